"""Sessions with the mistakes that the fuzz is there to find; they show that it finds them."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.errors import Garbled
from bot.model.fill import Cause
from bot.model.observation import Cursor, Fills
from bot.venues.contract import Endpoint, Look, Venue, VenueSession, Wire


class Session:
    """A venue's session with one mistake; what is not overridden is the venue's own."""

    def __init__(self, right: VenueSession) -> None:
        self._right = right

    def __getattr__(self, name: str) -> Any:
        return getattr(self._right, name)


class Flat(Session):
    """Takes what it cannot believe for an account without positions."""

    async def positions(self) -> Look:
        try:
            return await self._right.positions()
        except Garbled:
            return Look(())


class Forgetful(Session):
    """Leaves out what is unlike the rest: here, positions whose indicator it does not know."""

    async def positions(self) -> Look:
        look = await self._right.positions()
        return replace(look, positions=tuple(p for p in look.positions if hasattr(p.gauge, "level")))


class Alarmist(Session):
    """Takes an unknown mark for ADL."""

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        found = await self._right.fills(since, focus)
        named = (replace(f, cause=Cause.ADL) if f.cause is Cause.UNRECOGNISED else f for f in found.fills)
        return replace(found, fills=tuple(named))


class Deaf(Session):
    """Loses its fills as soon as there is anything strange to tell."""

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        found = await self._right.fills(since, focus)
        return replace(found, fills=()) if found.oddities else found


class Ahead(Session):
    """Believes a time in the far future."""

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        found = await self._right.fills(since, focus)
        return replace(found, cursor=dict.fromkeys(found.cursor, "4102444800000"))


class Careless(Session):
    """Looks a field up without asking whether it is there."""

    async def positions(self) -> Look:
        look = await self._right.positions()
        _ = {p.key: p.mark_price * 2 for p in look.positions}  # type: ignore[operator]
        return look


class Hanging(Session):
    async def positions(self) -> Look:
        while True:
            pass


class Dying(Session):
    async def positions(self) -> Look:
        os._exit(3)


class _Sloppy:
    """A wire that mends what it gets: where a field is null, it puts a default."""

    def __init__(self, wire: Wire, fallback: str) -> None:
        self._wire = wire
        self._fallback = fallback

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wire, name)

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        return _mended(await self._wire.call(endpoint, params), self._fallback)


def _mended(tree: Any, fallback: str) -> Any:
    if isinstance(tree, list):
        return [_mended(item, fallback) for item in tree]
    if isinstance(tree, dict):
        return {name: _mended(value, fallback) for name, value in tree.items()}
    return fallback if tree is None else tree


def having(venue: Venue, mistake: Callable[[VenueSession], Any]) -> Venue:
    """The venue with that mistake."""
    return replace(venue, open=lambda wire: mistake(venue.open(wire)))


def defaulting(venue: Venue, fallback: str) -> Venue:
    """The venue with a default for every field that is null."""
    return replace(venue, open=lambda wire: venue.open(_Sloppy(wire, fallback)))
