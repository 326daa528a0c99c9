"""An alert becomes a message. Pure: what, where and how much in the first line; then numbers; then steps."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.chat import buttons, figures
from bot.chat.message import Button, Message, Step, Tick, Tone
from bot.model.alert import Told
from bot.model.checklist import Checklist, StepState
from bot.model.event import (
    AdlTaken,
    BackAfter,
    FirstLook,
    Forced,
    GaugeMoved,
    KeyTurnedDown,
    Oddity,
    PastUnread,
    Reduced,
    SeesAgain,
    Trial,
    Unreached,
    WentBlind,
)
from bot.model.fill import Cause
from bot.model.ids import VenueName
from bot.model.incident import Incident, Taken
from bot.words import say

Titles = Mapping[VenueName, str]
"""Venue names to the titles people know."""


def alert(told: Told, titles: Titles, *, repeat: bool = False) -> Message:
    """The message that tells an alert as it stands. `repeat` marks one the reader may already have."""
    account = told.account
    where = figures.account(account, titles.get(account.venue, account.venue)) if account else ""
    message = _WRITERS[type(told.alert.event)](told.alert.event, where)
    if told.checklist is not None:
        message = with_steps(message, told.checklist)
    if account is not None and account.note:
        message = replace(message, lines=(*message.lines, say("account-note", note=account.note)))
    if repeat:
        message = replace(message, lines=(say("repeat-mark"), *message.lines))
    return message


def with_steps(message: Message, checklist: Checklist) -> Message:
    """The message with its checklist and a button for every step."""
    row = tuple(
        Button(say("button-step", number=str(n + 1)), buttons.tick(checklist.id, n))
        for n in range(len(checklist.steps))
    )
    left = say("checklist-foot", open=checklist.open)
    return replace(
        message,
        steps=tuple(_step(n, step) for n, step in enumerate(checklist.steps, 1)),
        buttons=(*message.buttons, *(row[i : i + 5] for i in range(0, len(row), 5))),
        foot=f"{message.foot} · {left}" if message.foot else left,
    )


def _step(number: int, step: StepState) -> Step:
    text = f"{number}. {step.text}"
    if step.done_at is None:
        return Step(Tick.OPEN, text)
    done = say("step-done", text=text, name=step.done_by, at=figures.clock(step.done_at))
    return Step(Tick.DONE, done)


def _first(event: FirstLook, where: str) -> Message:
    count = say("position-open", positions=len(event.positions))
    return Message(
        say("first-head", account=where, count=count),
        lines=tuple(figures.position_line(p) for p in event.positions),
        foot=say("first-foot", at=figures.clock(event.at)),
    )


def _gauge(event: GaugeMoved, where: str) -> Message:
    position = event.position
    name = figures.name(position.key, position.side)
    level = say("gauge-level", level=str(event.level), of=str(event.of))
    top = event.level == event.of
    key = "gauge-fell-head" if not event.rose else "gauge-top-head" if top else "gauge-rose-head"
    facts = [
        (say("fact-was"), say("gauge-level", level=str(event.was), of=str(event.of))),
        (say("fact-exchange-says"), figures.own_scale(position.gauge)),
        (say("fact-size"), figures.size(position.size, position.unit)),
        (say("fact-value"), figures.notional(position)),
        (say("fact-leverage"), figures.leverage(position)),
    ]
    if position.profit is not None:
        facts.append((say("fact-profit"), figures.money(position.profit, position.currency)))
    return Message(
        say(key, gauge=level, position=name, account=where),
        facts=tuple(facts),
        lines=(say("gauge-rose-line"),) if event.rose and not top else (),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING if event.rose else Tone.GOOD,
        silent=not event.rose,
    )


def _adl(event: AdlTaken, where: str) -> Message:
    incident = event.incident
    lines = [say("adl-late", late=figures.duration(event.late_by))] if event.late_by else []
    one = incident.taken[0] if len(incident.taken) == 1 else None
    return Message(
        _adl_head(incident, where),
        facts=_taken_facts(one) if one else (),
        lines=(
            *lines,
            *(() if one else (_taken_line(t) for t in incident.taken)),
            say("adl-hedge"),
        ),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.ALARM,
    )


def _adl_head(incident: Incident, where: str) -> str:
    if len(incident.taken) > 1:
        return say("adl-many-head", count=str(len(incident.taken)), account=where)
    (taken,) = incident.taken
    name = figures.name(taken.key, taken.side)
    if taken.before is None:
        cut = figures.size(taken.taken, taken.unit)
        return say("adl-some-head", size=cut, position=name, account=where)
    if taken.taken >= taken.before:
        return say("adl-closed-head", position=name, account=where)
    cut = figures.percent(taken.taken, taken.before)
    return say("adl-part-head", percent=cut, position=name, account=where)


def _taken_facts(taken: Taken) -> tuple[tuple[str, str], ...]:
    values: dict[str, Any] = {
        "taken": figures.size(taken.taken, taken.unit),
        "price": figures.price(taken.average_price),
    }
    whole = (
        say("fact-taken-at", **values)
        if taken.before is None
        else say("fact-taken-of", before=figures.size(taken.before, taken.unit), **values)
    )
    facts = [(say("fact-taken"), whole), (say("fact-left"), _left(taken))]
    if taken.mark is not None:
        facts.append((say("fact-mark"), figures.price(taken.mark)))
    if taken.realised is not None:
        facts.append((say("fact-realised"), figures.money(taken.realised, taken.currency)))
    facts += [(say("fact-fills"), str(taken.fills)), (say("fact-proof"), taken.proof)]
    return tuple(facts)


def _taken_line(taken: Taken) -> str:
    realised = ""
    if taken.realised is not None:
        realised = say("adl-line-realised", realised=figures.money(taken.realised, taken.currency))
    return say(
        "adl-line",
        position=figures.name(taken.key, taken.side),
        taken=figures.size(taken.taken, taken.unit),
        price=figures.price(taken.average_price),
        left=_left(taken),
        realised=realised,
    )


def _left(taken: Taken) -> str:
    expected = None if taken.expected is None else figures.size(taken.expected, taken.unit)
    if taken.shown is None:
        return say("left-unknown") if expected is None else say("left-expected", expected=expected)
    shown = figures.size(taken.shown, taken.unit)
    if expected is None:
        return shown
    if taken.shown == taken.expected:
        return say("left-as-expected", shown=shown)
    return say("left-differs", shown=shown, expected=expected)


def _forced(event: Forced, where: str) -> Message:
    first = event.fills[0]
    total = sum((f.size for f in event.fills), Decimal(0))
    value = sum((f.size * f.price for f in event.fills), Decimal(0))
    known = event.cause is not Cause.UNRECOGNISED
    late = (say("adl-late", late=figures.duration(event.late_by)),) if event.late_by else ()
    left = ((say("fact-left"), figures.size(event.left, event.unit)),) if event.left is not None else ()
    return Message(
        say(
            "forced-head",
            cause=_cause(event.cause),
            position=figures.name(first.key, first.reduces),
            size=figures.size(total, event.unit),
            account=where,
        ),
        facts=(*left, (say("fact-proof"), first.proof)),
        lines=(
            *late,
            say(
                "forced-line" if known else "forced-unrecognised-line",
                price=figures.price(value / total),
            ),
        ),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.ALARM,
    )


def _reduced(event: Reduced, where: str) -> Message:
    values: dict[str, Any] = {
        "position": figures.name(event.key, event.side),
        "before": figures.size(event.before, event.unit),
        "after": figures.size(event.after, event.unit),
        "account": where,
    }
    foot = say("as-of", at=figures.clock(event.at))
    if event.cause is None:
        missing = figures.size(event.missing, event.unit)
        return Message(
            say("reduced-head", **values),
            lines=(say("reduced-line", missing=missing),),
            foot=foot,
            tone=Tone.WARNING,
        )
    return Message(
        say("reduced-known-head", cause=_cause(event.cause), **values),
        facts=((say("fact-proof"), event.proof),),
        lines=(say("reduced-known-line"),),
        foot=foot,
        tone=Tone.PLAIN,
    )


def _cause(cause: Cause) -> str:
    return say(f"cause-{cause.value.replace(' ', '-')}")


def _blind(event: WentBlind, where: str) -> Message:
    head = say("blind-head", account=where, since=figures.clock(event.since))
    return Message(head, lines=(say("blind-line", why=event.why),), tone=Tone.WARNING)


def _sees(event: SeesAgain, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    head = say("sees-head", account=where, duration=gone)
    return Message(head, lines=(say("sees-line"),), tone=Tone.GOOD, silent=True)


def _refused(event: KeyTurnedDown, where: str) -> Message:
    head = say("refused-head", account=where)
    return Message(head, lines=(say("refused-line", why=event.why),), tone=Tone.ALARM)


def _past(event: PastUnread, where: str) -> Message:
    return Message(say("past-head", account=where), lines=(event.gap,), tone=Tone.WARNING)


def _oddity(event: Oddity, where: str) -> Message:
    return Message(
        say("oddity-head", account=where), lines=(say("oddity-line", what=event.what),), silent=True
    )


def _back(event: BackAfter, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    return Message(
        say("back-head", duration=gone),
        lines=(say("back-line", since=figures.day(event.since)),),
        tone=Tone.WARNING,
    )


def _unreached(event: Unreached, where: str) -> Message:
    head = say("unreached-head", name=event.name, app=event.app)
    return Message(head, lines=(say("unreached-line", why=event.why),), tone=Tone.WARNING)


def _trial(event: Trial, where: str) -> Message:
    return Message(say("trial-head"), lines=(say("trial-line", name=event.asked_by),), tone=Tone.GOOD)


_WRITERS: dict[type, Callable[[Any, str], Message]] = {
    FirstLook: _first,
    GaugeMoved: _gauge,
    AdlTaken: _adl,
    Forced: _forced,
    Reduced: _reduced,
    WentBlind: _blind,
    SeesAgain: _sees,
    KeyTurnedDown: _refused,
    PastUnread: _past,
    Oddity: _oddity,
    BackAfter: _back,
    Unreached: _unreached,
    Trial: _trial,
}
