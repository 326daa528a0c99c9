"""The pages of a checklist: inside what every app shows, nothing cut, every line within reach."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat import compose
from bot.chat import view as views
from bot.chat.buttons import read
from bot.chat.console.render import render as on_console
from bot.chat.discord.render import TOTAL, weight
from bot.chat.discord.render import render as on_discord
from bot.chat.message import Message, Tick
from bot.chat.telegram.render import TEXT_LIMIT, dress
from bot.chat.view import Page, View
from bot.checklist.fill import fill
from bot.checklist.scene import Scene
from bot.model.alert import Alert, Passed, Reminder, Told, Urgency
from bot.model.checklist import Checklist, Link, Shows
from bot.model.evidence import Source
from bot.model.funds import Funds, Pot
from bot.model.ids import AlertId, PersonId, ReminderId, VenueName
from bot.model.regime import Regime
from tests.builders import ACCOUNT, account, at, key, position
from tests.checklist.scenes import blank, scene
from tests.checklist.test_rebuild import CUT
from tests.events import adl, cancelled, imbalance, order, regime, taken

D = Decimal
TITLES = {VenueName("somewhere"): "Somewhere"}
SYMBOLS = [f"COIN{n:02}USDT" for n in range(20)]
ALL = (Shows.REDUCTION, Shows.MARGIN, Shows.ORDERS, Shows.HEDGE, Shows.REBUILD, Shows.REGIME, Shows.HAND)
PEOPLE = tuple((PersonId(n), f"Person {n}") for n in range(2, 20))


def cascade() -> Scene:
    """ADL took from 20 positions, and 60 orders went away with it."""
    parts = [taken(key=key(s), currency="USDT") for s in SYMBOLS]
    gone = tuple(cancelled(f"o{n}", symbol=SYMBOLS[n % 20]) for n in range(60))
    event = adl(*parts)
    event = replace(
        event, incident=replace(event.incident, cancelled=gone, standing=()), imbalances=(imbalance(),)
    )
    held = tuple(position(6, symbol) for symbol in SYMBOLS)
    cuts = tuple(replace(CUT, key=key(symbol)) for symbol in SYMBOLS)
    regimes = {SYMBOLS[0]: replace(regime(Regime.WARNING), symbol=SYMBOLS[0])}
    seen = scene(
        event,
        held=held,
        cuts=cuts,
        orders=tuple(order(f"n{n}", symbol, size=D(9)) for n, symbol in enumerate(SYMBOLS)),
        funds=Funds((Pot("USDT", D(9_000), D(10_000), D(200), D(700)),)),
        rule=Source("at the bankruptcy price; no fee", "https://exchange.example/adl"),
        now=at(4000),
    )
    return replace(seen, context=replace(seen.context, regimes=regimes))


def told(checklist: Checklist, seen: Scene) -> Told:
    alert = Alert(AlertId("a:to:1"), PersonId(1), ACCOUNT, seen.event, Urgency.ADL, at())
    return Told(alert, 1, account(), checklist, None, PEOPLE, number=31)


@pytest.fixture(scope="module")
def hit() -> Told:
    seen = cascade()
    checklist, _ = fill(replace(blank(*ALL), links=(Link("Desk rules", "https://desk.example"),)), seen)
    return told(checklist, seen)


def shown(hit: Told, page: Page, step: int = 0, part: int = 0) -> Message:
    return compose.alert(hit, TITLES, view=views.write(View(page, step, part)))


def fits(message: Message) -> None:
    telegram, discord = dress(message), on_discord(message)
    assert "did not fit" not in telegram.html
    assert len(telegram.html.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    assert weight(discord.embed) <= TOTAL and "… +" not in discord.embed["description"]
    assert len(discord.rows) <= 5 and sum(len(r["components"]) for r in discord.rows) == sum(
        len(r) for r in message.buttons
    )
    assert on_console(message)


def pages(hit: Told) -> list[Message]:
    """Every page that a reader can turn to by pressing buttons from the front on."""
    found: dict[View, Message] = {}
    waiting = [View()]
    while waiting:
        view = waiting.pop()
        if view in found:
            continue
        found[view] = compose.alert(hit, TITLES, view=views.write(view))
        for button in (b for row in found[view].buttons for b in row):
            verb, numbers = read(button.data)
            if verb == "v":
                waiting.append(View(Page(numbers[1]), numbers[2], numbers[3]))
    return list(found.values())


@pytest.mark.parametrize("said_again", [False, True])
def test_every_page_fits_into_every_app(hit: Told, said_again: bool) -> None:
    """With Got it, too, and whom it was passed on to."""
    if said_again:
        passed = tuple(Passed(number, name, at(600)) for number, name in PEOPLE[:3])
        noted = account(note="nobody could prove that this key is read-only; accepted by its owner")
        hit = replace(hit, account=noted, reminder=Reminder(ReminderId(5), told=2), passed=passed)
    found = pages(hit)
    assert len(found) > 30
    for message in found:
        fits(message)


def test_every_finding_is_within_reach(hit: Told) -> None:
    assert hit.checklist is not None
    said = "\n".join(step.text for message in pages(hit) for step in message.steps)
    for number in range(60):
        assert any(f"{SYMBOLS[number % 20]}" in line for line in said.splitlines())
    orders = hit.checklist.steps[2].lines
    assert len(orders) == 60 + 20 + 20 and all(f"{line.number}) " in said for line in orders)


def test_the_front_says_how_every_step_stands(hit: Told) -> None:
    front = shown(hit, Page.FRONT)
    assert [step.tick for step in front.steps] == [
        Tick.DONE,
        Tick.DONE,
        Tick.WRONG,
        Tick.WRONG,
        Tick.WRONG,
        Tick.HELD,
        Tick.OPEN,
    ]
    assert front.steps[0].text == "1. Step reduction · all 20 done"
    assert front.steps[2].text == "3. Step orders · 60 of 100 to do"
    assert front.links == (("Desk rules", "https://desk.example"),)
    assert '<a href="https://desk.example">Desk rules</a>' in dress(front).html


def test_a_page_has_its_findings_the_deeds_and_how_old_it_is(hit: Told) -> None:
    page = shown(hit, Page.STEP, 2)
    labels = [b.label for row in page.buttons for b in row]
    assert labels[8:] == [
        "Step done",
        "All handled",
        "Skip…",
        "Snooze…",
        "Hand to…",
        "›",
        "Re-check now",
        "Back",
    ]
    assert page.lines == ("3. Step orders", "Part 1 of 13") and page.foot.startswith("As of 12:00:10 UTC · ")
    assert page.steps[0].text.startswith("21) COIN00USDT ") and page.steps[0].tick is Tick.WRONG


def test_the_rule_of_the_exchange_is_said_once_with_its_page(hit: Told) -> None:
    page = shown(hit, Page.STEP, 0)
    assert page.below[:-1] == tuple(f"{symbol} short: Realised: 352.4 USDT" for symbol in SYMBOLS[:8])
    assert page.below[-1] == (
        "The exchange's rule: at the bankruptcy price; no fee (https://exchange.example/adl)"
    )


def test_the_choices_stand_beside_what_was(hit: Told) -> None:
    page = shown(hit, Page.STEP, 4)
    assert page.below[0] == "Was: 10 at 8× · margin 3,125 USDT · at most 12.5 % to liquidation"
    assert page.below[3] == "Or: 6 at 4× · margin 3,750 USDT · at most 25 % to liquidation"


def test_what_mends_the_hedge_stands_under_how_it_stands(hit: Told) -> None:
    page = shown(hit, Page.STEP, 3)
    assert page.steps[0].text == "1) ETH: 60 % hedged, net 4 ETH (10,000 USD)"
    assert page.below[0].startswith("Naked: account 8 (Somewhere) ETHUSDT long")
    assert shown(hit, Page.FRONT).steps[3].text == "4. Step hedge · ETH: 60 % hedged, net 4 ETH (10,000 USD)"


def test_the_people_are_offered_by_name(hit: Told) -> None:
    page = shown(hit, Page.HAND, 2)
    assert [b.label for row in page.buttons for b in row][:2] == ["Person 2", "Person 3"]
    alone = replace(hit, helpers=())
    assert shown(alone, Page.HAND, 2).lines[1] == "Nobody else is listed here."


@pytest.mark.parametrize("text", ["9.9.9", "1.99.0", "x", "1.2", "1.-1.0"])
def test_a_page_that_is_not_there_is_the_front(hit: Told, text: str) -> None:
    assert compose.alert(hit, TITLES, view=text) == shown(hit, Page.FRONT)
