"""Discord's gateway behind a line that breaks: who hears of it, what is pressed meanwhile, and that every
alert arrives once."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.event import Trial
from bot.model.ids import AlertId
from bot.store import alerts
from tests.builders import at
from tests.fakes.household import person
from tests.fakes.waiting import until
from tests.wire.discord_server import IDENTIFY, RESUME, Fault
from tests.wire.two_apps import SILENT, Two, two_apps

TOO_LATE = Fault("/callback", 404, {"code": 10062, "message": "Unknown interaction"})
"""Discord waits three seconds for a first answer to a press: then it tells the person that it failed."""
BREAKS = (
    "cut before the answer",
    "half an answer",
    "a stall of the answer",
    "a stall of the request",
    "a corrupt byte in the answer",
)
PATIENT = {"chat_silent": 60}


@pytest.fixture
async def two(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Two]:
    async with two_apps(tmp_path, getattr(request, "param", {})) as two:
        yield two


async def alerted(two: Two, number: int) -> None:
    """An alert is written for both apps."""
    vera = await person(two.house.database, "Vera")
    name = f"alert {number} for Vera"
    alert = Alert(AlertId(name), vera.id, None, Trial(at(), name), Urgency.ADL, at())
    async with two.house.database.write() as db:
        now = two.house.clock.now()
        await alerts.tell(db, (Telling(alert, Reason.FIRST, vera.addresses),), {}, now)
    two.house.nudge()


def copies(texts: list[str]) -> list[int]:
    """How often each of the alerts is in the texts, by their numbers from 0 on."""
    return [sum(f"alert {number} for" in text for text in texts) for number in range(3)]


def said(two: Two, words: str) -> int:
    """How often the host was told so in Telegram."""
    return sum(words in text for text in two.in_telegram())


async def drilled(two: Two) -> tuple[Any, str]:
    """A drill's alert in Discord, and what its button Got it carries."""
    await two.discord.slash(two.ada, "drill")
    shown: list[tuple[Any, str]] = []

    def offered() -> bool:
        for message in two.discord.direct_messages(two.ada):
            for row in message.components:
                shown.extend((message, b["custom_id"]) for b in row["components"] if b["label"] == "Got it")
        return bool(shown)

    await until(offered)
    return shown[0]


def got_it(two: Two) -> bool:
    """Whether the copies in both apps say that Vera pressed Got it."""
    edits = [call["text"] for call in two.telegram.story.calls("editMessageText")]
    return all(any("Got it: Vera" in text for text in texts) for texts in (two.in_discord(), edits))


async def presses(two: Two, message: Any, data: str) -> None:
    await two.discord.interact(two.ada, 3, {"custom_id": data, "component_type": 2}, message)


@pytest.mark.parametrize("two", [PATIENT], indirect=True)
@pytest.mark.parametrize("name", ["cut before the answer", "half an answer"])
async def test_a_press_while_the_line_is_cut_is_done_when_it_resumes_though_too_late_to_answer(
    two: Two, name: str
) -> None:
    message, data = await drilled(two)
    two.line.breaks(name)
    await until(lambda: two.discord.connections > 1)
    two.discord.faults.append(TOO_LATE)
    await presses(two, message, data)
    await alerted(two, 0)
    two.line.mends()
    await until(lambda: RESUME in two.discord.packets)
    await until(lambda: got_it(two))
    await until(lambda: copies(two.in_discord())[0] == copies(two.in_telegram())[0] == 1)
    assert two.discord.packets.count(IDENTIFY) == 1
    assert said(two, SILENT) == 0, "it was nobody's business"


@pytest.mark.parametrize("two", [PATIENT], indirect=True)
async def test_a_late_line_is_nobodys_business(two: Two) -> None:
    message, data = await drilled(two)
    two.line.breaks("latency")
    await presses(two, message, data)
    await alerted(two, 0)
    await until(lambda: got_it(two))
    await until(lambda: copies(two.in_discord())[0] == copies(two.in_telegram())[0] == 1)
    assert two.discord.packets.count(IDENTIFY) == 1 and RESUME not in two.discord.packets
    assert said(two, SILENT) == 0


@pytest.mark.parametrize("name", BREAKS)
async def test_a_line_that_stays_broken_is_told_in_the_other_app_and_everything_arrives_once(
    two: Two, name: str
) -> None:
    message, data = await drilled(two)
    await alerted(two, 0)
    begun = two.discord.packets.count(IDENTIFY)
    two.line.breaks(name)
    await alerted(two, 1)
    await until(lambda: said(two, f"{SILENT} Discord") == 1)
    await presses(two, message, data)  # Discord tells that this failed: nobody is there to answer
    two.line.mends()
    await until(lambda: two.discord.packets.count(IDENTIFY) > begun)
    await until(lambda: said(two, "Discord: well again") == said(two, SILENT))
    await alerted(two, 2)
    await until(lambda: copies(two.in_discord()) == copies(two.in_telegram()) == [1, 1, 1])
    await presses(two, message, data)
    await until(lambda: got_it(two))
    assert said(two, SILENT) <= 2, (
        "once more where what broke took the beginning of the next connection along"
    )
    assert copies(two.in_discord()) == copies(two.in_telegram()) == [1, 1, 1]
