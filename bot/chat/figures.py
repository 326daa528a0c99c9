"""Numbers, prices, times and durations as people read them. Pure; no float ever."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from bot.model.ids import VenueName
from bot.model.instrument import Instrument
from bot.model.order import CancelledOrder, OpenOrder
from bot.model.person import Account
from bot.model.position import (
    AdlGauge,
    Gauge,
    NoGaugeReason,
    Position,
    PositionKey,
    Side,
    SizeUnit,
    Worst,
)
from bot.model.zones import wall
from bot.words import ENGLISH, language, say

Titles = Mapping[VenueName, str]
"""How each exchange is called."""
SOME = 4
"""Names that a first line holds."""
CASH = ("USD", "EUR")
"""Parts of the names of what is counted in cents (USDT, USDC, FDUSD ...)."""


def plain(value: Decimal) -> str:
    """A number with thousands separators and without trailing zeros; never in exponent form."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(_marks(language()))


def rounded(value: float, places: int = 1) -> str:
    """A measurement of the house (megabytes, seconds, a count) with at most so many places."""
    return plain(Decimal(repr(round(value, places))))


@cache
def _marks(spoken: str) -> dict[int, str]:
    """The separators of a language in the place of the English ones."""
    return str.maketrans({",": get_group_symbol(spoken), ".": get_decimal_symbol(spoken)})


def money(value: Decimal, currency: str) -> str:
    """An amount: cents below a thousand, whole units above. Less than half a cent has no sign. A coin (what
    coin-margined contracts are settled in) is shown as a price is: a thousandth of one may be much."""
    if currency and not any(cash in currency for cash in CASH):
        text = price(value)
        return f"{'0' if text == '-0' else text} {currency}"
    places = Decimal("0.01") if abs(value) < 1000 else Decimal(1)
    rounded = value.quantize(places, ROUND_HALF_EVEN)
    return f"{plain(rounded if rounded else Decimal(0))} {currency}".strip()


def percent(part: Decimal, whole: Decimal) -> str:
    """`part` of `whole` in percent, one decimal below ten and above 99. A part is never shown as all or
    as nothing."""
    share = part / whole * 100
    if 0 < share < 100:
        share = min(max(share, Decimal("0.1")), Decimal("99.9"))
    return f"{plain(share.quantize(Decimal(1) if 10 <= share <= 99 else Decimal('0.1')))} %"


def part(value: Decimal) -> str:
    """A part of one, 0 to 1, in percent."""
    return percent(value, Decimal(1))


def exact(value: Decimal) -> str:
    """A size to its last digit; what has no end, or hardly one, to twelve digits and twelve places."""
    rounded = Context(prec=12).plus(value)
    return plain(rounded if rounded.adjusted() >= 0 else round(rounded, 12))


def share(value: Decimal) -> str:
    """A signed part of one in percent, one decimal: -0.213 is "-21.3 %"."""
    return f"{plain((value * 100).quantize(Decimal('0.1'), ROUND_HALF_EVEN))} %"


def price(value: Decimal) -> str:
    """A price with at most eight significant digits; averages have endless ones."""
    digits = max(0, 7 - value.adjusted()) if value else 0
    return plain(value.quantize(Decimal(1).scaleb(-min(digits, 12))))


def in_ticks(value: Decimal, instrument: Instrument | None) -> str:
    """A price in the instrument's own step, all its places shown ("2,500.10"); as `price` where that is not
    known."""
    tick = instrument.tick if instrument is not None else None
    if not tick or tick <= 0:
        return price(value)
    steps = (value / tick).to_integral_value(ROUND_HALF_EVEN)
    return f"{Decimal(int(steps)) * tick:,f}".translate(_marks(language()))


def size(value: Decimal, unit: SizeUnit) -> str:
    return say(f"size-{unit.value}", size=plain(value))


def position_size(position: Position) -> str:
    """The size as the venue counts it and, where that is not in coins, what it is in coins."""
    counted = size(position.size, position.unit)
    instrument, delta = position.instrument, position.delta
    if position.unit is SizeUnit.BASE or instrument is None or delta is None:
        return counted
    return say("size-in-coins", size=counted, coins=price(abs(delta)), base=instrument.base)


def clock(at: datetime) -> str:
    """The time of day in UTC."""
    return f"{at.astimezone(UTC):%H:%M:%S} UTC"


def day(at: datetime) -> str:
    """Day and time in UTC. In English the day is written so that both sides of the Atlantic read the same."""
    at = at.astimezone(UTC)
    return f"{_date(at)} {at:%H:%M} UTC"


def _date(at: datetime) -> str:
    return f"{at:%Y-%m-%d}" if language() == ENGLISH else format_date(at, "medium", locale=language())


