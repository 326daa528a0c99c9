"""`make audit` never takes "nobody could be asked" for "nothing is wrong"."""

import json
from typing import Any

import pytest

from tests.audit.report import read

GOOD: dict[str, Any] = {"name": "aiohttp", "version": "3.14.5", "vulns": []}
BAD: dict[str, Any] = {
    "name": "ccxt",
    "version": "4.5.90",
    "vulns": [{"id": "GHSA-1", "fix_versions": ["4.5.91"]}, {"id": "GHSA-2", "fix_versions": []}],
}
UNKNOWN = {"name": "uvloop", "skip_reason": "Dependency not found and could not be audited"}


@pytest.mark.parametrize(
    ("found", "code", "text"),
    [
        ([GOOD], 0, "1 pinned dependencies looked up, no known hole."),
        ([GOOD, UNKNOWN], 0, "1 pinned dependencies looked up, no known hole; 1 could not be looked up."),
        ([UNKNOWN, UNKNOWN], 0, "skipped: no service"),
        ([GOOD, BAD], 1, "ccxt 4.5.90: GHSA-1, mended in 4.5.91"),
        ([BAD], 1, "GHSA-2, mended in no version"),
    ],
)
def test_what_an_answer_means(found: list[dict[str, Any]], code: int, text: str) -> None:
    report = read(json.dumps({"dependencies": found, "fixes": []}))
    assert report.code == code and text in report.text


@pytest.mark.parametrize("output", ["", "Traceback (most recent call last):", "[]", "{}", "null"])
def test_no_answer_is_skipped_with_a_sentence(output: str) -> None:
    report = read(output)
    assert report.code == 0 and report.text.startswith("skipped: ")
