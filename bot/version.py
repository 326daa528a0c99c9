"""Which version this is."""

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@cache
def version() -> str:
    """The installed version; "?" when run from files that nobody installed."""
    try:
        return installed("adlwatch")
    except PackageNotFoundError:
        return "?"
