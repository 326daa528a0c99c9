"""Which orders belong to an incident: by the venue's reason, or because they are gone."""

from dataclasses import replace

import pytest

from bot.detect.orders import attach, noted
from bot.model.baseline import Baseline, SeenFill
from bot.model.ids import FillId
from bot.model.incident import Incident
from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders
from tests.builders import at, key
from tests.events import adl, cancelled, order, taken

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


UNREAD = replace(BEFORE, orders_at=at(5))
"""Orders were read since the fill."""


def test_a_list_that_lagged_is_put_right() -> None:
    """Missed at first; then it rests after all, was cancelled by its owner, or filled."""
    missed = attached()
    assert reasons(missed) == {"o1": Cancel.UNSTATED, "o2": Cancel.UNSTATED}
    assert reasons(attached(order("o1"), before=UNREAD, at_=missed)) == {"o2": Cancel.UNSTATED}
    owners = (cancelled("o1", Cancel.OWNER),)
    assert reasons(attached(gone=owners, before=UNREAD, at_=missed)) == {"o2": Cancel.UNSTATED}
    filled = replace(UNREAD, seen=(SeenFill(FillId("f"), at(), "o1"),))
    assert reasons(attached(before=filled, at_=missed)) == {"o2": Cancel.UNSTATED}


def test_what_the_venue_itself_lists_as_cancelled_stays() -> None:
    """Partly filled, then taken away: the list says so, whatever was executed before."""
    unnamed = replace(cancelled("o1", Cancel.UNSTATED), proof="status=CANCELED")
    filled = replace(BEFORE, seen=(SeenFill(FillId("f"), at(), "o1"),))
    found = attached(order("o2"), gone=(unnamed,), before=filled)
    assert reasons(found) == {"o1": Cancel.UNSTATED}
    assert reasons(attached(order("o1"), order("o2"), before=UNREAD, at_=found)) == {"o1": Cancel.UNSTATED}


def test_an_order_that_was_filled_in_part_before_it_was_last_seen_can_still_be_lost() -> None:
    fills = (SeenFill(FillId("f"), at(-60), "o1"), SeenFill(FillId("g"), at(-50), "o3"))
    seen = noted(fills, Orders((order("o1"), order("o2"))))
    assert [f.order for f in seen] == ["", "o3"]
    assert set(reasons(attached(before=replace(BEFORE, seen=seen)))) == {"o1", "o2"}


def test_ids_may_be_the_same_in_two_symbols() -> None:
    before = replace(BEFORE, orders=(order("1"), order("1", "XRPUSDT")))
    both = adl(taken(), taken(key=key("XRPUSDT"))).incident
    found = attached(order("1", "XRPUSDT"), before=before, at_=both)
    assert [c.order.name for c in found.cancelled] == [("ETHUSDT", "1")]
    gone = attached(before=before, at_=both)
    assert [c.order.name for c in gone.cancelled] == [("ETHUSDT", "1"), ("XRPUSDT", "1")]
    named = (cancelled("1", Cancel.ADL), cancelled("1", Cancel.OWNER, symbol="XRPUSDT"))
    assert [c.order.name for c in attached(gone=named, before=before, at_=both).cancelled] == [
        ("ETHUSDT", "1")
    ]
