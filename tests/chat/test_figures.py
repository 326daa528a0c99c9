"""Numbers as people read them."""

import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import figures
from bot.model.instrument import Instrument, Payoff
from bot.model.order import OpenOrder
from bot.model.position import AdlGauge, Gauge, NoGauge, NoGaugeReason, Side, SizeUnit, Worst
from bot.words import spoken
from tests.builders import account, at, gauge, key, position
from tests.events import order, stepped

numbers = st.decimals(-(10**13), 10**13, places=10, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("10.500", "10.5"),
        ("1234567.25", "1,234,567.25"),
        ("1E+6", "1,000,000"),
        ("1E-9", "0.000000001"),
        ("100", "100"),
        ("-3.10", "-3.1"),
    ],
)
def test_plain(value: str, text: str) -> None:
    assert figures.plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12.345", "12.34 USDT"),
        ("999.99", "999.99 USDT"),
        ("1000.49", "1,000 USDT"),
        ("-54321.9", "-54,322 USDT"),
        ("-0.001", "0 USDT"),
        ("0", "0 USDT"),
    ],
)
def test_money(value: str, text: str) -> None:
    assert figures.money(Decimal(value), "USDT") == text


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        ("-0.00321", "BTC", "-0.00321 BTC"),
        ("0.15302571", "BTC", "0.15302571 BTC"),
        ("1234.56789", "ETH", "1,234.5679 ETH"),
        ("-1E-30", "BTC", "0 BTC"),
        ("-0", "BTC", "0 BTC"),
        ("12.345", "USDC", "12.34 USDC"),
        ("12.345", "EURI", "12.34 EURI"),
    ],
)
def test_money_in_a_coin_keeps_its_small_parts(value: str, currency: str, text: str) -> None:
    assert figures.money(Decimal(value), currency) == text


def test_money_of_an_unknown_currency_is_a_bare_number() -> None:
    assert figures.money(Decimal(5), "") == "5"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (4, 10, "40 %"),
        (1, 3, "33 %"),
        (1, 16, "6.2 %"),
        (10, 10, "100 %"),
        (9999, 10000, "99.9 %"),
        (1, 100000, "0.1 %"),
        (0, 10, "0 %"),
    ],
)
def test_percent(part: int, whole: int, text: str) -> None:
    assert figures.percent(Decimal(part), Decimal(whole)) == text


@given(st.decimals("0.000001", 10**9, places=6), st.decimals("0.000001", 10**9, places=6))
def test_a_part_is_never_shown_as_all_nor_as_nothing(part: Decimal, rest: Decimal) -> None:
    shown = Decimal(figures.percent(part, part + rest).removesuffix(" %"))
    assert 0 < shown < 100


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("2512.40", "2,512.4"),
        ("2512.3333333333333333333", "2,512.3333"),
        ("123456789.126", "123,456,789"),
        ("0.00001234567891234", "0.000012345679"),
        ("100000", "100,000"),
    ],
)
def test_price(value: str, text: str) -> None:
    assert figures.price(Decimal(value)) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [(SizeUnit.BASE, "1,500"), (SizeUnit.CONTRACTS, "1,500 contracts"), (SizeUnit.USD, "1,500 USD")],
)
def test_size(unit: SizeUnit, text: str) -> None:
    assert figures.size(Decimal("1500.0"), unit) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0 s"),
        (0.9, "0 s"),
        (42, "42 s"),
        (119, "119 s"),
        (120, "2 min"),
        (7199, "119 min"),
        (7200, "2 h 0 min"),
        (11520, "3 h 12 min"),
        (172800, "2 d 0 h"),
        (187200, "2 d 4 h"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert figures.duration(seconds) == text


def test_times_are_utc_whatever_the_zone() -> None:
    tokyo = datetime(2026, 5, 4, 21, 0, 5, tzinfo=timezone(timedelta(hours=9)))
    assert figures.clock(tokyo) == "12:00:05 UTC"
    assert figures.day(tokyo) == "2026-05-04 12:00 UTC"


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (gauge(3), "3 of 4 (exchange: adl=3)"),
        (NoGauge(NoGaugeReason.NOT_OFFERED), "not offered here"),
        (NoGauge(NoGaugeReason.ABSENT), "not sent this time"),
        (NoGauge(NoGaugeReason.UNRECOGNISED, "adl=17"), "unknown value (adl=17)"),
    ],
)
def test_gauge(reading: Gauge, text: str) -> None:
    assert figures.gauge(reading, venue=True) == text


def test_a_position_in_one_line() -> None:
    line = figures.position_line(position("0.5", level=2))
    assert line == "ETHUSDT short 0.5 · 1,250 USDT · 5× · ADL 2 of 4 (exchange: adl=2)"


def test_what_is_unknown_of_a_position_is_said_to_be() -> None:
    line = figures.position_line(position(1, notional=None, leverage=None))
    assert "value ?" in line and "leverage ?" in line and "None" not in line


