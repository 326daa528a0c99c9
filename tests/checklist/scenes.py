"""Scenes with good defaults: a short of 10 ETH lost 4 to ADL, and an hour is not over yet."""

from dataclasses import replace
from typing import Any

from bot.checklist.fill import fill
from bot.checklist.scene import Scene
from bot.detect.context import Context
from bot.model.baseline import Baseline
from bot.model.checklist import Checklist, Line, Shows, Step
from bot.model.event import AdlTaken
from bot.model.ids import AlertId, ChecklistId, PersonId
from bot.model.order import CancelledOrder, OpenOrder
from bot.model.position import Position
from tests.builders import ACCOUNT, account, at, position
from tests.events import adl, taken


def told(*cancelled: CancelledOrder, standing: tuple[OpenOrder, ...] = (), **more: Any) -> AdlTaken:
    """ADL took 4 of 10, and these orders went away with it."""
    event = adl(taken(**more))
    return replace(event, incident=replace(event.incident, cancelled=cancelled, standing=standing))


def scene(event: AdlTaken | None = None, held: tuple[Position, ...] = (position(6),), **more: Any) -> Scene:
    """What is seen 10 s later; facts of the baseline by their names, those of the scene too."""
    of_scene = {name: more.pop(name) for name in list(more) if name in Scene.__dataclass_fields__}
    facts: dict[str, Any] = {"looked_at": at(10), "positions": held, "orders_at": at(10)}
    base = Baseline(**(facts | more))
    defaults: dict[str, Any] = {"account": account(), "context": Context(), "baseline": base}
    whole: dict[str, Any] = {"now": at(10), "event": event or told()} | defaults | of_scene
    return Scene(**whole)


def blank(*shows: Shows) -> Checklist:
    """A list with one step for each of these, not filled in yet."""
    steps = tuple(Step(kind.value, f"Step {kind}", kind) for kind in shows)
    return Checklist(ChecklistId(9), AlertId("7:adl:f1:to:1"), "adl_fill", PersonId(1), ACCOUNT, at(), steps)


def filled(kind: Shows, *scenes: Scene) -> Checklist:
    """The list of one step after these scenes."""
    checklist = blank(kind)
    for one in scenes:
        checklist, _ = fill(checklist, one)
    return checklist


def lines(kind: Shows, *scenes: Scene) -> tuple[Line, ...]:
    """The findings of one step after these scenes."""
    return filled(kind, *scenes).steps[0].lines
