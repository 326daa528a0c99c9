"""Plain text made safe for Discord: markdown shown as typed, nobody mentioned, cut between words. Pure.

https://support.discord.com/hc/en-us/articles/210298617 and
https://discord.com/developers/docs/reference#message-formatting
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from bot.chat.plain import shown

BLANK = "\u200b"
"""Stands where Discord wants at least one character and there is none."""

_LINK = re.compile(r"(https?://[^\s<>()\[\]*~`|\\]+)")
_MARK = re.compile(r"([\\*_~`|\[\]<])")
_LINE_START = re.compile(r"^(\s*)(?=(?:[-+]|-?#{1,3}|>{1,3})\s)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)(?=\.\s)", re.MULTILINE)
_PING = re.compile(r"@(?=everyone|here|[!&]?\d)")


def size(text: str) -> int:
    """The length as Discord may count it, in UTF-16 units.

    unsure: the pages say "characters"; UTF-16 units are never fewer than code points, so both hold.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def neutral(text: str) -> str:
    """The text with its mentions broken, for parts where markdown is not read (footer, button label)."""
    return _PING.sub("@" + BLANK, shown(text))


def escape(text: str) -> str:
    """The text so that Discord shows it as it stands: no markdown, no mention. Web links stay links."""
    parts = _LINK.split(shown(text))  # every second part is a link; a backslash in it would become part of it
    parts[::2] = [_MARK.sub(r"\\\1", part) for part in parts[::2]]
    return neutral(_NUMBERED.sub(r"\1\\", _LINE_START.sub(r"\1\\", "".join(parts))))


def clip(text: str, limit: int, dress: Callable[[str], str] = escape) -> str:
    """The dressed text in at most `limit` units; cut only at a blank, so never inside a number.

    A text without a blank that is too long becomes "…" alone.
    """
    whole = dress(text)
    if size(whole) <= limit:
        return whole
    words = text.split(" ")

    def length(count: int) -> int:
        return size(dress(" ".join(words[: count + 1])))

    count = bisect_right(range(len(words)), limit - 2, key=length)
    return f"{dress(' '.join(words[:count]))} …" if count else "…"
