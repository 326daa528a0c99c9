"""Who shares the work on a database of a server."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that shares the work. `number` is given once and never again, `silent` are the seconds since
    the server heard of it, `pieces` is what of the work it has."""

    number: int
    host: str
    process: int
    began_at: datetime
    silent: float
    pieces: tuple[str, ...] = ()
