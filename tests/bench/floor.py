"""The same look written by hand for one venue: plain aiohttp, own signing, msgspec typed decoding.

The least that Python needs for it: no allow-list, no budget, no judgement of errors, no odd values.
"""

import asyncio
import base64
import hmac
import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal

import aiohttp
import msgspec
import yarl

KEY, SECRET = "k" * 32, b"s" * 32

Request = tuple[str, dict[str, str]]
Sizes = dict[tuple[str, str], tuple[Decimal, int]]
"""Symbol and slot -> size and gauge: what the difference between two looks is made of."""


class BinanceRow(msgspec.Struct):
    symbol: str
    positionSide: str
    positionAmt: Decimal
    entryPrice: str
    markPrice: str
    notional: str
    positionInitialMargin: str
    isolatedMargin: str
    unRealizedProfit: str
    marginAsset: str
    liquidationPrice: str
    updateTime: int
    adl: int


class BybitRow(msgspec.Struct):
    symbol: str
    positionIdx: int
    side: str
    size: Decimal
    avgPrice: str
    markPrice: str
    leverage: str
    tradeMode: int
    unrealisedPnl: str
    liqPrice: str
    updatedTime: str
    positionStatus: str
    adlRankIndicator: int


class BybitList(msgspec.Struct):
    list: list[BybitRow]
    nextPageCursor: str


class BybitReply(msgspec.Struct):
    retCode: int
    result: BybitList


class OkxRow(msgspec.Struct):
    instType: str
    instId: str
    posSide: str
    mgnMode: str
    pos: Decimal
    avgPx: str
    markPx: str
    notionalUsd: str
    lever: str
    upl: str
    ccy: str
    liqPx: str
    uTime: str
    adl: str


class OkxReply(msgspec.Struct):
    code: str
    data: list[OkxRow]


_BINANCE = msgspec.json.Decoder(list[BinanceRow])
_BYBIT = msgspec.json.Decoder(BybitReply)
_OKX = msgspec.json.Decoder(OkxReply)


def _binance_requests() -> tuple[Request, ...]:
    query = f"timestamp={time.time_ns() // 1_000_000}&recvWindow=10000"
    signature = hmac.digest(SECRET, query.encode(), "sha256").hex()
    return ((f"/fapi/v3/positionRisk?{query}&signature={signature}", {"X-MBX-APIKEY": KEY}),)


_BYBIT_QUERIES = (
    "category=linear&limit=200&settleCoin=USDT",
    "category=linear&limit=200&settleCoin=USDC",
    "category=inverse&limit=200",
)


def _bybit_requests() -> tuple[Request, ...]:
    return tuple(_bybit_request(query) for query in _BYBIT_QUERIES)


def _bybit_request(query: str) -> Request:
    stamp = str(time.time_ns() // 1_000_000)
    signature = hmac.digest(SECRET, f"{stamp}{KEY}5000{query}".encode(), "sha256").hex()
    headers = {
        "X-BAPI-API-KEY": KEY,
        "X-BAPI-TIMESTAMP": stamp,
        "X-BAPI-RECV-WINDOW": "5000",
        "X-BAPI-SIGN": signature,
    }
    return f"/v5/position/list?{query}", headers


def _okx_requests() -> tuple[Request, ...]:
    path = "/api/v5/account/positions"
    stamp = datetime.now(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
    signature = hmac.digest(SECRET, f"{stamp}GET{path}".encode(), "sha256")
    headers = {
        "OK-ACCESS-KEY": KEY,
        "OK-ACCESS-PASSPHRASE": "a-passphrase",
        "OK-ACCESS-TIMESTAMP": stamp,
        "OK-ACCESS-SIGN": base64.b64encode(signature).decode(),
    }
    return ((path, headers),)


def _binance_sizes(bodies: Iterable[bytes]) -> Sizes:
    rows = (row for body in bodies for row in _BINANCE.decode(body))
    return {(r.symbol, r.positionSide): (r.positionAmt, r.adl) for r in rows}


def _bybit_sizes(bodies: Iterable[bytes]) -> Sizes:
    rows = (row for body in bodies for row in _BYBIT.decode(body).result.list)
    return {
        (r.symbol, str(r.positionIdx)): (r.size if r.side == "Buy" else -r.size, r.adlRankIndicator)
        for r in rows
    }


def _okx_sizes(bodies: Iterable[bytes]) -> Sizes:
    rows = (row for body in bodies for row in _OKX.decode(body).data)
    return {(r.instId, f"{r.posSide}/{r.mgnMode}"): (r.pos, int(r.adl)) for r in rows}


_WAYS: dict[str, tuple[Callable[[], tuple[Request, ...]], Callable[[Iterable[bytes]], Sizes]]] = {
    "binance": (_binance_requests, _binance_sizes),
    "bybit": (_bybit_requests, _bybit_sizes),
    "okx": (_okx_requests, _okx_sizes),
}


class Account:
    """One account on a shared aiohttp session."""

    def __init__(self, http: aiohttp.ClientSession, base: str, name: str) -> None:
        self._http = http
        self._base = base
        self._requests, self._sizes = _WAYS[name]
        self._before: Sizes | None = None
        self.news = 0

    async def look(self) -> int:
        """Ask, decode and compare; returns how many positions were seen."""
        asked = self._requests()
        if len(asked) == 1:
            bodies = [await self._get(*asked[0])]
        else:
            bodies = await asyncio.gather(*(self._get(*request) for request in asked))
        sizes = self._sizes(bodies)
        self._compare(self._before if self._before is not None else sizes, sizes)
        self._before = sizes
        return len(sizes)

    async def _get(self, target: str, headers: dict[str, str]) -> bytes:
        address = yarl.URL(self._base + target, encoded=True)
        async with self._http.get(address, headers=headers) as response:
            return await response.read()

    def _compare(self, before: Sizes, now: Sizes) -> None:
        """Count positions that shrank, turned or went, and gauges that moved."""
        gone = (Decimal(0), 0)
        for key, (was, level) in before.items():
            size, gauge = now.get(key, gone)
            if abs(size) < abs(was) or size * was < 0 or gauge != level:
                self.news += 1
        self.news += len(now.keys() - before.keys())


@asynccontextmanager
async def accounts(name: str, base: str, count: int) -> AsyncIterator[list[Account]]:
    """Accounts of one venue on one shared session."""
    tls = ssl.create_default_context()
    connector = aiohttp.TCPConnector(ssl=tls, limit=64, keepalive_timeout=90)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:
        yield [Account(http, base, name) for _ in range(count)]
