"""What can go wrong between us and an exchange, by name, and the error each must become."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.clock import WallClock
from bot.errors import Busy, Garbled, Unreachable, VenueError
from bot.rehearsal.exchange import Fault, FaultKind

QUESTIONS = ("positions", "fills", "prove")
LOOKS = QUESTIONS[:2]
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Trouble:
    """`becomes` is the error that each of `questions` meets; a 429 or 418 is `Busy` with `after` seconds."""

    kind: FaultKind
    becomes: type[VenueError]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    after: float | None = None
    questions: tuple[str, ...] = QUESTIONS

    def now(self) -> Fault:
        """The trouble for everybody, for the coming hour."""
        now = WallClock().now()
        return Fault(None, now - HOUR, now + HOUR, self.kind, self.status, self.headers, self.body)


TROUBLES = {
    "429 with a time": Trouble(FaultKind.STATUS, Busy, 429, {"Retry-After": "7"}, after=7),
    "429 without a time": Trouble(FaultKind.STATUS, Busy, 429, after=60),
    "418": Trouble(FaultKind.STATUS, Busy, 418, {"Retry-After": "120"}, after=120),
    "429 with a page": Trouble(FaultKind.HTML, Busy, 429, {"Retry-After": "7"}, after=7),
    "500": Trouble(FaultKind.STATUS, Unreachable, 500, body="{}"),
    "502": Trouble(FaultKind.HTML, Unreachable, 502),
    "503": Trouble(FaultKind.STATUS, Unreachable, 503),
    "a page for an answer": Trouble(FaultKind.HTML, Garbled, 200),
    "a cut answer": Trouble(FaultKind.CUT, Garbled),
    "no answer": Trouble(FaultKind.STALL, Unreachable),
    "an empty answer": Trouble(FaultKind.STATUS, Garbled),
    "an empty object": Trouble(FaultKind.STATUS, Garbled, body="{}"),
    "null": Trouble(FaultKind.STATUS, Garbled, body="null", questions=LOOKS),
    "a word": Trouble(FaultKind.STATUS, Garbled, body='"ok"'),
    "half a list": Trouble(FaultKind.STATUS, Garbled, body='[{"symbol"'),
}
