"""What people do with checklists. A deed changes the store and queues an edit, so every copy follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.checklist import deeds
from bot.errors import Refused, UserMistake
from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.checklist import Checklist, Deed, Done, Hand, Mark
from bot.model.ids import AlertId, ChannelName, ChecklistId
from bot.model.person import Person, Role
from bot.model.progress import HandedOver
from bot.services.house import House
from bot.services.keylike import keylike
from bot.store import alerts, checklists, outbox, people
from bot.store.database import Transaction
from bot.words import say

SHOWN = 20
LONGEST_REASON = 200
LONGEST_SNOOZE = 60 * 24 * 7
"""Minutes; a forged button may ask for more."""


@dataclass(frozen=True, slots=True)
class Acted:
    """The alert as it stands now, as this person sees it. `changed` is False when nothing was left to do;
    `earlier` says who had done it already, where that is known."""

    told: Told
    changed: bool = True
    earlier: Hand | None = None


async def current(house: House, person: Person) -> Told | None:
    """The alert with the person's newest unfinished checklist, or None."""
    async with house.database.read() as db:
        for checklist in await checklists.latest(db, person.id, SHOWN):
            if checklist.open:
                return await alerts.get(db, checklist.alert)
    return None


async def listing(house: House, person: Person) -> tuple[Told, ...]:
    """The alerts with the person's newest checklists, newest first."""
    async with house.database.read() as db:
        found = [await alerts.get(db, c.alert) for c in await checklists.latest(db, person.id, SHOWN)]
    return tuple(told for told in found if told is not None)


async def turn(
    house: House, person: Person, number: int, channel: ChannelName, address: str, view: str
) -> Told:
    """Open a page of a checklist in one copy of its message. Raises UserMistake when it is not theirs."""
    async with house.database.write() as db:
        checklist = await _theirs(db, person, number)
        told = await _told(db, checklist, person)
        await outbox.turn(db, told.alert.id, channel, address, view)
    return told


async def act(
    house: House, person: Person, number: int, step: int, hand: Hand, line: int | None = None
) -> Acted:
    """Do something with a step (from 0) of a checklist, or with one line of it.

    Raises UserMistake when the checklist is not that person's, or has no such step or line.
    """
    async with house.database.write() as db:
        checklist = await _theirs(db, person, number)
        acted = await _done(db, person, checklist, ((step, line),), hand)
    house.nudge()
    return acted


async def handle_all(house: House, person: Person, number: int, step: int, hand: Hand) -> Acted:
    """Say that every open line of a step is handled. Raises UserMistake as `act` does."""
    async with house.database.write() as db:
        checklist = await _theirs(db, person, number)
        lines = checklist.steps[step].lines if step < len(checklist.steps) else ()
        open_ones = [(step, n.number) for n in lines if not n.info and n.mark is not Mark.DONE]
        acted = await _done(db, person, checklist, open_ones, hand)
    house.nudge()
    return acted


async def snooze(house: House, person: Person, number: int, step: int, minutes: int) -> tuple[Acted, Hand]:
    """Let a step rest: no reminder comes for it until then. Raises UserMistake as `act` does."""
    now = house.clock.now()
    until = now + timedelta(minutes=min(minutes, LONGEST_SNOOZE))
    hand = Hand(Deed.SNOOZED, person.name, now, until=until)
    return await act(house, person, number, step, hand), hand


async def skip(house: House, person: Person, number: int, step: int, reason: str) -> Acted:
    """Leave a step out for a reason. Raises UserMistake as `act` does."""
    if keylike(reason):
        raise UserMistake(say("skip-reason-key"))
    hand = Hand(Deed.SKIPPED, person.name, house.clock.now(), reason=reason[:LONGEST_REASON])
    return await act(house, person, number, step, hand)


async def hand_over(house: House, person: Person, number: int, step: int, to: int) -> tuple[Acted, Person]:
    """Give a step to another listed person, who is told and sees the checklist.

    Raises UserMistake as `act` does, and when there is nobody of that number.
    """
    now = house.clock.now()
    async with house.database.write() as db:
        checklist = await _theirs(db, person, number)
        other = next((p for p in await people.everybody(db) if p.id == to and p.id != person.id), None)
        if other is None or other.role is Role.VIEWER or step >= len(checklist.steps):
            raise Refused(say("button-not-yours"))
        acted = await _done(
            db, person, checklist, ((step, None),), Hand(Deed.HANDED, person.name, now, to=other.name)
        )
        given = checklist.steps[step]
        event = HandedOver(now, checklist.id, other.id, given.id, given.text, person.name)
        name = AlertId(f"checklist:{checklist.id}:{given.id}:{now.isoformat()}:to:{other.id}")
        alert = Alert(name, other.id, checklist.account, event, Urgency.FORCED, now, shows=checklist.id)
        await alerts.tell(db, (Telling(alert, Reason.FIRST, other.addresses),), {}, now)
    house.nudge()
    return acted, other


async def recheck(house: House, person: Person, number: int) -> bool:
    """Have the account of a checklist looked at now; False where that was done a moment ago."""
    async with house.database.read() as db:
        checklist = await _theirs(db, person, number)
    return checklist.account is not None and house.recheck(checklist.account)


async def _theirs(db: Transaction, person: Person, number: int) -> Checklist:
    checklist = await checklists.of_person(db, ChecklistId(number), person.id)
    if checklist is None:
        raise Refused(say("button-not-yours"))
    return checklist


async def _done(
    db: Transaction,
    person: Person,
    checklist: Checklist,
    on: Sequence[tuple[int, int | None]],
    hand: Hand,
) -> Acted:
    """Do the same on several steps or lines at once, and have every copy edited."""
    after, kept, earlier = checklist, list[Done](), None
    for step, line in on:
        try:
            earlier = deeds.standing(after, step, line)
            changed = deeds.apply(after, step, hand, line)
        except LookupError:
            raise Refused(say("button-not-yours")) from None
        if changed is not None:
            after = changed[0]
            kept.append(changed[1])
    if kept:
        await checklists.save(db, checklist, after, kept, hand.at)
        await alerts.touch_checklist(db, checklist.id, hand.at)
    return Acted(await _told(db, checklist, person), bool(kept), None if kept else earlier)


async def _told(db: Transaction, checklist: Checklist, person: Person) -> Told:
    """The alert in which this person sees a checklist, as it stands now."""
    alert = await checklists.alert_of(db, checklist.id, person.id) or checklist.alert
    told = await alerts.get(db, alert)
    assert told is not None
    return told
