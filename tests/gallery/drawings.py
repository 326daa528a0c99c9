"""The pictures of the page: one position on its way up the queue, and what ADL did to it."""

import random
from decimal import Decimal
from pathlib import Path

from bot.chat import pictures
from bot.model.position import Side, SizeUnit
from bot.model.track import Sample, Trace
from tests.builders import at, fill, key

MINUTES, HIT = 65, 60
SEED = 7


def draw(folder: Path) -> None:
    """Write both pictures."""
    shown = trace()
    (folder / "incident.png").write_bytes(pictures.incident(shown, "main (Exchange)"))
    (folder / "history.png").write_bytes(pictures.history(shown, "main (Exchange)"))


def trace() -> Trace:
    """An hour of a falling market, sampled each minute, and five minutes after two fills."""
    chance, price, samples = random.Random(SEED), Decimal(2600), []
    for minute in range(MINUTES):
        price -= Decimal(chance.randint(-8, 12 if minute < HIT else 2)) / 4
        level = min(4, 1 + minute // 18) if minute < HIT else 2
        size = Decimal(10 if minute < HIT else 6)
        samples.append(Sample(key(), at(60 * minute), size, level, 4, price))
    fills = tuple(
        fill(f"f{n}", 2, price=price + 6 + n, at=at(60 * HIT + 20 * n), mark_price=price) for n in (0, 1)
    )
    end = at(60 * MINUTES)
    return Trace(key(), Side.SHORT, SizeUnit.BASE, at(), end, tuple(samples), fills, Decimal(10))
