"""Without a mark: two independent signs make it probable, one does not, and the execution always decides."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.context import Context
from bot.detect.enrich import enrich
from bot.detect.probable import CIRCUMSTANCES, SIGNS, proves
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, Reduced
from bot.model.fill import Cause
from bot.model.hint import Hint
from bot.model.observation import Observation, Sign
from bot.model.order import Cancel, CancelledOrder, Orders
from bot.model.position import Position
from bot.model.regime import Regime, RegimeState, Why
from tests.builders import ACCOUNT, at, fill, key, look, position
from tests.events import order

TUNING = Tuning()


def told(*looks: Observation, context: Context | None = None) -> tuple[list[Reduced], Baseline]:
    """What is said of reductions over looks, and the baseline."""
    events, baseline = played(*looks, context=context)
    return [e for e in events if isinstance(e, Reduced)], baseline


def played(*looks: Observation, context: Context | None = None) -> tuple[list[Event], Baseline]:
    baseline, events = Baseline(), list[Event]()
    for seen in looks:
        found, after = step(ACCOUNT, baseline, seen, TUNING)
        found, baseline = enrich(ACCOUNT, baseline, seen, found, after, context or Context(), TUNING)
        events += found
    return events, baseline


def state(regime: Regime = Regime.CASCADE, *reasons: Why) -> RegimeState:
    known: Any = tuple((why, Decimal(1)) for why in reasons or (Why.VENUE_SAYS_ADL,))
    return RegimeState("ETHUSDT", regime, at(), known)


def within(regime: RegimeState | None = None, elsewhere: datetime | None = None) -> Context:
    """ADL rages in the market, and took from a neighbour, where a test says so."""
    regimes = {regime.symbol: regime} if regime else {}
    return Context(regimes=regimes, adl_elsewhere=lambda symbol: elsewhere if symbol == "ETHUSDT" else None)


def shrinks(was: Position | None = None, now: Position | None = None, **more: Any) -> tuple[Observation, ...]:
    return look([was or position(10)], []), look([now or position(6)], [], after=10, **more)


def gone(reason: Cancel = Cancel.ADL, after: float = 8, symbol: str = "ETHUSDT") -> Observation:
    """A reading of orders after the look."""
    cancelled = CancelledOrder(order(symbol=symbol), reason, "mark", at(after))
    return look(after=12, orders=Orders((), (cancelled,)))


CASCADE = within(state())
TOP = position(10, level=4)
BY_SYSTEM = position(6, system_trade=True)
MARKED = position(6, under_adl=True)


@pytest.mark.parametrize(
    ("looks", "context", "hints"),
    [
        pytest.param(shrinks(), None, (), id="nothing"),
        pytest.param(shrinks(), CASCADE, (Hint.MARKET,), id="the market alone"),
        pytest.param(shrinks(TOP), None, (Hint.TOP,), id="the queue alone"),
        pytest.param(shrinks(now=BY_SYSTEM), None, (Hint.SYSTEM_TRADE,), id="a trade of the system alone"),
        pytest.param(shrinks(now=MARKED), None, (Hint.UNDER_WAY,), id="a mark alone"),
        pytest.param((*shrinks(), gone()), None, (Hint.ORDER_GONE,), id="an order alone"),
        pytest.param(shrinks(), within(None, at(30)), (Hint.NEIGHBOUR,), id="a neighbour alone"),
        pytest.param(shrinks(), within(None, at(200)), (), id="a neighbour long after"),
        pytest.param(shrinks(), within(state(Regime.WARNING)), (), id="a market in danger is no cascade"),
        pytest.param((*shrinks(), gone(symbol="XRPUSDT")), None, (), id="an order of another market"),
        pytest.param((*shrinks(), gone(Cancel.OWNER)), None, (), id="an order that its owner cancelled"),
        pytest.param((*shrinks(), gone(after=-900)), None, (), id="an order long before"),
        pytest.param(
            shrinks(),
            within(state(Regime.CASCADE, Why.ADL_HERE, Why.RANKS_RISE), at(9)),
            (Hint.NEIGHBOUR,),
            id="neighbours seen twice are one sign",
        ),
    ],
)
def test_one_sign_is_not_enough(
    looks: tuple[Observation, ...], context: Context | None, hints: tuple[Hint, ...]
) -> None:
    (question,), baseline = told(*looks, context=context)
    assert question.cause is None
    (standing,) = baseline.questions
    assert (standing.cause, standing.hints) == (None, hints)


@pytest.mark.parametrize(
    ("looks", "context", "hints"),
    [
        (shrinks(now=MARKED), CASCADE, {Hint.UNDER_WAY, Hint.MARKET}),
        (shrinks(TOP, BY_SYSTEM), None, {Hint.SYSTEM_TRADE, Hint.TOP}),
        (shrinks(now=BY_SYSTEM), within(state(), at(9)), {Hint.SYSTEM_TRADE, Hint.NEIGHBOUR, Hint.MARKET}),
        (shrinks(TOP), within(None, at(9)), {Hint.TOP, Hint.NEIGHBOUR}),
    ],
)
def test_two_signs_make_it_probable_at_once(
    looks: tuple[Observation, ...], context: Context | None, hints: set[Hint]
) -> None:
    (question,), baseline = told(*looks, context=context)
    assert question.cause is Cause.PROBABLE_ADL and set(question.hints) == hints and not question.settled
    assert baseline.questions == (question,), "it waits for the execution"


def test_signs_that_come_one_by_one_change_the_same_message() -> None:
    question, answer = told(*shrinks(TOP), gone())[0]
    assert (question.cause, answer.cause) == (None, Cause.PROBABLE_ADL)
    assert question.alert == answer.alert and set(answer.hints) == {Hint.TOP, Hint.ORDER_GONE}


def test_what_only_surrounds_it_gives_ones_own_execution_time_to_be_listed() -> None:
    looks = shrinks(TOP)
    (question,), _ = told(*looks, context=CASCADE)
    assert question.cause is None and set(question.hints) == CIRCUMSTANCES
    _, later = told(*looks, look([position(6)], [], after=31), context=CASCADE)[0]
    assert later.cause is Cause.PROBABLE_ADL
    own = fill("own", 4, Cause.OWN_ORDER, at=at(9))
    _, settled = told(*looks, look([position(6)], [own], after=25), context=CASCADE)[0]
    assert settled.cause is Cause.OWN_ORDER


def test_an_own_execution_that_cannot_be_read_is_not_one_that_did_not_come() -> None:
    """Fills fail for a minute: what only surrounds the reduction proves nothing until they were read."""
    first, asks = shrinks(TOP)
    blind = [look([position(6)], after=s, partial=True) for s in (40, 70)]
    said, _ = told(first, replace(asks, fills=None, partial=True), *blind, context=CASCADE)
    assert [q.cause for q in said] == [None]
    read = look([position(6)], [], after=100)
    again, _ = told(first, replace(asks, fills=None, partial=True), *blind, read, context=CASCADE)
    assert [q.cause for q in again] == [None, Cause.PROBABLE_ADL]


def test_an_own_mark_needs_no_fills_to_be_read() -> None:
    first, asks = shrinks(now=MARKED)
    (question,), _ = told(first, replace(asks, fills=None, partial=True), context=CASCADE)
    assert question.cause is Cause.PROBABLE_ADL


@pytest.mark.parametrize(
    ("looks", "why"),
    [
        (shrinks(now=MARKED._replace(liquidation_price=Decimal(2540))), "the price is near"),
        (shrinks(now=MARKED._replace(liquidation_price=Decimal(2400))), "the price is past it"),
        (
            (shrinks()[0], look([MARKED], [fill("l", 1, Cause.LIQUIDATION, at=at(9))], after=10)),
            "another part was liquidated",
        ),
        ((*shrinks(now=MARKED), gone(Cancel.LIQUIDATION)), "an order was cancelled to avert one"),
    ],
)
def test_what_may_be_a_liquidation_is_not_called_adl(looks: tuple[Observation, ...], why: str) -> None:
    _, baseline = told(*looks, context=CASCADE)
    (question,) = baseline.questions
    assert question.cause is None and Hint.LIQUIDATION in question.hints, why


def test_a_sign_against_it_takes_the_word_back() -> None:
    said = told(*shrinks(now=MARKED), gone(Cancel.LIQUIDATION), context=CASCADE)[0]
    assert [e.cause for e in said] == [Cause.PROBABLE_ADL, None]


@pytest.mark.parametrize(
    ("cause", "proven"),
    [(Cause.OWN_ORDER, Reduced), (Cause.ADL, AdlTaken), (Cause.SETTLEMENT, Reduced)],
)
def test_the_execution_decides_in_the_same_message(cause: Cause, proven: type) -> None:
    looks = (*shrinks(now=MARKED), look([position(6)], [fill("x", 4, cause, at=at(9))], after=60))
    events, baseline = played(*looks, context=CASCADE)
    (question,) = [e for e in events if isinstance(e, Reduced) and e.cause is Cause.PROBABLE_ADL]
    last = events[-1]
    assert baseline.questions == ()
    if isinstance(last, AdlTaken):
        assert proven is AdlTaken and last.incident.alert == question.alert
    else:
        assert getattr(last, "alert", None) == question.alert and getattr(last, "cause", None) is cause


def test_the_venues_own_word_decides_too() -> None:
    sign = Sign(key(), Cause.LIQUIDATION, "history", at(9))
    named = look([position(6)], [], after=20, signs=(sign,))
    *_, last = told(*shrinks(now=MARKED), named, context=CASCADE)[0]
    assert (last.cause, last.proof) == (Cause.LIQUIDATION, "history")


def test_old_questions_are_left_alone() -> None:
    looks = (*shrinks(), look([position(6)], [], after=700), look([BY_SYSTEM], [], after=720))
    _, baseline = told(*looks, context=CASCADE)
    assert baseline.questions[0].cause is None and Hint.SYSTEM_TRADE not in baseline.questions[0].hints


def test_the_same_look_twice_says_nothing() -> None:
    looks = shrinks(now=MARKED)
    once, baseline = told(*looks, context=CASCADE)
    again, same = told(*looks, looks[-1], context=CASCADE)
    assert len(once) == len(again) == 1 and same.questions == baseline.questions


def test_an_indicator_that_rose_with_the_reduction_was_not_its_cause() -> None:
    """However often the same look is judged, the queue counts as it was before."""
    first, asks = shrinks(now=position(6, level=4))
    context = within(None, at(9))
    once, _ = told(first, asks, context=context)
    twice, baseline = told(first, asks, asks, context=context)
    assert [q.cause for q in once] == [q.cause for q in twice] == [None]
    assert baseline.questions[0].hints == (Hint.NEIGHBOUR,)


def test_every_hint_has_its_sign() -> None:
    assert [hint for hint, _ in SIGNS] == list(Hint)


@given(st.frozensets(st.sampled_from(Hint)), st.booleans())
def test_more_signs_never_make_it_less_probable_and_one_never_does(
    hints: frozenset[Hint], waited: bool
) -> None:
    found = tuple(sorted(hints))
    probable = proves(found, waited)
    assert not probable or (len(found) >= 2 and Hint.LIQUIDATION not in hints)
    for more in Hint:
        if more is not Hint.LIQUIDATION and probable:
            assert proves(tuple({*found, more}), waited)
