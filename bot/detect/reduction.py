"""A position shrank: do the fills account for it? Signed sums, so that order of arrival does not matter.

For one position: what it was, plus the fills that are told but not yet shown (credit), plus the fresh
fills, should be what it is. What is missing on the side of less is a reduction nobody proved (a question).
What the fills hold too much answers an open question first, and is credit for the next look otherwise.

Trap: sizes are read more often than fills, so a fill that grew a position may have been in its size since an
earlier look. It must therefore never be set off against a shrinking that was seen in this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Credit
from bot.model.event import Reduced
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId
from bot.model.observation import Sign
from bot.model.position import Position, PositionKey, Side

NOTHING = Decimal(0)
CLOCKS = timedelta(seconds=30)
"""How far the clocks of host and venue may lie apart."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """`asked` are new questions, `answered` old ones whose execution has arrived, `named` old ones of which
    the venue has only said the cause (all to be told); `questions` and `credits` are what stays open."""

    asked: tuple[Reduced, ...]
    answered: tuple[Reduced, ...]
    questions: tuple[Reduced, ...]
    credits: tuple[Credit, ...]
    named: tuple[Reduced, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One position between two looks, all signed: `was` and `now` its sizes, `parts` its fills and credit."""

    was: Decimal
    now: Decimal
    parts: tuple[Decimal, ...]

    def missing(self) -> Decimal:
        """The part of a shrinking that no reducing fill explains."""
        return balance(self.was, self.now, sum((p for p in self.parts if p * self.was < 0), NOTHING))[0]

    def offer(self, side: Side) -> Decimal:
        """What the fills that reduce a position of `side` hold beyond what it moved."""
        return balance(self.was, self.now, sum((p for p in self.parts if p * side.sign < 0), NOTHING))[1]


def reconcile(
    account: AccountId,
    before: Baseline,
    positions: tuple[Position, ...] | None,
    fresh: Iterable[Fill],
    at: datetime,
    tuning: Tuning,
    ahead: timedelta = timedelta(0),
) -> Ledger:
    """Match sizes with fills. `positions` None means not read: then fills only wait as credit. `ahead` is how
    far the venue's clock is ahead of the host's."""
    fills: dict[PositionKey, list[Fill]] = defaultdict(list)
    for fill in fresh:
        fills[fill.key].append(fill)
    last = before.looked_at or at
    credit = {c.key: c for c in before.credits if last - c.at < tuning.credit_lasts}
    was = {p.key: p for p in before.positions}
    now = was if positions is None else {p.key: p for p in positions}
    questions = [q for q in before.questions if at - q.at < tuning.question_lasts]
    asked: list[Reduced] = []
    answered: list[Reduced] = []
    left: list[Credit] = []
    for key in sorted({*was, *now, *fills, *credit}):
        held = credit[key].signed if key in credit else NOTHING
        clocks = CLOCKS + ahead
        # What happened well before the last look is not what shrank since: it answers what was asked then.
        side = next((q.side for q in questions if q.key == key), None)
        old = [f for f in fills[key] if f.reduces is side and f.at < last + ahead - CLOCKS]
        used, replies, questions = _answer_with_old(questions, key, old, clocks)
        answered += replies
        move = Move(_signed(was.get(key)), _signed(now.get(key)), (held, *_rest(fills[key], old, used)))
        if missing := move.missing():
            asked.append(_question(account, was[key], now.get(key), abs(missing), at, last))
        surplus = balance(move.was, move.now, sum(move.parts, NOTHING))[1]
        open_one = next((q for q in questions if q.key == key), None)
        if open_one is not None:
            offer = move.offer(open_one.side)
            rest, replies, questions = _answer(questions, key, offer, fills[key], clocks)
            surplus = _smaller(surplus, rest)
            answered += replies
        if surplus:
            since = credit[key].at if key in credit and not fills[key] else at
            left.append(Credit(key, surplus, since))
    return Ledger(tuple(asked), tuple(answered), (*questions, *asked), tuple(left))


def _answer_with_old(
    questions: list[Reduced], key: PositionKey, old: list[Fill], clocks: timedelta
) -> tuple[Decimal, list[Reduced], list[Reduced]]:
    """(size of old fills used up, questions answered, questions still open)."""
    spare = sum((f.signed for f in old), NOTHING)
    rest, replies, still = _answer(questions, key, spare, old, clocks)
    return abs(spare) - abs(rest), replies, still


