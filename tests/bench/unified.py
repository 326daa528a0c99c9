"""The same look as people write it today: ccxt's `fetch_positions`, markets loaded beforehand.

ccxt drops the ADL indicator, so its look tells less; what it parses instead is its own affair.
"""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import ccxt.async_support as ccxt

from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.bench.payloads import COINS

Calls = tuple[Mapping[str, str], ...]

CALLS: Mapping[str, Calls] = {
    "bybit": ({"settleCoin": "USDT"}, {"settleCoin": "USDC"}, {"type": "inverse", "settleCoin": ""}),
}
"""The calls that together see every position, where one does not."""


class Account:
    """One account: an instance of its own, as ccxt is used."""

    def __init__(self, client: Any, calls: Calls) -> None:
        self.client = client
        self._calls = calls

    async def look(self) -> int:
        """Fetch every position; returns how many were seen."""
        found = 0
        for params in self._calls:
            found += len(await self.client.fetch_positions(None, dict(params)))
        return found


@asynccontextmanager
async def accounts(name: str, base: str, count: int) -> AsyncIterator[list[Account]]:
    """Accounts of one venue, each with its own ccxt instance."""
    venue = venues()[name]
    tls = ssl.create_default_context()
    clients = [_instance(venue, base, tls) for _ in range(count)]
    try:
        yield [Account(client, CALLS.get(name, ({},))) for client in clients]
    finally:
        for client in clients:
            await client.close()


def _instance(venue: Venue, base: str, tls: ssl.SSLContext) -> Any:
    """A ccxt client with hand-made markets and no rate limit, talking to `base`."""
    client = getattr(ccxt, venue.ccxt_id)({"enableRateLimit": False, "ssl_context": tls})
    client.urls["api"] = _moved(client.urls["api"], base)
    for field in venue.key_fields:
        setattr(client, field.attribute, field.example)
    client.set_markets([_market(client, coin) for coin in COINS])
    client.options["leverageBrackets"] = {market: [["0", "0.005"]] for market in client.markets}
    return client


def _moved(address: Any, base: str) -> Any:
    if isinstance(address, dict):
        return {name: _moved(inner, base) for name, inner in address.items()}
    parts = str(address).split("/", 3)
    return "/".join([base, *parts[3:]])


def _market(client: Any, coin: str) -> Any:
    hyphened = client.id == "okx"
    return client.safe_market_structure(
        {
            "id": f"{coin}-USDT-SWAP" if hyphened else f"{coin}USDT",
            "symbol": f"{coin}/USDT:USDT",
            "base": coin,
            "quote": "USDT",
            "settle": "USDT",
            "baseId": coin,
            "quoteId": "USDT",
            "settleId": "USDT",
            "type": "swap",
            "spot": False,
            "margin": False,
            "swap": True,
            "future": False,
            "option": False,
            "contract": True,
            "linear": True,
            "inverse": False,
            "active": True,
            "contractSize": 1.0,
            "precision": {"amount": 0.001, "price": 0.01},
        }
    )
