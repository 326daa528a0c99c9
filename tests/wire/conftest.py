"""The library of Discord keeps the addresses of its servers in its classes."""

from collections.abc import Iterator

import pytest

from tests.wire.discord_server import addresses_kept


@pytest.fixture(autouse=True)
def base_addresses() -> Iterator[None]:
    with addresses_kept():
        yield
