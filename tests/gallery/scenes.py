"""What the page shows: one night of a short that is next in line, loses a part to ADL, and what follows."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot import templates
from bot.chat import compose, welcome
from bot.chat import view as views
from bot.chat.message import Message
from bot.chat.view import Page, View
from bot.checklist.fill import fill
from bot.model.alert import Alert, Told, Urgency
from bot.model.checklist import Checklist, Step
from bot.model.event import AdlTaken, Event, FirstLook, WentBlind
from bot.model.evidence import Source
from bot.model.funds import Funds, Pot
from bot.model.ids import AlertId, ChecklistId, PersonId
from bot.model.key import KeyExpires
from bot.model.order import Cancel
from bot.model.person import Person, Role
from bot.model.regime import Regime
from tests.builders import ACCOUNT, account, at, position
from tests.checklist.scenes import scene
from tests.checklist.test_rebuild import CUT
from tests.events import (
    adl,
    cancelled,
    digest,
    gauge_moved,
    imbalance,
    order,
    regime_changed,
    taken,
)

D = Decimal
ANA = PersonId(1)
TITLES = {account().venue: "Exchange"}


def scenes() -> Iterator[tuple[str, Message]]:
    """Each message with what it is called on the page, in the language that is spoken now."""
    person = Person(ANA, "Ana", Role.HOST)
    yield "The first words", welcome.start(person)
    yield "The first look", written(FirstLook(at(1), (position(10), position(3, "XRPUSDT", level=4))))
    yield "The indicator rises", written(gauge_moved(2, 3))
    yield "A market in danger", written(regime_changed(Regime.WARNING))
    yield "ADL took a part", front()
    yield "A step: verify the reduction", page(0)
    yield "A step: the orders", page(2)
    yield "A step: the hedge", page(3)
    yield "A step: rebuild", page(4)
    yield "An account cannot be read", written(WentBlind(at(65), at(), "no answer in time"))
    yield "A key ends", written(KeyExpires(at(7), at(86_400 * 7), 7))
    yield "The all-clear of the morning", written(digest())


def front() -> Message:
    """ADL took 4 of 10 with two orders, and one leg of a hedge."""
    event, checklist = _hit()
    return written(event, checklist)


def page(step: int) -> Message:
    """A step of that list, opened."""
    event, checklist = _hit()
    return written(event, checklist, views.write(View(Page.STEP, step)))


def written(event: Event, checklist: Checklist | None = None, view: str = "") -> Message:
    told = Told(Alert(AlertId("a:to:1"), ANA, ACCOUNT, event, Urgency.ADL, at()), 1, account(), checklist)
    return compose.alert(told, TITLES, view=view)


def _hit() -> tuple[AdlTaken, Checklist]:
    event = adl(taken(profit=D(881), fee=D(0)))
    gone = (
        cancelled("o1", reason=Cancel.ADL, trigger=D(2900), reduce_only=True),
        cancelled("o2", reason=Cancel.POSITION_GONE),
    )
    incident = replace(event.incident, cancelled=gone, standing=(order("o3", size=D(9)),))
    event = replace(event, incident=incident, imbalances=(imbalance(),))
    made = templates.load(None)["adl_fill"]
    steps = tuple(Step(step.id, step.text, step.shows) for step in made.steps)
    blank = Checklist(ChecklistId(9), AlertId("a:to:1"), "adl_fill", ANA, ACCOUNT, at(), steps)
    seen = scene(
        event,
        held=(position(6),),
        cuts=(CUT,),
        orders=(order("o3", size=D(9)),),
        funds=Funds((Pot("USDT", D(9_000), D(10_000), D(200), D(700)),)),
        rule=Source("ADL closes at the bankruptcy price; no trading fee", "https://exchange.example/adl"),
        now=at(4000),
    )
    checklist, _ = fill(blank, seen)
    return event, checklist
