"""The library's errors -> what the courier must do. Pure; no text from here holds an address or the token."""

import re
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.errors import ChatUnreachable, SettingsError
from bot.model.delivery import Gone, Moved, Outcome, Rejected, Sent, TryLater, Unsure
from bot.model.ids import MessageRef

LONG_PAUSE = 600.0
"""Seconds until we try again where only a person can mend it; what waits meanwhile is not lost."""

UNNAMED_PAUSE = 30.0
"""Seconds to wait after a 429 that names none."""

NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""Failures before the first byte of the request left."""

CLOSED = ("httpxrequest is not initialized",)
"""What the library says when it was never started, or is stopped: nothing left this process."""

# unsure: Telegram publishes no list of its error texts. These are the ones that people reported, gathered
# at https://github.com/TelegramBotAPI/errors; any other refusal is Rejected.
NO_SUCH_CHAT = ("chat not found",)
# Not Gone: rights come back, and on 2023-10-31 Telegram said this to every bot for a day, wrongly:
# https://github.com/python-telegram-bot/python-telegram-bot/issues/3956
NO_RIGHTS = ("not enough rights to send", "have no rights to send", "chat_write_forbidden")
# A topic that was deleted, or closed to all but administrators.
NO_SUCH_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
BLOCKED, PUT_OUT = "the bot was blocked", "the bot was put out of the group"
MUTED = "the bot may not write there any more"
NO_SUCH_MESSAGE = ("message to edit not found", "message can't be edited", "message_id_invalid")
SAME_TEXT = "message is not modified"
MARKUP = ("can't parse entities", "unsupported start tag")

_PRIVATE = re.compile(r"\S+://\S+|\d+:[\w-]{20,}")
_FOREIGN = ". Parsing the server response"


def send_failure(error: TelegramError, part_of: str = "") -> Outcome:
    """What a failed send means; `part_of` is the group whose topic it went to.

    BadRequest and TimedOut are NetworkErrors by inheritance, so the network is asked about last.
    A refusal that is not Telegram's own (a proxy's web page) says nothing about the chat: TryLater.
    """
    why = reason(error)
    match error:
        case RetryAfter():
            return TryLater(why, _pause(error))
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case BadRequest() | Forbidden() | InvalidToken() | Conflict() if _not_telegrams(error):
            return TryLater(why)
        case Forbidden():
            return Gone(why)
        case InvalidToken():
            return TryLater(why, LONG_PAUSE, everybody=True)
        case Conflict():
            return TryLater(why)
        case BadRequest() if part_of and _says(error, NO_SUCH_TOPIC):
            return Moved(part_of, why)
        case BadRequest():
            return _refusal(error, why)
    return _network_failure(error, why)


def edit_failure(error: TelegramError, ref: MessageRef) -> Outcome:
    """What a failed edit means. A message that can no longer be edited is Rejected: send it anew."""
    if isinstance(error, BadRequest) and _says(error, (SAME_TEXT,)):
        return Sent(ref)
    if isinstance(error, BadRequest) and _says(error, NO_SUCH_MESSAGE):
        return Rejected(f"the message can no longer be edited ({reason(error)})")
    if isinstance(error, ChatMigrated):
        # A moved group keeps none of its message ids; following the move would edit a stranger's message.
        return Rejected("the group moved and its old messages cannot be edited")
    return send_failure(error)


def start_failure(error: TelegramError) -> SettingsError | ChatUnreachable:
    """What keeps the bot from starting: a token to mend, or a connection to wait for."""
    if isinstance(error, InvalidToken) and not _not_telegrams(error):
        return SettingsError(
            "Telegram refuses the bot token: copy the secret `token` again from @BotFather "
            "(/newbot makes a bot, /token shows the token of one)"
        )
    return ChatUnreachable(
        f"Telegram cannot be reached ({reason(error)}): check the network and the host setting `api`"
    )


def reason(error: TelegramError) -> str:
    """A short reason, never with an address or the token (the library quotes both)."""
    cause = error.__cause__
    if isinstance(error, InvalidToken):
        return "the bot token was refused"
    if _not_telegrams(error):
        return f"the answer is not Telegram's: {_public(error.message.partition(_FOREIGN)[0])}"
    if cause is not None:
        return f"no usable reply: {type(cause).__name__}"
    return _public(error.message)


def is_markup(error: BadRequest) -> bool:
    """Whether it is the markup of the text that was refused, not the message."""
    return _says(error, MARKUP)


def _refusal(error: BadRequest, why: str) -> Outcome:
    """Telegram read the request and will not do it."""
    if _says(error, NO_SUCH_CHAT):
        return Gone(why)
    if _says(error, NO_RIGHTS):
        return TryLater(why, LONG_PAUSE)
    return Rejected(why)


def _network_failure(error: TelegramError, why: str) -> Outcome:
    """A 5xx, a cut or a stall. Telegram does not say whether a 502 or a lost reply was delivered: Unsure."""
    if isinstance(error.__cause__, NEVER_SENT) or _says(error, CLOSED):
        return TryLater(why)
    # A 429 without its pause, or a guard's page: a refusal all the same, and of no chat alone.
    if _says(error, ("too many requests",)):
        return TryLater(why, UNNAMED_PAUSE, everybody=True)
    return Unsure(why)


def _pause(error: RetryAfter) -> float:
    """Seconds; the library is moving this field from int to timedelta."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _not_telegrams(error: TelegramError) -> bool:
    """Whether the status came with a body that is no Bot API answer; the library chains the parse error."""
    return isinstance(error.__cause__, TelegramError) and _FOREIGN in error.message


def _says(error: TelegramError, texts: tuple[str, ...]) -> bool:
    said = error.message.lower()
    return any(text in said for text in texts)


def _public(text: str) -> str:
    return _PRIVATE.sub("…", text)[:200]
