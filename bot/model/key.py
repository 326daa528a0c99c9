"""What happened to a key: it ends soon, may do more or less than before, or is not taken any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.proof import Right

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeyTurnedDown:
    """The venue refuses the key; polling has stopped."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class KeyExpires:
    """The key ends at `expires_at`, which is no more than `within` days away."""

    at: datetime
    expires_at: datetime
    within: int

    @property
    def days(self) -> int:
        """Days left, the last one begun counting as one."""
        return -((self.at - self.expires_at) // _DAY)


@dataclass(frozen=True, slots=True)
class KeyRenewed:
    """The key that was about to end at `was` lasts longer now; `expires_at` is None when it has no end."""

    at: datetime
    was: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeyTooPowerful:
    """The key may do more than read: `gained` since it was last proven, `named` all of it in the venue's
    words. `stopped`: it is not used any more."""

    at: datetime
    gained: tuple[Right, ...]
    named: tuple[str, ...]
    stopped: bool


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """The key is bound to IP addresses now, or to none any more; `stopped`: the host uses no such key."""

    at: datetime
    bound: bool
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class KeyHarmless:
    """There is nothing against the key any more. `stopped_at` is when it was last used, None when it was in
    use all the time."""

    at: datetime
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeyReads:
    """The key reads other parts of the account than before: `lost` are left out from now on."""

    at: datetime
    lost: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyUnjudged:
    """The venue no longer says what the key may do; it is used all the same, as it could only read before."""

    at: datetime


KeyEvent = (
    KeyTurnedDown
    | KeyExpires
    | KeyRenewed
    | KeyTooPowerful
    | KeyBinding
    | KeyHarmless
    | KeyReads
    | KeyUnjudged
)
