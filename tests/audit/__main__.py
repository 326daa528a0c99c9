"""`make audit`: the pinned dependencies against what is publicly known of holes in packages.

pip-audit is fetched for the run alone (`uv tool run`): it is no part of the program, nor of its tests.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.audit.report import NOTHING, Report, read
from tests.structure.tree import ROOT

TOOL = "pip-audit==2.10.1"
SERVICES = (("--vulnerability-service", "osv"), ())
"""The open database of holes, else what the package index itself tells."""
LOCKS = ("requirements.lock", "requirements-dev.lock")
PATIENCE = 300.0


def main() -> int:
    """1 for a known hole, 0 for none, and 0 with a sentence where nobody could be asked."""
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    report = _first(uv) if uv else NOTHING
    print(report.text)
    return report.code


def _first(uv: str) -> Report:
    """The report of the first service that knows anything."""
    found = NOTHING
    for service in SERVICES:
        found = read(_ask(uv, service))
        if found.looked_up:
            break
    return found


def _ask(uv: str, service: tuple[str, ...]) -> str:
    locks = [part for lock in LOCKS for part in ("-r", str(ROOT / "config" / lock))]
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
    command = [uv, "tool", "run", "--quiet", TOOL, *options, *service, *locks]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
