"""How a person is told: what makes a sound, what waits for the morning, what is silenced for a while."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum

from bot.model.ids import AccountId, SilenceId
from bot.model.preferences import GaugeWishes


class Kind(StrEnum):
    """The kinds of alerts that a person can make silent. The order is the one that buttons count in."""

    ADL = "adl"
    FORCED = "forced"
    """The exchange changed a position by other means, or nobody knows why it shrank."""
    BLIND = "blind"
    GAUGE = "gauge"
    MARKET = "market"
    HEDGE = "hedge"
    HINT = "hint"
    CHECKLIST = "checklist"
    PROGRAM = "program"
    """This bot's own troubles; hosts are told of most of them."""
    KEY = "key"


class Volume(StrEnum):
    """How loud a kind is. The order is the one that buttons count in."""

    LOUD = "loud"
    """With the sound that the message has by itself."""
    SILENT = "silent"
    OFF = "off"


NEVER_OFF = frozenset({Kind.ADL, Kind.FORCED, Kind.PROGRAM, Kind.KEY})
"""They can be made silent; a person who could turn them off would take silence for safety."""


@dataclass(frozen=True, slots=True)
class Knob:
    """How loud a kind is for one account; for all of them where `account` is None."""

    kind: Kind
    account: AccountId | None
    volume: Volume


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` on the person's own clock, over midnight where `end` is earlier."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class GaugeChoice:
    """What a person chose by buttons about a rising indicator; None is as the host's settings have it.
    `from_level` 0: no rung of its own counts."""

    from_level: int | None = None
    from_share: Decimal | None = None
    least: Decimal | None = None

    def over(self, wishes: GaugeWishes) -> GaugeWishes:
        """The wishes with what was chosen in the place of theirs."""
        level = wishes.from_level if self.from_level is None else self.from_level or None
        return replace(
            wishes,
            from_level=level,
            from_share=wishes.from_share if self.from_share is None else self.from_share,
            least=wishes.least if self.least is None else self.least,
        )


@dataclass(frozen=True, slots=True)
class Digests:
    """When a person gets the all-clear and the weekly digest, on their own clock; None: not. `weekday` is 0
    for Monday. `since` is when they were last set: nothing due before that is sent."""

    daily: time | None = None
    weekly: time | None = None
    weekday: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """All of that for one person. `zone` is the name of their time zone, "" for UTC; `language` its code, ""
    for English."""

    knobs: tuple[Knob, ...] = ()
    quiet: QuietHours | None = None
    zone: str = ""
    gauge: GaugeChoice = field(default_factory=GaugeChoice)
    digests: Digests = field(default_factory=Digests)
    language: str = ""

    def volume(self, kind: Kind, account: AccountId | None) -> Volume:
        """How loud a kind is for an account: what was said of it alone, else of all."""
        said = {knob.account: knob.volume for knob in self.knobs if knob.kind is kind}
        return said.get(account, said.get(None, Volume.LOUD))

    def turned(self, kind: Kind, account: AccountId | None, volume: Volume | None) -> "Manners":
        """The manners with one volume set; None takes back what was said of an account."""
        others = tuple(k for k in self.knobs if (k.kind, k.account) != (kind, account))
        return replace(self, knobs=others if volume is None else (*others, Knob(kind, account, volume)))


class Matches(StrEnum):
    """What a silence is about."""

    ALL = "all"
    ACCOUNT = "account"
    VENUE = "venue"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Silence:
    """What a person does not want to hear of until `ends_at`. `value` is an account's number, a venue's name
    or a symbol, as `matches` says, and `shown` what people call it; `by` made it."""

    id: SilenceId
    matches: Matches
    value: str
    shown: str
    made_at: datetime
    ends_at: datetime
    by: str
    reason: str = ""


class Sound(StrEnum):
    """What becomes of an alert on its way, from the least to the most that is done to it."""

    LOUD = "loud"
    SILENT = "silent"
    HELD = "held"
    """It waits, and is told later in one summary with others."""
    OFF = "off"
    """It is kept, and /alerts shows it; nothing is sent."""


class Why(StrEnum):
    """Why an alert is not told with its own sound."""

    NOTHING = ""
    QUIET_HOURS = "quiet hours"
    SILENCED = "silenced by its person"
    NEVER_SILENCED = "silenced by its person, but too grave to be held"
    SET_SILENT = "set silent by its person"
    SET_OFF = "set off by its person"
    GRAVE = "set off by its person, but too grave for that"


@dataclass(frozen=True, slots=True)
class Manner:
    """How one alert is told to one person now, and why. `until` is when that is judged again."""

    sound: Sound = Sound.LOUD
    why: Why = Why.NOTHING
    until: datetime | None = None


ALOUD = Manner()