def local(at: datetime, name: str) -> str:
    """A time on somebody's own clock, with the name of their zone."""
    shown = wall(at, name)
    return f"{_date(shown)} {shown:%H:%M} {name or 'UTC'}"


def duration(seconds: float) -> str:
    """A length of time in its two largest units: "42 s", "14 min", "3 h 12 min", "2 d 4 h"."""
    whole = int(max(0, seconds))
    if whole < 120:
        return say("seconds", count=str(whole))
    minutes, hours, days = whole // 60, whole // 3600, whole // 86400
    if minutes < 120:
        return say("minutes", count=str(minutes))
    if hours < 48:
        return say("hours", hours=str(hours), minutes=str(minutes % 60))
    return say("days", days=str(days), hours=str(hours % 24))


def gauge(reading: Gauge, *, venue: bool = False) -> str:
    """An indicator on our scale; with `venue`, the exchange's own value beside it."""
    if isinstance(reading, AdlGauge):
        key = "gauge-venue" if venue else "gauge-level"
        return say(key, level=str(reading.level), of=str(reading.of), value=reading.venue_value)
    if reading.reason is NoGaugeReason.UNRECOGNISED:
        return say("gauge-unrecognised", value=reading.venue_value)
    return say("gauge-not-offered" if reading.reason is NoGaugeReason.NOT_OFFERED else "gauge-absent")


def own_scale(reading: Gauge) -> str:
    """The exchange's own value, and which end of its scale goes first."""
    if not isinstance(reading, AdlGauge):
        return reading.venue_value
    first = str(reading.of) if reading.worst is Worst.HIGH else "1"
    return say("gauge-own-scale", value=reading.venue_value, first=first)


def name(key: PositionKey, side: Side) -> str:
    return say("position-name", symbol=key.symbol, side=say(f"side-{side.value}"))


def notional(position: Position) -> str:
    if position.notional is None:
        return say("notional-unknown")
    return money(position.notional, position.currency)


def leverage(position: Position) -> str:
    if position.leverage is None:
        return say("leverage-unknown")
    return say("leverage-times", leverage=plain(position.leverage))


def position_line(position: Position) -> str:
    """A position in one line, its indicator with the exchange's own value."""
    return say(
        "position-line",
        position=name(position.key, position.side),
        size=position_size(position),
        notional=notional(position),
        leverage=leverage(position),
        gauge=gauge(position.gauge, venue=True),
    )


def position_prices(position: Position) -> str:
    """The prices of a position in its instrument's steps, and its open profit; "" where none is known."""
    named = (
        ("price-entry", position.entry_price),
        ("price-mark", position.mark_price),
        ("price-liquidation", position.liquidation_price),
    )
    parts = [say(key, price=in_ticks(value, position.instrument)) for key, value in named if value]
    if position.profit is not None:
        parts.append(say("price-profit", profit=money(position.profit, position.currency)))
    return " · ".join(parts)


def order_line(order: OpenOrder, instrument: Instrument | None = None) -> str:
    """A resting order in one line, its prices in the instrument's steps where that is known."""

    def price(value: Decimal) -> str:
        return plain(value) if instrument is None else in_ticks(value, instrument)

    return say(
        "order-line",
        symbol=order.symbol,
        side=say("order-buy" if order.buy else "order-sell"),
        size=say("order-whole") if order.closes else plain(order.size),
        kind=order.kind,
        price="" if order.price is None else say("order-at", price=price(order.price)),
        trigger="" if order.trigger is None else say("order-trigger", price=price(order.trigger)),
        reduce=say("order-reduce-only") if order.reduce_only else "",
    )


def cancel_reason(cancelled: CancelledOrder) -> str:
    """Why an order is gone, with the exchange's own mark where there is one."""
    reason = say(f"cancel-{cancelled.reason.value.replace(' ', '-')}")
    return say("cancel-with-proof", reason=reason, proof=cancelled.proof) if cancelled.proof else reason


def some(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are: for a first line, which has little room."""
    if len(names) <= SOME:
        return ", ".join(names)
    return say("names-more", names=", ".join(names[:SOME]), count=str(len(names) - SOME))


def beyond_some(names: Sequence[str]) -> tuple[str, ...]:
    """All the names in a line, where `some` leaves any out."""
    return (", ".join(names),) if len(names) > SOME else ()


def account(held: Account, venue_title: str) -> str:
    return say("account", label=held.label, venue=venue_title)


def where(held: Account | None, titles: Titles) -> str:
    """How an account is called everywhere; "" without one."""
    return "" if held is None else account(held, titles.get(held.venue, held.venue))
