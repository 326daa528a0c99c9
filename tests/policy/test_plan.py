"""Who is told, how urgently, under which name."""

from dataclasses import replace
from typing import get_args

import pytest

from bot.model.alert import Reason, Urgency
from bot.model.drill import DrillReported
from bot.model.event import (
    AdlTaken,
    BackAfter,
    Banned,
    ClockOff,
    Event,
    NeutralityChanged,
    Oddity,
    Reduced,
    SignalBack,
    SignalLost,
    Trial,
)
from bot.model.fill import Cause
from bot.model.hosting import CopyFailed, Knocking
from bot.model.ids import ChannelName
from bot.model.observation import Neutrality
from bot.model.person import Address, Person, Role
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import ChecklistDone, Unacknowledged
from bot.model.reach import Unreached
from bot.model.regime import Regime
from bot.model.summary import HeldBack
from bot.policy.audience import audience
from bot.policy.plan import alert_id, plan
from bot.policy.urgency import checklist, urgency
from bot.templates import NAMES
from tests.builders import account, at, key, person
from tests.events import (
    adl,
    every_event,
    forced,
    gauge_moved,
    reduced,
    regime_changed,
    reloaded,
    under_way,
)

ANA, BO = person(1, "Ana"), person(2, "Bo")
HOST = person(3, "Hedda", Role.HOST)
PEOPLE = (ANA, BO, HOST)
EVENTS = every_event()
names = [type(event).__name__ for event in EVENTS]


def test_every_kind_of_event_is_in_the_tables() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))


@pytest.mark.parametrize("event", EVENTS, ids=names)
def test_who_is_told(event: Event) -> None:
    of_program = (PartFailed, PartWell, Started, Stopping, CopyFailed, Knocking, Unacknowledged)
    of_hosts = (Oddity, Unreached, Banned, ClockOff, SignalLost, SignalBack, *of_program)
    expected: tuple[Person, ...] = (
        (HOST,) if isinstance(event, of_hosts) else PEOPLE if isinstance(event, BackAfter) else (BO,)
    )
    expected = (ANA,) if isinstance(event, ChecklistDone | DrillReported) else expected
    expected = () if isinstance(event, HeldBack) else expected  # told where it is made, to its person
    assert audience(event, account(owner=2), PEOPLE) == expected


def test_nobody_is_told_of_an_account_without_its_owner() -> None:
    assert audience(adl(), account(owner=9), PEOPLE) == ()
    assert audience(adl(), None, PEOPLE) == ()


@pytest.mark.parametrize(
    ("event", "expected", "steps"),
    [
        (adl(), Urgency.ADL, "adl_fill"),
        (EVENTS[names.index("Forced")], Urgency.FORCED, ""),
        (forced(Cause.TRANSFER), Urgency.INFO, ""),
        (EVENTS[names.index("KeyTurnedDown")], Urgency.FORCED, "key"),
        (reduced(), Urgency.UNEXPLAINED, ""),
        (EVENTS[names.index("WentBlind")], Urgency.BLIND, "blind"),
        (EVENTS[names.index("Outage")], Urgency.BLIND, "blind"),
        (EVENTS[names.index("Unreached")], Urgency.BLIND, ""),
        (gauge_moved(1, 3), Urgency.GAUGE, ""),
        (gauge_moved(3, 4), Urgency.GAUGE, "gauge_high"),
        (gauge_moved(4, 1), Urgency.GOOD, ""),
        (EVENTS[names.index("SeesAgain")], Urgency.GOOD, ""),
        (EVENTS[names.index("FirstLook")], Urgency.INFO, ""),
        (EVENTS[names.index("PastUnread")], Urgency.INFO, ""),
        (EVENTS[names.index("Oddity")], Urgency.INFO, ""),
        (EVENTS[names.index("BackAfter")], Urgency.INFO, ""),
        (EVENTS[names.index("Trial")], Urgency.GOOD, ""),
        (replace(reduced(), cause=Cause.ADL), Urgency.ADL, "adl_fill"),
        (replace(reduced(), cause=Cause.PROBABLE_ADL), Urgency.ADL, "adl_fill"),
        (replace(reduced(), cause=Cause.LIQUIDATION), Urgency.UNEXPLAINED, ""),
        (under_way(), Urgency.ADL, "adl_fill"),
        (regime_changed(Regime.WARNING), Urgency.GAUGE, ""),
        (regime_changed(Regime.CASCADE), Urgency.GAUGE, ""),
        (regime_changed(Regime.RECOVERING), Urgency.GOOD, ""),
        (regime_changed(Regime.CALM), Urgency.GOOD, ""),
        (reloaded(), Urgency.GAUGE, ""),
        (EVENTS[names.index("Noted")], Urgency.INFO, ""),
        (EVENTS[names.index("NeutralityChanged")], Urgency.GAUGE, ""),
        (NeutralityChanged(at(), Neutrality.OFF, Neutrality.ON), Urgency.GOOD, ""),
        (EVENTS[names.index("Banned")], Urgency.BLIND, ""),
        (EVENTS[names.index("CopyFailed")], Urgency.BLIND, ""),
        (EVENTS[names.index("Knocking")], Urgency.INFO, ""),
        (EVENTS[names.index("ClockOff")], Urgency.BLIND, ""),
        (EVENTS[names.index("SignalLost")], Urgency.BLIND, ""),
        (EVENTS[names.index("SignalBack")], Urgency.INFO, ""),
        (EVENTS[names.index("Digest")], Urgency.INFO, ""),
    ],
)
def test_how_urgent_and_with_which_steps(event: Event, expected: Urgency, steps: str) -> None:
    assert urgency(event) is expected and checklist(event) == steps
    assert steps == "" or steps in NAMES


