"""What the rehearsal market knows of an account, in no venue's words; each `simulate.py` translates it.

Sizes are in the base asset (coins), prices and money in USD, all Decimal; times are aware UTC.
`coin` is the base asset's name, e.g. "BTC". What is `inverse` is of a coin-margined contract: its size is in
USD, and its profit and realised profit in coins.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger


class SimCause(StrEnum):
    TRADE = "trade"
    ADL = "adl"
    LIQUIDATION = "liquidation"
    SETTLEMENT = "settlement"
    """The exchange settles or delists the market."""


@dataclass(frozen=True, slots=True)
class SimPosition:
    """`queue` is the place in the ADL queue, 0 (last) to 1 (next); `profit` is unrealised, signed.
    `under_adl`: the exchange is deleveraging it at this moment."""

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
    inverse: bool = False
    under_adl: bool = False


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
    inverse: bool = False


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
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class SimCancel:
    """An order that rested and was taken away at `at`, and why."""

    order: SimOrder
    reason: Cancel
    at: datetime


@dataclass(frozen=True, slots=True)
class SimAccount:
    """One account as it stands now. `key` is its API key or address; `rights` beyond reading by name
    ("trade", "transfer", "withdraw"); `equity` in USD. `portfolio`: a unified (portfolio margin) account.
    `neutral`: the delta-neutral mode is on. `unreadable` are parts and lists, by the venue's own names, that
    this key is refused. `only_in` are the sources of fills that show them ("executions" or a name of the
    venue's own); empty means all, as a real venue would. `coins` are held besides, outside of `equity`.
    `bound`: the key is bound to an IP address; `expires_at` is when it ends, where its venue says such a
    thing."""

    key: str
    equity: Decimal
    positions: tuple[SimPosition, ...] = ()
    fills: tuple[SimFill, ...] = ()
    orders: tuple[SimOrder, ...] = ()
    rights: frozenset[str] = frozenset()
    cancelled: tuple[SimCancel, ...] = ()
    portfolio: bool = False
    neutral: bool = False
    unreadable: frozenset[str] = frozenset()
    only_in: frozenset[str] = frozenset()
    coins: tuple[tuple[str, Decimal], ...] = ()
    bound: bool = True
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SimCoin:
    """One market. `drawdown` is the fund's fall within 8 hours that this market caused, 0 or negative;
    `danger` how near ADL is."""

    coin: str
    mark: Decimal
    drawdown: Decimal = Decimal(0)
    danger: Danger = Danger.CALM


@dataclass(frozen=True, slots=True)
class SimMarket:
    """What everybody can see: the markets, and the insurance fund's balance in USD. `fund` is None while the
    exchange sends the field empty."""

    coins: tuple[SimCoin, ...] = ()
    fund: Decimal | None = Decimal(0)


@dataclass(frozen=True, slots=True)
class Query:
    """A request as it arrived. `params` are the decoded query string, `body` the decoded JSON or None;
    header names are lower case. `path` starts with the venue's own path ("/fapi/v3/positionRisk"). On a
    stream `account` finds whose key it is that logs in, and `since` is when it was last pushed to."""

    method: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any
    now: datetime
    market: SimMarket = SimMarket()
    account: Callable[[str], SimAccount | None] = lambda key: None
    since: datetime | None = None


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


class StreamDialect(Dialect, Protocol):
    """A dialect with a stream."""

    def hear(self, query: Query, text: str) -> Sequence[str]:
        """What the venue says at once to a text that a client sent (an acknowledgement, a pong)."""
        ...

    def push(self, query: Query, heard: Sequence[str]) -> Sequence[str]:
        """What the venue pushes in this second to a client that has sent the texts in `heard`."""
        ...
