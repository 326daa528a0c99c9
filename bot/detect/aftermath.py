"""What is read after a look, when something gave reason to: orders, the delta-neutral mode, the margin."""

from dataclasses import replace

from bot.detect import orders
from bot.detect.lateness import late_by
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, NeutralityChanged, Oddity
from bot.model.observation import Neutrality, Observation


def aftermath(before: Baseline, seen: Observation, tuning: Tuning) -> tuple[tuple[Event, ...], Baseline]:
    """What orders, mode and margin mean: (events, baseline). Positions, questions and health stay as they
    are."""
    strange = tuple(o for o in _oddities(seen) if o not in before.oddities)
    taken, after = _orders(before, seen, tuning)
    changed, after = _neutrality(with_funds(after, seen), seen)
    after = replace(after, oddities=(*before.oddities, *strange)[-tuning.kept_oddities :])
    return (*(Oddity(seen.at, what) for what in strange), *taken, *changed), after


def _oddities(seen: Observation) -> tuple[str, ...]:
    orders, funds = seen.orders, seen.funds
    return (*seen.oddities, *(orders.oddities if orders else ()), *(funds.oddities if funds else ()))


def with_funds(before: Baseline, seen: Observation) -> Baseline:
    """The margin as this look read it, or as it was last read."""
    return before if seen.funds is None else replace(before, funds=seen.funds, funds_at=seen.at)


def _orders(before: Baseline, seen: Observation, tuning: Tuning) -> tuple[tuple[AdlTaken, ...], Baseline]:
    """An incident that gained orders is told anew."""
    if seen.orders is None:
        return (), before
    live = _symbols(before)
    unread = (o for o in before.orders if o.symbol in live and not seen.orders.speaks_of(o.symbol))
    after = replace(
        before,
        orders=(*unread, *seen.orders.open),
        orders_at=seen.at,
        seen=orders.noted(before.seen, seen.orders),
    )
    if before.incident is None:
        return (), after
    incident = orders.attach(before.incident, before, seen.orders)
    if incident == before.incident:
        return (), after
    late = late_by(incident.seen_at + seen.ahead, incident.last_at, tuning)
    return (AdlTaken(seen.at, incident, late, fresh=False),), replace(after, incident=incident)


def _symbols(before: Baseline) -> frozenset[str]:
    """What is held, or has something open; old orders of all else would be taken for lost ones later."""
    keys = [p.key for p in before.positions] + [q.key for q in before.questions]
    keys += [cut.key for cut in before.cuts]
    return frozenset(k.symbol for k in keys) | (before.incident.symbols if before.incident else frozenset())


def _neutrality(before: Baseline, seen: Observation) -> tuple[tuple[NeutralityChanged, ...], Baseline]:
    """A mode that was never on and is not stated is no news."""
    if seen.neutrality is None:
        return (), before
    was, now = before.neutrality, seen.neutrality
    after = replace(before, neutrality=now)
    news = was is not None and was is not now and Neutrality.ON in (was, now)
    return ((NeutralityChanged(seen.at, was, now),) if news and was is not None else ()), after
