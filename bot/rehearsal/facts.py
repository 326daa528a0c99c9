"""What the rehearsal market knows of an account, in no venue's words; each `simulate.py` translates it.

Sizes are in the base asset (coins), prices and money in USD, all Decimal; times are aware UTC.
`coin` is the base asset's name, e.g. "BTC".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from bot.model.position import Side


class SimCause(StrEnum):
    TRADE = "trade"
    ADL = "adl"
    LIQUIDATION = "liquidation"


@dataclass(frozen=True, slots=True)
class SimPosition:
    """`queue` is the place in the ADL queue, 0 (last) to 1 (next); `profit` is unrealised, signed."""

    coin: str
    side: Side
    size: Decimal
    entry: Decimal
    mark: Decimal
    leverage: Decimal
    liquidation: Decimal
    queue: Decimal
    profit: Decimal
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class SimFill:
    """`id` grows over all fills of the market and is the fill's and the order's number. `side` is the
    position's side, `opens` whether the fill made it larger; `size` is positive."""

    id: int
    coin: str
    side: Side
    opens: bool
    size: Decimal
    price: Decimal
    mark: Decimal
    realised: Decimal
    size_before: Decimal
    cause: SimCause
    at: datetime


@dataclass(frozen=True, slots=True)
class SimOrder:
    """A resting order. `trigger` is set for stops."""

    id: int
    coin: str
    buy: bool
    size: Decimal
    price: Decimal
    trigger: Decimal | None
    reduce_only: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SimAccount:
    """One account as it stands now. `key` is its API key or address; `rights` beyond reading by name
    ("trade", "transfer", "withdraw"); `equity` in USD."""

    key: str
    equity: Decimal
    positions: tuple[SimPosition, ...] = ()
    fills: tuple[SimFill, ...] = ()
    orders: tuple[SimOrder, ...] = ()
    rights: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """A request as it arrived. `params` are the decoded query string, `body` the decoded JSON or None;
    header names are lower case. `path` starts with the venue's own path ("/fapi/v3/positionRisk")."""

    method: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any
    now: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is JSON-able, or a str that is sent as it stands."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Dialect(Protocol):
    """How one venue would say it. Pure; every venue's `simulate.py` holds one as `DIALECT`."""

    def key(self, query: Query) -> str | None:
        """The API key or address that a request carries; None for a public call."""
        ...

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """The venue's reply; `account` is None for a public call or an unknown key (refuse it in the
        venue's own way)."""
        ...
