"""Killed with SIGKILL at any moment and started again: no alert is lost, and a repeat says that it is one."""

import json
import sqlite3
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

KILLS, FILLS = 24, 40
ROOT = Path(__file__).parents[2]


def test_killed_at_any_moment_it_tells_every_fill(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.stories.crash_driver",
        str(tmp_path),
        "11",
        str(KILLS),
        str(FILLS),
    ]
    done = subprocess.run(command, cwd=ROOT, timeout=55, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr

    told: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (tmp_path / "read.jsonl").read_text().splitlines():
        row = json.loads(line)
        for name, value in row["facts"]:
            if name == "Proof":
                told[value].append(row)
    assert told.keys() == {f"fill={n}" for n in range(1, FILLS + 1)}, "every fill was told"
    repeats = 0
    for name, rows in told.items():
        new = [row for row in rows if row["kind"] == "new"]
        assert new, f"{name} was edited before it was sent"
        assert all(row["repeat"] for row in new[1:]), f"{name} came twice without a mark"
        repeats += len(new) - 1
    assert repeats > 0, "no kill came between the app's yes and our note of it: the test is too kind"

    with sqlite3.connect(tmp_path / "bot.sqlite3") as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM fills").fetchone() == (FILLS,)
        assert db.execute("SELECT DISTINCT state FROM deliveries").fetchall() == [("sent",)]
    db.close()
