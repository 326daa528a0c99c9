"""All that a checklist is filled in from, as of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.detect.context import Context
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event
from bot.model.evidence import Source
from bot.model.hedge import Hedge
from bot.model.ids import AccountId
from bot.model.incident import Incident
from bot.model.order import OpenOrder
from bot.model.person import Account
from bot.model.position import Position, PositionKey, Side


@dataclass(frozen=True, slots=True)
class Scene:
    """`event` is what the alert tells by now, `account` and `baseline` what is remembered of its account
    (None: erased, or not watched). `context` is as for a look. `hedges` are all legs of the person by base
    asset, None while an account of theirs was never read. `resting` are the orders of the person's other
    accounts as last read, `where` names accounts for people. `rule` and `neutral_mode` as in the venue's
    description. `glance`: it is only asked whether anything is news; what is dear to reckon, and none by
    itself, is left as it was told."""

    now: datetime
    event: Event
    account: Account | None
    baseline: Baseline | None
    context: Context = field(default_factory=Context)
    hedges: Mapping[str, Hedge] | None = None
    resting: Mapping[AccountId, tuple[OpenOrder, ...]] = field(default_factory=dict)
    where: Mapping[AccountId, str] = field(default_factory=dict)
    rule: Source | None = None
    neutral_mode: bool = False
    glance: bool = False


def incident(scene: Scene) -> Incident | None:
    """The incident that the alert tells, in its newest form; None while no execution is known."""
    if not isinstance(scene.event, AdlTaken):
        return None
    told, baseline = scene.event.incident, scene.baseline
    known = () if baseline is None else (baseline.incident, *baseline.past)
    return next((i for i in known if i is not None and i.alert == told.alert), told)


def is_blind(scene: Scene) -> bool:
    """Whether the account cannot be read now, or is not watched any more."""
    return scene.baseline is None or scene.baseline.health.blind


def held(scene: Scene, key: PositionKey, side: Side) -> Position | None:
    """A position as it is now; None where it is closed, faces the other way, or is not known."""
    positions = scene.baseline.positions if scene.baseline is not None else ()
    return next((p for p in positions if (p.key, p.side) == (key, side)), None)
