"""A model of one account at a venue, played at random: what people read must be what happened.

The venue shows sizes up to two looks late, brings fills late, in any order and twice, and fails now and
then; at times it marks a position as being deleveraged, or names the cause of a change without the
execution; markets rage, neighbours are hit and the indicator stands high, so that much looks like ADL that is
not; the program stops and starts again; its clock steps a little.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.detect.blindness import missed
from bot.detect.children import HOLD
from bot.detect.context import Context
from bot.detect.probable import judged
from bot.detect.reduction import CLOCKS
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, AdlUnderWay, Event, Forced, Reduced, WentBlind
from bot.model.fill import Cause, Fill
from bot.model.ids import AlertId
from bot.model.key import KeyTurnedDown
from bot.model.observation import Observation, Sign
from bot.model.position import Position, PositionKey, Side
from bot.model.preferences import GaugeWishes
from bot.model.regime import Regime, RegimeState, Why
from bot.policy.plan import alert_id
from bot.store.codec import pack, unpack, unpack_event
from tests.builders import ACCOUNT, NOON, account, fill, key, position

SIDES = {key("ETHUSDT"): Side.SHORT, key("SOLUSDT"): Side.LONG}
START = Decimal(100)
LAG = timedelta(seconds=45)
ONLY_BLIND = (WentBlind, KeyTurnedDown)
AT_ONCE = GaugeWishes(looks_down=1)
"""Without counting looks: a look that is counted twice would say something the second time."""
keys = st.sampled_from(sorted(SIDES))
amounts = st.integers(1, 60).map(Decimal)


@dataclass
class Happened:
    fill: Fill
    read: bool = False


class VenueAccount(RuleBasedStateMachine):
    """`_history` is the truth; `_shown` is how much of it the positions show.

    `_grows` is False for a trader who only ever takes off: then every question finds its answer. Where own
    orders add and fills come out of order, several stories fit the same sizes, and one may stay open.
    """

    @initialize(grows=st.booleans())
    def first_look(self, grows: bool) -> None:
        self._grows = grows
        self._now = self._skew = timedelta(0)
        self._history: list[Happened] = []
        self._shown = 0
        self._marks = [0, 0]
        self._baseline = Baseline()
        self._messages: dict[AlertId, Event] = {}
        self._marked: frozenset[PositionKey] = frozenset()
        self._naming = False
        self._context = Context()
        self._levels = dict.fromkeys(SIDES, 1)
        self._look([])

    @rule(name=keys, amount=amounts, grows=st.booleans())
    def trade(self, name: PositionKey, amount: Decimal, grows: bool) -> None:
        amount = (
            amount if (grows := grows and self._grows) else min(amount, self._size(name, len(self._history)))
        )
        self._happens(name, amount * (1 if grows else -1), Cause.OWN_ORDER)

    @rule(name=keys, amount=amounts, cause=st.sampled_from([Cause.ADL, Cause.ADL, Cause.LIQUIDATION]))
    def force(self, name: PositionKey, amount: Decimal, cause: Cause) -> None:
        self._happens(name, -min(amount, self._size(name, len(self._history))), cause)

    @rule(data=st.data(), lag=st.integers(0, 2), fills=st.booleans())
    def look(self, data: st.DataObject, lag: int, fills: bool) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self._history))) if self._history and fills else []
        self._show(lag)
        self._look([h.fill for h in chosen] if fills else None)
        for happened in chosen:
            happened.read = True

    @rule(refused=st.booleans())
    def fail(self, refused: bool) -> None:
        events, after = missed(self._baseline, "no answer", refused, self._host(), Tuning())
        assert all(isinstance(event, ONLY_BLIND) for event in events)
        assert after.positions == self._baseline.positions and after.questions == self._baseline.questions
        self._baseline = after

    @rule()
    def start_again(self) -> None:
        self._baseline = unpack(Baseline, pack(self._baseline))

    @rule(hours=st.integers(1, 30))
    @precondition(lambda self: all(h.read for h in self._history))
    def stand_still(self, hours: int) -> None:
        self._now += timedelta(hours=hours)

    @rule(marked=st.frozensets(keys), naming=st.booleans())
    def mark(self, marked: frozenset[PositionKey], naming: bool) -> None:
        self._marked, self._naming = marked, naming

    @rule(
        rages=st.booleans(),
        neighbour=st.booleans(),
        levels=st.lists(st.integers(0, 4), min_size=2, max_size=2),
    )
    def surround(self, rages: bool, neighbour: bool, levels: list[int]) -> None:
        """What points to ADL, whether there is any or not."""
        hit = NOON + self._now if neighbour else None
        reasons = ((Why.VENUE_SAYS_ADL, Decimal(1)),)
        states = {k.symbol: RegimeState(k.symbol, Regime.CASCADE, NOON, reasons) for k in SIDES if rages}
        self._context = Context(regimes=states, adl_elsewhere=lambda symbol: hit)
        self._levels = dict(zip(SIDES, levels, strict=True))

    @rule(seconds=st.integers(-20, 20))
    def step_the_clock(self, seconds: int) -> None:
        self._skew = timedelta(seconds=seconds)

    def teardown(self) -> None:
        if not hasattr(self, "_baseline"):
            return
        self._shown = len(self._history)
        self._look([h.fill for h in self._history])
        self._look(None)
        self._every_adl_fill_is_told_once()
        self._every_liquidation_is_told_once()
        self._nothing_stays_held()
        if not self._grows:
            self._every_question_is_answered()

    def _every_adl_fill_is_told_once(self) -> None:
        told = [e.incident for e in self._messages.values() if isinstance(e, AdlTaken)]
        assert len({i.id for i in told}) == len(told)
        for name in SIDES:
            truth = [h.fill for h in self._history if h.fill.key == name and h.fill.cause is Cause.ADL]
            taken = [t for i in told for t in i.taken if t.key == name]
            assert sum(t.taken for t in taken) == sum(f.size for f in truth)
            assert sum(t.fills for t in taken) == len(truth)

    def _every_liquidation_is_told_once(self) -> None:
        told = [f.id for e in self._messages.values() if isinstance(e, Forced) for f in e.fills]
        assert sorted(told) == sorted(h.fill.id for h in self._history if h.fill.cause is Cause.LIQUIDATION)

    def _every_question_is_answered(self) -> None:
        assert self._baseline.questions == ()
        causes = [e.cause for e in self._messages.values() if isinstance(e, Reduced)]
        assert all(cause not in (None, Cause.PROBABLE_ADL) for cause in causes), "only proof is the last word"

    def _nothing_stays_held(self) -> None:
        """What waited in an incident's message is answered, or told."""
        self._now += HOLD
        self._look(None)
        assert not any(q.held for q in self._baseline.questions)
        assert {q.alert for q in self._baseline.questions} <= self._messages.keys()

    def _happens(self, name: PositionKey, grown: Decimal, cause: Cause) -> None:
        self._now += timedelta(seconds=1)
        if grown:
            signed = grown * SIDES[name].sign
            number = f"f{len(self._history)}"
            happened = fill(number, str(signed), cause, key=name, at=NOON + self._now)
            self._history.append(Happened(happened))

    def _size(self, name: PositionKey, upto: int) -> Decimal:
        moves = (h.fill.signed for h in self._history[:upto] if h.fill.key == name)
        return START + sum(moves) * SIDES[name].sign

    def _show(self, lag: int) -> None:
        """Sizes move on, at most `lag` looks behind and never by more than LAG."""
        behind = [len(self._history), *self._marks][lag]
        old = sum(h.fill.at <= NOON + self._now - LAG for h in self._history)
        self._shown = max(self._shown, behind, old)
        self._marks = [len(self._history), self._marks[0]]

    def _positions(self) -> tuple[Position, ...]:
        sizes = {name: self._size(name, self._shown) for name in SIDES}
        return tuple(
            position(
                str(size),
                key=name,
                side=SIDES[name],
                under_adl=name in self._marked,
                level=self._levels[name],
            )
            for name, size in sizes.items()
            if size
        )

    def _signs(self) -> tuple[Sign, ...]:
        """What the venue says of changes that its sizes show."""
        forced = [h.fill for h in self._history[: self._shown] if h.fill.cause is not Cause.OWN_ORDER]
        return tuple(Sign(f.key, f.cause, "history", f.at) for f in forced) if self._naming else ()

    def _host(self) -> datetime:
        """The host's time, a few seconds later at every call."""
        self._now += timedelta(seconds=5)
        return NOON + self._now + self._skew

    def _look(self, fills: list[Fill] | None) -> None:
        read = None if fills is None else tuple(fills)
        signs = self._signs() if read is not None else ()
        seen = Observation(self._host(), self._positions(), read, signs=signs, ahead=-self._skew)
        events, after = self._step(self._baseline, seen)
        assert self._step(after, seen)[0] == (), "the same look twice says nothing"
        self._baseline = after
        fresh_adl = any(f.cause is Cause.ADL and not self._is_read(f) for f in read or ())
        for event in events:
            assert unpack_event(type(event).__name__, pack(event)) == event
            assert not isinstance(event, AdlTaken) or event.fresh is False or fresh_adl
            if isinstance(event, AdlTaken | AdlUnderWay | Forced | Reduced):
                name = alert_id(event, account())
                assert name.startswith(f"{ACCOUNT}:")
                self._messages[name] = event
                if isinstance(event, Reduced) and event.cause not in (None, Cause.PROBABLE_ADL):
                    assert event.cause in self._causes_until(event), (
                        "a cause that came later explains nothing"
                    )

    def _causes_until(self, event: Reduced) -> set[Cause]:
        """What happened to the position until it was seen smaller, but for the tolerance of the clocks."""
        latest = event.seen + CLOCKS
        return {h.fill.cause for h in self._history if h.fill.key == event.key and h.fill.at <= latest}

    def _step(self, before: Baseline, seen: Observation) -> tuple[tuple[Event, ...], Baseline]:
        events, after = step(ACCOUNT, before, seen, Tuning(), AT_ONCE)
        return judged(before, seen, events, after, self._context)

    def _is_read(self, fill: Fill) -> bool:
        return any(h.read and h.fill == fill for h in self._history)


TestVenueAccount = VenueAccount.TestCase
TestVenueAccount.settings = settings(
    max_examples=80,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no finding
)
