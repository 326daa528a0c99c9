"""Exposure and notional, right to the last digit, against exact fractions."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.instrument import EXACT, Instrument, Payoff
from bot.model.position import Side
from tests.builders import position


def numbers(digits: int, most_places: int = 8) -> st.SearchStrategy[Decimal]:
    """Positive numbers with up to so many digits, as venues send them."""
    return st.builds(
        lambda number, places: Decimal(number).scaleb(-places),
        st.integers(1, 10**digits - 1),
        st.integers(0, most_places),
    )


sizes, contracts, marks = numbers(20), numbers(12, 10), numbers(18)
signs = st.sampled_from((1, -1))


def instrument(payoff: Payoff, contract: Decimal | str | int) -> Instrument:
    return Instrument("X", "BTC", "USD", "BTC", payoff, Decimal(contract))


def same(found: Decimal | None, exact: Fraction) -> bool:
    return found is not None and Fraction(found) == exact


@given(sizes, signs, contracts, marks)
def test_a_linear_contract_is_coins(size: Decimal, sign: int, contract: Decimal, mark: Decimal) -> None:
    facts, signed = instrument(Payoff.LINEAR, contract), size * sign
    coins = Fraction(signed) * Fraction(contract)
    assert same(facts.delta(signed, mark), coins) and same(facts.delta(signed, None), coins)
    assert same(facts.notional(signed, mark), coins * Fraction(mark))


@given(sizes, signs, contracts, marks)
def test_an_inverse_contract_is_dollars(size: Decimal, sign: int, contract: Decimal, mark: Decimal) -> None:
    facts, signed = instrument(Payoff.INVERSE, contract), size * sign
    dollars = Fraction(signed) * Fraction(contract)
    assert same(facts.notional(signed, mark), dollars) and same(facts.notional(signed, None), dollars)
    delta = facts.delta(signed, mark)
    assert delta is not None and (delta > 0) is (sign > 0)
    exact = dollars / Fraction(mark)
    assert abs(Fraction(delta) - exact) <= abs(exact) / 10 ** (EXACT.prec - 1) / 2


@given(sizes, signs, contracts, marks)
def test_a_delta_at_its_mark_is_the_notional_again(
    size: Decimal, sign: int, contract: Decimal, mark: Decimal
) -> None:
    for payoff in (Payoff.LINEAR, Payoff.INVERSE):
        facts = instrument(payoff, contract)
        delta, notional = facts.delta(size * sign, mark), facts.notional(size * sign, mark)
        assert delta is not None and notional is not None
        assert abs(Fraction(delta) * Fraction(mark) - Fraction(notional)) <= abs(Fraction(notional)) / 10**58


@pytest.mark.parametrize(
    ("payoff", "contract", "size", "mark", "delta", "notional"),
    [
        # A coin each.
        (Payoff.LINEAR, "1", "-0.035", "64120.5", "-0.035", "-2244.2175"),
        # Counted in contracts of a hundredth of a coin, and of ten coins.
        (Payoff.LINEAR, "0.01", "-127", "64120.5", "-1.27", "-81433.035"),
        (Payoff.LINEAR, "10", "3.5", "21.07", "35", "737.45"),
        # Of a hundred dollars each, and of one.
        (Payoff.INVERSE, "100", "-12", "60000", "-0.02", "-1200"),
        (Payoff.INVERSE, "1", "4500", "90000", "0.05", "4500"),
    ],
)
def test_as_venues_count(
    payoff: Payoff, contract: str, size: str, mark: str, delta: str, notional: str
) -> None:
    facts = instrument(payoff, contract)
    assert facts.delta(Decimal(size), Decimal(mark)) == Decimal(delta)
    assert facts.notional(Decimal(size), Decimal(mark)) == Decimal(notional)


def test_without_a_price_only_what_needs_none_is_known() -> None:
    linear, inverse = instrument(Payoff.LINEAR, 1), instrument(Payoff.INVERSE, 100)
    assert (linear.delta(Decimal(2), None), linear.notional(Decimal(2), None)) == (Decimal(2), None)
    assert (inverse.delta(Decimal(2), None), inverse.notional(Decimal(2), None)) == (None, Decimal(200))
    assert inverse.delta(Decimal(2), Decimal(0)) is None


def test_the_exposure_of_an_option_is_not_guessed() -> None:
    option = instrument(Payoff.OPTION, 1)
    assert option.delta(Decimal(2), Decimal(60_000)) is None
    assert option.notional(Decimal(2), Decimal(60_000)) is None


Ask = Callable[[Instrument, Decimal, Decimal], Decimal | None]
ODD = ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "-1e999999"]


@pytest.mark.parametrize("ask", [Instrument.delta, Instrument.notional])
@pytest.mark.parametrize("payoff", list(Payoff))
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_number_gives_none_and_never_an_error(ask: Ask, payoff: Payoff, odd: str) -> None:
    for size, contract, mark in (
        (Decimal(odd), Decimal(2), Decimal(3)),
        (Decimal("1e999999"), Decimal(odd), Decimal("1e-999999")),
        (Decimal(2), Decimal(odd), Decimal(3)),
        (Decimal(2), Decimal(3), Decimal(odd)),
    ):
        found = ask(instrument(payoff, contract), size, mark)
        assert found is None or found.is_finite()


@pytest.mark.parametrize(("side", "sign"), [(Side.LONG, 1), (Side.SHORT, -1)])
def test_a_position_has_the_exposure_of_its_instrument(side: Side, sign: int) -> None:
    held = position("30", side=side, instrument=instrument(Payoff.INVERSE, 100))
    assert held.delta == sign * Decimal(3000) / 2500
    assert position("30", side=side).delta is None, "unknown while the list was not read"
