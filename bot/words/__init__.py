"""Every sentence a person reads, one Fluent catalogue per language (projectfluent.org)."""

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.errors import BrokenPromise

FOLDER = Path(__file__).parent
LONGEST = 600
"""Characters of one value, such as a complaint of an exchange: a longer one is cut. The library refuses more
than 1000 in one."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text()))
    return bundle


def say(key: str, /, language: str = "en", **values: Any) -> str:
    """The sentence called `key`, its values filled in. Raises BrokenPromise for a gap in the catalogue."""
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise BrokenPromise(f"the catalogue {language} has no {key!r}")
    pattern = bundle.get_message(key).value
    assert pattern is not None, key
    text, errors = bundle.format_pattern(pattern, {name: _cut(value) for name, value in values.items()})
    if errors:
        raise BrokenPromise(f"the sentence {key!r} in {language}: {errors[0]}")
    return str(text)


def _cut(value: Any) -> Any:
    long = isinstance(value, str) and len(value) > LONGEST
    return value[: LONGEST - 1] + "…" if long else value
