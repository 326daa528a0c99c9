"""/risk and /market: the board over exchanges, and what is known of one market."""

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.model.regime import Regime, RegimeState, Why
from bot.model.signal import Danger, Signal
from bot.store import signals
from bot.store.database import Database
from bot.words import say
from tests.builders import at, position
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people
from tests.fakes.venue import SOMEWHERE
from tests.services.test_desk import ANA, BEN, Room

WARNING = RegimeState("ETHUSDT", Regime.WARNING, at(-600), ((Why.FUND_FELL_1H, Decimal("0.25")),))


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    made = Room(database, clock, regimes=lambda venue: {"ETHUSDT": WARNING})
    made.session.held = [position(10, "ETHUSDT", 4), position(2, "BTCUSDT", 3)]
    await made.fill()
    yield made


async def hear(room: Room, *readings: Signal) -> None:
    async with room.database.write() as db:
        await signals.keep(db, SOMEWHERE, readings)


async def test_the_board_sums_what_is_carried_and_what_stands_high(room: Room) -> None:
    room.clock.advance(30)
    board = await room.ask(ANA, "risk")
    assert board.head == "Your risk: 30,000 USD on 1 exchange"
    assert board.lines == (
        "Somewhere: 30,000 USD, net -30,000 USD · 2 positions in 1 account · read 30 s ago",
        "• First in the ADL queue: 25,000 USD (1 position)",
        "• One rung below: 5,000 USD (1 position)",
        "Your markets: 0 calm, 1 not judged",
        "• ETHUSDT (Somewhere): warning – the insurance fund fell 25 % in 1 h",
    )
    assert board.buttons[0][0].data == "c/market/ETHUSDT"


async def test_the_board_of_somebody_else_is_empty(room: Room) -> None:
    assert (await room.ask(BEN, "risk")).head == say("positions-none")


async def test_a_market_shows_its_fund_how_it_fell_and_how_far_the_trigger_is(room: Room) -> None:
    fund = Signal("fund", "ETHUSDT", at(-7200), fund=Decimal(1_000_000), asset="USDT")
    await hear(
        room,
        fund,
        Signal("fund", "ETHUSDT", at(-60), fund=Decimal(800_000), asset="USDT"),
        Signal(
            "alert",
            "ETHUSDT",
            at(-30),
            Danger.RAISED,
            "adl=2",
            drawdown=Decimal("-0.12"),
            starts=Decimal("-0.3"),
        ),
    )
    shown = await room.ask(ANA, "market", "eth")
    assert shown.head == "Market ETHUSDT"
    assert shown.lines == (
        "Somewhere ETHUSDT: warning",
        "Why: the insurance fund fell 25 % in 1 h.",
        "In this state since 2026-05-04 11:50 UTC.",
        "• The exchange says (alert): adl=2 · 30 s ago",
        "• Fund drawdown -12 %; ADL starts at -30 %, 40 % of the way",
        "• Insurance fund (fund): 800,000 USDT, fell 0 % in 1 h, 20 % in 8 h, 20 % in 24 h · 60 s ago",
        "• Yours: ETHUSDT short 10 · 25,000 USDT · 5× · ADL 4 of 4 (exchange: adl=4)",
    )


async def test_what_is_old_is_called_old_and_what_nobody_judges_is_not_calm(room: Room) -> None:
    await hear(room, Signal("fund", "BTCUSDT", at(-60), fund=Decimal(5), asset="BTC"))
    room.clock.advance(timedelta(hours=2).total_seconds())
    shown = await room.ask(ANA, "market", "BTC")
    assert shown.lines[0] == f"Somewhere BTCUSDT: {say('market-unjudged')}"
    assert shown.lines[1].endswith("2 h 1 min ago: old")


async def test_a_market_of_which_nothing_was_told_says_so(room: Room) -> None:
    shown = await room.ask(ANA, "market", "BTCUSDT")
    assert say("market-silent") in shown.lines


async def test_an_unknown_market_is_asked_for_and_none_by_buttons(room: Room) -> None:
    assert (await room.ask(ANA, "market", "XYZ")).head == say("market-which", symbols="BTCUSDT, ETHUSDT")
    asked = await room.ask(ANA, "market")
    assert [b.data for row in asked.buttons for b in row] == ["c/market/BTCUSDT", "c/market/ETHUSDT"]
    assert (await room.ask(BEN, "market")).head == say("market-none")
