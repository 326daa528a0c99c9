"""Which number of an adlQuantile row is a position's own. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.model.position import AdlGauge, Gauge, NoGauge, NoGaugeReason
from bot.venues.reading import Row, gauge, rows, text

WORST = 4
"""adlQuantile runs from 0 to 4, 4 first in the queue (documented). That `adl` of positionRisk v3 has the same
range is unsure: a value above 4 is kept raw and reported, not taken for 4."""

_SIDES = ("LONG", "SHORT", "BOTH")
"""The keys that hold a number. HEDGE is only the sign that a symbol is in cross margin and hedge mode: its
value says nothing, and some replies carry it beside BOTH."""

ABSENT = NoGauge(NoGaugeReason.ABSENT)

Table = Mapping[str, Row]
"""Symbol -> its numbers by side."""


def table(payload: Any) -> Table:
    """The numbers of a reply of adlQuantile, by symbol. Raises Garbled. (Page: Position-ADL-Quantile-
    Estimation.) A row whose numbers are no record is left out: its positions have no gauge."""
    return {
        text(row, "symbol"): numbers
        for row in rows(payload, "adlQuantile")
        if isinstance(numbers := row.get("adlQuantile"), dict)
    }


def own(numbers: Row | None, slot: str) -> Gauge:
    """The gauge of the position in `slot` (BOTH in one-way mode, LONG or SHORT in hedge mode).

    Without its own key the highest of LONG, SHORT and BOTH counts: rather too near than too far. No key at
    all is ABSENT; a value off the scale UNRECOGNISED, with the key and the raw value.
    """
    if not numbers:
        return ABSENT
    if slot in _SIDES and numbers.get(slot) not in (None, ""):
        return _read(numbers, slot)
    found = [_read(numbers, side) for side in _SIDES if numbers.get(side) not in (None, "")]
    known = [place for place in found if isinstance(place, AdlGauge)]
    if known:
        return max(known, key=lambda place: place.level)
    return found[0] if found else ABSENT


def _read(numbers: Row, side: str) -> Gauge:
    return gauge(numbers[side], f"adlQuantile.{side}", WORST)
