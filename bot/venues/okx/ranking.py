"""OKX's ranking for ADL. Pure.

The help article "Introduction to auto-deleveraging" (August 2025) names its factors, the position's profit in
percent and its effective leverage, highest product first; how they are counted it does not say.
"""

from bot.model.funds import Funds
from bot.model.position import Position
from bot.model.score import Score
from bot.venues.ranking import profit_times_leverage


def score(position: Position, funds: Funds | None) -> Score | None:
    """An estimate, see `profit_times_leverage`; None for options. The equity is that of the margin currency,
    or of the whole account where it is one pool. The delta-neutral mode lowers the place, not this number."""
    return profit_times_leverage(position, funds)
