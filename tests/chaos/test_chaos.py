"""A small seed of `make chaos`: nothing is lost, what comes twice says so, the database is whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.outbox.throttle import MOST

ROOT = Path(__file__).parents[2]
SENDS = 2 * MOST
"""What may come twice after a kill: what was on its way, and what was answered and not written down."""
SMALL = """
import sys, tempfile
from pathlib import Path
from tests.chaos import kills, told, troubles, whole
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    result = {call}
    print(result)
    assert result.good, result
    assert result.kills >= {kills}, result
    assert result.refused == {refused}, result
    assert result.repeats <= {repeats}, result
"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("call", "kills", "refused", "repeats"),
    [
        pytest.param(
            "kills.killed_at_random(folder / 'a', 6, 300, 0)", 2, 0, 99, id="killed at random times"
        ),
        pytest.param(
            "kills.killed_at_random(folder / 'a', 6, 300, 60)", 2, 0, 0, id="an app that knows names"
        ),
        pytest.param(
            "kills.killed_at_each_await(folder / 'a', 3, 300)", 5, 0, 9, id="killed at a first start"
        ),
        pytest.param("kills.one_alert_at_each_await(folder / 'a', 40, 150)", 3, 0, 9, id="killed at awaits"),
        pytest.param("whole.killed_whole(folder / 'a', 2)", 2, 0, SENDS, id="the whole bot killed"),
        pytest.param("told.disk_full(folder / 'a')", 0, 0, SENDS, id="the whole bot on a full disk"),
        pytest.param("told.locked(folder / 'a')", 0, 0, SENDS, id="the whole bot locked out"),
        pytest.param("troubles.full_disk(folder / 'a', 150, 100)", 1, 0, SENDS, id="disk full"),
        pytest.param(
            "troubles.locked(folder / 'a', 100, 100, 1)", 1, 0, SENDS, id="locked by another process"
        ),
        pytest.param("troubles.read_only(folder / 'a', 100, 100)", 1, 1, SENDS, id="read-only folder"),
    ],
)
def test_nothing_is_lost(call: str, kills: int, refused: int, repeats: int) -> None:
    """In a process of its own: it forks, and the test process has threads."""
    code = SMALL.format(call=call, kills=kills, refused=refused, repeats=repeats)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=280
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
