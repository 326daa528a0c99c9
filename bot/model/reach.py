"""What is told of a person who does not get their messages. Frozen; all times aware UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import AlertId, PersonId


class Reach(StrEnum):
    """What is wrong with the way to a person."""

    GONE = "gone"
    """The address takes no messages any more."""
    SILENT = "silent"
    """Nothing was accepted there for a while."""
    REFUSED = "refused"
    """One message is refused as it is."""
    GROUP = "group"
    """A group takes no messages any more: what was shared with it is not."""
    TOPIC = "topic"
    """A part of a group takes none any more: they go to the group itself."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """Messages do not reach people in one chat app; `app` is its name. `name` is whom it concerns, with
    `others` beside them. `person` is who is told of it themselves; None: the hosts are. `elsewhere` is the
    app that what is for them goes to instead. Nothing was accepted from `since` on, until `back`; `expired`
    says how many alerts were out of date by then. `number` is that of a refused alert. `alert` told its hosts
    already that the app is not heard, and this takes its place; None: there is none. Of a group `name` is its
    title ("" where that is not known), and `others` are the accounts that it saw."""

    at: datetime
    name: str
    app: str
    why: str
    kind: Reach = Reach.GONE
    person: PersonId | None = None
    elsewhere: str = ""
    others: tuple[str, ...] = ()
    since: datetime | None = None
    back: datetime | None = None
    expired: int = 0
    number: int = 0
    alert: AlertId | None = None
