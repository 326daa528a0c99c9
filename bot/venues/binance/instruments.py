"""exchangeInfo of USDⓈ-M and COIN-M becomes instruments. Pure."""

from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.instrument import Instrument, Payoff
from bot.venues.reading import Row, maybe_price, rows, text

_LINEAR_CONTRACT = Decimal(1)
"""USDⓈ-M counts sizes in coins of the base asset."""


def instruments(payload: Any, coin: bool) -> dict[str, Instrument]:
    """The derivatives listed, by symbol. (Pages: Exchange-Information.)

    COIN-M (`coin`): a contract is `contractSize` of the quote currency (USD). A row that cannot be read is
    left out: facts that are missing are never an error. Raises Garbled when there is no list.
    """
    if not isinstance(payload, dict):
        raise Garbled("exchangeInfo is not a record")
    found = (_instrument(row, coin) for row in rows(payload.get("symbols"), "symbols of exchangeInfo"))
    return {instrument.symbol: instrument for instrument in found if instrument is not None}


def _instrument(row: Row, coin: bool) -> Instrument | None:
    contract = maybe_price(row, "contractSize") if coin else _LINEAR_CONTRACT
    if contract is None:
        return None
    try:
        return Instrument(
            symbol=text(row, "symbol"),
            base=text(row, "baseAsset"),
            quote=text(row, "quoteAsset"),
            settle=text(row, "marginAsset"),
            payoff=Payoff.INVERSE if coin else Payoff.LINEAR,
            contract=contract,
            tick=_tick(row),
        )
    except Garbled:
        return None


def _tick(row: Row) -> Decimal | None:
    filters = row.get("filters")
    for rule in filters if isinstance(filters, list) else []:
        if isinstance(rule, dict) and rule.get("filterType") == "PRICE_FILTER":
            return maybe_price(rule, "tickSize")
    return None
