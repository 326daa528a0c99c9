"""A venue that says what the test tells it: a description, and a session behind the real port."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.errors import Lacks
from bot.model.fill import Fill
from bot.model.funds import Funds
from bot.model.ids import VenueName
from bot.model.observation import Cursor, Fills, Neutrality, Sign
from bot.model.order import CancelledOrder, OpenOrder, Orders
from bot.model.position import Position
from bot.model.proof import Proof, Verdict
from bot.venues.contract import KeyField, Look, Part, Venue, VenueSession, Wire
from bot.venues.discovery import venues

SOMEWHERE = VenueName("somewhere")
EVERYTHING = "everything"
FIELDS = {"name": "ana-1", "secret": "s" * 20}
"""Key fields as `somewhere` wants them."""


@dataclass
class ScriptedSession:
    """Implements `VenueSession`: shows `held` and `executed` until the test changes them; `trouble` is
    raised instead. Every reading of fills returns all of them, as a venue may. `gate` holds a look up."""

    held: list[Position] = field(default_factory=list)
    executed: list[Fill] = field(default_factory=list)
    trouble: Exception | None = None
    proof: Proof = field(default_factory=lambda: Proof(Verdict.READ_ONLY, reads=(EVERYTHING,)))
    oddities: tuple[str, ...] = ()
    gap: str = ""
    gate: asyncio.Event | None = None
    looks: int = 0
    """Looks begun: a first one begins with fills, any other with positions."""
    begun: bool = False
    asked: list[tuple[Cursor, frozenset[str]]] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    resting: list[OpenOrder] | None = None
    """None: this venue shows no orders."""
    cancelled: list[CancelledOrder] = field(default_factory=list)
    orders_asked: list[tuple[frozenset[str], datetime | None]] = field(default_factory=list)
    neutral: Neutrality | None = None
    margin: Funds | None = None

    async def prove(self) -> Proof:
        self._complain()
        return self.proof

    async def positions(self) -> Look:
        if self.begun:
            self.begun = False
        else:
            await self._begin()
        self._complain()
        return Look(tuple(self.held), self.oddities)

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        if not since and not focus:
            await self._begin()
        self._complain()
        self.begun = not since and not focus
        self.asked.append((since, focus))
        return Fills(
            tuple(self.executed), {"all": str(len(self.executed))}, self.gap, signs=tuple(self.signs)
        )

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        self.orders_asked.append((symbols, cancelled_since))
        if self.resting is None:
            raise Lacks("no orders here")
        cancelled = () if cancelled_since is None else tuple(self.cancelled)
        return Orders(tuple(self.resting), cancelled, symbols)

    async def neutrality(self) -> Neutrality:
        if self.neutral is None:
            raise Lacks("no such mode here")
        return self.neutral

    async def funds(self) -> Funds:
        if self.margin is None:
            raise Lacks("no margin shown here")
        return self.margin

    async def _begin(self) -> None:
        self.looks += 1
        if self.gate is not None:
            await self.gate.wait()

    def _complain(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def somewhere(open: Callable[[Wire], VenueSession]) -> Venue:
    """A venue like the real ones, whose sessions are the test's."""
    like = next(iter(venues().values()))
    keys = (
        KeyField("name", "apiKey", "The name of the account", "[a-z0-9-]{3,10}", "ana-1", secret=False),
        KeyField("secret", "secret", "The secret: 20 letters", "[a-z]{20}", "s" * 20),
    )
    return replace(
        like,
        name=SOMEWHERE,
        title="Somewhere",
        key_fields=keys,
        key_help="Untick it.",
        parts=(Part(EVERYTHING, like.endpoints[0]),),
        open=open,
        public=None,
    )
