"""What Binance tells everybody of ADL and of its insurance funds becomes readings. Pure.

Both lists are USDⓈ-M's; COIN-M has none of them.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.model.instrument import Instrument
from bot.model.signal import Danger, Signal
from bot.venues.reading import Row, maybe_moment, maybe_number, raw, rows

RISK, FUND = "symbolAdlRisk", "insuranceBalance"
"""The sources, by the venue's own names."""

_DANGER = {"low": Danger.CALM, "medium": Danger.RAISED, "high": Danger.HIGH}
"""Documented in lower case; upper case was seen as well."""


def risks(payload: Any, held: Collection[str], now: datetime, oddities: list[str]) -> tuple[Signal, ...]:
    """The exchange's own mark of each symbol in `held`. (Page: Symbol-ADL-Risk; renewed every 30 minutes.)

    A symbol whose mark is empty, or that is not listed, is told with "adlRisk" in `empty`; a word that is
    not known has no `danger` and goes to `oddities`. Raises Garbled.
    """
    listed = {str(row.get("symbol")): row for row in _all(payload)}
    return tuple(_risk(symbol, listed.get(symbol, {}), now, oddities) for symbol in sorted(held))


def _risk(symbol: str, row: Row, now: datetime, oddities: list[str]) -> Signal:
    at = maybe_moment(row, "updateTime") or now
    word = row.get("adlRisk")
    if word in (None, ""):
        return Signal(RISK, symbol, at, empty=("adlRisk",))
    danger = _DANGER.get(str(word).lower())
    if danger is None:
        oddities.append(f"adlRisk={raw(word)}")
    return Signal(RISK, symbol, at, danger, said=f"adlRisk={raw(word)}")


def funds(
    payload: Any, held: Collection[str], known: Mapping[str, Instrument], now: datetime
) -> tuple[Signal, ...]:
    """The insurance fund behind each symbol in `held`. (Page: Insurance-Fund-Balance: a snapshot; how often
    it is renewed is not documented.)

    A symbol belongs to one group, a group's fund holds several assets: the one that the symbol is margined
    in is told, else USDT, else the only one. Without a balance, "marginBalance" is in `empty`. Raises
    Garbled.
    """
    groups = _all(payload)
    return tuple(_fund(symbol, _assets(groups, symbol), known.get(symbol), now) for symbol in sorted(held))


def _fund(symbol: str, assets: Mapping[str, Row], instrument: Instrument | None, now: datetime) -> Signal:
    wanted = (instrument.settle if instrument else "", "USDT", *(assets if len(assets) == 1 else ()))
    asset = next((name for name in wanted if name in assets), "")
    row = assets.get(asset, {})
    at = maybe_moment(row, "updateTime") or now
    balance = maybe_number(row, "marginBalance")
    if balance is None:
        return Signal(FUND, symbol, at, asset=asset, empty=("marginBalance",))
    return Signal(FUND, symbol, at, fund=balance, asset=asset)


def _assets(groups: Iterable[Row], symbol: str) -> dict[str, Row]:
    """The assets of the group that a symbol belongs to, by name."""
    for group in groups:
        symbols, assets = group.get("symbols"), group.get("assets")
        if isinstance(symbols, list) and symbol in symbols and isinstance(assets, list):
            return {raw(row.get("asset")): row for row in assets if isinstance(row, dict)}
    return {}


def _all(payload: Any) -> list[Row]:
    """The rows of a list; one record alone, as for one symbol, counts as a list of it."""
    return rows([payload] if isinstance(payload, dict) else payload, "the reply")
