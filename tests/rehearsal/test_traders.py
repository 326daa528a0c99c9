"""One holding: its money, its bankruptcy price, and what a trade makes of it."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.traders import Holding, opened


@pytest.mark.parametrize(("size", "price"), [("3", "900.00"), ("-3", "1100.00"), ("7", "900.00")])
def test_the_margin_is_gone_at_the_bankruptcy_price(size: str, price: str) -> None:
    assert opened("a", "BTC", D(size), D(1000), D(10)).bankruptcy() == D(price)


@given(
    size=st.integers(1, 9999).map(lambda n: D(n) / 1000),
    sign=st.sampled_from((1, -1)),
    entry=st.integers(10_000, 200_000).map(lambda n: D(n) / 100),
    leverage=st.integers(2, 50),
)
def test_a_takeover_leaves_no_debt_and_hardly_any_money(size: D, sign: int, entry: D, leverage: int) -> None:
    holding = opened("a", "BTC", size * sign, entry, D(leverage))
    closed = holding.traded(-holding.size, holding.bankruptcy(), 5)
    assert 0 <= closed.balance <= size * D("0.01")
    assert (closed.size, closed.changed) == (D(0), 5)


@pytest.mark.parametrize(
    ("size", "change", "entry"),
    [("2", "2", "110"), ("-2", "-2", "110"), ("2", "-1", "100"), ("2", "-2", "100"), ("2", "-3", "120")],
    ids=["more long", "more short", "a part closed", "all closed", "turned around"],
)
def test_the_entry_after_a_trade(size: str, change: str, entry: str) -> None:
    holding = Holding("a", "BTC", D(size), D(100), D(0), D(1))
    assert holding.traded(D(change), D(120), 1).entry == D(entry)
