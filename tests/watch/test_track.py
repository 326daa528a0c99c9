"""How positions went: sampled lightly, all of it stored around ADL, else once an hour and at each change."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.model.baseline import Baseline
from bot.model.event import AdlTaken
from bot.model.position import Position
from bot.model.track import Sample, Trace
from bot.store import samples
from bot.watch.track import KEPT, NEAR, Track
from tests.builders import at, fill, key, look, position
from tests.events import adl
from tests.watch.test_watcher import Post, post

__all__ = ["post"]

OTHER = Baseline(positions=(position(1, symbol="OTHER"),))
"""Before a look: whatever is seen then has moved."""
CALM = Baseline(watched_from=at())
HIT = Baseline(watched_from=at(), incident=adl().incident)


def note(track: Track, after: float, *held: Position, hit: bool = False, **more: Any) -> tuple[Sample, ...]:
    """What is to be stored of a look `after` seconds past noon, and is then stored."""
    due = track.note(OTHER, look(list(held), after=after, **more), HIT if hit else CALM)
    track.stored(due)
    return due


LOOKS = st.lists(
    st.tuples(
        st.sampled_from([-30, 1, 5, 15, 61, 3600]), st.sampled_from([(), (5,), (10,), (10, 5)]), st.booleans()
    )
)


@given(LOOKS)
def test_a_position_that_stands_still_is_passed_over_only_where_nothing_would_be_noted(
    looks: list[tuple[int, tuple[int, ...], bool]],
) -> None:
    whole, short, before, now = Track(), Track(), OTHER, 0
    for later, sizes, hit in looks:
        now += later
        held = [position(size, symbol=f"COIN{n}") for n, size in enumerate(sizes)]
        seen, after = look(held, after=now), HIT if hit else CALM
        due = whole.note(OTHER, seen, after)
        assert short.note(before, seen, after) == due
        assert short._lines == whole._lines
        whole.stored(due)
        short.stored(due)
        before = replace(CALM, positions=tuple(held))


def calm(minutes: int = 0, **more: Any) -> Track:
    """A track of a position that was first seen at noon, and then every ten seconds."""
    track = Track()
    note(track, 0, position(10, **more))
    for seconds in range(10, minutes * 60 + 1, 10):
        assert note(track, seconds, position(10, **more)) == ()
    return track


def test_a_new_position_is_stored_at_once_and_then_once_an_hour() -> None:
    track = Track()
    assert note(track, 0, position(10, level=2)) == (Sample(key(), at(), Decimal(10), 2, 4, Decimal(2500)),)
    assert [len(note(track, minutes * 60, position(10, level=2))) for minutes in (1, 30, 59)] == [0, 0, 0]
    (hourly,) = note(track, 3600, position(10, level=2))
    assert hourly.at == at(3600)


def test_a_changed_indicator_is_stored_at_once() -> None:
    (changed,) = note(calm(5), 305, position(10, level=3))
    assert (changed.at, changed.level) == (at(305), 3)


def test_adl_stores_the_hour_before_it_and_then_every_ten_seconds() -> None:
    track = calm(30)
    due = note(track, 1803, position(6), hit=True)
    assert len(due) == 31 and due[0].at == at(60), "the first is stored already"
    assert due[-1].at == at(1803) and [s.size for s in (due[0], due[-1])] == [10, 6]
    assert note(track, 1805, position(6), hit=True) == ()
    assert len(note(track, 1803 + NEAR.total_seconds(), position(6), hit=True)) == 1


def test_a_position_that_is_gone_has_no_size() -> None:
    (gone,) = note(calm(1), 70)
    assert gone == Sample(key(), at(70), Decimal(0))
    assert note(calm(1), 80) and note(Track(), 90) == ()


def test_memory_is_bounded() -> None:
    track = Track()
    for minute in range(300):
        track.note(OTHER, look([position(10)], after=minute * 60), CALM)
    assert len(track.note(OTHER, look([position(6)], after=300 * 60), HIT)) == KEPT


def test_what_a_started_program_finds_is_not_stored_again() -> None:
    track = Track()
    assert note(track, 5000, position(10)) == ()
    assert len(note(track, 5000 + 3600, position(10))) == 1
    assert len(note(Track(), 5000, position(6), hit=True)) == 1


def test_a_look_without_positions_says_nothing() -> None:
    assert calm(1).note(OTHER, look(after=70), CALM) == ()


def test_what_was_not_written_is_due_again() -> None:
    track = Track()
    due = track.note(OTHER, look([position(10)]), CALM)
    assert track.note(OTHER, look([position(10)], after=10), CALM) == due


def test_times_are_the_venue_s() -> None:
    (sample,) = note(Track(), 0, position(10), ahead=timedelta(seconds=3))
    assert sample.at == at(3)


async def trace(post: Post) -> Trace:
    event = next(t.alert.event for t in await post.told("Ben") if isinstance(t.alert.event, AdlTaken))
    async with post.database.read() as db:
        account = post.watched.account.id
        (found,) = await samples.of_incident(db, account, event.incident, event.incident.taken)
    return found


async def test_an_incident_has_its_trace(post: Post) -> None:
    for _ in range(3):
        await post.look(after=60)
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(189))]
    await post.look()
    found = await trace(post)
    assert [s.at for s in found.samples] == [at(0), at(60), at(120), at(180), at(190)]
    assert [s.size for s in found.samples] == [10, 10, 10, 10, 6]
    assert [f.id for f in found.fills] == ["f1"] and found.before == 10 and found.until == at(190)
    async with post.database.read() as db:
        everything = await samples.series(db, post.watched.account.id, key(), at(-99), at(999))
    assert everything == found.samples and everything[0].mark == Decimal(2500)
