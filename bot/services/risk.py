"""What a person carries over all exchanges: sums, hedges, and the markets that are in danger."""

from dataclasses import dataclass
from datetime import datetime

from bot.detect.board import Board, board
from bot.model.ids import VenueName
from bot.model.person import Account, Person
from bot.model.regime import Regime, RegimeState
from bot.services import hedges
from bot.services.accounts import Standing, listing
from bot.services.house import House


@dataclass(frozen=True, slots=True)
class Place:
    """What a person carries at one exchange. `read_at` is the oldest reading of their accounts there,
    `unread` are those that were never read, or cannot be now."""

    venue: VenueName
    accounts: int
    board: Board
    read_at: datetime | None
    unread: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """`dangers` are the held markets that are not calm, `calm` and `unjudged` count the others. `hedges` are
    those that are taken for hedges."""

    places: tuple[Place, ...]
    hedges: tuple[hedges.Shown, ...]
    dangers: tuple[tuple[VenueName, RegimeState], ...]
    calm: int
    unjudged: int


async def risk(house: House, person: Person) -> Risk:
    """The whole of a person's risk, as last read."""
    standings = await listing(house, person)
    by_venue: dict[VenueName, list[Standing]] = {}
    for standing in standings:
        by_venue.setdefault(standing.account.venue, []).append(standing)
    held = {(s.account.venue, p.key.symbol) for s in standings for p in s.baseline.positions}
    states = [(venue, symbol, house.regimes(venue).get(symbol)) for venue, symbol in sorted(held)]
    dangers = [(venue, state) for venue, _, state in states if state and state.regime is not Regime.CALM]
    return Risk(
        places=tuple(_place(venue, found) for venue, found in by_venue.items()),
        hedges=tuple(shown for shown in await hedges.listing(house, person) if shown.taken),
        dangers=tuple(dangers),
        calm=sum(state is not None and state.regime is Regime.CALM for _, _, state in states),
        unjudged=sum(state is None for _, _, state in states),
    )


def _place(venue: VenueName, found: list[Standing]) -> Place:
    seen = [s.baseline.looked_at for s in found if s.baseline.looked_at is not None]
    return Place(
        venue=venue,
        accounts=len(found),
        board=board(position for s in found for position in s.baseline.positions),
        read_at=min(seen, default=None),
        unread=tuple(s.account for s in found if s.baseline.looked_at is None or s.baseline.health.blind),
    )