def _rest(fills: list[Fill], old: list[Fill], used: Decimal) -> Iterator[Decimal]:
    """The fills as signed sizes, without the size of old ones that is used up."""
    for fill in fills:
        cut = min(used, fill.size) if fill in old else NOTHING
        used -= cut
        yield fill.signed - cut.copy_sign(fill.signed)


def explained(ledger: Ledger, signs: Iterable[Sign], ahead: timedelta) -> Ledger:
    """The ledger with questions named by what the venue says of their positions. They stay open: the
    execution may still come, and goes on in the same message."""
    known = tuple(signs)
    asked = tuple(_named(q, known, ahead) for q in ledger.asked)
    old = [q for q in ledger.questions if q not in ledger.asked]
    later = [_named(q, known, ahead) for q in old]
    named = tuple(new for q, new in zip(old, later, strict=True) if new is not q)
    return replace(ledger, asked=asked, questions=(*later, *asked), named=named)


def _named(question: Reduced, signs: tuple[Sign, ...], ahead: timedelta) -> Reduced:
    """The question with the cause of the newest fitting sign; the same object when there is none."""
    if question.cause not in (None, Cause.PROBABLE_ADL) or question.since is None:
        return question
    after = question.since + ahead - CLOCKS
    fitting = [s for s in signs if s.key == question.key and s.at >= after]
    if not fitting:
        return question
    newest = max(fitting, key=lambda sign: sign.at)
    return replace(question, cause=newest.cause, proof=newest.proof)


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
    held = was + pending - surplus
    if was * rest >= 0 or was * held <= 0:
        return NOTHING, surplus
    return (max(rest, -held) if rest < 0 else min(rest, -held)), surplus


def _smaller(one: Decimal, other: Decimal) -> Decimal:
    """The smaller of two amounts of one sign, 0 for amounts of different signs."""
    return min(one, other, key=abs) if one * other > 0 else NOTHING


def _signed(position: Position | None) -> Decimal:
    return position.signed_size if position else NOTHING


def _question(
    account: AccountId, was: Position, now: Position | None, missing: Decimal, at: datetime, since: datetime
) -> Reduced:
    after = now.size if now is not None and now.side is was.side else NOTHING
    alert = AlertId(f"{account}:reduced:{was.key}:{at.isoformat()}")
    return Reduced(at, alert, was.key, was.side, was.unit, was.size, after, missing, since=since)


def _answer(
    questions: list[Reduced],
    key: PositionKey,
    surplus: Decimal,
    fills: list[Fill],
    clocks: timedelta,
) -> tuple[Decimal, list[Reduced], list[Reduced]]:
    """(surplus left, questions answered, questions still open) after offering `surplus` to those of `key`."""
    answered: list[Reduced] = []
    still: list[Reduced] = []
    for question in questions:
        reduces = Side.LONG if surplus < 0 else Side.SHORT
        if question.key != key or not surplus or question.side is not reduces:
            still.append(question)
            continue
        earlier = sum((f.size for f in fills if _may_explain(f, question, clocks)), NOTHING)
        used = min(abs(surplus), question.missing, earlier)
        if not used:
            still.append(question)
            continue
        surplus += used if surplus < 0 else -used
        proof = _proof(fills, question.side)
        if used < question.missing or proof is None:
            still.append(replace(question, missing=question.missing - used))
        else:
            answered.append(replace(question, cause=proof.cause, proof=proof.proof, settled=True))
    return surplus, answered, still


def _may_explain(fill: Fill, question: Reduced, clocks: timedelta) -> bool:
    """A fill explains only a reduction that was seen after it, but for the difference of two clocks."""
    return fill.reduces is question.side and fill.at <= question.at + clocks


def _proof(fills: list[Fill], side: Side) -> Fill | None:
    """The fill that names the cause: a forced one before one's own order."""
    reducing = [f for f in fills if f.reduces is side]
    forced = [f for f in reducing if f.cause is not Cause.OWN_ORDER]
    return next(iter(forced or reducing), None)
