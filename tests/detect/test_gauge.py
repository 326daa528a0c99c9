"""The indicator: up at once, down after a few looks, never spam, never low because absent."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect import gauge
from bot.model.baseline import GaugeMemory
from bot.model.event import GaugeMoved
from bot.model.position import Gauge, NoGauge, NoGaugeReason
from bot.model.preferences import GaugeWishes
from tests.builders import at, key, position

TUNING = GaugeWishes(from_share=Decimal("0.5"), looks_down=3)


def seconds(count: int) -> timedelta:
    return timedelta(seconds=count)


ABSENT = NoGauge(NoGaugeReason.ABSENT)
levels = st.integers(0, 4)


def heard(
    *readings: int | Gauge, told: int | None = None, tuning: GaugeWishes = TUNING
) -> list[tuple[int, int]]:
    """(was, level) of every message over looks that read these levels of one position."""
    memories: tuple[GaugeMemory, ...] = () if told is None else (GaugeMemory(key(), told),)
    moves: list[GaugeMoved] = []
    for number, reading in enumerate(readings):
        events, memories = gauge.follow(memories, [position(level=reading)], at(number), tuning)
        moves += events
    return [(e.was, e.level) for e in moves]


@pytest.mark.parametrize(
    ("told", "readings", "messages"),
    [
        pytest.param(1, [1, 1, 1], [], id="the same says nothing"),
        pytest.param(0, [1], [], id="a rise below the mark is not told"),
        pytest.param(1, [2], [(1, 2)], id="a rise to the mark is told at once"),
        pytest.param(1, [4], [(1, 4)], id="a jump is one message"),
        pytest.param(1, [2, 3, 4], [(1, 2), (2, 3), (3, 4)], id="every step up is told"),
        pytest.param(3, [1, 1], [], id="two lower looks are not a fall"),
        pytest.param(3, [1, 1, 1], [(3, 1)], id="three lower looks are a fall"),
        pytest.param(4, [1, 2, 3], [(4, 3)], id="lower looks need not agree with each other"),
        pytest.param(3, [1, 1, 3, 1, 1], [], id="one look at the old level starts the count again"),
        pytest.param(3, [1, 1, 1, 1, 1], [(3, 1)], id="a fall is told once"),
        pytest.param(1, [0, 0, 0], [], id="a fall from below the mark is not told"),
        pytest.param(3, [1, 1, 1, 3], [(3, 1), (1, 3)], id="down and up again are two messages"),
        pytest.param(2, [3, 2, 3, 2, 3, 2, 3], [(2, 3)], id="flapping is one message"),
        pytest.param(3, [ABSENT, ABSENT, ABSENT, ABSENT], [], id="absent is not a fall"),
        pytest.param(3, [ABSENT, 3], [], id="an absent look keeps the memory"),
        pytest.param(3, [1, 1, ABSENT, 1], [(3, 1)], id="an absent look does not count"),
        pytest.param(None, [1], [], id="a new position that stands low"),
        pytest.param(None, [3], [(0, 3)], id="a new position that stands high"),
        pytest.param(None, [ABSENT, 3], [(0, 3)], id="a new position whose indicator comes later"),
    ],
)
def test_what_is_heard(
    told: int | None, readings: list[int | Gauge], messages: list[tuple[int, int]]
) -> None:
    assert heard(*readings, told=told) == messages


@pytest.mark.parametrize(("mark", "told_from"), [("0", 1), ("0.5", 2), ("0.75", 3), ("1", 4)])
def test_the_mark_is_a_part_of_the_scale(mark: str, told_from: int) -> None:
    tuning = GaugeWishes(from_share=Decimal(mark))
    told = [level for level in range(1, 5) if heard(level, told=0, tuning=tuning)]
    assert min(told) == told_from and told == list(range(told_from, 5))


def test_a_position_that_is_gone_is_forgotten() -> None:
    _, memories = gauge.follow([GaugeMemory(key(), 3)], [], at(), TUNING)
    assert memories == ()


def test_a_first_look_counts_every_level_as_told() -> None:
    memories = gauge.seed([position(level=4), position(symbol="XRPUSDT", level=ABSENT)])
    assert memories == (GaugeMemory(key(), 4),)


def test_an_indicator_of_one_position_never_speaks_for_another() -> None:
    both = [position(level=1), position(symbol="XRPUSDT", level=4)]
    memories = (GaugeMemory(key(), 1), GaugeMemory(key("XRPUSDT"), 1))
    (event,), _ = gauge.follow(memories, both, at(), TUNING)
    assert event.position.key == key("XRPUSDT") and event.rose


@given(st.lists(levels, max_size=40), levels)
def test_people_know_the_highest_level_since_the_last_fall(readings: list[int], start: int) -> None:
    """Whatever the readings: nobody who stands above the mark is left without having heard of it."""
    memories: tuple[GaugeMemory, ...] = (GaugeMemory(key(), start),)
    heard_last = start
    for number, level in enumerate(readings):
        events, memories = gauge.follow(memories, [position(level=level)], at(number), TUNING)
        assert len(events) <= 1
        for event in events:
            assert event.level == level != event.was
            heard_last = event.level
        assert level < 2 or level <= heard_last


@given(st.lists(st.sampled_from([2, 3]), max_size=60))
def test_flapping_between_two_levels_never_spams(readings: list[int]) -> None:
    messages = heard(*readings, told=2)
    assert sum(level > was for was, level in messages) <= 1 + sum(level < was for was, level in messages)
    assert sum(level < was for was, level in messages) <= readings.count(2) // 3


def wishes(**more: Any) -> GaugeWishes:
    return replace(TUNING, **more)


@pytest.mark.parametrize(
    ("wished", "readings", "messages"),
    [
        pytest.param(wishes(looks_up=2), [3], [], id="one look is not two"),
        pytest.param(wishes(looks_up=2), [3, 3, 3], [(1, 3)], id="two looks in a row, told once"),
        pytest.param(wishes(looks_up=2), [3, 1, 3, 1, 3, 1], [], id="flapping is never told"),
        pytest.param(wishes(looks_up=2), [2, 4], [(1, 4)], id="looks up need not agree with each other"),
        pytest.param(wishes(looks_up=2), [3, ABSENT, 3], [(1, 3)], id="absent breaks no row"),
        pytest.param(wishes(dwell=seconds(2)), [3, 3], [], id="not long enough"),
        pytest.param(wishes(dwell=seconds(2)), [3, 3, 4], [(1, 4)], id="long enough, with a jump in it"),
        pytest.param(wishes(dwell=seconds(2)), [3, 3, 1, 3, 3], [], id="a look below begins anew"),
        pytest.param(
            wishes(dwell=seconds(4), looks_down=1), [3] * 5 + [1] * 4, [(1, 3)], id="a fall dwells too"
        ),
        pytest.param(wishes(from_share=Decimal(1)), [3, 4], [(3, 4)], id="the top alone"),
        pytest.param(
            wishes(from_share=Decimal(1), from_level=3), [2, 3], [(2, 3)], id="a rung before the share"
        ),
        pytest.param(wishes(from_level=4), [2], [(1, 2)], id="a share before the rung"),
    ],
)
def test_what_is_heard_by_wish(
    wished: GaugeWishes, readings: list[int | Gauge], messages: list[tuple[int, int]]
) -> None:
    assert heard(*readings, told=1, tuning=wished) == messages


def test_a_small_position_is_not_told_of_until_it_is_worth_it() -> None:
    wished, memories = wishes(least=Decimal(1000)), gauge.seed([position(level=1)])
    heard_at: list[int] = []
    for number, notional in enumerate((999, 500, 1000, 2000)):
        held = position(level=4, notional=Decimal(notional))
        events, memories = gauge.follow(memories, [held], at(number), wished)
        heard_at += [number for _ in events]
    assert heard_at == [2]


def test_a_position_of_unknown_value_is_told_of() -> None:
    held = position(level=4, notional=None)
    events, _ = gauge.follow(gauge.seed([position(level=1)]), [held], at(), wishes(least=Decimal(10**9)))
    assert len(events) == 1


@given(
    st.lists(levels, max_size=40),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(0, 4),
    st.lists(st.integers(-3, 5), min_size=40, max_size=40),
)
def test_whoever_stands_high_for_long_enough_is_heard(
    readings: list[int], up: int, down: int, dwell: int, passed: list[int]
) -> None:
    """Also when the clock steps back: a level that stood for that many looks and seconds was told."""
    wished = wishes(looks_up=up, looks_down=down, dwell=seconds(dwell))
    memories = gauge.seed([position(level=0)])
    heard_last, stood, clock, since = 0, 0, 0, 0
    for level, step in zip(readings, passed, strict=False):
        clock += step
        events, memories = gauge.follow(memories, [position(level=level)], at(clock), wished)
        heard_last = events[0].level if events else heard_last
        stood = stood + 1 if level >= 2 and level > heard_last else 0
        since = min(since, clock) if stood > 1 else clock
        assert len(events) <= 1
        assert stood < up or clock - since < dwell
