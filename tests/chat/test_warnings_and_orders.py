"""Warnings, marks and what went away with a position: the first line says what and where, stops come first,
and the largest incident still fits into every app."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat import compose
from bot.chat.console.render import render as on_console
from bot.chat.discord.render import render as on_discord
from bot.chat.discord.render import weight
from bot.chat.message import Message, Tone
from bot.chat.telegram.render import TEXT_LIMIT, dress
from bot.model.alert import Told
from bot.model.event import AdlTaken, Event, NeutralityChanged, SignalBack, SignalLost
from bot.model.ids import VenueName
from bot.model.observation import Neutrality
from bot.model.order import Cancel, CancelledOrder
from bot.model.person import Role
from bot.model.regime import Move, Regime
from bot.policy.plan import plan
from tests.builders import at, key, person, position
from tests.chat.test_compose import TITLES, readable, written
from tests.events import adl, order, regime_changed, taken, under_way

PLACE = "main (Somewhere)"
VENUE = VenueName("somewhere")
GONE = replace(under_way(over=True), position=position(10, under_adl=True))
"""A position that was last seen while the mark was on."""


def told_to_the_host(event: Event) -> Message:
    (telling,) = plan((event,), None, [person(role=Role.HOST)])
    return compose.alert(Told(telling.alert, 1, None, None), TITLES)


@pytest.mark.parametrize(
    ("event", "head", "tone", "silent"),
    [
        (regime_changed(), f"ADL warning in ETHUSDT · {PLACE}", Tone.WARNING, False),
        (regime_changed(Regime.CASCADE), f"Cascade in ETHUSDT · {PLACE}", Tone.WARNING, False),
        (
            regime_changed(was=Regime.CASCADE, move=Move.EASED, peak=at()),
            f"Cascade in ETHUSDT is over, danger is still near · {PLACE}",
            Tone.WARNING,
            True,
        ),
        (
            regime_changed(Regime.CALM, after=672, began=at(12)),
            f"ETHUSDT is calm again after 11 min · {PLACE}",
            Tone.GOOD,
            True,
        ),
        (
            under_way(),
            f"The exchange is deleveraging your ETHUSDT short right now · {PLACE}",
            Tone.ALARM,
            False,
        ),
        (
            under_way(over=True),
            f"The exchange no longer deleverages your ETHUSDT short · {PLACE}",
            Tone.WARNING,
            False,
        ),
        (
            replace(under_way(over=True), elsewhere=True),
            f"ADL took from your ETHUSDT short · {PLACE}",
            Tone.WARNING,
            False,
        ),
        (
            NeutralityChanged(at(1), Neutrality.ON, Neutrality.OFF),
            f"{PLACE} has left the delta-neutral mode",
            Tone.WARNING,
            False,
        ),
        (
            SignalLost(at(700), VENUE, "adlAlert", "balance", at(), "ETHUSDT"),
            "Somewhere no longer sends balance in adlAlert",
            Tone.WARNING,
            False,
        ),
        (
            SignalLost(at(700), VENUE, "", "", at(), "no answer"),
            "Somewhere no longer sends its public ADL warnings",
            Tone.WARNING,
            False,
        ),
        (
            SignalBack(at(900), VENUE, "adlAlert", "", at()),
            "Somewhere sends adlAlert again",
            Tone.GOOD,
            True,
        ),
    ],
)
def test_the_first_line_says_what_and_where(event: Event, head: str, tone: Tone, silent: bool) -> None:
    of_no_account = isinstance(event, SignalLost | SignalBack)
    message = told_to_the_host(event) if of_no_account else written(event)
    readable(message)
    assert (message.head, message.tone, message.silent) == (head, tone, silent)


def test_a_size_that_is_old_is_not_shown_as_if_it_were_now() -> None:
    assert dict(written(under_way()).facts)["Size"] == "10"
    assert dict(written(under_way(over=True)).facts)["Size"] == "10"
    assert written(GONE).facts == ()
    assert written(replace(under_way(over=True), elsewhere=True)).facts == ()


@pytest.mark.parametrize("reason", list(Cancel))
@pytest.mark.parametrize("proof", ["", "cancelType=CancelByPrepareAdl"])
def test_every_reason_of_a_cancellation_is_readable(reason: Cancel, proof: str) -> None:
    lost = (CancelledOrder(order(), reason, proof, at()),)
    message = written(replace(adl(), incident=replace(adl().incident, cancelled=lost, standing=())))
    readable(message)
    (line,) = [text for text in message.lines if text.startswith("Gone: ")]
    assert proof in line and "()" not in line and ": )" not in line


def test_stops_are_told_before_other_orders() -> None:
    """They are what is missing now; the rest of a long list is only counted."""
    lost = tuple(
        CancelledOrder(order(f"o{n}", trigger=Decimal(2700) if n > 7 else None), Cancel.ADL)
        for n in range(10)
    )
    message = written(replace(adl(), incident=replace(adl().incident, cancelled=lost, standing=())))
    gone = [text for text in message.lines if text.startswith("Gone: ")]
    assert len(gone) == 6 and ["is reached" in text for text in gone] == [True] * 2 + [False] * 4
    assert "…and 4 more." in message.lines
    assert dict(message.facts)["Orders"] == "10 went away (2 of them stops), 0 left"


def test_sixty_orders_over_twenty_positions_fit_into_every_app() -> None:
    symbols = [f"1000000COIN{n}USDT" for n in range(20)]
    parts = (taken("123456789.123", "987654321.125", key=key(symbol)) for symbol in symbols)
    lost = tuple(
        CancelledOrder(order(f"o{n}", symbols[n % 20]), Cancel.ADL, "cancelType=CancelByPrepareAdl")
        for n in range(60)
    )
    incident = replace(adl(*parts).incident, cancelled=lost, standing=tuple(c.order for c in lost))
    message = written(AdlTaken(at(9), incident, 0))
    readable(message)
    html, discord = dress(message).html, on_discord(message).embed
    assert len(html) < TEXT_LIMIT and "did not fit" not in html
    assert (
        len(discord["description"]) < 4096 and weight(discord) < 6000 and "… +" not in discord["description"]
    )
    for text in (html, discord["description"], "\n".join(on_console(message))):
        assert all(f"{symbol} short: " in text for symbol in symbols[:10])
        assert "…and 10 more positions." in text and "…and 54 more." in text
