"""What a host may set of watchdogs: a table of the configuration."""

from datetime import timedelta

from pydantic import Field

from bot.knobs import Table
from bot.watchdog.judge import Rules
from bot.watchdog.limits import Limits


class WatchdogSettings(Table):
    """When a part of the program counts as failing. Seconds, unless said otherwise."""

    every: float = Field(5, ge=0.05, le=60)
    chat_silent: float = Field(120, ge=1, le=3600)
    sweep_late: float = Field(120, ge=5, le=3600)
    courier_late: float = Field(60, ge=5, le=3600)
    database_slow: float = Field(5, ge=0.1, le=300)
    disk_free_mb: float = Field(200, ge=0)
    heartbeat_every: float = Field(60, ge=10, le=86_400)
    steady: float = Field(30, ge=0, le=3600)
    restart_pause: float = Field(60, ge=1, le=3600)
    restarts: int = Field(5, ge=1)
    restarts_within: float = Field(3600, ge=10)

    def limits(self) -> Limits:
        """These settings as the watchdogs want them."""
        return Limits(
            chat=self.chat_silent,
            sweep=self.sweep_late,
            courier=self.courier_late,
            database=self.database_slow,
            disk=self.disk_free_mb * 1e6,
        )

    def rules(self) -> Rules:
        """When a part is begun anew, and when it is given up."""
        return Rules(
            steady=timedelta(seconds=self.steady),
            pause=timedelta(seconds=self.restart_pause),
            restarts=self.restarts,
            within=timedelta(seconds=self.restarts_within),
        )
