"""The evidence of one incident, for accounting and disputes: what was seen, told and done, with hashes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.errors import UserMistake
from bot.model.alert import Told
from bot.model.checklist import Checklist, Done
from bot.model.event import AdlTaken
from bot.model.fill import Fill
from bot.model.ids import ChecklistId
from bot.model.incident import Incident, Taken
from bot.model.person import Account, Person
from bot.model.record import Record
from bot.model.track import Trace
from bot.services import tables
from bot.services.house import House
from bot.services.timeline import Moment, timeline
from bot.store import alerts, baselines, checklists, outbox, records, samples
from bot.store.codec import pack, unpack
from bot.store.database import Transaction
from bot.words import say

AROUND = timedelta(minutes=10)
"""Executions so long before and after those of ADL belong to the evidence: one's own trades among them."""
SHOWN, FOLLOWED = 50, 10
"""Incidents that a list shows, and positions of one that are followed over time."""
FIRST = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: the same evidence is the same archive, byte for byte."""


@dataclass(frozen=True, slots=True)
class Pack:
    """`files` by name; `name` is that of a folder for them. `traces` are the largest positions of the
    incident, for pictures; `account` is whose it is, None once that is erased."""

    name: str
    files: Mapping[str, bytes]
    traces: tuple[Trace, ...] = ()
    account: Account | None = None

    def with_file(self, name: str, content: bytes) -> "Pack":
        return replace(self, files={**self.files, name: content})

    def summed(self) -> "Pack":
        """With a list of the hashes of all files, as `sha256sum -c` reads it."""
        sums = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in self.files.items()]
        return self.with_file("SHA256SUMS", "\n".join([*sums, ""]).encode())

    def zipped(self) -> bytes:
        """All files as one archive."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.files.items():
                entry = zipfile.ZipInfo(f"{self.name}/{name}", FIRST)
                archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class Case:
    """All that is kept of one incident."""

    told: Told
    incident: Incident
    checklist: Checklist
    fills: tuple[str, ...]
    records: tuple[Record, ...]
    deeds: tuple[Done, ...]
    moments: tuple[Moment, ...]
    traces: tuple[Trace, ...] = ()


async def incidents(house: House, person: Person | None = None) -> tuple[Told, ...]:
    """The newest ADL incidents that have a checklist, newest first: those of the accounts that a person
    may look at; without a person all, for the host."""
    async with house.database.read() as db:
        numbers = await checklists.newest(db, "adl_fill", SHOWN, person)
        found = [await alerts.get(db, c.alert) for c in numbers]
    return tuple(told for told in found if told is not None and isinstance(told.alert.event, AdlTaken))


async def evidence(house: House, number: int, person: Person | None = None) -> Pack:
    """The pack of the incident with the checklist of that number. Raises UserMistake when there is none, or
    when it is not of an account of that person (None: of anybody, for the host)."""
    async with house.database.read() as db:
        case = await _case(db, number, person)
    return _packed(case, number, house.clock.now().isoformat())


async def _case(db: Transaction, number: int, person: Person | None) -> Case:
    checklist = await checklists.get(db, ChecklistId(number))
    told = None if checklist is None else await alerts.get(db, checklist.alert)
    if checklist is None or told is None or not isinstance(told.alert.event, AdlTaken):
        raise UserMistake(say("export-none", number=str(number)))
    incident, account = told.alert.event.incident, told.account
    if person is not None and (account is None or account.owner != person.id):
        raise UserMistake(say("export-none", number=str(number)))  # nobody learns what others have
    deeds = await checklists.history(db, checklist.id)
    if account is None:
        return Case(told, incident, checklist, (), (), deeds, timeline(incident, [told], (), deeds))
    span = (incident.first_at - AROUND, incident.last_at + AROUND)
    around = await alerts.around(db, account.id, told.alert.person, span[0], max(span[1], told.alert.at))
    sent = await outbox.of_alerts(db, [one.alert.id for one in around])
    lost = [cancelled.order.name for cancelled in incident.cancelled]
    return Case(
        told,
        incident,
        checklist,
        await baselines.kept_fills(db, account.id, *span),
        await records.about(db, account.id, *span, lost),
        deeds,
        timeline(incident, around, sent, deeds),
        await samples.of_incident(db, account.id, incident, largest(incident)),
    )


def _packed(case: Case, number: int, made_at: str) -> Pack:
    account = case.told.account
    whole: dict[str, Any] = {
        "made_at": made_at,
        "account": None if account is None else {"venue": account.venue, "label": account.label},
        "told": json.loads(pack(case.told.alert.event)),
        "fills": [{"sha256": _hash(record), "record": json.loads(record)} for record in case.fills],
        "records": [{**json.loads(pack(record)), "sha256": record.sha256} for record in case.records],
        "checklist": json.loads(pack(case.checklist)),
        "history": [json.loads(pack(done)) for done in case.deeds],
        "timeline": [{**m._asdict(), "at": m.at.isoformat()} for m in case.moments],
    }
    fills = [(unpack(Fill, record), _hash(record)) for record in case.fills]
    return Pack(
        f"incident-{number}",
        {
            "incident.json": json.dumps(whole, indent=1, ensure_ascii=False).encode(),
            "positions.csv": tables.table(tables.positions(case.incident)),
            "fills.csv": tables.table(tables.fills(fills)),
            "records.csv": tables.table(tables.records(case.records)),
            "orders.csv": tables.table(tables.orders(case.incident)),
            "history.csv": tables.table(tables.history(case.deeds)),
            "timeline.csv": tables.table(tables.timeline(case.moments)),
            "samples.csv": tables.table(tables.samples(case.traces)),
        },
        case.traces,
        account,
    )


def largest(incident: Incident) -> tuple[Taken, ...]:
    """The positions that most was taken of, by price times size, the largest first."""
    return tuple(sorted(incident.taken, key=lambda t: -t.value)[:FOLLOWED])


def _hash(record: str) -> str:
    return hashlib.sha256(record.encode()).hexdigest()
