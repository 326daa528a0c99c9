"""The ranking that several venues describe in the same words: profit in percent x effective leverage. Pure.

None of them publishes how the two are counted, so that what comes out is an estimate: good for comparing
positions of one market, and for seeing what lowers it.
"""

from decimal import Decimal

from bot.model.funds import Funds
from bot.model.instrument import Payoff
from bot.model.position import Position, Side, SizeUnit
from bot.model.score import Score

FORMULA = "profit % x effective leverage"


def profit_times_leverage(position: Position, funds: Funds | None) -> Score | None:
    """Unrealised profit over the value at entry, times the value at the mark over the equity behind it.

    Without profit it is 0. Equity that was not read is `missing`: the leverage that is set is taken then, as
    more than its initial margin allows nobody has. None when profit or notional is unknown, or the
    margin is used up.
    """
    cost, profit, notional = entry_value(position), position.profit, position.notional
    if cost is None or profit is None or notional is None:
        return None
    leverage = effective_leverage(position, notional, funds)
    missing = () if leverage is not None else ("equity",)
    if leverage is None:
        leverage = position.leverage
    if leverage is None or leverage <= 0:
        return None
    share = max(profit, Decimal(0)) / cost
    parts = (("profit %", share), ("effective leverage", leverage))
    return Score(share * leverage, FORMULA, parts, estimate=True, missing=missing)


def entry_value(position: Position) -> Decimal | None:
    """The notional at the entry price, above 0, in the position's currency; None when it cannot be known.

    A long in profit was cheaper than it is worth, a short dearer. With an inverse contract it is the other
    way round: its notional never changes, and what its coins were at entry counts at today's mark price.
    """
    instrument, notional, profit = position.instrument, position.notional, position.profit
    if not notional or profit is None or (instrument and instrument.payoff is Payoff.OPTION):
        return None
    inverse = position.unit is SizeUnit.USD or (instrument and instrument.payoff is Payoff.INVERSE)
    value = notional + profit if (position.side is Side.LONG) == bool(inverse) else notional - profit
    return value if value > 0 else None


def effective_leverage(position: Position, notional: Decimal, funds: Funds | None) -> Decimal | None:
    """The notional over the equity behind it: below or above 0 as the equity is; None when it is unknown or
    nothing."""
    pot = funds.behind(position) if funds else None
    rate = pot.rate(position) if pot else None
    if pot is None or rate is None or not pot.equity:
        return None
    return notional * rate / pot.equity
