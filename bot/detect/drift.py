"""A hedge left its balance by its owner's own orders: told quietly, and only once it has lasted. Pure.

It is judged per person, not per account: the legs lie in several, and one message is enough.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from bot.detect.hedge import is_hedge, moved, speaks_only_of, weigh
from bot.model.event import HedgeDrifted
from bot.model.hedge import Balance, DriftMemory, Hedge, Imbalance, Pairing, exact
from bot.model.ids import AccountId, AlertId, PersonId
from bot.model.preferences import HedgeWishes

LASTS = timedelta(minutes=3)
"""Two legs are seldom traded in one moment: what is mended within this time is not told."""

News = tuple[HedgeDrifted | None, DriftMemory | None]


def follow(
    person: PersonId,
    memories: Iterable[DriftMemory],
    hedges: Mapping[str, Hedge],
    wounded: Collection[str],
    wishes: HedgeWishes,
    at: datetime,
) -> tuple[tuple[HedgeDrifted, ...], tuple[DriftMemory, ...]]:
    """What is to be told, and what to remember. `hedges` are all legs of the person by base asset; `wounded`
    are the bases in which a reduction by the venue is being told."""
    known = {memory.base: memory for memory in memories}
    events: list[HedgeDrifted] = []
    kept: list[DriftMemory] = []
    for base in sorted({*known, *hedges}):
        hedge = hedges.get(base, Hedge(base, ()))
        event, memory = _one(person, known.get(base), hedge, base in wounded, wishes, at)
        events += [event] if event else []
        kept += [memory] if memory else []
    return tuple(events), tuple(kept)


def without_others(
    memories: tuple[DriftMemory, ...], there: Collection[AccountId]
) -> tuple[DriftMemory, ...]:
    """The memories that speak of no account but those: what was erased is not remembered."""
    kept = tuple(m for m in memories if m.told is None or speaks_only_of(m.told, there))
    return memories if len(kept) == len(memories) else kept


def _one(
    person: PersonId,
    memory: DriftMemory | None,
    hedge: Hedge,
    wounded: bool,
    wishes: HedgeWishes,
    at: datetime,
) -> News:
    if hedge.pairing is Pairing.OVERRULED or (memory is None and not is_hedge(hedge)):
        return None, None
    if any(leg.unread_since for leg in hedge.legs):
        return None, memory  # unknown is neither balance nor drift
    memory = memory or DriftMemory(hedge.base)
    now = _weighed(memory, hedge, wishes)
    if now.balance is not Balance.OPEN:
        return _balanced(person, memory, hedge, now, at)
    if memory.stood is None and hedge.pairing is not Pairing.CONFIRMED:
        return None, None  # nobody said that it is a hedge, and it never looked like one
    memory = replace(memory, out_since=memory.out_since or at, excused=memory.excused or wounded)
    if any(leg.read_at is not None and leg.read_at <= (memory.out_since or at) for leg in hedge.legs):
        return None, memory  # spot is read more rarely than positions: it may have been traded with them
    return _open(person, memory, now, wishes, at)


def _weighed(memory: DriftMemory, hedge: Hedge, wishes: HedgeWishes) -> Imbalance:
    lighter = (leg for leg in hedge.legs if leg.coins * hedge.net < 0)
    smallest_side = max(lighter, key=lambda leg: abs(leg.coins), default=None)
    before = hedge.net if memory.stood is None else Fraction(memory.stood)
    was = Balance.OPEN if memory.told else None
    return weigh(hedge, before, (smallest_side,) if smallest_side else (), wishes, was)


def _balanced(person: PersonId, memory: DriftMemory, hedge: Hedge, now: Imbalance, at: datetime) -> News:
    event = None
    if memory.told and memory.alert and memory.out_since:
        event = HedgeDrifted(at, memory.alert, person, memory.out_since, now)
    if not is_hedge(hedge):
        return event, None  # all legs are gone
    if memory.stood is not None and memory.out_since is None:
        return event, memory
    return event, DriftMemory(hedge.base, stood=exact(hedge.net))


def _open(person: PersonId, memory: DriftMemory, now: Imbalance, wishes: HedgeWishes, at: datetime) -> News:
    since = memory.out_since or at
    due = at - since >= LASTS if memory.told is None else moved(memory.told, now, wishes)
    if memory.excused or not due:
        return None, memory
    alert = memory.alert or AlertId(f"person-{person}:drift:{now.base}:{since.isoformat()}")
    return HedgeDrifted(at, alert, person, since, now), replace(memory, alert=alert, told=now)
