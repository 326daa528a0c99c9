"""A small seed of `make chaos`: nothing is lost, what comes twice says so, the database is whole."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = """
import sys, tempfile
from pathlib import Path
from tests.chaos import scenarios as s
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    result = {call}
    print(result)
    assert result.good, result
    assert result.kills >= {kills}, result
    assert result.refused == {refused}, result
"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("call", "kills", "refused"),
    [
        pytest.param("s.killed_at_random(folder / 'a', 6, 150, 150)", 5, 0, id="killed at random times"),
        pytest.param("s.killed_at_each_await(folder / 'a', 3, 300)", 5, 0, id="killed at awaits"),
        pytest.param("s.full_disk(folder / 'a', 150, 100)", 1, 0, id="disk full"),
        pytest.param("s.locked(folder / 'a', 100, 100, 1)", 1, 0, id="locked by another process"),
        pytest.param("s.read_only(folder / 'a', 100, 100)", 1, 1, id="read-only folder"),
    ],
)
def test_nothing_is_lost(call: str, kills: int, refused: int) -> None:
    """In a process of its own: it forks, and the test process has threads."""
    code = SMALL.format(call=call, kills=kills, refused=refused)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=280
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
