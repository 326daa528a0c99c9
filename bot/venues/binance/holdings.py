"""The open positions of one product, each with its place in the ADL queue."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.errors import Busy, VenueError
from bot.model.instrument import Instrument
from bot.model.position import Position
from bot.venues.binance import parse, quantiles
from bot.venues.binance.products import Product
from bot.venues.binance.together import both
from bot.venues.contract import Look, Wire

EVERY = timedelta(seconds=30)
"""adlQuantile is worth asking for this often: "values update every 30s" (documented)."""
STALE = timedelta(minutes=5)
"""An older answer is no place in the queue: the positions show none."""


class Places:
    """adlQuantile of one product as last read. The reply carries no time, so that of its arrival counts."""

    def __init__(self, wire: Wire, product: Product) -> None:
        self._wire = wire
        self._product = product
        self._table: quantiles.Table = {}
        self._read: datetime | None = None
        self._asked: datetime | None = None
        self.trouble = ""

    @property
    def table(self) -> quantiles.Table:
        """The numbers by symbol; empty when there are none, or none young enough."""
        young = self._read is not None and self._wire.now() - self._read <= STALE
        return self._table if young else {}

    @property
    def due(self) -> bool:
        if self._asked is None:
            return True
        age = self._wire.now() - self._asked
        return age >= EVERY or age < timedelta(0)  # the host's clock was set back

    async def refresh(self) -> None:
        """Ask when it is due. A failure is kept in `trouble`, not raised: a look without gauges is still a
        look. Raises Busy for a ban alone, which the host must hear of."""
        if not self.due:
            return
        self._asked = self._wire.now()
        try:
            self._table = quantiles.table(await self._wire.call(self._product.quantiles, {}))
        except VenueError as error:
            if isinstance(error, Busy) and error.ban:
                raise
            self.trouble = f"adlQuantile: {error}"
            return
        self._read, self.trouble = self._wire.now(), ""


class Holdings:
    """Reads the positions of one product of one account."""

    def __init__(self, wire: Wire, product: Product) -> None:
        self._wire = wire
        self._product = product
        self._places = Places(wire, product)
        self._known: Mapping[str, Instrument] = {}
        self._lacking = False

    async def look(self) -> Look:
        """Every open position. One request, and one more at most every 30 s while there is a position whose
        row carries no `adl`: nearly always so outside USDⓈ-M."""
        if self._lacking and self._places.due:  # most likely again: ask for both at once
            payload, _ = await both(self._positions(), self._places.refresh())
        else:
            payload = await self._positions()
        look = self._parsed(payload)
        before, self._lacking = self._lacking, _lacks_places(look.positions)
        if self._lacking and (not before or self._places.due):
            await self._places.refresh()
            look = self._parsed(payload)
        if None in [position.instrument for position in look.positions]:
            look = await self._identified(look, payload)
        if self._lacking and self._places.trouble:
            return Look(look.positions, (*look.oddities, self._places.trouble))
        return look

    async def _positions(self) -> Any:
        return await self._wire.call(self._product.positions, {})

    def _parsed(self, payload: Any) -> Look:
        places = self._places.table if self._lacking else {}
        return parse.positions(payload, self._product.coin, self._known, places)

    async def _identified(self, look: Look, payload: Any) -> Look:
        """The same look with the facts of its instruments, as far as the venue's list can be had."""
        known = await self._wire.instruments([position.key.symbol for position in look.positions])
        if all(known.get(position.key.symbol) is position.instrument for position in look.positions):
            return look
        self._known = known
        return self._parsed(payload)


def _lacks_places(positions: tuple[Position, ...]) -> bool:
    """Whether a row did not say its position's place itself."""
    return any(not position.gauge.venue_value.startswith("adl=") for position in positions)
