"""Rows of OKX's lists with the fields that matter, and what they are asked for."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import to_ms
from bot.model.instrument import Instrument
from bot.venues.contract import Look
from bot.venues.okx import VENUE, parse
from bot.venues.okx.endpoints import BILLED, CANCELLED, CLOSED, CONDITIONAL, MARGIN, OPEN
from bot.venues.okx.session import OkxSession
from tests.fakes.wire import SampleWire

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MS = to_ms(NOW)
POSITIONS = "GET /api/v5/account/positions"
FILLS = "GET /api/v5/trade/fills"
HISTORY = "GET /api/v5/trade/fills-history"
BILLS = "GET /api/v5/account/bills"
CLOSED_POSITIONS = "GET /api/v5/account/positions-history"
ORDERS_HISTORY = "GET /api/v5/trade/orders-history"
ALL = ("the account", BILLED, OPEN, CONDITIONAL, CANCELLED, CLOSED, MARGIN)
FOCUS = frozenset({"SOL-USDT-SWAP"})


def row(**changes: Any) -> dict[str, Any]:
    """A position."""
    return {
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "posSide": "net",
        "mgnMode": "cross",
        "pos": "25",
        "adl": "2",
        "avgPx": "141.2",
        "markPx": "150",
        "notionalUsd": "3750",
        "lever": "4",
        "liqPx": "108.8",
        "ccy": "USDT",
        "upl": "220",
        "uTime": "1795166990000",
        **changes,
    }


def fill(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "billId": str(7_000_000_000_000_000_000 + number),
        "posSide": "net",
        "side": "sell",
        "fillSz": "3",
        "fillPx": "149.5",
        "fillTime": str(MS - 60_000 + number),
        "ts": str(MS),
        "subType": "2",
        "tradeId": "771",
        **changes,
    }


def bill(number: int, **changes: Any) -> dict[str, Any]:
    """The bill of an ADL; it belongs to order `number` unless it says otherwise."""
    return {
        "type": "9",
        "subType": "128",
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "mgnMode": "cross",
        "billId": str(7_000_000_000_000_000_000 + number),
        "ordId": str(number),
        "sz": "3",
        "px": "149.5",
        "fillTime": str(MS - 60_000 + number),
        "ts": str(MS),
        "tradeId": "0",
        **changes,
    }


def order(number: int, **changes: Any) -> dict[str, Any]:
    """An order of the system that carried out an ADL."""
    return {
        "category": "adl",
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "posSide": "net",
        "tdMode": "cross",
        "ordId": str(number),
        "side": "sell",
        "accFillSz": "3",
        "avgPx": "149.7",
        "fillTime": str(MS - 60_000 + number),
        "uTime": str(MS),
        "tradeId": "0",
        **changes,
    }


def closed(**changes: Any) -> dict[str, Any]:
    return {
        "type": "6",
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "posSide": "net",
        "mgnMode": "cross",
        "uTime": str(MS - 60_000),
        **changes,
    }


def result(*found: dict[str, Any]) -> dict[str, Any]:
    return {"code": "0", "data": list(found), "msg": ""}


def looked(*found: dict[str, Any], **known: Instrument) -> Look:
    return parse.positions(parse.data(result(*found)), known)


def session(*calls: dict[str, Any], reads: tuple[str, ...] = ALL) -> tuple[OkxSession, SampleWire]:
    wire = SampleWire(VENUE, calls, reads=reads, now=NOW)
    return OkxSession(wire), wire


def sources(
    fills: list[dict[str, Any]],
    bills: list[dict[str, Any]],
    orders: list[dict[str, Any]],
    closings: list[dict[str, Any]] | None = None,
) -> list[dict[str, Any]]:
    """The calls of one deep reading."""
    return [
        {"call": FILLS, "reply": result(*fills)},
        {"call": ORDERS_HISTORY, "reply": result(*orders)},
        {"call": BILLS, "reply": result(*bills)},
        {"call": CLOSED_POSITIONS, "reply": result(*(closings or []))},
    ]


def cursor(age: timedelta) -> dict[str, str]:
    return {"fills": str(to_ms(NOW - age))}
