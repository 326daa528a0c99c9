"""The README says what is there: its tables follow the descriptions, its commands exist."""

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.chat.discovery import channels
from bot.settings import Secrets
from bot.venues.capacity import capacity
from bot.venues.contract import Venue
from bot.venues.discovery import venues

README = (Path(__file__).parents[2] / "README.md").read_text()


@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
def test_a_row_for_every_exchange(venue: Venue) -> None:
    features = venue.features
    scale = features.gauge_scale or "none offered"
    warnings = features.warnings or "none offered"
    cells = (venue.title, features.reads, scale, features.fill_mark, warnings, features.tried)
    assert f"| {' | '.join(cells)} |" in README


PACES = (5, 15, 60)
DEEP_IN_A_CASCADE = 30
"""Seconds between deep looks while ADL takes from an account every minute: one for the fill, and one each
`watch.fills_every`."""


def capacity_row(venue: Venue) -> str:
    """The row of an exchange in the table of accounts per address."""
    at = [capacity(venue, seconds) for seconds in PACES]
    cascade = capacity(venue, venue.pace.near, DEEP_IN_A_CASCADE)
    limit = at[0].bound
    cells = [venue.title, *(f"{found.accounts:,}" for found in (*at, cascade))]
    return f"| {' | '.join(cells)} | {limit.weight:,} in {limit.seconds:g} s ({limit.name}) |"


@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
def test_a_row_of_accounts_per_address_for_every_exchange(venue: Venue) -> None:
    """Computed from the limits and costs that the budgets use; a change there must be told here."""
    assert capacity_row(venue) in README


def test_every_command_of_the_command_line_is_named_and_no_other() -> None:
    assert set(re.findall(r"`adlwatch (\w+)", README)) == set(COMMANDS)


def test_every_secret_is_named() -> None:
    for name, channel in channels().items():
        for secret in channel.secrets:
            assert Secrets.variable(name, secret) in README


YOURS = {"config/adlwatch.toml", "config/secrets.env"}
"""What a host makes, so that it is not in the tree."""


def test_every_file_it_points_to_is_there() -> None:
    for path in re.findall(r"`((?:tests|bot|config)/[\w./<>*-]+)`", README):
        if "<" not in path and "*" not in path and path not in YOURS:
            assert (Path(__file__).parents[2] / path).exists(), path


def test_every_chat_command_is_in_the_table() -> None:
    listed = set(re.findall(r"^\| `/(\w+)` \|", README, re.MULTILINE))
    catalogue = (Path(__file__).parents[2] / "bot/words/en.ftl").read_text()
    assert listed == set(re.findall(r"^help-(?!head|line)(\w+) =", catalogue, re.MULTILINE))


FAULTS = re.findall(
    r"^\| (?:chat|exchange|clock): .+ \| `(tests/[\w/]+\.py)` (test_\w+) \|$", README, re.MULTILINE
)


def test_the_table_of_faults_is_read() -> None:
    assert len(FAULTS) >= 20


@pytest.mark.parametrize(("path", "name"), FAULTS)
def test_a_fault_of_the_table_is_tried_by_a_test_that_is_there(path: str, name: str) -> None:
    text = (Path(__file__).parents[2] / path).read_text()
    assert re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE)
