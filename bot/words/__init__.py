"""Every sentence a person reads, one Fluent catalogue per language (projectfluent.org).

`say` speaks the language of the reader, which whoever writes to a person sets around it with `spoken`: what
is between (the writers of messages) need not know it. A new language is a new file here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.errors import BrokenPromise

FOLDER = Path(__file__).parent
LONGEST = 600
"""Characters of one value, such as a complaint of an exchange: a longer one is cut. The library refuses more
than 1000 in one."""
ENGLISH = "en"
"""The language of the host's own pages (command line, log), and of who chose none."""
HOST = "host"
"""The sentences of the command line; its reader is the host, so they are in English alone."""

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


@cache
def languages() -> tuple[str, ...]:
    """The languages there are, by their codes (BCP 47), English first."""
    found = {path.stem for path in FOLDER.glob("*.ftl")} - {HOST}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def language() -> str:
    """The language that `say` speaks now."""
    return _language.get()


def nearest(code: str) -> str:
    """The language that an app's code means ("zh-CN", "es_ES"), "" where it is not spoken here."""
    short = code.lower().replace("_", "-").partition("-")[0]
    return short if short in languages() else ""


def speak(wanted: str) -> None:
    """Speak a language from here on in this task; English where there is no such catalogue."""
    _language.set(wanted if wanted in languages() else ENGLISH)


@contextmanager
def spoken(wanted: str) -> Iterator[None]:
    """Speak a language inside; English where there is no such catalogue."""
    token = _language.set(wanted if wanted in languages() else ENGLISH)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for name in (language, HOST):
        bundle.add_resource(FluentResource((FOLDER / f"{name}.ftl").read_text()))
    return bundle


def translated(key: str, english: str) -> str:
    """What the catalogue says for a text that a host may have written anew: that text where it is another."""
    if language() == ENGLISH or not _bundle(ENGLISH).has_message(key):
        return english
    with spoken(ENGLISH):
        ours = say(key)
    return say(key) if ours == english else english


def say(key: str, /, **values: Any) -> str:
    """The sentence called `key`, its values filled in. Raises BrokenPromise for a gap in the catalogue."""
    spoken = _language.get()
    if not _bundle(spoken).has_message(key):
        spoken = ENGLISH  # an alert in another language is better than none
    bundle = _bundle(spoken)
    if not bundle.has_message(key):
        raise BrokenPromise(f"the catalogue {spoken} has no {key!r}")
    pattern = bundle.get_message(key).value
    assert pattern is not None, key
    text, errors = bundle.format_pattern(pattern, {name: _cut(value) for name, value in values.items()})
    if errors:
        raise BrokenPromise(f"the sentence {key!r} in {spoken}: {errors[0]}")
    return str(text)


def _cut(value: Any) -> Any:
    long = isinstance(value, str) and len(value) > LONGEST
    return value[: LONGEST - 1] + "…" if long else value
