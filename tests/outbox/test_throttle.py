"""Never faster than the channel allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.contract import Channel, Limits, Pace
from bot.chat.discovery import channels
from bot.model.alert import Urgency
from bot.model.ids import DeliveryId
from bot.outbox.throttle import FEWEST, MOST, URGENT, Throttle, at_once

Try = tuple[float, str]


def throttle(overall: int = 30, *person: Pace, **more: object) -> Throttle:
    """So many a second, and some paces for each address. An address in capitals is a group."""
    limits = Limits(100, Pace(overall, 1.0), person, is_group=str.isupper, **more)  # type: ignore[arg-type]
    return Throttle(limits)


def allowed(booked: Throttle, *tries: Try, urgency: Urgency = Urgency.ADL) -> list[bool]:
    """Whether each message at a second to an address may leave; those that may are sent."""
    answers = []
    for second, address in tries:
        answers.append(booked.may_send(address, urgency, second))
        if answers[-1]:
            booked.sent(address, second, DeliveryId(0))
    return answers


def test_a_full_second_closes_the_lane_for_all() -> None:
    tries = [(0, "a"), (0.1, "b"), (0.2, "c"), (0.99, "c"), (1, "c")]
    assert allowed(throttle(2), *tries) == [True, True, False, False, True]


def test_it_says_when_the_lane_opens() -> None:
    full = throttle(2)
    assert full.opens(5) == 5
    allowed(full, (0, "a"), (0.25, "b"))
    assert full.opens(0.5) == 1 and full.opens(1) == 1


def test_one_address_waits_without_holding_up_another() -> None:
    tries = [(0, "a"), (0.5, "a"), (0.5, "b"), (1, "a")]
    assert allowed(throttle(30, Pace(1, 1.0)), *tries) == [True, False, True, True]


def test_a_group_has_a_pace_of_its_own() -> None:
    slow = throttle(30, Pace(1, 1.0), group=(Pace(1, 1.0), Pace(3, 60)))
    tries = [(n, to) for n in range(5) for to in ("a", "A", "B")]
    left = [t for t, may in zip(tries, allowed(slow, *tries), strict=True) if may]
    assert [to for _, to in left].count("a") == 5
    assert [n for n, to in left if to == "A"] == [n for n, to in left if to == "B"] == [0, 1, 2]
    assert slow.held(4.5, urgent=True) == ("A", "B", "a") and slow.held(59, urgent=True) == ("A", "B")
    assert slow.held(60, urgent=True) == ()


def test_parts_of_a_group_share_its_pace() -> None:
    shared = throttle(30, group=(Pace(2, 60),), chat=lambda address: address.partition("/")[0])
    assert allowed(shared, (0, "A/1"), (1, "A/2"), (2, "A/3"), (2, "B/1")) == [True, True, False, True]
    assert shared.held(3, urgent=True) == ("A/1", "A/2", "A/3")
    assert shared.held(60, urgent=True) == () and shared.may_send("A/3", Urgency.ADL, 60)


def test_what_is_urgent_finds_a_place_that_was_spared() -> None:
    spares = throttle(30, group=(Pace(5, 60, spared=2),))
    calm = [(n, "A") for n in range(5)]
    assert allowed(spares, *calm, urgency=Urgency.GAUGE) == [True] * 3 + [False] * 2
    assert spares.held(5, urgent=False) == ("A",) and spares.held(5, urgent=True) == ()
    assert allowed(spares, *[(5 + n, "A") for n in range(3)], urgency=URGENT) == [True, True, False]


def test_what_is_claimed_counts_until_it_leaves_or_does_not() -> None:
    """However late it leaves: when it does is what the app counts."""
    late = throttle(2, Pace(1, 1.0))
    for number, to in enumerate("ab"):
        late.claim(to, DeliveryId(number))
    assert late.held(5, urgent=True) == ("a", "b") and not late.may_send("c", Urgency.ADL, 5)
    assert late.opens(5) > 5 and late.leaves(5) == 5
    late.sent("a", 5, DeliveryId(0))
    late.drop(DeliveryId(1))
    assert late.held(5.9, urgent=True) == ("a",) and late.may_send("c", Urgency.ADL, 5.9)
    late.sent("c", 5.9, DeliveryId(2))
    assert not late.may_send("d", Urgency.ADL, 5.9) and late.leaves(5.9) == 6


def test_asking_does_not_count() -> None:
    asked = throttle(1, Pace(1, 1.0))
    assert all(asked.may_send("a", Urgency.ADL, 0) for _ in range(5))


def test_one_message_is_changed_no_faster_than_the_channel_wishes() -> None:
    """Its sending counts as well; other messages to the same address are not held up."""
    edits, one, two = throttle(edit_every=2.0), DeliveryId(1), DeliveryId(2)
    edits.sent("a", 0, one)
    assert [edits.may_send("a", Urgency.ADL, now, one) for now in (1, 1.9, 2)] == [False, False, True]
    edits.sent("a", 2, one)
    assert not edits.may_send("a", Urgency.ADL, 3, one)
    assert edits.may_send("a", Urgency.ADL, 3, two) and edits.may_send("a", Urgency.ADL, 3)


moments = st.lists(
    st.tuples(st.integers(0, 9000), st.sampled_from("abAB"), st.sampled_from(Urgency)),
    min_size=1,
    max_size=90,
).map(lambda tries: sorted((ms / 1000, to, urgency) for ms, to, urgency in tries))
paces = st.builds(Pace, st.integers(2, 6), st.sampled_from([0.5, 1.0, 2.5, 4.0]), st.integers(0, 1))


@given(moments, st.integers(1, 5), st.lists(paces, max_size=2), st.lists(paces, max_size=2))
def test_no_window_ever_holds_more_than_is_allowed(
    tries: list[tuple[float, str, Urgency]], overall: int, person: list[Pace], group: list[Pace]
) -> None:
    booked = throttle(overall, *person, group=tuple(group))
    left: list[tuple[float, str, Urgency]] = []
    for second, to, urgency in tries:
        if to in booked.held(second, urgency <= URGENT):  # who is held may not be sent to
            assert not booked.may_send(to, urgency, second)
        if booked.may_send(to, urgency, second):
            booked.sent(to, second, DeliveryId(0))
            left.append((second, to, urgency))
    kept(left, [Pace(overall, 1.0)])
    for address in "abAB":
        own = [one for one in left if one[1] == address]
        kept(own, group if address.isupper() else person)


def kept(left: list[tuple[float, str, Urgency]], rules: list[Pace]) -> None:
    """In no window that ends with a message are more than allowed, or more that is not urgent than spared."""
    for pace in rules:
        for end, *_ in left:
            window = [at for at, *_ in left if at <= end < at + pace.seconds]
            assert len(window) <= pace.count
        for place, (end, _, urgency) in enumerate(left):
            before = [at for at, *_ in left[:place] if end < at + pace.seconds]
            assert urgency <= URGENT or len(before) < pace.count - pace.spared


@given(moments)
def test_what_is_forgotten_changes_nothing(tries: list[tuple[float, str, Urgency]]) -> None:
    rules = (Pace(1, 1.0),), (Pace(2, 3.0),)
    tidied, plain = (throttle(30, *rules[0], group=rules[1]) for _ in range(2))
    for second, to, urgency in tries:
        tidied.held(second, urgent=True)
        assert tidied.may_send(to, urgency, second) == plain.may_send(to, urgency, second)
        if plain.may_send(to, urgency, second):
            tidied.sent(to, second, DeliveryId(0))
            plain.sent(to, second, DeliveryId(0))


@given(st.floats(1, 1000), st.floats(0, 120))
def test_as_many_are_under_way_as_the_rate_needs(per_second: float, took: float) -> None:
    """Within bounds: below, a burst would leave one by one; above, the client libraries are what is slow."""
    number = at_once(per_second, took)
    assert FEWEST <= number <= MOST
    assert number >= min(MOST, per_second * took)


@pytest.mark.parametrize("channel", channels().values(), ids=channels())
def test_a_channel_allows_something_to_everybody(channel: Channel) -> None:
    limits = channel.limits
    for pace in (limits.overall, *limits.person, *limits.group):
        assert pace.count - pace.spared >= 1 and pace.seconds > 0


@pytest.mark.parametrize(("channel", "group"), [("telegram", "-1001"), ("discord", "#77")])
def test_groups_are_told_from_people(channel: str, group: str) -> None:
    limits = {str(name): one for name, one in channels().items()}[channel].limits
    assert limits.is_group(group) and not limits.is_group("1001")


def test_a_topic_has_the_pace_of_its_group() -> None:
    limits = {str(name): one for name, one in channels().items()}["telegram"].limits
    assert limits.chat("-1001/45") == "-1001" == limits.chat("-1001") and limits.is_group("-1001")
