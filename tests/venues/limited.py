"""A venue with small limits, made for tests, and a dialect that writes down what it is asked."""

from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.errors import Busy, VenueError
from bot.model.ids import VenueName
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import Answer, Query, SimAccount
from bot.rehearsal.gate import Charge, Gate
from bot.venues.budget import Limit
from bot.venues.client import Pool
from bot.venues.contract import Endpoint, Features, Feed, KeyField, LookCost, Pace, Venue, VenueSession, Wire
from bot.venues.reply import Reply
from tests.rehearsal.still import StillMarket

ADDRESS = Limit("address", 100, 60)
ELSEWHERE = Limit("elsewhere", 100, 60)
KEY = Limit("key", 20, 1, per_key=True)
BOTH = Endpoint("GET", "fapi", "/fapi/v3/positionRisk", "fapiPrivateV3GetPositionRisk", 5, (ADDRESS, KEY))
OF_KEY = Endpoint("GET", "fapi", "/fapi/v1/adlQuantile", "fapiPrivateGetAdlQuantile", 1, (KEY,))
OTHER = Endpoint(
    "GET", "sapi", "/sapi/v1/account/apiRestrictions", "sapiGetAccountApiRestrictions", 1, (ELSEWHERE,)
)
FREE = Endpoint("GET", "fapi", "/fapi/v1/forceOrders", "fapiPrivateGetForceOrders")
FEED = Feed("ws", "/public")
NAME = VenueName("limited")


def complaint(reply: Reply) -> VenueError | None:
    """A code of the body that speaks of the key alone."""
    slow = isinstance(reply.payload, dict) and reply.payload.get("code") == 10006
    return Busy("too many requests of this key", whole_host=False) if slow else None


def _no_session(wire: Wire) -> VenueSession:
    raise AssertionError("these tests call by wire")


LIMITED = Venue(
    name=NAME,
    title="Limited",
    ccxt_id="binance",
    key_fields=(
        KeyField("api_key", "apiKey", "key", ".+", "k" * 64),
        KeyField("secret", "secret", "secret", ".+", "s" * 64),
    ),
    key_help="",
    hosts={
        "fapi": "https://fapi.binance.com",
        "sapi": "https://api.binance.com",
        "ws": "wss://limited.example",
    },
    endpoints=(BOTH, OF_KEY, OTHER, FREE),
    parts=(),
    features=Features("", "", "", ""),
    pace=Pace(15, 5),
    cost=LookCost((BOTH,), (OF_KEY,)),
    open=_no_session,
    complaint=complaint,
    pages=(),
    aliases={},
    feeds=(FEED,),
)


@dataclass
class NotingDialect:
    """Answers what is in `answers`, oldest first, then `{}`; `seen` are all questions. It can speak."""

    answers: deque[Answer] = field(default_factory=deque)
    seen: list[Query] = field(default_factory=list)

    def key(self, query: Query) -> str | None:
        return next((value for name, value in query.headers.items() if name.endswith("key")), None)

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        self.seen.append(query)
        return self.answers.popleft() if self.answers else Answer({})

    def hear(self, query: Query, text: str) -> Sequence[str]:
        return (f"heard {text}",)

    def push(self, query: Query, heard: Sequence[str]) -> Sequence[str]:
        return ("news",)


class Desk:
    """A running exchange that speaks as the venue, and the real client before it."""

    def __init__(self, venue: Venue, clock: Clock, theirs: Clock, gate: Gate | None) -> None:
        self.venue = venue
        self.dialect = NotingDialect()
        gates: dict[str, Gate] = {} if gate is None else {venue.name: gate}
        self.exchange = RehearsalExchange(StillMarket({}), {venue.name: self.dialect}, theirs, gates)
        self.clock = clock
        self.base = ""
        self.pool: Pool

    async def open(self, patience: float = 20) -> None:
        self.base = f"{await self.exchange.start()}/{self.venue.name}"
        self.pool = Pool(self.venue, dict.fromkeys(self.venue.hosts, self.base), patience, clock=self.clock)
        await self.pool.open()

    def fields(self, account: int = 0) -> dict[str, str]:
        """The venue's own example key, or another of the same form."""
        return {f.name: f.example[:-1] + f"{account:x}" for f in self.venue.key_fields}


@asynccontextmanager
async def desk_of(
    venue: Venue, clock: Clock, theirs: Clock | None = None, gate: Gate | None = None, patience: float = 20
) -> AsyncIterator[Desk]:
    """`theirs` is the exchange's clock, the client's own unless it is given."""
    desk = Desk(venue, clock, theirs or clock, gate)
    await desk.open(patience)
    yield desk
    await desk.pool.close()
    await desk.exchange.stop()


def charges(endpoint: Endpoint) -> tuple[Charge, ...]:
    """What the gate counts for a call: the documented limits, whole."""
    return tuple(
        Charge(
            limit.name,
            endpoint.weight,
            limit.weight,
            limit.seconds,
            limit.per_key,
            used_header=limit.used_header,
        )
        for limit in endpoint.limits
    )
