"""What the nouns say of themselves, and that they survive the store unchanged."""

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.alert import Urgency
from bot.model.baseline import Baseline, Credit, GaugeMemory, Health, SeenFill, Sight
from bot.model.checklist import Checklist, Deed, Hand, Line, Mark, Shows, Step
from bot.model.event import Event
from bot.model.evidence import Nothing
from bot.model.fill import Cause
from bot.model.ids import AlertId, ChecklistId, FillId, PersonId
from bot.model.position import NoGauge, NoGaugeReason, PositionKey, Side
from bot.store.codec import pack, unpack, unpack_event
from tests.builders import at, fill, gauge, key, position
from tests.events import adl, every_event, gauge_moved, reduced, taken


@pytest.mark.parametrize(("side", "size"), [(Side.LONG, 10), (Side.SHORT, -10)])
def test_a_size_has_the_sign_of_its_side(side: Side, size: int) -> None:
    assert position(10, side=side).signed_size == size


@pytest.mark.parametrize(("signed", "side"), [("-0.5", Side.LONG), ("0.5", Side.SHORT)])
def test_a_fill_names_the_side_it_reduces(signed: str, side: Side) -> None:
    assert fill(signed=signed).reduces is side and fill(signed=signed).size == Decimal("0.5")


@pytest.mark.parametrize(("level", "of", "share"), [(0, 4, "0"), (2, 4, "0.5"), (5, 5, "1")])
def test_an_indicator_as_a_part_of_its_scale(level: int, of: int, share: str) -> None:
    assert gauge(level, of).share == Decimal(share)


@pytest.mark.parametrize(
    ("cut", "before", "expected"), [(4, 10, 6), (10, 10, 0), (12, 10, 0), (4, None, None)]
)
def test_what_should_be_left(cut: int, before: int | None, expected: int | None) -> None:
    assert taken(cut, before).expected == expected


def test_the_average_price_is_weighted() -> None:
    assert taken(4, value=Decimal(4 * 100)).average_price == 100


def test_an_incident_counts_its_fills() -> None:
    assert adl(taken(fills=2), taken(fills=3, key=key("XRPUSDT"))).incident.fills == 5


def test_up_and_down() -> None:
    assert gauge_moved(1, 2).rose and not gauge_moved(2, 1).rose


def test_a_checklist_counts_what_is_open() -> None:
    line = Line(1, "x", Mark.DONE, Nothing())
    steps = (
        Step("a", "A", hand=Hand(Deed.TICKED, "Ana", at())),
        Step("b", "B"),
        Step("c", "C", Shows.ORDERS),
        Step("d", "D", Shows.ORDERS, (line,)),
        Step("e", "E", Shows.ORDERS, (line, replace(line, number=2, shown=Mark.UNKNOWN))),
    )
    made = Checklist(ChecklistId(1), AlertId("x"), "adl_fill", PersonId(1), None, at(), steps)
    assert [step.mark for step in steps] == [Mark.DONE, Mark.OPEN, Mark.UNKNOWN, Mark.DONE, Mark.UNKNOWN]
    assert made.open == 3


def test_adl_is_the_most_urgent() -> None:
    assert min(Urgency) is Urgency.ADL and max(Urgency) is Urgency.INFO


def test_keys_have_an_order_and_a_name() -> None:
    assert sorted([PositionKey("B", "x"), PositionKey("A", "y")])[0].symbol == "A"
    assert str(PositionKey("ETHUSDT", "SHORT")) == "ETHUSDT/SHORT"


@pytest.mark.parametrize("event", every_event(), ids=lambda e: type(e).__name__)
def test_every_event_survives_the_store(event: Event) -> None:
    assert unpack_event(type(event).__name__, pack(event)) == event


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda k: k.__name__)
def test_facts_are_frozen_and_dated(kind: type) -> None:
    assert is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert fields(kind)[0].name == "at"


decimals = st.decimals(-(10**20), 10**20, places=18)
moments = st.integers(-(10**8), 10**8).map(at)


@given(decimals, decimals, moments, st.sampled_from(Cause))
def test_a_baseline_of_any_numbers_survives_the_store(
    size: Decimal, price: Decimal, when: object, cause: Cause
) -> None:
    """A number that came back rounded would be a reduction that never was."""
    held = position(str(abs(size)), mark_price=price, level=NoGauge(NoGaugeReason.UNRECOGNISED, "adl=17"))
    before = Baseline(
        looked_at=at(),
        watched_from=at(-5),
        positions=(held, position(str(abs(price)), "XRPUSDT")),
        cursor={"orders": "171", "trades/ETHUSDT": "9"},
        seen=(SeenFill(FillId("f1"), at(1)),),
        gauges=(GaugeMemory(key(), 3, 2),),
        credits=(Credit(key(), size, at(2)),),
        questions=(reduced(),),
        incident=adl().incident,
        health=Health(Sight.BLIND, at(), at(1), 4, "no answer"),
        oddities=("execType=Surprise",),
    )
    assert unpack(Baseline, pack(before)) == before
    one = fill(signed=str(size), cause=cause, at=when, price=price)
    again = unpack(type(one), pack(one))
    assert again == one and again.signed.as_tuple() == one.signed.as_tuple()
