"""Runs every venue's own samples: the replies in `samples/*.json` must become the facts beside them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import errors
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.venues.reply import decode
from tests.venues.samples import ROOT, facts, paths, plain


def samples() -> Iterator[Any]:
    for venue, path in paths():
        yield pytest.param(venue, path, id=f"{venue.name}/{path.stem}")


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
