"""`adlwatch alerts [NUMBER]`: the latest alerts of everybody, or how one of them travelled."""

from argparse import Namespace

from bot.chat import answers, journeys
from bot.chat.message import Message
from bot.cli.hosting import house, play, terminal
from bot.services import alerts

LISTED = 40


def main(given: Namespace) -> int:
    """0 when shown. Raises UserMistake for a number that no alert has."""
    return play(_list(given) if given.number is None else _journey(given))


async def _list(given: Namespace) -> int:
    async with house(given) as opened:
        found = await alerts.recent(opened, None, LISTED)
        shown = answers.alerts(found, opened.titles(), await alerts.copies(opened, found))
        await terminal(opened).send("", shown)
    return 0


async def _journey(given: Namespace) -> int:
    async with house(given) as opened:
        told, copies = await alerts.journey(opened, None, given.number)
        shown: Message = journeys.journey(told, copies, opened.titles())
        await terminal(opened).send("", shown)
    return 0
