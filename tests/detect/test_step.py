"""All detectors over one look: old news, late news, notes, and what was seen whole adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, FirstLook, Forced, GaugeMoved, Oddity, PastUnread, Reduced
from bot.model.fill import Cause
from bot.model.ids import AccountId
from bot.model.observation import Observation
from bot.model.position import Position
from bot.policy.plan import alert_id
from tests.builders import ACCOUNT, account, at, fill, key, look, position
from tests.events import stepped

HOUR = 3600


def play(*looks: Observation, of: AccountId = ACCOUNT) -> tuple[list[Event], Baseline]:
    """The events of all looks, and the baseline at the end."""
    baseline = Baseline()
    events: list[Event] = []
    for seen in looks:
        told, baseline = step(of, baseline, seen, Tuning())
        events += told
    return events, baseline


def kinds(*looks: Observation) -> list[str]:
    return [type(event).__name__ for event in play(*looks)[0]]


def test_the_first_look_says_where_it_starts_and_no_old_news() -> None:
    (event,), baseline = play(look([position(10, level=4)], [fill(), fill("l", 1, Cause.LIQUIDATION)]))
    assert event == FirstLook(at(), (position(10, level=4),))
    assert baseline.watched_from == at() and baseline.fills_at == at()


def test_fills_of_the_first_look_stay_old_news() -> None:
    assert kinds(look([position(6)], [fill()]), look([position(6)], [fill()], after=15)) == ["FirstLook"]


def test_the_last_fill_of_a_quiet_source_is_never_told_again() -> None:
    """It comes with every look for days, long after its id was forgotten."""
    old = fill("old", at=at(-60))
    looks = [look([position(50)], [old])]
    for hour in range(1, 80):
        other = fill(f"o{hour}", 1, Cause.OWN_ORDER, at=at(hour * HOUR))
        looks.append(look([position(50 - hour % 2)], [old, other], after=hour * HOUR))
    events, baseline = play(*looks)
    assert not any(isinstance(event, AdlTaken) for event in events)
    assert len(baseline.seen) < 10


def test_a_replay_knows_no_old_news() -> None:
    events, _ = step(ACCOUNT, Baseline(looked_at=at()), look([], [fill(at=at(-90 * 24 * HOUR))]), Tuning())
    assert [type(event) for event in events] == [AdlTaken]


@pytest.mark.parametrize(("after", "late"), [(10, 0), (120, 0), (121, 121), (6 * HOUR, 6 * HOUR)])
def test_how_late_a_fill_was_seen(after: float, late: float) -> None:
    events, _ = play(look([position(10)], []), look([position(6)], [fill()], after=after))
    assert isinstance(events[-1], AdlTaken) and events[-1].late_by == late
    events, _ = play(look([position(10)], []), look([position(6)], [fill(cause=Cause.TAKEOVER)], after=after))
    assert isinstance(events[-1], Forced) and events[-1].late_by == late


def test_lateness_stays_in_the_message_when_only_the_size_changes() -> None:
    events, _ = play(
        look([position(10)], []),
        look([position(10)], [fill()], after=HOUR),
        look([position(6)], [], after=HOUR + 15),
    )
    first, second = events[1:]
    assert isinstance(first, AdlTaken) and isinstance(second, AdlTaken)
    assert first.late_by == second.late_by == HOUR and not second.fresh


def test_each_incident_of_a_long_stop_has_its_own_lateness() -> None:
    fills = [fill("a", 2, at=at(HOUR)), fill("b", 2, at=at(3 * HOUR))]
    events, _ = play(look([position(10)], []), look([position(6)], fills, after=4 * HOUR))
    assert [e.late_by for e in events if isinstance(e, AdlTaken)] == [3 * HOUR, HOUR]


def test_a_quiet_gap_makes_two_incidents_also_over_looks() -> None:
    looks = [look([position(10)], []), look([position(8)], [fill("a", 2)], after=5)]
    looks += [look([position(8)], [], after=s) for s in range(20, 400, 15)]
    looks += [look([position(6)], [fill("b", 2, at=at(400))], after=405)]
    events = [e for e in play(*looks)[0] if isinstance(e, AdlTaken)]
    assert [(e.incident.id, e.closed) for e in events] == [
        (f"{ACCOUNT}:adl:a", False),
        (f"{ACCOUNT}:adl:a", True),
        (f"{ACCOUNT}:adl:b", False),
    ]


def test_a_cascade_is_one_message_however_many_symbols() -> None:
    names = [f"COIN{n}USDT" for n in range(20)]
    fills = [fill(f"f{n}", 4, key=key(name), at=at(n)) for n, name in enumerate(names)]
    events, _ = play(
        look([position(10, n) for n in names], []), look([position(6, n) for n in names], fills, 30)
    )
    (event,) = [e for e in events if isinstance(e, AdlTaken)]
    assert len(event.incident.taken) == 20 and not any(isinstance(e, Reduced) for e in events)


def test_a_gap_is_told_with_the_look_that_has_it() -> None:
    events, _ = play(look([], []), look([], [], after=15, gap="the past is gone"), look([], [], after=30))
    assert events[1:] == [PastUnread(at(15), "the past is gone")]


def test_an_oddity_is_told_once() -> None:
    odd = ("execType=Surprise",)
    events, _ = play(*(look([], [], after=s, oddities=odd) for s in (0, 15, 30)))
    assert [e for e in events if isinstance(e, Oddity)] == [Oddity(at(), "execType=Surprise")]


def test_a_row_dated_in_the_future_does_not_make_all_that_follows_old() -> None:
    odd = fill("odd", 1, Cause.OWN_ORDER, at=at(400 * 24 * HOUR))
    looks = [look([position(10)], []), look([position(9)], [odd], after=15)]
    looks += [look([position(5)], [odd, fill("adl", 4, at=at(20))], after=s) for s in (30, 45, 60)]
    assert kinds(*looks) == ["FirstLook", "AdlTaken"]


def test_a_clock_that_goes_back_tells_no_old_news_again() -> None:
    """A quiet source sends an old fill again, just when the host's clock was set back by an hour."""
    old, own = fill("old", at=at(-60)), fill("own", 1, Cause.OWN_ORDER, at=at(2.5 * HOUR))
    looks = [look([position(50)], [old]), look([position(49)], [old, own], after=2.5 * HOUR)]
    looks += [
        look([position(49)], [own], after=1.5 * HOUR),
        look([position(49)], [old, own], after=1.6 * HOUR),
    ]
    assert kinds(*looks) == ["FirstLook"]


