"""A position shrank: do the fills account for it? Signed sums, so that order of arrival does not matter.

For one position: what it was, plus the fills that are told but not yet shown (credit), plus the fresh
fills, should be what it is. What is missing on the side of less is a reduction nobody proved (a question).
What the fills hold too much answers an open question first, and is credit for the next look otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Credit
from bot.model.event import Reduced
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId
from bot.model.position import Position, PositionKey, Side

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`asked` are new questions, `answered` old ones whose cause is now known (both to be told);
    `questions` and `credits` are what stays open."""

    asked: tuple[Reduced, ...]
    answered: tuple[Reduced, ...]
    questions: tuple[Reduced, ...]
    credits: tuple[Credit, ...]


def reconcile(
    account: AccountId,
    before: Baseline,
    positions: tuple[Position, ...] | None,
    fresh: Iterable[Fill],
    at: datetime,
    tuning: Tuning,
) -> Ledger:
    """Match sizes with fills. `positions` None means not read: then fills only wait as credit."""
    fills: dict[PositionKey, list[Fill]] = defaultdict(list)
    for fill in fresh:
        fills[fill.key].append(fill)
    credit = {c.key: c for c in before.credits if at - c.at < tuning.credit_lasts}
    was = {p.key: p for p in before.positions}
    now = was if positions is None else {p.key: p for p in positions}
    questions = [q for q in before.questions if at - q.at < tuning.question_lasts]
    asked: list[Reduced] = []
    answered: list[Reduced] = []
    left: list[Credit] = []
    for key in sorted({*was, *now, *fills, *credit}):
        held = credit[key].signed if key in credit else NOTHING
        pending = held + sum((f.signed for f in fills[key]), NOTHING)
        missing, surplus = balance(_signed(was.get(key)), _signed(now.get(key)), pending)
        if missing:
            asked.append(_question(account, was[key], now.get(key), abs(missing), at))
        surplus, replies, questions = _answer(questions, key, surplus, fills[key], at)
        answered += replies
        if surplus:
            since = credit[key].at if key in credit and not fills[key] else at
            left.append(Credit(key, surplus, since))
    return Ledger(tuple(asked), tuple(answered), (*questions, *asked), tuple(left))


def balance(was: Decimal, now: Decimal, pending: Decimal) -> tuple[Decimal, Decimal]:
    """(missing, surplus) of one position, all signed: `was` and `now` its sizes, `pending` its fills.

    `missing` is the part of a shrinking that no fill explains, 0 when the position only grew; `surplus`
    the part of the fills that the position does not show.
    """
    gap = now - (was + pending)
    surplus = NOTHING
    if gap * pending < 0:
        surplus = max(-abs(gap), pending) if pending < 0 else min(abs(gap), pending)
    rest = gap + surplus
    shrinks = was * rest < 0
    missing = (max(rest, -abs(was)) if rest < 0 else min(rest, abs(was))) if shrinks else NOTHING
    return missing, surplus


def _signed(position: Position | None) -> Decimal:
    return position.signed_size if position else NOTHING


def _question(
    account: AccountId, was: Position, now: Position | None, missing: Decimal, at: datetime
) -> Reduced:
    after = now.size if now is not None and now.side is was.side else NOTHING
    alert = AlertId(f"{account}:reduced:{was.key}:{at.isoformat()}")
    return Reduced(at, alert, was.key, was.side, was.unit, was.size, after, missing)


def _answer(
    questions: list[Reduced], key: PositionKey, surplus: Decimal, fills: list[Fill], at: datetime
) -> tuple[Decimal, list[Reduced], list[Reduced]]:
    """(surplus left, questions answered, questions still open) after offering `surplus` to those of `key`."""
    answered: list[Reduced] = []
    still: list[Reduced] = []
    for question in questions:
        reduces = Side.LONG if surplus < 0 else Side.SHORT
        if question.key != key or not surplus or question.side is not reduces:
            still.append(question)
            continue
        used = min(abs(surplus), question.missing)
        surplus += used if surplus < 0 else -used
        proof = _proof(fills, question.side)
        if used < question.missing or proof is None:
            still.append(replace(question, missing=question.missing - used))
        else:
            answered.append(replace(question, cause=proof.cause, proof=proof.proof))
    return surplus, answered, still


def _proof(fills: list[Fill], side: Side) -> Fill | None:
    """The fill that names the cause: a forced one before one's own order."""
    reducing = [f for f in fills if f.reduces is side]
    forced = [f for f in reducing if f.cause is not Cause.OWN_ORDER]
    return next(iter(forced or reducing), None)
