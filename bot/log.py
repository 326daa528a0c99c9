"""Structured log lines on standard error, every secret scrubbed at the root handler.

The root handler is the one place all records pass: a filter on a logger would miss the libraries' records,
and their texts hold secrets in URLs (a bot token in the path, a signature in the query).
"""

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

HIDDEN = "[hidden]"
_SHAPES = re.compile(
    r"(?<=/bot)\d{6,}:[\w-]{20,}"
    r"|(?<=signature=)[\w%+/=-]+"
    r"|(?<=apiKey=)[\w-]+"
    r"|(?<=sign=)[\w%+/=-]+",
    re.IGNORECASE,
)
_ROW = re.compile(r"^(\s*)DETAIL:.*$", re.MULTILINE)
"""What PostgreSQL shows of a row that it refuses: positions and names of people."""
_known: set[str] = set()


def hide(secret: str) -> None:
    """Scrub this text from every line from now on. Very short texts are left alone."""
    if len(secret) >= 6:
        _known.add(secret)


def scrub(text: str) -> str:
    """`text` without any known secret or anything shaped like one, and without a row of the database."""
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    return _ROW.sub(rf"\1DETAIL: {HIDDEN}", _SHAPES.sub(HIDDEN, text))


class Lines(logging.Formatter):
    """One record as `time level logger message`, its trace below, all scrubbed."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"{at} {record.levelname.lower()} {record.name}: {record.getMessage()}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return scrub(line)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what nobody caught as Python would, scrubbed: libraries put tokens into their errors."""
    sys.stderr.write(scrub("".join(traceback.format_exception(kind, error, trace))))


def start(level: str) -> None:
    """Send all records of `level` and above to standard error. Libraries speak from WARNING on. What ends the
    program goes there scrubbed, too."""
    sys.excepthook = _uncaught
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(level)
