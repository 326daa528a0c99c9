"""Commands on accounts: connect one, and what each holds."""

from collections.abc import Mapping
from functools import partial

from bot.chat import answers
from bot.chat.contract import Argument, Command
from bot.chat.message import Message
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import accounts
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    venues = Argument("exchange", say("connect-head"), choices=tuple(house.venues))
    fields = Argument("fields", say("argument-fields"))
    return (
        Line(
            Command("connect", say("help-connect"), (venues, fields), secret=True), partial(_connect, house)
        ),
        Line(Command("accounts", say("help-accounts")), partial(_accounts, house)),
        Line(Command("positions", say("help-positions")), partial(_positions, house)),
    )


async def connected(
    house: House, person: Person, venue: str, label: str, fields: Mapping[str, str]
) -> Message:
    """Take an account with the fields a person gave, and say what its key may do. Raises UserMistake."""
    given = dict(fields)
    accept = given.pop("accept", "")
    account, proof = await accounts.connect(house, person, venue, label, given, accept)
    return answers.connected(account, house.venues[account.venue], proof, house.clock.now())


async def _connect(house: House, person: Person, text: str) -> Message:
    """`/connect`, `/connect EXCHANGE`, or the whole: `/connect EXCHANGE LABEL name=value …`."""
    words = text.split()
    if not words:
        return answers.which_venue(house.venues.values())
    venue = accounts.described(house, words[0])
    label, fields = _label_and_fields(words[1:])
    if not fields:
        return answers.how_to_connect(venue)
    return await connected(house, person, venue.name, label, fields)


async def _accounts(house: House, person: Person, text: str) -> Message:
    found = await accounts.listing(house, person.id)
    return answers.accounts(found, house.titles(), house.clock.now())


async def _positions(house: House, person: Person, text: str) -> Message:
    found = await accounts.listing(house, person.id)
    return answers.positions(found, house.titles(), house.clock.now())


def _label_and_fields(words: list[str]) -> tuple[str, dict[str, str]]:
    """What stands before the first `name=value`, and the values; one may have several words, like a label."""
    parts = [""]
    for word in words:
        parts = [*parts, word] if "=" in word else [*parts[:-1], f"{parts[-1]} {word}".strip()]
    return parts[0], dict(part.split("=", 1) for part in parts[1:])
