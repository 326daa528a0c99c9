"""A loopback Discord: HTTP and WebSocket over simcord's backend, so that discord.py runs unmodified.

Paths and packets: https://discord.com/developers/docs/events/gateway and .../reference. Faults are put
before the backend: a fault is used up by one request.
"""

import io
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import discord
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer
from discord.gateway import DiscordWebSocket
from discord.http import Route
from simcord.backend import Backend, serializers
from simcord.backend.errors import BackendError
from simcord.backend.models import Channel, Interaction, User
from simcord.http import routes as _routes  # noqa: F401  # importing them registers them
from simcord.http.router import dispatch
from simcord.interactions import base_payload

TOKEN = "test-token-9f27"
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 9, 10, 11
BAD_TOKEN = 4004


@dataclass(frozen=True)
class Fault:
    """What the next request whose path contains `where` meets. `cut` drops the connection.

    `after`: the backend does the work first, as when only the answer is lost.
    """

    where: str
    status: int = 0
    body: Any = None
    headers: Mapping[str, str] | None = None
    cut: bool = False
    after: bool = False


@contextmanager
def addresses_kept() -> Iterator[None]:
    """Put the library's addresses back afterwards: they belong to its classes."""
    api, gateway, level = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, logging.getLogger("discord").level
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway
        logging.getLogger("discord").setLevel(level)


