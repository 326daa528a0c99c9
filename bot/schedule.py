"""A table of jobs on apscheduler 3.11. Knows no room: the app hands in names, paces and callables.

The library drops a run that is a second late unless `misfire_grace_time` is None, and would run a job
twice at once unless `max_instances` is 1 (apscheduler.readthedocs.io/en/3.x/userguide.html).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock, WallClock

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that a stop waits for runs under way."""


@dataclass(frozen=True, slots=True)
class Job:
    """`every` is in seconds of the clock. A run that fails is logged; the next one comes all the same."""

    name: str
    every: float
    run: Callable[[], Awaitable[object]]


class Schedule:
    """Runs each job by its pace, never twice at once."""

    def __init__(self, jobs: tuple[Job, ...], clock: Clock) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._clock = clock
        self._under_way: set[asyncio.Task[object]] = set()
        self._runs: dict[str, asyncio.Task[object]] = {}
        self._again: set[str] = set()
        self._jobs = {job.name: job for job in jobs}

    def start(self) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        for job in self._jobs.values():
            pace = IntervalTrigger(seconds=job.every / self._clock.rate)
            self._scheduler.add_job(self._run, pace, args=[job], id=job.name)
        self._scheduler.start()

    def soon(self, name: str) -> None:
        """Run a job now instead of at its next time; one that runs is run again after that."""
        if name in self._runs:
            self._again.add(name)
        elif self._scheduler.running and (job := self._scheduler.get_job(name)):
            job.modify(next_run_time=WallClock().now())

    def cut(self, name: str) -> None:
        """End a run of a job that never ends by itself; the next one comes at its time."""
        if run := self._runs.get(name):
            run.cancel()

    async def stop(self) -> None:
        """Start no more runs, and wait a while for those under way: the library would cancel them."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=PATIENCE)
        self._scheduler.shutdown(wait=False)

    async def _run(self, job: Job) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        run = self._runs[job.name] = asyncio.ensure_future(job.run())
        try:
            await run
        except asyncio.CancelledError:
            if task.cancelling():
                raise
            log.warning("job %s was cut off", job.name)
        except Exception:
            log.exception("job %s", job.name)
        finally:
            run.cancel()
            self._under_way.discard(task)
            del self._runs[job.name]
            if job.name in self._again:
                self._again.discard(job.name)
                # Not at once: to the library this run is over only when this coroutine is.
                asyncio.get_running_loop().call_soon(self.soon, job.name)
