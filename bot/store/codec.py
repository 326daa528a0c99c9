"""Facts of the model to JSON text and back, exactly: Decimals stay Decimals, times stay aware."""

from types import UnionType
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from bot.model.event import Event

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def pack(fact: Any, kind: Any = None) -> str:
    """JSON text of a fact; `kind` is its type where the class alone does not say it (a tuple of steps)."""
    return _adapter(kind or type(fact)).dump_json(fact).decode()


def unpack(kind: type[T], text: str) -> T:
    """The fact of type `kind` that `pack` wrote."""
    fact: T = _adapter(kind).validate_json(text)
    return fact


_EVENTS: dict[str, type] = {
    kind.__name__: kind for kind in (get_args(Event) if isinstance(Event, UnionType) else ())
}


def unpack_event(kind: str, text: str) -> Event:
    """The event of the class called `kind`."""
    event: Event = unpack(_EVENTS[kind], text)
    return event
