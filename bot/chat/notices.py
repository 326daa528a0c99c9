"""Messages about seeing, and about the program itself. Pure."""

from datetime import datetime

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.event import (
    BackAfter,
    Banned,
    ClockOff,
    Oddity,
    Outage,
    PastUnread,
    SeesAgain,
    SignalBack,
    SignalLost,
    Trial,
    WentBlind,
)
from bot.model.reach import Reach, Unreached
from bot.model.unread import Unread
from bot.words import say


def blind(event: WentBlind, where: str) -> Message:
    head = say("blind-head", account=where, since=figures.clock(event.since))
    return Message(head, lines=(say("blind-line", why=event.why),), tone=Tone.WARNING)


def sees(event: SeesAgain, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    head = say("sees-head", account=where, duration=gone)
    return Message(head, lines=(say("sees-line"),), tone=Tone.GOOD, silent=True)


def outage(event: Outage, where: str) -> Message:
    """All accounts of a person that one venue does not show."""
    since = min(account.since for account in event.accounts)
    lines = tuple(_unread(account) for account in event.accounts)
    everything = len(event.accounts)
    if event.unread:
        part = "outage-head" if event.unread == everything else "outage-part-head"
        head = say(
            part,
            unread=str(event.unread),
            count=str(everything),
            venue=where,
            since=figures.clock(since),
        )
        return Message(head, lines=(*lines, say("outage-line")), tone=Tone.WARNING)
    gone = figures.duration((event.at - since).total_seconds())
    head = say("outage-over-head", count=str(everything), venue=where, duration=gone)
    return Message(head, lines=(*lines, say("sees-line")), tone=Tone.GOOD, silent=True)


def _unread(account: Unread) -> str:
    if account.back is None:
        return say("outage-account", label=account.label, since=figures.clock(account.since), why=account.why)
    gone = figures.duration((account.back - account.since).total_seconds())
    return say("outage-account-back", label=account.label, duration=gone)


def past(event: PastUnread, where: str) -> Message:
    return Message(say("past-head", account=where), lines=(event.gap,), tone=Tone.WARNING)


def oddity(event: Oddity, where: str) -> Message:
    return Message(
        say("oddity-head", account=where), lines=(say("oddity-line", what=event.what),), silent=True
    )


def back(event: BackAfter, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    return Message(
        say("back-head", duration=gone),
        lines=(say("back-line", since=figures.day(event.since)),),
        tone=Tone.WARNING,
    )


def unreached(event: Unreached, where: str) -> Message:
    match event.kind:
        case Reach.SILENT:
            return _silent(event) if event.back is None else _heard(event, event.back)
        case Reach.REFUSED:
            head = say("refuses-head", app=event.app, name=event.name)
            line = say("refuses-line", why=event.why, number=str(event.number))
        case Reach.GROUP | Reach.TOPIC:
            accounts, name = ", ".join(event.others), event.name or say("group-nameless")
            head = say(f"{event.kind.value}-closed-head", name=name, app=event.app, accounts=accounts)
            line = say(f"{event.kind.value}-closed-line", why=event.why)
        case Reach.GONE:
            head = say("unreached-head", name=event.name, app=event.app)
            line = say("unreached-line", why=event.why)
            if event.elsewhere:
                line = say("unreached-elsewhere", why=event.why, elsewhere=event.elsewhere)
    return Message(head, lines=(line,), tone=Tone.WARNING)


def _silent(event: Unreached) -> Message:
    """An app that accepts nothing: for whom, if hosts read it."""
    duration = figures.duration((event.at - (event.since or event.at)).total_seconds())
    why = say("silent-why", why=event.why) if event.why else ""
    lines = [say("silent-line", why=why)]
    if event.elsewhere:
        lines.append(say("silent-elsewhere", app=event.elsewhere))
    if event.alert is not None:
        lines.append(say("part-chat-cure"))
    facts = ((say("silent-fact"), ", ".join(event.others)),) if event.others else ()
    head = say("silent-head", app=event.app, duration=duration)
    return Message(head, facts=facts, lines=tuple(lines), tone=Tone.WARNING)


def _heard(event: Unreached, back: datetime) -> Message:
    """An app that accepts messages again."""
    duration = figures.duration((back - (event.since or back)).total_seconds())
    lines = [say("silent-over-line")]
    if event.expired:
        lines.append(say("silent-expired", count=event.expired))
    head = say("silent-over-head", app=event.app, duration=duration)
    return Message(head, lines=tuple(lines), tone=Tone.GOOD, silent=True)


def trial(event: Trial, where: str) -> Message:
    return Message(say("trial-head"), lines=(say("trial-line", name=event.asked_by),), tone=Tone.GOOD)


def lost(event: SignalLost, where: str) -> Message:
    why = say("lost-why", why=event.why) if event.why else ""
    return Message(
        say("lost-head", venue=where, source=_source(event)),
        lines=(say("lost-line", since=figures.day(event.since), why=why),),
        tone=Tone.WARNING,
    )


def told_again(event: SignalBack, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    head = say("back-again-head", venue=where, source=_source(event))
    return Message(head, lines=(say("back-again-line", duration=gone),), tone=Tone.GOOD, silent=True)


def _source(event: SignalLost | SignalBack) -> str:
    if not event.source:
        return say("lost-all")
    return say("lost-field", source=event.source, field=event.what) if event.what else event.source


def banned(event: Banned, where: str) -> Message:
    head = say("banned-head", venue=where, duration=figures.duration(event.seconds))
    return Message(head, lines=(say("banned-line", why=event.why),), tone=Tone.ALARM)


def clock_off(event: ClockOff, where: str) -> Message:
    direction = say("clock-behind" if event.ahead > 0 else "clock-ahead")
    seconds = str(round(abs(event.ahead)))
    head = say("clock-head", seconds=seconds, direction=direction, venue=where)
    return Message(head, lines=(say("clock-line"),), tone=Tone.WARNING)
