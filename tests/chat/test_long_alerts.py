"""A long alert is paged where pages can be turned, and whole where they cannot: no line is out of reach."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat import compose, shared
from bot.chat import view as views
from bot.chat.buttons import PART, read
from bot.chat.console.render import render as on_console
from bot.chat.message import Message
from bot.chat.view import View
from bot.checklist.fill import fill
from bot.model.alert import Alert, Passed, Reminder, Told, Urgency
from bot.model.checklist import Shows
from bot.model.event import AdlTaken, Event, FirstLook, Outage
from bot.model.ids import AccountId, AlertId, PersonId, ReminderId, VenueName
from bot.model.progress import RebuildOpened
from bot.model.summary import AccountStands, HeldBack, MarketStands
from bot.model.unread import Unread
from tests.builders import ACCOUNT, account, at, key, position
from tests.chat.test_checklists import TITLES, fits
from tests.checklist.scenes import blank, scene
from tests.events import adl, cancelled, digest, imbalance, regime, taken

ANA, NUMBER = PersonId(1), 31
VENUE = VenueName("somewhere")
NAMES = tuple(f"1000COIN{n:02}" for n in range(50))
"""As long as real ones are."""
LONG = "the exchange answers that this address asks too often and shall wait for a while (429)"


def incident() -> AdlTaken:
    """ADL took from 50 positions and as many hedges, and 60 orders went away with it."""
    event = adl(*(taken(n + 1, key=key(name)) for n, name in enumerate(NAMES)))
    gone = tuple(cancelled(f"o{n}", symbol=NAMES[n % 50], trigger=Decimal(n + 1)) for n in range(60))
    open_ones = tuple(replace(imbalance(), base=name) for name in NAMES)
    return replace(event, incident=replace(event.incident, cancelled=gone, standing=()), imbalances=open_ones)


def told(event: Event, **more: object) -> Told:
    """An alert that was said again and passed on, about an account with a note."""
    alert = Alert(AlertId("a:to:1"), ANA, ACCOUNT, event, Urgency.ADL, at())
    reminder = Reminder(ReminderId(5), told=2, opened_at=at())
    passed = (Passed(PersonId(2), "Ben", at(600)), Passed(PersonId(3), "Eve", at(1200)))
    whole = Told(alert, 1, account(note="accepted"), None, reminder, passed=passed, number=NUMBER)
    return replace(whole, **more)  # type: ignore[arg-type]


def with_list(event: AdlTaken) -> Told:
    checklist, _ = fill(blank(*Shows), scene(event, held=tuple(position(6, name) for name in NAMES)))
    return told(event, checklist=checklist)


def held_back() -> Told:
    parts = tuple(told(FirstLook(at(n), ()), account=account(label=name)) for n, name in enumerate(NAMES))
    return told(HeldBack(at(900), at(), tuple(p.alert.id for p in parts)), parts=parts)


def unread() -> Outage:
    accounts = tuple(Unread(AccountId(n), name, at(60), at(n), LONG) for n, name in enumerate(NAMES))
    return Outage(at(60), AlertId("7:blind"), VENUE, accounts)


def everything_at_once() -> Event:
    return digest(
        accounts=tuple(AccountStands(name, VENUE, at(895), LONG, 2, (1, 4)) for name in NAMES),
        markets=tuple(MarketStands(VENUE, replace(regime(), symbol=name)) for name in NAMES),
        hedges=tuple(replace(imbalance(), base=name) for name in NAMES),
    )


LONG_ONES = {
    "first look": told(FirstLook(at(), tuple(position(10, name) for name in NAMES))),
    "incident": told(incident()),
    "incident with a list": with_list(incident()),
    "outage": told(unread()),
    "held back": held_back(),
    "digest": told(everything_at_once()),
    "rebuild": told(RebuildOpened(at(), AlertId("r"), NAMES)),
}


def pages(one: Told) -> list[Message]:
    """Every page of the front, turned by its own buttons."""
    found = [compose.alert(one, TITLES)]
    while turns := [b for row in found[-1].buttons for b in row if b.label == "›"]:
        verb, (number, part) = read(turns[0].data)
        assert (verb, number, part) == (PART, NUMBER, len(found))
        found.append(compose.alert(one, TITLES, view=views.write(View(part=part))))
    return found


def lines(message: Message) -> list[str]:
    facts = [f"{name}: {value}" for name, value in message.facts]
    return [*facts, *message.lines, *(step.text for step in message.steps), *message.below]


@pytest.mark.parametrize("name", LONG_ONES)
def test_every_line_is_on_some_page_and_every_page_fits_every_app(name: str) -> None:
    one = LONG_ONES[name]
    found, whole = pages(one), compose.alert(one, TITLES, view=None)
    if one.checklist is not None:  # its findings have pages of their own
        whole = compose.alert(replace(one, number=0), TITLES)
    assert sorted(line for page in found for line in lines(page)) == sorted(lines(whole))
    for page in found:
        fits(page)
        assert page.head == whole.head and len(page.head) < 200
        assert any(button.label == "Got it" for row in page.buttons for button in row)


@pytest.mark.parametrize("name", LONG_ONES)
def test_the_console_shows_all_of_it(name: str) -> None:
    printed = "".join("".join(on_console(compose.alert(LONG_ONES[name], TITLES, view=None))).split())
    assert all(symbol in printed for symbol in NAMES)


def test_the_first_page_has_the_whole_checklist() -> None:
    first, *others = pages(LONG_ONES["incident with a list"])
    assert len(first.steps) == len(Shows) and others and not any(page.steps for page in others)


def test_a_page_beyond_the_last_is_the_last() -> None:
    one = LONG_ONES["outage"]
    assert compose.alert(one, TITLES, view=views.write(View(part=99))) == pages(one)[-1]


@pytest.mark.parametrize("sizes", [True, False])
def test_a_group_sees_a_summary_that_fits(sizes: bool) -> None:
    message = shared.alert(LONG_ONES["incident"], TITLES, sizes=sizes, repeat=True)
    fits(message)
    assert [b.label for row in message.buttons for b in row] == ["Got it"] and len(message.head) < 200
    assert sizes or all(name in "".join(message.lines) for name in NAMES)
