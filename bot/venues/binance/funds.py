"""Binance's account payloads become margin and coins. Pure.

Pages: Account-Information-V3 of USDⓈ-M, Account-Information of COIN-M and of Portfolio Margin,
Account-Balance of Portfolio Margin, and account-endpoints of Spot.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.funds import DOLLARS, Funds, Holding, Pot
from bot.model.position import PositionKey
from bot.venues.reading import Row, key, maybe_number, number, rows, text

_NONE = Decimal(0)


def usdm(payload: Any) -> Funds:
    """The margin of USDⓈ-M: a pot for each margin asset, and one for each isolated position.

    In multi-assets mode all assets are one pot in USD. The reply does not name the mode: in single-asset mode
    the totals are documented to be those of USDT alone, so totals that differ from them tell (unsure).
    """
    account = _record(payload, "account")
    assets, held = _assets(account), _held(account)
    shared = _one_pool(account, assets, held) or tuple(_shared(row, held, assets) for row in assets.values())
    return Funds((*_isolated(held, assets), *shared))


def coinm(payload: Any) -> Funds:
    """The margin of COIN-M, each coin a pot of its own; the coins there (with what open positions have won or
    lost in them) are exposure like any others."""
    account = _record(payload, "account")
    assets, held = _assets(account), _held(account)
    pots = tuple(_shared(row, held, assets) for row in assets.values())
    coins = [(asset, maybe_number(row, "marginBalance")) for asset, row in assets.items()]
    return Funds((*_isolated(held, assets), *pots), together(coins))


def portfolio(payload: Any) -> Funds:
    """The one pot of a Portfolio Margin account in USD. `accountEquity` counts collateral at its rate; the
    balance without profit is not told."""
    account = _record(payload, "account")
    free = maybe_number(account, "totalAvailableBalance")
    pot = Pot(
        "USD",
        equity=number(account, "accountEquity"),
        maintenance=maybe_number(account, "accountMaintMargin"),
        available=free if free is not None else maybe_number(account, "virtualMaxWithdrawAmount"),
    )
    return Funds((pot,))


def portfolio_coins(payload: Any) -> tuple[Holding, ...]:
    """The coins of a Portfolio Margin account less what is borrowed; those of its COIN-M wallet with what is
    won or lost there."""
    return together(
        (
            text(row, "asset"),
            number(row, "totalWalletBalance")
            + (maybe_number(row, "cmUnrealizedPNL") or _NONE)
            - (maybe_number(row, "crossMarginBorrowed") or _NONE)
            - (maybe_number(row, "crossMarginInterest") or _NONE),
        )
        for row in rows(payload, "balance")
    )


def spot_coins(payload: Any) -> tuple[Holding, ...]:
    """The coins of the spot wallet, locked in orders or not."""
    balances = rows(_record(payload, "account").get("balances"), "balances")
    return together((text(row, "asset"), number(row, "free") + number(row, "locked")) for row in balances)


def together(coins: Iterable[tuple[str, Decimal | None]]) -> tuple[Holding, ...]:
    """Each coin once, dollars and what is not above 0 left out."""
    sums: dict[str, Decimal] = {}
    for asset, size in coins:
        if asset not in DOLLARS and size is not None:
            sums[asset] = sums.get(asset, _NONE) + size
    return tuple(Holding(asset, size) for asset, size in sums.items() if size > 0)


def _record(payload: Any, what: str) -> Row:
    if not isinstance(payload, dict):
        raise Garbled(f"{what} is not a record")
    return payload


def _assets(account: Row) -> dict[str, Row]:
    """The assets that hold anything, by name."""
    found = {text(row, "asset"): row for row in rows(account.get("assets"), "assets")}
    names = ("walletBalance", "crossWalletBalance", "crossUnPnl", "maintMargin", "unrealizedProfit")
    return {asset: row for asset, row in found.items() if any(maybe_number(row, name) for name in names)}


def _held(account: Row) -> list[Row]:
    """The rows of open positions; COIN-M lists every symbol."""
    found = rows(account.get("positions", []), "positions")
    return [row for row in found if maybe_number(row, "positionAmt")]


def _one_pool(account: Row, assets: dict[str, Row], held: list[Row]) -> tuple[Pot, ...]:
    """The single pot of multi-assets mode; none in single-asset mode."""
    wallet, profit = (
        maybe_number(account, "totalCrossWalletBalance"),
        maybe_number(account, "totalCrossUnPnl"),
    )
    dollars = maybe_number(assets.get("USDT", {}), "crossWalletBalance") or _NONE
    if wallet is None or wallet == dollars:
        return ()
    pot = Pot(
        "USD",
        wallet=wallet,
        equity=None if profit is None else wallet + profit,
        maintenance=_maintenance(held, maybe_number(account, "totalMaintMargin")),
        available=maybe_number(account, "availableBalance"),
        shares=_shares(held),
    )
    return (pot,)


def _shared(row: Row, held: list[Row], assets: Iterable[str]) -> Pot:
    """What the cross positions of one margin asset share."""
    asset = text(row, "asset")
    mine = [p for p in held if _asset(p, assets) == asset and not _is_isolated(p)]
    wallet, profit = maybe_number(row, "crossWalletBalance"), maybe_number(row, "crossUnPnl")
    return Pot(
        asset,
        wallet=wallet,
        equity=None if wallet is None or profit is None else wallet + profit,
        maintenance=_maintenance(mine, maybe_number(row, "maintMargin")),
        available=maybe_number(row, "availableBalance"),
        shares=_shares(mine),
    )


def _isolated(held: Iterable[Row], assets: Iterable[str]) -> list[Pot]:
    found = []
    for row in held:
        if not _is_isolated(row):
            continue
        wallet, profit = maybe_number(row, "isolatedWallet"), maybe_number(row, "unrealizedProfit")
        symbol, slot = _key(row)
        equity = None if wallet is None or profit is None else wallet + profit
        asset = _asset(row, assets)
        found.append(Pot(asset, wallet, equity, maybe_number(row, "maintMargin"), symbol=symbol, slot=slot))
    return found


def _is_isolated(row: Row) -> bool:
    """COIN-M names it; on USDⓈ-M the isolated wallet is 0 in cross mode."""
    named = row.get("isolated")
    return named if isinstance(named, bool) else bool(maybe_number(row, "isolatedWallet"))


def _maintenance(cross: list[Row], of_asset: Decimal | None) -> Decimal | None:
    """Of the cross positions together: the asset's own figure may hold isolated ones, too (unsure)."""
    parts = [maybe_number(row, "maintMargin") for row in cross]
    return sum((p for p in parts if p is not None), _NONE) if parts and None not in parts else of_asset


def _shares(cross: Iterable[Row]) -> tuple[tuple[PositionKey, Decimal], ...]:
    parts = [(_key(row), maybe_number(row, "maintMargin")) for row in cross]
    return tuple((whose, part) for whose, part in parts if part is not None)


def _key(row: Row) -> PositionKey:
    return key(text(row, "symbol"), text(row, "positionSide"))


def _asset(row: Row, assets: Iterable[str]) -> str:
    """The margin asset of a position, which its row does not name: what its symbol ends in, or begins with on
    COIN-M (whose symbols end in USD and a term); "" when none of the account's assets fits."""
    pair, _, term = text(row, "symbol").partition("_")
    if term and pair.endswith("USD"):
        return pair.removesuffix("USD")
    return max((asset for asset in assets if pair.endswith(asset)), key=len, default="")
