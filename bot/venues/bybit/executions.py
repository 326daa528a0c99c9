"""What Bybit's list of executions means: rows -> fills. Pure. Pages: docs/v5/order/execution, docs/v5/enum.

Not used, because ADL is missing there: the stream `execution.fast` (Trade only) and closed-pnl.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.position import SizeUnit
from bot.venues.bybit.marks import FORCED, cause, settle_coin
from bot.venues.bybit.pages import Page, clock_of, maybe_name
from bot.venues.reading import Row, key, maybe_number, maybe_price, moment, number, raw, received, text

OVERLAP = 600_000
"""Milliseconds that are read again before a cursor, and that a first reading goes back."""

_LATE = 3_600_000
"""Milliseconds that an execution may show up late: the page says that lists lag in extreme markets."""


@dataclass(frozen=True, slots=True)
class Executions:
    """The executions of one category that changed a position, oldest first, and the next cursor in ms."""

    category: str
    rows: Sequence[Row]
    cursor: int
    gap: str = ""


def reaches_back(page: Page) -> bool:
    """Whether a page (newest first) goes back further than a first reading wants to."""
    return bool(page.rows) and number(page.rows[-1], "execTime") < clock_of(page) - OVERLAP


def clock_at(page: Page, latest: int) -> int:
    """The venue's time of a page in ms, no later than `latest`: a cursor from the future would hide all that
    happens until then. Raises Garbled."""
    return min(clock_of(page), latest)


def executions(
    category: str, pages: Sequence[Page], since: int | None, latest: int, gap: str = ""
) -> Executions:
    """What changed positions in the pages (in the order they were read), and where to go on. `latest` as in
    `clock_at`.

    `since` is the earlier cursor, None on a first reading: that keeps the last minutes only and goes on
    from the venue's clock, so that nothing older is told later. After that the cursor follows an hour behind
    the clock: an execution that is listed late is still met.
    """
    now = clock_at(pages[-1], latest)
    floor = (now,) if since is None else (since, now - _LATE)
    kept = [row for page in pages for row in page.rows]
    kept.reverse()  # newest first is how they came; rows of equal time must be turned round too
    kept.sort(key=lambda row: number(row, "execTime"))
    if since is None:
        kept = [row for row in kept if number(row, "execTime") >= now - OVERLAP]
    unique = {text(row, "execId"): row for row in kept if row.get("execType") != "Funding"}
    changed = [row for row in unique.values() if number(row, "execQty")]
    return Executions(category, changed, max(floor), gap)


def fills(batches: Iterable[Executions], modes: Mapping[str, bool], notes: list[str]) -> list[Fill]:
    """The executions as facts, oldest first; unknown values are added to `notes`. `modes` says by symbol
    whether it is in hedge mode."""
    found = []
    for batch in batches:
        for row in batch.rows:
            if row.get("side") not in ("Buy", "Sell"):
                notes.append(f"side={raw(row.get('side'))}")
                continue
            found.append(_fill(row, batch.category, modes.get(text(row, "symbol"), False), notes))
    found.sort(key=lambda fill: fill.at)
    return found


def _fill(row: Row, category: str, hedge: bool, notes: list[str]) -> Fill:
    symbol, size = text(row, "symbol"), number(row, "execQty")
    why, proof, known = cause(row.get("execType"), row.get("createType"))
    if not known:
        notes.append(proof)
    coin = settle_coin(symbol, category)
    return Fill(
        FillId(text(row, "execId")),
        key(symbol, _slot(row, hedge, why)),
        size if row["side"] == "Buy" else size.copy_negate(),
        number(row, "execPrice"),
        moment(row, "execTime"),
        why,
        proof,
        SizeUnit.USD if category == "inverse" else SizeUnit.BASE,
        mark_price=maybe_price(row, "markPrice"),
        realised=maybe_number(row, "execPnl"),
        # A fee taken in another coin (feeCurrency) is left out: one currency stands for the whole fill.
        fee=maybe_number(row, "execFee") if row.get("feeCurrency") in (None, "", coin) else None,
        currency=coin,
        order_id=maybe_name(row, "orderId"),
        raw=() if why is Cause.OWN_ORDER else (received(row),),
    )


def _slot(row: Row, hedge: bool, why: Cause) -> str:
    """The positionIdx that the execution changed; the rows do not carry it.

    In hedge mode a closing Sell shrinks the long (1), a closing Buy the short (2), an opening one grows
    its own side. unsure: the documented sample has an empty closedSize; it is read as "closes nothing",
    except for forced executions, which always close.
    """
    if not hedge:
        return "0"
    closes = why in FORCED or bool(maybe_price(row, "closedSize"))
    return "1" if (row["side"] == "Buy") != closes else "2"
