"""A hedge that its owner's own orders bring out of balance: quietly, once, and only if it lasts."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.detect.drift import LASTS, follow
from bot.detect.hedge import by_base, legs
from bot.model.baseline import Health, Sight
from bot.model.event import HedgeDrifted
from bot.model.funds import Funds, Holding
from bot.model.hedge import Balance, DriftMemory, Pairing
from bot.model.ids import PersonId
from bot.model.preferences import HedgeWishes
from tests.builders import ACCOUNT, at
from tests.detect.legs import OTHER, account, held

ANA = PersonId(1)
LONG = LASTS.total_seconds()


class Desk:
    """One person's hedge in ETH, turn by turn."""

    def __init__(self, pairing: Pairing = Pairing.SUGGESTED) -> None:
        self.pairing = pairing
        self.memories: tuple[DriftMemory, ...] = ()
        self.now = 0.0
        self.blind = False
        self.wounded: frozenset[str] = frozenset()

    def turn(self, long: str | int, short: str | int, after: float = 10) -> list[HedgeDrifted]:
        self.now += after
        health = Health(Sight.BLIND, at(), at(), 9) if self.blind else Health()
        main = account(*([held(long)] if Decimal(long) else []))
        other = account(*([held(short)] if Decimal(short) else []), health=health)
        found = (*legs(ACCOUNT, "main", main), *legs(OTHER, "alpha", other))
        hedges = by_base(found, {"ETH": self.pairing})
        events, self.memories = follow(ANA, self.memories, hedges, self.wounded, HedgeWishes(), at(self.now))
        return list(events)


def test_it_is_told_once_it_has_lasted_and_once_only() -> None:
    desk = Desk()
    assert desk.turn(10, -10) == []
    assert desk.turn(10, -8) == [] and desk.turn(10, -8, LONG - 1) == []
    (event,) = desk.turn(10, -8)
    found = event.imbalance
    assert (event.person, event.since, found.before, found.after) == (ANA, at(20), Decimal(0), Decimal(2))
    assert [(c.leg.where, c.size, c.buy) for c in found.closings] == [
        ("main", Decimal(2), False),
        ("alpha", Decimal(2), False),
    ]
    assert desk.turn(10, -8) == [] and desk.turn(10, -8, 9000) == []


def test_what_is_mended_at_once_is_not_told() -> None:
    desk = Desk()
    for _ in range(50):
        assert desk.turn(10, -10) == [] and desk.turn(10, -8) == [] and desk.turn(8, -8) == []


def test_further_drift_and_balance_edit_the_same_message() -> None:
    desk = Desk()
    desk.turn(10, -10)
    desk.turn(10, -8)
    (first,) = desk.turn(10, -8, LONG)
    (further,) = desk.turn(10, -5)
    (back,) = desk.turn(5, -5)
    assert {e.alert for e in (first, further, back)} == {first.alert}
    assert (further.imbalance.after, back.imbalance.balance) == (Decimal(5), Balance.MENDED)
    assert desk.turn(5, -5) == []


def test_another_episode_is_another_message() -> None:
    desk = Desk()
    names = set()
    for _ in range(3):
        desk.turn(10, -10)
        desk.turn(10, -8)
        (event,) = desk.turn(10, -8, LONG)
        names.add(event.alert)
    assert len(names) == 3


def test_one_leg_closed_by_its_owner_leaves_the_other_naked() -> None:
    desk = Desk()
    desk.turn(10, -10)
    desk.turn(10, 0)
    (event,) = desk.turn(10, 0, LONG)
    assert (event.imbalance.hedged, event.imbalance.after) == (Decimal(0), Decimal(10))
    (end,) = desk.turn(0, 0)
    assert end.imbalance.balance is Balance.MENDED and desk.memories == ()


