"""What is read after a look: orders join the incident, a mode that was left is told."""

from dataclasses import replace

import pytest

from bot.detect.aftermath import aftermath
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, NeutralityChanged, Oddity
from bot.model.fill import Cause
from bot.model.observation import Neutrality, Observation
from bot.model.order import Orders
from tests.builders import ACCOUNT, at, fill, look, position
from tests.events import cancelled, order

TUNING = Tuning()


def after_adl() -> Baseline:
    """An account with two orders, of which ADL took four of ten."""
    _, baseline = step(ACCOUNT, Baseline(), look([position(10)], []), TUNING)
    _, baseline = step(ACCOUNT, baseline, around(Orders((order("o1"), order("o2"))), after=1), TUNING)
    _, baseline = step(ACCOUNT, baseline, look([position(6)], [fill(at=at(9))], after=10), TUNING)
    return baseline


def around(orders: Orders | None = None, mode: Neutrality | None = None, after: float = 11) -> Observation:
    return Observation(at(after), orders=orders, neutrality=mode)


def test_orders_edit_the_message_of_the_incident() -> None:
    before = after_adl()
    seen = around(Orders((order("o2"),), (cancelled("o1", after=9),)))
    (event,), baseline = step(ACCOUNT, before, seen, TUNING)
    assert isinstance(event, AdlTaken) and not event.fresh
    assert event.incident.alert == before.incident.alert  # type: ignore[union-attr]
    assert [c.order.id for c in event.incident.cancelled] == ["o1"]
    assert [o.id for o in baseline.orders] == ["o2"] and baseline.orders_at == at(11)
    assert baseline.positions == before.positions and baseline.looked_at == before.looked_at
    assert step(ACCOUNT, baseline, replace(seen, at=at(12)), TUNING)[0] == (), "the same again says nothing"


def test_without_an_incident_orders_are_only_remembered() -> None:
    events, baseline = aftermath(Baseline(), around(Orders((order(),))), TUNING)
    assert events == () and baseline.orders == (order(),)


def test_symbols_that_were_not_asked_keep_their_orders() -> None:
    held = (position(10), position(10, "XRPUSDT"))
    before = Baseline(positions=held, orders=(order("o1"), order("x", "XRPUSDT")), orders_at=at())
    _, after = aftermath(before, around(Orders((), symbols=frozenset({"ETHUSDT"}))), TUNING)
    assert [o.id for o in after.orders] == ["x"]


def test_orders_of_a_market_long_left_are_forgotten() -> None:
    """Held again months later, they would be taken for lost in an ADL."""
    before = Baseline(positions=(position(10),), orders=(order("x", "XRPUSDT"),), orders_at=at())
    _, after = aftermath(before, around(Orders((), symbols=frozenset({"ETHUSDT"}))), TUNING)
    assert after.orders == ()


@pytest.mark.parametrize("gone", [True, False])
def test_orders_of_a_position_that_is_gone_wait_for_its_execution(gone: bool) -> None:
    """The size came first; the orders went with it, and are told when the fill comes."""
    market = frozenset({"XRPUSDT"})
    _, before = step(ACCOUNT, Baseline(), look([position(10), position(5, "XRPUSDT")], []), TUNING)
    _, before = step(ACCOUNT, before, around(Orders((order("o1"),)), after=1), TUNING)
    _, before = step(ACCOUNT, before, look([position(5, "XRPUSDT")], [], after=10), TUNING)
    _, before = step(ACCOUNT, before, around(Orders((), symbols=market), after=11), TUNING)
    fills = [fill(signed=10, at=at(9))]
    _, before = step(ACCOUNT, before, look([position(5, "XRPUSDT")], fills, after=20), TUNING)
    rest = () if gone else (order("o1"),)
    (event,), _ = step(ACCOUNT, before, around(Orders(rest), after=21), TUNING)
    assert isinstance(event, AdlTaken)
    assert [c.order.id for c in event.incident.cancelled] == (["o1"] if gone else [])


def test_a_fill_of_a_part_that_is_read_again_does_not_explain_the_loss_of_the_rest() -> None:
    part = fill("p", 1, Cause.OWN_ORDER, at=at(2), order_id="o1")
    _, before = step(ACCOUNT, Baseline(), look([position(10)], []), TUNING)
    _, before = step(ACCOUNT, before, look([position(9)], [part], after=3), TUNING)
    _, before = step(ACCOUNT, before, around(Orders((order("o1"),)), after=4), TUNING)
    _, before = step(ACCOUNT, before, look([position(5)], [part, fill(at=at(9))], after=10), TUNING)
    (event,), _ = step(ACCOUNT, before, around(Orders(()), after=11), TUNING)
    assert isinstance(event, AdlTaken) and [c.order.id for c in event.incident.cancelled] == ["o1"]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (None, Neutrality.OFF, False),
        (None, Neutrality.ON, False),
        (Neutrality.OFF, Neutrality.ON, True),
        (Neutrality.ON, Neutrality.ON, False),
        (Neutrality.ON, Neutrality.OFF, True),
        (Neutrality.ON, Neutrality.UNSTATED, True),
        (Neutrality.OFF, Neutrality.UNSTATED, False),
        (Neutrality.UNSTATED, Neutrality.OFF, False),
    ],
)
def test_a_mode_that_was_entered_or_left_is_told(was: Neutrality | None, now: Neutrality, told: bool) -> None:
    events, after = aftermath(Baseline(neutrality=was), around(mode=now), TUNING)
    expected: tuple[Event, ...] = (NeutralityChanged(at(11), was, now),) if told and was else ()
    assert events == expected and after.neutrality is now


def test_an_unknown_word_in_orders_is_told_once() -> None:
    seen = around(Orders((), oddities=("cancelType=Surprise",)))
    events, after = aftermath(Baseline(), seen, TUNING)
    assert events == (Oddity(at(11), "cancelType=Surprise"),)
    assert aftermath(after, seen, TUNING)[0] == ()
