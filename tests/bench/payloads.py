"""What the bench's exchange serves: ten positions per venue, made from that venue's own sample row.

Sizes and indicators stand still; prices, profits and notionals move from one reply to the next, as they do
at an exchange.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import bot.venues
from bot.venues.binance import staged
from bot.venues.bybit import rows as bybit_rows
from bot.venues.okx import shapes

COINS = ("BTC", "ETH", "SOL", "XRP", "ADA", "LTC", "DOT", "UNI", "TRX", "BCH")
SAMPLES = Path(bot.venues.__file__).parent
TURNS = 8
"""Replies with prices of their own, served in turn."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Route:
    """The first route whose `path` starts the request's target and whose `marks` are all in its head answers,
    with one of its `bodies` after the other."""

    path: str
    marks: tuple[str, ...]
    bodies: tuple[bytes, ...]


def routes() -> dict[str, tuple[Route, ...]]:
    """The routes of each venue, by its folder name."""
    return {"binance": _binance(), "bybit": _bybit(), "okx": _okx()}


def fleet() -> tuple[Route, ...]:
    """Binance, with all indicators at the bottom, or at the top for keys that hold the word "hot"."""
    row: Row = _sample("binance", "positions_one_way.json")[0]
    calm = [row | {"symbol": f"{coin}USDT", "adl": 0} for coin in COINS]
    moved = ("markPrice", "unRealizedProfit", "notional", "positionInitialMargin", "liquidationPrice")
    path, *others = _binance()[0].path, *_binance()[1:]
    high = _moving([one | {"adl": 4} for one in calm], moved, list)
    return (Route(path, ("hot",), high), Route(path, (), _moving(calm, moved, list)), *others)


def _sample(venue: str, name: str) -> Any:
    found = json.loads((SAMPLES / venue / "samples" / name).read_text())
    return found["calls"][0]["reply"]


def _bytes(payload: Any) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()


def _moving(
    rows: Iterable[Row], names: tuple[str, ...], reply: Callable[[list[Row]], Any]
) -> tuple[bytes, ...]:
    """The replies with these rows, the named figures a little higher in each."""
    rows = list(rows)
    return tuple(
        _bytes(reply([row | {name: _higher(row[name], turn) for name in names} for row in rows]))
        for turn in range(TURNS)
    )


def _higher(figure: str, turn: int) -> str:
    return str(round(Decimal(figure) * (1 + Decimal(turn) / 1000), 8))


def _binance() -> tuple[Route, ...]:
    row: Row = _sample("binance", "positions_one_way.json")[0]
    rows = [
        row | {"symbol": f"{coin}USDT", "positionAmt": f"{'-' if n % 2 else ''}{n}2.75", "adl": n % 4}
        for n, coin in enumerate(COINS, 1)
    ]
    moved = ("markPrice", "unRealizedProfit", "notional", "positionInitialMargin", "liquidationPrice")
    listed = {"symbols": [staged.instrument(f"{coin}USDT", coin, inverse=False) for coin in COINS]}
    return (
        Route("/fapi/v3/positionRisk", (), _moving(rows, moved, list)),
        Route("/fapi/v1/exchangeInfo", (), (_bytes(listed),)),
        Route("/dapi/v1/exchangeInfo", (), (_bytes({"symbols": []}),)),
    )


def _bybit() -> tuple[Route, ...]:
    reply = _sample("bybit", "positions_one_way.json")
    row: Row = reply["result"]["list"][0]
    rows = [
        row
        | {
            "symbol": f"{coin}USDT",
            "side": "Sell" if n % 2 else "Buy",
            "size": f"{n}2.75",
            "adlRankIndicator": 1 + n % 4,
        }
        for n, coin in enumerate(COINS, 1)
    ]
    listed = [bybit_rows.instrument(f"{coin}USDT", coin, inverse=False) for coin in COINS]

    def page(category: str, found: list[Row]) -> Any:
        return reply | {"result": {"list": found, "nextPageCursor": "", "category": category}}

    path, market = "/v5/position/list", "/v5/market/instruments-info"
    linear = _moving(rows, ("markPrice", "unrealisedPnl", "liqPrice"), lambda found: page("linear", found))
    return (
        Route(path, ("category=linear", "settleCoin=USDT"), linear),
        Route(path, ("category=linear",), (_bytes(page("linear", [])),)),
        Route(path, ("category=inverse",), (_bytes(page("inverse", [])),)),
        Route(market, ("category=linear",), (_bytes(page("linear", listed)),)),
        Route(market, ("category=inverse",), (_bytes(page("inverse", [])),)),
    )


def _okx() -> tuple[Route, ...]:
    reply = _sample("okx", "positions_net_long.json")
    row: Row = reply["data"][0]
    rows = [
        row | {"instId": f"{coin}-USDT-SWAP", "pos": f"{'-' if n % 2 else ''}{n}2", "adl": str(1 + n % 4)}
        for n, coin in enumerate(COINS, 1)
    ]
    moved = ("markPx", "notionalUsd", "upl", "liqPx")
    listed = [shapes.listed(coin, inverse=False) for coin in COINS]
    return (
        Route("/api/v5/account/positions", (), _moving(rows, moved, lambda found: reply | {"data": found})),
        Route("/api/v5/public/instruments", (), (_bytes(reply | {"data": listed}),)),
    )
