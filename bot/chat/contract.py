"""What a chat app gives us (a description and a port) and what it gets (the desk).

An app is a folder `bot/chat/<name>/` whose `__init__` holds `CHANNEL: Channel`. Adding a folder adds
the app: settings, `adlwatch check`, the README table and the tests read the description.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.chat.message import Message
from bot.model.delivery import Outcome
from bot.model.ids import ChannelName, MessageRef
from bot.model.part import Pulse
from bot.model.place import PlaceNews


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `count` messages, new or edited, within any `seconds`. `spared` of them are kept for what is
    urgent, so that it need not wait behind what is not."""

    count: int
    seconds: float
    spared: int = 0

    @property
    def per_second(self) -> float:
        return self.count / self.seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """What the app allows. `text` is characters per message; `overall` counts all addresses, `person` and
    `group` one address each. A message is changed at most every `edit_every` seconds: what it is to show by
    then leaves as one edit."""

    text: int
    overall: Pace
    person: tuple[Pace, ...] = ()
    group: tuple[Pace, ...] = ()
    is_group: Callable[[str], bool] = lambda address: False
    chat: Callable[[str], str] = lambda address: address
    """The address whose paces another one shares: of a part of a group, the group."""
    edit_every: float = 0.0


@dataclass(frozen=True, slots=True)
class Asker:
    """Who typed or pressed. `user` and `chat` are the app's own ids; `private` is False in a group. `forms`:
    the app can show this person a form. `language` is the code of the language in which they use the app."""

    channel: ChannelName
    user: str
    chat: str
    name: str
    private: bool
    forms: bool = False
    language: str = ""
    group: str = ""
    """The address under which the group is written to, "" in private and where it cannot be."""
    title: str = ""
    """What the group is called."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the desk suggests for an argument, and how it is shown."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command; `choices` is empty for free text. `source` names where the desk finds
    suggestions for the person who asks (`desk.sources`), "" for none. `needed`: the desk asks for it by
    buttons where it was left out."""

    name: str
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    source: str = ""
    needed: bool = False


class Kind(StrEnum):
    """What a command is about; /help is in this order."""

    BEGIN = "begin"
    ACCOUNTS = "accounts"
    RISK = "risk"
    ALERTS = "alerts"
    MORE = "more"
    HOST = "host"
    """For the host alone; only their menu shows it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command table. `secret`: what follows the command may hold a key, so the app must
    ask for it in a form, or erase the message at once. `hidden` commands are not in the app's menu. `groups`:
    it is answered in groups, too."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()
    secret: bool = False
    hidden: bool = False
    kind: Kind = Kind.MORE
    groups: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form. `name` comes back with the value; `label` has at most 45 characters. `pattern` is
    a full-match regular expression for it, "" for anything. What is typed for a `secret` field is erased
    wherever others could read it."""

    name: str
    label: str
    hint: str = ""
    required: bool = True
    pattern: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Asked of one person alone; an app without forms asks field by field. `choice` comes back with the
    values. `how` is what to know before it is filled in."""

    command: str
    choice: str
    title: str
    fields: tuple[FormField, ...]
    how: tuple[str, ...] = ()


SILENCE = Message("")
"""The answer to somebody who was told to slow down, and does not: an app sends nothing."""


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
        """The form of a command, or a message when there is nothing to fill in."""
        ...

    async def suggest(self, asker: Asker, command: str, argument: str, typed: str) -> tuple[Choice, ...]:
        """What this person may mean by what is `typed` of an argument so far, the likeliest first."""
        ...

    def awaited(self, asker: Asker) -> FormField | None:
        """The field that this person was asked for, so that their next words are its value; else None."""
        ...

    async def typed(self, asker: Asker, text: str, *, erased: bool | None = None) -> Message:
        """Answer words that are no command; `erased` as above."""
        ...

    async def hosts(self, channel: ChannelName) -> tuple[str, ...]:
        """The addresses of hosts at an app, whose menus hold more."""
        ...

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        """Answer a filled form."""
        ...

    async def press(self, asker: Asker, data: str) -> Pressed:
        """Answer a pressed button."""
        ...

    async def heard(self, news: PlaceNews) -> None:
        """Take note of what the app says of a place by itself. Nobody is answered."""
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

    def invitation(self, code: str) -> str:
        """How somebody uses an invite here: a link, or what to type; "" where that cannot be said now."""
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
    `once_for`: for so many seconds the app gives back the message that it took under the same `Message.once`,
    instead of making a second one; 0: it knows no such names.
    `buttons` is False for an app that shows none: what is paged elsewhere comes whole there.
    """

    name: ChannelName
    title: str
    limits: Limits
    secrets: Mapping[str, str]
    hosts: Mapping[str, str]
    address: str
    open: Callable[[ChannelSettings, Desk], ChatPort]
    edits: bool = True
    once_for: float = 0.0
    buttons: bool = True
