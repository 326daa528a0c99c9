"""What Bybit's wallet-balance says of margin and coins: pure. Page: docs/v5/account/wallet-balance.

A unified account is one pool, told in USD. With its margin mode set to isolated the totals are documented not
to apply (they come empty): then every position has its own margin, which the list of positions tells.
"""

from collections.abc import Iterable
from typing import Any

from bot.errors import Garbled
from bot.model.funds import DOLLARS, Funds, Holding, Pot
from bot.venues.bybit.marks import category_of, settle_coin
from bot.venues.bybit.pages import envelope
from bot.venues.reading import Row, maybe_number, rows, text


def funds(payload: Any, held: Iterable[Row] = ()) -> Funds:
    """The pots and the coins of a unified account; `held` are rows of position/list.

    A coin's `equity` holds what its contracts have won or lost, as the exposure does. Dollar coins are margin
    alone. Raises Garbled for what is not one account.
    """
    account = _account(payload)
    equity = maybe_number(account, "totalEquity")
    pots = _isolated(held) if isolated(payload) else ()
    shared = Pot(
        "USD",
        wallet=maybe_number(account, "totalWalletBalance"),
        equity=equity,
        maintenance=maybe_number(account, "totalMaintenanceMargin"),
        available=maybe_number(account, "totalAvailableBalance"),
    )
    return Funds(pots or ((shared,) if equity is not None else ()), _coins(account))


def isolated(payload: Any) -> bool:
    """Whether the account's margin mode is isolated, by its empty totals."""
    return maybe_number(_account(payload), "totalMaintenanceMargin") is None


def _account(payload: Any) -> Row:
    found = rows(envelope(payload).get("list"), "list")
    if len(found) != 1:
        raise Garbled("the answer is not one account")
    return found[0]


def _coins(account: Row) -> tuple[Holding, ...]:
    sizes = [(text(row, "coin"), maybe_number(row, "equity")) for row in rows(account.get("coin"), "coin")]
    return tuple(Holding(coin, size) for coin, size in sizes if coin not in DOLLARS and size and size > 0)


def _isolated(held: Iterable[Row]) -> tuple[Pot, ...]:
    """unsure: positionBalance is taken for the margin without the profit."""
    found = []
    for row in held:
        margin, profit = maybe_number(row, "positionBalance"), maybe_number(row, "unrealisedPnl")
        if not margin:
            continue
        symbol = text(row, "symbol")
        found.append(
            Pot(
                settle_coin(symbol, category_of(symbol)),
                wallet=margin,
                equity=None if profit is None else margin + profit,
                maintenance=maybe_number(row, "positionMM"),
                symbol=symbol,
                slot=text(row, "positionIdx"),
            )
        )
    return tuple(found)
