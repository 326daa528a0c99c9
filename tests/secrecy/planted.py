"""A town whose every secret can be recognised wherever it turns up, and all places where it could."""

import base64
import gc
import io
import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot import settings
from bot.host import Host
from bot.log import Lines
from bot.rehearsal.exchange import Fault, FaultKind
from bot.services import accounts
from bot.venues.contract import KeyField, Venue
from tests.fakes.household import person
from tests.stories.town import APPS, LABEL, OWNER, PEOPLE, Town

MARK = "kanari"
"""In every secret, and nowhere else."""
MASTER = (MARK + "MASTER0" * 9)[:43] + "="
TOKENS = {"telegram": f"123456789:{MARK}" + "T" * 29, "discord": f"MTIz{MARK}OTk.abcdef." + MARK + "D" * 21}


def planted(field: KeyField) -> str:
    """A value of a key field with the mark in it. It begins with the mark: a piece of it is known, too."""
    text = "".join(c for c in f"{MARK}{field.name}0" if c.isalnum())
    lengths = (64, 36, 32, 18)
    found = [(text * 8)[:length] for length in lengths if re.fullmatch(field.pattern, (text * 8)[:length])]
    return found[0]


class PlantedTown(Town):
    """A town with planted keys, a planted master key, a recording, and little patience."""

    def __init__(self, folder: Path, venue: Venue) -> None:
        super().__init__(folder, venue)
        self.fields = {field.name: planted(field) for field in venue.key_fields}
        self.record = io.StringIO()
        old, self.key = self.key, self.fields[venue.key_fields[0].name]
        self.market.accounts[self.key] = replace(self.market.accounts.pop(old), key=self.key)

    async def open(self) -> None:
        self.address = await self.exchange.start()
        await self.start()
        owner = await person(self.house.database, OWNER)
        await accounts.connect(self.house, owner, self.venue.name, LABEL, self.fields)

    def _host(self) -> Host:
        host = super()._host()
        watch = host.settings.watch.model_copy(update={"timeout": 0.3})
        secrets = settings.Secrets(None, {"ADLWATCH_MASTER_KEY": MASTER})
        quick = host.settings.model_copy(update={"watch": watch})
        return replace(host, settings=quick, secrets=secrets, record=self.record)

    def fails(self, kind: FaultKind, status: int = 200, body: str = "") -> None:
        now = self.clock.now()
        self.exchange.faults.append(
            Fault(self.key, now, now.replace(year=now.year + 1), kind, status, body=body)
        )

    def config(self) -> Path:
        """The same house as a configuration for the command line, with tokens that nobody knows."""
        path = self.folder / "adlwatch.toml"
        hosts = "".join(f'{name} = "{self.address}/{self.venue.name}"\n' for name in self.venue.hosts)
        people = "".join(
            f'[people.{name}]\nrole = "host"\n[people.{name}.addresses]\n{APPS[0]} = "{name.lower()}"\n'
            for name in PEOPLE
        )
        path.write_text(
            f'database = "bot.sqlite3"\nlog_level = "DEBUG"\n{people}'
            f"[venues.{self.venue.name}.hosts]\n{hosts}"
            f'[chat.telegram.hosts]\napi = "{self.address}/nowhere"\n'
            f'[chat.discord.hosts]\napi = "{self.address}/nowhere"\n'
        )
        given = {"MASTER_KEY": MASTER, **{f"{app.upper()}_TOKEN": token for app, token in TOKENS.items()}}
        (self.folder / "secrets.env").write_text("".join(f"ADLWATCH_{k}={v}\n" for k, v in given.items()))
        return path

    def shown(self) -> Iterator[tuple[str, str]]:
        """All that both apps were told, and what was recorded."""
        for chat in self.chats:
            for said in chat.said:
                yield f"message on {chat.name}", repr(said.message)
        yield "recording", self.record.getvalue()

    def files(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name != "secrets.env":
                yield path.name, path.read_bytes().decode("latin-1")


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """All that is logged by us and by every library at DEBUG, as our own lines."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, before, level = logging.StreamHandler(stream), root.handlers[:], root.level
    handler.setFormatter(Lines())
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    loud = logging.getLogger("bot")
    was, loud.level = loud.level, logging.DEBUG
    try:
        yield stream
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        loud.setLevel(was)


def objects() -> Iterator[tuple[str, str]]:
    """How every living object of ours and of the chat libraries shows itself; the counterpart on loopback may
    know its own keys."""
    gc.collect()  # what an earlier test left in a circle lives no more
    for thing in gc.get_objects():
        kind = type(thing)
        module = str(kind.__module__)
        if module.startswith(("bot.", "telegram.", "discord.")) and not module.startswith("bot.rehearsal."):
            try:
                yield f"repr of {kind.__module__}.{kind.__name__}", repr(thing)
            except Exception as error:  # an object that is half made, or gone
                yield f"repr of {kind.__name__}", type(error).__name__


def leaks(texts: Iterator[tuple[str, str]], secrets: Mapping[str, str]) -> set[str]:
    """Where a mark is, or a secret in another form."""
    found = set()
    forms = {name: _forms(value) for name, value in secrets.items()}
    for where, text in texts:
        low = text.lower()
        if MARK in low:
            at = low.index(MARK)
            found.add(f"{where}: …{text[max(0, at - 60) : at + 20]}…")
        found |= {
            f"{where}: {name} in another form" for name, all_ in forms.items() for f in all_ if f in text
        }
    return found


def _forms(value: str) -> tuple[str, ...]:
    """A secret as it may stand in a header, in a URL, or in bytes."""
    raw = value.encode()
    return (base64.b64encode(raw).decode()[:-4], raw.hex(), quote(value, safe=""))


def echoes(fields: Mapping[str, Any]) -> str:
    """The reply of a broken gateway that shows the request it got, as JSON."""
    headers = {name.upper(): value for name, value in fields.items()}
    return json.dumps({"headers": headers, "url": "https://x/?" + "&".join(map(str, fields.values()))})
