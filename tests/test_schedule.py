"""The table of jobs, on the real library."""

import asyncio

from bot.clock import WallClock
from bot.schedule import Job, Schedule
from tests.fakes.waiting import until


async def test_a_job_that_is_wanted_while_it_runs_runs_again() -> None:
    """What is written while the courier ends a run must not wait for its next turn."""
    runs, gate = [0], asyncio.Event()

    async def run() -> None:
        runs[0] += 1
        await gate.wait()

    schedule = Schedule((Job("job", 3600, run),), WallClock())
    schedule.start()
    schedule.soon("job")
    await until(lambda: runs[0] == 1)
    schedule.soon("job")
    schedule.soon("job")
    gate.set()
    await until(lambda: runs[0] == 2)
    await asyncio.sleep(0.05)
    assert runs[0] == 2
    schedule.soon("job")
    await until(lambda: runs[0] == 3)
    await schedule.stop()
