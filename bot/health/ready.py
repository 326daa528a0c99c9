"""Whether the bot is ready, and if not, why not. Pure."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.program import how
from bot.model.baseline import Sight
from bot.model.part import Part, PartState
from bot.watch.watched import Watched
from bot.words import say


def reasons(
    watched: Iterable[Watched],
    down: Iterable[str],
    parts: Iterable[PartState],
    started: datetime,
) -> tuple[str, ...]:
    """Why it is not ready, in clauses without names of accounts; none when it is. `down` are the titles of
    chat apps that are not connected."""
    everybody = list(watched)
    fresh = sum(_looked(one, started) for one in everybody)
    found = []
    if fresh < len(everybody):
        found.append(say("ready-looks", fresh=str(fresh), count=len(everybody)))
    lost = tuple(down)
    found += [say("ready-down", app=app) for app in lost]
    found += [how(s.reading) for s in parts if not s.well and not _said(s, lost)]
    return tuple(found)


def _looked(one: Watched, started: datetime) -> bool:
    """Whether the account was looked at since the start; one that cannot be read was."""
    looked_at, sight = one.baseline.looked_at, one.baseline.health.sight
    return sight is not Sight.WELL or (looked_at is not None and looked_at >= started)


def _said(state: PartState, lost: tuple[str, ...]) -> bool:
    return state.reading.part is Part.CHAT and state.reading.app in lost
