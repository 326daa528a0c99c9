"""The evidence of one incident, for accounting and disputes: what was seen, told and done, with hashes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.errors import UserMistake
from bot.model.alert import Told
from bot.model.checklist import Done
from bot.model.event import AdlTaken
from bot.model.fill import Fill
from bot.model.ids import ChecklistId
from bot.model.incident import Incident
from bot.services.house import House
from bot.store import alerts, baselines, checklists
from bot.store.codec import pack, unpack
from bot.words import say

AROUND = timedelta(minutes=10)
"""Executions so long before and after those of ADL belong to the evidence: one's own trades among them."""
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Pack:
    """`files` by name; `name` is that of a folder for them."""

    name: str
    files: Mapping[str, bytes]


async def incidents(house: House) -> tuple[Told, ...]:
    """The newest ADL incidents that have a checklist, whosever they are, newest first. For the host."""
    async with house.database.read() as db:
        numbers = await checklists.newest(db, "adl_fill", SHOWN)
        found = [await alerts.get(db, c.alert) for c in numbers]
    return tuple(told for told in found if told is not None and isinstance(told.alert.event, AdlTaken))


async def evidence(house: House, number: int) -> Pack:
    """The pack of the incident with the checklist of that number. Raises UserMistake when there is none."""
    async with house.database.read() as db:
        checklist = await checklists.get(db, ChecklistId(number))
        told = None if checklist is None else await alerts.get(db, checklist.alert)
        if checklist is None or told is None or not isinstance(told.alert.event, AdlTaken):
            raise UserMistake(say("export-none", number=str(number)))
        incident, account = told.alert.event.incident, told.account
        deeds = await checklists.history(db, checklist.id)
        records: tuple[str, ...] = ()
        if account is not None:
            span = (incident.first_at - AROUND, incident.last_at + AROUND)
            records = await baselines.kept_fills(db, account.id, *span)
    whole = {
        "made_at": house.clock.now().isoformat(),
        "account": None if account is None else {"venue": account.venue, "label": account.label},
        "told": json.loads(pack(told.alert.event)),
        "fills": [{"sha256": _hash(record), "record": json.loads(record)} for record in records],
        "checklist": json.loads(pack(checklist)),
        "history": [json.loads(pack(done)) for done in deeds],
    }
    fills = [(unpack(Fill, record), _hash(record)) for record in records]
    return Pack(
        f"incident-{number}",
        {
            "incident.json": json.dumps(whole, indent=1, ensure_ascii=False).encode(),
            "positions.csv": _table(_positions(incident)),
            "fills.csv": _table(_fills(fills)),
            "orders.csv": _table(_orders(incident)),
            "history.csv": _table(_history(deeds)),
        },
    )


def _positions(incident: Incident) -> Iterable[tuple[Any, ...]]:
    yield (
        "symbol",
        "slot",
        "side",
        "unit",
        "before",
        "taken",
        "own trades",
        "expected",
        "shown",
        "average price",
    )
    for t in incident.taken:
        sizes = (t.before, t.taken, t.other, t.expected, t.shown)
        yield t.key.symbol, t.key.slot, t.side, t.unit, *sizes, t.average_price


def _fills(fills: Iterable[tuple[Fill, str]]) -> Iterable[tuple[Any, ...]]:
    yield (
        "at",
        "id",
        "symbol",
        "slot",
        "change",
        "unit",
        "price",
        "mark price",
        "realised",
        "fee",
        "cause",
        "proof",
        "sha256",
    )
    for f, digest in fills:
        money = (f.price, f.mark_price, f.realised, f.fee)
        where = (f.at.isoformat(), f.id, f.key.symbol, f.key.slot, f.signed, f.unit)
        yield *where, *money, f.cause, f.proof, digest


def _orders(incident: Incident) -> Iterable[tuple[Any, ...]]:
    yield (
        "symbol",
        "id",
        "kind",
        "buy",
        "size",
        "price",
        "trigger",
        "reduce only",
        "gone",
        "reason",
        "proof",
        "at",
    )
    for c in incident.cancelled:
        when = None if c.at is None else c.at.isoformat()
        yield *_order(c.order), True, c.reason, c.proof, when
    for order in incident.standing or ():
        yield *_order(order), False, "", "", None


def _order(order: Any) -> tuple[Any, ...]:
    facts = (order.symbol, order.id, order.kind, order.buy, order.size)
    return *facts, order.price, order.trigger, order.reduce_only


def _history(deeds: Iterable[Done]) -> Iterable[tuple[Any, ...]]:
    yield "at", "step", "line", "was", "now", "by", "deed", "reason"
    for d in deeds:
        hand = d.hand
        who = (hand.by, hand.deed, hand.reason) if hand is not None else ("", "", "")
        yield d.at.isoformat(), d.step, d.line, d.was, d.now, *who


def _table(rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Rows as CSV. A text that a spreadsheet would take for a formula gets a quote before it."""
    out = io.StringIO()
    csv.writer(out).writerows([[_cell(value) for value in row] for row in rows])
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _hash(record: str) -> str:
    return hashlib.sha256(record.encode()).hexdigest()
