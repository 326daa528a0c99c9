"""Commands on accounts: connect one, and what each holds."""

from collections.abc import Mapping
from functools import partial

from bot.chat import answers, connecting
from bot.chat.contract import Argument, Command, Form, Kind
from bot.chat.message import Message
from bot.desk import sources, viewing
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import accounts, positions
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    venues = Argument("exchange", say("connect-head"), choices=tuple(house.venues))
    fields = Argument("fields", say("argument-fields"))
    held = Argument("what", say("argument-positions"), source=sources.HOLDINGS)
    mine = Kind.ACCOUNTS
    return (
        Line(
            Command("connect", say("help-connect"), (venues, fields), secret=True, kind=mine),
            partial(_connect, house),
            partial(_form, house),
            partial(_submit, house),
        ),
        Line(Command("accounts", say("help-accounts"), kind=mine), partial(_accounts, house)),
        Line(
            Command("positions", say("help-positions"), (held,), kind=Kind.RISK), partial(_positions, house)
        ),
    )


async def connected(
    house: House, person: Person, venue: str, label: str, fields: Mapping[str, str], sure: bool = False
) -> Message:
    """Take an account with the fields a person gave, and say what its key may do. Raises UserMistake."""
    given = dict(fields)
    accept = given.pop("accept", "")
    label = label or await accounts.free_label(house, person.id, accounts.described(house, venue))
    account, proof = await accounts.connect(house, person, venue, label, given, label if sure else accept)
    return connecting.connected(account, house.venues[account.venue], proof, house.clock.now())


async def _connect(house: House, person: Person, text: str) -> Message:
    """`/connect`, or the whole: `/connect EXCHANGE LABEL name=value …`."""
    words = text.split()
    if not words:
        return connecting.which_venue(house.venues.values())
    venue = accounts.described(house, words[0])
    label, fields = _label_and_fields(words[1:])
    return await connected(house, person, venue.name, label, fields)


async def _form(house: House, person: Person, text: str) -> Form | None:
    """`/connect EXCHANGE` and `/connect EXCHANGE LABEL`: the rest is asked for."""
    words = text.split()
    label, fields = _label_and_fields(words[1:])
    if not words or fields:
        return None
    return connecting.form(accounts.described(house, words[0]), label)


async def _submit(
    house: House, person: Person, choice: str, values: Mapping[str, str], sure: bool
) -> Message:
    venue, _, label = choice.partition(" ")
    fields = dict(values)
    named = fields.pop("label", "").strip()
    return await connected(house, person, venue, label or named, fields, sure)


async def _accounts(house: House, person: Person, text: str) -> Message:
    found = await accounts.listing(house, person)
    return answers.accounts(found, house.titles(), house.clock.now())


async def _positions(house: House, person: Person, text: str) -> Message:
    """`/positions`, `/positions ACCOUNT`, `/positions SYMBOL`."""
    found = await positions.everything(house, person, text)
    viewing.needs_something(person, found)
    return answers.positions(found, house.titles(), house.regimes, house.clock.now())


def _label_and_fields(words: list[str]) -> tuple[str, dict[str, str]]:
    """What stands before the first `name=value`, and the values; one may have several words, like a label."""
    parts = [""]
    for word in words:
        parts = [*parts, word] if "=" in word else [*parts[:-1], f"{parts[-1]} {word}".strip()]
    return parts[0], dict(part.split("=", 1) for part in parts[1:])
