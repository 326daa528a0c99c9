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
    MOVED = "moved"
    """The chat has another address now, which is tried next."""
    GONE = "gone"
    """This address takes no messages any more (blocked, deleted)."""
    HELD = "held"
    """It waits for the end of quiet hours or of a silence; judged again at `not_before`."""
    SUMMED = "summed"
    """Told in a summary, with others that were held."""
    OFF = "off"
    """Its person does not want to be told; the alert is kept."""
    REJECTED = "rejected"
    """The app will never take this message as it is; told to the hosts as a fault of ours."""
    EXPIRED = "expired"
    """It waited for longer than it was of use; said to its reader at the next contact."""
    SUPERSEDED = "superseded"
    """Newer news of the same thing wait to be sent instead."""


class StepReason(StrEnum):
    """Why a delivery came to where it stands. Every step has one."""

    WRITTEN = "written"
    NEWS = "news"
    """The alert has changed; its copy is to be edited."""
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    PAUSE_ASKED = "pause asked"
    """The app named a time to wait."""
    NOT_TAKEN = "not taken"
    """The app certainly does not have it: no connection, or a refusal that passes."""
    IN_DOUBT = "in doubt"
    """The answer was lost."""
    NO_ANSWER = "no answer"
    """The deadline of a send passed without an answer."""
    CUT_SHORT = "cut short"
    """The program stopped while sending."""
    CHAT_MOVED = "chat moved"
    EDIT_REFUSED = "edit refused"
    """It is sent as a new message instead."""
    MESSAGE_REFUSED = "message refused"
    ADDRESS_GONE = "address gone"
    WROTE_AGAIN = "wrote again"
    """The person wrote from an address that had been given up."""
    READDRESSED = "readdressed"
    """The host gave the person another address in that app."""
    ANOTHER_COPY = "another copy"
    """The address it moved to has a copy of its own."""
    NEWER_NEWS = "newer news"
    OUT_OF_DATE = "out of date"
    JUDGED_ANEW = "judged anew"
    """What held it is over, or its person wishes otherwise now."""
    SUMMED_UP = "summed up"
    """A summary tells it, with others that were held."""
    FELL_OVER = "fell over"
    """Another app of the same person does not take it."""


UNSENT = (State.QUEUED, State.RETRY, State.MOVED)
"""What the courier still sends, and no app may have already."""
WAITING = (*UNSENT, State.UNSURE)
"""What the courier still sends."""
ON_ITS_WAY = (*WAITING, State.SENDING)
"""What is neither held nor over."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Why a copy is where it is: `channel` should have had the alert, and has not taken it for `waited`
    seconds; None: it takes nothing for this person any more."""

    channel: ChannelName
    waited: float | None
    why: str


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
    """The chat lives at another address now; send there. `why` there is none where it was: a part of a group
    that is closed. "" where the whole chat moved."""

    address: str
    why: str = ""


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
    reader has open ("" the first). `why` and `reason` say how it came to its state: by name, and in the
    app's words. A send is given up at `deadline`; nothing was accepted since `failing_since`. `accepted_at`
    is when the app first took it.
    `silent`: it makes no sound, or was held, for the reason in `manner`. `tried_at` is when the last try that
    is not known to have failed began, the first of them while `repeat`; it carried the revision `tried`.
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
    why: StepReason = StepReason.WRITTEN
    deadline: datetime | None = None
    failing_since: datetime | None = None
    accepted_at: datetime | None = None
    silent: bool = False
    manner: str = ""
    instead: Instead | None = None
    shared: str = ""
    """For a group: what it shows (`store.shares`)."""
    tried_at: datetime | None = None
    tried: int | None = None


@dataclass(frozen=True, slots=True)
class DeliveryStep:
    """A step of a delivery, at its `revision` of the alert: taken first `at`, last at `last_at`, so many
    `times`. `detail` is what the app said last."""

    revision: int
    state: State
    why: StepReason
    detail: str
    at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Journey:
    """A delivery and all its steps, in the order of time."""

    delivery: Delivery
    steps: tuple[DeliveryStep, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one chat app took last, and how much waits for it."""

    channel: ChannelName
    accepted_at: datetime | None
    waiting: int
