"""`adlwatch run`: the live bot, until it is told to stop."""

import asyncio
import logging
import os
import signal
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, NoReturn

from bot.__main__ import CODES
from bot.app import App
from bot.cli.hosting import configured, play, recording
from bot.errors import KeepsFailing, StruckOff
from bot.live import Live
from bot.words import say

log = logging.getLogger(__name__)


def main(given: Namespace) -> int:
    """0 after a stop by signal. Raises SettingsError for what must be mended first, KeepsFailing for a part
    that only a new process may mend."""
    return play(_run(given))


async def _run(given: Namespace) -> int:
    host = replace(configured(given), live=True)
    with ExitStack() as files:
        if given.record:
            host = replace(host, record=files.enter_context(recording(given.record)))
        live = Live(host)
        failure: BaseException | None = None
        try:
            await _lived(live)
        except StruckOff as error:
            _end_at_once(error)
        except BaseException as error:
            failure = error
            raise
        finally:
            await live.stop(failure)
    return 0


async def _lived(live: Live) -> None:
    """Start, and run until told to stop; that may be while it still waits for work."""
    stopped = asyncio.ensure_future(until_stopped(live.app))
    starting = asyncio.ensure_future(live.start())
    try:
        await asyncio.wait((starting, stopped), return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            print(say("run-started"), flush=True)
        await stopped
    finally:
        for task in (starting, stopped):
            task.cancel()
        await asyncio.gather(starting, stopped, return_exceptions=True)


def _end_at_once(error: StruckOff) -> NoReturn:
    """Not in order: all that this process could still write or send is another's by now."""
    log.critical("%s", error)
    logging.shutdown()
    os._exit(CODES[KeepsFailing])


async def until_stopped(app: App) -> None:
    """Wait for SIGINT or SIGTERM. Raises what made the app fail."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    waiting = asyncio.ensure_future(stop.wait())
    either: set[asyncio.Future[Any]] = {waiting, app.failed}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if app.failed.done():
        await app.failed
