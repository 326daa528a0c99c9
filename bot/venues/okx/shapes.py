"""The fields that OKX documents for each kind of record, as the rehearsal fills them: those that stay empty
for a net-mode account with cross swaps are empty here.

Pages: those named in the description of the venue; field sets as documented 2026-07.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.clock import to_ms

Record = dict[str, Any]
Held = tuple[str, Decimal, Decimal, Decimal]
"""Margin currency, mark price, profit and size of a position."""

COINS, DOLLARS = Decimal("0.01"), Decimal(100)
"""ctVal of a USDT swap in coins (one coin is 100 contracts), and of a coin-margined swap in US dollars."""


def _blank(names: str) -> Record:
    return dict.fromkeys(names.split(), "")


POSITION: Record = {
    **_blank(
        "baseBal baseBorrowed baseInterest bePx bizRefId bizRefType clSpotInUseAmt deltaBS deltaPA gammaBS"
        " gammaPA hedgedPos interest liab liabCcy margin maxSpotInUseAmt nonSettleAvgPx optVal"
        " pendingCloseOrdLiabVal posCcy quoteBal quoteBorrowed quoteInterest settledPnl spotInUseAmt"
        " spotInUseCcy thetaBS thetaPA vegaBS vegaPA"
    ),
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
}
FILL: Record = {
    **_blank("fillPxVol fillFwdPx feeRate fillPxUsd clOrdId fillMarkVol tag fillIdxPx"),
    "instType": "SWAP",
    "posSide": "net",
    "tradeQuoteCcy": "USDT",
}
ORDER: Record = {
    **_blank(
        "algoClOrdId algoId attachAlgoClOrdId avgPx cancelSource cancelSourceReason ccy clOrdId fillPx"
        " fillTime pxType pxUsd pxVol quickMgnType slOrdPx slTriggerPx slTriggerPxType source stpId tag"
        " tgtCcy tpOrdPx tpTriggerPx tpTriggerPxType tradeId"
    ),
    "accFillSz": "0",
    "attachAlgoOrds": [],
    "category": "normal",
    "fee": "0",
    "fillSz": "0",
    "instType": "SWAP",
    "isTpLimit": "false",
    "lever": "5",
    "linkedAlgoOrd": {"algoId": ""},
    "ordType": "limit",
    "pnl": "0",
    "posSide": "net",
    "rebate": "0",
    "rebateCcy": "USDT",
    "stpMode": "cancel_maker",
    "tdMode": "cross",
    "tradeQuoteCcy": "USDT",
}
ALGO: Record = {
    **_blank(
        "activePx actualPx actualSide algoClOrdId callbackRatio callbackSpread ccy chaseType chaseVal clOrdId"
        " closeFraction isTradeBorrowMode maxChaseType maxChaseVal moveTriggerPx ordId ordPx pxLimit pxSpread"
        " pxVar quickMgnType szLimit tag tgtCcy timeInterval tpOrdPx tpTriggerPx tpTriggerPxType triggerPx"
        " triggerPxType triggerTime"
    ),
    "actualSz": "0",
    "amendPxOnTriggerType": "0",
    "attachAlgoOrds": [],
    "failCode": "0",
    "instType": "SWAP",
    "lever": "5",
    "linkedOrd": {"ordId": ""},
    "ordIdList": [],
    "ordType": "conditional",
    "posSide": "net",
    "slOrdPx": "-1",
    "slTriggerPxType": "last",
    "tdMode": "cross",
    "tradeQuoteCcy": "USDT",
}
BILL: Record = {
    **_blank(
        "bal balChg clOrdId earnAmt earnApr execType fillFwdPx fillIdxPx fillMarkVol fillPxUsd fillPxVol from"
        " interest notes posBal posBalChg tag to"
    ),
    "fee": "0",
    "instType": "SWAP",
    "mgnMode": "cross",
    "tradeId": "0",
    "type": "9",
}
CLOSED: Record = {
    **_blank("nonSettleAvgPx settledPnl pnlRatio realizedPnl triggerPx"),
    "fee": "0",
    "fundingFee": "0",
    "instType": "SWAP",
    "lever": "5",
    "liqPenalty": "0",
    "mgnMode": "cross",
    "posSide": "net",
}
CONFIG: Record = {
    **_blank("ip levelTmp spotOffsetType"),
    "acctLv": "2",
    "acctStpMode": "cancel_maker",
    "autoLoan": False,
    "ctIsoMode": "automatic",
    "enableSpotBorrow": False,
    "feeType": "0",
    "greeksType": "PA",
    "kycLv": "2",
    "label": "rehearsal",
    "level": "Lv1",
    "liquidationGear": "-1",
    "mainUid": "9000000001",
    "mgnIsoMode": "automatic",
    "opAuth": "0",
    "posMode": "net_mode",
    "roleType": "0",
    "settleCcy": "USDC",
    "settleCcyList": ["USD", "USDC", "USDG"],
    "spotBorrowAutoRepay": False,
    "spotRoleType": "0",
    "spotTraderInsts": [],
    "traderInsts": [],
    "type": "0",
    "uid": "9000000001",
}
INSTRUMENT: Record = {
    **_blank(
        "alias auctionEndTime baseCcy contTdSwTime expTime maxMktAmt openType optType preMktSwTime quoteCcy"
        " stk"
    ),
    "category": "1",
    "ctMult": "1",
    "floatPxLmtPct": "0.03",
    "futureSettlement": False,
    "groupId": "4",
    "initPxLmtPct": "0.05",
    "instCategory": "1",
    "instIdCode": 1,
    "instType": "SWAP",
    "lever": "50",
    "listTime": "1611916828000",
    "lotSz": "0.01",
    "maxIcebergSz": "1000000",
    "maxLmtAmt": "20000000",
    "maxLmtSz": "1000000",
    "maxMktSz": "10000",
    "maxPxLmtPct": "0.15",
    "maxStopSz": "10000",
    "maxTriggerSz": "1000000",
    "maxTwapSz": "1000000",
    "minSz": "0.01",
    "ruleType": "normal",
    "state": "live",
    "tickSz": "0.1",
    "tradeQuoteCcyList": [],
    "upcChg": [],
}
FUND_CHANGE: Record = _blank("adlType maxBal maxBalTs")
WARNING: Record = _blank("ccy maxBal maxBalTs adlType adlBal adlRecBal decRate adlRate adlRecRate")
"""Documented, and left empty since 2026-06-09."""


def text(value: Decimal) -> str:
    """A number as OKX writes it: without an exponent."""
    return format(value, "f")


def stamp(moment: datetime) -> str:
    """A time in milliseconds, as text."""
    return str(to_ms(moment))


def contracts(size: Decimal, inverse: bool) -> str:
    """A size in coins, or in US dollars when `inverse`, as a number of contracts."""
    return text((size / (DOLLARS if inverse else COINS)).normalize())


def names(coin: str, inverse: bool) -> Record:
    """The instId of a coin's swap, as a part of a record."""
    return {"instId": f"{coin}-USD-SWAP" if inverse else f"{coin}-USDT-SWAP"}


