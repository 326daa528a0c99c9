"""Binance's ranking for ADL, LeveragePnL, as it is published. Pure.

Pages: https://www.binance.com/en/support/faq/360033525471 ("What Is Auto-Deleveraging (ADL)") and
https://dev.binance.vision/t/17801:

  PnL percent  = max(0, unrealised profit) / max(1, wallet balance)
  margin ratio = 0 if wallet balance + unrealised profit <= 0,
                 else maintenance margin / (wallet balance + unrealised profit)
  LeveragePnL  = PnL percent x margin ratio

All are counted in the margin asset. unsure: that this holds for COIN-M, where the floor of 1 is one coin, and
for Portfolio Margin, which publishes no ranking of its own.
"""

from decimal import Decimal

from bot.model.funds import Funds, Pot
from bot.model.position import Position
from bot.model.score import Score

FORMULA = "PnL percent x margin ratio"
_NONE, _ONE = Decimal(0), Decimal(1)


def score(position: Position, funds: Funds | None) -> Score | None:
    """LeveragePnL, a bare number; None when the profit is unknown, or nothing bounds it.

    Cross positions draw on what is shared in their margin asset, isolated ones on their own. `missing`: a
    margin that was not read is taken for the initial margin, a ratio for 1, at which a position is
    liquidated; a wallet balance that is not told for the equity less this position's own profit.
    """
    if position.profit is None:
        return None
    pot = funds.behind(position) if funds else None
    rate = pot.rate(position) if pot else None
    if pot is None or rate is None:
        return _bounded(position, position.profit)
    return _score(position.profit * rate, pot)


def _score(profit: Decimal, pot: Pot) -> Score | None:
    wallet, equity, missing = pot.wallet, pot.equity, []
    if wallet is None and equity is None:
        return None
    if wallet is None:
        assert equity is not None
        wallet = equity - profit
        missing.append("wallet balance")
    if equity is None:
        equity = wallet + profit
    ratio = _ONE
    if equity <= 0:
        ratio = _NONE
    elif pot.maintenance is not None:
        ratio = pot.maintenance / equity
    else:
        missing.append("maintenance margin")
    return _of(max(_NONE, profit) / max(_ONE, wallet), ratio, tuple(missing))


def _bounded(position: Position, profit: Decimal) -> Score | None:
    if not position.notional or not position.leverage:
        return None
    share = max(_NONE, profit) * position.leverage / position.notional
    return _of(share, _ONE, ("wallet balance", "maintenance margin"))


def _of(percent: Decimal, ratio: Decimal, missing: tuple[str, ...]) -> Score:
    parts = (("PnL %", percent), ("margin ratio %", ratio))
    return Score(percent * ratio, FORMULA, parts, estimate=bool(missing), missing=missing)
