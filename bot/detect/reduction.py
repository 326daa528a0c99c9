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
from bot.model.event import Reduced, Share
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId
from bot.model.observation import Sign
from bot.model.position import Position, PositionKey, Side

NOTHING = Decimal(0)
NO_TIME = timedelta(0)
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
        # What happened well before the last look is not what shrank since: it answers what was asked then.
        side = next((q.side for q in questions if q.key == key), None)
        old = [f for f in fills[key] if f.reduces is side and f.at < last + ahead - CLOCKS]
        used, replies, questions = _answer_with_old(questions, key, old)
        answered += replies
        move = Move(_signed(was.get(key)), _signed(now.get(key)), (held, *_rest(fills[key], old, used)))
        if missing := move.missing():
            asked.append(_question(account, was[key], now.get(key), abs(missing), at, last, ahead))
        surplus = balance(move.was, move.now, sum(move.parts, NOTHING))[1]
        open_one = next((q for q in questions if q.key == key), None)
        if open_one is not None:
            offer = move.offer(open_one.side)
            rest, replies, questions = _answer(questions, key, offer, fills[key])
            surplus = _smaller(surplus, rest)
            answered += replies
        if surplus:
            since = credit[key].at if key in credit and not fills[key] else at
            left.append(Credit(key, surplus, since))
    return Ledger(tuple(asked), tuple(answered), (*questions, *asked), tuple(left))


def _answer_with_old(
    questions: list[Reduced], key: PositionKey, old: list[Fill]
) -> tuple[Decimal, list[Reduced], list[Reduced]]:
    """(size of old fills used up, questions answered, questions still open)."""
    spare = sum((f.signed for f in old), NOTHING)
    rest, replies, still = _answer(questions, key, spare, old)
    return abs(spare) - abs(rest), replies, still


def _rest(fills: list[Fill], old: list[Fill], used: Decimal) -> Iterator[Decimal]:
    """The fills as signed sizes, without the size of old ones that is used up."""
    for fill in fills:
        cut = min(used, fill.size) if fill in old else NOTHING
        used -= cut
        yield fill.signed - cut.copy_sign(fill.signed)


def explained(ledger: Ledger, signs: Iterable[Sign]) -> Ledger:
    """The ledger with questions named by what the venue says of their positions. They stay open: the
    execution may still come, and goes on in the same message."""
    names: dict[AlertId, Sign] = {}
    for sign in sorted(signs, key=lambda sign: sign.at):
        mine = [q for q in ledger.questions if q.key == sign.key and q.since is not None]
        exact = [q for q in mine if _saw(q, sign.at, NO_TIME)]
        for question in exact or [q for q in mine if _saw(q, sign.at, CLOCKS)]:
            names[question.alert] = sign
    questions = tuple(_named(q, names.get(q.alert)) for q in ledger.questions)
    asked = {q.alert for q in ledger.asked}
    return replace(
        ledger,
        asked=tuple(q for q in questions if q.alert in asked),
        questions=questions,
        named=tuple(
            new
            for old, new in zip(ledger.questions, questions, strict=True)
            if new is not old and new.alert not in asked
        ),
    )


def _saw(question: Reduced, at: datetime, slack: timedelta) -> bool:
    """Whether `at` lies between the two looks that saw the reduction, give or take `slack`. What came later
    explains nothing that was seen before."""
    ahead = question.seen - question.at
    after = question.since is None or question.since + ahead - slack <= at
    return after and at <= question.seen + slack


def _named(question: Reduced, sign: Sign | None) -> Reduced:
    """The question with the cause of the sign; the same object when it has one already, or there is none."""
    if sign is None or question.cause is not None:
        return question
    return replace(question, cause=sign.cause, proof=sign.proof)


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
    account: AccountId,
    was: Position,
    now: Position | None,
    missing: Decimal,
    at: datetime,
    since: datetime,
    ahead: timedelta,
) -> Reduced:
    after = now.size if now is not None and now.side is was.side else NOTHING
    alert = AlertId(f"{account}:reduced:{was.key}:{at.isoformat()}")
    return Reduced(
        at, alert, was.key, was.side, was.unit, was.size, after, missing, since=since, seen_at=at + ahead
    )


def _answer(
    questions: list[Reduced], key: PositionKey, surplus: Decimal, fills: list[Fill]
) -> tuple[Decimal, list[Reduced], list[Reduced]]:
    """(surplus left, questions answered, questions still open) after offering `surplus` to those of `key`.

    Each fill explains its own size and no more, the oldest the oldest: a cause names only what it took.
    """
    side = Side.LONG if surplus < 0 else Side.SHORT
    left = {f: f.size for f in sorted(fills, key=lambda f: f.at) if f.reduces is side}
    answered: list[Reduced] = []
    still: list[Reduced] = []
    for question in questions:
        if question.key == key and question.side is side:
            fitting = [f for f in left if _may_explain(f, question)]
            proofs = _take(left, fitting, min(abs(surplus), question.missing))
            used = sum(proofs.values(), NOTHING)
            surplus += used if surplus < 0 else -used
            question = _explained_by(question, used, proofs)
        (still if question.missing else answered).append(question)
    return surplus, [_settled(q) for q in answered], still


def _may_explain(fill: Fill, question: Reduced) -> bool:
    """A fill explains only a reduction that was seen after it, but for the difference of two clocks. Sizes
    lag, so that it may lie well before the look before."""
    return fill.at <= question.seen + CLOCKS


def _take(left: dict[Fill, Decimal], fitting: Iterable[Fill], most: Decimal) -> dict[Fill, Decimal]:
    """How much of each fill is used up, at most `most` in all; it is taken off `left`."""
    taken: dict[Fill, Decimal] = {}
    for fill in fitting:
        if part := min(left[fill], most):
            taken[fill] = part
            left[fill] -= part
            most -= part
    return taken


def _explained_by(question: Reduced, used: Decimal, proofs: Iterable[Fill]) -> Reduced:
    """The question with what is still missing, and with what proves the rest."""
    shares = (*question.shares, *(Share(f.id, f.cause, f.proof) for f in proofs))
    return replace(question, missing=question.missing - used, shares=shares) if used else question


def _settled(question: Reduced) -> Reduced:
    """The answer: a forced cause before one's own order."""
    forced = (share for share in question.shares if share.cause is not Cause.OWN_ORDER)
    share = next(forced, question.shares[0])
    return replace(question, cause=share.cause, proof=share.proof, settled=True)
