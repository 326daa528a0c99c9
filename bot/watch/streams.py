"""Private streams of the accounts that gain most. What one says is not believed: the account is looked at.

A stream that fails makes no account blind: looks go on at their pace.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal

from bot.clock import Clock
from bot.detect.notes import dollars
from bot.errors import KeyRefused, Lacks, Unreachable, VenueError
from bot.model.ids import AccountId, VenueName
from bot.watch.cadence import in_danger
from bot.watch.sweep import Sweep
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

STAYS = Decimal("1.5")
"""How many times as large another account must be to take a stream from one that has it."""
REST, LONGEST_REST = 1.0, 10.0
"""Seconds between two looks that one stream asks for. They grow while it never stops: somebody who trades all
the time must not use up the requests of all others. What the venue did itself does not wait."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before a lost stream is opened again; they double each time."""
SPREAD = 0.5
"""The part of a wait by which accounts differ: all streams of a venue are often lost at once."""


class Streams:
    """Call `turn` every few seconds: it opens and closes streams as danger and exposure change, at most
    `most` at a venue."""

    def __init__(self, sweep: Sweep, clock: Clock, most: int, gauge_from: Decimal) -> None:
        self._sweep = sweep
        self._clock = clock
        self._most = most
        self._gauge_from = gauge_from
        self._kept: dict[AccountId, tuple[Watched, asyncio.Task[None]]] = {}
        self._open: dict[AccountId, VenueName] = {}

    async def turn(self) -> None:
        """Keep a stream for each account that should have one, and no other."""
        wanted: dict[AccountId, Watched] = {}
        if self._most:
            for accounts in self._sweep.watched().values():
                mine = [w for w in accounts if w.follow and not self._sweep.elsewhere(w.account.id)]
                found = chosen(mine, self._kept, self._most, self._gauge_from)
                wanted |= {watched.account.id: watched for watched in found}
        gone = [a for a, (watched, _) in self._kept.items() if wanted.get(a) is not watched]
        await self._close(gone)
        for account in wanted.keys() - self._kept.keys():
            watched = wanted[account]
            task = asyncio.create_task(self._keep(watched), name=f"stream {account}")
            self._kept[account] = watched, task

    def opened(self) -> Mapping[VenueName, int]:
        """How many streams are open now at each venue."""
        return Counter(self._open.values())

    async def stop(self) -> None:
        """Close them all."""
        await self._close(list(self._kept))

    async def _close(self, accounts: Iterable[AccountId]) -> None:
        tasks = [self._kept.pop(account)[1] for account in accounts]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self, watched: Watched) -> None:
        """Follow an account until cancelled; a stream that is lost is opened anew."""
        account, wait, said = watched.account, FIRST_WAIT, ""
        while True:
            began = self._clock.monotonic()
            try:
                why = await self._followed(watched)
            finally:
                was_open = self._open.pop(account.id, None) is not None
            lasted = self._clock.monotonic() - began
            if was_open and lasted >= LONGEST_WAIT:  # one that flaps is opened ever more rarely
                wait, said = FIRST_WAIT, ""
            if isinstance(why, KeyRefused | Lacks):  # as long as the key is the same, so is the answer
                wait = LONGEST_WAIT
            if said != (said := str(why)):
                log.warning("account %s is looked at without a stream: %s", account.id, why)
            await self._clock.sleep(wait * (1 + SPREAD * ((account.id * 0.618) % 1)))
            wait = min(LONGEST_WAIT, wait * 2)

    async def _followed(self, watched: Watched) -> VenueError:
        """Follow an account until its stream is lost; returns why that is so."""
        assert watched.follow is not None
        stirs = asyncio.Event()
        passing = asyncio.create_task(self._pass_on(watched.account.id, stirs))
        try:
            await watched.follow(self._hears(watched, stirs))
        except VenueError as error:
            return error
        except Exception as error:
            log.exception("stream of account %s", watched.account.id)
            return Unreachable(f"a fault of mine ({type(error).__name__})")
        finally:
            passing.cancel()
            await asyncio.gather(passing, return_exceptions=True)
        return Unreachable("the stream ended")

    def _hears(self, watched: Watched, stirs: asyncio.Event) -> Callable[[bool], None]:
        account = watched.account

        def stirred(forced: bool) -> None:
            self._open[account.id] = account.venue
            if forced:
                self._sweep.stirred(account.id)
            else:
                stirs.set()

        return stirred

    async def _pass_on(self, account: AccountId, stirs: asyncio.Event) -> None:
        """Ask for a look after whatever happened, not for one after each of many things."""
        rest = REST
        while True:
            rest = min(LONGEST_REST, rest * 2) if stirs.is_set() else REST
            await stirs.wait()
            stirs.clear()
            self._sweep.stirred(account)
            await self._clock.sleep(rest)


def chosen(
    candidates: Iterable[Watched], had: Collection[AccountId], most: int, gauge_from: Decimal
) -> list[Watched]:
    """Who has a stream: those in danger first, then the larger exposures; who has none open needs none."""

    def place(watched: Watched) -> tuple[bool, Decimal]:
        stays = STAYS if watched.account.id in had else Decimal(1)
        return in_danger(watched.baseline, gauge_from), exposure(watched) * stays

    open_ = [watched for watched in candidates if watched.baseline.positions]
    return sorted(open_, key=place, reverse=True)[:most]


def exposure(watched: Watched) -> Decimal:
    """The notional of all positions in US dollars, as far as it is known."""
    return sum((dollars(position) or Decimal(0) for position in watched.baseline.positions), Decimal(0))
