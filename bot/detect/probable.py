"""A reduction without a mark that probably was ADL: at least two independent signs, and none against it.

Each sign has its own source, so that no two of them can be one thing seen twice: a market that counts as a
cascade only because accounts of this host were hit says nothing beside such an account. A sign that is met
once is kept with the question. When the execution comes, it decides; so does the venue's word.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from bot.detect.context import Context
from bot.detect.orders import AROUND
from bot.detect.under_way import REMEMBERED
from bot.model.baseline import Baseline
from bot.model.event import Event, Reduced
from bot.model.fill import Cause
from bot.model.hint import Hint
from bot.model.observation import Observation
from bot.model.order import Cancel, CancelledOrder
from bot.model.position import AdlGauge, Position
from bot.model.regime import Regime, Why

NEEDED = 2
LOOKED_FOR = timedelta(minutes=10)
"""How long after a reduction signs are still looked for."""
GRACE = timedelta(seconds=20)
"""How long one's own execution may take to be listed: before that, what holds for the whole market and the
queue alone proves nothing of this reduction."""
NEAR = timedelta(minutes=2)
NEAR_LIQUIDATION = Decimal("0.02")
CIRCUMSTANCES = frozenset({Hint.MARKET, Hint.TOP})
PUBLIC = frozenset(Why) - {Why.ADL_HERE, Why.RANKS_RISE}
"""Reasons for a regime that do not come from accounts of this host."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question and all that is known around it. `was` and `now` are the position before and in the look
    that asked, None in any other look or when it is gone."""

    question: Reduced
    before: Baseline
    seen: Observation
    context: Context
    was: Position | None
    now: Position | None


def _under_way(case: Case) -> bool:
    marks = (m for m in case.before.under_way if m.key == case.question.key)
    marked = any(abs(case.question.at - m.at) <= REMEMBERED for m in marks)
    return marked or (case.now is not None and case.now.under_adl)


def _order_gone(case: Case) -> bool:
    return any(c.reason is Cancel.ADL for c in _cancelled(case))


def _system_trade(case: Case) -> bool:
    return case.now is not None and case.now.system_trade


def _neighbour(case: Case) -> bool:
    at = case.context.adl_elsewhere(case.question.key.symbol)
    return at is not None and abs(at - (case.question.at + case.seen.ahead)) <= NEAR


def _market(case: Case) -> bool:
    state = case.context.regimes.get(case.question.key.symbol)
    return (
        state is not None
        and state.regime is Regime.CASCADE
        and any(why in PUBLIC for why, _ in state.reasons)
    )


def _top(case: Case) -> bool:
    gauge = case.was.gauge if case.was is not None else None
    return isinstance(gauge, AdlGauge) and gauge.level >= gauge.of


def _liquidation(case: Case) -> bool:
    key = case.question.key
    forced = any(
        f.key.symbol == key.symbol and f.cause in (Cause.LIQUIDATION, Cause.TAKEOVER)
        for f in case.seen.fills or ()
    )
    cancelled = any(c.reason is Cancel.LIQUIDATION for c in _cancelled(case))
    return forced or cancelled or any(_is_near(p) for p in (case.was, case.now) if p is not None)


def _is_near(position: Position) -> bool:
    """Whether the mark price is past the liquidation price, or close to it."""
    mark, limit = position.mark_price, position.liquidation_price
    if mark is None or not limit:
        return False
    return (mark - limit) * position.side.sign <= limit * NEAR_LIQUIDATION


def _cancelled(case: Case) -> list[CancelledOrder]:
    orders = case.seen.orders.cancelled if case.seen.orders else ()
    at, key = case.question.at + case.seen.ahead, case.question.key
    since = (case.question.since or case.question.at) + case.seen.ahead
    return [
        c
        for c in orders
        if c.order.symbol == key.symbol and (c.at is None or since - AROUND <= c.at <= at + AROUND)
    ]


SIGNS: tuple[tuple[Hint, Callable[[Case], bool]], ...] = (
    (Hint.UNDER_WAY, _under_way),
    (Hint.ORDER_GONE, _order_gone),
    (Hint.SYSTEM_TRADE, _system_trade),
    (Hint.NEIGHBOUR, _neighbour),
    (Hint.MARKET, _market),
    (Hint.TOP, _top),
    (Hint.LIQUIDATION, _liquidation),
)


def judged(
    before: Baseline, seen: Observation, events: tuple[Event, ...], after: Baseline, context: Context
) -> tuple[tuple[Event, ...], Baseline]:
    """The events and the baseline with what the signs say of open questions. Nothing else changes."""
    news: dict[str, Reduced] = {}
    for question in after.questions:
        open_one = question.cause in (None, Cause.PROBABLE_ADL) and not question.settled
        if open_one and seen.at - question.at <= LOOKED_FOR:
            found = _with_signs(question, before, seen, context)
            news |= {question.alert: found} if found != question else {}
    if not news:
        return events, after
    said = {e.alert for e in events if isinstance(e, Reduced)}
    old = {q.alert: q for q in after.questions}
    more = [n for n in news.values() if n.alert not in said and n.cause != old[n.alert].cause and not n.held]
    told = tuple(news.get(e.alert, e) if isinstance(e, Reduced) else e for e in events)
    questions = tuple(news.get(q.alert, q) for q in after.questions)
    return (*told, *more), replace(after, questions=questions)


def _with_signs(question: Reduced, before: Baseline, seen: Observation, context: Context) -> Reduced:
    asked_now = all(q.alert != question.alert for q in before.questions)
    was = next((p for p in before.positions if p.key == question.key), None) if asked_now else None
    now = next((p for p in seen.positions or () if p.key == question.key), None)
    case = Case(question, before, seen, context, was, now)
    hints = tuple(h for h, holds in SIGNS if h in question.hints or holds(case))
    waited = seen.at - question.at >= GRACE
    return replace(question, hints=hints, cause=Cause.PROBABLE_ADL if proves(hints, waited) else None)


def proves(hints: tuple[Hint, ...], waited: bool) -> bool:
    """Whether signs are enough to call a reduction probably ADL."""
    own = [h for h in hints if h not in CIRCUMSTANCES]
    return Hint.LIQUIDATION not in hints and len(hints) >= NEEDED and (bool(own) or waited)
