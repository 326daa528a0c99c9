"""The rows of Bybit's lists with every documented field, for the rehearsal: pure, from plain values.

Numbers go out as texts and times as texts of ms, as the pages show them. What does not matter to anybody who
watches is filled with the value an ordinary account has.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from bot.model.order import Cancel
from bot.model.signal import Danger

Row = dict[str, Any]
Held = tuple[Decimal, Decimal, Decimal, bool]
"""Profit, size and mark price of a position, and whether it is inverse."""


def plain(value: Decimal) -> str:
    """A number without an exponent."""
    return format(value, "f")


def position(facts: Mapping[str, Any], value: Decimal, margin: Decimal) -> Row:
    """docs/v5/position. `value` and `margin` are in the settle coin."""
    row: Row = {
        "positionIdx": 0,
        "riskId": 1,
        "riskLimitValue": "2000000",
        "positionValue": plain(value),
        "tradeMode": 0,
        "positionStatus": "Normal",
        "autoAddMargin": 0,
        "positionBalance": plain(margin),
        "bustPrice": "",
        "positionMM": plain(value / 200),
        "positionMMByMp": plain(value / 200),
        "positionIM": plain(margin),
        "positionIMByMp": plain(margin),
        "tpslMode": "Full",
        "takeProfit": "",
        "stopLoss": "",
        "trailingStop": "0",
        "curRealisedPnl": "0",
        "cumRealisedPnl": "0",
        "isReduceOnly": False,
        "mmrSysUpdatedTime": "",
        "leverageSysUpdatedTime": "",
        "sessionAvgPrice": "",
    }
    return {**row, **facts}


def wallet(equity: Decimal, held: Iterable[Held], coins: Iterable[tuple[str, Decimal]]) -> Row:
    """docs/v5/account/wallet-balance of a unified account: its `equity` in USD lies in USDT; `coins` besides
    it count for no margin here."""
    legs = [
        (profit * mark, size) if inverse else (profit, size * mark) for profit, size, mark, inverse in held
    ]
    profit, notional = (sum(figures, Decimal(0)) for figures in ([p for p, _ in legs], [n for _, n in legs]))
    initial = notional / 10
    names = ("accountIMRate", "accountMMRate", "accountIMRateByMp", "accountMMRateByMp", "accountLTV")
    return {
        **dict.fromkeys(names, ""),
        "accountType": "UNIFIED",
        "totalEquity": plain(equity),
        "totalWalletBalance": plain(equity - profit),
        "totalMarginBalance": plain(equity),
        "totalAvailableBalance": plain(max(equity - initial, Decimal(0))),
        "totalPerpUPL": plain(profit),
        "totalInitialMargin": plain(initial),
        "totalMaintenanceMargin": plain(notional / 200),
        "totalInitialMarginByMp": plain(initial),
        "totalMaintenanceMarginByMp": plain(notional / 200),
        "coin": [_coin(coin, size) for coin, size in (("USDT", equity), *coins)],
    }


def _coin(coin: str, size: Decimal) -> Row:
    zero = ("locked", "spotHedgingQty", "borrowAmount", "spotBorrow", "accruedInterest", "totalOrderIM")
    more = ("totalPositionIM", "totalPositionMM", "unrealisedPnl", "cumRealisedPnl", "bonus")
    same = dict.fromkeys(("equity", "walletBalance"), plain(size))
    usd = {"usdValue": "", "availableToWithdraw": "", "availableToBorrow": ""}
    switches = {"collateralSwitch": True, "marginCollateral": True}
    return {"coin": coin, **same, **usd, **dict.fromkeys((*zero, *more), "0"), **switches}


def no_position(symbol: str, index: int) -> Row:
    """What a question by symbol gets where nothing is held."""
    blank = {"side": "", "size": "0", "avgPrice": "0", "adlRankIndicator": 0, "positionStatus": "Normal"}
    return {"positionIdx": index, "symbol": symbol, **blank}


def execution(facts: Mapping[str, Any]) -> Row:
    """docs/v5/order/execution. unsure: createType and execPnl are documented for the stream alone."""
    row: Row = {
        "orderType": "Market",
        "underlyingPrice": "",
        "orderLinkId": "",
        "indexPrice": "",
        "stopOrderType": "UNKNOWN",
        "leavesQty": "0",
        "feeCurrency": "",
        "isMaker": False,
        "tradeIv": "",
        "blockTradeId": "",
        "markIv": "",
        "extraFees": "",
    }
    return {**row, **facts}


def logged(facts: Mapping[str, Any]) -> Row:
    """docs/v5/account/transaction-log."""
    row: Row = {
        "transSubType": "",
        "funding": "",
        "orderLinkId": "",
        "fee": "0",
        "feeRate": "0",
        "type": "ADL",
        "bonusChange": "",
        "cashBalance": "0",
        "extraFees": "",
    }
    return {**row, **facts}


def order(facts: Mapping[str, Any]) -> Row:
    """docs/v5/order/open-order and docs/v5/order/order-list."""
    row: Row = {
        "orderLinkId": "",
        "blockTradeId": "",
        "isLeverage": "",
        "cancelType": "UNKNOWN",
        "rejectReason": "EC_NoError",
        "avgPrice": "",
        "leavesValue": "0",
        "cumExecQty": "0",
        "cumExecValue": "0",
        "cumExecFee": "0",
        "timeInForce": "GTC",
        "orderIv": "",
        "takeProfit": "",
        "stopLoss": "",
        "tpTriggerBy": "UNKNOWN",
        "slTriggerBy": "UNKNOWN",
        "triggerBy": "UNKNOWN",
        "lastPriceOnCreated": "",
        "closeOnTrigger": False,
        "smpType": "None",
        "smpGroup": 0,
        "smpOrderId": "",
        "tpLimitPrice": "",
        "slLimitPrice": "",
        "placeType": "",
        "cumFeeDetail": {},
    }
    return {**row, **facts}


def terms(price: Decimal, trigger: Decimal | None, *, whole: bool, rises: bool) -> Row:
    """What an order waits for. With a trigger it is conditional (a market order when both prices agree);
    `whole` is a stop of the whole position, which Bybit keeps as one of size 0."""
    waits, market = trigger is not None, trigger == price
    return {
        "price": "0" if market else plain(price),
        "orderStatus": "Untriggered" if waits else "New",
        "orderType": "Market" if market else "Limit",
        "stopOrderType": ("StopLoss" if whole else "Stop") if waits else "UNKNOWN",
        "createType": "CreateByStopOrder" if waits else "CreateByUser",
        "triggerPrice": "" if trigger is None else plain(trigger),
        "triggerDirection": (1 if rises else 2) if waits else 0,
        "closeOnTrigger": whole,
        "tpslMode": "Full" if whole else "",
    }


_CANCELS = {
    Cancel.ADL: "CancelByPrepareAdl",
    Cancel.LIQUIDATION: "CancelByPrepareLiq",
    Cancel.SETTLEMENT: "CancelBySettle",
    Cancel.OWNER: "CancelByUser",
    Cancel.OTHER: "CancelByAdmin",
    Cancel.UNSTATED: "UNKNOWN",
}


def taken(order_: Row, reason: Cancel, at: str) -> Row:
    """The order after the exchange took it away at `at` (ms)."""
    waited = order_["orderStatus"] == "Untriggered"
    bound = "CancelByTpSlTsClear" if waited else "CancelByReduceOnly"
    return order_ | {
        "orderStatus": "Deactivated" if waited else "Cancelled",
        "cancelType": _CANCELS.get(reason, bound),
        "leavesQty": "0",
        "updatedTime": at,
    }


def instrument(symbol: str, base: str, *, inverse: bool) -> Row:
    """docs/v5/market/instrument: a perpetual that trades."""
    return {
        "symbol": symbol,
        "contractType": "InversePerpetual" if inverse else "LinearPerpetual",
        "status": "Trading",
        "baseCoin": base,
        "quoteCoin": "USD" if inverse else "USDT",
        "settleCoin": base if inverse else "USDT",
        "launchTime": "1609459200000",
        "deliveryTime": "0",
        "deliveryFeeRate": "",
        "priceScale": "2",
        "leverageFilter": {"minLeverage": "1", "maxLeverage": "50.00", "leverageStep": "0.01"},
        "priceFilter": {"minPrice": "0.01", "maxPrice": "1999999", "tickSize": "0.01"},
        "lotSizeFilter": {"maxOrderQty": "1000", "minOrderQty": "0.001", "qtyStep": "0.001"},
        "unifiedMarginTrade": True,
        "fundingInterval": 480,
        "copyTrading": "none",
        "isPreListing": False,
        "preListingInfo": None,
        "symbolType": "",
    }


_FALLS = {Danger.RAISED: Decimal("-0.2"), Danger.HIGH: Decimal("-0.35"), Danger.UNDER_WAY: Decimal("-0.35")}
"""The least drawdown that says so by the published rule."""


def balance(fund: Decimal | None) -> str:
    """Whole dollars: less than one pays for nothing, and the rules speak of a pool that is empty."""
    return "" if fund is None else plain(fund.to_integral_value(ROUND_FLOOR))


def alerts(coin: str, fund: Decimal | None, drawdown: Decimal, danger: Danger) -> list[Row]:
    """The rows of a coin's contracts, linear and inverse, whose drawdown shows at least that danger."""
    ratio = min(drawdown, _FALLS.get(danger, Decimal(0)))
    contracts = ((f"{coin}USDT", "USDT"), (f"{coin}USD", coin))
    return [alert(symbol, settle, balance(fund), ratio) for symbol, settle in contracts]


