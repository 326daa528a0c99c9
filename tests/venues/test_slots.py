"""A venue that changes a word must not look as if it had closed what is held."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from bot.errors import Garbled
from bot.model.position import PositionKey, Side
from bot.venues.binance import VENUE as BINANCE
from bot.venues.bybit import VENUE as BYBIT
from bot.venues.contract import Venue
from bot.venues.okx import VENUE as OKX
from bot.venues.okx.executions import position_of
from tests.fakes.wire import SampleWire
from tests.venues import binance_rows, bybit_rows, okx_rows

Rows = Sequence[dict[str, Any]]
Calls = Callable[[Rows], list[dict[str, Any]]]


def on_binance(rows: Rows) -> list[dict[str, Any]]:
    return [{"call": "GET /fapi/v3/positionRisk", "reply": list(rows)}]


def on_bybit(rows: Rows) -> list[dict[str, Any]]:
    reply = bybit_rows.listed("linear", list(rows))
    return [{"call": bybit_rows.POSITIONS, "params": {"settleCoin": "USDT"}, "reply": reply}]


def on_okx(rows: Rows) -> list[dict[str, Any]]:
    return [{"call": okx_rows.POSITIONS, "reply": {"code": "0", "msg": "", "data": list(rows)}}]


async def looked(venue: Venue, calls: Calls, first: Rows, then: Rows) -> tuple[list[PositionKey], Any]:
    """The names before and the look after, of one session; what was held is known to a new one too."""
    wire = SampleWire(venue, calls(first) + calls(then) * 2, reads=(venue.parts[0].name,))
    session = venue.open(wire)
    held = [p.key for p in (await session.positions()).positions]
    look = await session.positions()
    wire.held = tuple(held)
    assert await venue.open(wire).positions() == look, "after a restart"
    return held, look


@pytest.mark.parametrize(
    ("venue", "calls", "row", "known", "strange", "said"),
    [
        (BINANCE, on_binance, binance_rows.position, {}, {"positionSide": "NET"}, "positionSide=NET"),
        (
            BINANCE,
            on_binance,
            binance_rows.position,
            {"positionSide": "SHORT"},
            {"positionSide": "S"},
            "positionSide=S",
        ),
        (BYBIT, on_bybit, bybit_rows.position, {}, {"positionIdx": 7}, "positionIdx=7"),
        (BYBIT, on_bybit, bybit_rows.position, {"positionIdx": 1}, {"positionIdx": 7}, "positionIdx=7"),
        (OKX, on_okx, okx_rows.row, {}, {"posSide": "both"}, "posSide=both"),
        (OKX, on_okx, okx_rows.row, {"posSide": "short"}, {"posSide": "S"}, "posSide=S"),
        (OKX, on_okx, okx_rows.row, {}, {"mgnMode": "magic"}, "mgnMode=magic"),
        (OKX, on_okx, okx_rows.row, {}, {"posSide": "both", "mgnMode": "magic"}, "posSide=both"),
    ],
)
async def test_a_position_under_an_unknown_word_is_the_one_that_was_held(
    venue: Venue, calls: Calls, row: Any, known: dict[str, Any], strange: dict[str, Any], said: str
) -> None:
    held, look = await looked(venue, calls, [row(**known)], [row(**strange)])
    assert [p.key for p in look.positions] == held
    assert said in look.oddities
    side = {"SHORT": Side.SHORT, "short": Side.SHORT}.get(str(next(iter(known.values()), "")))
    assert side is None or look.positions[0].side is side


async def test_one_that_was_not_held_keeps_the_word() -> None:
    _, look = await looked(
        OKX, on_okx, [okx_rows.row()], [okx_rows.row(), okx_rows.row(instId="A-USDT-SWAP", posSide="both")]
    )
    assert [p.key.slot for p in look.positions] == ["net/cross", "both/cross"]


@pytest.mark.parametrize("shown", [1, 2])
async def test_which_of_two_it_is_is_never_guessed(shown: int) -> None:
    both = [okx_rows.row(posSide=side) for side in ("long", "short")]
    strange = [okx_rows.row(posSide=side) for side in ("l", "s")][:shown]
    wire = SampleWire(OKX, on_okx(both) + on_okx(strange), reads=("the account",))
    session = OKX.open(wire)
    await session.positions()
    with pytest.raises(Garbled, match="cannot be told"):
        await session.positions()


async def test_the_other_leg_says_which_it_is() -> None:
    legs = [okx_rows.row(posSide=side) for side in ("long", "short")]
    held, look = await looked(OKX, on_okx, legs, [legs[0], okx_rows.row(posSide="s")])
    assert [p.key for p in look.positions] == held
    assert look.positions[1].side is Side.SHORT


def test_a_fill_with_an_unknown_side_is_of_the_only_leg_held() -> None:
    row = okx_rows.fill(1, posSide="both")
    one = {("SOL-USDT-SWAP", "net"): frozenset({"isolated"})}
    assert position_of(row, one).slot == "net/isolated"
    two = {("SOL-USDT-SWAP", side): frozenset({"cross"}) for side in ("long", "short")}
    assert position_of(row, two).slot == "both/cross"
