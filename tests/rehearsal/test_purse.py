"""What the fund lost within eight hours, and to which coin."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.signal import Danger
from bot.rehearsal.alarm import LASTS, danger
from bot.rehearsal.purse import WINDOW, Purse


def purse(balance: str, *paid: tuple[int, str, str], until: int = 0) -> Purse:
    """A purse that was closed every second up to the last payment, or up to `until`."""
    found = Purse(D(balance))
    for second in range(1, max(until, *(at for at, _, _ in paid)) + 1):
        for at, coin, amount in paid:
            if at == second:
                found.pay(coin, D(amount), second)
        found.close(second)
    return found


def test_a_coin_answers_for_what_it_took() -> None:
    found = purse("1000", (5, "BTC", "150"), (6, "ETH", "100"), (7, "BTC", "50"))
    assert [found.drawdown(coin) for coin in ("BTC", "ETH", "SOL")] == [D("-0.2"), D("-0.1"), D(0)]
    assert found.balance == 700


def test_a_gain_makes_up_for_a_loss_of_the_same_coin_only() -> None:
    found = purse("1000", (1, "BTC", "300"), (2, "ETH", "-200"), (3, "BTC", "-100"))
    assert [found.drawdown(coin) for coin in ("BTC", "ETH")] == [D("-0.2"), D(0)]


def test_the_share_is_of_the_peak_within_the_window() -> None:
    found = purse("1000", (1, "ETH", "-1000"), (2, "BTC", "500"))
    assert found.drawdown("BTC") == D("-0.25")


def test_a_fall_is_forgotten_after_eight_hours() -> None:
    paid = (10, "BTC", "400")
    assert purse("1000", paid, until=9 + WINDOW).drawdown("BTC") == D("-0.4")
    assert purse("1000", paid, until=10 + WINDOW).drawdown("BTC") == 0


def test_the_peak_is_forgotten_after_eight_hours() -> None:
    found = purse("1000", (10, "ETH", "500"), (WINDOW, "BTC", "250"))
    assert found.drawdown("BTC") == D("-0.25"), "the fund stood at 1000 until second 10"
    found.close(10 + WINDOW)
    assert found.drawdown("BTC") == D("-0.5")


def test_an_empty_fund_cannot_fall() -> None:
    assert purse("0", (1, "BTC", "-5"), (2, "BTC", "5")).drawdown("BTC") == 0
    assert Purse(D(0)).drawdown("BTC") == 0


moves = st.lists(
    st.tuples(st.integers(1, 12_000), st.sampled_from(("BTC", "ETH")), st.integers(-50, 50)), max_size=15
)


@given(moves)
def test_it_is_what_counting_by_hand_gives(given_moves: list[tuple[int, str, int]]) -> None:
    found, now = Purse(D(1000)), 0
    paid: list[tuple[int, str, int]] = []
    balances = [(0, D(1000))]
    for wait, coin, amount in given_moves:
        now += wait
        found.close(now - 1)
        balances.append((now - 1, found.balance))
        found.pay(coin, D(amount), now)
        found.close(now)
        balances.append((now, found.balance))
        paid.append((now, coin, amount))
    peak = max(balance for second, balance in balances if second >= now - WINDOW)
    for coin in ("BTC", "ETH"):
        fall = sum(amount for at, whose, amount in paid if whose == coin and at > now - WINDOW)
        exact = -min(max(D(fall) / peak, D(0)), D(1))
        assert abs(found.drawdown(coin) - exact) <= D("0.00005")


@pytest.mark.parametrize(
    ("drawdown", "fund", "since", "expected"),
    [
        ("0", "1000", None, Danger.CALM),
        ("-0.1499", "1000", None, Danger.CALM),
        ("-0.15", "1000", None, Danger.RAISED),
        ("-0.3", "1000", None, Danger.RAISED),
        ("-0.3001", "1000", None, Danger.HIGH),
        ("0", "0", None, Danger.HIGH),
        ("0", "0.99", None, Danger.HIGH),
        ("0", "1", None, Danger.CALM),
        ("0", "1000", 0, Danger.UNDER_WAY),
        ("-0.5", "0", LASTS, Danger.UNDER_WAY),
        ("-0.2", "1000", LASTS + 1, Danger.RAISED),
    ],
)
def test_danger(drawdown: str, fund: str, since: int | None, expected: Danger) -> None:
    assert danger(D(drawdown), D(fund), since) is expected
