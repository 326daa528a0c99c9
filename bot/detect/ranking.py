"""How well a published ranking agrees with the indicator that the venue shows: readings of both. Pure."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from bot.detect.context import ScoreOf
from bot.detect.score import why
from bot.model.funds import Funds
from bot.model.observation import Observation
from bot.model.position import AdlGauge, Position, PositionKey
from bot.model.score import Ranking

EVERY = timedelta(hours=1)
"""How often a position's score is kept while its indicator stays as it is."""


class Agreement(NamedTuple):
    """Of `compared` pairs of readings the score put `agreed` in the same order as the indicator."""

    agreed: int
    compared: int


def due(
    last: Mapping[PositionKey, Ranking], seen: Observation, funds: Funds | None, rank: ScoreOf | None
) -> tuple[Ranking, ...]:
    """The scores to keep of a look: of positions whose indicator changed, or was kept an hour ago or never.

    None without the margin: a score that is only bounded says nothing about order.
    """
    if rank is None or funds is None or seen.positions is None:
        return ()
    found = [_reading(p, last.get(p.key), seen, funds, rank) for p in seen.positions]
    return tuple(ranking for ranking in found if ranking is not None)


def remembered(
    last: dict[PositionKey, Ranking], kept: Iterable[Ranking], positions: Iterable[Position]
) -> dict[PositionKey, Ranking]:
    """The newest reading of each position that is still there."""
    new = {ranking.key: ranking for ranking in kept}
    if not new:
        return last
    there = {position.key for position in positions}
    return {key: ranking for key, ranking in (last | new).items() if key in there}


def agreement(readings: Iterable[Ranking]) -> Agreement:
    """How many pairs agree: the higher score goes with the higher indicator. Pairs with the same score or the
    same indicator say nothing."""
    agreed = compared = 0
    for one, other in combinations(readings, 2):
        by_score, by_level = one.score - other.score, one.level * other.of - other.level * one.of
        if by_score and by_level:
            compared += 1
            agreed += (by_score > 0) == (by_level > 0)
    return Agreement(agreed, compared)


def _reading(
    position: Position, last: Ranking | None, seen: Observation, funds: Funds, rank: ScoreOf
) -> Ranking | None:
    gauge = position.gauge
    if type(gauge) is not AdlGauge:
        return None
    same = last is not None and last.level == gauge.level and last.of == gauge.of
    if same and last is not None and timedelta(0) <= seen.at - last.at < EVERY:
        return None
    try:
        score = why(position, funds, rank)
    except ArithmeticError:  # figures out of all range: nothing to compare
        return None
    if score is None or funds.behind(position) is None:
        return None
    return Ranking(position.key, seen.at, score.value, gauge.level, gauge.of)
