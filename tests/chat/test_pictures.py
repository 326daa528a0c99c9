"""Pictures: drawn from facts alone, of the right size, with the right numbers; never in the way of a text."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.chat import canvas, illustrate, pictures
from bot.chat.message import Message
from bot.model.fill import Cause
from bot.model.position import PositionKey, Side, SizeUnit
from bot.model.track import Sample, Trace
from bot.words import say
from tests.builders import at, fill, key
from tests.events import stepped

SAMPLES = tuple(
    Sample(key(), at(60 * n), Decimal(10 if n < 20 else 6), min(4, n // 5), 4, Decimal(2500 - n))
    for n in range(30)
)
TRACE = Trace(key(), Side.SHORT, SizeUnit.BASE, at(), at(1800), SAMPLES, (fill(at=at(1190)),), Decimal(10))
BARE = replace(TRACE, samples=(), fills=())


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("draw", [pictures.incident, pictures.history])
@pytest.mark.parametrize(
    "trace",
    [
        TRACE,
        BARE,
        replace(BARE, samples=SAMPLES[:1]),
        replace(BARE, fills=TRACE.fills),
        replace(BARE, since=at(), until=at()),
        replace(TRACE, samples=tuple(s._replace(level=None, of=None, mark=None) for s in SAMPLES)),
        replace(TRACE, samples=tuple(s._replace(size=Decimal(0)) for s in SAMPLES)),
        replace(TRACE, key=PositionKey("X" * 200, "BOTH")),
    ],
)
def test_whatever_is_known_can_be_drawn(draw: Callable[[Trace, str], bytes], trace: Trace) -> None:
    content = draw(trace, "main (Somewhere)")
    picture = opened(content)
    assert picture.format == "PNG" and picture.width == 1080 and 500 < picture.height < 1600
    assert len(content) < 500_000, "a phone has it at once"


def test_it_brings_its_own_ground() -> None:
    """So that it is read in a light and in a dark chat alike."""
    picture = opened(pictures.incident(TRACE, "main")).convert("RGBA")
    corners = {picture.getpixel((x, y)) for x in (0, 1079) for y in (0, picture.height - 1)}
    assert corners == {(0x16, 0x20, 0x2B, 255)}


def test_a_position_without_an_indicator_has_a_panel_less() -> None:
    without = replace(TRACE, samples=tuple(s._replace(level=None, of=None) for s in SAMPLES))
    tall, short = (opened(pictures.incident(t, "main")).height for t in (TRACE, without))
    assert short < tall


def test_the_size_falls_with_each_execution() -> None:
    own = fill("o", -2, Cause.OWN_ORDER, at=at(100))
    assert pictures.sizes(replace(TRACE, fills=(own, *TRACE.fills)), SAMPLES)[1:4] == [
        (at(60), Decimal(10)),
        (at(100), Decimal(12)),
        (at(120), Decimal(10)),
    ], "what a look shows counts"
    assert pictures.sizes(BARE, ()) == [(at(), Decimal(10))]


@pytest.mark.parametrize(
    ("ticks", "texts"),
    [
        (["0", "0.5", "1"], ["0", "0.5", "1.0"]),
        (["76600", "76800"], ["76,600", "76,800"]),
        (["0.0120", "0.0122"], ["0.0120", "0.0122"]),
        (["0", "50000000", "1E+8"], ["0", "50 M", "100 M"]),
        (["2500000000", "5E+9"], ["2.5 B", "5.0 B"]),
        (["-2", "0"], ["-2", "0"]),
        ([], []),
    ],
)
def test_numbers_of_an_axis_are_written_alike(ticks: list[str], texts: list[str]) -> None:
    assert canvas.numbers([Decimal(tick) for tick in ticks]) == texts


prices = st.decimals("1e-6", "1e6", allow_nan=False, places=6)


@settings(max_examples=30, deadline=None)
@given(st.lists(prices, min_size=1, max_size=4), st.integers(-6, 1), st.sampled_from([1, 2, 5]))
def test_an_axis_of_prices_has_only_prices_that_the_market_has(
    found: list[Decimal], power: int, unit: int
) -> None:
    tick = Decimal(unit).scaleb(power)
    _, (panel,) = canvas.sheet("x", "y", [2.0])
    canvas.priced(panel, found, tick)
    texts = [label.get_text() for label in panel.get_yticklabels()]
    steps = [Decimal(text.replace(",", "")) / tick for text in texts]
    assert steps and all(step == int(step) for step in steps) and len(steps) < 15
    places = {len(text.partition(".")[2]) for text in texts}
    assert places == {max(0, -power)}, "all of a market's places, on every label"


def test_the_prices_of_a_picture_are_in_the_steps_of_the_market() -> None:
    _, (panel,) = canvas.sheet("x", "y", [2.0])
    pictures.price(panel, replace(TRACE, instrument=stepped("0.001")), SAMPLES)
    assert panel.get_title(loc="right") == "average fill 2,512.000"
    assert {label.get_text()[-4:] for label in panel.get_yticklabels()} == {".000"}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5000),
            st.decimals("1e-9", "1e12", allow_nan=False, places=9),
            st.integers(0, 5) | st.none(),
            st.decimals("1e-9", "1e9", allow_nan=False, places=9) | st.none(),
        ),
        max_size=12,
        unique_by=lambda row: row[0],
    )
)
def test_any_samples_can_be_drawn(rows: list[tuple[int, Decimal, int | None, Decimal | None]]) -> None:
    found = tuple(
        Sample(key(), at(s), size, level, None if level is None else 5, mark)
        for s, size, level, mark in sorted(rows, key=lambda row: row[0])
    )
    assert pictures.incident(replace(TRACE, samples=found, until=at(6000)), "main")


async def test_a_picture_that_cannot_be_drawn_leaves_the_text(caplog: pytest.LogCaptureFixture) -> None:
    broken = replace(TRACE, until=datetime.max.replace(tzinfo=at().tzinfo))
    message = await illustrate.of_incident(Message("How it went"), (broken,), "main")
    assert message.file is None and message.lines == (say("picture-none"),)
    assert "a picture could not be drawn" in caplog.text
    assert (await illustrate.of_incident(Message("x"), (), "main")).lines == (say("picture-none"),)


async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    drawing = asyncio.create_task(illustrate.of_incident(Message("How it went"), (TRACE,), "main"))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert turns > 5 and drawing.result().file is not None
