"""How near ADL is in a market, as an exchange would tell everybody."""

from decimal import Decimal

from bot.model.signal import Danger

RAISED, HIGH = Decimal("-0.15"), Decimal("-0.3")
"""The fund's drawdown at which ADL draws near, and the one beyond which it may begin."""
EMPTY = Decimal(1)
"""USD below which the fund cannot pay for anything: cents stay in it that do not cover one more step."""
LASTS = 10
"""Seconds after an ADL for which it counts as still under way."""


def danger(drawdown: Decimal, fund: Decimal, since_adl: int | None) -> Danger:
    """`drawdown` is negative or 0, `fund` in USD; `since_adl` the seconds since the last ADL in this market,
    None when there was none."""
    if since_adl is not None and since_adl <= LASTS:
        return Danger.UNDER_WAY
    if fund < EMPTY or drawdown < HIGH:
        return Danger.HIGH
    return Danger.RAISED if drawdown <= RAISED else Danger.CALM
