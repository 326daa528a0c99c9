"""Finds the venue folders; the only place that looks for them."""

import importlib
import pkgutil
from functools import cache

import bot.venues
from bot.errors import UserMistake
from bot.venues.contract import Venue


@cache
def venues() -> dict[str, Venue]:
    """Every venue by name, in alphabetical order. Imports descriptions only, no client library."""
    found = (m.name for m in pkgutil.iter_modules(bot.venues.__path__) if m.ispkg)
    return {name: importlib.import_module(f"bot.venues.{name}").VENUE for name in sorted(found)}


def venue(name: str) -> Venue:
    """The venue called `name` (any case). Raises UserMistake naming the ones there are."""
    known = venues()
    if name.lower() not in known:
        raise UserMistake(f"I do not know the exchange {name!r}. I know: {', '.join(known)}.")
    return known[name.lower()]
