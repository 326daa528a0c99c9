"""Hyperliquid's ranking for ADL, as its page publishes it. Pure.

Page: https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging - among those in profit,
(mark price / entry price) x (notional position / account value), highest first. For a short the first factor
is turned round (unsure: the page shows the long's alone, and would else rank winning shorts last).
"""

from decimal import Decimal

from bot.model.funds import Funds
from bot.model.position import Position, Side
from bot.model.score import Score
from bot.venues.ranking import effective_leverage, entry_value

FORMULA = "mark/entry x notional/account value"


def score(position: Position, funds: Funds | None) -> Score | None:
    """The published index; 0 for a position without profit, as only those in profit are sorted.

    The account value is the isolated position's own where it is isolated. Where it is not known (`missing`)
    the leverage that is set bounds the second factor. None when profit or notional is unknown, or the
    account is worth nothing.
    """
    cost, notional = entry_value(position), position.notional
    if cost is None or not notional or position.profit is None:
        return None
    leverage = effective_leverage(position, notional, funds)
    missing = () if leverage is not None else ("account value",)
    if leverage is None:
        leverage = position.leverage
    if leverage is None or leverage <= 0:
        return None
    long = position.side is Side.LONG
    ratio = notional / cost if long else cost / notional
    value = ratio * leverage if position.profit > 0 else Decimal(0)
    parts = (("mark/entry" if long else "entry/mark", ratio), ("effective leverage", leverage))
    return Score(value, FORMULA, parts, estimate=bool(missing), missing=missing)
