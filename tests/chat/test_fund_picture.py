"""The fund behind a market as a picture, where an exchange told enough of it."""

import io
from dataclasses import replace
from decimal import Decimal

from PIL import Image

from bot.chat import fund_picture, illustrate
from bot.chat.message import Message
from bot.model.signal import Signal
from tests.builders import at
from tests.events import signal

FALLING = tuple(signal(after=600 * n, fund=Decimal(1_200_000 - 4000 * n)) for n in range(60))
ANSWER = Message("Danger in ETHUSDT")


def test_it_is_drawn_from_few_and_many_readings() -> None:
    for found in (FALLING, FALLING[:2], tuple(replace(s, fund=Decimal(0)) for s in FALLING)):
        picture = Image.open(io.BytesIO(fund_picture.fund(found, "Somewhere", at(36_000))))
        assert (picture.format, picture.width) == ("PNG", 1080)


async def shown(*past: Signal) -> Message:
    return await illustrate.of_fund(ANSWER, past, "Somewhere", at(36_000))


async def test_an_answer_carries_it() -> None:
    answer = await shown(*FALLING)
    assert answer.file is not None and answer.file.content.startswith(b"\x89PNG")
    assert replace(answer, file=None) == ANSWER


async def test_the_fund_that_was_told_of_most_is_drawn() -> None:
    other = tuple(replace(s, asset="BNB") for s in FALLING[:9])
    alone, both = await shown(*FALLING), await shown(*other, *FALLING)
    assert alone.file is not None and both.file is not None and alone.file.content == both.file.content


async def test_too_little_is_no_picture() -> None:
    assert await shown() == ANSWER
    assert await shown(*FALLING[:1]) == ANSWER
    assert await shown(*FALLING[:3]) == ANSWER, "twenty minutes"
    assert await shown(*(replace(s, fund=None) for s in FALLING)) == ANSWER
