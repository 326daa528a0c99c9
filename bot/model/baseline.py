"""What is remembered of an account between two looks; all that detection needs, and nothing else."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.model.event import AdlTaken, Forced, Reduced
from bot.model.exposure import NoteKind
from bot.model.funds import Funds
from bot.model.hedge import Leg
from bot.model.ids import AlertId, FillId
from bot.model.incident import Incident
from bot.model.observation import Cursor, Neutrality
from bot.model.order import OpenOrder
from bot.model.position import Position, PositionKey, Side


class Sight(StrEnum):
    """Whether we can see the account."""

    WELL = "well"
    FAILING = "failing"
    """The last looks failed, not long enough to tell anybody."""
    BLIND = "blind"
    REFUSED = "refused"
    """The venue turned the key down; nothing is asked any more."""


@dataclass(frozen=True, slots=True)
class Health:
    """`since` is the time of the last good look before the trouble, `failing_from` that of the first failed
    one (they lie apart when the program was stopped in between); both None while all is well."""

    sight: Sight = Sight.WELL
    since: datetime | None = None
    failing_from: datetime | None = None
    failures: int = 0
    why: str = ""

    @property
    def blind(self) -> bool:
        """Whether the account cannot be read, so that what is remembered of it may be otherwise by now."""
        return self.sight in (Sight.BLIND, Sight.REFUSED)


@dataclass(frozen=True, slots=True)
class GaugeMemory:
    """`told` is the level people last heard of (or that is too low to be told); `below` and `above` count
    looks in a row that showed less or more, `since` the first of them."""

    key: PositionKey
    told: int
    below: int = 0
    above: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Fills already told whose effect the position did not show yet; `signed` like a fill's."""

    key: PositionKey
    signed: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class SeenFill:
    """`order` is the id of the order it filled, "" when the venue does not say."""

    id: FillId
    at: datetime
    order: str = ""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The venue said that it was deleveraging `position` (as last seen so); `alert` tells of it. `at` is when
    that was last seen, `over` once the mark is gone, `taken` once an execution was told."""

    position: Position
    alert: AlertId
    at: datetime
    over: bool = False
    taken: bool = False

    @property
    def key(self) -> PositionKey:
        return self.position.key


@dataclass(frozen=True, slots=True)
class Wound:
    """A reduction that hit a hedge: `event` as its owner last heard of it, `since` when it was first seen.
    `hit` are the legs that were made smaller, as they were before."""

    event: AdlTaken | Forced | Reduced
    since: datetime
    hit: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What ADL took from a position, kept while putting it on again would be a new risk.

    `alert` tells of the reduction, seen at `at`; `proven` once the cause is known to be ADL. `before` and
    `taken` are sizes in the position's unit, `notional` (in its currency) and `leverage` those before, None
    when they were not known. `low` is the smallest size seen since, `looks` how many looks in a row showed
    the risk put on again, `told` once that was said.
    """

    key: PositionKey
    side: Side
    alert: AlertId
    at: datetime
    before: Decimal
    taken: Decimal
    notional: Decimal | None = None
    leverage: Decimal | None = None
    proven: bool = True
    low: Decimal | None = None
    looks: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint on a position as it was last given."""

    key: PositionKey
    kind: NoteKind
    at: datetime
    number: Decimal


@dataclass(frozen=True, slots=True)
class Baseline:
    """`looked_at` is the host's time of the newest good look, None before the first; `fills_at` the same
    for looks that read fills; `watched_from` that of the first look (None: there is no old news, as in a
    replay). `questions` are reductions still without an execution; `oddities` those told. `past` are
    incidents that are over, which a late fill still finds. `orders` are those
    that rested when they were last read (`orders_at`, None: never), `neutrality` is the delta-neutral mode
    as last read, `funds` the margin (`funds_at`, None: never). `wounds` are hedges that a reduction hit and
    that may still be mended. `beyond` are positions in parts of the account that its key cannot read any
    more, as they were last seen, `beyond_since` since when."""

    looked_at: datetime | None = None
    watched_from: datetime | None = None
    fills_at: datetime | None = None
    positions: tuple[Position, ...] = ()
    cursor: Cursor = field(default_factory=dict)
    seen: tuple[SeenFill, ...] = ()
    gauges: tuple[GaugeMemory, ...] = ()
    credits: tuple[Credit, ...] = ()
    questions: tuple[Reduced, ...] = ()
    incident: Incident | None = None
    past: tuple[Incident, ...] = ()
    health: Health = field(default_factory=Health)
    oddities: tuple[str, ...] = ()
    under_way: tuple[UnderWay, ...] = ()
    orders: tuple[OpenOrder, ...] = ()
    orders_at: datetime | None = None
    neutrality: Neutrality | None = None
    funds: Funds | None = None
    funds_at: datetime | None = None
    wounds: tuple[Wound, ...] = ()
    cuts: tuple[Cut, ...] = ()
    hints: tuple[Hint, ...] = ()
    beyond: tuple[Position, ...] = ()
    beyond_since: datetime | None = None
