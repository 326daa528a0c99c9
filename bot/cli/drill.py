"""`adlwatch drill NAME`: a made-up ADL for a listed person, played by the bot that runs."""

from argparse import Namespace

from bot.cli.alive import LATEST
from bot.cli.hosting import house, play
from bot.errors import UserMistake
from bot.services import drills
from bot.services.house import House
from bot.store import people
from bot.store.pulse import pulse
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the bot that runs was asked for it. Raises UserMistake when none runs, or for a strange name."""
    return play(_drill(given))


async def _drill(given: Namespace) -> int:
    async with house(given) as opened:
        async with opened.database.read() as db:
            person = await people.named(db, given.name)
        if person is None:
            raise UserMistake(say("person-unknown", name=given.name))
        _check_running(opened)
        await drills.begin(opened, person, given.escalate)
    print(say("drill-asked", name=given.name))
    return 0


def _check_running(opened: House) -> None:
    alive = pulse(opened.database.where)
    if alive is None or opened.clock.now() - alive > LATEST:
        raise UserMistake(say("drill-not-running"))
