"""What surrounds an account as a look is judged: its owner's other legs and wishes, the markets' regimes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.funds import Funds
from bot.model.hedge import Leg, Pairing
from bot.model.position import Position
from bot.model.preferences import Wishes
from bot.model.regime import RegimeState
from bot.model.score import Score

Legs = Callable[[], tuple[Leg, ...]]
ScoreOf = Callable[[Position, Funds | None], Score | None]
"""A venue's published ranking."""


@dataclass(frozen=True, slots=True)
class Context:
    """`others` gives the legs of the owner's other accounts, `where` names this one for people. `pairings`
    are what the owner said of hedges, by base asset. `regimes` are those of this venue's markets, by symbol.
    `score` is None where the venue publishes no ranking."""

    where: str = ""
    others: Legs = tuple
    """Asked only when something was reduced: most looks need no legs."""
    pairings: Mapping[str, Pairing] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    regimes: Mapping[str, RegimeState] = field(default_factory=dict)
    score: ScoreOf | None = None
    adl_elsewhere: Callable[[str], datetime | None] = lambda symbol: None
    """When ADL last took from another account of this host in one of this venue's markets (venue's time)."""
