"""Behind each forced execution and each cancelled order stands the venue's own row, as it came."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.model.fill import Cause
from bot.model.observation import Fills
from bot.model.order import Orders
from bot.venues.contract import Venue
from bot.venues.reading import received
from bot.venues.reply import decode
from tests.venues.samples import facts, paths


def asking(*questions: str) -> Iterator[Any]:
    for venue, path in paths():
        sample = decode(path.read_bytes())
        if sample.get("ask", "positions") in questions and "error" not in sample:
            yield pytest.param(venue, path, id=f"{venue.name}/{path.stem}")


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """Every record anywhere in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from rows(inner)


@pytest.mark.parametrize(("venue", "path"), list(asking("fills", "orders")))
async def test_a_row_is_kept_as_it_came(venue: Venue, path: Path) -> None:
    sample = decode(path.read_bytes())  # noqa: ASYNC240 - a small file of the project
    found = await facts(venue, sample)
    assert isinstance(found, Fills | Orders)
    kept = [f.raw for f in found.fills] if isinstance(found, Fills) else [c.raw for c in found.cancelled]
    if isinstance(found, Fills):
        forced = [f.raw for f in found.fills if f.cause is not Cause.OWN_ORDER]
        assert all(forced) and sum(map(bool, kept)) == len(forced), "one's own orders are nobody's evidence"
    else:
        assert all(kept)
    came = list(rows(sample["calls"]))
    assert all(decode(raw.encode()) in came for several in kept for raw in several)


def test_digits_stay_as_they_were_sent() -> None:
    sent = b'{"b":"0.10","a":1.2300,"t":1754000000123,"n":null,"w":"\xe4\xbd\xa0","z":[true,{}]}'
    assert received(decode(sent)).encode() == sent
