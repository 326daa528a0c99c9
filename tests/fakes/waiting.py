"""Waits for what other tasks do, however busy the machine is."""

import asyncio
from collections.abc import Callable

import pytest


async def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Return as soon as it is true; fail the test when it does not come true in `seconds`."""
    for _ in range(round(seconds * 100)):
        if true():
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"it did not come true within {seconds} seconds")
