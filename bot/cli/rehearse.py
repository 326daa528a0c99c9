"""`adlwatch rehearse`: the real process against a scripted exchange on loopback, ten times as fast."""

import importlib
import tempfile
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from bot import log, settings
from bot.app import App
from bot.cli.hosting import here, play, somebody
from bot.cli.run import until_stopped
from bot.clock import Clock, FastClock, WallClock
from bot.health.page import Page
from bot.host import Host
from bot.live import scope_of
from bot.model.delivery import State
from bot.model.ids import VenueName
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import Dialect
from bot.rehearsal.script import CAST, Story, tell
from bot.services import accounts
from bot.services.house import House
from bot.store import outbox
from bot.venues.client import load_library
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.words import say

RATE = 10.0


def main(given: Namespace) -> int:
    """0 when the story was told to its end and nothing is left unsent."""
    return play(_rehearse(given.keep, given.health))


async def _rehearse(keep: bool, health: str) -> int:
    log.start("WARNING")
    print(say("rehearse-intro", rate=str(int(RATE))), flush=True)
    await load_library()  # seconds that the market must not spend
    clock = FastClock(RATE)
    cast = _cast()
    story = tell([_key(venue) for venue in cast])
    exchange = RehearsalExchange(story.market(clock.now()), _dialects(cast), clock)
    exchange.faults.extend(story.outages(clock.now()))
    with tempfile.TemporaryDirectory(prefix="adlwatch-rehearsal-") as folder:
        app = App(_host(Path(folder), await exchange.start(), clock))
        page = Page(health, app.tally)
        try:
            await page.open()
            house = await app.start()
            page.show(scope_of(app))
            await _connect(house, cast, story)
            await clock.sleep(story.length.total_seconds())
            unsent = await _finish(house, clock)
            print(say("rehearse-end" if not unsent else "rehearse-unsent", unsent=unsent), flush=True)
            if keep:
                print(say("rehearse-keep"), flush=True)
                await until_stopped(app)
        finally:
            await app.stop()
            await page.close()
            await exchange.stop()
    return 0 if not unsent else 1


def _cast() -> tuple[Venue, ...]:
    """A venue for each role: the last role is for one that needs only an address."""
    keyed = [v for v in venues().values() if any(f.secret for f in v.key_fields)]
    keyless = [v for v in venues().values() if not any(f.secret for f in v.key_fields)]
    return (*keyed[: len(CAST) - 1], keyless[0])


def _key(venue: Venue) -> str:
    """The field by which the venue knows the account: its first."""
    return venue.key_fields[0].example


def _dialects(cast: tuple[Venue, ...]) -> dict[str, Dialect]:
    return {v.name: importlib.import_module(f"bot.venues.{v.name}.simulate").DIALECT for v in cast}


def _host(folder: Path, base: str, clock: Clock) -> Host:
    table = here(folder, "rehearsal")
    table["venues"] = {v.name: {"hosts": _hosts(v, base)} for v in venues().values()}
    table["watch"] = {"streams_per_venue": len(CAST)}
    return Host(settings.check(table, "rehearsal"), settings.Secrets(None, {}), clock)


def _hosts(venue: Venue, base: str) -> Mapping[str, str]:
    return dict.fromkeys(venue.hosts, f"{base}/{venue.name}")


async def _connect(house: House, cast: tuple[Venue, ...], story: Story) -> None:
    person = await somebody(house)
    for venue, watched in zip(cast, story.accounts, strict=True):
        fields = {field.name: field.example for field in venue.key_fields}
        await accounts.connect(house, person, VenueName(venue.name), watched.label, fields)


async def _finish(house: House, clock: Clock) -> int:
    """How many deliveries are unsent after a last moment to send them."""
    for _ in range(20):
        async with house.database.read() as db:
            states = await outbox.count(db)
        unsent = sum(number for state, number in states.items() if state is not State.SENT)
        if not unsent:
            break
        await WallClock().sleep(0.1)
    return unsent
