"""What a look shows of one line of a checklist: facts, not advice; each is read, or says why it is not."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.model.hedge import Imbalance, Leg
from bot.model.incident import Taken
from bot.model.order import CancelledOrder, OpenOrder
from bot.model.position import Position, PositionKey, Side, SizeUnit
from bot.model.regime import RegimeState
from bot.model.score import WhatIf


@dataclass(frozen=True, slots=True)
class Source:
    """A rule of the venue in one line, and its official page."""

    text: str
    page: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """What ADL did to one position, against the size that the venue shows now (`taken.shown`). `rule` says at
    what price and fee the venue does it."""

    taken: Taken
    rule: Source | None = None


@dataclass(frozen=True, slots=True)
class Margin:
    """One pot of margin now. `ratio` is the maintenance margin over the equity (1: liquidation)."""

    currency: str
    symbol: str = ""
    equity: Decimal | None = None
    available: Decimal | None = None
    ratio: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LostOrder:
    """An order that went away. `back` is the one that took its place since, None while none does.
    `pointless`: nothing is left that it could serve."""

    cancelled: CancelledOrder
    back: OpenOrder | None = None
    pointless: bool = False


@dataclass(frozen=True, slots=True)
class Bare:
    """A position that lost its last stop. `size` positive in `unit`. `stop` is the one that protects it by
    now, None while none does."""

    key: PositionKey
    side: Side
    size: Decimal
    unit: SizeUnit
    stop: OpenOrder | None = None


class Misfit(StrEnum):
    """What is wrong with an order that still rests."""

    TOO_LARGE = "too large"
    """Reduce-only, and larger than what is left of its position."""
    WOULD_OPEN = "would open"
    """It is not reduce-only, and would open a position the other way."""
    ORPHAN = "orphan"
    """It served a position that is gone."""


@dataclass(frozen=True, slots=True)
class Misfitting:
    """An order that no longer fits the position. `left` is the size that is left, 0 for none. `gone`: it
    rests no more, or fits again."""

    order: OpenOrder
    misfit: Misfit
    left: Decimal
    unit: SizeUnit
    gone: bool = False


@dataclass(frozen=True, slots=True)
class OtherLeg:
    """An order that rests on the other leg of the hedge, at the account that `where` names for people."""

    order: OpenOrder
    where: str
    base: str


@dataclass(frozen=True, slots=True)
class Naked:
    """A hedge as it stands now."""

    imbalance: Imbalance


@dataclass(frozen=True, slots=True)
class Alone:
    """The largest other leg of a hedge, which would stand alone if a position were taken."""

    leg: Leg


class Waits(StrEnum):
    """What a rebuild waits for."""

    CALM = "calm"
    """The market is in danger."""
    SIGHT = "sight"
    """The account cannot be read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to put a position on again. `size` positive in the position's unit, `notional` and `margin` in
    its currency, `leverage` the notional over the margin. `distance` is how far the mark price is from the
    liquidation price as a share of the mark, None where it is never reached or not known. `score` is the
    venue's ranking if the position came to the same profit per size as the old one, None where no ranking is
    published."""

    size: Decimal
    leverage: Decimal
    notional: Decimal | None = None
    margin: Decimal | None = None
    distance: Decimal | None = None
    score: Decimal | None = None


class Instead(StrEnum):
    """Other ways to carry less of this risk."""

    TAKE_PROFIT = "take profit"
    SPLIT = "split"
    """Over several venues."""
    NEUTRAL_MODE = "neutral mode"
    """The venue's delta-neutral mode, which stands last in the queue."""


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What a position could look like again: `was` is the one that ADL took from, `choices` the smallest
    first. Amounts are estimates at the mark price of the look, with margin of its own (isolated).
    `maintenance` is the maintenance margin as a share of the notional; where it is None, distances are the
    most they can be."""

    key: PositionKey
    side: Side
    unit: SizeUnit
    currency: str
    was: Choice
    choices: tuple[Choice, ...]
    instead: tuple[Instead, ...] = ()
    regime: RegimeState | None = None
    waits: Waits | None = None
    maintenance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """The regime of a market that was hit; None when it is not known."""

    symbol: str
    regime: RegimeState | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the queue: `position` as it is now (None: closed), the level that was told, and what would
    halve the score."""

    key: PositionKey
    side: Side
    told: int
    position: Position | None
    ways: tuple[WhatIf, ...] = ()


@dataclass(frozen=True, slots=True)
class Smaller:
    """A figure of a position against what it was when the list began: lower is better. `what` is "size"
    or "leverage" (effective: notional over equity)."""

    key: PositionKey
    side: Side
    what: str
    was: Decimal
    now: Decimal | None
    unit: SizeUnit | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether an account is read: `since` is when it was last read before the trouble, `back` when it was
    again."""

    account: str
    since: datetime
    back: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """Whether the key is taken and used, and why not; `ends` is the end that it was told to have."""

    accepted: bool
    why: str = ""
    ends: datetime | None = None


class Gap(StrEnum):
    """Why a line cannot be filled in now; it is tried again at every look."""

    NOT_YET = "not yet"
    """The look that would show it has not happened."""
    NO_EXECUTION = "no execution"
    """The venue has not listed the executions yet."""
    UNREAD = "unread"
    """The account cannot be read."""
    NOT_OFFERED = "not offered"
    """The venue, or the key, does not show it: a person has to look."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing can be shown, and why. `what` names the market or the account, "" for all."""

    gap: Gap
    what: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Read, and there is nothing of the kind."""


Fact = (
    Reduction
    | Margin
    | LostOrder
    | Bare
    | Misfitting
    | OtherLeg
    | Naked
    | Alone
    | Rebuild
    | Market
    | Place
    | Smaller
    | Sight
    | Key
    | Missing
    | Nothing
)
