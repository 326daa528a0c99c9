"""Binance USDⓈ-M payloads become facts: complaints, positions and a key's rights. Pure."""

import re
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.model.position import (
    MarginMode,
    NoGauge,
    NoGaugeReason,
    Position,
    Side,
    SizeUnit,
)
from bot.venues.contract import Look, Proof, Right, Verdict
from bot.venues.reading import Row, above_zero, gauge, key, number, numbers, rows, text
from bot.venues.reply import Reply

ADL_WORST = 4
"""adlQuantile runs from 0 to 4, 4 first in the queue (documented); that positionRisk's `adl` has the same
range is unsure, so a value above 4 is kept raw and reported, not taken for 4."""

READING = frozenset({"enableReading", "enableFixReadOnly"})
RIGHTS = {
    "enableWithdrawals": Right.WITHDRAW,
    "enableInternalTransfer": Right.TRANSFER,
    "permitsUniversalTransfer": Right.TRANSFER,
    "enableMargin": Right.TRADE,
    "enableFutures": Right.TRADE,
    "enableVanillaOptions": Right.TRADE,
    "enableFixApiTrade": Right.TRADE,
    "enableSpotAndMarginTrading": Right.TRADE,
    "enablePortfolioMarginTrading": Right.TRADE,
}
_ALWAYS_SENT = ("enableReading", "enableWithdrawals", "enableFutures", "enableSpotAndMarginTrading")

_REFUSED = {
    -2014: "the exchange says this is not an API key",
    -2015: "the exchange refused the key, its IP address or its permissions",
    -2008: "the exchange does not know this key",
    -1022: "the exchange refused the signature: the secret is wrong",
}
_LACKING = {
    -1002: "the exchange does not authorise this call",
    -1020: "the exchange does not support this call",
    -5000: "the exchange does not know this call",  # unsure: seen on test hosts, not documented
}
_AGAIN = {
    -1021: "this host's clock and the exchange's differ too much",
    -1001: "the exchange has an internal error",
    -1007: "the exchange's back end did not answer in time",
    -1008: "the exchange is overloaded",
    -1016: "the exchange is shut down for now",
}
_BANNED = re.compile(r"banned until (\d{13})\b")


def complaint(reply: Reply) -> VenueError | None:
    """The error that Binance's own code in a reply stands for, or None. (Page: error-code.)

    A code below zero is an error under any HTTP status. Without one, 403 is the web firewall's answer to
    this host's address, 404 a path that this host does not serve, 451 a refused location (unsure).
    """
    code = _code(reply.payload)
    if code is not None:
        return _coded(code, reply)
    if reply.status == 403:
        return Busy("the exchange's firewall turned this host away (HTTP 403)", 300.0)
    if reply.status == 404:
        return Lacks("the exchange does not offer this call here (HTTP 404)")
    if reply.status == 451:
        return Unreachable("the exchange does not serve this host's location (HTTP 451)")
    return None


def positions(payload: Any) -> Look:
    """The open positions in a reply of positionRisk v3, and values out of the ordinary.

    Raises Garbled when a single row cannot be read: leaving it out would look like a closed position.
    """
    oddities: list[str] = []
    try:
        found = tuple(
            _position(row, size, oddities)
            for row in rows(payload, "positionRisk")
            if (size := number(row, "positionAmt"))
        )
    except ArithmeticError as error:  # a number with an absurd exponent
        raise Garbled("a position's numbers are out of any range") from error
    return Look(found, tuple(oddities))


def records(payload: Any) -> list[Row]:
    """The rows of a reply that must be a list. Raises Garbled. What orders mean is said in executions.py."""
    return rows(payload, "the reply")


