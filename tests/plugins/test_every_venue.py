"""Runs every venue's own samples: the replies in `samples/*.json` must become the facts beside them."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import bot.venues
from bot import errors
from bot.model.instrument import Instrument, Payoff
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.venues.reply import decode
from tests.fakes.wire import SampleWire

ROOT = Path(bot.venues.__file__).parent


def samples() -> Iterator[Any]:
    for name in venues():
        for path in sorted((ROOT / name / "samples").glob("*.json")):
            yield pytest.param(venues()[name], path, id=f"{name}/{path.stem}")


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


def holds(expected: Any, actual: Any, where: str) -> None:
    """Every value the sample states must be there; lists must have the same length."""
    if isinstance(expected, dict):
        assert isinstance(actual, dict), f"{where}: {actual!r}"
        for key, value in expected.items():
            assert key in actual, f"{where}.{key} is missing"
            holds(value, actual[key], f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(expected) == len(actual), f"{where}: {actual!r}"
        for number, (left, right) in enumerate(zip(expected, actual, strict=True)):
            holds(left, right, f"{where}[{number}]")
    else:
        assert expected == actual, f"{where}: expected {expected!r}, got {actual!r}"


def wire(venue: Venue, sample: dict[str, Any]) -> SampleWire:
    now = datetime.fromisoformat(sample["now"]) if "now" in sample else None
    known = {
        symbol: Instrument(
            symbol, **{**of, "payoff": Payoff(of["payoff"]), "contract": Decimal(of["contract"])}
        )
        for symbol, of in sample.get("instruments", {}).items()
    }
    return SampleWire(venue, sample["calls"], sample.get("fields"), sample.get("reads", ()), now, known)


async def facts(venue: Venue, sample: dict[str, Any]) -> Any:
    """The answer to what a sample asks: a method of the account's session, or of the public one."""
    ask, given = sample.get("ask", "positions"), wire(venue, sample)
    if ask in ("signals", "instruments"):
        assert venue.public is not None
        public = venue.public(given)
        return await (public.signals(frozenset(sample["held"])) if ask == "signals" else public.instruments())
    session = venue.open(given)
    if ask == "fills":
        return await session.fills(sample.get("since", {}), frozenset(sample.get("focus", [])))
    if ask == "orders":
        since = sample.get("cancelled_since")
        symbols = frozenset(sample.get("symbols", []))
        return await session.orders(symbols, datetime.fromisoformat(since) if since else None)
    return await getattr(session, ask)()


@pytest.mark.parametrize(("venue", "path"), list(samples()))
async def test_a_sample_becomes_its_facts(venue: Venue, path: Path) -> None:
    sample = decode(path.read_bytes())  # noqa: ASYNC240 - a small file of the project
    assert sample["page"] and sample["follows"], "a sample names the documented endpoint and its date"
    if "error" in sample:
        with pytest.raises(getattr(errors, sample["error"])):
            await facts(venue, sample)
        return
    holds(json.loads(json.dumps(sample["expect"], default=str)), plain(await facts(venue, sample)), "")


@pytest.mark.parametrize("name", list(venues()))
def test_a_venue_has_samples_for_every_question(name: str) -> None:
    asked = {
        json.loads(p.read_text()).get("ask", "positions") for p in (ROOT / name / "samples").glob("*.json")
    }
    assert {"positions", "fills", "prove"} <= asked


@pytest.mark.parametrize("name", list(venues()))
def test_a_venue_can_only_read(name: str) -> None:
    venue = venues()[name]
    assert venue.name == name
    for endpoint in venue.endpoints:
        assert endpoint.host in venue.hosts
        assert endpoint.method == "GET" or endpoint.path == "/info", f"{endpoint} could change something"
