"""Messages about keys, and what is said of one wherever its account is shown. Pure."""

from datetime import datetime, timedelta

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.key import (
    KeyBinding,
    KeyExpires,
    KeyHarmless,
    KeyReads,
    KeyRenewed,
    KeyTooPowerful,
    KeyTurnedDown,
    KeyUnjudged,
)
from bot.model.proof import Proof, Verdict
from bot.words import say

DAY = timedelta(days=1)


def refused(event: KeyTurnedDown, where: str) -> Message:
    head = say("refused-head", account=where)
    return Message(head, lines=(say("refused-line", why=event.why),), tone=Tone.ALARM)


def expires(event: KeyExpires, where: str) -> Message:
    head = say("key-expires-head", account=where, days=event.days)
    lines = (say("key-expires-line", at=figures.day(event.expires_at)), say("key-expires-renew"))
    return Message(head, lines=lines, tone=Tone.WARNING)


def renewed(event: KeyRenewed, where: str) -> Message:
    end = event.expires_at
    line = say("key-no-end") if end is None else say("key-end", at=figures.day(end))
    return Message(say("key-renewed-head", account=where), lines=(line,), tone=Tone.GOOD, silent=True)


def too_powerful(event: KeyTooPowerful, where: str) -> Message:
    """An alarm: whoever gave the key that right may not be its owner."""
    gained = ", ".join(say(f"right-{right.value}") for right in event.gained)
    head = (
        say("key-gained-head", account=where, rights=gained)
        if gained
        else say("key-too-powerful-head", account=where)
    )
    lines = (
        say("key-named-line", named=", ".join(event.named) or gained),
        say("key-stopped-line" if event.stopped else "key-goes-on-line"),
        say("key-somebody-line"),
    )
    return Message(head, lines=lines, tone=Tone.ALARM)


def binding(event: KeyBinding, where: str) -> Message:
    if event.bound:
        return Message(say("key-bound-head", account=where), tone=Tone.GOOD, silent=True)
    lines = (say("key-unbound-line"), *((say("key-unbound-stopped"),) if event.stopped else ()))
    tone = Tone.ALARM if event.stopped else Tone.WARNING
    return Message(say("key-unbound-head", account=where), lines=lines, tone=tone)


def harmless(event: KeyHarmless, where: str) -> Message:
    head = say("key-harmless-head", account=where)
    if event.stopped_at is None:
        return Message(head, tone=Tone.GOOD, silent=True)
    gone = figures.duration((event.at - event.stopped_at).total_seconds())
    return Message(head, lines=(say("key-used-again", duration=gone),), tone=Tone.GOOD)


def reads(event: KeyReads, where: str) -> Message:
    lost, found = ", ".join(event.lost), ", ".join(event.found)
    if not lost:
        return Message(say("key-found-head", account=where, what=found), tone=Tone.GOOD, silent=True)
    lines = [say("key-lost-line"), say("key-lost-mend")]
    lines += [say("key-found-line", what=found)] if found else []
    head = say("key-lost-head", account=where, what=lost)
    return Message(head, lines=tuple(lines), tone=Tone.WARNING)


def unjudged(event: KeyUnjudged, where: str) -> Message:
    head = say("key-unjudged-head", account=where)
    return Message(head, lines=(say("key-unjudged-line"),), tone=Tone.WARNING)


def standing(proof: Proof, now: datetime) -> tuple[str, ...]:
    """What its owner should know of a key, in clauses: when it ends, to what it is bound, and rights."""
    found = [say("key-can", rights=", ".join(proof.named))] if proof.verdict is Verdict.TOO_POWERFUL else []
    if proof.expires_at is not None:
        found.append(ends(proof.expires_at, now))
    if proof.ip_bound is not None:
        found.append(say("key-is-bound" if proof.ip_bound else "key-is-unbound"))
    return tuple(found)


def ends(end: datetime, now: datetime) -> str:
    """In how many days a key ends, the last one begun counting as one."""
    days = -((now - end) // DAY)
    return say("key-ends", days=days, at=figures.day(end)) if days > 0 else say("key-ended")
