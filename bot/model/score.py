"""How near a position is to the front of the ADL queue, by what the venue publishes of its ranking."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.model.position import PositionKey


class Change(StrEnum):
    """What a person can do to a position; all of them lower its score."""

    REDUCE = "reduce"
    """Close a part: the amount is in the position's own unit."""
    ADD_MARGIN = "add margin"
    """Put more margin behind it: the amount is in the position's currency."""
    LOWER_LEVERAGE = "lower leverage"
    """The amount is the new leverage: the position's notional over the equity that stands behind it. In cross
    margin the leverage that is set there changes nothing; more equity does."""
    TAKE_PROFIT = "take profit"
    """Close so much as realises this profit and open it again at the mark price: the amount is in the
    position's currency."""


@dataclass(frozen=True, slots=True)
class Score:
    """`value` is higher for who is taken earlier; it compares positions of one venue and market alone.

    `parts` are its factors in the venue's own terms, in the order of the formula, `formula` says how they
    make the value ("PnL percent x margin ratio"); a part whose name ends in % is a share of one. `estimate`:
    the venue gives no exact formula, or a part of it was not readable. `missing` names parts that could not
    be read, for which a bound was taken: the value is then the highest that it can well be.
    """

    value: Decimal
    formula: str
    parts: tuple[tuple[str, Decimal], ...]
    estimate: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One way to bring a score down to `goal` (a share of it, e.g. a half): `change` by `amount`, and what
    the score then is."""

    change: Change
    amount: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True)
class Ranking:
    """A score beside the indicator that the venue showed with it: level `level` of `of`."""

    key: PositionKey
    at: datetime
    score: Decimal
    level: int
    of: int
