"""What the rehearsal exchange tells everybody in OKX's words: the adl-warning channel and the insurance fund.

It follows the documents as changed on 2026-06-09: a market that is normal is not spoken of.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.model.signal import Danger
from bot.venues.okx import shapes
from bot.venues.okx.shapes import Record, stamp, text

_STATES = {Danger.HIGH: "warning", Danger.UNDER_WAY: "adl"}
"""OKX knows no lesser warning: a market that is only RAISED is silent, as a calm one is."""


def hear(said: str) -> Sequence[str]:
    """A pong, or the acknowledgement of each subscription; an error for what is no request."""
    if said == "ping":
        return ["pong"]
    asked = _request(said)
    if asked is None:
        return [json.dumps({"event": "error", "code": "60012", "msg": "Illegal request", "connId": "a1"})]
    answer = {"id": asked["id"], "event": asked["op"], "connId": "a1"}
    return [json.dumps({**answer, "arg": arg}) for arg in asked["args"]]


def push(
    heard: Iterable[str], dangers: Mapping[str, Danger], fund_: Decimal | None, now: datetime
) -> Sequence[str]:
    """One text for each market that `heard` subscribed to and that is not normal; `dangers` by coin."""
    said = []
    for arg in _subscribed(heard):
        state = _STATES.get(dangers.get(arg["instFamily"].partition("-")[0], Danger.CALM))
        if state is not None:
            about = {"instType": arg["instType"], "instFamily": arg["instFamily"], "state": state}
            row = {**shapes.WARNING, **about, "bal": _balance(fund_), "ts": stamp(now)}
            said.append(json.dumps({"arg": arg, "data": [row]}))
    return said


def fund(params: Mapping[str, str], fell: bool, balance: Decimal | None, now: datetime) -> Record:
    """A market's record in insurance-fund, refreshed once a day at 08:00 UTC: a loss when the fund `fell`."""
    today = now.replace(hour=8, minute=0, second=0, microsecond=0)
    change = {
        **shapes.FUND_CHANGE,
        "amt": "-1200" if fell else "800",
        "balance": _balance(balance),
        "ccy": "USDT",
        "ts": stamp(today if today <= now else today - timedelta(days=1)),
        "type": "bankruptcy_loss" if fell else "liquidation_balance_deposit",
    }
    asked = {"instFamily": params["instFamily"], "instType": params["instType"]}
    return {**asked, "details": [change], "total": _balance(balance)}


def _balance(fund_: Decimal | None) -> str:
    return "" if fund_ is None else text(fund_)


def _request(said: str) -> dict[str, Any] | None:
    try:
        asked = json.loads(said)
    except json.JSONDecodeError:
        return None
    return asked if isinstance(asked, dict) and {"id", "op", "args"} <= asked.keys() else None


def _subscribed(heard: Iterable[str]) -> list[dict[str, str]]:
    args: list[dict[str, str]] = []
    for asked in filter(None, map(_request, heard)):
        for arg in asked["args"]:
            args = [known for known in args if known != arg]
            args += [arg] if asked["op"] == "subscribe" else []
    return args
