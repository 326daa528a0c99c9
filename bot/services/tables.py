"""The evidence of an incident as tables. Pure."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from bot.model.checklist import Done
from bot.model.fill import Fill
from bot.model.incident import Incident
from bot.model.record import Record
from bot.model.track import Trace
from bot.services.timeline import Moment

Rows = Iterable[tuple[Any, ...]]
"""The first row names the columns."""

SIZES = ("before", "taken", "own trades", "expected", "shown")
MONEY = ("price", "mark price", "realised", "fee")
ORDER = ("symbol", "id", "kind", "buy", "size", "price", "trigger", "reduce only")


def positions(incident: Incident) -> Rows:
    """What was taken of each position, and both sizes: the one to be expected, and the one shown."""
    yield ("symbol", "slot", "side", "unit", *SIZES, "average price")
    for t in incident.taken:
        sizes = (t.before, t.taken, t.other, t.expected, t.shown)
        yield t.key.symbol, t.key.slot, t.side, t.unit, *sizes, t.average_price


def fills(found: Iterable[tuple[Fill, str]]) -> Rows:
    """Executions, each with the hash of its record."""
    yield ("at", "id", "symbol", "slot", "change", "unit", *MONEY, "cause", "proof", "sha256")
    for f, digest in found:
        money = (f.price, f.mark_price, f.realised, f.fee)
        where = (f.at.isoformat(), f.id, f.key.symbol, f.key.slot, f.signed, f.unit)
        yield *where, *money, f.cause, f.proof, digest


def orders(incident: Incident) -> Rows:
    """The orders that went away, with the reason, and those that still rest."""
    yield (*ORDER, "gone", "reason", "proof", "at")
    for c in incident.cancelled:
        when = None if c.at is None else c.at.isoformat()
        yield *_order(c.order), True, c.reason, c.proof, when
    for order in incident.standing or ():
        yield *_order(order), False, "", "", None


def _order(order: Any) -> tuple[Any, ...]:
    facts = (order.symbol, order.id, order.kind, order.buy, order.size)
    return *facts, order.price, order.trigger, order.reduce_only


def history(deeds: Iterable[Done]) -> Rows:
    """What was done to a checklist."""
    yield "at", "step", "line", "was", "now", "by", "deed", "reason"
    for d in deeds:
        hand = d.hand
        who = (hand.by, hand.deed, hand.reason) if hand is not None else ("", "", "")
        yield d.at.isoformat(), d.step, d.line, d.was, d.now, *who


def records(found: Iterable[Record]) -> Rows:
    """The venue's own rows, as they came."""
    yield "at", "kind", "symbol", "id", "sha256", "row"
    for r in found:
        yield r.at.isoformat(), r.kind, r.symbol, r.id, r.sha256, r.raw


def samples(traces: Iterable[Trace]) -> Rows:
    """Size, indicator and mark price as looks showed them."""
    yield "at", "symbol", "slot", "size", "indicator", "of", "mark price"
    for s in (sample for trace in traces for sample in trace.samples):
        yield s.at.isoformat(), s.key.symbol, s.key.slot, s.size, s.level, s.of, s.mark


def timeline(moments: Iterable[Moment]) -> Rows:
    """What happened, was seen, told and done, in the order of time."""
    yield "at", "what", "about", "detail"
    for m in moments:
        yield m.at.isoformat(), m.what, m.about, m.detail


def table(rows: Rows) -> bytes:
    """Rows as CSV. A text that a spreadsheet would take for a formula gets a quote before it."""
    out = io.StringIO()
    csv.writer(out).writerows([[_cell(value) for value in row] for row in rows])
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
