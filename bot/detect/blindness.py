"""We can no longer see an account, or see it again. Said once each; blindness proves nothing else."""

from dataclasses import replace
from datetime import datetime

from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Health, Sight
from bot.model.event import Event, SeesAgain, WentBlind
from bot.model.key import KeyTurnedDown


def missed(
    before: Baseline, why: str, refused: bool, at: datetime, tuning: Tuning
) -> tuple[tuple[Event, ...], Baseline]:
    """What a failed look means: (events, baseline). Only the health changes; positions stay as remembered.

    `why` is a short clause without secrets; `refused` says that the venue turned the key down.
    """
    old = before.health
    since = old.since or before.looked_at or at
    failing_from = old.failing_from or at
    sight = Sight.REFUSED if refused else max(old.sight, Sight.FAILING, key=list(Sight).index)
    if sight is not Sight.REFUSED and at - failing_from >= tuning.blind_after:
        sight = Sight.BLIND
    health = Health(sight, since, failing_from, old.failures + 1, why)
    events: tuple[Event, ...] = ()
    if sight is Sight.REFUSED and old.sight is not Sight.REFUSED:
        events = (KeyTurnedDown(at, why),)
    elif sight is Sight.BLIND and old.sight is not Sight.BLIND:
        events = (WentBlind(at, since, why),)
    return events, replace(before, health=health)


def saw(health: Health, at: datetime) -> tuple[tuple[Event, ...], Health]:
    """What a good look means for the health: (events, health)."""
    told = health.blind and health.since is not None
    events: tuple[Event, ...] = (SeesAgain(at, health.since),) if told and health.since else ()
    return events, Health()
