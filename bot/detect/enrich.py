"""Events completed by what surrounds the account, and events that only the surroundings explain. Pure."""

from bot.detect import adl, notes, probable, reload, score, stress, wound
from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import Event
from bot.model.ids import AccountId
from bot.model.observation import Observation


def enrich(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    events: tuple[Event, ...],
    after: Baseline,
    context: Context,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], Baseline]:
    """The events of a look, completed, with those that need more than the account itself; and the baseline to
    remember. `events` and `after` are what `step` said of `before` and `seen`."""
    events, after = probable.judged(before, seen, events, after, context)
    events = stress.beside(events, context)
    events = score.explained(events, after, context)
    events, after = reload.follow(account, before, seen, events, after, context, tuning)
    events, after = notes.follow(before, seen, events, after, context, tuning)
    events, after = wound.tend(account, before, seen, events, after, context)
    return (*events, *adl.pictured(events)), after