def test_an_order_in_one_line() -> None:
    order = OpenOrder("o1", "ETHUSDT", True, "STOP", Decimal(3), None, Decimal("2700.5"), True)
    assert figures.order_line(order) == "ETHUSDT buy 3 · STOP when 2,700.5 is reached · reduce-only"
    limit = OpenOrder("o2", "ETHUSDT", False, "limit", Decimal(3), Decimal(2400), None, False)
    assert figures.order_line(limit) == "ETHUSDT sell 3 · limit at 2,400"


def test_names() -> None:
    assert figures.name(key(), Side.LONG) == "ETHUSDT long"
    assert figures.account(account(label="main"), "Somewhere") == "main (Somewhere)"
    assert figures.clock(at(61)) == "12:01:01 UTC"


@given(numbers)
def test_no_number_has_an_exponent_or_trailing_zeros(value: Decimal) -> None:
    for text in (figures.plain(value), figures.money(value, ""), figures.price(value)):
        assert re.fullmatch(r"-?\d{1,3}(,\d{3})*(\.\d*[1-9])?", text), text
        assert text != "-0"


@given(numbers)
def test_plain_changes_no_value(value: Decimal) -> None:
    assert Decimal(figures.plain(value).replace(",", "")) == value


@given(st.decimals("0.00001", 10**9, places=18))
def test_a_price_is_right_to_seven_digits(value: Decimal) -> None:
    shown = Decimal(figures.price(value).replace(",", ""))
    assert abs(shown - value) <= value * Decimal("0.0000001") + Decimal("5e-13")


@pytest.mark.parametrize(
    ("worst", "text"), [(Worst.HIGH, "rank=2 (5 is taken first)"), (Worst.LOW, "rank=2 (1 is taken first)")]
)
def test_the_exchanges_own_scale_says_its_direction(worst: Worst, text: str) -> None:
    assert figures.own_scale(AdlGauge(3, 5, "rank=2", worst)) == text


@pytest.mark.parametrize(
    ("instrument", "size", "unit", "shown"),
    [
        (None, "120", SizeUnit.CONTRACTS, "120 contracts"),
        ((Payoff.LINEAR, "0.01"), "120", SizeUnit.CONTRACTS, "120 contracts (1.2 BTC)"),
        ((Payoff.INVERSE, "100"), "25", SizeUnit.CONTRACTS, "25 contracts (0.03125 BTC)"),
        ((Payoff.INVERSE, "1"), "300", SizeUnit.USD, "300 USD (0.00375 BTC)"),
        ((Payoff.OPTION, "0.01"), "7", SizeUnit.CONTRACTS, "7 contracts"),
        ((Payoff.LINEAR, "1"), "1.25", SizeUnit.BASE, "1.25"),
    ],
)
def test_a_size_is_also_told_in_coins(
    instrument: tuple[Payoff, str] | None, size: str, unit: SizeUnit, shown: str
) -> None:
    facts = None
    if instrument is not None:
        facts = Instrument("BTC-X", "BTC", "USD", "USD", instrument[0], Decimal(instrument[1]))
    held = position(size, unit=unit, mark_price=Decimal(80_000), instrument=facts)
    assert figures.position_size(held) == shown


@pytest.mark.parametrize(
    ("value", "tick", "code", "text"),
    [
        ("2500.1", "0.10", "en", "2,500.10"),
        ("78419.4567", "0.5", "en", "78,419.5"),
        ("0.0000123456", "0.00000001", "en", "0.00001235"),
        ("2500.1", "0.10", "es", "2.500,10"),
        ("2500.1", "0.10", "ko", "2,500.10"),
        ("2512.3333333333", None, "en", "2,512.3333"),
    ],
)
def test_a_price_in_the_steps_of_its_market(value: str, tick: str | None, code: str, text: str) -> None:
    market = None if tick is None else stepped(tick)
    with spoken(code):
        assert figures.in_ticks(Decimal(value), market) == text


def test_an_order_is_priced_in_the_steps_of_its_market() -> None:
    one = order("o1", price=Decimal("2900"), trigger=Decimal("2890.5"))
    assert " at 2,900.00 when 2,890.50 is reached" in figures.order_line(one, stepped("0.01"))
    assert " at 2,900 when 2,890.5 is reached" in figures.order_line(one)


@pytest.mark.parametrize(
    ("value", "places", "code", "text"),
    [
        (1234567, 1, "en", "1,234,567"),
        (0.04, 1, "en", "0"),
        (3.26, 1, "en", "3.3"),
        (1234.5, 1, "es", "1.234,5"),
        (1e17, 0, "en", "100,000,000,000,000,000"),
    ],
)
def test_a_measurement_is_written_as_other_numbers_are(
    value: float, places: int, code: str, text: str
) -> None:
    with spoken(code):
        assert figures.rounded(value, places) == text


def test_a_time_on_ones_own_clock_is_written_in_ones_own_language() -> None:
    assert figures.local(at(), "Asia/Seoul") == "2026-05-04 21:00 Asia/Seoul"
    with spoken("ko"):
        assert figures.local(at(), "Asia/Seoul") == "2026. 5. 4. 21:00 Asia/Seoul"
