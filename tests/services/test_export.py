"""The evidence of an incident: all that was kept of it, and nothing that a spreadsheet would run."""

import csv
import hashlib
import io
import json
import zipfile
from argparse import Namespace
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.checklist import deeds
from bot.cli import export as command
from bot.errors import UserMistake
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.checklist import Deed, Hand
from bot.model.delivery import Sent
from bot.model.fill import Cause
from bot.model.ids import AlertId, ChannelName, MessageRef
from bot.model.person import Address
from bot.model.record import Record, RecordKind
from bot.outbox.retry import settle
from bot.services import export
from bot.services.house import House
from bot.store import alerts, baselines, checklists, outbox, records
from bot.store.codec import pack
from bot.store.database import Database
from tests.builders import at, fill
from tests.events import adl, cancelled, order
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

ROW = '{"execId":"a","execPrice":"2512.0"}'
ADL, OWN, LATE = fill("a", 4), fill("b", 1, Cause.OWN_ORDER, at=at(300)), fill("c", 1, at=at(4000))


CONSOLE = ChannelName("console")


@pytest.fixture
async def home(database: Database, clock: SetClock) -> AsyncIterator[House]:
    await list_people(database)
    account, ana = await open_account(database, clock), await person(database, "Ana")
    event = adl()
    gone = cancelled(kind="=cmd|calc")
    event = replace(event, incident=replace(event.incident, cancelled=(gone,), standing=(order("o2"),)))
    alert = Alert(AlertId("x:to:1"), ana.id, account.id, event, Urgency.ADL, at(), checklist="adl_fill")
    async with database.write() as db:
        to = (Address(CONSOLE, "ana"),)
        await alerts.tell(db, (Telling(alert, Reason.FIRST, to),), TEMPLATES, at(5))
        (queued,) = await outbox.due(db, CONSOLE, at(5), 10)
        await outbox.settle(db, [settle(queued, Sent(MessageRef("m1")), at(6))], at(6))
        await records.keep(db, account.id, [Record(RecordKind.FILL, "ETHUSDT", "a", at(), ROW)])
        await baselines.keep_fills(db, account.id, (LATE, OWN, ADL))
        made = await checklists.of_alert(db, alert.id)
        assert made is not None
        changed = deeds.apply(made, 0, Hand(Deed.SKIPPED, "Ana", at(9), reason="-1 is what I lost"))
        assert changed is not None
        await checklists.save(db, made, changed[0], (changed[1],), at(9))
    yield house(database, clock, ScriptedSession())


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


async def test_the_pack_holds_all_that_was_kept(home: House) -> None:
    (told,) = await export.incidents(home)
    assert told.checklist is not None
    found = await export.evidence(home, told.checklist.id)
    whole = json.loads(found.files["incident.json"])
    assert [f["record"]["id"] for f in whole["fills"]] == ["a", "b"], "what is far away is not part of it"
    assert whole["fills"][0]["sha256"] == hashlib.sha256(pack(ADL).encode()).hexdigest()
    assert whole["account"] == {"venue": "somewhere", "label": "main"}
    (position,) = rows(found.files["positions.csv"])
    assert (position["before"], position["taken"], position["expected"], position["shown"]) == (
        "10",
        "4",
        "6",
        "6",
    )
    assert [r["cause"] for r in rows(found.files["fills.csv"])] == ["adl", "own order"]
    assert [r["gone"] for r in rows(found.files["orders.csv"])] == ["True", "False"]
    (done,) = rows(found.files["history.csv"])
    assert (done["by"], done["deed"]) == ("Ana", "skipped")


async def pack_of(home: House) -> export.Pack:
    (told,) = await export.incidents(home)
    assert told.checklist is not None
    return await export.evidence(home, told.checklist.id)


