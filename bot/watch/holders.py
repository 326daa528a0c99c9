"""Who is in which market of a venue. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.model.ids import PersonId
from bot.model.person import Account
from bot.model.regime import RegimeState, Why
from bot.watch.watched import Watched

Markets = Mapping[str, list[Watched]]
"""The accounts with a position in a market, by symbol."""


def followed(holders: Iterable[Watched]) -> frozenset[str]:
    """The symbols to be judged: those held, and those from which ADL took not long ago."""
    return frozenset(
        symbol
        for watched in holders
        for symbol in (
            *(position.key.symbol for position in watched.baseline.positions),
            *(cut.key.symbol for cut in watched.baseline.cuts),
        )
    )


def of(holders: Iterable[Watched]) -> Markets:
    """The markets that somebody is in."""
    found: defaultdict[str, list[Watched]] = defaultdict(list)
    for watched in holders:
        for symbol in {position.key.symbol for position in watched.baseline.positions}:
            found[symbol].append(watched)
    return found


def one_each(markets: Markets, symbol: str) -> list[Account]:
    """One account of each person in a market: they are told once, however many they have there."""
    first: dict[PersonId, Account] = {}
    for watched in markets.get(symbol, ()):
        first.setdefault(watched.account.owner, watched.account)
    return list(first.values())


def hit(holders: Iterable[Watched], state: RegimeState) -> frozenset[PersonId]:
    """Those who know why a market is in its regime, since nothing but ADL at accounts of this host speaks for
    it, and it took from their own."""
    if any(why is not Why.ADL_HERE for why, _ in state.reasons):
        return frozenset()
    return frozenset(
        watched.account.owner
        for watched in holders
        if any(cut.key.symbol == state.symbol for cut in watched.baseline.cuts)
    )
