"""The library's errors and what the courier must do: one row each."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.telegram.outcome import (
    LONG_PAUSE,
    UNNAMED_PAUSE,
    edit_failure,
    reason,
    send_failure,
    start_failure,
)
from bot.errors import ChatUnreachable, SettingsError
from bot.model.delivery import Gone, Moved, Outcome, Rejected, Sent, TryLater, Unsure
from bot.model.ids import MessageRef

REF = MessageRef("5501:77")
TOKEN = "7733551199:Wq-not-a-real-token-but-long-enough_xyz"
FOREIGN = "Forbidden (403). Parsing the server response b'<html>blocked</html>' failed"


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """The error as the library raises it `from` another one."""
    error.__cause__ = cause
    return error


SENDS = {
    "flood": (RetryAfter(17), TryLater("Flood control exceeded. Retry in 17 seconds", 17.0)),
    "flood without a pause": (
        NetworkError("Too Many Requests (429)"),
        TryLater("Too Many Requests (429)", UNNAMED_PAUSE, everybody=True),
    ),
    "a guard's page": (
        caused(
            NetworkError("Too Many Requests (429). Parsing the server response b'<html>' failed"),
            TelegramError("Invalid server response"),
        ),
        TryLater("the answer is not Telegram's: Too Many Requests (429)", UNNAMED_PAUSE, everybody=True),
    ),
    "group became a supergroup": (ChatMigrated(-1009988), Moved("-1009988")),
    "blocked": (
        Forbidden("Forbidden: bot was blocked by the user"),
        Gone("Forbidden: bot was blocked by the user"),
    ),
    "deactivated": (Forbidden("Forbidden: user is deactivated"), Gone("Forbidden: user is deactivated")),
    "kicked": (
        Forbidden("Forbidden: bot was kicked from the group chat"),
        Gone("Forbidden: bot was kicked from the group chat"),
    ),
    "no such chat": (BadRequest("Bad Request: chat not found"), Gone("Chat not found")),
    "muted in the group": (
        BadRequest("Bad Request: not enough rights to send text messages to the chat"),
        TryLater("Not enough rights to send text messages to the chat", LONG_PAUSE),
    ),
    "our markup": (
        BadRequest("Bad Request: can't parse entities: unclosed tag"),
        Rejected("Can't parse entities: unclosed tag"),
    ),
    "too long": (BadRequest("Bad Request: message is too long"), Rejected("Message is too long")),
    "token refused": (
        InvalidToken("Unauthorized"),
        TryLater("the bot token was refused", LONG_PAUSE, everybody=True),
    ),
    "conflict": (Conflict("Conflict: another one"), TryLater("Conflict: another one")),
    "no connection": (
        caused(NetworkError("httpx.ConnectError: x"), httpx.ConnectError("x")),
        TryLater("no usable reply: ConnectError"),
    ),
    "no connection in time": (
        caused(TimedOut(), httpx.ConnectTimeout("x")),
        TryLater("no usable reply: ConnectTimeout"),
    ),
    "pool full": (caused(TimedOut(), httpx.PoolTimeout("x")), TryLater("no usable reply: PoolTimeout")),
    "proxy down": (caused(NetworkError("x"), httpx.ProxyError("x")), TryLater("no usable reply: ProxyError")),
    "stalled": (caused(TimedOut(), httpx.ReadTimeout("x")), Unsure("no usable reply: ReadTimeout")),
    "stalled while writing": (
        caused(TimedOut(), httpx.WriteTimeout("x")),
        Unsure("no usable reply: WriteTimeout"),
    ),
    "reset": (caused(NetworkError("x"), httpx.ReadError("x")), Unsure("no usable reply: ReadError")),
    "cut": (
        caused(NetworkError("x"), httpx.RemoteProtocolError("x")),
        Unsure("no usable reply: RemoteProtocolError"),
    ),
    "bad gateway": (NetworkError("Bad Gateway (502)"), Unsure("Bad Gateway (502)")),
    "bad gateway as a web page": (
        caused(
            NetworkError("Bad Gateway (502). Parsing the server response b'<html>' failed"),
            TelegramError("Invalid server response"),
        ),
        Unsure("the answer is not Telegram's: Bad Gateway (502)"),
    ),
    "accepted but the reply is garbled": (
        caused(TelegramError("Invalid server response"), ValueError("x")),
        Unsure("no usable reply: ValueError"),
    ),
    "unknown error of the library": (TelegramError("something new"), Unsure("something new")),
}


@pytest.mark.parametrize(("error", "outcome"), SENDS.values(), ids=SENDS.keys())
def test_a_failed_send(error: TelegramError, outcome: Outcome) -> None:
    assert send_failure(error) == outcome


def test_a_flood_pause_of_the_librarys_newer_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    outcome = send_failure(RetryAfter(timedelta(seconds=9)))
    assert isinstance(outcome, TryLater)
    assert outcome.after == 9.0


@pytest.mark.parametrize("kind", [Forbidden, InvalidToken, BadRequest, Conflict])
def test_a_refusal_by_someone_else_says_nothing_about_the_chat(kind: type[TelegramError]) -> None:
    error = caused(kind(FOREIGN), TelegramError("Invalid server response"))
    assert isinstance(send_failure(error), TryLater)
    assert isinstance(edit_failure(error, REF), TryLater)


EDITS: dict[str, tuple[TelegramError, Outcome]] = {
    "the same text": (
        BadRequest("Bad Request: message is not modified: specified new message content is the same"),
        Sent(REF),
    ),
    "deleted": (
        BadRequest("Bad Request: message to edit not found"),
        Rejected("the message can no longer be edited (Message to edit not found)"),
    ),
    "not editable": (
        BadRequest("Bad Request: message can't be edited"),
        Rejected("the message can no longer be edited (Message can't be edited)"),
    ),
    "moved": (ChatMigrated(-1009988), Rejected("the group moved and its old messages cannot be edited")),
    "flood": (RetryAfter(3), TryLater("Flood control exceeded. Retry in 3 seconds", 3.0)),
    "blocked": (
        Forbidden("Forbidden: bot was blocked by the user"),
        Gone("Forbidden: bot was blocked by the user"),
    ),
}


@pytest.mark.parametrize(("error", "outcome"), EDITS.values(), ids=EDITS.keys())
def test_a_failed_edit(error: TelegramError, outcome: Outcome) -> None:
    assert edit_failure(error, REF) == outcome


def test_the_same_text_is_a_fault_when_nothing_was_edited() -> None:
    assert isinstance(send_failure(BadRequest("Bad Request: message is not modified")), Rejected)


@pytest.mark.parametrize(
    "error",
    [
        NetworkError(f"httpx.UnsupportedProtocol: https://api.telegram.org/bot{TOKEN}/sendMessage"),
        caused(NetworkError(f"Unknown error: {TOKEN}"), httpx.InvalidURL(TOKEN)),
        InvalidToken(f"The token `{TOKEN}` was rejected by the server."),
        BadRequest(f"Bad Request: {TOKEN}"),
        caused(Forbidden(f"{TOKEN}. Parsing the server response b'{TOKEN}' failed"), TelegramError(TOKEN)),
    ],
)
def test_no_text_holds_the_token_or_an_address(error: TelegramError) -> None:
    for text in (
        reason(error),
        str(start_failure(error)),
        repr(send_failure(error)),
        repr(edit_failure(error, REF)),
    ):
        assert TOKEN not in text
        assert "://" not in text


def test_a_refused_token_names_where_to_get_one() -> None:
    failure = start_failure(InvalidToken("Unauthorized"))
    assert isinstance(failure, SettingsError) and "@BotFather" in str(failure)


def test_an_unreachable_host_is_not_blamed_on_the_token() -> None:
    failure = start_failure(caused(NetworkError("x"), httpx.ConnectError("x")))
    assert isinstance(failure, ChatUnreachable) and "cannot be reached" in str(failure)
    assert "@BotFather" not in str(failure)
