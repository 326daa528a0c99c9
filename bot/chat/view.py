"""Which page of a message its reader has open. Kept with each copy, so that an edit turns no page. Pure."""

from dataclasses import dataclass
from enum import IntEnum


class Page(IntEnum):
    """The pages of a message; those behind the front belong to its checklist."""

    FRONT = 0
    """What happened, and how every step stands."""
    STEP = 1
    """The lines of one step."""
    SKIP = 2
    """The reasons for which a step may be skipped."""
    SNOOZE = 3
    HAND = 4
    """The people to whom a step may be handed."""


@dataclass(frozen=True, slots=True)
class View:
    """`step` counts from 0, `part` too: a page that is too long has several parts."""

    page: Page = Page.FRONT
    step: int = 0
    part: int = 0


def write(view: View) -> str:
    """As it is kept: "" for the front."""
    return "" if view == View() else f"{int(view.page)}.{view.step}.{view.part}"


def read(text: str) -> View:
    """The view that `write` wrote; the front for anything else."""
    parts = text.split(".")
    if len(parts) != 3 or not all(p.isascii() and p.isdigit() for p in parts):
        return View()
    page, step, part = (int(p) for p in parts)
    return View(Page(page), step, part) if page in Page._value2member_map_ else View()
