"""From readings to what is done: tell, begin anew, or give up. Pure: time is an argument.

A part is told to have failed once, and to be well once, after it has been well for a while. It is begun anew
at most once per pause; one that was begun anew too often lately ends the process, because the supervisor's
new process has a better chance than a tired old one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.ids import AlertId
from bot.model.part import Cure, Part, PartState, Reading
from bot.model.program import PartFailed, PartWell


@dataclass(frozen=True, slots=True)
class Rules:
    """A part that failed counts as well after `steady`; it is begun anew at most every `pause`, and after
    `restarts` of that within `within` it has failed for good."""

    steady: timedelta = timedelta(seconds=30)
    pause: timedelta = timedelta(seconds=60)
    restarts: int = 5
    within: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Past:
    """What is remembered of a part: since when it is not well, since when it seems well again, when it was
    begun anew, and how often for the trouble it is in."""

    reading: Reading
    since: datetime | None = None
    well_from: datetime | None = None
    restarts: tuple[datetime, ...] = ()
    tries: int = 0

    def state(self) -> PartState:
        return PartState(self.reading, self.since, len(self.restarts))


@dataclass(frozen=True, slots=True)
class Renew:
    """Begin a part anew."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A part keeps failing: the process should end."""

    reading: Reading
    restarts: int


Step = PartFailed | PartWell | Renew | GiveUp
Memory = Mapping[str, Past]


def judge(
    readings: Iterable[Reading], memory: Memory, now: datetime, rules: Rules
) -> tuple[tuple[Step, ...], dict[str, Past]]:
    """What is to be done, in order, and what is remembered. A part without a reading is forgotten."""
    steps: list[Step] = []
    after: dict[str, Past] = {}
    for reading in readings:
        past = memory.get(reading.key, Past(reading))
        recent = tuple(at for at in past.restarts if now - at < rules.within)
        past = replace(past, reading=reading, restarts=recent)
        done, after[reading.key] = (_ill if reading.ill else _well)(past, now, rules)
        steps += done
    return tuple(steps), after


def _well(past: Past, now: datetime, rules: Rules) -> tuple[list[Step], Past]:
    reading, since, well_from = past.reading, past.since, past.well_from or now
    if since is None:
        return [], past
    if now - well_from < rules.steady:
        return [], replace(past, well_from=well_from)
    alert = AlertId(f"{_alert(reading, since)}:well")
    told = PartWell(now, alert, reading.part, since, past.tries, reading.channel, reading.app)
    return [told], replace(past, since=None, well_from=None, tries=0)


def _ill(past: Past, now: datetime, rules: Rules) -> tuple[list[Step], Past]:
    steps: list[Step] = []
    reading = past.reading
    if past.since is None:
        past = replace(past, since=_since(reading, now))
        steps.append(_failed(past, now))
    past = replace(past, well_from=None)
    if reading.cure is not Cure.RESTART:
        return steps, past
    if past.restarts and now - past.restarts[-1] < max(rules.pause, timedelta(seconds=reading.limit)):
        return steps, past
    if len(past.restarts) >= rules.restarts:
        return [*steps, GiveUp(reading, len(past.restarts))], past
    steps.append(Renew(reading))
    return steps, replace(past, restarts=(*past.restarts, now), tries=past.tries + 1)


def _failed(past: Past, now: datetime) -> PartFailed:
    reading = past.reading
    assert past.since is not None
    return PartFailed(
        at=now,
        alert=_alert(reading, past.since),
        part=reading.part,
        since=past.since,
        value=reading.value,
        limit=reading.limit,
        cure=reading.cure,
        channel=reading.channel,
        app=reading.app,
        why=reading.why,
        advice=reading.advice,
    )


def _since(reading: Reading, now: datetime) -> datetime:
    """When the trouble began: what is measured in seconds says so itself."""
    return now if reading.part is Part.DISK else now - timedelta(seconds=reading.value)


def _alert(reading: Reading, since: datetime) -> AlertId:
    return AlertId(f"program:{reading.key}:{since.isoformat()}")
