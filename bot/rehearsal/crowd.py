"""The nameless traders around the watched accounts, the same ones in every rehearsal."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from random import Random

from bot.model.position import Side
from bot.rehearsal.opening import Listing
from bot.rehearsal.prices import TICK
from bot.rehearsal.traders import Holding, opened


@dataclass(frozen=True, slots=True)
class Band:
    """A group of like-minded traders in one coin; each pair is lowest and highest.

    `size` is in coins, `entry` in percent of the opening price, `leverage` the configured one.
    """

    coin: str
    side: Side
    traders: int
    size: tuple[str, str]
    entry: tuple[str, str]
    leverage: tuple[str, str]


def gather(bands: tuple[Band, ...], listings: tuple[Listing, ...], seed: int) -> tuple[Holding, ...]:
    """Every band's traders, drawn from the seed."""
    chance = Random(seed)  # noqa: S311 - a market to look at, not a secret
    by_coin = {listing.coin: listing for listing in listings}
    return tuple(
        holding
        for number, band in enumerate(bands)
        for holding in _members(band, f"crowd-{number}", by_coin[band.coin], chance)
    )


def _members(band: Band, name: str, listing: Listing, chance: Random) -> Iterator[Holding]:
    start = listing.path.at(0)
    for member in range(band.traders):
        size = max(_drawn(chance, band.size, listing.step), listing.step)
        entry = _drawn(chance, band.entry, TICK) / 100 * start
        leverage = _drawn(chance, band.leverage, Decimal(1))
        yield opened(f"{name}-{member}", band.coin, size * band.side.sign, entry.quantize(TICK), leverage)


def _drawn(chance: Random, between: tuple[str, str], step: Decimal) -> Decimal:
    low, high = map(Decimal, between)
    # random() alone is promised to give the same numbers in every Python version.
    share = Decimal(int(chance.random() * 1_000_000)) / 1_000_000
    steps = ((low + (high - low) * share) / step).to_integral_value(ROUND_CEILING)
    return steps * step
