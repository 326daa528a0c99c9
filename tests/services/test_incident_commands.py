"""/incidents and /export: what ADL took from one's accounts, and the evidence of it, for its owner alone."""

import hashlib
import io
import zipfile

import pytest

from bot.chat.contract import Asker, Kind
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.model.ids import ChannelName
from bot.services import export
from bot.services.house import House
from bot.words import say
from tests.services.test_export import home

__all__ = ["home"]

CONSOLE = ChannelName("console")


async def ask(home: House, name: str, text: str = "", who: str = "ana", private: bool = True) -> Message:
    asker = Asker(CONSOLE, who, who if private else "a group", who.title(), private)
    return await FrontDesk(home).command(asker, name, text)


async def number(home: House) -> str:
    (told,) = await export.incidents(home)
    assert told.checklist is not None
    return str(told.checklist.id)


async def test_incidents_are_listed_with_what_was_taken(home: House) -> None:
    answer = await ask(home, "incidents")
    assert answer.lines[0] == (
        f"{await number(home)} · 2026-05-04 12:00 UTC · ETHUSDT short · main (Somewhere) · taken 4 of 10 · "
        "still open · 1 step left"
    )


@pytest.mark.parametrize("named", [True, False])
async def test_the_evidence_comes_as_an_archive(home: House, named: bool) -> None:
    answer = await ask(home, "export", await number(home) if named else "")
    assert answer.file is not None and answer.file.name == f"incident-{await number(home)}.zip"
    with zipfile.ZipFile(io.BytesIO(answer.file.content)) as archive:
        names = {name.split("/")[1] for name in archive.namelist()}
        picture = archive.read(f"incident-{await number(home)}/position-1.png")
        sums = archive.read(f"incident-{await number(home)}/SHA256SUMS").decode()
    assert {"incident.json", "records.csv", "timeline.csv", "samples.csv", "SHA256SUMS"} <= names
    assert picture.startswith(b"\x89PNG") and hashlib.sha256(picture).hexdigest() in sums
    assert answer.file.instead.endswith(f"adlwatch export {await number(home)}")


@pytest.mark.parametrize("text", ["", "NUMBER", "99"])
async def test_nobody_else_gets_it(home: House, text: str) -> None:
    text = text.replace("NUMBER", await number(home))
    answer = await ask(home, "export", text, who="ben")
    assert answer.file is None
    assert answer.head == (say("export-none", number=text) if text else say("export-nothing"))
    assert (await ask(home, "incidents", who="ben")).head == say("export-nothing")
    assert (await ask(home, "export", text, who="eve")).file is None
    assert (await ask(home, "export", text, private=False)).file is None


async def test_incidents_are_suggested_by_their_number_to_their_owner_alone(home: House) -> None:
    desk, known = FrontDesk(home), await number(home)
    ana, ben = (Asker(CONSOLE, who, who, who.title(), True) for who in ("ana", "ben"))
    for typed in ("", known, "ethusdt"):
        (found,) = await desk.suggest(ana, "export", "incident", typed)
        assert found.value == known and "ETHUSDT" in found.label
    assert await desk.suggest(ben, "export", "incident", "") == ()
    kinds = {c.name: c.kind for c in desk.commands}
    assert (kinds["incidents"], kinds["export"]) == (Kind.ALERTS, Kind.ALERTS)


async def test_a_word_is_no_number(home: House) -> None:
    assert (await ask(home, "export", "all of it")).head == say("export-usage")
