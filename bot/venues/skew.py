"""How far a venue's clock is ahead of the host's, from the Date header of its replies.

A header cut to whole seconds still narrows the difference with every reply: the venue's time lies between the
stated second and the next one, and the reply was made between sending and receiving.
"""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

SECOND = timedelta(seconds=1)


class Skew:
    """`seconds` is positive when the venue's clock is ahead; 0 while nothing proves a difference."""

    __slots__ = ("_high", "_low")

    def __init__(self) -> None:
        self._low, self._high = float("-inf"), float("inf")

    @property
    def seconds(self) -> float:
        if self._low <= 0 <= self._high:
            return 0.0
        return (self._low + self._high) / 2

    def heard(self, date_header: str, sent: datetime, received: datetime) -> None:
        """Take in the Date header of a reply that was asked for at `sent` and had come at `received`, both
        by the host's clock. One that is no date says nothing."""
        try:
            stated = parsedate_to_datetime(date_header)
            low, high = (stated - received).total_seconds(), (stated + SECOND - sent).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return
        if low > high:  # the host's clock was set back while we waited
            return
        if low > self._high or high < self._low:  # one of the clocks was set: begin anew
            self._low, self._high = low, high
        else:
            self._low, self._high = max(low, self._low), min(high, self._high)
