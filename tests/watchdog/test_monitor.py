"""What the outside monitor and the service manager are told, and when."""

import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import CODES, main
from bot.errors import BrokenPromise, KeepsFailing, SettingsError
from bot.watchdog.monitor import FAIL, WELL, Heard, due
from bot.watchdog.supervisor import Supervisor
from tests.builders import at

EVERY = timedelta(seconds=60)
ILL = ("the disk is full",)


@pytest.mark.parametrize(
    ("heard", "ill", "now", "expected"),
    [
        (Heard(), (), at(), WELL),
        (Heard(at()), (), at(59), None),
        (Heard(at()), (), at(60), WELL),
        (Heard(at()), (), at(-10), WELL),
        (Heard(at()), ILL, at(1), FAIL),
        (Heard(at(), failing=True), ILL, at(500), None),
        (Heard(at(), failing=True), (), at(1), WELL),
    ],
    ids=["first", "too soon", "in time", "clock set back", "fails at once", "fails once", "well at once"],
)
def test_what_is_due(heard: Heard, ill: tuple[str, ...], now: datetime, expected: str | None) -> None:
    assert due(heard, ill, now, EVERY) == expected


def told(path: Path, environment: dict[str, str], alive: bool) -> list[str]:
    """What a supervisor with this environment says at `path`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(path))
        line.settimeout(0.2)
        supervisor = Supervisor({"NOTIFY_SOCKET": str(path), **environment}, 77)
        supervisor.ready()
        supervisor.status("all\nis well", alive)
        supervisor.stopping()
        return [line.recv(200).decode() for _ in range(3)]


@pytest.mark.parametrize(
    ("environment", "alive", "status"),
    [
        ({"WATCHDOG_USEC": "2000000"}, True, "STATUS=all is well\nWATCHDOG=1"),
        ({"WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "77"}, True, "STATUS=all is well\nWATCHDOG=1"),
        ({"WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "78"}, True, "STATUS=all is well"),
        ({"WATCHDOG_USEC": "2000000"}, False, "STATUS=all is well"),
        ({}, True, "STATUS=all is well"),
    ],
)
def test_the_service_manager_hears_of_life_only_while_there_is_some(
    tmp_path: Path, environment: dict[str, str], alive: bool, status: str
) -> None:
    assert told(tmp_path / "n", environment, alive) == ["READY=1", status, "STOPPING=1"]


def test_it_pings_twice_as_often_as_it_must() -> None:
    assert Supervisor({"WATCHDOG_USEC": "30000000"}, 1).every == 15
    assert Supervisor({"WATCHDOG_USEC": "0"}, 1).every is None


def test_without_a_service_manager_nothing_happens(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Supervisor({}, 1).ready()
    assert caplog.text == ""
    Supervisor({"NOTIFY_SOCKET": str(tmp_path / "nobody")}, 1).ready()
    assert "the service manager cannot be told" in caplog.text


def test_what_the_supervisor_must_tell_apart_has_codes_of_its_own(tmp_path: Path) -> None:
    assert {SettingsError: 78, KeepsFailing: 75} == CODES and BrokenPromise not in CODES
    assert main(["--config", str(tmp_path / "none.toml"), "run"]) == 78
    unit = (Path(__file__).parents[2] / "config/deploy/adlwatch.service").read_text()
    assert "RestartPreventExitStatus=78" in unit and "Type=notify" in unit and "WatchdogSec=" in unit
