"""What Bybit's marks and names say: pure tables.

Pages: docs/v5/enum (execType, createType, cancelType, rejectReason) and docs/v5/order/execution.
"""

import re
from typing import Any

from bot.model.fill import Cause
from bot.model.order import Cancel
from bot.venues.bybit.endpoints import PARTS
from bot.venues.reading import raw

FORCED = (Cause.ADL, Cause.LIQUIDATION, Cause.TAKEOVER, Cause.SETTLEMENT, Cause.DELIVERY)
"""Causes that always close."""

_BY_EXEC_TYPE = {
    "AdlTrade": Cause.ADL,
    "BustTrade": Cause.TAKEOVER,
    "Settle": Cause.SETTLEMENT,
    "Delivery": Cause.DELIVERY,
    "BlockTrade": Cause.TRANSFER,
    "MovePosition": Cause.TRANSFER,
}
_BY_CREATE_TYPE = (
    # unsure: the enum page writes CreateByAdl_PassThrough, third parties CreateByAdl, so prefixes count.
    ("CreateByAdl", Cause.ADL),
    ("CreateByLiq", Cause.LIQUIDATION),
    ("CreateByTakeOver", Cause.TAKEOVER),
    ("CreateBySettle", Cause.SETTLEMENT),
    ("CreateByBlock_", Cause.TRANSFER),
    ("CreateByBlockTradeMovePosition", Cause.TRANSFER),
)
_OTHER_EXEC_TYPES = ("FutureSpread", "CorporateAction", "UNKNOWN")
_OTHER_CREATE_TYPES = ("CreateByAdminClosing",)
# fmt: off
_OWN_CREATE_TYPES = (
    "CreateByUser", "CreateByClosing", "CreateByFutureSpread", "CreateByStopOrder",
    "CreateByTakeProfit", "CreateByPartialTakeProfit", "CreateByStopLoss", "CreateByPartialStopLoss",
    "CreateByTrailingStop", "CreateByTrailingProfit", "CreateByFGridBot", "CloseByFGridBot",
    "CreateByMartingaleBot", "CloseByMartingaleBot", "CreateByTWAP", "CreateByTVSignal",
    "CreateByMmRateClose", "CreateByIceBerg", "CreateByArbitrage", "CreateByDdh", "CreateByBboOrder"
)
# fmt: on


def cause(exec_type: Any, create_type: Any) -> tuple[Cause, str, bool]:
    """Why a position changed, the mark that says so, and whether that mark is documented.

    execType decides; createType, which not every row carries, splits what execType leaves open: a
    liquidation that the engine did not take over, or a forced order that was reported as Trade.
    Documented kinds that are neither forced nor an order of the book are UNRECOGNISED without an oddity.
    """
    by_order = next((c for prefix, c in _BY_CREATE_TYPE if str(create_type).startswith(prefix)), None)
    if by_order is not None and exec_type not in ("AdlTrade", "Settle", "Delivery"):
        return by_order, f"createType={raw(create_type)}", True
    proof = f"execType={raw(exec_type)}"
    if exec_type != "Trade":
        known = exec_type in _OTHER_EXEC_TYPES
        by_type = _BY_EXEC_TYPE.get(str(exec_type))
        return by_type or Cause.UNRECOGNISED, proof, known or by_type is not None
    if create_type in (None, "") or create_type in _OWN_CREATE_TYPES:
        return Cause.OWN_ORDER, proof, True
    return Cause.UNRECOGNISED, f"createType={raw(create_type)}", create_type in _OTHER_CREATE_TYPES


_CANCELS = {
    "CancelByPrepareAdl": Cancel.ADL,
    "CancelAllBeforeAdl": Cancel.ADL,
    "CancelByPrepareLiq": Cancel.LIQUIDATION,
    "CancelAllBeforeLiq": Cancel.LIQUIDATION,
    "CancelByTpSlTsClear": Cancel.POSITION_GONE,
    "CancelByReduceOnly": Cancel.POSITION_GONE,
    "CancelBySettle": Cancel.SETTLEMENT,
    "CancelByDelivery": Cancel.SETTLEMENT,
    "CancelByUser": Cancel.OWNER,
}
# fmt: off
_OTHER_CANCELS = (
    "CancelByAdmin", "CancelBySmp", "CancelByDCP", "CancelByRebalance",
    "CancelByOCOTpCanceledBySlTriggered", "CancelByOCOSlCanceledByTpTriggered",
    "CancelByCannotAffordOrderCost", "CancelByPmTrialMmOverEquity", "CancelByAccountBlocking",
    "CancelByMmpTriggered", "CancelByCrossSelfMuch", "CancelByCrossReachMaxTradeNum",
    "CancelByPzSideCh",  # in the documents before V5
)
# fmt: on
_NO_REASON = ("EC_NoError", "EC_Others", "", None)


def cancel(cancel_type: Any, reject_reason: Any) -> tuple[Cancel, str, bool]:
    """Why an order was taken away, the mark that says so ("" when unstated), and whether it is documented.

    cancelType decides. Where it is UNKNOWN, as for a post-only order that would have traded, rejectReason
    may name a reason that has nothing to do with the position.
    """
    if cancel_type not in ("UNKNOWN", "", None):
        proof, known = f"cancelType={raw(cancel_type)}", _CANCELS.get(str(cancel_type))
        return known or Cancel.OTHER, proof, known is not None or cancel_type in _OTHER_CANCELS
    if reject_reason in _NO_REASON:
        return Cancel.UNSTATED, "", True
    proof = f"rejectReason={raw(reject_reason)}"
    if reject_reason == "EC_PerCancelRequest":
        return Cancel.OWNER, proof, True
    return Cancel.OTHER, proof, str(reject_reason).startswith("EC_")


_INVERSE = re.compile(r"[A-Z0-9]+USD(?:[FGHJKMNQUVXZ]\d\d)?")


def category_of(symbol: str) -> str:
    """Inverse for BTCUSD and BTCUSDZ26, else linear, by the naming rule of `settle_coin`."""
    return "inverse" if _INVERSE.fullmatch(symbol) else "linear"


def settle_coin(symbol: str, category: str) -> str:
    """The coin profits are paid in, by the naming rule: BTCUSDT, BTCUSDT-25DEC26 (USDT), BTCPERP,
    BTC-25DEC26 (USDC), and inverse BTCUSD, BTCUSDZ26 (the base coin)."""
    if category == "inverse":
        return symbol.rpartition("USD")[0]
    return "USDT" if symbol.partition("-")[0].endswith("USDT") else "USDC"


def parts_of(symbol: str) -> list[str]:
    """The part that a position in a symbol is in, by the naming rule."""
    category = category_of(symbol)
    coin = None if category == "inverse" else settle_coin(symbol, category)
    return [
        part.name
        for part in PARTS
        if part.params["category"] == category and part.params.get("settleCoin") == coin
    ]
