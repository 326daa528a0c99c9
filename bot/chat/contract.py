"""What a chat app gives us (a description and a port) and what it gets (the desk).

An app is a folder `bot/chat/<name>/` whose `__init__` holds `CHANNEL: Channel`. Adding a folder adds
the app: settings, `adlwatch check`, the README table and the tests read the description.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.chat.message import Message
from bot.model.delivery import Outcome
from bot.model.ids import ChannelName, MessageRef
from bot.model.part import Pulse


@dataclass(frozen=True, slots=True)
class Limits:
    """What the app allows. `per_second` counts messages over all addresses, `per_address` is the
    shortest time between two messages to one address in seconds, `text` characters per message."""

    text: int
    per_second: float
    per_address: float


@dataclass(frozen=True, slots=True)
class Asker:
    """Who typed or pressed. `user` and `chat` are the app's own ids; `private` is False in a group."""

    channel: ChannelName
    user: str
    chat: str
    name: str
    private: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command; `choices` is empty for free text."""

    name: str
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command table. `secret`: what follows the command may hold a key, so the app must
    ask for it in a form, or erase the message at once. `hidden` commands are not in the app's menu."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()
    secret: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form. `name` comes back with the value; `label` has at most 45 characters."""

    name: str
    label: str
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """Asked of one person alone. `choice` comes back with the values."""

    command: str
    choice: str
    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """The answer to a button: `toast` is a short note to the presser alone; `message`, when there is one,
    replaces the message that carries the button (its other copies follow through the outbox)."""

    toast: str
    message: Message | None = None


class Desk(Protocol):
    """The one place that answers people, the same for every app. Never raises for what a person did."""

    @property
    def commands(self) -> tuple[Command, ...]: ...

    async def command(self, asker: Asker, name: str, text: str, *, erased: bool | None = None) -> Message:
        """Answer `/name text`. `erased` says whether a secret message could be deleted (None: no secret)."""
        ...

    async def form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        """The form of a secret command, or a message when there is nothing to fill in."""
        ...

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        """Answer a filled form."""
        ...

    async def press(self, asker: Asker, data: str) -> Pressed:
        """Answer a pressed button."""
        ...


class ChatPort(Protocol):
    """A running connection to a chat app. `send` and `edit` never raise: what happened is the Outcome."""

    async def start(self) -> None:
        """Connect and begin to answer people.

        Raises SettingsError when the token is wrong, ChatUnreachable when it may be called again later.
        """
        ...

    async def stop(self) -> None:
        """Leave the app. It may be started again."""
        ...

    def pulse(self) -> Pulse | None:
        """When the app was last heard; None where nothing is listened to."""
        ...

    async def send(self, address: str, message: Message) -> Outcome: ...

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome: ...

    async def check(self) -> str:
        """The bot's own name at the app, from one call. Raises SettingsError saying what to mend."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What a host set for one app. `secrets` and `hosts` by the names the description declares."""

    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    hosts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Channel:
    """A chat app, described in data.

    `secrets` are the settings it needs, by name, each with a word on where to get it; an app without all
    of them is off. `hosts` are base addresses without a trailing slash. `address` says what a person's
    address is there ("your numeric user id; the bot tells it when you send /start"). `edits` is False
    for an app whose messages cannot be changed after the fact: an edit is then sent as a new message.
    """

    name: ChannelName
    title: str
    limits: Limits
    secrets: Mapping[str, str]
    hosts: Mapping[str, str]
    address: str
    open: Callable[[ChannelSettings, Desk], ChatPort]
    edits: bool = True
