"""The line to the exchange breaks in the middle of ADL, in every way a line can: what is told, and when."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.venues.discovery import venues
from tests.fakes.line import NOWHERE, Line, behind_tls, certificate, line_to
from tests.stories.town import Town

SOON = 0.4
"""Seconds of the host after which an answer is given up where none comes."""
BREAKS = ("cut before the request", "half an answer", "a stall of the answer", "a corrupt byte in the answer")
EXCHANGES = list(venues().values())


@dataclass
class Way:
    """A town whose exchange is reached over TLS and over a line."""

    town: Town
    line: Line
    behind: str
    fault: str
    expired: Path

    async def leads_to(self, address: str) -> None:
        """The bot goes on with another address of the exchange, as when a name leads elsewhere."""
        await self.town.stop()
        self.town.address = address
        await self.town.start()


@pytest.fixture
async def way(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Way]:
    fault = getattr(request, "param", "")
    venue = EXCHANGES[BREAKS.index(fault) if fault in BREAKS else 0]
    town, good, old = Town(tmp_path, venue), certificate(tmp_path), certificate(tmp_path, expired=True)
    (trusted := tmp_path / "trusted.pem").write_bytes(good.read_bytes() + old.read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    if "stall" in fault:
        town.watch["timeout"] = SOON
    async with AsyncExitStack() as stack:
        behind = await town.exchange.start()
        secure = await stack.enter_async_context(behind_tls(behind, good))
        line = await stack.enter_async_context(line_to(secure))
        town.address = f"https://{line.address}"
        await town.begin()
        yield Way(town, line, behind, fault, old)
        await town.close()


Turn = Callable[[], Awaitable[None]]


async def is_blind_and_sees_again(town: Town, breaks: Turn, mends: Turn) -> None:
    """Told: nothing for a minute, then that nothing can be read, and afterwards all that happened, once."""
    await town.wait(60)
    position, account = await town.names()
    size = (await town.baseline()).positions[0].size
    town.heard()

    await breaks()
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(50)
    assert town.heard() == [], "a short failure is nobody's business"
    await town.wait(100)
    (blind,) = town.heard()
    assert blind.startswith(f"Cannot read {account} since ")
    assert (await town.baseline()).positions[0].size == size, "unread is not closed"

    await mends()
    await town.wait(60)
    taken = f"ADL took 40 % of your {position} · {account}"
    heard = [h for h in town.heard() if not h.startswith("(edited)")]
    assert len(heard) == 2 and heard[0] == taken
    assert heard[1].startswith(f"Reading {account} again after ")
    told = next(s.message for s in town.chats[0].said if s.head == taken)
    (late,) = [line for line in told.lines if line.startswith("Seen ")]
    assert late == "Seen 2 min after it happened.", late
    await town.wait(200)
    assert all(h.startswith("(edited)") for h in town.heard()), "told once"


@pytest.mark.parametrize("way", BREAKS, indirect=True)
async def test_a_line_that_breaks_is_told_after_a_minute(way: Way) -> None:
    async def breaks() -> None:
        way.line.breaks(way.fault)

    async def mends() -> None:
        way.line.mends()

    await is_blind_and_sees_again(way.town, breaks, mends)


async def test_a_name_that_is_gone_is_told_after_a_minute(way: Way) -> None:
    there = way.town.address
    await is_blind_and_sees_again(
        way.town, lambda: way.leads_to(f"https://{NOWHERE}"), lambda: way.leads_to(there)
    )


async def test_an_expired_certificate_is_told_after_a_minute_and_nothing_leaves(way: Way) -> None:
    there, asked = way.town.address, 0
    async with behind_tls(way.behind, way.expired) as address:

        async def breaks() -> None:
            nonlocal asked
            await way.leads_to(address)
            asked = way.town.asked

        async def mends() -> None:
            assert way.town.asked == asked, "nothing was asked of a server that cannot prove its name"
            await way.leads_to(there)

        await is_blind_and_sees_again(way.town, breaks, mends)


@pytest.mark.parametrize("fault", ["latency", "a slow line"])
async def test_a_slow_line_is_nobodys_business(way: Way, fault: str) -> None:
    town = way.town
    await town.wait(60)
    position, account = await town.names()
    town.heard()
    way.line.breaks(fault)
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(30)
    heard = [h for h in town.heard() if not h.startswith("(edited)")]
    assert heard == [f"ADL took 40 % of your {position} · {account}"]
