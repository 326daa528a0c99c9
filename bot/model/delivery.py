"""The journey of one message to one address, and what a chat app can answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.alert import Urgency
from bot.model.ids import AlertId, ChannelName, DeliveryId, MessageRef, PersonId


class State(StrEnum):
    """Where a delivery stands. Only the courier moves it, and each move carries a reason."""

    QUEUED = "queued"
    SENDING = "sending"
    """Claimed until a deadline; found so after a crash it becomes UNSURE."""
    SENT = "sent"
    UNSURE = "unsure"
    """The app may have it. It is sent again and marked as a possible repeat."""
    RETRY = "retry"
    GONE = "gone"
    """This address takes no messages any more (blocked, deleted)."""
    HELD = "held"
    """It waits for the end of quiet hours or of a silence; judged again at `not_before`."""
    SUMMED = "summed"
    """Told in a summary, with others that were held."""
    OFF = "off"
    """Its person does not want to be told; the alert is kept."""
    REJECTED = "rejected"
    """The app will never take this message as it is; logged as an error of ours."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The app accepted it."""

    ref: MessageRef


@dataclass(frozen=True, slots=True)
class TryLater:
    """Certainly not delivered; try again after `after` seconds (None: the courier chooses).

    `everybody`: the app refuses all of us for that long, not this chat alone.
    """

    why: str
    after: float | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat lives at another address now; send there."""

    address: str


@dataclass(frozen=True, slots=True)
class Gone:
    """This address takes no messages from us any more."""

    why: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """This message can never be delivered as it is (a fault of ours)."""

    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may or may not have been delivered."""

    why: str


Outcome = Sent | TryLater | Moved | Gone | Rejected | Unsure


@dataclass(frozen=True, slots=True)
class Delivery:
    """One alert on its way to one address.

    `wanted` and `sent` are revisions of the alert: while `wanted` is larger there is something to send, or
    to edit once `ref` is known. `repeat` marks a message that the reader may already have. `attempts`
    counts tries of the wanted revision; `not_before` is the earliest next try. `view` is the page that its
    reader has open ("" the first). `accepted_at` is when the app first took it.
    `silent`: it makes no sound, or was held, for the reason in `manner`.
    """

    id: DeliveryId
    alert: AlertId
    channel: ChannelName
    address: str
    person: PersonId
    urgency: Urgency
    state: State
    wanted: int
    sent: int
    attempts: int
    created_at: datetime
    not_before: datetime
    ref: MessageRef | None = None
    repeat: bool = False
    reason: str = ""
    view: str = ""
    accepted_at: datetime | None = None
    silent: bool = False
    manner: str = ""
