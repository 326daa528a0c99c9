"""What the bench's exchange serves: ten positions per venue, made from that venue's own sample row."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bot.venues

COINS = ("BTC", "ETH", "SOL", "XRP", "ADA", "LTC", "DOT", "UNI", "TRX", "BCH")
SAMPLES = Path(bot.venues.__file__).parent

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Route:
    """The first route whose `path` starts the request's target and whose `marks` are all in it answers."""

    path: str
    marks: tuple[str, ...]
    body: bytes


def routes() -> dict[str, tuple[Route, ...]]:
    """The routes of each venue, by its folder name."""
    return {"binance": _binance(), "bybit": _bybit(), "okx": _okx()}


def _sample(venue: str, name: str) -> Any:
    found = json.loads((SAMPLES / venue / "samples" / name).read_text())
    return found["calls"][0]["reply"]


def _bytes(payload: Any) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()


def _binance() -> tuple[Route, ...]:
    row: Row = _sample("binance", "positions_one_way.json")[0]
    rows = [
        row | {"symbol": f"{coin}USDT", "positionAmt": f"{'-' if n % 2 else ''}{n}2.75", "adl": n % 4}
        for n, coin in enumerate(COINS, 1)
    ]
    return (Route("/fapi/v3/positionRisk", (), _bytes(rows)),)


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

    def page(category: str, found: list[Row]) -> bytes:
        return _bytes(reply | {"result": {"list": found, "nextPageCursor": "", "category": category}})

    path = "/v5/position/list"
    return (
        Route(path, ("category=linear", "settleCoin=USDT"), page("linear", rows)),
        Route(path, ("category=linear",), page("linear", [])),
        Route(path, ("category=inverse",), page("inverse", [])),
    )


def _okx() -> tuple[Route, ...]:
    reply = _sample("okx", "positions_net_long.json")
    row: Row = reply["data"][0]
    rows = [
        row | {"instId": f"{coin}-USDT-SWAP", "pos": f"{'-' if n % 2 else ''}{n}2", "adl": str(1 + n % 4)}
        for n, coin in enumerate(COINS, 1)
    ]
    return (Route("/api/v5/account/positions", (), _bytes(reply | {"data": rows})),)
