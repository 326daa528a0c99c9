"""Every venue's own samples, and how they are asked: shared by the plug-in test and the fuzz."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import bot.venues
from bot.model.instrument import Instrument, Payoff
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.fakes.wire import SampleWire

ROOT = Path(bot.venues.__file__).parent

Serve = Callable[..., SampleWire]
"""Makes the wire of a sample: called like SampleWire itself."""


def paths() -> Iterator[tuple[Venue, Path]]:
    """Every sample there is, in the order of venues and names."""
    for venue in venues().values():
        for path in sorted((ROOT / venue.name / "samples").glob("*.json")):
            yield venue, path


def plain(value: Any) -> Any:
    """A fact as JSON would write it, so that a sample can state it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, tuple | list | frozenset):
        items = [plain(item) for item in value]
        return sorted(items) if isinstance(value, frozenset) else items
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value if value is None or isinstance(value, bool | int) else str(value)


def wire(venue: Venue, sample: dict[str, Any], serve: Serve = SampleWire) -> SampleWire:
    """What a session talks to: the calls of a sample, its time, and the instruments it knows."""
    now = datetime.fromisoformat(sample["now"]) if "now" in sample else None
    known = {
        symbol: Instrument(
            symbol, **{**of, "payoff": Payoff(of["payoff"]), "contract": Decimal(of["contract"])}
        )
        for symbol, of in sample.get("instruments", {}).items()
    }
    return serve(venue, sample["calls"], sample.get("fields"), sample.get("reads", ()), now, known)


async def facts(venue: Venue, sample: dict[str, Any], given: SampleWire | None = None) -> Any:
    """The answer to what a sample asks: a method of the account's session, or of the public one."""
    ask = sample.get("ask", "positions")
    given = given or wire(venue, sample)
    if ask in ("signals", "instruments"):
        assert venue.public is not None
        public = venue.public(given)
        try:
            held = frozenset(sample.get("held", ()))
            return await (public.signals(held) if ask == "signals" else public.instruments())
        finally:
            await public.close()
    session = venue.open(given)
    if ask == "fills":
        return await session.fills(sample.get("since", {}), frozenset(sample.get("focus", [])))
    if ask == "orders":
        since = sample.get("cancelled_since")
        symbols = frozenset(sample.get("symbols", []))
        return await session.orders(symbols, datetime.fromisoformat(since) if since else None)
    return await getattr(session, ask)()