def balance(equity: Decimal, held: Iterable[Held], coins: Mapping[str, Decimal], at: datetime) -> Record:
    """account/balance in the mode of one margin currency each. The `equity`, in USD, lies in USDT and as much
    again in each coin that a swap is margined in; `coins` are held besides."""
    held = list(held)
    marks = {"USDT": Decimal(1)} | {ccy: mark for ccy, mark, _, _ in held if ccy != "USDT"}
    details = []
    for ccy in {**marks, **coins}:
        legs = [
            (profit, size / mark if ccy != "USDT" else size * mark)
            for c, mark, profit, size in held
            if c == ccy
        ]
        worth = coins.get(ccy, Decimal(0)) + (equity / marks[ccy] if ccy in marks else 0)
        profit, notional = (sum((leg[n] for leg in legs), Decimal(0)) for n in (0, 1))
        details.append(_detail(ccy, worth, profit, notional, at))
    account = _blank(
        "adjEq availEq borrowFroz delta deltaLever deltaNeutralStatus imr isoEq mgnRatio mmr notionalUsd"
        " notionalUsdForBorrow notionalUsdForFutures notionalUsdForOption notionalUsdForSwap ordFroz upl"
    )
    return {**account, "details": details, "totalEq": text(equity), "uTime": stamp(at)}


