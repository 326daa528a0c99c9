"""What OKX's account/balance says of margin and coins; pure.

Page: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-balance - an account in multi-currency or
portfolio margin mode is one pool, told in USD (`adjEq`); in the other modes those totals come empty, and each
currency stands behind the positions that are margined in it.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.funds import DOLLARS, Funds, Holding, Pot
from bot.venues.okx.parse import data
from bot.venues.reading import Row, maybe_number, rows, text

_NONE = Decimal(0)


def funds(payload: Any, held: Iterable[Row] = ()) -> Funds:
    """The pots and the coins of the trading account; `held` are rows of account/positions, for the margin of
    isolated ones.

    A coin's `eq` holds what its contracts have won or lost, as the exposure does. Raises Garbled for what is
    not one account.
    """
    found = data(payload)
    if len(found) != 1:
        raise Garbled("account/balance is not one record")
    account, details = found[0], rows(found[0].get("details"), "details")
    pool = _pool(account)
    shared = (pool,) if pool else tuple(_currency(row) for row in details)
    coins = [(text(row, "ccy"), maybe_number(row, "eq")) for row in details]
    return Funds(
        (*_isolated(held), *shared),
        tuple(Holding(ccy, size) for ccy, size in coins if ccy not in DOLLARS and size and size > 0),
    )


def _pool(account: Row) -> Pot | None:
    """The one pool of the account, in USD after discounts; None where each currency stands for itself."""
    equity, profit = maybe_number(account, "adjEq"), maybe_number(account, "upl")
    if equity is None:
        return None
    return Pot(
        "USD",
        wallet=None if profit is None else equity - profit,
        equity=equity,
        maintenance=maybe_number(account, "mmr"),
        available=maybe_number(account, "availEq"),
    )


def _currency(row: Row) -> Pot:
    """What the cross positions in one currency share: its equity without that of isolated positions."""
    equity = maybe_number(row, "eq")
    return Pot(
        text(row, "ccy"),
        wallet=maybe_number(row, "cashBal"),
        equity=None if equity is None else equity - (maybe_number(row, "isoEq") or _NONE),
        maintenance=maybe_number(row, "mmr"),
        available=maybe_number(row, "availEq"),
    )


def _isolated(held: Iterable[Row]) -> list[Pot]:
    found = []
    for row in held:
        margin, profit = maybe_number(row, "margin"), maybe_number(row, "upl")
        if row.get("mgnMode") != "isolated" or margin is None:
            continue
        found.append(
            Pot(
                text(row, "ccy"),
                wallet=margin,
                equity=None if profit is None else margin + profit,
                maintenance=maybe_number(row, "mmr"),
                symbol=text(row, "instId"),
                slot=f"{text(row, 'posSide')}/isolated",
            )
        )
    return found
