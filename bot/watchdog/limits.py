"""What each part may be before its watchdog barks."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of the host: a chat app unheard, a look overdue, a delivery overdue, one write. Bytes that must
    be free on the disk."""

    chat: float = 120.0
    sweep: float = 120.0
    courier: float = 60.0
    database: float = 5.0
    disk: float = 200e6

    def at_rate(self, rate: float) -> "Limits":
        """The same limits on a clock that runs so many times as fast. The chat apps live by the host's."""
        return replace(
            self, sweep=self.sweep * rate, courier=self.courier * rate, database=self.database * rate
        )
