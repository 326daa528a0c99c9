"""A redirect is not followed: it would lead past the allow-list with the key in hand."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import Unreachable
from bot.venues.client import Pool
from bot.venues.contract import Venue
from bot.venues.discovery import venues


@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
async def test_a_redirect_is_not_followed(venue: Venue) -> None:
    visited: list[str] = []

    async def lure(request: web.Request) -> web.Response:
        visited.append(request.path)
        return web.json_response({}, status=307, headers={"Location": "/elsewhere"})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", lure)
    async with TestServer(app) as server:
        base = f"http://127.0.0.1:{server.port}"
        pool = Pool(venue, dict.fromkeys(venue.hosts, base))
        await pool.open()
        with pytest.raises(Unreachable):
            await pool.session({f.name: f.example for f in venue.key_fields}).positions()
        await pool.close()
    assert visited and "/elsewhere" not in visited
