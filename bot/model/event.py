"""What happened, as `detect` decided it. Frozen facts, one class per kind; all times aware UTC."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bot.model.exposure import Exposure
from bot.model.fill import Cause, Fill, Share
from bot.model.hedge import Imbalance
from bot.model.hint import Hint
from bot.model.hosting import HostEvent
from bot.model.ids import AlertId, PersonId, VenueName
from bot.model.incident import Incident
from bot.model.instrument import Instrument
from bot.model.key import KeyEvent
from bot.model.observation import Neutrality
from bot.model.position import Position, PositionKey, Side, SizeUnit
from bot.model.progress import Progress
from bot.model.reach import Unreached
from bot.model.regime import RegimeState
from bot.model.score import Score, WhatIf
from bot.model.summary import Summary
from bot.model.unread import Unread


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The account was read for the first time; this is where it stands."""

    at: datetime
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class GaugeMoved:
    """A position's ADL indicator rose or fell from level `was` to `position.gauge`. `score` says why it
    stands there, `regime` how dangerous its market is, None if not known. `ways` each halve the score."""

    at: datetime
    position: Position
    was: int
    level: int
    of: int
    score: Score | None = None
    regime: RegimeState | None = None
    ways: tuple[WhatIf, ...] = ()

    @property
    def rose(self) -> bool:
        return self.level > self.was


@dataclass(frozen=True, slots=True)
class AdlTaken:
    """ADL took from the account; `incident` is the whole so far. `late_by` is how many seconds after the
    newest fill it was seen. `fresh` is False when only what surrounds the fills has changed. `imbalances` is
    what it did to the person's hedges; `closed`: no fill came for the quiet gap, this is the summary."""

    at: datetime
    incident: Incident
    late_by: float
    fresh: bool = True
    imbalances: tuple[Imbalance, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Forced:
    """The venue changed a position by other means than ADL, or by a mark that we do not know. `instrument` as
    in a position, None where nobody saw that."""

    at: datetime
    alert: AlertId
    cause: Cause
    fills: tuple[Fill, ...]
    left: Decimal | None
    unit: SizeUnit
    late_by: float
    imbalances: tuple[Imbalance, ...] = ()
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True)
class Reduced:
    """A position shrank without an execution to show for it. `missing` is the part of the reduction without a
    fill, in `unit`, 0 at last; it happened after `since`. `cause` is set once the venue has named one, and
    `settled` once the execution itself has come; the same message is then edited. `shares` are the executions
    that have come so far. `seen_at` is `at` by the venue's clock, None where that is not known. `held`: not
    told yet, since the message of an open incident shows it. `hints` are the signs met so far that it was
    ADL."""

    at: datetime
    alert: AlertId
    key: PositionKey
    side: Side
    unit: SizeUnit
    before: Decimal
    after: Decimal
    missing: Decimal
    cause: Cause | None = None
    proof: str = ""
    since: datetime | None = None
    settled: bool = False
    shares: tuple[Share, ...] = ()
    seen_at: datetime | None = None
    held: bool = False
    hints: tuple[Hint, ...] = ()
    imbalances: tuple[Imbalance, ...] = ()

    @property
    def seen(self) -> datetime:
        """When it was seen, by the venue's clock; the host's may have been set since."""
        return self.seen_at or self.at


@dataclass(frozen=True, slots=True)
class AdlUnderWay:
    """The venue says that it is deleveraging a position now; no execution is known yet. `over`: it says so no
    longer, and none came. `elsewhere`: it came, and is told in the message of the incident."""

    at: datetime
    alert: AlertId
    position: Position
    over: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class NeutralityChanged:
    """The account entered or left the venue's delta-neutral mode, or the venue stopped saying."""

    at: datetime
    was: Neutrality
    now: Neutrality

    @property
    def left(self) -> bool:
        return self.was is Neutrality.ON


@dataclass(frozen=True, slots=True)
class HedgeDrifted:
    """A hedge of `person` left its balance at `since` without the venue's doing, or is balanced again."""

    at: datetime
    alert: AlertId
    person: PersonId
    since: datetime
    imbalance: Imbalance


@dataclass(frozen=True, slots=True)
class SignalLost:
    """A public warning is no longer told since `since`: silence means nothing now. `what` is "" for a whole
    source, else the fields that came empty and where."""

    at: datetime
    venue: VenueName
    source: str
    what: str
    since: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class SignalBack:
    """A public warning that was lost since `since` is told again."""

    at: datetime
    venue: VenueName
    source: str
    what: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Banned:
    """A venue shut this host's address out for `seconds`."""

    at: datetime
    venue: VenueName
    seconds: float
    why: str


@dataclass(frozen=True, slots=True)
class ClockOff:
    """The venue's clock is `ahead` seconds ahead of this host's (negative: behind)."""

    at: datetime
    venue: VenueName
    ahead: float


@dataclass(frozen=True, slots=True)
class WentBlind:
    """The account could not be read since `since`; `why` is a short clause, without secrets."""

    at: datetime
    since: datetime
    why: str


@dataclass(frozen=True, slots=True)
class SeesAgain:
    """The account is read again after being blind since `since`."""

    at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Outage:
    """A venue that several accounts of one person could not be read from at the same time."""

    at: datetime
    alert: AlertId
    venue: VenueName
    accounts: tuple[Unread, ...]

    @property
    def unread(self) -> int:
        """How many accounts still cannot be read."""
        return sum(account.back is None for account in self.accounts)


@dataclass(frozen=True, slots=True)
class PastUnread:
    """A part of the past could not be read, as the venue says in `gap`."""

    at: datetime
    gap: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """A venue sent a value nobody knows; kept raw, told to the host once per kind."""

    at: datetime
    what: str
    venue: VenueName | None = None


@dataclass(frozen=True, slots=True)
class BackAfter:
    """The program itself was not running from `since` on."""

    at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Trial:
    """A person asked for a test alert."""

    at: datetime
    asked_by: str


Event = (
    FirstLook
    | GaugeMoved
    | AdlTaken
    | Forced
    | Reduced
    | AdlUnderWay
    | NeutralityChanged
    | Exposure
    | HedgeDrifted
    | SignalLost
    | SignalBack
    | Banned
    | ClockOff
    | WentBlind
    | SeesAgain
    | Outage
    | KeyEvent
    | PastUnread
    | Oddity
    | BackAfter
    | Unreached
    | Trial
    | Progress
    | HostEvent
    | Summary
)


def alone(event: Event) -> Event:
    """The event without what it says of other accounts of the same person."""
    return replace(event, imbalances=()) if isinstance(event, AdlTaken | Forced | Reduced) else event
