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
)

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
    has it). Raises Garbled when a single row cannot be read: leaving it out would look like a closed
    position.
    """
    oddities: list[str] = []
    found = rows(payload, "positionRisk")
    read, figures = (_coin_position, _COIN_FIGURES) if coin else (_position, _FIGURES)
    try:
        positions = [
            read(row, own, known, places, oddities)
            for row, own in zip(found, figures(found), strict=True)
            if own[0] != 0
        ]
    except ArithmeticError as error:  # a number with an absurd exponent
        raise Garbled("a position's numbers are out of any range") from error
    return Look(tuple(positions), tuple(dict.fromkeys(oddities)))


_NAME = named("symbol", "positionSide")


def _which(row: Row, places: Table, oddities: list[str]) -> tuple[PositionKey, Gauge]:
    """The name of a position, and its place in the queue."""
    name, place = _NAME(row), gauge(row.get("adl"), "adl", WORST)
    if isinstance(place, NoGauge):
        place = _other_place(place, name, places, oddities)
    if name.slot not in _SLOTS:
        oddities.append(f"positionSide={raw(name.slot)}")
    return name, place


_FIGURES = numbers(
    "positionAmt",
    "entryPrice",
    "markPrice",
    "notional",
    "positionInitialMargin",
    "isolatedMargin",
    "unRealizedProfit",
    "liquidationPrice",
)


def _position(row: Row, figures: Figures, known: Known, places: Table, oddities: list[str]) -> Position:
    name, place = _which(row, places, oddities)
    amount, entry, mark, notional, initial, isolated, profit, liquidation = figures
    size, side = _sized(amount, name.slot)
    notional = None if notional is None else abs(notional)
    instrument, asset = known.get(name.symbol), row.get("marginAsset")
    return Position(
        key=name,
        side=side,
        size=size,
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
    "positionAmt",
    "entryPrice",
    "markPrice",
    "unRealizedProfit",
    "liquidationPrice",
)


def _coin_position(row: Row, figures: Figures, known: Known, places: Table, oddities: list[str]) -> Position:
    name, place = _which(row, places, oddities)
    amount, entry, mark, profit, liquidation = figures
    size, side = _sized(amount, name.slot)
    mark = above_zero(mark)
    instrument = known.get(name.symbol)
    notional = instrument.notional(size, mark) if instrument else None
    if notional is None:
        notional = _in_usd(maybe_number(row, "notionalValue"), mark)
    return Position(
        key=name,
        side=side,
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


def _other_place(place: NoGauge, name: PositionKey, places: Table, oddities: list[str]) -> Gauge:
    """The gauge of a row whose `adl` was not there, or off the scale; the latter is reported."""
    absent = place.reason is NoGaugeReason.ABSENT
    found: Gauge = own(places.get(name.symbol), name.slot) if absent else place
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


def _sized(amount: Decimal | None, slot: str) -> tuple[Decimal, Side]:
    """The size and side: the slot's in hedge mode, else by the sign (a short is negative in either mode)."""
    if amount is None:
        raise Garbled("positionAmt is not a number")
    short = slot == "SHORT" or (slot != "LONG" and amount < 0)
    return abs(amount), Side.SHORT if short else Side.LONG


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
    return whole if whole >= _ONE and abs(exact - whole) <= whole * _CLOSE else None


_ONE, _CLOSE = Decimal(1), Decimal("0.01")
