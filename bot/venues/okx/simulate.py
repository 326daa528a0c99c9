"""OKX's dialect of the rehearsal exchange: one net-mode account with cross USDT swaps."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bot.clock import to_ms
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimPosition

_COINS_PER_CONTRACT = Decimal("0.01")
"""ctVal of every simulated swap; a position of one coin is 100 contracts."""

_BILLS = 4_150_000_000_000_000_000
"""Added to the market's numbers, so that ids exceed 2^53 as OKX's do."""

# fmt: off
_POSITION_BLANKS = (
    "baseBal", "baseBorrowed", "baseInterest", "bePx", "bizRefId", "bizRefType", "clSpotInUseAmt",
    "deltaBS", "deltaPA", "gammaBS", "gammaPA", "hedgedPos", "interest", "liab", "liabCcy", "margin",
    "maxSpotInUseAmt", "nonSettleAvgPx", "optVal", "pendingCloseOrdLiabVal", "posCcy", "quoteBal",
    "quoteBorrowed", "quoteInterest", "settledPnl", "spotInUseAmt", "spotInUseCcy", "thetaBS", "thetaPA",
    "vegaBS", "vegaPA",
)
# fmt: on
"""Documented fields that stay empty for a USDT swap in cross margin."""

_POSITION_CONSTANTS = {
    "ccy": "USDT",
    "closeOrderAlgo": [],
    "fee": "0",
    "fundingFee": "0",
    "instType": "SWAP",
    "liqPenalty": "0",
    "mgnMode": "cross",
    "mgnRatio": "12",
    "pnl": "0",
    "posSide": "net",
    "realizedPnl": "0",
    "tradeId": "31",
    "usdPx": "1",
}
_FILL_BLANKS = (
    "fillPxVol",
    "fillFwdPx",
    "feeRate",
    "fillPxUsd",
    "clOrdId",
    "fillMarkVol",
    "tag",
    "fillIdxPx",
)


class OkxDialect:
    """Answers account/positions, trade/fills, trade/fills-history and account/config."""

    def key(self, query: Query) -> str | None:
        """The value of OK-ACCESS-KEY; None for a public call."""
        return query.headers.get("ok-access-key")

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """OKX's envelope; unknown paths 404, unknown keys code 50111 with HTTP 401."""
        speak = _ANSWERS.get(query.path) if query.method == "GET" else None
        if speak is None:
            return _error("404", "Not Found", 404)
        if account is None:
            return _error("50111", "Invalid OK-ACCESS-KEY", 401)
        return speak(query, account)


DIALECT = OkxDialect()


def _error(code: str, message: str, status: int = 200) -> Answer:
    return Answer({"code": code, "data": [], "msg": message}, status)


def _result(rows: list[dict[str, Any]]) -> Answer:
    return Answer({"code": "0", "data": rows, "msg": ""})


def _text(value: Decimal) -> str:
    return format(value, "f")


def _contracts(coins: Decimal) -> str:
    return _text((coins / _COINS_PER_CONTRACT).normalize())


def _inst_id(coin: str) -> str:
    return f"{coin}-USDT-SWAP"


def _positions(query: Query, account: SimAccount) -> Answer:
    kinds = query.params.get("instType", "SWAP").split(",")
    wanted = query.params.get("instId", "")
    rows = [_position(p) for p in account.positions if p.size and "SWAP" in kinds]
    return _result([row for row in rows if not wanted or row["instId"] in wanted.split(",")])


def _position(position: SimPosition) -> dict[str, Any]:
    contracts, stamp = _contracts(position.size), str(to_ms(position.updated_at))
    notional, profit = position.size * position.mark, _text(position.profit)
    margin = position.size * position.entry / position.leverage
    ratio = _text(round(position.profit / margin, 8)) if margin else ""
    return {
        **dict.fromkeys(_POSITION_BLANKS, ""),
        **_POSITION_CONSTANTS,
        "adl": _adl(position.queue),
        "availPos": contracts,
        "avgPx": _text(position.entry),
        "cTime": stamp,
        "idxPx": _text(position.mark),
        "imr": _text(round(margin, 8)),
        "instId": _inst_id(position.coin),
        "last": _text(position.mark),
        "lever": _text(position.leverage),
        "liqPx": _text(position.liquidation),
        "markPx": _text(position.mark),
        "mmr": _text(round(notional * Decimal("0.004"), 8)),
        "notionalUsd": _text(notional),
        "pos": contracts if position.side is Side.LONG else f"-{contracts}",
        "posId": str(_BILLS + sum(position.coin.encode())),
        "uTime": stamp,
        "upl": profit,
        "uplLastPx": profit,
        "uplRatio": ratio,
        "uplRatioLastPx": ratio,
    }


