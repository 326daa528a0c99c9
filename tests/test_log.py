"""No secret ever stands in a log line."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot import log
from tests.structure.tree import ROOT

TOKEN = "7391842056:QxTzpLmwNvRjsKdYbHcGfEaUoIt_93-Wq2e"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Logging and the known secrets as they were before the test."""
    known, handlers, level = set(log._known), logging.root.handlers[:], logging.root.level
    bot = logging.getLogger("bot").level
    yield
    log._known.clear()
    log._known.update(known)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    logging.getLogger("bot").setLevel(bot)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            f"POST https://api.example/bot{TOKEN}/sendMessage",
            "POST https://api.example/bot[hidden]/sendMessage",
        ),
        ("GET /v1/x?time=1&signature=ab12CD34ef&limit=5", "GET /v1/x?time=1&signature=[hidden]&limit=5"),
        ("GET /v1/x?SIGNATURE=ab12CD34ef", "GET /v1/x?SIGNATURE=[hidden]"),
        ("apiKey=ab12-CD34&x=1", "apiKey=[hidden]&x=1"),
        ("sign=Zm9v+/=&x=1", "sign=[hidden]&x=1"),
        ("position ETHUSDT shrank by 4", "position ETHUSDT shrank by 4"),
    ],
)
def test_what_is_shaped_like_a_secret_is_hidden(text: str, kept: str) -> None:
    assert log.scrub(text) == kept


def test_a_known_secret_is_hidden_wherever_it_stands() -> None:
    log.hide("correct-horse-battery")
    assert log.scrub("a correct-horse-battery, twice: correct-horse-battery") == "a [hidden], twice: [hidden]"


def test_a_very_short_secret_would_hide_everything_and_is_left() -> None:
    log.hide("eth")
    assert log.scrub("ethereum") == "ethereum"


def written(name: str = "bot.watch", level: str = "INFO") -> tuple[io.StringIO, logging.Logger]:
    out = io.StringIO()
    log.start(level)
    handler = logging.root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    return out, logging.getLogger(name)


def test_a_line_has_time_level_and_name() -> None:
    record = logging.LogRecord("bot.watch", logging.WARNING, "x", 1, "account %s", (7,), None)
    record.created = 1_777_896_000.25
    assert log.Lines().format(record) == "2026-05-04T12:00:00.250+00:00 warning bot.watch: account 7"


def test_values_filled_in_are_scrubbed() -> None:
    out, logger = written()
    logger.info("asked %s", f"https://api.example/bot{TOKEN}/getMe")
    assert TOKEN not in out.getvalue() and "/bot[hidden]/getMe" in out.getvalue()


def test_a_trace_is_scrubbed() -> None:
    log.hide("correct-horse-battery")
    out, logger = written()
    try:
        raise ValueError("key correct-horse-battery is bad")
    except ValueError:
        logger.exception("a fault")
    assert "Traceback" in out.getvalue() and "correct-horse" not in out.getvalue()


def test_a_trace_of_causes_is_scrubbed() -> None:
    out, logger = written()
    try:
        try:
            raise ConnectionError(f"/bot{TOKEN}/getUpdates")
        except ConnectionError as error:
            raise RuntimeError("again") from error
    except RuntimeError:
        logger.exception("a fault")
    assert "ConnectionError" in out.getvalue() and TOKEN not in out.getvalue()


def test_a_row_that_the_database_refuses_is_not_shown() -> None:
    out, logger = written()
    logger.error("IntegrityError: null value\nDETAIL:  Failing row contains (7, Ana, BTCUSDT, 12).\n[SQL: x]")
    assert "Ana" not in out.getvalue() and "null value" in out.getvalue() and "[SQL: x]" in out.getvalue()


def test_libraries_speak_from_warning_on_and_are_scrubbed_too() -> None:
    out, library = written("some.library", "DEBUG")
    library.info("chatter")
    library.warning("retrying /bot%s/getMe", TOKEN)
    assert "chatter" not in out.getvalue() and "/bot[hidden]/getMe" in out.getvalue()


def test_starting_twice_writes_each_line_once() -> None:
    log.start("INFO")
    out, logger = written()
    logger.info("once")
    assert out.getvalue().count("once") == 1


def test_lines_go_to_standard_error() -> None:
    """Standard output belongs to the console as a chat app."""
    log.start("INFO")
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr


def test_what_ends_the_program_is_scrubbed() -> None:
    code = f"from bot import log; log.start('INFO'); raise ValueError('/bot{TOKEN}/getMe')"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, cwd=ROOT, check=False
    )
    assert done.returncode == 1 and "Traceback" in done.stderr and "ValueError" in done.stderr
    assert TOKEN not in done.stderr and "/bot[hidden]/getMe" in done.stderr
