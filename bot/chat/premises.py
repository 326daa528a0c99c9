"""Who is here and how the house stands, for the host. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum

from bot.chat import buttons, figures
from bot.chat.checklists import rows
from bot.chat.figures import Titles
from bot.chat.message import Button, Message, Tone
from bot.model.person import Role
from bot.model.roll import Entry
from bot.services.hosting import Premises, Roll
from bot.words import say

MEGA = 1_000_000


class Deed(IntEnum):
    """What a button of the list does."""

    SHOW = 0
    MUTE = 1
    UNMUTE = 2
    ASK = 3
    """Ask before somebody is removed."""
    REMOVE = 4
    ERASE = 5
    """Remove, and erase all that is kept of them."""


def everybody(roll: Roll, now: datetime) -> Message:
    """Everybody in a line each with a button, and the open invites."""
    lines = [line(entry, now) for entry in roll.people]
    lines += [say("people-invited", name=name, until=figures.day(until)) for name, until in roll.invited]
    taps = (Button(entry.name, buttons.roll(entry.id, Deed.SHOW)) for entry in roll.people)
    return Message(say("people-head", count=len(roll.people)), lines=tuple(lines), buttons=rows(taps, 3))


def line(entry: Entry, now: datetime) -> str:
    """A person in one line."""
    seen = say("people-never")
    if entry.seen_at is not None:
        seen = say("people-seen", ago=figures.duration((now - entry.seen_at).total_seconds()))
    return say(
        "people-line",
        name=entry.name,
        role=say(f"role-{entry.role.value}"),
        apps=", ".join(entry.apps) or say("people-nowhere"),
        accounts=entry.accounts,
        seen=seen,
        muted=say("people-muted") if entry.muted else "",
    )


def one(entry: Entry, now: datetime) -> Message:
    """A person, and what the host may do."""
    mute = Deed.UNMUTE if entry.muted else Deed.MUTE
    taps = [Button(say(f"button-{mute.name.lower()}"), buttons.roll(entry.id, mute))]
    if not entry.listed and entry.role is not Role.HOST:
        taps.append(Button(say("button-remove"), buttons.roll(entry.id, Deed.ASK)))
    back = Button(say("button-back"), buttons.command("people"))
    return Message(
        entry.name, lines=(line(entry, now), say("people-mute-line")), buttons=(tuple(taps), (back,))
    )


def ask(entry: Entry) -> Message:
    """Asks before somebody is removed."""
    remove = Button(say("button-remove"), buttons.roll(entry.id, Deed.REMOVE))
    erase = Button(say("button-remove-erase"), buttons.roll(entry.id, Deed.ERASE))
    keep = Button(say("button-back"), buttons.roll(entry.id, Deed.SHOW))
    head, lines = say("people-remove", name=entry.name), (say("people-remove-line"),)
    return Message(head, lines=lines, buttons=((remove, erase), (keep,)), tone=Tone.WARNING)


def house(found: Premises, titles: Titles, version: str, since: datetime) -> Message:
    """The state of the house in numbers."""
    facts = (
        (say("house-version"), version),
        (say("house-since"), figures.day(since)),
        (say("house-people"), str(found.people)),
        (say("house-unsent"), str(found.unsent)),
        (say("house-size"), say("house-megabytes", size=figures.rounded(found.size / MEGA))),
    )
    counted = tuple(
        say("house-accounts", venue=titles.get(venue, venue), watched=watched, resting=resting)
        for venue, (watched, resting) in found.accounts.items()
    )
    return Message(say("house-head"), facts=facts, lines=(*counted, *_budgets(found, titles)))


def _budgets(found: Premises, titles: Titles) -> Iterable[str]:
    for venue, uses in found.budgets:
        for use in uses:
            yield say(
                "house-budget",
                venue=titles.get(venue, venue),
                name=use.name,
                used=figures.rounded(use.used),
                allowed=figures.rounded(use.allowed),
                seconds=figures.rounded(use.seconds),
            )
