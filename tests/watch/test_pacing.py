"""However many accounts share an address, their looks fit into the venue's limits, and danger comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.venues.capacity import capacity, charged
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.watch.pacing import FILLED, FLOOR, Pacing, Stretch, stretch

VENUES = tuple(venues().values())
EVERYWHERE = pytest.mark.parametrize("venue", VENUES, ids=lambda venue: venue.name)
ROUNDED = 1 + 1e-9
COUNTS = st.integers(0, 5_000)


def wished(venue: Venue) -> Pacing:
    return Pacing(venue.pace.calm, venue.pace.near, 1, venue.pace.deep)


def slower(venue: Venue, near: int, calm: int) -> Stretch:
    return stretch(venue, wished(venue), near, calm, venue.pace.margin)


def used(venue: Venue, near: int, calm: int, longer: Stretch) -> float:
    """The largest part of our share of any limit of the address that the looks take."""
    look, deep, pace = charged(venue.cost.calm), charged(venue.cost.deep), wished(venue)
    parts = [0.0]
    for limit in look | deep:
        asked = near * (look[limit] / pace.near + deep[limit] / pace.fills) / longer.near
        asked += calm * (look[limit] / pace.calm + deep[limit] / pace.deep) / longer.calm
        if not limit.per_key:
            parts.append(asked * limit.seconds / (limit.weight * venue.pace.margin))
    return max(parts)


@EVERYWHERE
@given(COUNTS, COUNTS)
def test_all_looks_fit_into_every_limit(venue: Venue, near: int, calm: int) -> None:
    assert used(venue, near, calm, slower(venue, near, calm)) <= FILLED * ROUNDED


@EVERYWHERE
@given(COUNTS, COUNTS)
def test_danger_comes_first_and_nobody_is_left_alone(venue: Venue, near: int, calm: int) -> None:
    longer, pace = slower(venue, near, calm), wished(venue)
    assert 1 <= longer.near < float("inf") and 1 <= longer.calm < float("inf")
    if near:
        assert pace.near * longer.near <= pace.calm * longer.calm * ROUNDED
        assert pace.fills * longer.near <= pace.deep * longer.calm * ROUNDED
    if used(venue, near, 0, Stretch()) <= FILLED * FLOOR:
        assert longer.near == 1, "as long as they all fit beside the part that the others keep"


@EVERYWHERE
@given(COUNTS, COUNTS, st.integers(1, 500))
def test_more_accounts_never_make_a_look_come_sooner(venue: Venue, near: int, calm: int, more: int) -> None:
    before, hotter = slower(venue, near, calm), slower(venue, near + more, calm)
    assert hotter.near >= before.near and hotter.calm * ROUNDED >= before.calm
    assert slower(venue, near, calm + more).calm >= before.calm


@EVERYWHERE
def test_nobody_waits_while_there_is_room_and_no_room_is_left_when_somebody_does(venue: Venue) -> None:
    most = capacity(venue, venue.pace.calm, venue.pace.deep).accounts
    assert slower(venue, 0, int(most * FILLED * 0.95)) == Stretch()
    assert used(venue, 0, most * 10, slower(venue, 0, most * 10)) == pytest.approx(FILLED)
