"""Scores beside indicators: when they are kept, and how well they agree."""

from decimal import Decimal

import pytest

from bot.detect.ranking import EVERY, Agreement, agreement, due, remembered
from bot.model.funds import Funds, Pot
from bot.model.position import NoGauge, NoGaugeReason, Position
from bot.model.score import Ranking, Score
from tests.builders import at, key, look, position

FUNDS = Funds((Pot("USDT", equity=Decimal(100)),))


def rank(one: Position, funds: Funds | None) -> Score | None:
    return None if one.profit is None else Score(one.profit, "profit", ())


def reading(score: int, level: int, of: int = 4) -> Ranking:
    return Ranking(key(), at(), Decimal(score), level, of)


@pytest.mark.parametrize(
    ("readings", "agreed", "compared"),
    [
        pytest.param([], 0, 0, id="nothing"),
        pytest.param([reading(5, 3)], 0, 0, id="one alone"),
        pytest.param([reading(5, 3), reading(9, 4)], 1, 1, id="both higher"),
        pytest.param([reading(5, 3), reading(4, 4)], 0, 1, id="against each other"),
        pytest.param([reading(5, 3), reading(5, 4)], 0, 0, id="the same score"),
        pytest.param([reading(5, 3), reading(9, 3)], 0, 0, id="the same level"),
        pytest.param([reading(5, 4, of=5), reading(9, 4)], 1, 1, id="4 of 5 is less than 4 of 4"),
        pytest.param([reading(1, 1), reading(2, 2), reading(3, 3), reading(9, 0)], 3, 6, id="three of six"),
    ],
)
def test_agreement(readings: list[Ranking], agreed: int, compared: int) -> None:
    assert agreement(readings) == agreement(reversed(readings)) == Agreement(agreed, compared)


def test_a_score_is_kept_at_first_then_by_the_hour_and_at_every_change() -> None:
    seen = look([position(level=2)])
    (first,) = kept = due({}, seen, FUNDS, rank)
    assert first == Ranking(key(), at(), Decimal(1_000), 2, 4)
    last = remembered({}, kept, seen.positions or ())
    assert due(last, look([position(level=2)], after=EVERY.total_seconds() - 1), FUNDS, rank) == ()
    assert len(due(last, look([position(level=2)], after=EVERY.total_seconds()), FUNDS, rank)) == 1
    assert [r.level for r in due(last, look([position(level=3)], after=1), FUNDS, rank)] == [3]
    assert len(due(last, look([position(level=2)], after=-9), FUNDS, rank)) == 1, "the clock was set back"


@pytest.mark.parametrize(
    ("one", "funds"),
    [
        pytest.param(position(), None, id="no margin"),
        pytest.param(position(), Funds(), id="none behind it"),
        pytest.param(position(profit=None), FUNDS, id="no score"),
        pytest.param(position(level=NoGauge(NoGaugeReason.ABSENT)), FUNDS, id="no indicator"),
    ],
)
def test_what_cannot_be_compared_is_not_kept(one: Position, funds: Funds | None) -> None:
    assert due({}, look([one]), funds, rank) == ()
    assert due({}, look(None, []), FUNDS, rank) == due({}, look([position()]), FUNDS, None) == ()


def test_positions_that_are_gone_are_forgotten() -> None:
    old, new = reading(1, 1), Ranking(key("XRPUSDT"), at(), Decimal(1), 1, 4)
    assert remembered({key(): old}, (new,), [position(symbol="XRPUSDT")]) == {key("XRPUSDT"): new}
    assert remembered({key(): old}, (), []) == {key(): old}, "nothing new: nothing to do"
