"""78 fills over 20 markets within one second: one message in each app, within what the apps can show."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.chat.discord.render import TOTAL, render, weight
from bot.chat.telegram.render import TEXT_LIMIT, dress
from bot.model.position import Side
from bot.rehearsal.facts import SimCause, SimCoin, SimFill, SimMarket, SimPosition
from tests.stories.town import WITH_GAUGE, Town

COINS = [f"C{n:02}" for n in range(20)]
FILLS = 78


def held(town: Town, left: dict[str, Decimal]) -> tuple[SimPosition, ...]:
    shorts = (
        SimPosition(
            coin,
            Side.SHORT,
            size,
            entry=Decimal(110),
            mark=Decimal(100),
            leverage=Decimal(3),
            liquidation=Decimal(140),
            queue=Decimal("0.2"),
            profit=size * 10,
            updated_at=town.clock.now(),
        )
        for coin, size in left.items()
    )
    return tuple(p for p in shorts if p.size)


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_adl_hits_twenty_markets_at_once(town: Town) -> None:
    left = {coin: Decimal(10 + n) for n, coin in enumerate(COINS)}
    town.market.market = SimMarket(tuple(SimCoin(coin, Decimal(100)) for coin in COINS), Decimal(10**6))
    town.shows(positions=held(town, left))
    await town.wait(60)
    _, account = await town.names()
    assert town.heard() == [f"First look at {account}: 20 positions"]

    began, fills = town.clock.now() - timedelta(seconds=1), []
    for n in range(FILLS):
        coin = COINS[n % 20]
        size = min(left[coin], Decimal(3))
        fills.append(
            SimFill(
                next(town.numbers),
                coin,
                Side.SHORT,
                opens=False,
                size=size,
                price=Decimal("100.5"),
                mark=Decimal(100),
                realised=size * Decimal("9.5"),
                size_before=left[coin],
                cause=SimCause.ADL,
                at=began + timedelta(milliseconds=n * 12),
            )
        )
        left[coin] -= size
    town.shows(positions=held(town, left), fills=tuple(fills))
    await town.wait(30)
    assert town.heard() == [f"ADL hit 20 of your positions · {account}"]
    message = town.chats[0].said[-1].message
    taken = sum(f.size for f in fills)
    known = dict(message.facts)
    assert known["Taken"] == f"{taken * Decimal('100.5'):,.0f} USDT in 78 fills"
    realised = known.get("Realised") or known["Realised, about"].removesuffix(
        " (by the entry price, before fees)"
    )
    assert realised == f"{taken * Decimal('9.5'):,.0f} USDT"
    assert known.get("Against the mark price", "x worse").endswith("worse")
    assert "…and 10 more positions." in message.lines
    assert "did not fit" not in dress(message).html and len(dress(message).html) < 2 * TEXT_LIMIT
    shown = render(message)
    assert weight(shown.embed) <= TOTAL and "… +" not in shown.embed["description"]

    await town.wait(400, tick=10)
    edited, drawn = town.heard()
    assert edited == f"(edited) ADL hit 20 of your positions · {account}"
    assert drawn.startswith("How it went: C") and town.chats[0].said[-1].message.file is not None
    closed = sum(size == 0 for size in left.values())
    over = next(line for line in town.chats[0].said[-2].message.lines if line.startswith("Over:"))
    assert over.startswith("Over: 78 fills within 0 s; ") and f"{20 - closed} taken in part." in over
    assert replace((await town.baseline()).past[0], taken=()).fills == 0
