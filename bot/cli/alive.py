"""`adlwatch alive`: whether the bot runs, for the health check of a container or a supervisor."""

from argparse import Namespace
from datetime import timedelta

from bot.cli.hosting import configured
from bot.clock import WallClock
from bot.store.pulse import pulse
from bot.words import say

LATEST = timedelta(seconds=60)
"""The mark is set every ten seconds; a full minute without it is no hiccup."""


def main(given: Namespace) -> int:
    """0 when the bot set its mark within the last minute, else 1."""
    where, now = configured(given).settings.database, WallClock().now()
    at = pulse(where)
    if at is None:
        print(say("alive-never", path=str(where)))
        return 1
    age = now - at
    print(say("alive-at", seconds=round(age.total_seconds())))
    return 0 if age <= LATEST else 1