def test_only_the_newest_oddities_are_kept() -> None:
    looks = [look([], [], after=n, oddities=(f"odd={n}",)) for n in range(300)]
    events, baseline = play(*looks)
    assert len([e for e in events if isinstance(e, Oddity)]) == 300
    assert len(baseline.oddities) <= 100 and "odd=299" in baseline.oddities


def test_a_look_without_fills_keeps_the_place_where_to_read_on() -> None:
    read_on = {"orders": "17"}
    _, baseline = play(look([], [], cursor=read_on), look([], after=15))
    assert baseline.cursor == read_on


def test_an_unknown_mark_is_told_as_such_and_never_as_adl() -> None:
    events, _ = play(look([position(10)], []), look([position(6)], [fill(cause=Cause.UNRECOGNISED)], 5))
    (event,) = events[1:]
    assert isinstance(event, Forced) and event.cause is Cause.UNRECOGNISED and event.left == 6


def test_forced_fills_of_one_cause_and_position_are_one_message() -> None:
    fills = [fill(f"l{n}", 2, Cause.LIQUIDATION, at=at(n)) for n in range(3)]
    events, _ = play(look([position(10)], []), look([position(4)], fills, after=5))
    (event,) = events[1:]
    assert isinstance(event, Forced) and len(event.fills) == 3


@pytest.mark.parametrize("left", [[], [position(6, instrument=stepped("0.1"))]])
def test_what_is_told_of_a_position_knows_its_market(left: list[Position]) -> None:
    before, fills = position(10, instrument=stepped("0.1")), [fill("l", 4, Cause.LIQUIDATION)]
    events, _ = play(look([before], []), look(left, fills, after=5))
    assert [e.instrument for e in events if isinstance(e, Forced)] == [stepped("0.1")]


def test_sizes_that_were_not_read_say_nothing() -> None:
    events, baseline = play(look([position(10, level=4)], []), look(None, [fill()], after=5))
    (event,) = events[1:]
    assert isinstance(event, AdlTaken) and event.incident.taken[0].shown is None
    assert baseline.positions == (position(10, level=4),)


def test_an_indicator_and_adl_in_one_look() -> None:
    events, _ = play(look([position(10)], []), look([position(6, level=4)], [fill()], after=5))
    assert [type(e) for e in events[1:]] == [AdlTaken, GaugeMoved]


def test_two_accounts_never_share_a_name() -> None:
    looks = (look([position(10)], []), look([position(3)], [fill()], after=5))
    for number in (7, 8):
        events, _ = play(*looks, of=AccountId(number))
        for event in events[1:]:
            assert alert_id(event, account(id=AccountId(number))).startswith(f"{number}:")


def test_a_clock_that_goes_back_loses_no_fill() -> None:
    looks = (look([position(10)], []), look([position(6)], [fill(at=at(-600))], after=-HOUR))
    assert kinds(*looks) == ["FirstLook", "AdlTaken"]


sizes = st.integers(0, 40)


@given(held=st.integers(1, 100), adl=sizes, own=sizes, read_at_once=st.booleans())
def test_what_was_seen_whole_adds_up(held: int, adl: int, own: int, read_at_once: bool) -> None:
    """taken + left + own trades = before."""
    adl, own = min(adl, held), min(own, held - min(adl, held))
    left = held - adl - own
    fills = [fill("a", adl)] * bool(adl) + [fill("o", own, Cause.OWN_ORDER)] * bool(own)
    now = [position(left)] if left else []
    looks = [look([position(held)], []), look(now, fills if read_at_once else [], after=5)]
    looks += [look(now, fills, after=10)]
    told = [e for e in play(*looks)[0] if isinstance(e, AdlTaken)]
    assert len(told) == bool(adl)
    for event in told:
        (taken,) = event.incident.taken
        assert taken.before == held and taken.shown is not None
        assert taken.taken + taken.shown + own == taken.before
