"""What is told with a sound, without one, later, or not: by volume, silence and quiet hours."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.alert import Alert, Urgency
from bot.model.event import Banned, ClockOff, Event, SeesAgain, SignalLost, Trial, WentBlind
from bot.model.fill import Cause
from bot.model.hosting import CopyFailed
from bot.model.ids import AccountId, SilenceId
from bot.model.manners import (
    NEVER_OFF,
    GaugeChoice,
    Kind,
    Manners,
    Matches,
    QuietHours,
    Silence,
    Sound,
    Volume,
    Why,
)
from bot.model.person import Person, Role
from bot.model.preferences import GaugeWishes
from bot.model.program import PartFailed, PartWell
from bot.model.reach import Unreached
from bot.model.regime import Regime
from bot.policy.manner import manner
from bot.policy.plan import plan
from bot.policy.quiet import alarm
from bot.policy.volume import kind
from tests.builders import ACCOUNT, account, at, person
from tests.events import (
    adl,
    every_event,
    forced,
    gauge_moved,
    noted,
    outage,
    reduced,
    regime_changed,
    under_way,
)

HELD, PLAIN = account(owner=1), Manners()
NIGHT = Manners(quiet=QuietHours(time(11), time(13)))
"""It is noon in these tests."""


def alert(event: Event) -> Alert:
    """The event as its owner is told of it."""
    ana = person(1, "Ana", addresses=())
    return next(iter(plan((event,), HELD, (ana,)))).alert


def silence(matches: Matches = Matches.ALL, value: str = "", hours: float = 2) -> Silence:
    return Silence(SilenceId(1), matches, value, "it", at(), at() + timedelta(hours=hours), "Ana")


def judged(event: Event, manners: Manners = PLAIN, *silences: Silence) -> tuple[Sound, Why]:
    ana = person(1, manners=manners, silences=silences)
    found = manner(alert(event), HELD, ana, at())
    return found.sound, found.why


def told_to_owner(event: Event) -> bool:
    return bool(plan((event,), HELD, (person(1),)))


OWNERS = [event for event in every_event() if told_to_owner(event)]
names = [type(event).__name__ for event in OWNERS]


@pytest.mark.parametrize("event", every_event(), ids=lambda e: type(e).__name__)
def test_every_kind_of_event_has_a_name_or_was_asked_for(event: Event) -> None:
    asked = {"FirstLook", "Trial", "HeldBack", "Digest", "DrillReported"}
    assert (kind(event) is None) == (type(event).__name__ in asked)


@pytest.mark.parametrize("event", OWNERS, ids=names)
def test_by_itself_everything_has_its_own_sound(event: Event) -> None:
    assert judged(event) == (Sound.LOUD, Why.NOTHING)


@pytest.mark.parametrize("event", OWNERS, ids=names)
def test_a_reduction_comes_whatever_is_set(event: Event) -> None:
    """The law: what may be ADL is at most without a sound; an alarm passes quiet hours."""
    off = Manners(knobs=tuple(Manners().turned(k, None, Volume.OFF).knobs[0] for k in Kind))
    grave = alert(event).urgency <= Urgency.UNEXPLAINED and kind(event) is not Kind.CHECKLIST
    for manners, silences in ((off, ()), (Manners(), (silence(),)), (off, (silence(),)), (NIGHT, ())):
        sound, why = judged(event, manners, *silences)
        if grave and kind(event) is not Kind.BLIND:
            assert sound in (Sound.LOUD, Sound.SILENT), (event, manners, silences)
        assert (why is Why.NOTHING) == (sound is Sound.LOUD)


@pytest.mark.parametrize(
    ("event", "sound"),
    [
        (adl(), Sound.LOUD),
        (under_way(), Sound.LOUD),
        (forced(), Sound.LOUD),
        (reduced(), Sound.LOUD),
        (WentBlind(at(), at(), "no answer"), Sound.LOUD),
        (SeesAgain(at(), at()), Sound.LOUD),
        (outage(), Sound.LOUD),
        (regime_changed(Regime.CASCADE), Sound.LOUD),
        (Trial(at(), "Ana"), Sound.LOUD),
        (gauge_moved(3, 4), Sound.HELD),
        (forced(Cause.TRANSFER), Sound.HELD),
        (regime_changed(Regime.WARNING), Sound.HELD),
        (noted(), Sound.HELD),
    ],
)
def test_what_passes_quiet_hours(event: Event, sound: Sound) -> None:
    ana = person(1, manners=NIGHT)
    found = manner(replace(alert(gauge_moved(1, 3)), event=event, urgency=_urgency(event)), HELD, ana, at())
    assert found.sound is sound
    if sound is Sound.HELD:
        assert (found.why, found.until) == (Why.QUIET_HOURS, at(3600))


def _urgency(event: Event) -> Urgency:
    from bot.policy.urgency import urgency

    return urgency(event)


@pytest.mark.parametrize(
    ("matches", "value", "event", "hit"),
    [
        (Matches.ALL, "", gauge_moved(1, 3), True),
        (Matches.ACCOUNT, str(ACCOUNT), gauge_moved(1, 3), True),
        (Matches.ACCOUNT, "8", gauge_moved(1, 3), False),
        (Matches.VENUE, "somewhere", gauge_moved(1, 3), True),
        (Matches.VENUE, "elsewhere", gauge_moved(1, 3), False),
        (Matches.SYMBOL, "ETHUSDT", gauge_moved(1, 3), True),
        (Matches.SYMBOL, "ETHUSD", gauge_moved(1, 3), False),
        (Matches.SYMBOL, "ETHUSDT", WentBlind(at(), at(), "x"), False),
        (Matches.ACCOUNT, str(ACCOUNT), WentBlind(at(), at(), "x"), True),
    ],
)
def test_what_a_silence_matches(matches: Matches, value: str, event: Event, hit: bool) -> None:
    expected = (Sound.HELD, Why.SILENCED) if hit else (Sound.LOUD, Why.NOTHING)
    assert judged(event, Manners(), silence(matches, value)) == expected


def test_a_silence_that_is_over_holds_nothing_and_the_last_one_counts() -> None:
    assert judged(gauge_moved(1, 3), Manners(), silence(hours=0)) == (Sound.LOUD, Why.NOTHING)
    ana = person(1, silences=(silence(hours=1), silence(hours=3)))
    assert manner(alert(gauge_moved(1, 3)), HELD, ana, at()).until == at(3 * 3600)


def test_a_silenced_reduction_comes_without_a_sound() -> None:
    assert judged(adl(), Manners(), silence()) == (Sound.SILENT, Why.NEVER_SILENCED)
    assert judged(reduced(), Manners(), silence()) == (Sound.SILENT, Why.NEVER_SILENCED)


TROUBLES = (PartFailed, Unreached, Banned, ClockOff, SignalLost, CopyFailed)


@pytest.mark.parametrize(
    "event",
    [e for e in every_event() if isinstance(e, (*TROUBLES, PartWell))],
    ids=lambda e: type(e).__name__,
)
def test_a_host_who_silences_everything_still_hears_what_is_wrong_with_the_bot(event: Event) -> None:
    """A full disk, a part that fails, an app that takes nothing: silence would be taken for safety."""
    ana = person(1, role=Role.HOST, silences=(silence(),))
    (told,) = plan((event,), None, (ana,))
    expected = Sound.HELD if isinstance(event, PartWell) else Sound.SILENT
    assert manner(told.alert, None, ana, at()).sound is expected


def test_one_account_may_be_louder_than_the_others() -> None:
    manners = Manners().turned(Kind.GAUGE, None, Volume.OFF).turned(Kind.GAUGE, ACCOUNT, Volume.LOUD)
    assert judged(gauge_moved(1, 3), manners) == (Sound.LOUD, Why.NOTHING)
    assert manners.volume(Kind.GAUGE, AccountId(99)) is Volume.OFF
    back = manners.turned(Kind.GAUGE, ACCOUNT, None)
    assert judged(gauge_moved(1, 3), back) == (Sound.OFF, Why.SET_OFF)


@pytest.mark.parametrize("never", sorted(NEVER_OFF))
def test_what_is_never_off_is_silent_even_if_the_database_says_off(never: Kind) -> None:
    off = Manners().turned(never, None, Volume.OFF)
    events = [event for event in OWNERS if kind(event) is never]
    assert all(judged(event, off) == (Sound.SILENT, Why.GRAVE) for event in events)


def test_what_was_chosen_stands_over_the_settings() -> None:
    given = GaugeWishes(from_level=3)
    assert GaugeChoice().over(given) == given
    assert GaugeChoice(from_level=0).over(given).from_level is None
    assert GaugeChoice(from_level=4).over(given).from_level == 4


@given(
    st.times(),
    st.times(),
    st.sampled_from(
        ["", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "no such zone"]
    ),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),
)
def test_what_is_held_is_held_until_a_later_moment(start: time, end: time, zone: str, when: datetime) -> None:
    """The law: it is judged again later, within two days and an hour."""
    ana = person(1, manners=Manners(quiet=QuietHours(start, end), zone=zone))
    now = when.replace(tzinfo=at().tzinfo)
    found = manner(alert(gauge_moved(1, 3)), HELD, ana, now)
    if found.until is not None:
        assert now < found.until <= now + timedelta(days=2, hours=1)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (datetime(2026, 10, 25, 0, 20), datetime(2026, 10, 25, 0, 30)),  # 02:20, the first time
        (datetime(2026, 10, 25, 0, 40), None),  # 02:40
        (datetime(2026, 10, 25, 1, 10), None),  # 02:10 once more
        (datetime(2026, 3, 29, 0, 59), datetime(2026, 3, 29, 1, 30)),  # 01:59; 02:30 is left out
        (datetime(2026, 3, 29, 1, 30), None),
    ],
)
def test_quiet_hours_end_once_in_a_night_in_which_the_clock_is_changed(
    now: datetime, until: datetime | None
) -> None:
    night = Manners(quiet=QuietHours(time(23), time(2, 30)), zone="Europe/Madrid")
    told = manner(alert(gauge_moved(1, 3)), HELD, person(1, manners=night), now.replace(tzinfo=UTC))
    assert told.until == (None if until is None else until.replace(tzinfo=UTC))


def test_people_without_manners_are_as_before() -> None:
    facts: dict[str, Any] = {"id": 1, "name": "Ana", "role": "member"}
    assert Person(**facts).manners == Manners() and alarm(alert(adl()))
