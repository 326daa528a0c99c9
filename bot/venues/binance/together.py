"""Several calls at once, all of them waited for."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar, cast

from bot.errors import Busy

Answer = TypeVar("Answer")
Other = TypeVar("Other")


async def together(*asked: Awaitable[Answer]) -> list[Answer]:
    """The answers, in the order of the questions.

    When some fail the first error in that order is raised after all have ended, so that no call goes on
    unseen; but a ban of the host comes before the others, as only the call that met it knows of it.
    """
    under_way = [asyncio.ensure_future(question) for question in asked]
    await asyncio.gather(*under_way, return_exceptions=True)  # cancels them all when it is cancelled
    errors = [error for task in under_way if (error := task.exception()) is not None]
    for error in errors:
        if isinstance(error, Busy) and error.ban:
            raise error
    if errors:
        raise errors[0]
    return [task.result() for task in under_way]


async def both(asked: Awaitable[Answer], other: Awaitable[Other]) -> tuple[Answer, Other]:
    """As `together`, for two questions of different kinds."""
    questions: tuple[Awaitable[Any], Awaitable[Any]] = (asked, other)
    return cast(tuple[Answer, Other], tuple(await together(*questions)))