class DiscordServer:
    """Start it, then point the bot at `hosts`. `storm` is met by every request as long as it is set."""

    def __init__(self) -> None:
        self.backend = Backend()
        self.backend.subscribers.append(self._publish)
        self.hosts: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.storm: Fault | None = None
        self.requests: list[tuple[str, Any]] = []
        self.packets: list[int] = []
        self.connections = 0
        self.heartbeat = 20_000
        self.forgets_sessions = False
        self.zombies: set[web.WebSocketResponse] = set()
        self._sent: list[str] = []
        self._by_nonce: dict[str, Any] = {}
        self._sockets: list[web.WebSocketResponse] = []
        self._outbox: list[tuple[web.WebSocketResponse, str]] = []
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._server = TestServer(app)

    async def start(self) -> None:
        await self._server.start_server()
        base = f"127.0.0.1:{self._server.port}"
        self.hosts = {"api": f"http://{base}/api/v10", "gateway": f"ws://{base}/gateway"}

    async def stop(self) -> None:
        await self.cut_sockets()
        await self._server.close()

    async def cut_sockets(self, code: int = 1001) -> None:
        for socket in self._sockets:
            await socket.close(code=code)
        self._sockets.clear()

    def person(self, name: str) -> User:
        return self.backend.make_user(name)

    def direct_messages(self, user: User) -> list[Any]:
        return list(self.backend.messages.get(self.backend.get_dm_channel(user.id).id, {}).values())

    async def interact(
        self,
        user: User,
        kind: int,
        data: dict[str, Any],
        message: Any | None = None,
        room: Channel | None = None,
    ) -> Interaction:
        """Something the person does, in the direct channel or `room`: 2 command, 3 button, 5 form."""
        place = room or self.backend.get_dm_channel(user.id)
        record, payload = base_payload(
            self.backend,
            type=kind,
            channel_id=place.id,
            guild_id=place.guild_id,
            user_id=user.id,
            data=data,
        )
        if message is not None:
            record.source_message_id = message.id
            payload["message"] = dict(serializers.message_payload(self.backend, message))
        self.backend.emit("INTERACTION_CREATE", payload)
        await self.flush()
        return record

    async def slash(self, user: User, name: str, room: Channel | None = None, **options: str) -> Interaction:
        command = self.backend.commands[None][(name, 1)]
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        typed = {"id": command["id"], "name": name, "type": 1, "options": given}
        return await self.interact(user, 2, typed, room=room)

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        body, files = await _read(request)
        self.requests.append((f"{request.method} {path}", body))
        fault = self._fault(path)
        if fault is not None and not fault.after:
            return self._fail(request, fault)
        if not path.startswith(("/interactions/", "/webhooks/")) and (
            request.headers.get("Authorization") != f"Bot {TOKEN}"
        ):
            return _json(401, {"message": "401: Unauthorized", "code": 0})
        try:
            given = {"json": body, "params": dict(request.query), "files": files}
            reply = self._once(body) or dispatch(self.backend, request.method, path, **given)
        except BackendError as error:
            return _json(error.status, error.to_json())
        if reply is not None and isinstance(body, dict) and body.get("enforce_nonce"):
            self._by_nonce[body["nonce"]] = reply
        await self.flush()
        if fault is not None:
            return self._fail(request, fault)
        return _json(200, reply) if reply is not None else web.Response(status=204)

    def _fault(self, path: str) -> Fault | None:
        if self.storm is not None and self.storm.where in path:
            return self.storm
        fault = next((f for f in self.faults if f.where in path), None)
        if fault is not None:
            self.faults.remove(fault)
        return fault

    def _once(self, body: Any) -> Any:
        """The message that was made with this nonce already: it is returned, and none is created."""
        return (
            self._by_nonce.get(body["nonce"])
            if isinstance(body, dict) and body.get("enforce_nonce")
            else None
        )

    def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.cut:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return _json(fault.status, fault.body, fault.headers)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self.connections += 1
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(_packet(HELLO, {"heartbeat_interval": self.heartbeat}))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._heard(socket, json.loads(message.data))
        return socket

    def fall_silent(self) -> None:
        """Every connection that is open stays so, and nothing comes over it any more."""
        self.zombies |= set(self._sockets)
        self._sockets.clear()

    async def _heard(self, socket: web.WebSocketResponse, packet: dict[str, Any]) -> None:
        if socket in self.zombies:
            return
        op, data = packet["op"], packet["d"]
        self.packets.append(op)
        if op == HEARTBEAT:
            await socket.send_str(_packet(ACK, None))
        elif op in (IDENTIFY, RESUME) and data["token"] != TOKEN:
            await socket.close(code=BAD_TOKEN)
        elif op == IDENTIFY:
            self._sockets.append(socket)
            self._publish("READY", self._ready())
            await self.flush()
        elif op == RESUME and self.forgets_sessions:
            await socket.send_str(_packet(INVALID_SESSION, False))
        elif op == RESUME:
            for missed in self._sent[data["seq"] :]:
                await socket.send_str(missed)
            self._sockets.append(socket)
            self._publish("RESUMED", {})
            await self.flush()

    def _ready(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": dict(serializers.user_payload(self.backend.bot_user)),
            "guilds": [],
            "session_id": "loopback-session",
            "resume_gateway_url": self.hosts["gateway"],
            "application": {"id": str(self.backend.application_id), "flags": 0},
        }

    def _publish(self, event: str, payload: Mapping[str, Any]) -> None:
        """Number the event and keep it for a resume; it goes out at the next flush."""
        packet = _packet(DISPATCH, dict(payload), event, len(self._sent) + 1)
        self._sent.append(packet)
        self._outbox += [(socket, packet) for socket in self._sockets]

    async def flush(self) -> None:
        """Send what happened to everybody who is connected."""
        waiting, self._outbox = self._outbox, []
        for socket, packet in waiting:
            with suppress(ConnectionError):  # it is gone, and that is not noticed yet: a resume brings it
                await socket.send_str(packet)


async def _read(request: web.Request) -> tuple[Any, list[discord.File]]:
    """The body of a request and the files that came with it."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        return json.loads(text) if text else None, []
    form = await request.post()
    files = [
        discord.File(io.BytesIO(part.file.read()), part.filename)
        for part in form.values()
        if isinstance(part, web.FileField)
    ]
    return json.loads(str(form["payload_json"])), files


def _packet(op: int, data: Any, event: str | None = None, number: int | None = None) -> str:
    return json.dumps({"op": op, "d": data, "t": event, "s": number}, default=str)


def _json(status: int, body: Any, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer whose content type is exactly application/json: with a charset the library reads text."""
    return web.Response(
        status=status,
        body=json.dumps(body, default=str).encode(),
        headers={"Content-Type": "application/json", **(headers or {})},
    )
