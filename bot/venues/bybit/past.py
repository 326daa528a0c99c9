"""Reads what happened to an account: the executions of each category, and the ADL in the transaction log.

Cursors are the venue's times in ms, one per category ("linear", "inverse"); "log" holds what was told from
the log alone. Executions always count first; the log is asked only about a shrinking without a known reason.
"""

import asyncio
from collections.abc import Collection, Mapping

from bot.clock import to_ms
from bot.errors import Garbled, Lacks, Unreachable
from bot.model.observation import Cursor, Fills
from bot.venues.bybit import executions, ledger, positions
from bot.venues.bybit.endpoints import EXECUTION_LIST, POSITION_LIST, TRANSACTION_LOG
from bot.venues.bybit.executions import OVERLAP, Executions
from bot.venues.bybit.lists import read_pages
from bot.venues.bybit.pages import Page, page_of
from bot.venues.contract import Wire
from bot.venues.reading import Row, text

_DAY = 86_400_000
_WINDOW = 7 * _DAY
"""Milliseconds that one question about executions covers when it names its start alone, and the most that
the transaction log may be asked for at once."""
_KEPT = 729 * _DAY
"""Milliseconds that executions are kept: two years, less a day."""
_MINUTE = 60_000

_GAP = "Executions older than two years are no longer kept by the exchange."


class Past:
    """One account's past. `modes` says of each symbol seen whether it is in hedge mode, since executions
    carry no positionIdx; the session adds what its looks show."""

    def __init__(self, wire: Wire, categories: Collection[str]) -> None:
        self.wire = wire
        self.categories = categories
        self.modes = {key.symbol: key.slot != "0" for key in wire.held}

    async def fills(self, since: Cursor, *, with_log: bool) -> Fills:
        """Everything from the cursor on, oldest first, each execution once. Raises a VenueError for the
        executions; a log that cannot be read is an oddity, since it must not hide them."""
        notes: list[str] = []
        batches, rows = await asyncio.gather(
            asyncio.gather(*(self._executions(name, since.get(name)) for name in self.categories)),
            self._log(since, notes) if with_log else _nothing(),
        )
        met = {text(row, "symbol"): batch.category for batch in batches for row in batch.rows}
        met |= {text(row, "symbol"): ledger.category(row) for row in rows}
        await self._learn_modes(met, notes)
        return self._merged(since, batches, rows, notes)

    def _merged(self, since: Cursor, batches: list[Executions], rows: list[Row], notes: list[str]) -> Fills:
        executed = executions.fills(batches, self.modes, notes)
        logged = ledger.fills(rows, self.modes)
        fills, told = ledger.merge(executed, logged, ledger.unpacked(since.get("log", "")))
        cursor = {**since, **{batch.category: str(batch.cursor) for batch in batches}}
        # As long as executions may be met again, so may those that were told from the log.
        horizon = min(batch.cursor for batch in batches) - OVERLAP - _MINUTE
        cursor["log"] = ledger.packed(told, horizon)
        if not cursor["log"]:
            del cursor["log"]
        gap = max((batch.gap for batch in batches), default="")
        return Fills(tuple(fills), cursor, gap, tuple(dict.fromkeys(notes)))

    async def _executions(self, category: str, cursor: str | None) -> Executions:
        params, now = {"category": category, "limit": 100}, to_ms(self.wire.now())
        if cursor is None:
            recent = await read_pages(self.wire, EXECUTION_LIST, params, executions.reaches_back)
            return executions.executions(category, recent, None, now)
        oldest = now - _KEPT
        gap = _GAP if int(cursor) < oldest else ""
        start = max(int(cursor) - OVERLAP, oldest)
        pages: list[Page] = []
        while True:
            # Without endTime the window is documented to reach seven days on, which may lie in the future.
            pages += await read_pages(self.wire, EXECUTION_LIST, {**params, "startTime": start})
            start += _WINDOW
            now = to_ms(self.wire.now())
            if start > executions.clock_at(pages[-1], now):
                return executions.executions(category, pages, int(cursor), now, gap)

    async def _log(self, since: Cursor, notes: list[str]) -> list[Row]:
        """The ADL rows of all categories. They begin a minute later than the executions do, so that each
        of them has its execution in the same answer however the two lists write its time."""
        now = to_ms(self.wire.now())
        cursors = [int(since[category]) for category in self.categories if category in since]
        start = max(min(cursors, default=now) - OVERLAP + _MINUTE, now - _KEPT)
        pages: list[Page] = []
        try:
            while start < now:
                # Its window is 24 hours unless both ends are named, and then seven days at most.
                end = min(start + _WINDOW, now)
                asked = {"accountType": "UNIFIED", "type": "ADL", "startTime": start, "endTime": end}
                pages[:0] = await read_pages(self.wire, TRANSACTION_LOG, {**asked, "limit": 50})
                start = end + 1
            return ledger.entries(pages, notes)
        except (Garbled, Lacks, Unreachable) as error:
            notes.append(f"transaction-log: {error}")
            return []

    async def _learn_modes(self, met: Mapping[str, str], notes: list[str]) -> None:
        """Ask for the position mode of symbols (by category) not seen yet; what had to be guessed is added
        to `notes`. Asked by symbol, the exchange answers with empty positions too, whose positionIdx tells.
        """
        for symbol, category in met.items():
            if symbol not in self.modes:
                mode = await self._hedged(category, symbol)
                self.modes[symbol] = bool(mode)
                if mode is None:
                    notes.append(f"{symbol}: position mode unknown, read as one-way")

    async def _hedged(self, category: str, symbol: str) -> bool | None:
        try:
            answer = await self.wire.call(POSITION_LIST, {"category": category, "symbol": symbol})
        except Lacks:  # a delisted symbol is refused as a wrong parameter
            return None
        return positions.hedged(page_of(answer, category))


async def _nothing() -> list[Row]:
    return []
