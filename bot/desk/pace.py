"""How fast one asker may ask. Pure but for what it remembers; time is an argument."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class Admission(StrEnum):
    """What becomes of somebody who asks."""

    IN = "in"
    WAIT = "wait"
    """Too fast; they are told, once."""
    SILENCE = "silence"
    """Still too fast, and told already."""


@dataclass(slots=True)
class _Purse:
    tokens: float
    at: float
    told: bool = False


class Pace:
    """So many questions at once, then so many a second. Of more askers than `most` the one who was quiet for
    longest is forgotten, and begins anew."""

    def __init__(self, burst: int, per_second: float, most: int = 10_000) -> None:
        self._burst = float(burst)
        self._per_second = per_second
        self._most = most
        self._purses: OrderedDict[Hashable, _Purse] = OrderedDict()

    def ask(self, who: Hashable, now: float) -> Admission:
        """Count a question at `now`, in seconds of a clock that never steps back."""
        purse = self._purses.pop(who, None) or _Purse(self._burst, now)
        self._purses[who] = purse
        if len(self._purses) > self._most:
            self._purses.popitem(last=False)
        purse.tokens = min(self._burst, purse.tokens + (now - purse.at) * self._per_second)
        purse.at = now
        if purse.tokens >= self._burst / 2:
            purse.told = False
        if purse.tokens >= 1:
            purse.tokens -= 1
            return Admission.IN
        if purse.told:
            return Admission.SILENCE
        purse.told = True
        return Admission.WAIT
