"""All watchdogs of a running bot, with what they look after and how each part is begun anew."""

from collections.abc import Callable

from bot.clock import Clock
from bot.model.ids import ChannelName
from bot.model.part import Part, PartState, Reading
from bot.outbox.courier import Courier
from bot.schedule import Job
from bot.store.database import Database
from bot.watch.sweep import Sweep
from bot.watchdog.beats import Beats
from bot.watchdog.connections import Connections, Ports
from bot.watchdog.guard import Guard, Mend
from bot.watchdog.herald import Herald
from bot.watchdog.readings import Parts, Readings
from bot.watchdog.settings import WatchdogSettings

ALIVE_EVERY = 10.0
"""Seconds of the clock between two marks that the program runs."""


class Vigil:
    """Holds the connections to the chat apps, and watches all parts. `cut` ends a run of a job that hangs,
    `failed` the process, `told` says that something waits to be sent; `renewed` hears of every
    part that is begun anew."""

    def __init__(
        self,
        database: Database,
        sweep: Sweep,
        courier: Courier,
        ports: Ports,
        settings: WatchdogSettings,
        clock: Clock,
        told: Callable[[], None],
        cut: Callable[[str], None],
        failed: Callable[[BaseException], None],
        renewed: Callable[[str], None] = lambda part: None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._cut = cut
        self._told_of = renewed
        self.database, self.sweep, self.courier, self.ports = database, sweep, courier, ports
        self.connections = Connections(ports, clock, failed)
        self.beats = Beats(database, clock)
        self.herald = Herald(database, ports, clock, told)
        parts = Parts(database, sweep, courier, ports, self.connections, self.beats)
        self.readings = Readings(parts, settings.limits(), clock)
        self.restarts: dict[str, int] = {}
        self.guard = Guard(
            self.readings, self.herald, settings.rules(), self._mends(), failed, clock, self._renewed
        )

    def jobs(self) -> tuple[Job, ...]:
        """What the schedule runs for the watchdogs."""
        return (
            Job("alive", ALIVE_EVERY, self.beats.beat),
            Job("watchdog", self._settings.every * self._clock.rate, self.guard.turn),
        )

    def states(self) -> tuple[PartState, ...]:
        """Every part as it stood when it was last looked at."""
        return self.guard.states()

    def _renewed(self, key: str) -> None:
        self.restarts[key] = self.restarts.get(key, 0) + 1
        self._told_of(key)

    def _mends(self) -> dict[Part, Mend]:
        return {
            Part.CHAT: lambda reading: self.connections.renew(ChannelName(reading.channel)),
            Part.SWEEP: self._renew_sweep,
            Part.COURIER: self._renew_courier,
            Part.DATABASE: lambda reading: self.database.renew(),
        }

    async def _renew_sweep(self, reading: Reading) -> None:
        self._cut("sweep")
        await self.sweep.renew(reading.limit)

    async def _renew_courier(self, reading: Reading) -> None:
        self._cut(f"courier {reading.channel}")
        await self.courier.renew(ChannelName(reading.channel))
