"""Binance's positionRisk payloads become positions. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.instrument import EXACT, Instrument
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
from bot.venues.binance.quantiles import WORST, Table, own
from bot.venues.contract import Look
from bot.venues.reading import Row, above_zero, gauge, key, maybe_number, number, numbers, raw, rows, text

Known = Mapping[str, Instrument]
_NOTHING: dict[str, Any] = {}
_SLOTS = ("BOTH", "LONG", "SHORT")


def positions(payload: Any, coin: bool = False, known: Known = _NOTHING, places: Table = _NOTHING) -> Look:
    """The open positions in a reply of positionRisk, and values out of the ordinary. (Pages: Position-
    Information-V3 of USDⓈ-M, Position-Information of COIN-M, Query-UM- and Query-CM-Position-Information of
    Portfolio Margin.)

    USDⓈ-M: sizes in coins, notional and profit in the margin asset. `coin` (COIN-M): sizes in contracts,
    notional and profit in USD, the profit turned from coins at the mark price. A short is negative. `known`
    are instruments by symbol; `places` the numbers of adlQuantile, for rows without `adl` (only USDⓈ-M v3
    has it). Raises Garbled when a single row cannot be read, or two are of one position: leaving one out
    would look like a closed one.
    """
    oddities: list[str] = []
    read = _coin_position if coin else _position
    try:
        found = tuple(
            read(row, size, known, places, oddities)
            for row in rows(payload, "positionRisk")
            if (size := number(row, "positionAmt"))
        )
    except ArithmeticError as error:  # a number with an absurd exponent
        raise Garbled("a position's numbers are out of any range") from error
    if len({position.key for position in found}) < len(found):
        raise Garbled("two rows are of one position")
    return Look(found, tuple(dict.fromkeys(oddities)))


def _which(row: Row, places: Table, oddities: list[str]) -> tuple[str, str, Gauge]:
    """The symbol and slot of a position, and its place in the queue."""
    symbol, slot = text(row, "symbol"), text(row, "positionSide")
    place = gauge(row.get("adl"), "adl", WORST)
    if isinstance(place, NoGauge):
        place = _other_place(place, symbol, slot, places, oddities)
    if slot not in _SLOTS:
        oddities.append(f"positionSide={raw(slot)}")
    return symbol, slot, place


_FIGURES = numbers(
    "entryPrice",
    "markPrice",
    "notional",
    "positionInitialMargin",
    "isolatedMargin",
    "unRealizedProfit",
    "liquidationPrice",
)


def _position(row: Row, amount: Decimal, known: Known, places: Table, oddities: list[str]) -> Position:
    symbol, slot, place = _which(row, places, oddities)
    entry, mark, notional, initial, isolated, profit, liquidation = _FIGURES(row)
    notional = None if notional is None else abs(notional)
    instrument, asset = known.get(symbol), row.get("marginAsset")
    return Position(
        key=key(symbol, slot),
        side=_side(slot, amount),
        size=abs(amount),
        unit=SizeUnit.BASE,
        gauge=place,
        entry_price=above_zero(entry),
        mark_price=above_zero(mark),
        notional=notional,
        leverage=_sent_leverage(row) if "leverage" in row else _leverage(notional, initial),
        margin_mode=None if isolated is None else MarginMode.ISOLATED if isolated else MarginMode.CROSS,
        profit=profit,
        currency=asset if type(asset) is str and 0 < len(asset) < 20 else _asset(asset, instrument),
        liquidation_price=above_zero(liquidation),
        instrument=instrument,
    )


_COIN_FIGURES = numbers(
    "entryPrice",
    "markPrice",
    "unRealizedProfit",
    "liquidationPrice",
)


def _coin_position(row: Row, amount: Decimal, known: Known, places: Table, oddities: list[str]) -> Position:
    symbol, slot, place = _which(row, places, oddities)
    entry, mark, profit, liquidation = _COIN_FIGURES(row)
    mark = above_zero(mark)
    instrument, size = known.get(symbol), abs(amount)
    notional = instrument.notional(size, mark) if instrument else None
    if notional is None:
        notional = _in_usd(maybe_number(row, "notionalValue"), mark)
    return Position(
        key=key(symbol, slot),
        side=_side(slot, amount),
        size=size,
        unit=SizeUnit.CONTRACTS,
        gauge=place,
        entry_price=above_zero(entry),
        mark_price=mark,
        notional=None if notional is None else abs(notional),
        leverage=_sent_leverage(row),
        margin_mode=_margin_mode(row),
        profit=_in_usd(profit, mark),
        currency="USD",
        liquidation_price=above_zero(liquidation),
        instrument=instrument,
    )


def is_strange(name: PositionKey) -> bool:
    """Whether a slot is none of the documented values of positionSide."""
    return name.slot not in _SLOTS


def renamed(position: Position, name: PositionKey) -> Position | None:
    """A position of a strange slot under a name it was held by, None for one of the other side."""
    return position._replace(key=name) if name.slot in ("BOTH", position.side.name) else None


def _other_place(place: NoGauge, symbol: str, slot: str, places: Table, oddities: list[str]) -> Gauge:
    """The gauge of a row whose `adl` was not there, or off the scale; the latter is reported."""
    found: Gauge = own(places.get(symbol), slot) if place.reason is NoGaugeReason.ABSENT else place
    if isinstance(found, NoGauge) and found.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(found.venue_value)
    return found


def _asset(sent: Any, instrument: Instrument | None) -> str:
    """The margin asset; the instrument's where the row has none (Portfolio Margin)."""
    return raw(sent or (instrument.settle if instrument else ""))


def _in_usd(coins: Decimal | None, mark: Decimal | None) -> Decimal | None:
    """An amount of the margin coin at the mark price; None when either is unknown."""
    if coins is None or mark is None:
        return None
    value = EXACT.multiply(coins, mark)
    return value if value.is_finite() else None


def _side(slot: str, amount: Decimal) -> Side:
    """The slot's side in hedge mode; else the amount's sign (a short is negative in either mode)."""
    if slot == "LONG":
        return Side.LONG
    return Side.SHORT if slot == "SHORT" or amount < 0 else Side.LONG


_MODES = {"cross": MarginMode.CROSS, "isolated": MarginMode.ISOLATED}


def _margin_mode(row: Row) -> MarginMode | None:
    """The mode that COIN-M names, else by the isolated margin, which is 0 in cross mode; None when neither
    is sent (Portfolio Margin)."""
    if named := _MODES.get(str(row.get("marginType")).lower()):
        return named
    isolated = maybe_number(row, "isolatedMargin")
    return None if isolated is None else MarginMode.ISOLATED if isolated else MarginMode.CROSS


def _sent_leverage(row: Row) -> Decimal | None:
    return above_zero(maybe_number(row, "leverage"))


def _leverage(notional: Decimal | None, margin: Decimal | None) -> Decimal | None:
    """Notional over initial margin when that is a whole number within 1 %, else None.

    positionRisk v3 sends no leverage; initial margin is documented as notional / leverage.
    """
    if not notional or margin is None or margin <= 0:
        return None
    exact = notional / margin
    whole = exact.to_integral_value()
    return whole if whole >= 1 and abs(exact - whole) <= whole / 100 else None
