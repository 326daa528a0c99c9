"""Each person is answered and written to in their own language; nobody else is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import compose
from bot.chat.discord.menu import Translations, slash
from bot.services import alerts
from bot.store.database import Database
from bot.words import languages, say, spoken
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person
from tests.services.test_desk import ANA, BEN, EVE, Room

OTHERS = [code for code in languages() if code != "en"]


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Room:
    await list_people(database)
    made = Room(database, clock)
    await made.fill()
    return made


def said(code: str, key: str) -> str:
    with spoken(code):
        return say(key)


@pytest.mark.parametrize("code", OTHERS)
async def test_who_chose_a_language_is_answered_in_it(room: Room, code: str) -> None:
    assert (await room.ask(ANA, "language", code)).head == said(code, "language-set")
    for command in room.desk.commands:
        room.clock.advance(60)
        if command.name not in ("connect", "export", "drill", "forget"):
            await room.ask(ANA, command.name)
    assert (await room.ask(ANA, "help")).head == said(code, "help-head")
    assert (await room.ask(BEN, "help")).head == said("en", "help-head")
    assert (await person(room.database, "Ana")).manners.language == code


@pytest.mark.parametrize("code", OTHERS)
async def test_an_alert_is_written_in_the_language_of_its_reader(room: Room, code: str) -> None:
    told, *_ = await alerts.recent(room.house, await person(room.database, "Ana"))
    with compose.in_language(code):
        theirs = compose.alert(told, room.house.titles())
    ours = compose.alert(told, room.house.titles())
    assert theirs.head != ours.head and "main" in theirs.head and "12:00:00 UTC" in theirs.head
    assert len(theirs.lines) == len(ours.lines)


async def test_a_stranger_is_answered_in_the_language_of_their_app(room: Room) -> None:
    meant = {"es-419": "es", "zh-hans": "zh", "ko-KR": "ko", "pt-BR": "en", "": "en"}
    for code, spoken_there in meant.items():
        room.clock.advance(timedelta(minutes=5).total_seconds())
        answer = await room.ask(replace(EVE, language=code), "start")
        assert answer.head == said(spoken_there, "stranger-head"), code


async def test_a_language_that_is_not_spoken_is_said_so(room: Room) -> None:
    answer = await room.ask(ANA, "language", "tlh")
    assert answer.head == say("language-unknown", known=", ".join(languages()))
    assert (await person(room.database, "Ana")).manners.language == ""


async def test_discord_shows_help_in_the_language_of_the_app(room: Room) -> None:
    import discord
    from discord import app_commands

    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    command = next(c for c in room.desk.commands if c.name == "position")
    made = slash(command, None, None)  # type: ignore[arg-type]  # nobody answers here
    tree.add_command(made)
    payload = await made.get_translated_payload(tree, Translations(room.desk))
    assert payload["description"] == said("en", "help-position")
    assert payload["description_localizations"]["es-ES"] == said("es", "help-position")
    assert payload["options"][0]["description_localizations"]["ja"] == said("ja", "argument-symbol")
    assert payload["description_localizations"]["ko"] == said("ko", "help-position")
    assert "de" not in payload["description_localizations"]
