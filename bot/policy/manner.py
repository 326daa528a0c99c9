"""How an alert is told to a person now: each stage says what it does to it, and the most counts. Pure."""

from datetime import datetime

from bot.model.alert import Alert
from bot.model.manners import Manner, Sound
from bot.model.person import Account, Person
from bot.policy.quiet import quiet
from bot.policy.silence import silenced
from bot.policy.volume import volume

_ORDER = tuple(Sound)


def manner(alert: Alert, account: Account | None, person: Person, now: datetime) -> Manner:
    """The most that one of the stages does, and why; of two that hold it, the one that lasts longer."""
    stages = (
        volume(alert, person.manners),
        silenced(alert, account, person.silences, now),
        quiet(alert, person.manners, now),
    )
    return max(stages, key=lambda m: (_ORDER.index(m.sound), m.until.timestamp() if m.until else 0.0))
