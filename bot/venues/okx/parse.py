"""OKX's envelope and positions turned into facts; pure. Field names are those of the V5 documents.

Page: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from bot.errors import Garbled
from bot.model.instrument import Instrument
from bot.model.position import (
    Gauge,
    MarginMode,
    NoGauge,
    NoGaugeReason,
    Position,
    PositionKey,
    Side,
    SizeUnit,
)
from bot.venues.contract import Look
from bot.venues.okx.endpoints import KINDS, SKIPPED
from bot.venues.reading import (
    Figures,
    Row,
    above_zero,
    gauge,
    maybe_number,
    named,
    numbers,
    raw,
    rows,
    text,
)

Leg = tuple[str, str]
"""instId and posSide: what a fill says of its position."""

NO_FACTS: Mapping[str, Instrument] = MappingProxyType({})

_SIDES = {"long": Side.LONG, "short": Side.SHORT}
_MODES = {"cross": MarginMode.CROSS, "isolated": MarginMode.ISOLATED}
_FACING = ("net", *_SIDES)
_SLOTS = frozenset(f"{facing}/{mode}" for facing in _FACING for mode in _MODES)
_DOLLARS = frozenset({"USD", "USDT", "USDC", "USDG"})
"""Margin currencies counted as US dollars. USD, USDC and USDG are the documented settlement choices."""


def data(payload: Any) -> list[Row]:
    """The records of a successful reply. Raises Garbled: an error reply can look like an empty list."""
    if not isinstance(payload, dict) or str(payload.get("code")) != "0":
        raise Garbled("the answer is not a result of OKX")
    found = rows(payload.get("data"), "data")
    if not found and payload.get(
        "msg"
    ):  # documented as empty in a success: nothing is not believed beside it
        raise Garbled("the answer is empty and says why")
    return found


def symbols(found: Iterable[Row]) -> list[str]:
    """The instruments of rows whose facts OKX lists; the rest of a row is not looked at."""
    return [name for row in found if row.get("instType") in KINDS and type(name := row.get("instId")) is str]


def positions(found: Iterable[Row], known: Mapping[str, Instrument] = NO_FACTS) -> Look:
    """The swap, futures and option positions of account/positions, with what is known of their instruments.

    Raises Garbled when a row cannot be read.
    """
    oddities: list[str] = []
    ours = [row for row in found if text(row, "instType") not in SKIPPED]
    read = [_position(row, own, known, oddities) for row, own in zip(ours, _FIGURES(ours), strict=True)]
    return Look(tuple([p for p in read if p is not None]), tuple(dict.fromkeys(oddities)))


_NAME = named("instId", "posSide", "mgnMode")
_FIGURES = numbers("pos", "avgPx", "markPx", "notionalUsd", "lever", "upl", "liqPx")


def _position(
    row: Row, figures: Figures, known: Mapping[str, Instrument], oddities: list[str]
) -> Position | None:
    pos, entry, mark, notional, lever, upl, liquidation = figures
    if pos is None:
        raise Garbled("pos is missing or not a number")
    if not pos:
        return None
    name, kind = _NAME(row), row["instType"]
    size, mark, indicator = pos.copy_abs(), above_zero(mark), gauge(row.get("adl"), "adl", of=5)
    instrument = known.get(name.symbol)
    _note(row, name, indicator, oddities)
    return Position(
        key=name,
        # In long/short mode `pos` is positive for both sides; in net mode its sign is the side.
        side=_SIDES.get(row["posSide"]) or (Side.LONG if pos > 0 else Side.SHORT),
        size=size,
        unit=SizeUnit.CONTRACTS,
        gauge=indicator,
        entry_price=above_zero(entry),
        mark_price=mark,
        notional=above_zero(notional) or _notional(instrument, size, mark),
        leverage=above_zero(lever),
        margin_mode=_MODES.get(row["mgnMode"]),
        profit=_profit(row, kind, name.symbol, upl, mark),
        currency="USD",
        liquidation_price=above_zero(liquidation),
        instrument=instrument,
        # Documented 2024-01-17: "0" after a liquidation or ADL, until the position has a new fill.
        system_trade=str(row.get("tradeId")) == "0",
    )


def _note(row: Row, name: PositionKey, indicator: Gauge, oddities: list[str]) -> None:
    """Words that are not documented. A position of an unknown kind is kept all the same: better one too many
    than one we never see."""
    if row["instType"] not in KINDS:
        oddities.append(f"instType={raw(row['instType'])}")
    if name.slot not in _SLOTS:
        pos_side, _, mode = name.slot.partition("/")
        oddities.extend([f"posSide={raw(pos_side)}"] if pos_side not in _FACING else [])
        oddities.extend([f"mgnMode={raw(mode)}"] if mode not in _MODES else [])
    if isinstance(indicator, NoGauge) and indicator.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(indicator.venue_value)


def _notional(instrument: Instrument | None, size: Decimal, mark: Decimal | None) -> Decimal | None:
    """What OKX leaves out, in US dollars, from the contract; None when that is not in dollars."""
    if instrument is None or instrument.quote not in _DOLLARS:
        return None
    return instrument.notional(size, mark)


def _profit(row: Row, kind: str, symbol: str, upl: Decimal | None, mark: Decimal | None) -> Decimal | None:
    """`upl` in US dollars, so that it shares `Position.currency` with `notionalUsd`.

    It is given in the margin currency `ccy`: dollars and dollar coins count one to one, a coin-margined
    contract's coin at the mark price. The mark price of an option is in coins: `usdPx` ("USD price of
    ccy") is taken there. None for anything else.
    """
    ccy = row.get("ccy")
    if type(ccy) is str and ccy in _DOLLARS:
        return upl
    if kind == "OPTION":
        dollars = above_zero(maybe_number(row, "usdPx"))
    else:
        dollars = mark if ccy == symbol.partition("-")[0] else None
    return None if upl is None or dollars is None else upl * dollars


def is_strange(name: PositionKey) -> bool:
    """Whether a slot holds a word that is not documented."""
    return name.slot not in _SLOTS


def renamed(position: Position, name: PositionKey) -> Position | None:
    """A position of a strange slot under a name it was held by, None when its known words contradict it."""
    (said_side, _, said_mode), (pos_side, _, mode) = (p.slot.partition("/") for p in (position.key, name))
    if said_side in _FACING and said_side != pos_side:
        return None
    if said_mode in _MODES and said_mode != mode:
        return None
    return position._replace(key=name, side=_SIDES.get(pos_side) or position.side)


def modes(seen: Iterable[PositionKey]) -> dict[Leg, frozenset[str]]:
    """The margin modes in which each leg of an instrument is held, in OKX's words."""
    found: dict[Leg, frozenset[str]] = {}
    for position in seen:
        pos_side, _, mode = position.slot.partition("/")
        leg = (position.symbol, pos_side)
        found[leg] = found.get(leg, frozenset()) | {mode}
    return found
