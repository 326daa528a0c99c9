"""Facts with good defaults: a test says only what matters to it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, FillId, PersonId, VenueName
from bot.model.observation import Observation
from bot.model.person import Account, Address, Person, Role
from bot.model.position import AdlGauge, Gauge, Position, PositionKey, Side, SizeUnit

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ACCOUNT = AccountId(7)


def at(seconds: float = 0) -> datetime:
    """`seconds` after noon."""
    return NOON + timedelta(seconds=seconds)


def key(symbol: str = "ETHUSDT", slot: str = "BOTH") -> PositionKey:
    return PositionKey(symbol, slot)


def gauge(level: int = 1, of: int = 4) -> AdlGauge:
    return AdlGauge(level, of, f"adl={level}")


def position(size: str | int = 10, symbol: str = "ETHUSDT", level: int | Gauge = 1, **more: Any) -> Position:
    """A short of `size` unless a side is given; the gauge as a level of 4, or as it is."""
    facts: dict[str, Any] = {
        "key": key(symbol),
        "side": Side.SHORT,
        "unit": SizeUnit.BASE,
        "entry_price": Decimal(2600),
        "mark_price": Decimal(2500),
        "notional": Decimal(str(size)) * 2500,
        "leverage": Decimal(5),
        "profit": Decimal(str(size)) * 100,
        "currency": "USDT",
    }
    reading = gauge(level) if isinstance(level, int) else level
    return Position(size=Decimal(str(size)), gauge=reading, **(facts | more))


def fill(id: str = "f1", signed: str | int = 4, cause: Cause = Cause.ADL, **more: Any) -> Fill:
    """An ADL fill that buys back 4 of a short unless told otherwise."""
    facts: dict[str, Any] = {"key": key(), "price": Decimal(2512), "at": at(), "proof": f"mark={cause}"}
    return Fill(id=FillId(id), signed=Decimal(str(signed)), cause=cause, **(facts | more))


def look(
    positions: list[Position] | None = None, fills: list[Fill] | None = None, after: float = 0, **more: Any
) -> Observation:
    """A look `after` seconds past noon; a list that is not given was not read."""
    return Observation(
        at=at(after),
        positions=None if positions is None else tuple(positions),
        fills=None if fills is None else tuple(fills),
        **more,
    )


def person(number: int = 1, name: str = "Ana", role: Role = Role.MEMBER, **more: Any) -> Person:
    facts: dict[str, Any] = {"addresses": (Address("console", name.lower()),)}  # type: ignore[arg-type]
    return Person(PersonId(number), name, role, **(facts | more))


def account(owner: int = 1, **more: Any) -> Account:
    facts: dict[str, Any] = {"id": ACCOUNT, "venue": VenueName("somewhere"), "label": "main"}
    return Account(owner=PersonId(owner), **(facts | more))
