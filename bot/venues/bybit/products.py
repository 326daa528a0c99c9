"""What Bybit's list of instruments means: rows -> instruments. Pure. Page: docs/v5/market/instrument.

One unit of a position's size is one coin of `baseCoin` in a linear contract and one USD in an inverse one.
"""

from collections.abc import Iterable
from decimal import Decimal

from bot.errors import Garbled
from bot.model.instrument import Instrument, Payoff
from bot.venues.bybit.pages import Page
from bot.venues.reading import Row, maybe_price, text

ONE = Decimal(1)
_NAMES = ("symbol", "baseCoin", "quoteCoin", "settleCoin")
PAYOFFS = {"linear": Payoff.LINEAR, "inverse": Payoff.INVERSE}


def instruments(category: str, pages: Iterable[Page]) -> dict[str, Instrument]:
    """The instruments of one category by symbol. A row that lacks a name, or whose contractType contradicts
    its list, is left out: then the facts of that symbol are unknown, which is better than wrong."""
    found = (_instrument(row, PAYOFFS[category]) for page in pages for row in page.rows)
    return {instrument.symbol: instrument for instrument in found if instrument is not None}


def _instrument(row: Row, payoff: Payoff) -> Instrument | None:
    other = Payoff.INVERSE if payoff is Payoff.LINEAR else Payoff.LINEAR
    if str(row.get("contractType")).startswith(other.value.capitalize()):
        return None
    try:
        symbol, base, quote, settle = (text(row, field) for field in _NAMES)
    except Garbled:
        return None
    prices = row.get("priceFilter")
    tick = maybe_price(prices, "tickSize") if isinstance(prices, dict) else None
    return Instrument(symbol, base, quote, settle, payoff, ONE, tick)
