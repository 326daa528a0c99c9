"""How many accounts an address can watch: the sum, and the budgets themselves put to the test."""

import heapq
from dataclasses import replace

import pytest

from bot.venues.budget import Budget, Limit
from bot.venues.capacity import capacity, charged
from bot.venues.contract import Endpoint, LookCost, Venue
from bot.venues.discovery import venues

ADDRESS = Limit("address", 1000, 60)
OF_KEY = Limit("list", 10, 2, per_key=True)
SOME = next(iter(venues().values()))
EVERYWHERE = pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))


def call(weight: int, *limits: Limit) -> Endpoint:
    return Endpoint("GET", "api", "/some", "some", weight, limits)


def costing(calm: tuple[Endpoint, ...], deep: tuple[Endpoint, ...] = (), margin: float = 1.0) -> Venue:
    return replace(SOME, cost=LookCost(calm, deep), pace=replace(SOME.pace, margin=margin, deep=60))


@pytest.mark.parametrize(
    ("calm", "deep", "seconds", "deep_every", "margin", "accounts"),
    [
        pytest.param((5,), (), 60, 60, 1.0, 200, id="1000 a minute, 5 a look, a look a minute"),
        pytest.param((5,), (), 15, 60, 1.0, 50, id="four looks a minute"),
        pytest.param((5,), (), 15, 60, 0.8, 40, id="of which we use four fifths"),
        pytest.param((5,), (50, 10), 15, 60, 1.0, 12, id="and 60 once a minute: 80 in all"),
        pytest.param((5,), (50, 10), 15, 15, 1.0, 3, id="every look deep: 260 in all"),
        pytest.param((1, 1, 1), (), 0.1, 60, 1.0, 0, id="one account alone is too much"),
        pytest.param((1,), (), 0.06, 60, 1.0, 1, id="exactly what there is"),
    ],
)
def test_the_sum(
    calm: tuple[int, ...],
    deep: tuple[int, ...],
    seconds: float,
    deep_every: float,
    margin: float,
    accounts: int,
) -> None:
    venue = costing(
        tuple(call(weight, ADDRESS) for weight in calm),
        tuple(call(weight, ADDRESS) for weight in deep),
        margin,
    )
    assert capacity(venue, seconds, deep_every).accounts == accounts


def test_the_limit_that_is_reached_first_counts() -> None:
    narrow = Limit("narrow", 10, 1)
    venue = costing((call(1, ADDRESS, narrow),), (call(100, ADDRESS),))
    assert (capacity(venue, 15, 60).accounts, capacity(venue, 15, 60).bound) == (9, ADDRESS)
    assert (capacity(venue, 0.2, 6000).accounts, capacity(venue, 0.2, 6000).bound) == (2, narrow)


def test_deep_looks_come_at_the_calm_pace_of_the_venue_unless_told_otherwise() -> None:
    venue = costing((call(1, ADDRESS),), (call(100, ADDRESS),))
    slow = replace(venue, pace=replace(venue.pace, deep=600.0))
    assert capacity(slow, 60) == capacity(slow, 60, 600) != capacity(slow, 60, 60)


def test_one_account_that_breaks_the_limit_of_its_key_is_none() -> None:
    """Ten in two seconds: five looks of two requests, and none more."""
    venue = costing((call(1, ADDRESS, OF_KEY),) * 2)
    assert capacity(venue, 0.4).accounts > 0
    assert (capacity(venue, 0.3).accounts, capacity(venue, 0.3).bound) == (0, OF_KEY)
    burst = costing((call(1, ADDRESS),), (call(1, ADDRESS, OF_KEY),) * 11)
    assert (capacity(burst, 60).accounts, capacity(burst, 60).bound) == (0, OF_KEY)


def test_a_pace_of_nothing_and_an_address_without_limits_are_refused() -> None:
    with pytest.raises(ValueError, match="pace"):
        capacity(SOME, 0)
    with pytest.raises(ValueError, match="no limit"):
        capacity(costing((call(1, OF_KEY),)), 15)


def longest_wait(venue: Venue, accounts: int, seconds: float, deep_every: float) -> float:
    """Seconds that a request waited at most in 150 seconds, the accounts' looks being spread evenly.

    A request that must wait pushes back the rest of its look, as the client does.
    """
    budgets: dict[object, Budget] = {}
    looks = [(seconds * number / accounts, number) for number in range(accounts)]
    deep_at = {number: deep_every * number / accounts for number in range(accounts)}
    longest = 0.0
    while looks[0][0] < 150:
        at, number = heapq.heappop(looks)
        due = at >= deep_at[number]
        if due:
            deep_at[number] += deep_every
        now = at
        for endpoint in (*venue.cost.calm, *(venue.cost.deep if due else ())):
            own = [
                budgets.setdefault(
                    (limit, number if limit.per_key else None), Budget(limit, venue.pace.margin)
                )
                for limit in endpoint.limits
            ]
            wait = max(budget.wait(endpoint.weight, now) for budget in own)
            longest, now = max(longest, wait), now + wait
            for budget in own:
                budget.spend(endpoint.weight, now)
        heapq.heappush(looks, (at + seconds, number))
    return longest


@EVERYWHERE
@pytest.mark.parametrize(("seconds", "deep_every"), [(5, 60), (15, 60), (60, 60), (5, 15)])
def test_the_budgets_themselves_let_so_many_through_and_not_many_more(
    venue: Venue, seconds: float, deep_every: float
) -> None:
    accounts = capacity(venue, seconds, deep_every).accounts
    assert accounts > 0
    assert longest_wait(venue, accounts, seconds, deep_every) <= 5.0, "what the client waits at most"
    assert longest_wait(venue, accounts * 3 // 2 + 1, seconds, deep_every) > 5.0


@EVERYWHERE
def test_all_that_a_look_costs_is_charged_to_some_address(venue: Venue) -> None:
    for endpoint in (*venue.cost.calm, *venue.cost.deep):
        assert endpoint in venue.endpoints
        assert any(not limit.per_key for limit in charged([endpoint])), endpoint.path
