"""What Bybit tells everybody about ADL: rows -> signals. Pure.

Pages: docs/v5/market/adl-alert (data of one minute) and docs/v5/market/insurance (one minute for pools of a
single contract, 24 hours for shared ones).

The published rules begin ADL in a contract when the pool is empty (balance <= 0), or when its balance is
above adlTriggerThreshold and pnlRatio below insurancePnlRatio. unsure how much that proves: the page's own
sample meets the rule, and the help centre writes of a fall of 100 % where the page has 30 %. So the
thresholds are taken from each row, and a rule that is met is HIGH: UNDER_WAY is never said, since no field
says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.model.signal import Danger, Signal
from bot.venues.bybit.pages import envelope
from bot.venues.reading import Row, maybe_moment, maybe_number, raw, rows

ADL_ALERT, INSURANCE = "adlAlert", "insurance"
"""The names of the two sources: the last word of their paths."""

_FIELDS = ("balance", "insurancePnlRatio", "pnlRatio", "adlTriggerThreshold", "adlStopRatio")
"""What a row of adlAlert is documented to hold. maxBalance is left out: it is always "" since 2025-12-18."""


@dataclass(frozen=True, slots=True)
class Told:
    """One reply of a source: its rows by symbol, the venue's time of the data, and unknown shapes met."""

    at: datetime | None
    rows: Mapping[str, Row]
    shared: frozenset[str] = field(default_factory=frozenset)
    oddities: tuple[str, ...] = ()


def alerts(payload: Any) -> Told:
    """What adlAlert says of each contract. Raises Garbled."""
    result, found, odd = envelope(payload), {}, []
    for row in rows(result.get("list"), "list"):
        symbol = row.get("symbol")
        if type(symbol) is str and symbol:
            found[symbol] = row
        else:
            odd.append("adlAlert: a row without a symbol")
    return Told(_time(payload, result), found, oddities=tuple(dict.fromkeys(odd)))


def pools(payload: Any) -> Told:
    """What insurance says of the pool of each contract that it names. Raises Garbled.

    A contract in trouble may be taken out of its shared pool into one of its own: the smaller pool counts.
    unsure: that a pool of several `symbols` is what the pages call shared.
    """
    result, found, shared = envelope(payload), {}, set()
    listed = [(_symbols(row), row) for row in rows(result.get("list"), "list")]
    for symbols, row in sorted(listed, key=lambda pool: len(pool[0]), reverse=True):
        found.update(dict.fromkeys(symbols, row))
        shared |= set(symbols)
        if len(symbols) == 1:
            shared -= set(symbols)
    return Told(_time(payload, result), found, frozenset(shared))


def alert_signals(told: Told, held: Iterable[str], shared: frozenset[str], now: datetime) -> list[Signal]:
    """The signals for contracts that are held. One that the list left out is told as empty: all contracts
    are documented to be in it. `shared` are those in shared pools, whose balance is a day old."""
    at = told.at or now
    return [
        _alert(symbol, at, told.rows[symbol], symbol in shared)
        if symbol in told.rows
        else Signal(ADL_ALERT, symbol, at, empty=("symbol",))
        for symbol in sorted(held)
    ]


def pool_signals(told: Told, held: Iterable[str], now: datetime) -> list[Signal]:
    """The pools' balances for contracts that are held; one that no pool names is left out."""
    return [
        _pool(symbol, told.at or now, told.rows[symbol], symbol in told.shared)
        for symbol in sorted(held)
        if symbol in told.rows
    ]


def danger(
    balance: Decimal | None, ratio: Decimal | None, starts: Decimal | None, threshold: Decimal | None
) -> Danger | None:
    """The published rules applied to one row; None when the numbers they need are missing.

    The page has both `<` and `<=` for the drawdown: the worse is taken, as it is for a threshold or balance
    that is missing. Half the way to the trigger is RAISED, also where the rule does not count.
    """
    if balance is not None and balance <= 0:
        return Danger.HIGH
    if ratio is None or starts is None or starts >= 0:
        return None
    counts = balance is None or threshold is None or balance > threshold
    if counts and ratio <= starts:
        return Danger.HIGH
    return Danger.RAISED if ratio <= starts / 2 else Danger.CALM


def _alert(symbol: str, at: datetime, row: Row, shared: bool) -> Signal:
    balance, starts, ratio, threshold, stops = (maybe_number(row, name) for name in _FIELDS)
    judged = danger(balance, ratio, starts, threshold)
    empty_pool = balance is not None and balance <= 0
    name = "balance" if empty_pool else "pnlRatio"
    return Signal(
        ADL_ALERT,
        symbol,
        at,
        judged,
        "" if judged is None else f"{name}={raw(row.get(name))}",
        balance,
        raw(row.get("coin") or ""),
        ratio,
        starts,
        stops,
        daily=shared,
        empty=_empty(row, _FIELDS),
    )


def _pool(symbol: str, at: datetime, row: Row, shared: bool) -> Signal:
    balance, coin = maybe_number(row, "balance"), raw(row.get("coin") or "")
    said = "" if balance is None else f"balance={raw(row['balance'])}"
    empty = _empty(row, ("balance",))
    return Signal(INSURANCE, symbol, at, None, said, balance, coin, daily=shared, empty=empty)


def _empty(row: Row, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in fields if maybe_number(row, name) is None)


def _symbols(row: Row) -> list[str]:
    """The contracts that share a pool; none where the row names a coin alone, as older documents have it."""
    listed = row.get("symbols")
    return [word.strip() for word in listed.split(",") if word.strip()] if isinstance(listed, str) else []


def _time(payload: Row, result: Row) -> datetime | None:
    """Trap: the page's table says updateTime, its payload has updatedTime."""
    return (
        maybe_moment(result, "updatedTime")
        or maybe_moment(result, "updateTime")
        or maybe_moment(payload, "time")
    )
