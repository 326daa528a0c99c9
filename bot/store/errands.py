"""What one worker has to say to whoever has a piece of the work, until that is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId
from bot.model.market import Met
from bot.store.codec import pack, unpack
from bot.store.crew import errands
from bot.store.dialects import insert


@dataclass(frozen=True, slots=True)
class Errand:
    """For whoever has `piece`: an account to look at now, or what one met in its markets."""

    piece: str
    look: AccountId | None = None
    met: Met | None = None


async def leave(db: AsyncConnection, said: Iterable[Errand]) -> None:
    rows = [{"piece": errand.piece, "body": pack(errand)} for errand in said]
    if rows:
        await db.execute(insert(errands), rows)


async def there(db: AsyncConnection, pieces: Iterable[str]) -> bool:
    """Whether there is anything for whoever has those pieces."""
    return bool((await db.execute(select(exists().where(_of(pieces))))).scalar())


async def fetch(db: AsyncConnection, pieces: Iterable[str]) -> list[Errand]:
    """All that was said to whoever has those pieces, oldest first; it is there no longer."""
    rows = await db.execute(delete(errands).where(_of(pieces)).returning(errands.c.number, errands.c.body))
    return [unpack(Errand, row.body) for row in sorted(rows, key=lambda row: int(row.number))]


def _of(pieces: Iterable[str]) -> ColumnElement[bool]:
    return errands.c.piece.in_(tuple(pieces))
