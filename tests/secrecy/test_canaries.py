"""Recognisable secrets in every field, every fault there is, and all output searched for them."""

import json
import logging
import traceback
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from bot.chat.contract import ChannelSettings
from bot.chat.discovery import channels
from bot.cli import check
from bot.errors import BotError, UserMistake
from bot.host import chat_setup
from bot.log import scrub
from bot.rehearsal.exchange import FaultKind
from bot.services import accounts, export, people
from bot.settings import Secrets
from bot.store import backup
from bot.venues.discovery import venues
from tests.fakes.household import person
from tests.secrecy.planted import (
    MARK,
    MASTER,
    TOKENS,
    PlantedTown,
    echoes,
    everything_logged,
    leaks,
    objects,
)
from tests.stories.hands import asker
from tests.stories.town import OWNER

KEYED = [name for name, venue in venues().items() if venue.keyed]
STRANGE = json.dumps([[{"symbol": {"a": [1e3, None]}}], {"retCode": 0, "code": "0", "data": [[]]}])


@pytest.fixture(params=KEYED)
async def town(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[PlantedTown]:
    found = PlantedTown(tmp_path, venues()[request.param])
    yield found
    await found.close()


async def _through_all_faults(town: PlantedTown) -> None:
    faults = [
        (FaultKind.HTML, 200, ""),
        (FaultKind.HTML, 403, ""),
        (FaultKind.STATUS, 500, echoes(town.fields)),
        (FaultKind.STATUS, 200, echoes(town.fields)),
        (FaultKind.STATUS, 200, '{"retCode":0,"result"'),
        (FaultKind.STATUS, 200, STRANGE),
        (FaultKind.CUT, 200, ""),
        (FaultKind.STALL, 200, ""),
    ]
    for kind, status, body in faults:
        town.fails(kind, status, body)
        await town.wait(90, tick=30)
        town.mends()
        await town.wait(330 if status == 403 else 60, tick=30)


async def _asked(town: PlantedTown) -> Iterator[tuple[str, str]]:
    """What the desk answers when keys are given to the wrong command, in the wrong place, or one by one."""
    desk, who, found = town.app.desk, asker(town), []
    name, values = town.venue.name, list(town.fields.values())
    typed = [f"{n}={v}" for n, v in town.fields.items()]
    texts = [*values, " ".join(values), f"{name} {values[0]} {' '.join(typed)}", f"{name} x {typed[0]}"]
    for command in (*(c.name for c in desk.commands), values[0], f"connect{values[-1]}"):
        for text in (*texts, f"skip 1 {values[0]}"):
            found.append((f"answer to /{command}", repr(await desk.command(who, command, text))))
    await desk.command(who, "connect", name)
    for value in (*values, values[0]):
        found.append(("answer in a dialogue", repr(await desk.typed(who, value))))
    for data in values:
        found.append(("answer to a button", repr(await desk.press(who, data))))
    for command in ("accounts", "positions", "alerts", "checklist", "risk"):
        found.append((f"answer to /{command}", repr(await desk.command(who, command, ""))))
    return iter(found)


async def _checked(town: PlantedTown, capsys: pytest.CaptureFixture[str]) -> str:
    """What `adlwatch check` prints, and logs on the way."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        await check._check(Namespace(config=town.config()))
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    out, err = capsys.readouterr()
    return str(out) + str(err)


@pytest.mark.timeout(180)
async def test_nothing_shows_a_key(town: PlantedTown, capsys: pytest.CaptureFixture[str]) -> None:
    secrets = {**town.fields, "master key": MASTER}
    with everything_logged() as log:
        await town.open()
        await town.wait(60, tick=30)
        town.holds("4")
        town.fills("1", before="5")
        await town.wait(90, tick=30)
        await _through_all_faults(town)
        printed = await _checked(town, capsys)
        answers = await _asked(town)
        told = await export.incidents(town.house)
        checklists = [t.checklist for t in told if t.checklist is not None]
        packs = [await export.evidence(town.house, c.id) for c in checklists]
        await backup.copy(town.house.database.path, town.folder / "copy.sqlite3")
        town.refuses()
        await town.wait(60, tick=30)
        await town._run("upkeep")
    assert "good" in printed and len(log.getvalue()) > 10_000 and packs, "all of it happened"
    assert town.record.getvalue() and len(town.chats[0].said) > 5
    outputs = iter(
        [
            *answers,
            *town.shown(),
            *town.files(),
            ("log", log.getvalue()),
            ("adlwatch check", printed),
            ("metrics", generate_latest(town.app.tally.registry).decode()),
            *(("export", repr(pack)) for pack in packs),
            *objects(),
        ]
    )
    assert leaks(outputs, secrets) == set()


@pytest.mark.parametrize("town", KEYED[:1], indirect=True)
async def test_a_key_in_the_place_of_a_name_is_not_taken(town: PlantedTown) -> None:
    """Labels, reasons and names are shown for ever."""
    await town.open()
    ana = await person(town.house.database, OWNER)
    value = next(iter(town.fields.values()))
    short = "kanari4" + "9x" * 8
    for label in (value[:30], f"my {value[:20]}", f"{value[:18]}/main", short):
        with pytest.raises(UserMistake) as refused:
            await accounts.connect(town.house, ana, town.venue.name, label, town.fields)
        assert MARK not in str(refused.value)
    with pytest.raises(UserMistake) as refused:
        await people.invite(town.house, ana, short)
    assert MARK not in str(refused.value)


@pytest.mark.parametrize("app", [name for name, channel in channels().items() if channel.secrets])
async def test_nothing_shows_a_token(tmp_path: Path, app: str) -> None:
    """The bot's own token, under every fault of a chat app that its start can meet."""
    town = PlantedTown(tmp_path, venues()[KEYED[0]])
    found: list[tuple[str, str]] = []
    with everything_logged() as log:
        await town.open()
        channel = channels()[app]  # type: ignore[index]
        host = town._host()
        variables = {Secrets.variable(app, secret): TOKENS[app] for secret in channel.secrets}
        known = chat_setup(type(host)(host.settings, Secrets(None, variables), host.clock), channel)
        found.append(("set-up", repr((known, host))))
        addresses = (f"{town.address}/nowhere", "http://127.0.0.1:9", f"{town.address}/{town.venue.name}")
        for address in addresses:
            given = ChannelSettings(known.given.secrets, dict.fromkeys(channel.hosts, address))
            port = channel.open(given, town.app.desk)
            for act in (port.check, port.start):
                try:
                    found.append(("answer", str(await act())))
                except BotError as error:
                    found.append(("error", scrub("".join(traceback.format_exception(error)))))
                    logging.getLogger("bot.test").exception("it failed")
            await port.stop()
        found += objects()
        await town.close()
    found.append(("log", log.getvalue()))
    assert len(found) > 5
    assert leaks(iter(found), {"token": TOKENS[app]}) == set()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """Against a search that finds nothing: each form, in each kind of place."""
    value = f"{MARK}-a/b"
    for text in (f"x {value} y", value.upper(), value.encode().hex(), "a2FuYXJpLWEv"):
        assert leaks(iter([("here", text)]), {"secret": value})
    assert leaks(iter([("here", "nothing")]), {"secret": value}) == set()
    with everything_logged() as log:
        logging.getLogger("some.library").debug("key %s", value)
    assert leaks(iter([("log", log.getvalue())]), {})
    (tmp_path / "bot.sqlite3").write_bytes(b"\x00\xff" + value.encode())
    town = PlantedTown(tmp_path, venues()[KEYED[0]])
    assert leaks(town.files(), {})
