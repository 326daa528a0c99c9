"""A chat app on loopback, in a process of its own that nobody kills: it keeps what it accepted."""

import asyncio
import json
import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.chat.message import Message
from bot.model.delivery import Outcome, Sent, TryLater, Unsure
from bot.model.ids import MessageRef
from bot.words import say
from tests.fakes.chat import RecordingChat

SLOWEST = 0.004
"""Seconds that the app takes at most to answer, after it has accepted."""


@contextmanager
def serving(read: Path) -> Iterator[int]:
    """The port of an app that writes every message it accepts into a file."""
    read.touch()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            asyncio.run(_App(read).serve(theirs))
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        port = int(pipe.readline())
    try:
        yield port
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


class _App:
    """It takes what has a name once, as Discord does, and what has none as often as it comes."""

    def __init__(self, read: Path) -> None:
        self.read = read
        self.chance = random.Random(7)
        self.made = 0
        self.named: dict[str, str] = {}

    async def serve(self, told: int) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        os.write(told, f"{server.sockets[0].getsockname()[1]}\n".encode())
        await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        if line.endswith(b"\n"):
            ref = self._taken(line)
            await asyncio.sleep(self.chance.uniform(0, SLOWEST))
            writer.write(f"{ref}\n".encode())
        writer.close()

    def _taken(self, line: bytes) -> str:
        name = json.loads(line)["once"]
        if name in self.named:
            return self.named[name]
        with self.read.open("ab") as file:
            file.write(line)
        self.made += 1
        ref = f"m{self.made}"
        if name:
            self.named[name] = ref
        return ref


class LoopbackChat(RecordingChat):
    """Implements `ChatPort` over that app, with the names of messages or (`once_for` 0) without."""

    def __init__(self, port: int, once_for: float) -> None:
        super().__init__(once_for=once_for)
        self.port = port

    async def send(self, address: str, message: Message) -> Outcome:
        return await self._post("new", message, None)

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        return await self._post("edit", message, ref)

    async def _post(self, kind: str, message: Message, ref: MessageRef | None) -> Outcome:
        row = {"kind": kind, "proof": _proof(message), "repeat": say("repeat-mark") in message.lines}
        row["once"] = message.once if self.once_for and kind == "new" else ""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError as error:
            return TryLater(str(error))
        try:
            writer.write(json.dumps(row).encode() + b"\n")
            answer = (await reader.readline()).decode().strip()
        except OSError as error:
            return Unsure(str(error))
        finally:
            writer.close()
        return Sent(ref or MessageRef(answer)) if answer else Unsure("no answer")


def _proof(message: Message) -> str:
    return next((value for name, value in message.facts if name == "Proof"), "")
