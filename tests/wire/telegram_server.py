"""A Bot API on loopback: the third-party emulator, with the newer parameters, wrong tokens and faults."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator, updates

from bot.chat.contract import Argument, Asker, Choice, Command, Form, FormField, Kind, Pressed
from bot.chat.message import Message
from bot.model.ids import ChannelName
from bot.model.place import PlaceNews

TOKEN = "8812345670:loopback-only_never-a-real-token-0042"
BOT_NAME = "adl_rehearsal_bot"
PERSON = {"id": 5501, "is_bot": False, "first_name": "Vera", "last_name": "Ilves"}
PRIVATE = {"id": 5501, "type": "private", "first_name": "Vera"}
updates.KINDS = frozenset({*updates.KINDS, "my_chat_member"})  # the emulator knows fewer kinds than Telegram
SET_UP = {"getMe", "getUpdates", "deleteWebhook", "setMyCommands"}
GROUP = {"id": -70077, "type": "group", "title": "desk"}


@dataclass(frozen=True, slots=True)
class Refuse:
    """A Bot API refusal."""

    status: int
    description: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A web page where an answer should be, as a proxy sends one. Status 200 is a page, too."""

    status: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The request is read, then the connection drops."""


@dataclass(frozen=True, slots=True)
class Stall:
    """The request is read and never answered."""


Fault = Refuse | Page | Cut | Stall


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing in the order it happened: a Bot API method, or a question to the desk."""

    what: str
    fields: Mapping[str, Any]


class Story:
    """What happened, in order, at the server and at the desk."""

    def __init__(self) -> None:
        self._happened: list[Happened] = []
        self._news = asyncio.Event()

    def add(self, what: str, fields: Mapping[str, Any]) -> None:
        self._happened.append(Happened(what, dict(fields)))
        self._news.set()

    def calls(self, what: str) -> list[Mapping[str, Any]]:
        """The fields of every call of this name, in order."""
        return [one.fields for one in self._happened if one.what == what]

    async def until(self, what: str, count: int = 1) -> list[Mapping[str, Any]]:
        """The calls of this name, as soon as there are so many."""
        async with asyncio.timeout(20):
            while len(self.calls(what)) < count:
                self._news.clear()
                await self._news.wait()
        return self.calls(what)

    def order(self) -> list[str]:
        """The names of what happened for people, in order; polling and set-up left out."""
        return [one.what for one in self._happened if one.what not in SET_UP]


class BotApi(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, keeping every accepted call with its fields in `story`. `storm` is what all that is for
    people meets as long as it is set, `to_people` counts it."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story()
        self.faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self.longest_poll: int | None = None
        self.storm: Fault | None = None
        self.to_people = 0

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        self.story.add(method, {**fields, **uploads})
        if method == "getUpdates" and self.longest_poll is not None:
            fields["timeout"] = min(int(fields.get("timeout", 0)), self.longest_poll)
        preview = fields.pop("link_preview_options", None)
        if preview is not None:
            assert json.loads(preview) == {"is_disabled": True}
        fields.pop("message_thread_id", None)
        result = super().validate(method, fields, uploads)
        return {**result, "username": BOT_NAME} if method == "getMe" else result

    def app(self) -> web.Application:
        app: web.Application = super().app()
        app.middlewares.append(self._misbehave)
        return app

    @web.middleware
    async def _misbehave(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.match_info["token"] != TOKEN:
            return _refusal(Refuse(401, "Unauthorized"))
        fault = self._fault(request.match_info["method"])
        if fault is None:
            return await handler(request)
        await request.read()
        match fault:
            case Refuse():
                return _refusal(fault)
            case Page():
                return web.Response(
                    status=fault.status, text="<html>no bot api here</html>", content_type="text/html"
                )
            case Cut():
                assert request.transport is not None
                request.transport.abort()
            case Stall():
                await asyncio.sleep(30)
        return web.Response()

    def _fault(self, method: str) -> Fault | None:
        if method.startswith(("send", "edit")):
            self.to_people += 1
            if self.storm is not None:
                return self.storm
        waiting = self.faults[method]
        return waiting.pop(0) if waiting else None

    async def receives(self, **update: Any) -> None:
        """A person did something."""
        await self.enqueue_update(update, token=TOKEN)

    async def types(self, text: str, chat: Mapping[str, Any] = PRIVATE, number: int = 310) -> None:
        """A person typed something."""
        await self.receives(message=posted(text, chat, number, sender=PERSON))

    async def presses(self, data: str, chat: Mapping[str, Any] = PRIVATE, number: int = 41) -> None:
        """A person pressed a button under a message of the bot's."""
        under = posted("an alert", chat, number)
        await self.receives(
            callback_query={
                "id": "q-9017",
                "from": PERSON,
                "chat_instance": "c",
                "message": under,
                "data": data,
            }
        )


def posted(
    text: str, chat: Mapping[str, Any], number: int, sender: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A message as the Bot API sends it."""
    message = {"message_id": number, "date": 1_790_000_000, "chat": dict(chat), "text": text}
    return message if sender is None else {**message, "from": dict(sender)}


def _refusal(fault: Refuse) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": fault.status, "description": fault.description}
    if fault.parameters:
        body["parameters"] = dict(fault.parameters)
    return web.json_response(body, status=fault.status)


@asynccontextmanager
async def serving(api: BotApi) -> AsyncIterator[str]:
    """The base address of the emulator while it runs."""
    # No access log: it would write the token, which is in every path.
    runner = web.AppRunner(api.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@dataclass
class TinyDesk:
    """A desk that adds every question to the story and answers with what it was given.

    A command name or a button's data that is in `gates` is answered only when its gate opens.
    """

    story: Story
    answer: Message | Exception = field(default_factory=lambda: Message("an answer"))
    pressed: Pressed = field(default_factory=lambda: Pressed("noted"))
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    commands: tuple[Command, ...] = (
        Command("help", "what I can do", groups=True),
        Command("connect", "add an account", (Argument("key", "the key"),), secret=True),
        Command("debug", "not in the menu", hidden=True),
        Command("invite", "let somebody in", kind=Kind.HOST),
    )
    question: FormField | None = None

    async def command(self, asker: Asker, name: str, text: str, *, erased: bool | None = None) -> Message:
        question = {"asker": asker, "name": name, "text": text, "erased": erased}
        self.story.add("desk.command", question)
        await self._gate(name)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        raise AssertionError("this app has no forms")

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        raise AssertionError("this app has no forms")

    async def suggest(self, asker: Asker, command: str, argument: str, typed: str) -> tuple[Choice, ...]:
        raise AssertionError("this app completes nothing")

    def awaited(self, asker: Asker) -> FormField | None:
        return self.question

    async def typed(self, asker: Asker, text: str, *, erased: bool | None = None) -> Message:
        self.story.add("desk.typed", {"asker": asker, "text": text, "erased": erased})
        return self.answer if isinstance(self.answer, Message) else Message("an answer")

    async def hosts(self, channel: ChannelName) -> tuple[str, ...]:
        return (str(PERSON["id"]),)

    async def press(self, asker: Asker, data: str) -> Pressed:
        self.story.add("desk.press", {"asker": asker, "data": data})
        await self._gate(data)
        return self.pressed

    async def heard(self, news: PlaceNews) -> None:
        self.story.add("desk.heard", {"news": news})

    async def _gate(self, name: str) -> None:
        if name in self.gates:
            await self.gates[name].wait()
