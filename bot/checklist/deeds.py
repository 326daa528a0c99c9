"""What people do with a checklist. Pure: the list as it was, a deed -> the list as it is, what to keep."""

from dataclasses import replace
from datetime import datetime

from bot.model.checklist import Checklist, Deed, Done, Hand, Line, Step


def apply(
    checklist: Checklist, step: int, hand: Hand, line: int | None = None
) -> tuple[Checklist, Done] | None:
    """The checklist after a deed on its step (from 0), or on the line with that number; None when it is so
    already, because somebody was faster. Raises LookupError when there is no such step or line."""
    if _same(standing(checklist, step, line), hand):
        return None
    before = checklist.steps[step]
    if line is None:
        now, was = replace(before, hand=_of(hand)), before.mark
        name, stands = "", now.mark
    else:
        old = _line(before, line)
        new = replace(old, hand=_of(hand))
        now = replace(before, lines=tuple(new if n is old else n for n in before.lines))
        was, name, stands = old.mark, old.name, new.mark
    steps = tuple(now if n == step else s for n, s in enumerate(checklist.steps))
    done = Done(hand.at, before.id, name, was, stands, hand)
    return finished(replace(checklist, steps=steps), hand.at), done


def standing(checklist: Checklist, step: int, line: int | None = None) -> Hand | None:
    """What somebody last did there, None for nobody. Raises LookupError as `apply` does."""
    if not 0 <= step < len(checklist.steps):
        raise LookupError(f"no step {step}")
    found = checklist.steps[step]
    return found.hand if line is None else _line(found, line).hand


def finished(checklist: Checklist, at: datetime) -> Checklist:
    """The checklist with the time at which its last step was done, or none when one is open (again)."""
    if checklist.open:
        if checklist.finished_at is None:
            return checklist
        return replace(checklist, finished_at=None, reopened=checklist.reopened + 1)
    return checklist if checklist.finished_at is not None else replace(checklist, finished_at=at)


def _of(hand: Hand) -> Hand | None:
    """What is remembered of a deed: who opened a step again is in the history alone."""
    return None if hand.deed is Deed.REOPENED else hand


def _same(before: Hand | None, hand: Hand) -> bool:
    """Whether a deed changes nothing: it was ticked, or opened, already."""
    if hand.deed is Deed.REOPENED:
        return before is None
    return hand.deed is Deed.TICKED and before is not None and before.deed is Deed.TICKED


def _line(step: Step, number: int) -> Line:
    for line in step.lines:
        if line.number == number:
            return line
    raise LookupError(f"no line {number}")
