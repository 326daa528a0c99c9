"""Accounts that fail together are one message; what has nothing to do with them is not drawn in."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.alert import Urgency
from bot.model.event import Outage, SeesAgain, WentBlind
from bot.model.ids import AccountId, AlertId, PersonId
from bot.model.person import Account
from bot.policy.outage import TOGETHER, Standing, joined, left
from bot.policy.plan import plan
from bot.policy.urgency import checklist, urgency
from tests.builders import account, at, person
from tests.events import outage

FIRST = AlertId("7:WentBlind:x")


def held(number: int) -> Account:
    return account(owner=1, id=AccountId(number), label=f"a{number}")


def blind(after: float = 60) -> WentBlind:
    return WentBlind(at(after), at(after - 60), "no answer in time")


def told(number: int = 7, after: float = 60, still: bool = True) -> Standing:
    return Standing(FIRST, blind(after), held(number) if still else None)


def test_one_account_alone_is_no_outage() -> None:
    assert joined(blind(), held(7), []) is None
    assert joined(blind(), held(7), [told(7)]) is None, "it is not its own neighbour"


def test_the_second_joins_the_message_of_the_first() -> None:
    found = joined(blind(90), held(8), [told()])
    assert found is not None and found.alert == FIRST and found.unread == 2
    assert [(a.account, a.label, a.since) for a in found.accounts] == [(7, "a7", at(0)), (8, "a8", at(30))]
    third = joined(blind(95), held(9), [Standing(FIRST, found)])
    assert third is not None and [a.account for a in third.accounts] == [7, 8, 9]


@pytest.mark.parametrize(
    "standing",
    [told(still=False), told(after=60 - TOGETHER.total_seconds() - 1), Standing(FIRST, outage(70, 80))],
)
def test_what_is_over_or_long_ago_draws_nobody_in(standing: Standing) -> None:
    assert joined(blind(), held(9), [standing]) is None


def test_each_comes_back_by_itself_and_the_last_ends_it() -> None:
    standing = Standing(FIRST, outage())
    one = left(SeesAgain(at(200), at()), AccountId(7), [standing])
    assert one is not None and one.unread == 1 and one.accounts[0].back == at(200)
    assert (urgency(one), checklist(one)) == (Urgency.BLIND, "blind")
    both = left(SeesAgain(at(300), at()), AccountId(8), [Standing(FIRST, one)])
    assert both is not None and both.unread == 0 and urgency(both) is Urgency.GOOD
    assert left(SeesAgain(at(400), at()), AccountId(8), [Standing(FIRST, both)]) is None
    assert left(SeesAgain(at(400), at()), AccountId(7), [told()]) is None, "told alone, it heals alone"


def test_one_that_falls_back_into_it_is_listed_once() -> None:
    one = left(SeesAgain(at(200), at()), AccountId(7), [Standing(FIRST, outage())])
    assert one is not None
    again = joined(blind(260), held(7), [Standing(FIRST, one)])
    assert again is not None and [(a.account, a.back) for a in again.accounts] == [(8, None), (7, None)]


def test_it_goes_on_in_the_message_of_the_first_account() -> None:
    found = joined(blind(90), held(8), [told()])
    assert found is not None
    (telling,) = plan([found], held(8), [person(1), person(2)])
    assert telling.alert.id == f"{FIRST}:to:1" and telling.alert.person == PersonId(1)


@given(
    st.lists(st.tuples(st.sampled_from([7, 8, 9]), st.booleans(), st.integers(1, 400)), max_size=30),
)
def test_whatever_comes_and_goes_nobody_is_forgotten(steps: list[tuple[int, bool, int]]) -> None:
    """The accounts that are blind are exactly those shown as unread, in outages or alone."""
    alone: dict[int, tuple[AlertId, datetime]] = {}
    outages: dict[AlertId, Outage] = {}
    dark: set[int] = set()
    clock = 0
    for number, goes, passed in steps:
        clock += passed
        if goes == (number in dark):
            continue
        standing = [Standing(name, o) for name, o in outages.items()]
        standing += [Standing(n, WentBlind(t, t, "x"), held(a)) for a, (n, t) in alone.items()]
        if goes:
            dark.add(number)
            found = joined(replace(blind(), at=at(clock), since=at(clock)), held(number), standing)
        else:
            dark.discard(number)
            found = left(SeesAgain(at(clock), at()), AccountId(number), standing)
        if found is not None:
            outages[found.alert] = found
            alone = {a: (n, t) for a, (n, t) in alone.items() if n != found.alert}
        elif goes:
            alone[number] = (AlertId(f"{number}:{clock}"), at(clock))
        else:
            del alone[number]
        shown = [int(a.account) for o in outages.values() for a in o.accounts if a.back is None]
        assert sorted([*shown, *alone]) == sorted(dark)
