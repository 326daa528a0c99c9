"""Prints messages; an edit prints what has changed."""

import secrets
import sys
from typing import TextIO

from bot.chat.console.render import changed, render
from bot.chat.message import Message
from bot.model.delivery import Outcome, Sent
from bot.model.ids import MessageRef
from bot.model.part import Pulse


class Console:
    """A ChatPort on a text stream. It takes no commands."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._count = 0
        self._run = secrets.token_hex(4)  # an edit after a restart must not meet another message
        self._shown: dict[MessageRef, list[str]] = {}

    async def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to close: the stream is the caller's."""

    def pulse(self) -> Pulse | None:
        return None

    async def send(self, address: str, message: Message) -> Outcome:
        self._count += 1
        ref = MessageRef(f"{self._run}-{self._count}")
        self._shown[ref] = render(message)
        self._print(self._shown[ref])
        return Sent(ref)

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        lines = render(message)
        old = self._shown.get(ref, [])
        if lines != old:
            self._print(["(edited)" + lines[0][2:], *changed(old, lines)[1:]])
        self._shown[ref] = lines
        return Sent(ref)

    async def check(self) -> str:
        return "standard output"

    def invitation(self, code: str) -> str:
        """Nothing: the console takes no commands."""
        return ""

    def _print(self, lines: list[str]) -> None:
        print("\n".join([*lines, ""]), file=self._out, flush=True)
