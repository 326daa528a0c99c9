"""A burst of the shape of 2025-10-10 through detection and policy, against a plain loop over dicts.

11,000 ADL fills in one instant over 5,000 accounts: the median fill is 481 USD, the 99th percentile a
million; 66 % of the accounts have one fill, 1 % ten or more, the most 78. All is drawn deterministically.
"""

import math
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from statistics import median, quantiles

from bot.detect import gauge
from bot.detect.context import Context
from bot.detect.enrich import enrich
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.alert import Telling
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, FillId, PersonId, VenueName
from bot.model.instrument import Instrument, Payoff
from bot.model.observation import Observation
from bot.model.person import Account, Person, Role
from bot.model.position import AdlGauge, Position, PositionKey, Side, SizeUnit
from bot.model.regime import Regime, RegimeState, Why
from bot.policy.plan import plan

ACCOUNTS, FILLS, MOST = 5_000, 11_000, 78
ALONE = 0.66
MANY = 50
"""Accounts with ten fills or more."""
MEDIAN, P99 = 481.0, 1e6
SYMBOLS = tuple(f"COIN{n}USDT" for n in range(40))
INSTANT = datetime(2025, 10, 10, 21, 16, 5, tzinfo=UTC)
EVERY = timedelta(minutes=15)
PRICE = Decimal(100)
ROUNDS = 3
TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Hit:
    """One account as it was, and the look in which the burst is seen."""

    account: Account
    before: Baseline
    seen: Observation


@dataclass(frozen=True, slots=True)
class Result:
    """Milliseconds of the whole burst, ours and the loop's; the incidents and all messages that were made."""

    ours: float
    loop: float
    incidents: int
    messages: int


def counts(chance: Random) -> list[int]:
    """How many fills each account has, in the order of the accounts."""
    alone = round(ACCOUNTS * ALONE)
    many = [MOST, *(chance.randint(10, 45) for _ in range(MANY - 1))]
    few = [2] * (ACCOUNTS - alone - MANY)
    for _ in range(FILLS - alone - sum(many) - sum(few)):
        n = chance.randrange(len(few))
        while few[n] == 9:
            n = chance.randrange(len(few))
        few[n] += 1
    found = [1] * alone + many + few
    chance.shuffle(found)
    return found


def values(chance: Random, count: int) -> list[Decimal]:
    """The values of so many fills in USD: a lognormal with that median and that 99th percentile."""
    spread = math.log(P99 / MEDIAN) / 2.326
    return [Decimal(str(round(chance.lognormvariate(math.log(MEDIAN), spread), 2))) for _ in range(count)]


def burst() -> list[Hit]:
    """All accounts, each with the look that brings its fills."""
    chance = Random(20251010)
    sizes = counts(chance)
    worth = iter(values(chance, FILLS))
    return [_hit(n, [next(worth) for _ in range(size)], chance) for n, size in enumerate(sizes, 1)]


def _hit(number: int, worth: list[Decimal], chance: Random) -> Hit:
    symbols = chance.sample(SYMBOLS, min(len(worth), 20))
    taken: defaultdict[str, Decimal] = defaultdict(Decimal)
    fills = []
    for n, value in enumerate(worth):
        symbol, size = symbols[n % len(symbols)], max(value, Decimal("0.01")) / PRICE
        taken[symbol] += size
        fills.append(_fill(f"{number}-{n}", symbol, size))
    held = {symbol: size * chance.choice((1, 2)) for symbol, size in taken.items()}
    standing = tuple(_position(symbol, size) for symbol, size in held.items())
    before = Baseline(
        looked_at=INSTANT - timedelta(seconds=5),
        watched_from=INSTANT - timedelta(days=1),
        fills_at=INSTANT - timedelta(seconds=30),
        positions=standing,
        gauges=gauge.seed(standing),
    )
    left = {symbol: size - taken[symbol] for symbol, size in held.items()}
    seen = Observation(
        at=INSTANT + timedelta(seconds=2),
        positions=tuple(_position(symbol, size) for symbol, size in left.items() if size),
        fills=tuple(fills),
    )
    account = Account(AccountId(number), VenueName("bench"), f"a{number}", PersonId(number))
    return Hit(account, before, seen)


