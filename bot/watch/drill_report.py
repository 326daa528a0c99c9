"""What is reported of a drill: how fast each app took the alert, who acknowledged it, how it ended. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.model.alert import Told
from bot.model.checklist import Mark
from bot.model.delivery import Delivery, State
from bot.model.drill import Arrival, Drill, DrillReported, Ended, report
from bot.model.event import AdlTaken
from bot.model.ids import ChannelName

PATIENCE = timedelta(seconds=30)
"""An app that has not accepted by then is named, with what is known of why."""
SHORTEST = timedelta(seconds=90)
"""The made-up owner needs so long to do their part."""
LONGEST = timedelta(minutes=30)
"""A drill that nobody presses anything in is over then."""


def reported(
    drill: Drill,
    told: Told,
    sent: Iterable[Delivery],
    apps: Mapping[ChannelName, str],
    gone: Mapping[tuple[ChannelName, str], str],
    ended: Ended | None,
    now: datetime,
) -> DrillReported:
    """How the drill goes now. `sent` are the deliveries of its alert, `gone` says why an address takes no
    messages, `apps` are the names of chat apps."""
    event = told.alert.event
    detected = event.incident.seen_at if isinstance(event, AdlTaken) else event.at
    passed = {one.person: (one.name, one.at) for one in told.passed}
    arrivals = []
    for one in sent:
        name, since = passed.get(one.person, ("", detected)) if one.person != drill.person else ("", detected)
        why = gone.get((one.channel, one.address), "") or one.reason
        arrivals.append(_arrival(one, apps.get(one.channel, one.channel), why, name, since, now))
    reminder = told.reminder
    acked_at = reminder.acked_at if reminder is not None else None
    steps = told.checklist.steps if told.checklist is not None else ()
    return DrillReported(
        at=now,
        alert=report(drill.account),
        person=drill.person,
        began_at=detected,
        arrivals=tuple(arrivals),
        acked_by=reminder.acked_by if reminder is not None else "",
        acked_after=(acked_at - detected).total_seconds() if acked_at is not None else None,
        done=sum(step.mark is Mark.DONE for step in steps),
        steps=len(steps),
        ended=ended,
    )


def _arrival(one: Delivery, app: str, why: str, name: str, since: datetime, now: datetime) -> Arrival:
    if one.accepted_at is not None:
        return Arrival(app, (one.accepted_at - since).total_seconds(), "", name)
    over = one.state in (State.GONE, State.REJECTED)
    return Arrival(app, None, why, name, over or now - since >= PATIENCE)


def is_news(before: DrillReported | None, now: DrillReported) -> bool:
    """Whether a report is worth a message, or an edit of the one there is: at first when every app has
    answered or had its time. Steps that tick are seen in the checklist itself, so they are none."""
    if any(a.seconds is None and not a.waited for a in now.arrivals) and now.ended is None:
        return False
    return before is None or _says(before) != _says(now)


def _says(one: DrillReported) -> tuple[object, ...]:
    counted = (one.done, one.steps) if one.ended is not None else ()
    return one.arrivals, one.acked_by, one.acked_after, one.ended, counted


def ended(drill: Drill, told: Told, now: datetime) -> Ended | None:
    """Why a drill is over, None while it goes on."""
    passed = now - drill.began_at
    if drill.stopped:
        return Ended.STOPPED
    acked = told.reminder is not None and told.reminder.acked_at is not None
    done = told.checklist is None or not told.checklist.open
    if acked and done and passed >= SHORTEST:
        return Ended.DONE
    return Ended.TIME if passed >= LONGEST else None