def test_cents_are_not_told() -> None:
    desk = Desk()
    desk.turn("0.1", "-0.1")
    desk.turn("0.1", "-0.085", LONG)
    assert desk.turn("0.1", "-0.085", LONG) == [], "37.5 USD, though 15 %"
    desk.turn("0.1", "-0.07")
    assert len(desk.turn("0.1", "-0.07", LONG)) == 1


def test_what_never_was_in_balance_is_only_told_to_who_confirmed_it() -> None:
    guess, said = Desk(), Desk(Pairing.CONFIRMED)
    for desk in (guess, said):
        desk.turn(10, -5)
    assert guess.turn(10, -5, LONG) == [] and len(said.turn(10, -5, LONG)) == 1


def test_what_is_no_hedge_is_not_told() -> None:
    desk = Desk(Pairing.OVERRULED)
    desk.turn(10, -10)
    desk.turn(10, -5)
    assert desk.turn(10, -5, LONG) == [] and desk.memories == ()


def test_what_the_exchange_did_is_told_elsewhere() -> None:
    desk = Desk()
    desk.turn(10, -10)
    desk.wounded = frozenset({"ETH"})
    desk.turn(10, -5)
    desk.wounded = frozenset()
    assert desk.turn(10, -5, LONG) == [], "nor when the message about it is closed"
    desk.turn(5, -5)
    desk.turn(5, -3)
    assert len(desk.turn(5, -3, LONG)) == 1, "the next drift is one of its own"


def test_an_account_that_cannot_be_read_is_no_drift() -> None:
    desk = Desk()
    desk.turn(10, -10)
    desk.blind = True
    desk.turn(10, -5)
    assert desk.turn(10, -5, LONG) == []
    desk.blind = False
    assert desk.turn(10, -5) == [] and len(desk.turn(10, -5, LONG)) == 1


def test_spot_is_read_again_before_it_is_called_drift() -> None:
    """It is read every few minutes only, and may have been sold together with the position."""
    memories: tuple[DriftMemory, ...] = ()

    def turn(short: int, coins: int, read: float, now: float) -> list[HedgeDrifted]:
        nonlocal memories
        funds = Funds(holdings=(Holding("ETH", Decimal(coins)),))
        found = legs(ACCOUNT, "main", account(held(short), funds=funds, funds_at=at(read)))
        events, memories = follow(ANA, memories, by_base(found, {}), (), HedgeWishes(), at(now))
        return list(events)

    assert turn(-10, 10, 0, 10) == [] and turn(-5, 10, 0, 20) == []
    assert turn(-5, 10, 0, 20 + LONG) == [], "the coins were last read before the position shrank"
    assert len(turn(-5, 10, 200, 30 + LONG)) == 1
    assert turn(-5, 5, 300, 40 + LONG)[0].imbalance.balance is Balance.MENDED


sizes = st.integers(0, 12)


@given(st.lists(st.tuples(sizes, sizes, st.sampled_from([10.0, 100.0, LONG, -50.0])), max_size=25))
def test_every_message_begins_open_and_ends_once(turns: list[tuple[int, int, float]]) -> None:
    """Whatever is traded, however the clock goes: an episode is first told open, and ends at most once."""
    desk = Desk()
    told: dict[str, list[Balance]] = {}
    for long, short, after in turns:
        for event in desk.turn(long, -short, after):
            told.setdefault(event.alert, []).append(event.imbalance.balance)
        before = desk.memories
        assert desk.turn(long, -short, 0) == [] and desk.memories == before
    for balances in told.values():
        assert balances[0] is Balance.OPEN and balances.count(Balance.MENDED) <= 1
        assert Balance.MENDED not in balances[:-1]


@given(sizes, sizes)
def test_a_memory_is_worth_the_same_after_a_restart(long: int, short: int) -> None:
    desk = Desk()
    desk.turn(10, -10)
    desk.turn(long, -short)
    again = Desk()
    again.memories, again.now = desk.memories, desk.now
    assert again.turn(long, -short, LONG) == desk.turn(long, -short, LONG)
