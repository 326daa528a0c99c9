"""What holds for every list: filled in twice is filled in once; what people did stands."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.checklist import deeds
from bot.checklist.change import differs
from bot.checklist.fill import fill
from bot.checklist.scene import Scene
from bot.model.checklist import Checklist, Deed, Hand, Mark, Shows
from bot.model.funds import Funds, Pot
from bot.model.order import OpenOrder
from tests.builders import at, position
from tests.checklist.scenes import blank, filled, lines, scene, told
from tests.events import cancelled, order

ALL = (Shows.REDUCTION, Shows.MARGIN, Shows.ORDERS, Shows.HEDGE, Shows.REBUILD, Shows.REGIME, Shows.HAND)
LOST = told(cancelled("a"), cancelled("b"))
orders = st.lists(
    st.builds(
        lambda n, size, buy: order(f"o{n}", size=Decimal(size), buy=buy),
        st.integers(0, 5),
        st.integers(1, 12),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda o: o.id,
)
scenes = st.builds(
    lambda resting, size, ratio: scene(
        LOST,
        held=(position(size),) if size else (),
        orders=tuple(resting),
        funds=Funds((Pot("USDT", Decimal(9), Decimal(100), Decimal(ratio)),)),
    ),
    orders,
    st.integers(0, 8),
    st.integers(1, 99),
)


@given(st.lists(scenes, min_size=1, max_size=4))
def test_the_same_scene_twice_changes_nothing_more(seen: list[Scene]) -> None:
    checklist: Checklist = blank(*ALL)
    for one in seen:
        checklist, _ = fill(checklist, one)
    again, done = fill(checklist, seen[-1])
    assert again == checklist and done == () and not differs(checklist, again)


@given(st.lists(scenes, min_size=2, max_size=5))
def test_a_number_is_never_given_to_another_line(seen: list[Scene]) -> None:
    checklist, names = blank(*ALL), dict[tuple[str, int], str]()
    for one in seen:
        checklist, _ = fill(checklist, one)
        for step in checklist.steps:
            for line in step.lines:
                assert names.setdefault((step.id, line.number), line.name) == line.name


@given(st.lists(scenes, min_size=1, max_size=4), st.lists(scenes, min_size=1, max_size=4))
def test_a_tick_goes_only_where_the_venue_showed_it_done_and_then_undone(
    before: list[Scene], after: list[Scene]
) -> None:
    checklist = blank(Shows.ORDERS)
    for one in before:
        checklist, _ = fill(checklist, one)
    changed = deeds.apply(checklist, 0, Hand(Deed.TICKED, "Ana", at(11)))
    assert changed is not None
    checklist, was_done = changed[0], changed[0].steps[0].shown is Mark.DONE
    for one in after:
        checklist, _ = fill(checklist, one)
        step = checklist.steps[0]
        if was_done and step.shown is Mark.OPEN:
            assert step.hand is None
            return
        assert step.hand is not None and step.mark is Mark.DONE
        was_done = step.shown is Mark.DONE


def test_a_line_that_a_person_handled_stays_handled_until_the_venue_shows_otherwise() -> None:
    checklist = filled(Shows.ORDERS, scene(LOST))
    number = checklist.steps[0].lines[0].number
    ticked = deeds.apply(checklist, 0, Hand(Deed.TICKED, "Ana", at(11)), number)
    assert ticked is not None
    checklist, _ = fill(ticked[0], scene(LOST))
    line = checklist.steps[0].lines[0]
    assert (line.shown, line.mark) == (Mark.OPEN, Mark.DONE)
    stop = (order("new", size=Decimal(6)),)
    for resting, expected in ((stop, Mark.DONE), ((), Mark.OPEN)):
        checklist, _ = fill(checklist, scene(LOST, orders=resting))
        assert checklist.steps[0].lines[0].mark is expected
    assert checklist.steps[0].lines[0].hand is None


def test_it_is_finished_when_the_last_step_is_and_open_again_when_one_comes_undone() -> None:
    stops: tuple[OpenOrder, ...] = (order("x", size=Decimal(6)), order("y", size=Decimal(6)))
    checklist, done = fill(blank(Shows.ORDERS), scene(LOST, orders=stops))
    assert checklist.finished_at == at(10) and [d.now for d in done][-1] is Mark.DONE
    checklist, done = fill(checklist, scene(LOST))
    assert checklist.finished_at is None and checklist.reopened == 1
    assert [(d.step, d.line, d.was, d.now) for d in done][-1] == ("orders", "", Mark.DONE, Mark.OPEN)


def test_prices_that_move_are_no_news_and_sizes_are() -> None:
    pots = [Funds((Pot("USDT", Decimal(9), Decimal(equity), Decimal(20)),)) for equity in (100, 101, 60)]
    first, near, far = (filled(Shows.MARGIN, scene(funds=pot)) for pot in pots)
    assert not differs(first, near) and differs(first, far)
    here, there = (filled(Shows.REDUCTION, scene(told(shown=n))) for n in (6, 5))
    assert differs(here, there)


def test_what_was_read_when_is_kept() -> None:
    later = replace(scene(), baseline=replace(scene().baseline or scene().baseline, looked_at=at(99)))  # type: ignore[type-var]
    assert filled(Shows.REDUCTION, later).read_at == at(99)
    assert len(lines(Shows.HAND, scene())) == 0
