"""A town for every story; its exchange is the first that shows an indicator, unless the story says which."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.claim import Where
from bot.venues.discovery import venues
from tests.stories.town import WITH_GAUGE, Town


@pytest.fixture
async def town(tmp_path: Path, place: Where, request: pytest.FixtureRequest) -> AsyncIterator[Town]:
    town = Town(tmp_path, venues()[getattr(request, "param", WITH_GAUGE[0])])
    town.database = place
    await town.open()
    yield town
    await town.close()
