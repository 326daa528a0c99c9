"""What is told of the risk that an account carries: its markets' regimes, a risk put on again, quiet hints.

Events, as in `event`; all times aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.model.ids import AlertId, VenueName
from bot.model.position import Position
from bot.model.regime import RegimeState


@dataclass(frozen=True, slots=True)
class RegimeChanged:
    """A market that the account is in entered a regime, or the reasons for it are to be read anew."""

    at: datetime
    venue: VenueName
    state: RegimeState


class NoteKind(StrEnum):
    """A quiet hint on how a position is exposed to ADL."""

    SMALL_FUND = "small fund"
    """Coin-margined contracts share smaller insurance funds."""
    HEAVY_WINNER = "heavy winner"
    """A large position with much profit stands high in any queue."""
    FULL_RISK = "full risk"
    """Much leverage is carried into a market that is in danger."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One hint with its number: a share (profit of notional), an amount in USD or a leverage, as the kind
    says. `regime` is that of its market, where the hint rests on it."""

    at: datetime
    kind: NoteKind
    position: Position
    number: Decimal
    regime: RegimeState | None = None


@dataclass(frozen=True, slots=True)
class Reloaded:
    """After ADL the same risk was put on again while the market is not calm.

    `before` and `taken` are sizes in `position.unit`, `taken_at` when ADL was seen; `leverage_before` and
    `notional_before` (in `position.currency`) are None when they were not known. `regime` is None where
    nobody judges the market: there the ADL itself is the danger.
    """

    at: datetime
    alert: AlertId
    position: Position
    before: Decimal
    taken: Decimal
    taken_at: datetime
    leverage_before: Decimal | None
    notional_before: Decimal | None
    regime: RegimeState | None


Exposure = RegimeChanged | Noted | Reloaded