@pytest.mark.parametrize("event", EVENTS, ids=names)
def test_deciding_twice_gives_the_same_names(event: Event) -> None:
    held = account(owner=1)
    assert plan([event], held, PEOPLE) == plan([event], held, PEOPLE)
    assert alert_id(event, held) == alert_id(event, replace(held, label="renamed"))


def test_one_telling_per_event_and_person_each_under_its_own_name() -> None:
    tellings = plan(EVENTS, account(owner=1), PEOPLE)
    assert len({t.alert.id for t in tellings}) == len(tellings)
    assert all(t.alert.id.endswith(f":to:{t.alert.person}") for t in tellings)


def test_the_order_of_the_events_is_kept() -> None:
    tellings = plan([reduced(), adl()], account(owner=1), PEOPLE)
    assert [type(t.alert.event) for t in tellings] == [Reduced, AdlTaken]


def test_more_of_the_same_incident_has_the_same_name() -> None:
    more = replace(adl(), at=at(99), fresh=False)
    assert alert_id(more, account()) == alert_id(adl(), account()) == adl().incident.alert


def test_the_answer_to_a_question_has_the_name_of_the_question() -> None:
    answer = replace(reduced(), cause=Cause.OWN_ORDER, at=at(99))
    assert alert_id(answer, account()) == alert_id(reduced(), account())


def test_an_oddity_has_one_name_whenever_it_is_met() -> None:
    assert alert_id(Oddity(at(), "x=1"), account()) == alert_id(Oddity(at(500), "x=1"), account())


def test_the_program_has_names_of_its_own() -> None:
    (first, *_) = plan([BackAfter(at(90), at())], None, PEOPLE)
    assert first.alert.id.startswith("program:BackAfter:") and first.alert.account is None


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (adl(), Reason.FIRST),
        (replace(adl(), fresh=False), Reason.CHANGED),
        (reduced(), Reason.FIRST),
        (replace(reduced(), cause=Cause.DELIVERY), Reason.CHANGED),
        (gauge_moved(1, 4), Reason.FIRST),
    ],
)
def test_why_it_is_told(event: Event, reason: Reason) -> None:
    (telling,) = plan([event], account(owner=1), PEOPLE)
    assert telling.reason is reason and telling.to == ANA.addresses


def test_a_person_without_addresses_is_told_all_the_same() -> None:
    """The alert is kept for /alerts; there is only nothing to send."""
    (telling,) = plan([Trial(at(), "Ana")], account(owner=1), [person(1, addresses=())])
    assert telling.to == ()


def test_two_indicators_of_one_look_are_two_alerts() -> None:
    one = gauge_moved(1, 4)
    other = replace(one, position=one.position._replace(key=key("XRPUSDT")))
    assert alert_id(one, account()) != alert_id(other, account())


def test_a_market_keeps_one_message_until_it_gets_worse() -> None:
    """Edited while it stays and while it eases; a new one when it is worse, and when it is calm."""
    cascade = regime_changed(Regime.CASCADE, peak=at(12))
    eased = regime_changed(Regime.RECOVERING, after=900, peak=at(12))
    again = regime_changed(Regime.CASCADE, after=1200, peak=at(1200))
    calm = regime_changed(Regime.CALM, after=4800, peak=at(1200))
    names = [alert_id(event, account()) for event in (cascade, eased, again, calm)]
    assert names[0] == names[1] and len(set(names)) == 3
    assert alert_id(cascade, account()) == alert_id(cascade, account(id=9)), "whoever holds it"


def test_of_a_chat_app_that_fails_the_hosts_hear_in_their_other_apps() -> None:
    failed = next(e for e in EVENTS if isinstance(e, PartFailed))
    here, there = Address(ChannelName(failed.channel), "1"), Address(ChannelName("other"), "2")
    (told,) = plan((failed,), None, (replace(HOST, addresses=(here, there)),))
    assert told.to == (there,)
    (told,) = plan((failed,), None, (replace(HOST, addresses=(here,)),))
    assert told.to == (here,), "sending may work although nothing is heard"
