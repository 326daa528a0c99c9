"""The watchdogs at work: read every part, judge, and do what was judged."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.clock import Clock
from bot.errors import KeepsFailing
from bot.model.part import Part, PartState, Reading
from bot.model.program import PartFailed, PartWell
from bot.watchdog.herald import Herald
from bot.watchdog.judge import GiveUp, Past, Renew, Rules, Step, judge
from bot.watchdog.readings import Readings

log = logging.getLogger(__name__)

Mend = Callable[[Reading], Awaitable[object]]


class Guard:
    """Call `turn` every few seconds. `mends` begin a part anew; `gave_up` is called with what ends the
    process; `renewed` hears of every part that is begun anew."""

    def __init__(
        self,
        readings: Readings,
        herald: Herald,
        rules: Rules,
        mends: Mapping[Part, Mend],
        gave_up: Callable[[BaseException], None],
        clock: Clock,
        renewed: Callable[[str], None] = lambda key: None,
    ) -> None:
        self._readings = readings
        self._herald = herald
        self._rules = rules
        self._mends = mends
        self._gave_up = gave_up
        self._clock = clock
        self._renewed = renewed
        self._memory: dict[str, Past] = {}
        self._mending: dict[str, asyncio.Task[None]] = {}
        self.turned_at = clock.monotonic()

    def states(self) -> tuple[PartState, ...]:
        """Every part as it stood at the last turn."""
        return tuple(past.state() for past in self._memory.values())

    async def turn(self) -> None:
        """Read, judge, act. Nothing here waits for a part: what is begun anew is so beside it."""
        readings = await self._readings.take()
        steps, self._memory = judge(readings, self._memory, self._clock.now(), self._rules)
        for step in steps:
            self._act(step)
        self.turned_at = self._clock.monotonic()
        await self._herald.tell(step for step in steps if isinstance(step, PartFailed | PartWell))
        if not any(state.reading.part is Part.DATABASE and not state.well for state in self.states()):
            await self._herald.remember()

    async def stop(self) -> None:
        """Cut off what is being begun anew."""
        for task in self._mending.values():
            task.cancel()
        await asyncio.gather(*self._mending.values(), return_exceptions=True)

    def _act(self, step: Step) -> None:
        match step:
            case PartFailed():
                log.error("%s %s is not well: %s", step.part, step.channel, step.why or f"{step.value:g}")
            case PartWell():
                log.warning("%s %s is well again", step.part, step.channel)
            case GiveUp(reading, restarts):
                because = f" ({reading.why})" if reading.why else ""
                why = f"{reading.key} was begun anew {restarts} times and still fails{because}"
                log.critical("%s; the process ends, so that its supervisor starts a new one", why)
                self._gave_up(KeepsFailing(why))
            case Renew(reading) if reading.key not in self._mending:
                task = asyncio.create_task(self._mend(reading), name=f"mend {reading.key}")
                self._mending[reading.key] = task
                task.add_done_callback(lambda _: self._mending.pop(reading.key))

    async def _mend(self, reading: Reading) -> None:
        log.warning("%s is begun anew", reading.key)
        self._renewed(reading.key)
        try:
            await self._mends[reading.part](reading)
        except Exception:
            log.exception("%s could not be begun anew", reading.key)
