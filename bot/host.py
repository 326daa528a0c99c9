"""What a host set up, held against what there is: exchanges, chat apps, base addresses, secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO
from urllib.parse import quote

from bot import log as lines
from bot.chat.contract import Channel, ChannelSettings
from bot.chat.discovery import channels
from bot.clock import Clock
from bot.errors import SettingsError
from bot.knobs import ChatSettings
from bot.model.ids import ChannelName
from bot.model.person import Role
from bot.model.server import Server
from bot.settings import Secrets, Settings
from bot.venues.discovery import venues


@dataclass(frozen=True, slots=True)
class Host:
    """What a run is made of: settings, secrets, a clock, and where raw replies are recorded, if they are.
    `live`: it runs for good, and its hosts hear of its starts and stops."""

    settings: Settings
    secrets: Secrets
    clock: Clock
    record: TextIO | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class ChatSetup:
    """What a host set for one chat app: what to open it with, the variables of the secrets it still needs,
    and the people who have an address there."""

    given: ChannelSettings
    missing: tuple[str, ...]
    wanted: tuple[str, ...]


def entered(settings: Settings, secrets: Secrets) -> Settings:
    """The settings with the password of a database on a server, if it is among the secrets; wherever it comes
    from, it is scrubbed from every log line from now on."""
    where = settings.database
    if not isinstance(where, Server):
        return settings
    return settings.model_copy(update={"database": enter(where, secrets)})


def enter(where: Server, secrets: Secrets) -> Server:
    """The server with its password, as `entered` says."""
    if password := secrets.get("DATABASE", "PASSWORD"):
        where = where.with_password(password)
    lines.hide(where.password)
    lines.hide(quote(where.password, safe=""))
    return where


def chat_setup(host: Host, channel: Channel) -> ChatSetup:
    """How a chat app is set up; its secrets are scrubbed from every log line from now on."""
    secrets = host.secrets.of_channel(channel.name, channel.secrets)
    for secret in secrets.values():
        lines.hide(secret)
    hosts = host.settings.chat.get(channel.name, ChatSettings()).hosts
    return ChatSetup(
        given=ChannelSettings(secrets, {**channel.hosts, **hosts}),
        missing=tuple(Secrets.variable(channel.name, s) for s in channel.secrets if s not in secrets),
        wanted=tuple(who for who, p in host.settings.people.items() if channel.name in p.addresses),
    )


def check_names(settings: Settings) -> None:
    """Raises SettingsError for an exchange, a chat app or a base address that does not exist."""
    for name, venue in settings.venues.items():
        if name not in venues():
            raise SettingsError(f"venues.{name}: no such exchange; there are {', '.join(venues())}.")
        _check_hosts(f"venues.{name}.hosts", venue.hosts, venues()[name].hosts)
        if venue.allow_trading_right and not venues()[name].features.may_need_trading_right:
            raise SettingsError(
                f"venues.{name}.allow_trading_right: this exchange reads with read-only keys; remove it."
            )
        if venue.require_ip_binding and not venues()[name].keyed:
            raise SettingsError(
                f"venues.{name}.require_ip_binding: there are no keys at this exchange; remove it."
            )
    for name, chat in settings.chat.items():
        if name not in channels():
            raise SettingsError(f"chat.{name}: no such chat app; there are {', '.join(channels())}.")
        _check_hosts(f"chat.{name}.hosts", chat.hosts, channels()[ChannelName(name)].hosts)
    _check_people(settings)


def _check_people(settings: Settings) -> None:
    owners: dict[tuple[str, str], str] = {}
    for name, person in settings.people.items():
        for app, address in person.addresses.items():
            other = owners.setdefault((app, address), name)
            if other != name:
                raise SettingsError(f"people.{name}.addresses.{app}: this is {other}'s address already.")
            if app not in channels():
                raise SettingsError(
                    f"people.{name}.addresses.{app}: no such chat app; there are {', '.join(channels())}."
                )
        for other in person.escalation.to:
            if other not in settings.people or other == name:
                raise SettingsError(
                    f"people.{name}.escalation.to: {other!r} is nobody else listed under [people]."
                )
            if settings.people[other].role is Role.VIEWER:
                raise SettingsError(f"people.{name}.escalation.to: {other!r} is a viewer, who cannot act.")


def _check_hosts(where: str, given: Mapping[str, str], known: Mapping[str, str]) -> None:
    for name, address in given.items():
        if name not in known:
            raise SettingsError(f"{where}.{name}: not a base address; there are {', '.join(known)}.")
        if not address.startswith(("http://", "https://", "ws://", "wss://")) or address.endswith("/"):
            raise SettingsError(f"{where}.{name}: write https://… without a slash at the end.")