def _detail(ccy: str, equity: Decimal, profit: Decimal, notional: Decimal, at: datetime) -> Record:
    blank = _blank(
        "accAvgPx clSpotInUseAmt collateralRestrict maxSpotInUse openAvgPx spotBal spotInUseAmt spotUpl"
        " spotUplRatio totalPnl totalPnlRatio borrowFroz interest liab maxLoan crossLiab isoLiab uplLiab twap"
    )
    zero = dict.fromkeys(
        ("fixedBal", "frozenBal", "isoEq", "isoUpl", "ordFrozen", "stgyEq", "spotIsoBal"), "0"
    )
    initial = notional / 10
    return {
        **blank,
        **zero,
        "ccy": ccy,
        "eq": text(equity),
        "cashBal": text(equity - profit),
        "availEq": text(max(equity - initial, Decimal(0))),
        "availBal": text(equity - profit),
        "disEq": "",
        "eqUsd": "",
        "imr": text(initial),
        "mmr": text(notional / 200),
        "mgnRatio": "",
        "notionalLever": text(round(notional / equity, 8)) if equity else "",
        "upl": text(profit),
        "uTime": stamp(at),
    }


def currency(coin: str, inverse: bool) -> str:
    """What a coin's swap is margined in."""
    return coin if inverse else "USDT"


def listed(coin: str, inverse: bool) -> Record:
    """A coin's swap in the list of instruments."""
    family = f"{coin}-USD" if inverse else f"{coin}-USDT"
    worth = {
        "ctType": "inverse" if inverse else "linear",
        "ctVal": text(DOLLARS if inverse else COINS),
        "ctValCcy": "USD" if inverse else coin,
        "settleCcy": currency(coin, inverse),
    }
    return {**INSTRUMENT, **worth, **names(coin, inverse), "instFamily": family, "uly": family}


def bill(fill: Record) -> Record:
    """The bill of an ADL fill: the same execution, with the trade id "0"."""
    same = ("billId", "ordId", "instId", "subType", "fillTime", "ts", "fillMarkPx")
    money = {"ccy": fill["feeCcy"], "pnl": fill["fillPnl"], "px": fill["fillPx"], "sz": fill["fillSz"]}
    return {**BILL, **{name: fill[name] for name in same}, **money}


def adl_order(fill: Record) -> Record:
    """The order of the system behind an ADL fill."""
    same = ("ordId", "instId", "side", "fillTime", "fillPx", "fillSz", "feeCcy")
    done = {"accFillSz": fill["fillSz"], "sz": fill["fillSz"], "avgPx": fill["fillPx"], "px": ""}
    kind = {"category": "adl", "ordType": "market", "state": "filled", "reduceOnly": "false"}
    times = {"cTime": fill["ts"], "uTime": fill["ts"]}
    copied = {name: fill[name] for name in same}
    return {**ORDER, **copied, **done, **kind, **times, "tradeId": "0", "pnl": fill["fillPnl"]}


def page(params: Mapping[str, str], rows: Iterable[Record], by: str, at: str = "") -> list[Record]:
    """The rows that a request asks for: of swaps, newest first by the number in the field `by`, older than
    `after`, with the time in the field `at` (if any) between `begin` and `end`."""
    begin, end = int(params.get("begin") or 0), int(params.get("end") or 10**14)
    below, instrument = int(params.get("after") or 10**20), params.get("instId", "")
    fitting = [row for row in rows if int(row[by]) < below and instrument in ("", row["instId"])]
    fitting = [row for row in fitting if not at or begin <= int(row[at]) <= end]
    if params.get("instType", "SWAP") != "SWAP":
        return []
    return sorted(fitting, key=lambda row: int(row[by]), reverse=True)[: int(params.get("limit") or 100)]