def proof(payload: Any) -> Proof:
    """What apiRestrictions says of a key. (Page: api-key-permission.)

    Every `enable…` or `permits…` flag that is not plainly false counts as a right, unknown ones as OTHER.
    Raises Garbled when a flag that is always sent is missing.
    """
    if not isinstance(payload, dict) or not all(name in payload for name in _ALWAYS_SENT):
        raise Garbled("apiRestrictions does not name the key's rights")
    named = tuple(
        name
        for name, value in payload.items()
        if name.startswith(("enable", "permits")) and name not in READING and value is not False
    )
    excess = frozenset(RIGHTS.get(name, Right.OTHER) for name in named)
    reading = Verdict.READ_ONLY if payload["enableReading"] is True else Verdict.CANNOT_TELL
    ip_bound = payload.get("ipRestrict")
    return Proof(
        verdict=Verdict.TOO_POWERFUL if excess else reading,
        excess=excess,
        named=named,
        ip_bound=ip_bound if isinstance(ip_bound, bool) else None,
    )


_FIGURES = numbers(
    "entryPrice",
    "markPrice",
    "notional",
    "positionInitialMargin",
    "isolatedMargin",
    "unRealizedProfit",
    "liquidationPrice",
)


def _position(row: Row, amount: Decimal, oddities: list[str]) -> Position:
    symbol, slot = text(row, "symbol"), text(row, "positionSide")
    place = gauge(row.get("adl"), "adl", ADL_WORST)
    if isinstance(place, NoGauge) and place.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(f"{symbol}/{slot}: {place.venue_value}")
    if slot not in ("BOTH", "LONG", "SHORT"):
        oddities.append(f"{symbol}: positionSide={slot}")
    entry, mark, notional, initial, isolated, profit, liquidation = _FIGURES(row)
    notional = None if notional is None else abs(notional)
    return Position(
        key=key(symbol, slot),
        side=_side(slot, amount),
        size=abs(amount),
        unit=SizeUnit.BASE,
        gauge=place,
        entry_price=above_zero(entry),
        mark_price=above_zero(mark),
        notional=notional,
        leverage=_leverage(notional, initial),
        margin_mode=None if isolated is None else MarginMode.ISOLATED if isolated else MarginMode.CROSS,
        profit=profit,
        currency=str(row.get("marginAsset") or ""),
        liquidation_price=above_zero(liquidation),
    )


def _side(slot: str, amount: Decimal) -> Side:
    """The slot's side in hedge mode; else the amount's sign (a short is negative in either mode)."""
    if slot == "LONG":
        return Side.LONG
    return Side.SHORT if slot == "SHORT" or amount < 0 else Side.LONG


def _leverage(notional: Decimal | None, margin: Decimal | None) -> Decimal | None:
    """Notional over initial margin when that is a whole number within 1 %, else None.

    positionRisk v3 sends no leverage; initial margin is documented as notional / leverage.
    """
    if not notional or margin is None or margin <= 0:
        return None
    exact = notional / margin
    whole = exact.to_integral_value()
    return whole if whole >= 1 and abs(exact - whole) <= whole / 100 else None


def _code(payload: Any) -> int | None:
    """The error code of a reply, always below zero, or None."""
    code = payload.get("code") if isinstance(payload, dict) else None
    if isinstance(code, str) and code[:1] == "-" and code[1:].isdecimal() and len(code) < 10:
        code = int(code)
    return code if isinstance(code, int) and code < 0 else None


def _coded(code: int, reply: Reply) -> VenueError:
    if code in _REFUSED:
        return KeyRefused(f"{_REFUSED[code]} (code {code})")
    if code in _LACKING:
        return Lacks(f"{_LACKING[code]} (code {code})")
    if code == -1003 or reply.status in (418, 429):
        return Busy(f"too many requests (code {code})", _ban(reply))
    return Unreachable(f"{_AGAIN.get(code, 'the exchange answered with an error')} (code {code})")


def _ban(reply: Reply) -> float | None:
    """Seconds until the ban in the message ends, by the exchange's own Date header; None when not said.

    None as well when there is a Retry-After, which the client reads for every venue alike.
    """
    until = _BANNED.search(str(reply.payload.get("msg")))
    sent = reply.headers.get("date", "")
    if until is None or not sent or "retry-after" in reply.headers:
        return None
    try:
        return max(0.0, int(until[1]) / 1000 - parsedate_to_datetime(sent).timestamp())
    except ValueError:  # a Date header that is no date
        return None
