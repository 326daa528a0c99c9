"""What a look leaves behind beside the baseline: executions, the venue's rows, scores, samples."""

from typing import NamedTuple

from bot.model.baseline import Baseline
from bot.model.fill import Fill
from bot.model.ids import AccountId
from bot.model.record import Record
from bot.model.score import Ranking
from bot.model.track import Sample
from bot.store import baselines, rankings, records, samples
from bot.store.database import Transaction
from bot.watch.evidence import belonging


class Findings(NamedTuple):
    """`ranked` and `samples` are worth a write of their own; fills and rows go with what they mean."""

    fills: tuple[Fill, ...] = ()
    records: tuple[Record, ...] = ()
    ranked: tuple[Ranking, ...] = ()
    samples: tuple[Sample, ...] = ()

    @property
    def due(self) -> bool:
        """Whether there is something to write though nothing happened."""
        return bool(self.ranked or self.samples)


async def keep(db: Transaction, account: AccountId, found: Findings, after: Baseline) -> None:
    """Write all of it, in the caller's transaction."""
    await baselines.keep_fills(db, account, found.fills)
    await records.keep(db, account, belonging(found.records, after))
    await rankings.keep(db, account, found.ranked)
    await samples.keep(db, account, found.samples)
