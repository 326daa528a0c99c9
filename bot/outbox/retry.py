"""What an answer of a chat app means for a delivery. Pure; every move has a reason a person can read."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.delivery import (
    Delivery,
    Gone,
    Moved,
    Outcome,
    Rejected,
    Sent,
    State,
    StepReason,
    TryLater,
    Unsure,
)
from bot.model.ids import MessageRef

OVERDUE = Unsure("no answer until the deadline")
"""A send was given up: nobody knows whether the app has it."""
LONGEST_PAUSE = 300.0
"""Seconds. An alert is never given up, so the pause stops growing here."""


def settle(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """The delivery after an answer to its wanted revision."""
    match outcome:
        case Sent(ref):
            return _accepted(delivery, ref, now)
        case TryLater(why, after):
            named = StepReason.NOT_TAKEN if after is None else StepReason.PAUSE_ASKED
            return _again(delivery, State.RETRY, named, why, after, now)
        case Unsure(why):
            named = StepReason.NO_ANSWER if outcome == OVERDUE else StepReason.IN_DOUBT
            unsure = _again(delivery, State.UNSURE, named, why, None, now)
            return replace(unsure, repeat=delivery.repeat or delivery.ref is None)
        case Moved(address):
            moved = _step(delivery, State.MOVED, StepReason.CHAT_MOVED, address, now)
            return replace(moved, address=address, not_before=now)
        case Rejected(why) if delivery.ref is not None:
            anew = _step(delivery, State.RETRY, StepReason.EDIT_REFUSED, why, now)
            return replace(anew, ref=None, not_before=now)
        case Rejected(why):
            return _step(delivery, State.REJECTED, StepReason.MESSAGE_REFUSED, why, now)
        case Gone(why):
            return _step(delivery, State.GONE, StepReason.ADDRESS_GONE, why, now)


def recovered(delivery: Delivery, now: datetime) -> Delivery:
    """A delivery found "sending" after a crash: nobody knows whether the app has it."""
    unsure = _step(delivery, State.UNSURE, StepReason.CUT_SHORT, "stopped while sending", now)
    return replace(unsure, repeat=delivery.repeat or delivery.ref is None, not_before=now)


def pause(attempts: int) -> float:
    """Seconds to wait after this many failed tries: 1, 2, 4 .. up to five minutes."""
    return float(min(LONGEST_PAUSE, 2 ** min(attempts, 20)))


def _accepted(delivery: Delivery, ref: MessageRef, now: datetime) -> Delivery:
    """The delivery after the app took it."""
    return replace(
        delivery,
        state=State.SENT,
        ref=ref,
        sent=delivery.wanted,
        attempts=0,
        repeat=False,
        why=StepReason.ACCEPTED,
        reason="",
        failing_since=None,
        accepted_at=delivery.accepted_at or now,
    )


def _again(
    delivery: Delivery, state: State, named: StepReason, why: str, after: float | None, now: datetime
) -> Delivery:
    wait = pause(delivery.attempts) if after is None else after
    later = _step(delivery, state, named, why, now)
    return replace(later, attempts=delivery.attempts + 1, not_before=now + timedelta(seconds=wait))


def _step(delivery: Delivery, state: State, named: StepReason, why: str, now: datetime) -> Delivery:
    """The delivery one step on, without the app having taken it."""
    since = delivery.failing_since or now
    return replace(delivery, state=state, why=named, reason=why, failing_since=since)
