"""How a person is told, and what of it they change: volumes, thresholds, quiet hours, their time zone."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal
from enum import IntEnum

from bot.errors import Refused, UserMistake
from bot.model.ids import AccountId
from bot.model.manners import NEVER_OFF, GaugeChoice, Kind, Manners, QuietHours, Silence, Volume
from bot.model.person import Account, Person, Role
from bot.model.preferences import GaugeWishes
from bot.model.zones import named, near
from bot.services import silences
from bot.services.house import House
from bot.store import accounts
from bot.store import manners as store
from bot.words import languages, say

_HOURS = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*(?:-|–|to)\s*(\d{1,2})[:.]?(\d{2})?", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


class Threshold(IntEnum):
    """What a button sets; the numbers stand in old messages."""

    AS_SET = 0
    """Take back all that was chosen."""
    LEVEL = 1
    """In rungs; 0: none of its own."""
    SHARE = 2
    """In percent of the scale."""
    LEAST = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that a person set. `gauge` is in effect, `given` is what the host's settings say."""

    manners: Manners
    accounts: tuple[Account, ...]
    silences: tuple[Silence, ...]
    gauge: GaugeWishes
    given: GaugeWishes
    now: datetime
    viewer: bool = False
    """What rises is told to viewers as its owner chose."""


async def chosen(house: House, person: Person) -> Chosen:
    """What a person set, as it stands."""
    given = house.wishes(person.name).gauge
    found = await silences.listing(house, person)
    async with house.database.read() as db:
        held = await accounts.seen_by(db, person)
        mine = await store.of(db, person.id)
    viewer = person.role is Role.VIEWER
    return Chosen(mine, held, found, mine.gauge.over(given), given, house.clock.now(), viewer)


async def turn(house: House, person: Person, kind: Kind, account: int, volume: Volume | None) -> Chosen:
    """Set how loud a kind is for an account, or (0) for all; None takes back what was said of the account.

    Raises UserMistake for an account that is not theirs, and for what must not be off.
    """
    if volume is Volume.OFF and kind in NEVER_OFF:
        raise UserMistake(say("volume-never-off", kind=say(f"kind-{kind.value}")))
    async with house.database.write() as db:
        held = {a.id for a in await accounts.seen_by(db, person)}
        about = AccountId(account) if account else None
        if about is not None and about not in held:
            raise Refused(say("button-not-yours"))
        mine = await store.of(db, person.id)
        await store.choose(db, person.id, mine.turned(kind, about, volume), house.clock.now())
    return await chosen(house, person)


async def choose_gauge(house: House, person: Person, which: Threshold, value: int) -> Chosen:
    """Set from where on a rising indicator is told; AS_SET takes back what was chosen."""
    async with house.database.write() as db:
        mine = await store.of(db, person.id)
        gauge = _gauge(mine.gauge, which, value)
        await store.choose(db, person.id, replace(mine, gauge=gauge), house.clock.now())
    return await chosen(house, person)


async def quiet(house: House, person: Person, text: str) -> Chosen:
    """Set the quiet hours, "23:00-07:00" or "off". Raises UserMistake for anything else."""
    hours = None if text.lower() == "off" else _hours(text)
    async with house.database.write() as db:
        mine = await store.of(db, person.id)
        await store.choose(db, person.id, replace(mine, quiet=hours), house.clock.now())
    house.nudge()
    return await chosen(house, person)


async def settle_in(house: House, person: Person, text: str) -> Chosen:
    """Set the person's time zone. Raises UserMistake naming those that may be meant."""
    name = named(text)
    if name is None:
        likely = near(text)
        key = "zone-which" if likely else "zone-unknown"
        raise UserMistake(say(key, names=", ".join(likely)) if likely else say(key))
    async with house.database.write() as db:
        mine = await store.of(db, person.id)
        await store.choose(db, person.id, replace(mine, zone=name), house.clock.now())
    return await chosen(house, person)


async def speak_as(house: House, person: Person, language: str) -> None:
    """Set the language that a person is told in, by its code. Raises UserMistake where it is not spoken."""
    if language not in languages():
        raise UserMistake(say("language-unknown", known=", ".join(languages())))
    async with house.database.write() as db:
        mine = await store.of(db, person.id)
        await store.choose(db, person.id, replace(mine, language=language), house.clock.now())


def moment(text: str) -> time | None:
    """A time of day as people type it ("9", "09:00", "9.30"); None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hours(text: str) -> QuietHours:
    found = _HOURS.fullmatch(text.strip())
    if found is not None:
        start = moment(f"{found[1]}:{found[2] or '00'}")
        end = moment(f"{found[3]}:{found[4] or '00'}")
        if start is not None and end is not None and start != end:
            return QuietHours(start, end)
    raise UserMistake(say("quiet-usage"))


def _gauge(old: GaugeChoice, which: Threshold, value: int) -> GaugeChoice:
    match which:
        case Threshold.LEVEL:
            return replace(old, from_level=min(value, 100))
        case Threshold.SHARE:
            return replace(old, from_share=Decimal(min(value, 100)) / 100)
        case Threshold.LEAST:
            return replace(old, least=Decimal(min(value, 10**12)))
        case Threshold.AS_SET:
            return GaugeChoice()
