"""A few accounts and half an hour of `make soak`: no ADL is lost or told twice without a mark."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = "--accounts 8 --hours 0.5 --rate 200 --calm 60 --hit 4 --fault-every 200 --remind 0"


@pytest.mark.timeout(300)
def test_nothing_is_lost_in_half_an_hour() -> None:
    """In a process of its own: it forks, and the test process has threads."""
    command = [sys.executable, "-m", "tests.soak", *SMALL.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "incidents=8" in done.stdout, done.stdout
