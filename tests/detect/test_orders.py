"""Which orders belong to an incident: by the venue's reason, or because they are gone."""

from dataclasses import replace

import pytest

from bot.detect.orders import attach
from bot.model.baseline import Baseline, SeenFill
from bot.model.ids import FillId
from bot.model.incident import Incident
from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders
from tests.builders import at
from tests.events import adl, cancelled, order

INCIDENT = adl().incident
"""Fills at noon and two seconds later, seen at four seconds; ETHUSDT."""
BEFORE = Baseline(orders=(order("o1"), order("o2"), order("far", "XRPUSDT")), orders_at=at(-30))


def attached(
    *open: OpenOrder,
    gone: tuple[CancelledOrder, ...] = (),
    before: Baseline = BEFORE,
    at_: Incident = INCIDENT,
) -> Incident:
    return attach(at_, before, Orders(open, gone))


def reasons(incident: Incident) -> dict[str, Cancel]:
    return {c.order.id: c.reason for c in incident.cancelled}


def test_the_venues_own_reason_counts() -> None:
    found = attached(order("o2"), gone=(cancelled("o1", Cancel.ADL), cancelled("o7", Cancel.POSITION_GONE)))
    assert reasons(found) == {"o1": Cancel.ADL, "o7": Cancel.POSITION_GONE}
    assert [o.id for o in found.standing or ()] == ["o2"]


def test_what_is_gone_without_a_reason_is_said_to_be_so() -> None:
    found = attached(order("o2"))
    assert reasons(found) == {"o1": Cancel.UNSTATED}


def test_orders_of_other_symbols_are_nobodys_business() -> None:
    found = attached(order("o1"), order("o2"), gone=(cancelled("x", symbol="XRPUSDT"),))
    assert found.cancelled == () and [o.id for o in found.standing or ()] == ["o1", "o2"]


def test_a_symbol_that_was_not_read_proves_nothing() -> None:
    seen = Orders((), symbols=frozenset({"XRPUSDT"}))
    assert attach(INCIDENT, BEFORE, seen).cancelled == ()


def test_what_the_owner_cancelled_or_what_was_filled_is_not_gone() -> None:
    filled = replace(BEFORE, seen=(SeenFill(FillId("f"), at(), "o2"),))
    found = attached(gone=(cancelled("o1", Cancel.OWNER),), before=filled)
    assert found.cancelled == ()


@pytest.mark.parametrize(
    ("after", "belongs"), [(-121, False), (-119, True), (60, True), (123, False), (None, True)]
)
def test_only_what_lies_around_the_fills_belongs(after: float | None, belongs: bool) -> None:
    found = attached(order("o1"), order("o2"), gone=(cancelled("o9", after=after),))
    assert (found.cancelled != ()) is belongs


def test_once_read_after_the_fill_the_owner_may_clean_up() -> None:
    later = replace(BEFORE, orders_at=at(5))
    assert attached(before=later).cancelled == ()
    assert reasons(attached(gone=(cancelled("o1"),), before=later)) == {"o1": Cancel.ADL}
    again = replace(INCIDENT, seen_at=at(20))
    assert set(reasons(attached(before=later, at_=again))) == {"o1", "o2"}, "a new fill: compare again"


def test_a_reason_that_comes_later_replaces_none() -> None:
    first = attached(order("o2"))
    assert reasons(first) == {"o1": Cancel.UNSTATED}
    second = attached(
        order("o2"), gone=(cancelled("o1"),), before=replace(BEFORE, orders_at=at(5)), at_=first
    )
    assert reasons(second) == {"o1": Cancel.ADL}
    third = attached(order("o2"), before=BEFORE, at_=second)
    assert reasons(third) == {"o1": Cancel.ADL}, "and stays"
