"""How the poll for updates goes: when it last brought an answer, and why it does not."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.chat.telegram.outcome import reason
from bot.model.part import Cure, Pulse
from bot.words import say

log = logging.getLogger(__name__)

RIVAL_WITHIN, RIVAL_FROM = 120.0, 3
"""Refusals within so many seconds from which on another program must be polling with our token. One alone is
a predecessor that is stopping: https://core.telegram.org/bots/api#getupdates"""


class PollingBot(ExtBot[None]):
    """The library's bot, which says when it has read updates (none is an answer, too)."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], None], *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._read = read

    def __repr__(self) -> str:
        """Without the token, which the library's own shows."""
        return "PollingBot(…)"

    async def get_updates(self, *args: Any, **settings: Any) -> tuple[Update, ...]:
        updates = await super().get_updates(*args, **settings)
        self._read()
        return updates


class UpdatesRequest(HTTPXRequest):
    """The library's request for updates. One that the library cannot read is passed over, as one of nothing:
    else the library would log all that came, keys that people typed with it, and ask for it for ever."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        answer: dict[str, Any] = HTTPXRequest.parse_json_payload(payload)
        if isinstance(updates := answer.get("result"), list):
            answer["result"] = [_readable(update) for update in updates]
        return answer


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(update, None)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        log.error("an update of Telegram could not be read (%s) and is passed over", type(error).__name__)
        return {"update_id": update["update_id"]}
    return update


class Polls:
    """What is known of the poll; seconds of the running loop."""

    def __init__(self) -> None:
        self._heard: float | None = None
        self._why = ""
        self._refused = False
        self._rivals: deque[float] = deque(maxlen=RIVAL_FROM)

    def begin(self) -> None:
        """The poll was begun (anew): its silence is counted from now."""
        self._heard, self._why, self._refused = _now(), "", False
        self._rivals.clear()

    def read(self) -> None:
        """An answer came."""
        self._heard, self._why = _now(), ""

    def failed(self, error: TelegramError) -> None:
        """No answer came. The library goes on by itself, except after a token that is refused."""
        self._why = reason(error)
        self._refused = isinstance(error, InvalidToken)
        if isinstance(error, Conflict):
            self._rivals.append(_now())

    def pulse(self) -> Pulse | None:
        """How it stands; None before it was begun."""
        if self._heard is None:
            return None
        silent = _now() - self._heard
        if self._rival():
            why, advice = say("poll-rival"), say("poll-rival-advice")
            return Pulse(silent, why, Cure.PERSON, advice)
        if self._refused:
            return Pulse(silent, self._why, Cure.PERSON, say("poll-refused-advice"))
        return Pulse(silent, self._why)

    def _rival(self) -> bool:
        return len(self._rivals) == RIVAL_FROM and _now() - self._rivals[0] < RIVAL_WITHIN


def _now() -> float:
    return asyncio.get_running_loop().time()
