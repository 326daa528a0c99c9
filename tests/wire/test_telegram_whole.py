"""The whole bot: an exchange on loopback in front, the real python-telegram-bot and a Bot API behind."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import App
from bot.clock import WallClock
from bot.host import Host
from bot.model.position import Side
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import SimAccount, SimCause, SimFill, SimPosition
from bot.settings import Secrets
from bot.venues.hyperliquid.simulate import DIALECT
from tests.rehearsal.still import StillMarket
from tests.wire.telegram_server import GROUP, PERSON, TOKEN, BotApi, posted, serving

ADDRESS = "0x" + "5a" * 20
CLOCK = WallClock()


def holding(size: str) -> SimPosition:
    return SimPosition(
        coin="ETH",
        side=Side.SHORT,
        size=Decimal(size),
        entry=Decimal(2600),
        mark=Decimal(2500),
        leverage=Decimal(5),
        liquidation=Decimal(3000),
        queue=Decimal(1),
        profit=Decimal(size) * 100,
        updated_at=CLOCK.now(),
    )


def taken(size: str, before: str) -> SimFill:
    return SimFill(
        id=7001,
        coin="ETH",
        side=Side.SHORT,
        opens=False,
        size=Decimal(size),
        price=Decimal(2512),
        mark=Decimal(2498),
        realised=Decimal(352),
        size_before=Decimal(before),
        cause=SimCause.ADL,
        at=CLOCK.now(),
    )


@asynccontextmanager
async def running(folder: Path, api: BotApi, market: StillMarket) -> AsyncIterator[App]:
    """The live app over an exchange and a Bot API on loopback; the database is kept in `folder`."""
    exchange = RehearsalExchange(market, {"hyperliquid": DIALECT}, CLOCK)
    base = await exchange.start()
    async with serving(api) as host:
        table = {
            "database": folder / "bot.sqlite3",
            "master_key_file": folder / "bot.key",
            "people": {"Vera": {"role": "host", "addresses": {"telegram": str(PERSON["id"])}}},
            "venues": {
                "hyperliquid": {
                    "hosts": {"api": f"{base}/hyperliquid"},
                    "calm_seconds": 1,
                    "near_seconds": 1,
                }
            },
            "chat": {"telegram": {"hosts": {"api": host}}},
        }
        secrets = Secrets(None, {"ADLWATCH_TELEGRAM_TOKEN": TOKEN})
        app = App(Host(settings.check(table, "test"), secrets, CLOCK))
        await app.start()
        try:
            yield app
        finally:
            await app.stop()
            await exchange.stop()


def button(call: Any, label: str = "1") -> str:
    """The data of the button with that label under a message."""
    rows = json.loads(call["reply_markup"])["inline_keyboard"]
    data: str = next(b["callback_data"] for row in rows for b in row if b["text"] == label)
    return data


async def test_from_connect_to_a_ticked_checklist_and_over_a_restart(tmp_path: Path) -> None:
    api = BotApi()
    market = StillMarket({ADDRESS: SimAccount(ADDRESS, Decimal(9000), (holding("10"),))})
    async with running(tmp_path, api, market):
        await api.story.until("getUpdates")
        await api.types(f"/connect hyperliquid main address={ADDRESS}", number=900)
        answer, first = (await api.story.until("sendMessage", 2))[:2]
        assert [call["message_id"] for call in api.story.calls("deleteMessage")] == ["900"]
        assert "connected" in answer["text"] and "erased" in answer["text"]
        assert "First look at main (Hyperliquid): 1 position" in first["text"]
        assert "ETH short 10" in first["text"]

        market.accounts[ADDRESS] = SimAccount(
            ADDRESS, Decimal(9000), (holding("6"),), (taken("4", before="10"),)
        )
        alert = (await api.story.until("sendMessage", 3))[2]
        assert "ADL took 40 % of your ETH short" in alert["text"]
        assert "4 of 10 at 2,512" in alert["text"] and "6 (as expected)" in alert["text"]
        assert alert.get("disable_notification") in (None, "false", "False")

    async with running(tmp_path, api, market):
        await api.presses(button(alert), number=3)
        edited = (await api.story.until("editMessageText"))[0]
        assert "1. Verify the reduction" in edited["text"]
        await api.presses(button(edited, "Step done"), number=3)
        toast = (await api.story.until("answerCallbackQuery", 2))[1]
        assert toast["text"] == "Step 1 is done."
        while "Vera" not in edited["text"]:
            edited = (await api.story.until("editMessageText", len(api.story.calls("editMessageText")) + 1))[
                -1
            ]
    assert len(api.story.calls("sendMessage")) == 3, "a restart repeats nothing"


async def test_a_group_sees_what_is_shared_and_a_second_person_there_gets_nothing(tmp_path: Path) -> None:
    api = BotApi()
    market = StillMarket({ADDRESS: SimAccount(ADDRESS, Decimal(9000), (holding("10"),))})
    async with running(tmp_path, api, market):
        await api.story.until("getUpdates")
        await api.types(f"/connect hyperliquid main address={ADDRESS}", number=900)
        await api.story.until("sendMessage", 2)
        await api.types("/share main hide", GROUP, number=901)
        shared = (await api.story.until("sendMessage", 3))[2]
        assert shared["chat_id"] == str(GROUP["id"]) and "without sizes" in shared["text"]

        market.accounts[ADDRESS] = SimAccount(
            ADDRESS, Decimal(9000), (holding("6"),), (taken("4", before="10"),)
        )
        sent = (await api.story.until("sendMessage", 5))[3:]
        group = next(call for call in sent if call["chat_id"] == str(GROUP["id"]))
        assert (
            "ADL took from ETH" in group["text"] and "40" not in group["text"] and "2,5" not in group["text"]
        )

        other = {**PERSON, "id": 777, "first_name": "Mallory"}
        under = posted("an alert", GROUP, 5)
        await api.receives(
            callback_query={
                "id": "q-1",
                "from": other,
                "chat_instance": "c",
                "message": under,
                "data": button(group, "Got it"),
            }
        )
        (toast,) = await api.story.until("answerCallbackQuery")
        assert toast["text"] == "I do not know you."
        for number, text in enumerate(("/positions", "/export", "/unshare main")):
            await api.receives(message=posted(text, GROUP, 910 + number, sender=other))
            refused = (await api.story.until("sendMessage", 6 + number))[-1]
            assert "I do not know you" in refused["text"] and "main" not in refused["text"]
