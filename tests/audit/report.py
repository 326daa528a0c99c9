"""What pip-audit's answer means. It ends well, too, where it could look nothing up: that is no clean bill."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """`looked_up` of `all` dependencies were known to the service; `holes` are lines, one per known hole."""

    all: int
    looked_up: int
    holes: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is printed."""
        if self.holes:
            return "\n".join((f"{len(self.holes)} known holes in the pinned dependencies:", *self.holes))
        if not self.looked_up:
            return "skipped: no service that knows of holes in packages could be reached from here."
        rest = self.all - self.looked_up
        unknown = f"; {rest} could not be looked up" if rest else ""
        return f"{self.looked_up} pinned dependencies looked up, no known hole{unknown}."

    @property
    def code(self) -> int:
        """The exit code: 1 for a known hole."""
        return 1 if self.holes else 0


NOTHING = Report(0, 0, ())


def read(output: str) -> Report:
    """The report in pip-audit's JSON; NOTHING where it wrote none (its service could not be reached)."""
    try:
        found: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOTHING
    known = [one for one in found if "skip_reason" not in one]
    return Report(len(found), len(known), tuple(line for one in known for line in _holes(one)))


def _holes(one: dict[str, Any]) -> list[str]:
    where = f"{one['name']} {one['version']}"
    return [
        f"  {where}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version'}"
        for hole in one.get("vulns", ())
    ]
