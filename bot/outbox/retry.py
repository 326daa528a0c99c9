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
    TryLater,
    Unsure,
)

LONGEST_PAUSE = 300.0
"""Seconds. An alert is never given up, so the pause stops growing here."""


def settle(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """The delivery after an answer to its wanted revision."""
    match outcome:
        case Sent(ref):
            return replace(
                delivery,
                state=State.SENT,
                ref=ref,
                sent=delivery.wanted,
                attempts=0,
                repeat=False,
                reason="accepted",
                accepted_at=delivery.accepted_at or now,
            )
        case TryLater(why, after):
            return _again(delivery, State.RETRY, why, after, now)
        case Unsure(why):
            unsure = _again(delivery, State.UNSURE, why, None, now)
            return replace(unsure, repeat=delivery.repeat or delivery.ref is None)
        case Moved(address):
            return replace(delivery, state=State.RETRY, address=address, not_before=now, reason="moved")
        case Rejected(why) if delivery.ref is not None:
            return replace(delivery, state=State.RETRY, ref=None, not_before=now, reason=why)
        case Rejected(why):
            return replace(delivery, state=State.REJECTED, reason=why)
        case Gone(why):
            return replace(delivery, state=State.GONE, reason=why)


def recovered(delivery: Delivery, now: datetime) -> Delivery:
    """A delivery found "sending" after a crash: nobody knows whether the app has it."""
    return replace(
        delivery,
        state=State.UNSURE,
        repeat=delivery.repeat or delivery.ref is None,
        not_before=now,
        reason="stopped while sending",
    )


def pause(attempts: int) -> float:
    """Seconds to wait after this many failed tries: 1, 2, 4 .. up to five minutes."""
    return float(min(LONGEST_PAUSE, 2 ** min(attempts, 20)))


def _again(delivery: Delivery, state: State, why: str, after: float | None, now: datetime) -> Delivery:
    wait = pause(delivery.attempts) if after is None else after
    return replace(
        delivery,
        state=state,
        attempts=delivery.attempts + 1,
        not_before=now + timedelta(seconds=wait),
        reason=why,
    )
