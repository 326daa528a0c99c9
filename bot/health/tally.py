"""What is counted while the program runs. Labels are names of exchanges, apps and kinds: never of accounts.

The registry is our own: the library's global one would be shared by all that runs in a process.
"""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

from bot.model.delivery import Delivery, Outcome, Sent
from bot.model.ids import VenueName

QUICK = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
TOLD = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800)
"""Seconds: borders of the histograms."""


class Tally:
    """Counts looks, sends and new starts of parts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._looks = Counter(
            "adlwatch_looks", "Looks at accounts, by result.", ["venue", "result"], registry=self.registry
        )
        self._failures = Counter(
            "adlwatch_failures",
            "Looks and sends that failed, by where and why.",
            ["where", "reason"],
            registry=self.registry,
        )
        self._look_seconds = Histogram(
            "adlwatch_look_seconds", "How long a look took.", ["venue"], buckets=QUICK, registry=self.registry
        )
        self._told = Histogram(
            "adlwatch_detection_to_accept_seconds",
            "From the commit of an alert until the chat app accepted its first message.",
            ["channel", "urgency"],
            buckets=TOLD,
            registry=self.registry,
        )
        self._sends = Counter(
            "adlwatch_sends", "Answers of chat apps, by kind.", ["channel", "outcome"], registry=self.registry
        )
        self._restarts = Counter(
            "adlwatch_restarts", "New starts of parts by their watchdogs.", ["part"], registry=self.registry
        )

    def looked(self, venue: VenueName, seconds: float, trouble: str) -> None:
        """A look ended; `trouble` is the kind of error, "" for none."""
        self._looks.labels(venue, "failed" if trouble else "read").inc()
        self._look_seconds.labels(venue).observe(seconds)
        if trouble:
            self._failures.labels(venue, trouble).inc()

    def settled(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """A chat app answered to a send."""
        kind = type(outcome).__name__
        self._sends.labels(delivery.channel, kind).inc()
        if not isinstance(outcome, Sent):
            self._failures.labels(delivery.channel, kind).inc()
        elif delivery.ref is None:
            waited = max(0.0, (now - delivery.created_at).total_seconds())
            self._told.labels(delivery.channel, delivery.urgency.name.lower()).observe(waited)

    def renewed(self, part: str) -> None:
        """A part was begun anew."""
        self._restarts.labels(part).inc()