def alert(symbol: str, coin: str, balance: str, ratio: Decimal) -> Row:
    """docs/v5/market/adl-alert. maxBalance is always empty."""
    return {
        "coin": coin,
        "symbol": symbol,
        "balance": balance,
        "maxBalance": "",
        "insurancePnlRatio": "-0.3",
        "pnlRatio": plain(ratio),
        "adlTriggerThreshold": "1",
        "adlStopRatio": "-0.25",
    }


def pool(symbol: str, coin: str, balance: str) -> Row:
    """docs/v5/market/insurance: a pool of one contract."""
    return {"coin": coin, "symbols": symbol, "balance": balance, "value": balance}


def settings(neutral: bool) -> Row:
    """docs/v5/account/get-user-setting-config."""
    return {**dict.fromkeys(("lpaSpot", "lpaPerp", "smsef", "fmsef"), False), "deltaEnable": neutral}


def key_facts(key: str, rights: Collection[str], bound: bool, ends: datetime | None) -> Row:
    """docs/v5/user/apikey-info. A reading key lists its scopes like a trading one; readOnly tells."""
    trades, reads_only = "trade" in rights, not rights
    named = {"transfer": "AccountTransfer", "withdraw": "Withdraw"}
    scopes = ("Spot", "Options", "CopyTrading", "BlockTrade", "Exchange", "NFT", "Affiliate", "Earn")
    permissions: dict[str, list[str]] = {name: [] for name in scopes}
    permissions["ContractTrade"] = ["Order", "Position"] if trades or reads_only else []
    permissions["Derivatives"] = ["DerivativesTrade"] if trades else []
    permissions["Wallet"] = [scope for right, scope in named.items() if right in rights]
    return {
        "id": "7700001",
        "note": "rehearsal",
        "apiKey": key,
        "readOnly": 1 if reads_only else 0,
        "secret": "",
        "permissions": permissions,
        "ips": ["127.0.0.1"] if bound else ["*"],
        "type": 1,
        "deadlineDay": -2,
        "expiredAt": "1970-01-01T00:00:00Z" if ends is None else f"{ends:%Y-%m-%dT%H:%M:%SZ}",
        "createdAt": "2026-01-05T09:00:00Z",
        "unified": 0,
        "uta": 1,
        "userID": 7700002,
        "isMaster": True,
        "parentUid": "0",
    }
