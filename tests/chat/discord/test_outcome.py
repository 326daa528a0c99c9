"""Every way a delivery can fail, and what the courier is told."""

import json
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp.client_reqrep import ConnectionKey

from bot.chat.discord.outcome import UNNAMED_PAUSE, of_editing, of_opening, of_sending, reason
from bot.model.delivery import Gone, Outcome, Rejected, TryLater, Unsure


def answered(
    status: int, code: int = 0, text: str = "no", headers: dict[str, str] | None = None
) -> discord.HTTPException:
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    kind = discord.DiscordServerError if status >= 500 else kind
    reply: Any = SimpleNamespace(status=status, reason="", headers=headers or {})
    return kind(reply, {"code": code, "message": text})


def unconnected() -> aiohttp.ClientConnectorError:
    key = ConnectionKey("discord.example", 443, True, True, None, None, None)
    return aiohttp.ClientConnectorError(key, OSError(111, "refused"))


SENDING: list[tuple[str, Exception, Outcome]] = [
    ("direct messages closed", answered(403, 50007), Gone("Discord does not let us write to this person")),
    ("no server shared", answered(403, 50278), Gone("this person shares no server")),
    ("user deleted", answered(404, 10013), Gone("Discord knows no such user")),
    ("not a person's id", answered(400, 50033), Gone("Discord takes no direct messages for this id")),
    ("its nonce is a deleted message's", answered(404, 10008), TryLater("Discord answered 404, code 10008")),
    ("channel deleted", answered(404, 10003), Gone("this channel is gone")),
    ("too many new channels", answered(403, 40003), TryLater("Discord answered 403, code 40003")),
    ("a guard before Discord", answered(403, 0), TryLater("Discord answered 403, code 0")),
    ("another refusal", answered(403, 40002), Rejected("Discord answered 403, code 40002")),
    ("a fault of ours", answered(400, 50035), Rejected("Discord answered 400, code 50035")),
    ("token withdrawn", answered(401), TryLater("Discord answered 401", 3600.0)),
    ("login refused", discord.LoginFailure("bad"), TryLater("Discord refuses the token", 3600.0)),
    (
        "asked to wait",
        answered(429, headers={"Retry-After": "7.5", "Via": "1.1 google"}),
        TryLater("Discord answered 429", 7.5),
    ),
    (
        "everybody asked to wait",
        answered(429, headers={"Retry-After": "7.5", "Via": "1.1 google", "X-RateLimit-Scope": "global"}),
        TryLater("Discord answered 429", 7.5, everybody=True),
    ),
    (
        "asked to wait by a guard",
        answered(429, headers={"Retry-After": "600"}),
        TryLater("a guard in front of Discord answered 429", 600, everybody=True),
    ),
    (
        "asked to wait, not how long",
        answered(429),
        TryLater("a guard in front of Discord answered 429", UNNAMED_PAUSE, everybody=True),
    ),
    ("waits inside the library", discord.RateLimited(41.0), TryLater("Discord asks us to slow down", 41.0)),
    ("server fault", answered(502), Unsure("Discord answered 502")),
    ("never connected", unconnected(), TryLater("no answer from Discord (ClientConnectorError)")),
    ("connect time-out", aiohttp.ConnectionTimeoutError(), TryLater("no answer from Discord")),
    (
        "cut off",
        aiohttp.ServerDisconnectedError(),
        Unsure("no answer from Discord (ServerDisconnectedError)"),
    ),
    ("reset", aiohttp.ClientOSError(104, "reset"), Unsure("no answer from Discord (ClientOSError)")),
    ("cut body", aiohttp.ClientPayloadError(), Unsure("no answer from Discord (ClientPayloadError)")),
    ("cut json", json.JSONDecodeError("x", "{", 1), Unsure("no answer from Discord (JSONDecodeError)")),
    ("time-out", TimeoutError(), Unsure("no answer from Discord (TimeoutError)")),
]


@pytest.mark.parametrize(("error", "expected"), [pytest.param(e, o, id=name) for name, e, o in SENDING])
def test_sending(error: Exception, expected: Outcome) -> None:
    same(of_sending(error), expected)


def test_a_message_that_was_deleted_is_not_edited_again() -> None:
    same(of_editing(answered(404, 10008)), Rejected("Discord answered 404, code 10008"))
    same(of_editing(answered(502)), Unsure("Discord answered 502"))


@pytest.mark.parametrize("error", [answered(502), aiohttp.ServerDisconnectedError(), TimeoutError()])
def test_what_failed_before_sending_is_never_unsure(error: Exception) -> None:
    assert isinstance(of_opening(error), TryLater)
    assert of_opening(answered(403, 50007)) == of_sending(answered(403, 50007))


def test_only_discords_own_words_are_quoted() -> None:
    assert reason(answered(400, 50035, "Invalid\nForm Body")) == (
        "Discord answered 400, code 50035: Invalid Form Body"
    )
    assert "secret" not in reason(aiohttp.ClientOSError(1, "https://discord.example/webhooks/1/secret"))


def same(actual: Outcome, expected: Outcome) -> None:
    """The same outcome and pause; the expected reason is how the actual one begins."""
    assert type(actual) is type(expected)
    assert getattr(actual, "after", None) == getattr(expected, "after", None)
    assert getattr(actual, "everybody", False) == getattr(expected, "everybody", False)
    assert getattr(actual, "why", "").startswith(getattr(expected, "why", ""))
