"""What an open incident keeps quiet: a reduction of a position that its message shows already."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.detect.reduction import Ledger
from bot.model.event import Reduced
from bot.model.fill import Cause
from bot.model.position import PositionKey

HOLD = timedelta(seconds=60)
"""How long a reduction waits for its execution in the incident's message before it is told by itself."""
SHOWN = frozenset({Cause.ADL, Cause.OWN_ORDER, Cause.PROBABLE_ADL})
"""Causes that need no message beside the incident's."""


def hushed(ledger: Ledger, covered: Collection[PositionKey], at: datetime) -> Ledger:
    """The ledger with new questions about `covered` positions held back, and those that waited too long, or
    whose incident is over, among the ones to be told. None is lost: a held question stays in `questions`
    until an execution answers it or it is told."""
    if not (ledger.questions or ledger.answered or ledger.named):
        return ledger
    fresh = {q.alert for q in ledger.asked}
    questions = tuple(_standing(q, fresh, covered, at) for q in ledger.questions)
    waited = {q.alert for q in ledger.questions if q.held}
    told = tuple(q for q in questions if not q.held and (q.alert in waited or q.alert in fresh))
    return replace(
        ledger,
        asked=told,
        questions=questions,
        answered=_said(ledger.answered),
        named=tuple(q for q in _said(ledger.named) if q.alert not in {t.alert for t in told}),
    )


def _standing(
    question: Reduced, fresh: Collection[str], covered: Collection[PositionKey], at: datetime
) -> Reduced:
    """A question as it stands: held while the incident shows it, and not for longer than the hold."""
    if not question.held and question.alert not in fresh:
        return question
    waits = question.key in covered and question.cause in (None, *SHOWN)
    return replace(question, held=waits and timedelta(0) <= at - question.at < HOLD)


def _said(changed: Iterable[Reduced]) -> tuple[Reduced, ...]:
    """Those to be told: of a held one, only a cause that the incident does not show."""
    return tuple(replace(q, held=False) for q in changed if not q.held or q.cause not in SHOWN)
