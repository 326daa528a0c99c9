"""Where the desk finds suggestions for an argument, and which of them fit what is typed so far."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from bot.chat.contract import Argument, Choice
from bot.model.person import Person
from bot.services import suggestions
from bot.services.house import House

MOST = 25
"""Suggestions at a time: more than that no app shows."""
SYMBOLS, HOLDINGS, INCIDENTS = "symbols", "holdings", "incidents"
ACCOUNTS, WATCHED, PAUSED, ERASABLE = "accounts", "watched", "paused", "erasable"

Source = Callable[[House, Person], Awaitable[tuple[suggestions.Suggestion, ...]]]

SOURCES: Mapping[str, Source] = {
    SYMBOLS: suggestions.symbols,
    HOLDINGS: suggestions.holdings,
    INCIDENTS: suggestions.incidents,
    ACCOUNTS: suggestions.own_accounts,
    WATCHED: suggestions.watched,
    PAUSED: suggestions.paused,
    ERASABLE: suggestions.erasable,
}
"""What an `Argument.source` may name."""


async def choices(house: House, person: Person, argument: Argument) -> tuple[Choice, ...]:
    """All that a person may mean by an argument; none for free text."""
    if argument.source:
        return tuple(Choice(label, value) for label, value in await SOURCES[argument.source](house, person))
    return tuple(Choice(choice, choice) for choice in argument.choices)


def fitting(found: Iterable[Choice], typed: str) -> tuple[Choice, ...]:
    """Those that hold what is typed, in any case and without its signs; those that begin with it first."""
    wanted = _plain(typed)
    among = [(choice, _plain(f"{choice.value} {choice.label}")) for choice in found]
    hits = [(not text.startswith(wanted), choice) for choice, text in among if wanted in text]
    return tuple(choice for _, choice in sorted(hits, key=lambda hit: hit[0]))[:MOST]


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
