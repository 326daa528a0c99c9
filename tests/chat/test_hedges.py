"""Hedges in words: what is naked, how much, what closes it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.chat import figures, hedges, reductions
from bot.chat.message import Tone
from bot.detect.hedge import by_base, legs, weigh
from bot.model.funds import Funds, Holding, Pot
from bot.model.hedge import Balance, Imbalance
from bot.model.preferences import HedgeWishes
from bot.words import say
from tests.builders import ACCOUNT, at
from tests.chat.test_compose import readable, written
from tests.detect.legs import OTHER, account, books, held, instrument
from tests.events import adl, drifted, forced, imbalance, leg, reduced

GENERIC = say("adl-hedge")


def test_what_is_naked_and_what_closes_it() -> None:
    """The example: 720 of 1,000 contracts of a hundredth are taken from one leg."""
    contracts = instrument("BTC-USDT-SWAP", contract="0.01", base="BTC")
    long = account(held(10, instrument("BTCUSDT", base="BTC")))
    funds = Funds((Pot("USDT", available=Decimal(12_400)),))
    before = legs(OTHER, "alpha (There)", account(held(-1000, contracts), funds=funds))
    now = legs(OTHER, "alpha (There)", account(held(-280, contracts), funds=funds))
    found = by_base((*legs(ACCOUNT, "main (Here)", long), *now), {})["BTC"]
    assert hedges.lines([weigh(found, Fraction(0), before, HedgeWishes())]) == (
        "Hedge BTC: 28 % hedged, net 7.2 BTC (18,000 USD), before 0. "
        "Naked: main (Here) BTCUSDT long, 7.2 BTC.",
        "Closes it: sell 7.2 of BTCUSDT on main (Here), or put the leg back: "
        "sell 720 contracts of BTC-USDT-SWAP on alpha (There) (margin free there: 12,400 USDT).",
    )


def test_several_orders_are_one_way() -> None:
    facts = [instrument(f"ETH-{n}") for n in range(3)]
    found = by_base(legs(ACCOUNT, "main", account(*(held(n + 3, f) for n, f in enumerate(facts)))), {})["ETH"]
    (_, ways) = hedges.lines([weigh(found, Fraction(12), (), HedgeWishes())])
    assert (
        ways == "Closes it: sell 5 of ETH-2 on main and sell 4 of ETH-1 on main and sell 3 of ETH-0 on main."
    )


def test_margin_that_nobody_can_read_is_said_so() -> None:
    short = leg(-6)
    found = imbalance(closings=(replace(imbalance().closings[1], leg=short),))
    assert hedges.lines([found])[1].endswith("(margin free there: not readable).")


def test_spot_has_no_side() -> None:
    funds = Funds(holdings=(Holding("ETH", Decimal(5)),))
    found = by_base(legs(ACCOUNT, "main", account(held(-2), funds=funds)), {})["ETH"]
    first, second = hedges.lines([weigh(found, Fraction(0), (), HedgeWishes())])
    assert "Naked: main spot, 3 ETH." in first and second == "Closes it: sell 3 of ETH spot on main."


@pytest.mark.parametrize(
    ("balance", "line"),
    [
        (Balance.HELD, "Hedge ETH: still balanced, net 0 ETH (0 USD)."),
        (Balance.MENDED, "Hedge ETH: balanced again, net 0 ETH (0 USD)."),
    ],
)
def test_a_balanced_hedge_is_one_line(balance: Balance, line: str) -> None:
    assert hedges.lines([imbalance(balance)]) == (line,)


def test_without_a_price_there_are_no_dollars() -> None:
    assert hedges.lines([imbalance(usd=None)])[0].startswith("Hedge ETH: 60 % hedged, net 4 ETH, before 0.")


def test_an_account_that_is_not_read_is_named_with_its_time() -> None:
    blind = leg(10, account=8, unread_since=at(-60))
    assert hedges.lines([imbalance(unread=(blind,))])[-1] == say(
        "hedge-unread", where=blind.where, since=figures.day(at() - timedelta(seconds=60))
    )


def test_many_hedges_are_counted() -> None:
    found = [replace(imbalance(), base=f"C{n}") for n in range(20)]
    told = hedges.lines(found)
    assert len(told) == 2 * hedges.SHOWN + 1 and told[-1] == say("hedge-more", count=15)
    assert (*told[:-1], *hedges.beyond(found)) == tuple(line for one in found for line in hedges.lines([one]))


@pytest.mark.parametrize(
    "event",
    [replace(event, imbalances=(imbalance(),)) for event in (adl(), forced(), reduced())],
)
def test_a_known_hedge_takes_the_place_of_the_general_word(event: object) -> None:
    message = written(event)  # type: ignore[arg-type]
    readable(message)
    assert any(line.startswith("Hedge ETH: 60 % hedged") for line in message.lines)
    assert GENERIC not in message.lines


def test_where_no_hedge_is_known_the_general_word_stays() -> None:
    assert GENERIC in reductions.adl(adl(), "main").lines


@pytest.mark.parametrize("balance", list(Balance))
def test_drift_makes_no_sound(balance: Balance) -> None:
    message = written(drifted(balance))
    readable(message)
    is_open = balance is Balance.OPEN
    assert message.silent and message.tone is (Tone.PLAIN if is_open else Tone.GOOD)
    assert message.head.startswith(
        "Hedge ETH is out of balance: 60 %" if is_open else "Hedge ETH is balanced"
    )


@given(books)
def test_any_hedge_can_be_read(positions: tuple[object, ...]) -> None:
    found = legs(ACCOUNT, "main", account(*positions))  # type: ignore[arg-type]
    weighed: Imbalance = weigh(
        by_base(found, {})["ETH"], Fraction(0), found, HedgeWishes(Decimal(0), Decimal(0))
    )
    assume(all(c.size < 10**9 for c in weighed.closings) and abs(weighed.after) < 10**9)  # nobody holds more
    readable(written(replace(adl(), imbalances=(weighed,))))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7.2", "7.2"),
        ("720", "720"),
        ("0.00000001", "0.00000001"),
        ("123456.7890123", "123,456.789012"),
        ("-4.50", "-4.5"),
        ("0.00009999000099990001", "0.000099990001"),
    ],
)
def test_a_size_to_its_last_digit(value: str, text: str) -> None:
    assert figures.exact(Decimal(value)) == text


@given(st.fractions(0, 1))
def test_a_part_is_never_shown_as_all_or_nothing(value: Fraction) -> None:
    part = Decimal(value.numerator) / Decimal(value.denominator)
    text = figures.part(part)
    assert (text in ("0 %", "100 %")) == (part in (0, 1))
