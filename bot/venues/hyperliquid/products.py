"""The perpetuals of the main dex as instruments. Pure.

Shape: the `meta` reply on the info endpoint's page on perpetuals (see `VENUE.pages`).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.instrument import Instrument, Payoff
from bot.venues.reading import rows, text

SETTLE = "USDC"


def instruments(payload: Any) -> Mapping[str, Instrument]:
    """By coin; delisted ones, too, as a position may be left in them. Raises Garbled.

    A size is a number of coins, also where the coin's own name stands for a thousand ("kPEPE").
    """
    if not isinstance(payload, dict):
        raise Garbled("meta is not a record")
    coins = [text(row, "name") for row in rows(payload.get("universe"), "universe")]
    if not coins:
        raise Garbled("meta lists no perpetual")
    return {coin: Instrument(coin, coin, SETTLE, SETTLE, Payoff.LINEAR, Decimal(1)) for coin in coins}
