"""A rehearsal that a person asked for: what became of it, told in one message that is edited."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import AccountId, AlertId, PersonId, VenueName

SYMBOL = "BTCUSDT"
VENUE = VenueName("drill")
"""No exchange: nobody is asked."""


class Ended(StrEnum):
    """Why a drill is over."""

    DONE = "done"
    """Everything was pressed and ticked."""
    TIME = "time"
    STOPPED = "stopped"
    """The person wanted it."""
    RESTART = "restart"
    """The program stopped while it ran."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the alert came to one address. `name` is set where that is somebody else's. `seconds` are from
    detection (for somebody else: from passing it on) to the app's acceptance, None while it has not accepted;
    `why` says what is known of that. `waited`: it had enough time."""

    app: str
    seconds: float | None
    why: str = ""
    name: str = ""
    waited: bool = False


@dataclass(frozen=True, slots=True)
class DrillReported:
    """How a drill of `person` goes. `alert` names this report. `acked_after` and `began_at` count from
    detection; `done` of `steps` steps are done. `ended` is None while it runs."""

    at: datetime
    alert: AlertId
    person: PersonId
    began_at: datetime
    arrivals: tuple[Arrival, ...] = ()
    acked_by: str = ""
    acked_after: float | None = None
    done: int = 0
    steps: int = 0
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill that runs, on an account of its own. `escalates`: what nobody acknowledges in it goes on to
    other people. `stopped`: the person has seen enough."""

    account: AccountId
    person: PersonId
    began_at: datetime
    escalates: bool = False
    stopped: bool = False


def report(account: AccountId) -> AlertId:
    """The name under which a drill is reported."""
    return AlertId(f"drill:{account}:report")
