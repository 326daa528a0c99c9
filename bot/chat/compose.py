"""An alert becomes a message. Pure: what, where and how much in the first line; then numbers; then steps."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.chat import (
    buttons,
    checklists,
    dangers,
    drills,
    exposures,
    figures,
    hedges,
    hosting,
    keys,
    notices,
    paging,
    passed,
    program,
    progress,
    reductions,
    summaries,
)
from bot.chat import view as views
from bot.chat.figures import Titles
from bot.chat.message import Button, Message
from bot.chat.view import Page, View
from bot.model.alert import Reminder, Told
from bot.model.checklist import Checklist
from bot.model.drill import DrillReported
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    BackAfter,
    Banned,
    ClockOff,
    FirstLook,
    Forced,
    GaugeMoved,
    HedgeDrifted,
    NeutralityChanged,
    Oddity,
    Outage,
    PastUnread,
    Reduced,
    SeesAgain,
    SignalBack,
    SignalLost,
    Trial,
    WentBlind,
)
from bot.model.exposure import Noted, RegimeChanged, Reloaded
from bot.model.hosting import CopyFailed, Knocking
from bot.model.ids import PersonId
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
from bot.model.person import Watch
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import ChecklistDone, HandedOver, Pictured, RebuildOpened, Unacknowledged
from bot.model.reach import Unreached
from bot.model.summary import Digest, HeldBack
from bot.words import say, spoken


def in_language(code: str) -> AbstractContextManager[None]:
    """What is composed inside is in that language."""
    return spoken(code)


def alert(
    told: Told,
    titles: Titles,
    *,
    repeat: bool = False,
    view: str | None = "",
    reader: PersonId | None = None,
) -> Message:
    """The message that tells an alert as it stands. `repeat` marks one the reader may already have, `view` is
    the page that is open (`chat.view`), None: the app has no buttons to turn pages, so all is on one.
    `reader` is who reads it, None: whose it is."""
    opened = checklists.there(told.checklist, views.read(view or ""))
    message = _dressed(told, titles, opened, repeat, reader)
    if view is None:
        return message if told.checklist is None else checklists.whole(message, told.checklist)
    return paging.alert(message, told.number, opened.part) if opened.page is Page.FRONT else message


def _dressed(told: Told, titles: Titles, opened: View, repeat: bool, reader: PersonId | None) -> Message:
    """A page of the checklist, or else the whole message, with all that is said around it."""
    account = told.account
    where = _where(told, titles)
    message = _written(told, titles, where)
    if told.checklist is not None:
        message = checklists.page(message, told, told.checklist, opened)
    if told.reminder is not None:
        message = with_reminder(message, told.reminder)
    if told.checklist is not None and opened.page is Page.FRONT:
        message = _ignored(message, told.checklist)
    if handed_on := passed.lines(told, reader):
        message = replace(message, lines=(*handed_on, *message.lines))
    if account is not None and account.note:
        message = replace(message, lines=(*message.lines, say("account-note", note=account.note)))
    if repeat:
        message = replace(message, lines=(say("repeat-mark"), *message.lines))
    if message.foot:
        message = replace(message, as_of=_as_of(told))
    return drills.marked(message) if account is not None and account.watch is Watch.DRILL else message


def _as_of(told: Told) -> datetime | None:
    """When what the message shows was read: its checklist by the newest look, else what happened."""
    if told.checklist is not None and told.checklist.read_at is not None:
        return told.checklist.read_at
    return getattr(told.alert.event, "at", None)


def _written(told: Told, titles: Titles, where: str) -> Message:
    """The message of the event alone; one about many others is made of theirs."""
    match told.alert.event:
        case HeldBack() as event:
            parts = ((figures.day(part.alert.at), alert(part, titles)) for part in told.parts)
            return summaries.held(event, parts)
        case Digest() as event:
            return summaries.digest(event, titles)
        case event:
            return _WRITERS[type(event)](event, where)


def with_reminder(message: Message, reminder: Reminder) -> Message:
    """The message with a button to acknowledge it, or with who did."""
    if reminder.acked_at is not None:
        said = say("got-it-by", name=reminder.acked_by, at=figures.clock(reminder.acked_at))
        return replace(message, foot=f"{message.foot} · {said}" if message.foot else said, silent=True)
    again = (say("reminder-line", count=reminder.told),) if reminder.told else ()
    button = Button(say("button-got-it"), buttons.got_it(reminder.number))
    return replace(message, lines=(*again, *message.lines), buttons=_beside(message.buttons, button))


def _ignored(message: Message, checklist: Checklist) -> Message:
    """The message, which says so and is heard where it comes again because nobody touches its steps."""
    if not checklist.reminded or checklist.finished_at is not None:
        return message
    again = say("ignored-line", count=checklist.reminded)
    return replace(message, lines=(again, *message.lines), silent=False)


def _beside(rows: checklists.Rows, button: Button) -> checklists.Rows:
    """The rows with one more button: in a row of its own, behind the steps, or else in the shortest. An app
    may show five rows alone, and none of them may be left out."""
    if len(rows) < paging.MOST_ROWS:
        return (*rows, (button,))
    shortest = min(range(len(rows)), key=lambda at: len(rows[at]))
    return (*rows[:shortest], (*rows[shortest], button), *rows[shortest + 1 :])


def _where(told: Told, titles: Titles) -> str:
    """The account, or the venue where the event concerns no single account but a whole venue."""
    venue, account = getattr(told.alert.event, "venue", None), told.account
    if account is not None and account.watch is Watch.DRILL:
        return say("drill-account")
    if account is not None and not isinstance(told.alert.event, Outage):
        return figures.where(account, titles)
    return titles.get(venue, str(venue)) if venue is not None else ""


_WRITERS: dict[type, Callable[[Any, str], Message]] = {
    FirstLook: dangers.first,
    GaugeMoved: dangers.gauge,
    RegimeChanged: exposures.regime,
    Noted: exposures.noted,
    Reloaded: exposures.reloaded,
    NeutralityChanged: dangers.neutrality,
    AdlTaken: reductions.adl,
    AdlUnderWay: reductions.under_way,
    Forced: reductions.forced,
    Reduced: reductions.reduced,
    HedgeDrifted: hedges.drifted,
    WentBlind: notices.blind,
    Outage: notices.outage,
    SeesAgain: notices.sees,
    KeyTurnedDown: keys.refused,
    KeyExpires: keys.expires,
    KeyRenewed: keys.renewed,
    KeyTooPowerful: keys.too_powerful,
    KeyBinding: keys.binding,
    KeyHarmless: keys.harmless,
    KeyReads: keys.reads,
    KeyUnjudged: keys.unjudged,
    PastUnread: notices.past,
    Oddity: notices.oddity,
    BackAfter: notices.back,
    Unreached: notices.unreached,
    SignalLost: notices.lost,
    SignalBack: notices.told_again,
    Banned: notices.banned,
    ClockOff: notices.clock_off,
    CopyFailed: hosting.copy_failed,
    Knocking: hosting.knocking,
    Trial: notices.trial,
    ChecklistDone: progress.done,
    RebuildOpened: progress.opened,
    HandedOver: progress.handed,
    PartFailed: program.failed,
    PartWell: program.well,
    Started: program.started,
    Stopping: program.stopping,
    Unacknowledged: passed.unacknowledged,
    DrillReported: drills.reported,
    Pictured: progress.pictured,
}
