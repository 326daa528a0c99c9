"""The account records of the rehearsal dialect, in the documented shapes. Pure; `simulate.py` fills them in.

An account's equity stands whole in each of its wallets: USDT, every coin that a COIN-M position is margined
in, and Portfolio Margin. Coins held besides lie in the spot wallet, in Portfolio Margin in that one.
"""

from collections.abc import Iterable
from decimal import Decimal

from bot.venues.binance.staged import Row, text

_NONE = Decimal(0)


def usdm(equity: Decimal, held: list[Row]) -> Row:
    """fapi's account (version 3) in single-asset mode; `held` are rows of its positionRisk."""
    asset = _asset("USDT", equity, held)
    totals = {
        "totalInitialMargin": asset["initialMargin"],
        "totalMaintMargin": asset["maintMargin"],
        "totalWalletBalance": asset["walletBalance"],
        "totalUnrealizedProfit": asset["unrealizedProfit"],
        "totalMarginBalance": asset["marginBalance"],
        "totalPositionInitialMargin": asset["positionInitialMargin"],
        "totalOpenOrderInitialMargin": "0",
        "totalCrossWalletBalance": asset["crossWalletBalance"],
        "totalCrossUnPnl": asset["crossUnPnl"],
        "availableBalance": asset["availableBalance"],
        "maxWithdrawAmount": asset["maxWithdrawAmount"],
    }
    shown = ("symbol", "positionSide", "positionAmt", "isolatedMargin", "notional", "isolatedWallet")
    more = ("initialMargin", "maintMargin", "updateTime")
    positions = [
        {**{name: row[name] for name in (*shown, *more)}, "unrealizedProfit": row["unRealizedProfit"]}
        for row in held
    ]
    return {**totals, "assets": [asset], "positions": positions}


def coinm(equity: Decimal, held: list[Row], at: int) -> Row:
    """dapi's account; `held` are rows of its positionRisk."""
    rights = {"canDeposit": True, "canTrade": True, "canWithdraw": True, "feeTier": 0, "updateTime": at}
    by_coin: dict[str, list[Row]] = {}
    for row in held:
        by_coin.setdefault(row["symbol"].partition("USD_")[0], []).append(row)
    assets = [_asset(coin, equity / Decimal(own[0]["markPrice"]), own) for coin, own in by_coin.items()]
    return {"assets": assets, "positions": [_coin_position(row) for row in held], **rights}


def portfolio(equity: Decimal, held: Iterable[Row], at: int) -> Row:
    """papi's account; `held` are rows of both positionRisk calls."""
    value = sum((_value(row) for row in held), _NONE)
    maintenance, initial = value / 200, value / 10
    free = text(max(equity - initial, _NONE))
    return {
        "uniMMR": text(round(equity / maintenance, 8)) if maintenance else "999",
        "accountEquity": text(equity),
        "actualEquity": text(equity),
        "accountInitialMargin": text(initial),
        "accountMaintMargin": text(maintenance),
        "accountStatus": "NORMAL",
        "virtualMaxWithdrawAmount": free,
        "totalAvailableBalance": free,
        "totalMarginOpenLoss": "0",
        "updateTime": at,
    }


def kind(equity: Decimal) -> Row:
    """sapi's account of Portfolio Margin: that it is one."""
    return {"accountEquity": text(equity), "accountStatus": "NORMAL"}


def portfolio_balances(coins: Iterable[tuple[str, Decimal]], at: int) -> list[Row]:
    """papi's balance of each asset."""
    names = ("crossMarginBorrowed", "crossMarginInterest", "crossMarginLocked", "umWalletBalance")
    more = ("umUnrealizedPNL", "cmWalletBalance", "cmUnrealizedPNL", "negativeBalance")
    blank = dict.fromkeys((*names, *more), "0")
    held = ("totalWalletBalance", "crossMarginAsset", "crossMarginFree")
    return [
        {"asset": coin, **dict.fromkeys(held, text(size)), **blank, "updateTime": at} for coin, size in coins
    ]


def spot(coins: Iterable[tuple[str, Decimal]], at: int) -> Row:
    """The spot account."""
    fees = dict.fromkeys(("makerCommission", "takerCommission", "buyerCommission", "sellerCommission"), 0)
    rights = dict.fromkeys(("canTrade", "canWithdraw", "canDeposit"), True)
    kind = {"accountType": "SPOT", "permissions": ["SPOT"], "uid": 7700003, "updateTime": at}
    balances = [{"asset": coin, "free": text(size), "locked": "0"} for coin, size in coins]
    return {**fees, **rights, **kind, "balances": balances}


def _asset(asset: str, equity: Decimal, held: list[Row]) -> Row:
    profit = sum((Decimal(row["unRealizedProfit"]) for row in held), _NONE)
    initial = sum((_own(row) / _leverage(row) for row in held), _NONE)
    free = text(max(equity - initial, _NONE))
    wallet = text(equity - profit)
    return {
        "asset": asset,
        "walletBalance": wallet,
        "unrealizedProfit": text(profit),
        "marginBalance": text(equity),
        "maintMargin": text(sum((_own(row) / 200 for row in held), _NONE)),
        "initialMargin": text(initial),
        "positionInitialMargin": text(initial),
        "openOrderInitialMargin": "0",
        "crossWalletBalance": wallet,
        "crossUnPnl": text(profit),
        "availableBalance": free,
        "maxWithdrawAmount": free,
        "updateTime": max((row["updateTime"] for row in held), default=0),
    }


def _coin_position(row: Row) -> Row:
    margin = _own(row) / _leverage(row)
    same = ("symbol", "positionSide", "positionAmt", "entryPrice", "breakEvenPrice", "leverage", "maxQty")
    return {
        **{name: row[name] for name in (*same, "notionalValue", "isolatedWallet", "updateTime")},
        "initialMargin": text(margin),
        "maintMargin": text(_own(row) / 200),
        "unrealizedProfit": row["unRealizedProfit"],
        "positionInitialMargin": text(margin),
        "openOrderInitialMargin": "0",
        "isolated": False,
    }


def _own(row: Row) -> Decimal:
    """The notional in the row's own margin asset, positive."""
    return abs(Decimal(row["notional"] if "notional" in row else row["notionalValue"]))


def _value(row: Row) -> Decimal:
    """The same in USD."""
    return _own(row) * (1 if "notional" in row else Decimal(row["markPrice"]))


def _leverage(row: Row) -> Decimal:
    return Decimal(row["leverage"]) if "leverage" in row else _own(row) / Decimal(row["initialMargin"])
