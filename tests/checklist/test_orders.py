"""Review the orders: what was lost, what has no stop, and what does not fit any more."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.model.baseline import Health, Sight
from bot.model.checklist import Line, Mark, Shows
from bot.model.event import AdlTaken
from bot.model.evidence import Bare, Gap, LostOrder, Misfit, Misfitting, Missing, Nothing, OtherLeg
from bot.model.hedge import Hedge
from bot.model.ids import AccountId
from bot.model.order import OpenOrder
from bot.model.position import Position
from tests.builders import at, key, position
from tests.checklist.scenes import lines, scene, told
from tests.events import cancelled, imbalance, leg, order

D = Decimal
LOST = told(cancelled("stop"), cancelled("limit", trigger=None, price=D(2000), reduce_only=False))


def seen(*resting: OpenOrder, event: AdlTaken = LOST, **more: Any) -> tuple[Line, ...]:
    return lines(Shows.ORDERS, scene(event, orders=resting, **more))


def of(found: tuple[Line, ...], kind: type) -> list[Line]:
    return [line for line in found if isinstance(line.fact, kind)]


def test_every_lost_order_is_a_line_stops_first() -> None:
    found = seen()
    assert [line.name for line in of(found, LostOrder)] == ["lost:ETHUSDT:stop", "lost:ETHUSDT:limit"]
    assert all(line.shown is Mark.OPEN for line in of(found, LostOrder))
    assert [line.shown for line in of(found, Bare)] == [Mark.OPEN]


def test_a_new_stop_ticks_the_old_one_and_the_bare_position() -> None:
    found = seen(order("new", size=D(6)))
    stop, limit = of(found, LostOrder)
    assert (stop.shown, limit.shown) == (Mark.DONE, Mark.OPEN)
    assert [line.shown for line in of(found, Bare)] == [Mark.DONE]


def test_one_new_order_takes_the_place_of_one_lost_order() -> None:
    two = told(cancelled("a"), cancelled("b"))
    found = of(seen(order("new", size=D(6)), event=two), LostOrder)
    assert [line.shown for line in found] == [Mark.DONE, Mark.OPEN]


def test_a_stop_that_goes_again_opens_its_line_again() -> None:
    found = lines(Shows.ORDERS, scene(LOST, orders=(order("new", size=D(6)),)), scene(LOST))
    assert of(found, LostOrder)[0].shown is Mark.OPEN and of(found, Bare)[0].shown is Mark.OPEN


def test_where_nothing_is_left_a_lost_stop_is_pointless_and_nothing_is_bare() -> None:
    found = seen(held=())
    stop, limit = of(found, LostOrder)
    assert (stop.shown, limit.shown) == (Mark.DONE, Mark.OPEN) and not of(found, Bare)


@pytest.mark.parametrize(
    ("resting", "held", "misfit"),
    [
        pytest.param(order(size=D(10)), (position(6),), Misfit.TOO_LARGE, id="a stop for the old size"),
        pytest.param(order(size=D(6)), (position(6),), None, id="a stop that fits"),
        pytest.param(order(size=D(0), closes=True), (position(6),), None, id="a stop for whatever is there"),
        pytest.param(order(size=D(6)), (), Misfit.ORPHAN, id="its position is gone"),
        pytest.param(
            order(size=D(8), trigger=None, reduce_only=False),
            (position(6),),
            Misfit.WOULD_OPEN,
            id="would turn it",
        ),
        pytest.param(
            order(size=D(6), trigger=None, reduce_only=False), (position(6),), None, id="closes it exactly"
        ),
        pytest.param(
            order(size=D(40), trigger=None, reduce_only=False), (position(6),), None, id="was meant to open"
        ),
        pytest.param(order(buy=False, size=D(99)), (position(6),), None, id="adds to the short"),
        pytest.param(order(symbol="XRPUSDT", size=D(99)), (position(6),), None, id="another market"),
        pytest.param(order(slot="LONG", size=D(99)), (position(6),), None, id="another position"),
    ],
)
def test_orders_that_do_not_fit(
    resting: OpenOrder, held: tuple[Position, ...], misfit: Misfit | None
) -> None:
    found = of(seen(resting, event=told(), held=held), Misfitting)
    kinds = [line.fact.misfit for line in found if isinstance(line.fact, Misfitting)]
    assert kinds == ([misfit] if misfit else [])


def test_an_order_that_was_mended_stays_as_a_line_that_is_done() -> None:
    large, fits = order(size=D(10)), order(size=D(6))
    found = lines(Shows.ORDERS, scene(told(), orders=(large,)), scene(told(), orders=(fits,)))
    (line,) = of(found, Misfitting)
    assert line.shown is Mark.DONE and isinstance(line.fact, Misfitting) and line.fact.gone


def test_orders_of_the_other_leg_are_shown_to_know_of() -> None:
    other = leg(10, account=8)
    event = replace(told(), imbalances=(imbalance(),))
    there = {AccountId(8): (order("far"), order("else", "XRPUSDT")), AccountId(7): (order("near"),)}
    found = lines(
        Shows.ORDERS,
        scene(event, hedges={"ETH": Hedge("ETH", (other,))}, resting=there, where={AccountId(8): "b"}),
    )
    (line,) = of(found, OtherLeg)
    assert (
        line.info
        and isinstance(line.fact, OtherLeg)
        and (line.fact.order.id, line.fact.where) == ("far", "b")
    )


def test_what_was_never_read_is_not_taken_for_nothing() -> None:
    unread = scene(told(), orders_at=None)
    event = replace(told(), incident=replace(told().incident, standing=None))
    assert [line.fact for line in lines(Shows.ORDERS, replace(unread, event=event))] == [Missing(Gap.NOT_YET)]
    assert [line.fact for line in seen(event=told())] == [Nothing()]


def test_a_blind_account_keeps_its_lines_as_unknown() -> None:
    blind = Health(Sight.BLIND, at(), at(), 3, "no answer")
    found = lines(Shows.ORDERS, scene(LOST), scene(LOST, health=blind))
    assert len(of(found, LostOrder)) == 2 and {line.shown for line in found} == {Mark.UNKNOWN}


def test_when_nobody_is_in_the_market_any_more_what_was_seen_last_stands() -> None:
    rests = order("left", size=D(9), trigger=None, reduce_only=True)
    going_on = scene(LOST, held=(), orders=(rests,), incident=LOST.incident)
    before, after = lines(Shows.ORDERS, going_on), lines(Shows.ORDERS, going_on, scene(LOST, held=()))
    assert [(n.name, n.shown) for n in before] == [(n.name, n.shown) for n in after]
    assert of(after, Misfitting)[0].shown is Mark.OPEN


def test_a_stop_of_another_slot_protects_nothing_here() -> None:
    event = told(cancelled("a", slot="BOTH"))
    found = seen(order("b", slot="LONG", size=D(6)), event=event, held=(position(6, key=key()),))
    assert of(found, LostOrder)[0].shown is Mark.OPEN
