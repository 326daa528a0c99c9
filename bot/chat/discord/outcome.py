"""What an error of discord.py or aiohttp means for a delivery. Pure.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes

The library itself waits out a 429 and repeats a 500, 502, 504 or 524 up to five times; each message
carries a nonce that Discord enforces, so these repeats of its own, and ours within a minute, make no second
message. One deleted meanwhile is not made again under its nonce, the author of that rule says:
https://github.com/discord/discord-api-docs/pull/6647
"""

import json

import aiohttp
import discord

from bot.model.delivery import Gone, Outcome, Rejected, TryLater, Unsure

EXPECTED = (discord.DiscordException, aiohttp.ClientError, OSError, json.JSONDecodeError)
"""What talking to Discord can raise. Anything else is a fault of ours and is logged with its trace."""

NEW_TOKEN = 3600.0
"""Seconds to wait when the token is refused: nothing helps before the host has set a new one."""

UNNAMED_PAUSE = 30.0
"""Seconds to wait after a 429 that names none."""

CANNOT_DM = 50007
NO_MUTUAL_SERVER = 50278
"""unsure: seen in public lists of codes, not on the page above: "no mutual guilds"."""
UNKNOWN_USER = 10013
INVALID_RECIPIENT = 50033
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
OPENING_TOO_FAST = 40003

PUT_OUT = "the bot was put out of the server"
GONE = {
    CANNOT_DM: "Discord does not let us write to this person (blocked, or direct messages closed)",
    NO_MUTUAL_SERVER: "this person shares no server with the bot any more",
    UNKNOWN_USER: "Discord knows no such user",
    UNKNOWN_CHANNEL: "this channel is gone",
    MISSING_ACCESS: "the bot may not see this channel (any more)",
    MISSING_PERMISSIONS: "the bot may not write in this channel (any more)",
    INVALID_RECIPIENT: "Discord takes no direct messages for this id",
}


def of_opening(error: Exception) -> Outcome:
    """What it means when the direct channel could not be opened: nothing was sent, so never Unsure."""
    found = of_sending(error)
    return TryLater(found.why) if isinstance(found, Unsure) else found


def of_editing(error: Exception) -> Outcome:
    """What an error while editing means. A message that is gone can only be sent anew."""
    if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_MESSAGE:
        return Rejected(reason(error))
    return of_sending(error)


def of_sending(error: Exception) -> Outcome:
    """What an error while sending means. Unsure whenever the request may have reached Discord."""
    match error:
        case discord.RateLimited():
            return TryLater("Discord asks us to slow down", error.retry_after)
        case discord.LoginFailure():
            return TryLater(reason(error), NEW_TOKEN)
        case discord.HTTPException():
            return _of_answer(error)
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return TryLater(reason(error))  # no connection, so no request: test before the general ones
    return Unsure(reason(error))


def _of_answer(error: discord.HTTPException) -> Outcome:
    why = reason(error)
    if error.code in GONE:
        return Gone(GONE[error.code])
    if error.status == 401:
        return TryLater(why, NEW_TOKEN)
    if error.status == 429:
        return _too_many(error, why)
    if error.code == UNKNOWN_MESSAGE:
        return TryLater(why)  # an earlier try had arrived and was deleted: its nonce is taken for a while
    if error.code == OPENING_TOO_FAST or (error.status == 403 and error.code == 0):
        return TryLater(why)  # 403 without a code: a guard in front of Discord refused us, not Discord
    return Unsure(why) if error.status >= 500 else Rejected(why)


def _too_many(error: discord.HTTPException, why: str) -> TryLater:
    """A 429 that the library does not wait out. Discord's own has the header Via, and says when it is meant
    for all that we send; one of a guard in front of it (a page) always is."""
    named = error.response.headers
    guard = not named.get("Via")
    why = "a guard in front of Discord answered 429" if guard else why
    try:
        after = float(named.get("Retry-After", ""))
    except ValueError:  # none is named, or a date, which Discord does not send
        after = UNNAMED_PAUSE
    return TryLater(why, after, everybody=guard or named.get("X-RateLimit-Scope") == "global")


def reason(error: Exception) -> str:
    """The error in one short line.

    Only Discord's own answer is quoted: the text of other errors may hold an address with a token.
    """
    if isinstance(error, discord.LoginFailure):
        return "Discord refuses the token"
    if isinstance(error, discord.ConnectionClosed):
        return f"Discord closed the connection with code {error.code}"
    if not isinstance(error, discord.HTTPException):
        return f"no answer from Discord ({type(error).__name__})"
    said = " ".join(error.text.split())[:200]
    return f"Discord answered {error.status}, code {error.code}" + (f": {said}" if said else "")
