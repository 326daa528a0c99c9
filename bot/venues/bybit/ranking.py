"""Bybit's ranking for ADL: leveraged return. Pure.

The help centre's article on ADL (2025-11-05) names its factors, profit in percent and effective leverage, and
that the highest product goes first; how they are counted it does not say.
"""

from bot.model.funds import Funds
from bot.model.position import Position
from bot.model.score import Score
from bot.venues.ranking import profit_times_leverage


def score(position: Position, funds: Funds | None) -> Score | None:
    """An estimate, see `profit_times_leverage`. In a unified account the equity is that of the whole account;
    positions of an account in delta-neutral mode that qualify are ranked after all others, which is not in
    this number."""
    return profit_times_leverage(position, funds)
