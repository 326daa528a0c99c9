"""The rehearsal's story: in ten minutes a market falls, and shorts who were right lose their positions.

Times are seconds of market time since the start; at ten times the speed the whole takes one minute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.model.position import Side
from bot.rehearsal.crowd import Band, gather
from bot.rehearsal.exchange import Fault, FaultKind
from bot.rehearsal.market import Market
from bot.rehearsal.opening import Listing, Opening, Resting, Trade
from bot.rehearsal.prices import PricePath
from bot.rehearsal.traders import Holding, opened

LENGTH = 600
SEED = 20
FUND = Decimal(284_000)
"""Just so much, in USD, that it is empty when the fall goes on at second 228."""

# second        BTC      ETH     SOL
PRICES = """
      0       91200     3140    148.00
     20       91290     3146    148.30
     40       91150     3137    147.90
     60       91200     3140    148.00
    120       86600     2960    138.00
    180       81200     2760    127.50
    200       80900     2750    127.00
    231       78110     2641  121.20
    250       78200     2645  121.40
    300       75600     2545  116.00
    320       75900     2560  116.80
    360       78800     2670    123.00
    420       81000     2750    127.00
    480       80600     2738    126.20
    600       80800     2742    126.60
"""
COLUMNS = {"BTC": 1, "ETH": 2, "SOL": 3}

# What the book takes each second, and how much worse than the mark.
BOOKS = (
    ("BTC", "0.001", "12", "0.015"),
    ("ETH", "0.001", "250", "0.015"),
    ("SOL", "0.01", "2500", "0.02"),
)

CROWD = (
    Band("BTC", Side.LONG, 60, ("0.5", "3"), ("98", "103"), ("5", "25")),
    Band("BTC", Side.LONG, 30, ("0.5", "2"), ("80", "95"), ("2", "4")),
    Band("BTC", Side.SHORT, 50, ("0.2", "2"), ("99", "122"), ("2", "7")),
    Band("ETH", Side.LONG, 60, ("10", "60"), ("98", "103"), ("5", "25")),
    Band("ETH", Side.LONG, 30, ("10", "50"), ("80", "95"), ("2", "4")),
    Band("ETH", Side.SHORT, 50, ("5", "40"), ("99", "122"), ("2", "7")),
    Band("SOL", Side.LONG, 60, ("100", "700"), ("98", "103"), ("5", "25")),
    Band("SOL", Side.LONG, 30, ("100", "600"), ("80", "95"), ("2", "4")),
    Band("SOL", Side.SHORT, 50, ("50", "500"), ("99", "122"), ("2", "7")),
)


@dataclass(frozen=True, slots=True)
class Stake:
    """A position that a watched account opened before the story: size in coins, entry in USD."""

    coin: str
    side: Side
    size: str
    entry: str
    leverage: str


@dataclass(frozen=True, slots=True)
class Role:
    """A watched account and what it does by itself. `stops` are (second, coin, size, trigger price) of
    reduce-only stops set above the market; `bids` are (coin, size, price) of plain limit orders far below
    it; `sells` are (second, coin, coins)."""

    label: str
    stakes: tuple[Stake, ...]
    stops: tuple[tuple[int, str, str, str], ...] = ()
    bids: tuple[tuple[str, str, str], ...] = ()
    sells: tuple[tuple[int, str, str], ...] = ()
    unreadable: tuple[int, int] | None = None


CAST = (
    Role(
        "hedge",
        (
            Stake("BTC", Side.SHORT, "5.000", "91900", "14"),
            Stake("ETH", Side.SHORT, "120.000", "3150", "8"),
        ),
        # Set again twice after ADL, for a size that is no longer there: the last one stays to the end.
        stops=(
            (0, "BTC", "5.000", "99500"),
            (0, "ETH", "120.000", "3420"),
            (240, "BTC", "5.000", "99500"),
            (262, "BTC", "5.000", "99500"),
        ),
        bids=(("BTC", "2.000", "71000"), ("SOL", "40.00", "101.00")),
    ),
    Role(
        "sol short",
        (Stake("SOL", Side.SHORT, "380.00", "149.20", "14"),),
        stops=((0, "SOL", "380.00", "158.00"),),
        bids=(("SOL", "190.00", "104.00"), ("ETH", "15.000", "2310")),
    ),
    Role(
        "calm long",
        (Stake("BTC", Side.LONG, "1.200", "92400", "2"),),
        sells=((30, "BTC", "0.300"),),
        unreadable=(420, 500),
    ),
    Role(
        "address",
        (Stake("ETH", Side.SHORT, "300.000", "3160", "12"),),
        stops=((0, "ETH", "300.000", "3405"),),
        bids=(("ETH", "100.000", "2290"), ("BTC", "0.400", "70500")),
    ),
)


@dataclass(frozen=True, slots=True)
class Watched:
    """An account of the story for the caller to connect: its key or address, and the coins it holds."""

    key: str
    label: str
    coins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The story with the caller's keys in the roles of CAST, in that order. `length` is market time."""

    accounts: tuple[Watched, ...]
    length: timedelta
    opening: Opening

    def market(self, start: datetime) -> Market:
        """The market at its first second."""
        return Market(self.opening, start)

    def outages(self, start: datetime) -> tuple[Fault, ...]:
        """When which account cannot be read: the venue answers 503 with a web page."""
        return tuple(
            Fault(
                watched.key,
                start + timedelta(seconds=role.unreadable[0]),
                start + timedelta(seconds=role.unreadable[1]),
                FaultKind.HTML,
            )
            for watched, role in zip(self.accounts, CAST, strict=True)
            if role.unreadable is not None
        )


def tell(keys: Sequence[str]) -> Story:
    """The story for these keys, one for each role of CAST; ValueError when there are more or fewer."""
    cast = tuple(zip(keys, CAST, strict=True))
    return Story(
        accounts=tuple(Watched(key, role.label, tuple(s.coin for s in role.stakes)) for key, role in cast),
        length=timedelta(seconds=LENGTH),
        opening=_opening(cast),
    )


def _opening(cast: tuple[tuple[str, Role], ...]) -> Opening:
    listings = tuple(_listing(*book) for book in BOOKS)
    users = tuple(_holding(key, stake) for key, role in cast for stake in role.stakes)
    return Opening(
        listings=listings,
        holdings=users + gather(CROWD, listings, SEED),
        fund=FUND,
        trades=tuple(Trade(at, key, c, -Decimal(n)) for key, role in cast for at, c, n in role.sells),
        orders=tuple(order for key, role in cast for order in _orders(key, role)),
    )


def _listing(coin: str, step: str, depth: str, slip: str) -> Listing:
    rows = [line.split() for line in PRICES.strip().splitlines()]
    path = PricePath(tuple((int(row[0]), Decimal(row[COLUMNS[coin]])) for row in rows))
    return Listing(coin, path, Decimal(step), Decimal(depth), Decimal(slip))


def _holding(key: str, stake: Stake) -> Holding:
    size = Decimal(stake.size) * stake.side.sign
    return opened(key, stake.coin, size, Decimal(stake.entry), Decimal(stake.leverage))


def _orders(key: str, role: Role) -> Iterator[Resting]:
    for second, coin, size, trigger in role.stops:
        price = Decimal(trigger)
        yield Resting(key, coin, True, Decimal(size), price, price, second=second)
    for coin, size, limit in role.bids:
        yield Resting(key, coin, True, Decimal(size), Decimal(limit), reduce_only=False)
