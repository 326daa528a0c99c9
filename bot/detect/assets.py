"""Which names mean the same coin. Only what is certain: two coins taken for one would hide a naked leg.

Traps: venues count cheap coins in thousands ("1000PEPE" is listed beside "PEPE" elsewhere), and a wrapped or
staked coin (WBTC, stETH) is not the coin itself: it can lose its peg, so it pairs with nothing here.
"""

import re
from typing import NamedTuple

from bot.model import funds

DOLLARS = funds.DOLLARS | {"USDP", "USDD", "PYUSD", "USD1", "RLUSD", "GUSD", "LUSD", "BFUSD", "USDH"}
"""Dollars and dollar coins: what profit and margin are counted in, never a base."""

SAME = {"XBT": "BTC"}
"""Other names of a coin."""

_THOUSANDS = re.compile(r"(10{3,6})([A-Z]{3,})")
_KILO = re.compile(r"k([A-Z]{3,})")
_BEHIND = {"SHIB1000": ("SHIB", 3), "1MBABYDOGE": ("BABYDOGE", 6)}
"""Multiples that are written in other ways."""


class Coin(NamedTuple):
    """`name` pairs with the same name elsewhere; one unit of what the venue listed is 10 ** `scale` of it."""

    name: str
    scale: int = 0


def coin(asset: str) -> Coin | None:
    """The coin that a venue's name of an asset means; None for a dollar, which is no exposure."""
    if asset in _BEHIND:
        return Coin(*_BEHIND[asset])
    if match := _THOUSANDS.fullmatch(asset):
        return Coin(match[2], len(match[1]) - 1)
    if match := _KILO.fullmatch(asset):
        return Coin(match[1], 3)
    name = asset.upper()
    return None if not name or is_dollar(name) else Coin(SAME.get(name, name))


def is_dollar(currency: str) -> bool:
    """Whether an amount in `currency` is one in dollars, as near as a tolerance needs it."""
    return currency.upper() in DOLLARS
