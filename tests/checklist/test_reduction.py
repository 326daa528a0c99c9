"""Verify the reduction: equal, off, or not read."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.model.baseline import Health, Sight
from bot.model.checklist import Mark, Shows
from bot.model.evidence import Gap, Margin, Missing, Reduction
from bot.model.funds import Funds, Pot
from tests.builders import at, position
from tests.checklist.scenes import lines, scene, told
from tests.events import under_way

D = Decimal
BLIND = Health(Sight.BLIND, at(), at(), 3, "no answer")


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        pytest.param({}, Mark.DONE, id="as it should be"),
        pytest.param({"shown": 5}, Mark.OPEN, id="one too little"),
        pytest.param({"shown": 9}, Mark.OPEN, id="hardly anything was taken"),
        pytest.param({"shown": 8, "other": D(2)}, Mark.DONE, id="its owner opened two again"),
        pytest.param({"before": None}, Mark.UNKNOWN, id="nobody saw it before"),
    ],
)
def test_what_is_left_is_compared_with_what_should_be(facts: dict[str, Any], mark: Mark) -> None:
    (line,) = lines(Shows.REDUCTION, scene(told(**facts)))
    assert line.shown is mark and isinstance(line.fact, Reduction)


def test_a_size_that_was_not_read_with_the_fill_is_read_from_the_next_look() -> None:
    unread = told(shown=None)
    (line,) = lines(Shows.REDUCTION, scene(unread, held=()))
    assert line.shown is Mark.UNKNOWN
    (line,) = lines(Shows.REDUCTION, scene(unread, held=()), scene(unread))
    assert line.shown is Mark.DONE


def test_what_was_right_once_stays_so_when_its_owner_trades_on() -> None:
    (line,) = lines(Shows.REDUCTION, scene(), scene(told(shown=2)))
    assert line.shown is Mark.DONE
    (line,) = lines(Shows.REDUCTION, scene(told(shown=2)), scene())
    assert line.shown is Mark.DONE, "what lagged is right now"


def test_while_no_execution_is_listed_nothing_is_known() -> None:
    (line,) = lines(Shows.REDUCTION, replace(scene(), event=under_way()))
    assert line.shown is Mark.UNKNOWN and line.fact == Missing(Gap.NO_EXECUTION)


@pytest.mark.parametrize(
    ("pot", "mark", "ratio"),
    [
        (Pot("USDT", D(900), D(1000), D(200), D(700)), Mark.DONE, D("0.2")),
        (Pot("USDT", D(900), D(1000), D(800), D(0)), Mark.OPEN, D("0.8")),
        (Pot("USDT", D(900), D(0), D(800), D(0)), Mark.OPEN, D(1)),
        (Pot("USDT", D(900)), Mark.DONE, None),
    ],
)
def test_the_margin_behind_it(pot: Pot, mark: Mark, ratio: Decimal | None) -> None:
    (line,) = lines(Shows.MARGIN, scene(funds=Funds((pot,)), funds_at=at(9)))
    assert isinstance(line.fact, Margin)
    assert (line.shown, line.fact.ratio) == (mark, ratio)


def test_margin_that_was_not_read_is_said_to_be_so() -> None:
    (line,) = lines(Shows.MARGIN, scene())
    assert line.shown is Mark.UNKNOWN and line.fact == Missing(Gap.NOT_YET)


def test_a_blind_account_keeps_what_was_seen_and_says_that_it_is_not_known_now() -> None:
    funds = Funds((Pot("USDT", D(900), D(1000), D(200), D(700)),))
    (line,) = lines(Shows.MARGIN, scene(funds=funds), scene(funds=funds, health=BLIND))
    assert line.shown is Mark.UNKNOWN and isinstance(line.fact, Margin)


def test_an_isolated_pot_of_another_market_is_not_shown() -> None:
    other = Pot("USDT", D(5), D(5), D(1), symbol="XRPUSDT")
    shared = Pot("USDT", D(900), D(1000), D(200))
    (line,) = lines(Shows.MARGIN, scene(funds=Funds((other, shared)), held=(position(6),)))
    assert isinstance(line.fact, Margin) and line.fact.symbol == ""