def _fill(name: str, symbol: str, size: Decimal) -> Fill:
    return Fill(
        FillId(name),
        PositionKey(symbol, "BOTH"),
        size,
        PRICE,
        INSTANT,
        Cause.ADL,
        "mark=adl",
        mark_price=Decimal("99.5"),
        realised=size * 3,
        currency="USDT",
    )


def _position(symbol: str, size: Decimal) -> Position:
    base = symbol.removesuffix("USDT")
    return Position(
        PositionKey(symbol, "BOTH"),
        Side.SHORT,
        size,
        unit=SizeUnit.BASE,
        gauge=AdlGauge(4, 4, "adl=4"),
        entry_price=Decimal(103),
        mark_price=Decimal("99.5"),
        notional=size * Decimal("99.5"),
        leverage=Decimal(3),
        profit=size * 3,
        currency="USDT",
        instrument=Instrument(symbol, base, "USDT", "USDT", Payoff.LINEAR, Decimal(1)),
    )


def ours(hits: Iterable[Hit], context: Context) -> list[Telling]:
    """What people are told of a burst: every look detected, completed and planned."""
    told: list[Telling] = []
    for hit in hits:
        account, owner = hit.account, Person(hit.account.owner, hit.account.label, Role.MEMBER)
        events, after = step(account.id, hit.before, hit.seen, TUNING, context.wishes.gauge)
        events, _ = enrich(account.id, hit.before, hit.seen, events, after, context, TUNING)
        told += plan(events, account, (owner,), EVERY)
    return told


def loop(rows: Iterable[dict[str, object]]) -> dict[object, dict[object, list[Decimal]]]:
    """The least that has to be done: the sums of each account and market."""
    sums: dict[object, dict[object, list[Decimal]]] = {}
    for row in rows:
        size, price = row["size"], row["price"]
        assert isinstance(size, Decimal) and isinstance(price, Decimal)
        found = sums.setdefault(row["account"], {}).setdefault(row["symbol"], [Decimal(0), Decimal(0)])
        found[0] += size
        found[1] += size * price
    return sums


def measure() -> Result:
    """The median over a few rounds. Raises RuntimeError unless each account has exactly one incident that
    holds all of its fills."""
    hits = burst()
    reasons = ((Why.VENUE_SAYS_ADL, Decimal(1)),)
    regimes = {s: RegimeState(s, Regime.CASCADE, INSTANT, reasons) for s in SYMBOLS}
    context = Context(where="bench", regimes=regimes)
    rows: list[dict[str, object]] = [
        {"account": h.account.id, "symbol": f.key.symbol, "size": f.size, "price": f.price}
        for h in hits
        for f in h.seen.fills or ()
    ]
    own, plain, told = [], [], list[Telling]()
    for _ in range(ROUNDS):
        start = time.perf_counter()
        told = ours(hits, context)
        own.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        loop(rows)
        plain.append((time.perf_counter() - start) * 1000)
    return Result(median(own), median(plain), check(hits, told), len(told))


def check(hits: list[Hit], told: list[Telling]) -> int:
    """The number of incidents, one for each account."""
    incidents = [t.alert.event.incident for t in told if isinstance(t.alert.event, AdlTaken)]
    owners = {t.alert.person for t in told if isinstance(t.alert.event, AdlTaken)}
    if not len(incidents) == len(owners) == len(hits) == ACCOUNTS:
        raise RuntimeError(f"{len(incidents)} incidents for {len(owners)} of {len(hits)} accounts")
    if sum(i.fills for i in incidents) != FILLS:
        raise RuntimeError("an ADL fill was lost, or told twice")
    return len(incidents)


def shape(hits: list[Hit]) -> str:
    """What was drawn, to be held against 2025-10-10."""
    fills = [len(h.seen.fills or ()) for h in hits]
    worth = [float(f.size * f.price) for h in hits for f in h.seen.fills or ()]
    alone = sum(n == 1 for n in fills) / len(fills)
    return (
        f"{sum(fills):,} fills over {len(fills):,} accounts; {alone:.0%} with one, the most {max(fills)};"
        f" median {median(worth):,.0f} USD, p99 {quantiles(worth, n=100)[98]:,.0f} USD"
    )
