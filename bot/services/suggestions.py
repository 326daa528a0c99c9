"""What a person may mean: their own accounts and symbols, as (how it is shown, what to type)."""

from collections.abc import Iterable

from bot.errors import UserMistake
from bot.model.alert import Told
from bot.model.event import AdlTaken
from bot.model.person import Account, Person, Watch
from bot.services import export
from bot.services.accounts import listing
from bot.services.house import House
from bot.store import accounts
from bot.words import say

Suggestion = tuple[str, str]
EVERYTHING = "*"
"""In place of a label, which can never be that."""


async def symbols(house: House, person: Person) -> tuple[Suggestion, ...]:
    """The symbols that a person holds, by name."""
    held = {p.key.symbol for standing in await listing(house, person) for p in standing.baseline.positions}
    return tuple((symbol, symbol) for symbol in sorted(held))


async def own_accounts(house: House, person: Person) -> tuple[Suggestion, ...]:
    """The accounts of a person, in the order they were added."""
    return await _accounts(house, person, Watch)


async def holdings(house: House, person: Person) -> tuple[Suggestion, ...]:
    """The accounts of a person, and the symbols that they hold."""
    return (*await own_accounts(house, person), *await symbols(house, person))


async def incidents(house: House, person: Person) -> tuple[Suggestion, ...]:
    """What ADL took from a person, the newest first, each by the number of its checklist."""
    found = await export.incidents(house, person)
    return tuple((_incident(told), str(told.checklist.id)) for told in found if told.checklist is not None)


async def watched(house: House, person: Person) -> tuple[Suggestion, ...]:
    """Those that can be paused."""
    return await _accounts(house, person, (Watch.ON,))


async def paused(house: House, person: Person) -> tuple[Suggestion, ...]:
    """Those that can be watched again."""
    return await _accounts(house, person, (Watch.PAUSED,))


async def erasable(house: House, person: Person) -> tuple[Suggestion, ...]:
    """Every account, and everything of the person."""
    return (*await own_accounts(house, person), (say("erase-all-mine"), EVERYTHING))


def _incident(told: Told) -> str:
    event = told.alert.event
    assert told.checklist is not None and isinstance(event, AdlTaken)
    symbols = ", ".join(sorted(event.incident.symbols))
    return f"{told.checklist.id} · {event.incident.first_at:%Y-%m-%d} · {symbols}"


async def _accounts(house: House, person: Person, among: Iterable[Watch]) -> tuple[Suggestion, ...]:
    wanted, titles = frozenset(among), house.titles()
    async with house.database.read() as db:
        found = [a for a in await accounts.everything(db, person.id) if a.watch in wanted]
    return tuple((say("account", label=a.label, venue=titles.get(a.venue, a.venue)), a.label) for a in found)


async def one_account(house: House, person: Person, text: str) -> tuple[Account, str]:
    """The person's account that a text begins with by its label, and what follows it. The longest label
    counts. Raises UserMistake naming those there are."""
    async with house.database.read() as db:
        found = await accounts.everything(db, person.id)
    if not found:
        raise UserMistake(say("accounts-none"))
    wanted = f"{text.strip()} ".casefold()
    named = [a for a in found if wanted.startswith(f"{a.label} ".casefold())]
    if not named:
        raise UserMistake(say("account-which", labels=", ".join(a.label for a in found)))
    chosen = max(named, key=lambda a: len(a.label))
    return chosen, text.strip()[len(chosen.label) :].strip()
