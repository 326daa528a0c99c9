"""How the bot itself is, as a message. Pure."""

from datetime import datetime

from bot.chat import answers, figures, program
from bot.chat.figures import Titles
from bot.chat.message import Message, Tone
from bot.model.delivery import Delivered
from bot.model.ids import ChannelName
from bot.model.part import Outside, Part, PartState
from bot.services.accounts import Standing
from bot.services.status import Status
from bot.words import say

Apps = dict[ChannelName, str]
"""Chat apps to the titles people know."""


def status(found: Status, titles: Titles, apps: Apps, now: datetime) -> Message:
    """Freshness of each account, the way to people, and every part that is not well."""
    state, ill = found.program, [part for part in found.program.parts if not part.well]
    running = figures.duration((now - state.started).total_seconds())
    head = say("status-well" if not ill else "status-ill", count=len(ill))
    facts = tuple(
        (_where(standing, found, titles), answers.freshness(standing, now)) for standing in found.standings
    )
    lines = [_part(part, now) for part in ill]
    heard = {s.reading.channel: s for s in state.parts if s.reading.part is Part.CHAT}
    lines += [_delivered(one, apps, heard.get(one.channel), now) for one in found.delivered]
    if found.of_host and state.monitor is not None:
        lines.append(_monitor(state.monitor, now))
    return Message(
        say("status-head", version=state.version, duration=running, state=head),
        facts=facts,
        lines=tuple(lines),
        foot=say("as-of", at=figures.clock(now)),
        tone=Tone.WARNING if ill else Tone.PLAIN,
    )


def _where(standing: Standing, found: Status, titles: Titles) -> str:
    account = standing.account
    where = figures.where(account, titles)
    owner = found.owners.get(account.owner)
    return where if owner is None else say("status-owner", account=where, name=owner)


def _part(state: PartState, now: datetime) -> str:
    assert state.since is not None
    since = figures.duration((now - state.since).total_seconds())
    restarts = say("part-well-restarts", count=state.restarts) if state.restarts else ""
    return say("status-part", how=program.how(state.reading), duration=since, restarts=restarts).rstrip()


def _delivered(one: Delivered, apps: Apps, heard: PartState | None, now: datetime) -> str:
    """How an app was heard, what it took last, and what waits for it."""
    parts = []
    if heard is not None:
        parts.append(say("status-heard", ago=figures.duration(heard.reading.value)))
    if one.accepted_at is not None:
        ago = figures.duration((now - one.accepted_at).total_seconds())
        parts.append(say("status-accepted", ago=ago))
    parts.append(say("status-waiting", count=one.waiting))
    return say("status-app", app=apps.get(one.channel, one.channel), how="; ".join(parts))


def _monitor(monitor: Outside, now: datetime) -> str:
    if monitor.trouble:
        return say("status-monitor-down", why=monitor.trouble)
    if monitor.well_at is None:
        return say("status-monitor-new")
    return say("status-monitor", ago=figures.duration((now - monitor.well_at).total_seconds()))
