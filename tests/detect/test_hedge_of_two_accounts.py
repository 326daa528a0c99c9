"""Two accounts of one person, played at random: what messages say last is how the hedge stands, exactly.

Fills come before, with or after the size that shows them; both accounts are hit; their owner trades in
between; the program restarts. Somebody else's legs never appear.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.detect.context import Context
from bot.detect.enrich import enrich
from bot.detect.hedge import legs
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.detect.wound import alert_of
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Forced, Reduced
from bot.model.fill import Cause, Fill
from bot.model.hedge import Balance, Imbalance, Leg
from bot.model.ids import AccountId
from bot.model.preferences import HedgeWishes, Wishes
from bot.store.codec import pack, unpack
from tests.builders import at, fill, look
from tests.detect.legs import account, held

TUNING, EXACTLY = Tuning(), Wishes(hedge=HedgeWishes(Decimal(0), Decimal(0)))


@dataclass
class Side:
    """One account: what it truly holds, what the venue shows, its fills, and what is remembered of it."""

    name: AccountId
    sign: int
    true: int = 20
    shown: int = 20
    fills: list[Fill] = field(default_factory=list)
    listed: int = 0
    baseline: Baseline = field(default_factory=Baseline)

    def __post_init__(self) -> None:
        self.baseline = account(held(self.sign * self.true))


class Pair:
    """Short on one account, long on the other."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sides = (Side(AccountId(7), -1), Side(AccountId(8), 1))
        self.told: dict[str, tuple[Imbalance, ...]] = {}

    def others(self, of: Side) -> tuple[Leg, ...]:
        return tuple(leg for s in self.sides if s is not of for leg in legs(s.name, str(s.name), s.baseline))

    def changes(self, side: Side, size: int, cause: Cause) -> None:
        """The position becomes smaller, by that much at most."""
        size = min(size, side.true)
        if not size:
            return
        side.true -= size
        name = f"{side.name}-{len(side.fills)}"
        side.fills.append(fill(name, -side.sign * size, cause, at=at(self.now)))

    def look(self, side: Side, deep: bool) -> None:
        self.now += 5
        if deep:
            side.listed = len(side.fills)
        positions = [held(side.sign * side.shown)] if side.shown else []
        seen = look(positions, side.fills[: side.listed] if deep else None, self.now)
        context = Context(str(side.name), lambda: self.others(side), wishes=EXACTLY)
        before = side.baseline
        events, after = step(side.name, before, seen, TUNING)
        events, side.baseline = enrich(side.name, before, seen, events, after, context, TUNING)
        for event in events:
            if isinstance(event, AdlTaken | Forced | Reduced):
                self.told[alert_of(event)] = event.imbalances

    def restart(self) -> None:
        for side in self.sides:
            side.baseline = unpack(Baseline, pack(side.baseline))

    @property
    def net(self) -> Fraction:
        return Fraction(sum(side.sign * side.true for side in self.sides))


ACTIONS = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 1), st.integers(1, 9)),
    st.tuples(st.just("trade"), st.integers(0, 1), st.integers(1, 9)),
    st.tuples(st.just("show"), st.integers(0, 1), st.just(0)),
    st.tuples(st.just("look"), st.integers(0, 1), st.integers(0, 1)),
    st.tuples(st.just("restart"), st.just(0), st.just(0)),
)


def play(pair: Pair, action: str, number: int, amount: int) -> None:
    side = pair.sides[number]
    match action:
        case "cut":
            pair.changes(side, amount, Cause.ADL)
        case "trade":
            pair.changes(side, amount, Cause.OWN_ORDER)
        case "show":
            side.shown = side.true
        case "look":
            pair.look(side, bool(amount))
        case "restart":
            pair.restart()


@given(st.lists(ACTIONS, max_size=25))
@settings(max_examples=150)
def test_the_last_word_is_how_it_stands(actions: list[tuple[str, int, int]]) -> None:
    pair = Pair()
    for action in actions:
        play(pair, *action)
    for _ in range(2):
        for side in pair.sides:
            side.shown = side.true
            pair.look(side, deep=True)
    open_ones = {alert_of(w.event) for side in pair.sides for w in side.baseline.wounds}
    for alert, imbalances in pair.told.items():
        for found in imbalances:
            assert {c.leg.account for c in found.closings} <= {7, 8}
            if alert in open_ones or found.balance is Balance.OPEN:
                assert Fraction(found.after) == pair.net, (alert, found)
    said = dict(pair.told)
    for side in pair.sides:
        pair.look(side, deep=True)
    assert pair.told == said, "the same again says nothing new"
