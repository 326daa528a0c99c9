"""What a description or `--help` loads: no client library, so that it answers at once."""

import subprocess
import sys

import pytest

from tests.structure.tree import ROOT

LIBRARIES = {"ccxt", "aiohttp", "telegram", "discord", "apscheduler", "matplotlib", "numpy", "PIL"}
HEAVY = LIBRARIES | {"pydantic", "sqlalchemy", "alembic", "cryptography", "fluent"}

REPORT = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"


def loaded(code: str) -> set[str]:
    """The packages in a new process after this code."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code + REPORT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        pytest.param("from bot.venues.discovery import venues; assert venues()", LIBRARIES, id="venues"),
        pytest.param("from bot.chat.discovery import channels; assert channels()", LIBRARIES, id="channels"),
        pytest.param("import bot.model.event, bot.model.baseline, bot.errors", HEAVY, id="model"),
        pytest.param("import bot.detect.step, bot.policy.plan", HEAVY, id="detect and policy"),
        pytest.param("import bot.app", {"matplotlib", "numpy", "PIL"}, id="the whole bot, before a picture"),
        pytest.param("import bot.__main__; bot.__main__.parser()", HEAVY, id="the command line"),
    ],
)
def test_what_is_loaded(code: str, unwanted: set[str]) -> None:
    assert loaded(code) & unwanted == set()


def test_help_answers_without_loading_anything_heavy() -> None:
    code = (
        "import bot.__main__\n"
        "try:\n    bot.__main__.main(['--help'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "None"
    )
    assert loaded(code) & HEAVY == set()


@pytest.mark.parametrize("arguments", [["--help"], ["accounts", "--help"], ["watch", "--help"]])
def test_the_module_is_the_command(arguments: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 0 and done.stdout.startswith("usage: adlwatch")


def test_a_command_that_does_not_exist_is_refused() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "trade"], cwd=ROOT, capture_output=True, timeout=50)
    assert done.returncode == 2


def test_a_key_can_not_be_given_as_an_argument() -> None:
    """Other users of a machine can read arguments."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bot",
            "accounts",
            "add",
            "somewhere",
            "--label",
            "x",
            "--owner",
            "y",
            "--secret",
            "z",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 2 and "unrecognized arguments" in done.stderr
