"""Reading fields: what counts as a number and as a name, and what does not, in both ways that there are."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled
from bot.model.position import NoGauge
from bot.venues.reading import gauge, maybe_number, moment, named, numbers, raw, text
from bot.venues.reply import decode

NO_NUMBERS = [
    None,
    "",
    True,
    [],
    {},
    "abc",
    "1_000",
    "1,5",
    "0x10",
    "１２",
    "٣",
    "NaN",
    "sNaN1",
    "Infinity",
    "-inf",
    "1e400",
    "-1E+400",
    "1e-400",
    "1e999999999",
    "0e999999999",
    "0E-999999999",
    "9" * 41,
    "0." + "0" * 90 + "1",
    "1" * 5000,
    decode(b"1e400"),
    decode(b"1e-999999999"),
    10**50,
]
NUMBERS = [
    ("0", 0),
    ("-0", 0),
    ("0E-8", 0),
    ("12.50", Decimal("12.5")),
    ("1e3", 1000),
    (" 7 ", 7),
    ("-12345678901234567890.123456789", Decimal("-12345678901234567890.123456789")),
    (9107199254740993011, 9107199254740993011),
    (decode(b"0.1e1"), 1),
]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda v: str(v)[:20])
def test_what_no_exchange_means_as_a_number_is_none(value: Any) -> None:
    assert maybe_number({"a": value}, "a") is None
    assert numbers("a", "b")([{"a": value, "b": "1"}]) == [(None, Decimal(1))]


@pytest.mark.parametrize(("value", "meant"), NUMBERS, ids=lambda v: str(v)[:20])
def test_a_number_is_read_however_it_is_written(value: Any, meant: Any) -> None:
    assert maybe_number({"a": value}, "a") == meant
    assert numbers("a", "b")([{"a": value, "b": "1"}]) == [(Decimal(meant), Decimal(1))]


FIELD = st.one_of(
    st.decimals().map(str),
    st.integers(),
    st.text(),
    st.none(),
    st.sampled_from(["", "1.50", "-2", "0", "1-1", "."]),
)
ROWS = st.lists(st.dictionaries(st.sampled_from("abc"), FIELD), max_size=5)


@given(ROWS)
def test_many_rows_are_read_as_field_by_field(rows: list[dict[str, Any]]) -> None:
    """The short way for a table of plain text must not let anything else through."""
    assert numbers("a", "b", "c")(rows) == [tuple(maybe_number(row, name) for name in "abc") for row in rows]


@given(st.dictionaries(st.sampled_from("abc"), st.one_of(FIELD, st.booleans(), st.lists(st.none()))))
def test_the_name_of_a_position_is_made_of_names(row: dict[str, Any]) -> None:
    """However often it was met before."""
    try:
        made = (text(row, "a"), f"{text(row, 'b')}/{text(row, 'c')}")
    except Garbled:
        with pytest.raises(Garbled):
            named("a", "b", "c")(row)
    else:
        assert named("a", "b", "c")(row) == made


@pytest.mark.parametrize("value", [None, "", True, [], {}, "x" * 201, "a\x00b", "\u202etxet", "a\nb"])
def test_what_cannot_be_a_name_is_garbled(value: Any) -> None:
    with pytest.raises(Garbled):
        text({"a": value}, "a")


@pytest.mark.parametrize("value", ["BTCUSDT", "1000SHIBUSDT", "币安人生USDT", 9107199254740993011])
def test_names_and_ids_are_kept_to_the_letter(value: Any) -> None:
    assert text({"a": value}, "a") == str(value)


def test_an_absurd_time_is_refused_before_it_is_written_out() -> None:
    for value in ("1e999999999", decode(b"1e999999999"), 10**20, -1, "nan"):
        with pytest.raises(Garbled):
            moment({"a": value}, "a")


@pytest.mark.parametrize("value", [{"a": ["x" * 900]}, "y" * 900, "\u202e" * 900])
def test_what_nobody_knows_is_kept_short_and_can_be_seen(value: Any) -> None:
    assert len(raw(value)) <= 81 and raw(value).isprintable()
    shown = gauge(value, "adl", of=4)
    assert isinstance(shown, NoGauge) and len(shown.venue_value) < 100
