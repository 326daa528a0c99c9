"""What OKX tells everybody of ADL: the texts of its adl-warning channel, and its insurance fund; pure.

Pages: https://www.okx.com/docs-v5/en/#public-data-websocket-adl-warning-channel and
#public-data-rest-api-get-insurance-fund, as changed on 2026-06-09: the channel says nothing while a market is
normal, pushes every second while it is not, and says nothing at the end either; the fund is refreshed once a
day about 08:00 UTC. The fields that were left empty by that change are not looked at.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.model.signal import Danger, Signal
from bot.venues.okx.executions import word
from bot.venues.okx.products import Market
from bot.venues.reading import Row, maybe_moment, maybe_number, raw
from bot.venues.reply import decode

CHANNEL = "adl-warning"
FUND = "insurance-fund"
"""The two sources, by OKX's own names."""

_STATES = {"normal": Danger.CALM, "warning": Danger.HIGH, "adl": Danger.UNDER_WAY}
_CHANGES = frozenset(
    {"liquidation_balance_deposit", "bankruptcy_loss", "platform_revenue", "adl", "regular_update"}
)
"""Types of a change of the fund. unsure: all but the first two are documented as gone since 2026-06-09."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One text of the stream; a bare one is only a sign of life. `subscribed` and `refused` name a
    subscription by its id, the first also by its market, the latter with OKX's code. `ending`: the connection
    will be closed soon. `pushed` are the warnings in it. `oddity` is what is not documented."""

    subscribed: tuple[str, Market] | None = None
    refused: tuple[str, str] | None = None
    ending: bool = False
    pushed: tuple["Warned", ...] = ()
    oddity: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """One push about one market. `danger` is None for a state that is unknown or missing; `fund` is the
    balance `bal` (its asset is not told any more); `at` None when OKX gives no time."""

    market: Market
    danger: Danger | None
    said: str
    fund: Decimal | None
    at: datetime | None
    empty: tuple[str, ...]


def subscription(op: str, number: str, market: Market) -> str:
    """The text that subscribes to the warnings of one market, or ends that (`op`). Its id comes back."""
    kind, family = market
    arg = {"channel": CHANNEL, "instType": kind, "instFamily": family}
    return json.dumps({"id": number, "op": op, "args": [arg]})


def heard(text: str) -> Heard:
    """What a text of the stream says. Raises nothing: a text that cannot be read is an oddity."""
    if text == "pong":
        return Heard()
    message: Any = decode(text.encode())
    if not isinstance(message, dict):
        return Heard(oddity=f"{CHANNEL}: a text that is no data")
    event, number = message.get("event"), word(message, "id")
    if event == "subscribe":
        arg = message.get("arg")
        return Heard(subscribed=(number, _market(arg if isinstance(arg, dict) else {})))
    if event == "error":
        return Heard(refused=(number, word(message, "code")))
    if event == "notice":  # code 64008: "will soon be closed for a service upgrade"
        return Heard(ending=True)
    if event is not None:
        known = event in ("unsubscribe", "channel-conn-count")
        return Heard(oddity="" if known else f"{CHANNEL}: event={raw(event)}")
    return _pushed(message)


def _pushed(message: dict[str, Any]) -> Heard:
    rows, arg = message.get("data"), message.get("arg")
    named = arg if isinstance(arg, dict) else {}
    if not isinstance(rows, list) or named.get("channel") != CHANNEL:
        return Heard(oddity=f"{CHANNEL}: a message of another form")
    warned = tuple(_warned({**named, **row}) for row in rows if isinstance(row, dict))
    unknown = [w.said for w in warned if w.danger is None and w.said]
    return Heard(pushed=warned, oddity=f"{CHANNEL} {unknown[0]}" if unknown else "")


def _market(row: Row) -> Market:
    return word(row, "instType"), word(row, "instFamily")


def _warned(row: Row) -> Warned:
    state, fund = word(row, "state"), maybe_number(row, "bal")
    return Warned(
        market=_market(row),
        danger=_STATES.get(state),
        said=f"state={raw(state)}" if state else "",
        fund=fund,
        at=maybe_moment(row, "ts"),
        empty=(*(() if state else ("state",)), *(() if fund is not None else ("bal",))),
    )


def fund(found: Iterable[Row], symbol: str, now: datetime, oddities: list[str]) -> Signal:
    """What is in the insurance fund of one market, from the newest of its daily changes.

    `balance` is in the change's own currency; without any change it is the platform's `total`, in US dollars.
    """
    listed = list(found)
    details = [d for row in listed for d in _details(row)]
    for change in details:
        if (kind := word(change, "type")) not in _CHANGES:
            oddities.append(f"{FUND} type={raw(kind)}")
    newest = max(details, key=lambda d: maybe_number(d, "ts") or Decimal(0), default=None)
    balance = maybe_number(newest, "balance") if newest is not None else None
    asset = word(newest, "ccy") if newest is not None else ""
    if balance is None:
        balance, asset = next((maybe_number(row, "total") for row in listed), None), "USD"
    said = "" if newest is None else raw(f"{word(newest, 'type')} amt={word(newest, 'amt')}")
    return Signal(
        source=FUND,
        symbol=symbol,
        at=(None if newest is None else maybe_moment(newest, "ts")) or now,
        said=said,
        fund=balance,
        asset=asset if balance is not None else "",
        daily=True,
        empty=() if balance is not None else ("balance",),
    )


def _details(row: Row) -> list[Row]:
    details = row.get("details")
    return [d for d in details if isinstance(d, dict)] if isinstance(details, list) else []