def _adl(queue: Decimal) -> str:
    """The place 0..1 on OKX's scale 0..5, rounded to the nearest."""
    return str((queue * 5).quantize(Decimal(1), ROUND_HALF_UP))


def _fills(query: Query, account: SimAccount) -> Answer:
    params = query.params
    begin, end = int(params.get("begin") or 0), int(params.get("end") or 10**14)
    below = int(params.get("after") or 10**20)
    if params.get("instType", "SWAP") != "SWAP":
        return _result([])
    newest_first = sorted(account.fills, key=lambda fill: fill.id, reverse=True)
    rows = [_fill(f) for f in newest_first if begin <= to_ms(f.at) <= end and _BILLS + f.id < below]
    asked = params.get("subType", "")
    return _result([row for row in rows if asked in ("", row["subType"])][: int(params.get("limit") or 100)])


def _fills_history(query: Query, account: SimAccount) -> Answer:
    if not query.params.get("instType"):
        return _error("50014", "Parameter instType can not be empty", 400)
    return _fills(query, account)


def _fill(fill: SimFill) -> dict[str, Any]:
    buys, forced = (fill.side is Side.LONG) == fill.opens, fill.cause is not SimCause.TRADE
    stamp = str(to_ms(fill.at))
    fee = Decimal(0) if forced else -fill.size * fill.price * Decimal("0.0005")
    return {
        **dict.fromkeys(_FILL_BLANKS, ""),
        "billId": str(_BILLS + fill.id),
        "execType": "" if forced else "T",
        "fee": _text(round(fee, 8)),
        "feeCcy": "USDT",
        "fillMarkPx": _text(fill.mark),
        "fillPnl": _text(fill.realised),
        "fillPx": _text(fill.price),
        "fillSz": _contracts(fill.size),
        "fillTime": stamp,
        "instId": _inst_id(fill.coin),
        "instType": "SWAP",
        "ordId": str(_BILLS + fill.id),
        "posSide": "net",
        "side": "buy" if buys else "sell",
        "subType": _sub_type(fill, buys),
        "tradeId": f"-{fill.id}" if forced else str(fill.id),
        "tradeQuoteCcy": "USDT",
        "ts": stamp,
    }


def _sub_type(fill: SimFill, buys: bool) -> str:
    """The net-mode codes: 1/2 orders, 102/103 partial, 106/107 full liquidation, 127/128 ADL."""
    if fill.cause is SimCause.ADL:
        return "127" if buys else "128"
    if fill.cause is SimCause.TRADE:
        return "1" if buys else "2"
    if fill.size < fill.size_before:
        return "102" if buys else "103"
    return "106" if buys else "107"


_ACCOUNT = {
    "acctLv": "2",
    "acctStpMode": "cancel_maker",
    "autoLoan": False,
    "ctIsoMode": "automatic",
    "enableSpotBorrow": False,
    "feeType": "0",
    "greeksType": "PA",
    "ip": "",
    "kycLv": "2",
    "label": "rehearsal",
    "level": "Lv1",
    "levelTmp": "",
    "liquidationGear": "-1",
    "mainUid": "9000000001",
    "mgnIsoMode": "automatic",
    "opAuth": "0",
    "posMode": "net_mode",
    "roleType": "0",
    "settleCcy": "USDC",
    "settleCcyList": ["USD", "USDC", "USDG"],
    "spotBorrowAutoRepay": False,
    "spotOffsetType": "",
    "spotRoleType": "0",
    "spotTraderInsts": [],
    "stgyType": "0",
    "traderInsts": [],
    "type": "0",
    "uid": "9000000001",
}


def _config(query: Query, account: SimAccount) -> Answer:
    # Transfers between one's own accounts belong to OKX's trade permission.
    rights = ["trade"] if {"trade", "transfer"} & account.rights else []
    rights += ["withdraw"] if "withdraw" in account.rights else []
    return _result([{**_ACCOUNT, "perm": ",".join(["read_only", *rights])}])


_ANSWERS: dict[str, Callable[[Query, SimAccount], Answer]] = {
    "/api/v5/account/positions": _positions,
    "/api/v5/trade/fills": _fills,
    "/api/v5/trade/fills-history": _fills_history,
    "/api/v5/account/config": _config,
}