async def test_the_venue_s_own_rows_are_in_it_with_their_hashes(home: House) -> None:
    files = (await pack_of(home)).files
    (row,) = rows(files["records.csv"])
    assert row["row"] == ROW and row["sha256"] == hashlib.sha256(ROW.encode()).hexdigest()
    (record,) = json.loads(files["incident.json"])["records"]
    assert (record["raw"], record["sha256"], record["id"]) == (ROW, row["sha256"], "a")


async def test_the_timeline_says_when_who_was_told(home: House) -> None:
    found = [(r["at"], r["what"]) for r in rows((await pack_of(home)).files["timeline.csv"])]
    assert found == [
        (at().isoformat(), "first fill"),
        (at(2).isoformat(), "last fill"),
        (at(4).isoformat(), "last fill seen"),
        (at(5).isoformat(), "alert written"),
        (at(5).isoformat(), "queued"),
        (at(6).isoformat(), "accepted"),
        (at(9).isoformat(), "checklist"),
    ]


async def test_an_edit_does_not_change_when_a_message_was_accepted(home: House) -> None:
    async with home.database.write() as db:
        (told,) = await export.incidents(home)
        await alerts.touch(db, told.alert.id, at(20))
        (queued,) = await outbox.due(db, CONSOLE, at(20), 10)
        await outbox.settle(db, [settle(queued, Sent(MessageRef("m1")), at(21))], at(21))
    accepted = [r["at"] for r in rows((await pack_of(home)).files["timeline.csv"]) if r["what"] == "accepted"]
    assert accepted == [at(6).isoformat()]


async def test_every_file_is_in_the_list_of_hashes(home: House) -> None:
    files = (await pack_of(home)).summed().files
    listed = [line.split("  ") for line in files["SHA256SUMS"].decode().splitlines()]
    sums = {name: digest for digest, name in listed}
    assert sums == {n: hashlib.sha256(c).hexdigest() for n, c in files.items() if n != "SHA256SUMS"}


async def test_an_archive_holds_all_files_and_is_the_same_each_time(home: House) -> None:
    found = await pack_of(home)
    with zipfile.ZipFile(io.BytesIO(found.zipped())) as archive:
        held = {name.removeprefix(f"{found.name}/"): archive.read(name) for name in archive.namelist()}
    assert held == found.files and found.zipped() == found.zipped()


async def test_only_the_owner_gets_it(home: House) -> None:
    (told,) = await export.incidents(home)
    assert told.checklist is not None
    ana, ben = await person(home.database, "Ana"), await person(home.database, "Ben")
    assert await export.incidents(home, ana) == (told,) and await export.incidents(home, ben) == ()
    assert (await export.evidence(home, told.checklist.id, ana)).files
    with pytest.raises(UserMistake, match="no incident"):
        await export.evidence(home, told.checklist.id, ben)


async def test_no_text_of_others_is_a_formula(home: House) -> None:
    (told,) = await export.incidents(home)
    assert told.checklist is not None
    files = (await export.evidence(home, told.checklist.id)).files
    assert rows(files["orders.csv"])[0]["kind"] == "'=cmd|calc"
    assert rows(files["history.csv"])[0]["reason"] == "'-1 is what I lost"
    assert rows(files["fills.csv"])[0]["change"] == "4", "numbers stay numbers"


@pytest.mark.parametrize("number", [0, 99, -1, 10**30])
async def test_a_number_that_is_none_is_said_to_be_so(home: House, number: int) -> None:
    with pytest.raises(UserMistake, match="no incident"):
        await export.evidence(home, number)


def test_the_command_lists_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "adlwatch.toml"
    config.write_text('[people.Ana]\nrole = "host"\n[people.Ana.addresses]\nconsole = "ana"\n')
    assert command.main(Namespace(config=config, incident=None, to=tmp_path)) == 0
    assert capsys.readouterr().out == "No ADL has been seen yet.\n"
    with pytest.raises(UserMistake, match="no incident 3"):
        command.main(Namespace(config=config, incident=3, to=tmp_path))
