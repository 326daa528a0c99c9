"""Which message goes first."""

from collections import Counter
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.model.alert import Urgency
from bot.model.delivery import Delivery
from bot.model.ids import MessageRef, PersonId
from bot.outbox.order import order
from tests.builders import at
from tests.outbox.deliveries import delivery


def numbers(*waiting: Delivery) -> list[int]:
    return [d.id for d in order(waiting)]


def test_adl_overtakes_everything() -> None:
    waiting = [delivery(n, urgency=u) for n, u in enumerate(reversed(Urgency), 1)]
    assert [d.urgency for d in order(waiting)] == list(Urgency)


def test_of_one_person_the_oldest_goes_first() -> None:
    assert numbers(delivery(3), delivery(1), delivery(2)) == [1, 2, 3]


def test_people_take_turns() -> None:
    ana = [delivery(n, person=PersonId(1)) for n in (1, 2, 3)]
    assert numbers(*ana, delivery(4, person=PersonId(2))) == [1, 4, 2, 3]


def test_a_turn_never_lets_gossip_overtake_adl() -> None:
    ana = [delivery(n, person=PersonId(1)) for n in (1, 2)]
    other = delivery(3, person=PersonId(2), urgency=Urgency.INFO)
    assert numbers(*ana, other) == [1, 2, 3]


def test_what_nobody_has_read_goes_before_edits_of_what_they_have() -> None:
    read = [delivery(n, ref=MessageRef("m"), person=PersonId(n)) for n in (1, 2)]
    gossip = delivery(4, urgency=Urgency.INFO, person=PersonId(4))
    assert numbers(*read, delivery(3, person=PersonId(3)), gossip) == [3, 1, 2, 4]


def test_at_the_same_moment_the_number_decides() -> None:
    assert numbers(delivery(2, created_at=at()), delivery(1, created_at=at())) == [1, 2]


deliveries = st.lists(
    st.tuples(
        st.sampled_from(Urgency),
        st.integers(1, 4),
        st.integers(0, 50),
        st.sampled_from((None, MessageRef("m"))),
    ),
    max_size=30,
).map(
    lambda rows: [
        delivery(n, urgency=urgency, person=PersonId(person), created_at=at(second), ref=ref)
        for n, (urgency, person, second, ref) in enumerate(rows)
    ]
)


@given(deliveries, st.randoms(use_true_random=False))
def test_the_order_of_any_queue(waiting: list[Delivery], chance: Random) -> None:
    """A permutation by urgency, edits last, fair at every point, oldest first for each person, whatever came
    when."""
    ordered = order(waiting)
    assert sorted(d.id for d in ordered) == sorted(d.id for d in waiting)
    assert [d.urgency for d in ordered] == sorted(d.urgency for d in waiting)
    for urgency, edits in product(Urgency, (False, True)):
        lane = [d for d in ordered if d.urgency is urgency and (d.ref is not None) is edits]
        after = [d for d in ordered if d.urgency is urgency][-len(lane) :] if lane else []
        assert not edits or lane == after
        total, served = Counter(d.person for d in lane), Counter[PersonId]()
        for d in lane:
            waits = [served[p] for p in total if served[p] < total[p]]
            assert served[d.person] == min(waits)
            served[d.person] += 1
        for someone in total:
            own = [(d.created_at, d.id) for d in lane if d.person == someone]
            assert own == sorted(own)
    shuffled = list(waiting)
    chance.shuffle(shuffled)
    assert order(shuffled) == ordered
