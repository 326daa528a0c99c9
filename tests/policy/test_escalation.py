"""Who hears next of what nobody acknowledged, when, and why not."""

from datetime import timedelta

import pytest

from bot.model.ids import PersonId
from bot.model.person import Person
from bot.model.preferences import EscalationWishes
from bot.policy.escalation import LONGEST, Move, Rung, decide
from tests.builders import NOON, at, person
from tests.events import adl, every_event, gauge_moved

BO, CLEO, DAN = person(2, "Bo"), person(3, "Cleo"), person(4, "Dan")
WISHES = EscalationWishes(timedelta(minutes=15), ("Cleo", "Bo"))
NOBODY = EscalationWishes(timedelta(minutes=15))


def move(
    minutes: float,
    *passed: int,
    wishes: EscalationWishes = WISHES,
    event: object = None,
    lasts: bool = True,
    reachable: tuple[Person, ...] = (BO, CLEO, DAN),
) -> Move:
    ids = frozenset(PersonId(number) for number in passed)
    return decide(event or adl(), lasts, NOON, ids, wishes, reachable, at(minutes * 60))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(move(0), Move(Rung.WAIT, again_at=at(900)), id="just told"),
        pytest.param(move(14.9), Move(Rung.WAIT, again_at=at(900)), id="almost"),
        pytest.param(move(15), Move(Rung.HAND_ON, CLEO, at(1800)), id="to the first as listed"),
        pytest.param(move(20, 3), Move(Rung.WAIT, again_at=at(1800)), id="the first has time, too"),
        pytest.param(move(30, 3), Move(Rung.HAND_ON, BO, at(2700)), id="then to the second"),
        pytest.param(move(45, 3, 2), Move(Rung.TELL_HOST), id="and then the host is told"),
        pytest.param(move(40, 3, 2), Move(Rung.WAIT, again_at=at(2700)), id="not before the last had time"),
        pytest.param(move(300), Move(Rung.HAND_ON, CLEO, at(300 * 60 + 900)), id="stopped for hours"),
        pytest.param(move(15, wishes=NOBODY), Move(Rung.TELL_HOST), id="nobody is listed"),
        pytest.param(move(14, wishes=NOBODY), Move(Rung.WAIT, again_at=at(900)), id="nobody, not yet"),
        pytest.param(move(15, reachable=(BO, DAN)), Move(Rung.HAND_ON, BO, at(1800)), id="one is away"),
        pytest.param(move(15, reachable=(DAN,)), Move(Rung.TELL_HOST), id="all are away"),
        pytest.param(
            move(15, wishes=EscalationWishes(host=False)), Move(Rung.ENOUGH), id="the host is left alone"
        ),
        pytest.param(move(15, lasts=False), Move(Rung.OVER), id="it is over"),
        pytest.param(move(24 * 60 + 1), Move(Rung.TOO_OLD), id="no news any more"),
        pytest.param(
            move(15, event=gauge_moved(3, 4)), Move(Rung.HAND_ON, CLEO, at(1800)), id="next in line"
        ),
        pytest.param(move(15, event=gauge_moved(2, 3)), Move(Rung.MILD), id="high in the queue"),
        pytest.param(
            move(45, 3, 2, event=gauge_moved(3, 4)), Move(Rung.ENOUGH), id="of a place the host hears nothing"
        ),
    ],
)
def test_what_becomes_of_it(found: Move, expected: Move) -> None:
    assert found == expected


def test_a_person_without_an_address_is_left_out() -> None:
    nowhere = Person(CLEO.id, CLEO.name, CLEO.role)
    assert move(15, reachable=(nowhere, BO)).to == BO


@pytest.mark.parametrize("event", every_event(), ids=lambda event: type(event).__name__)
def test_only_adl_and_the_front_of_the_queue_wake_others(event: object) -> None:
    rung = move(15, event=event).rung
    assert (rung is Rung.HAND_ON) == (type(event).__name__ == "AdlTaken") and (rung is not Rung.WAIT)


def test_it_always_comes_to_an_end() -> None:
    now, passed, asked = NOON, set[PersonId](), 0
    while True:
        asked += 1
        found = decide(adl(), True, NOON, passed, WISHES, (BO, CLEO), now)
        passed |= {found.to.id} if found.to else set()
        if found.again_at is None:
            break
        assert found.again_at > now
        now = found.again_at
    assert (found.rung, passed, asked) == (Rung.TELL_HOST, {BO.id, CLEO.id}, 4) and now < NOON + LONGEST
