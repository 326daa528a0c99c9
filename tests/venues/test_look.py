"""A look holds each position once, whatever rows a venue repeats."""

import pytest

from bot.errors import Garbled
from bot.model.position import Side
from bot.venues.contract import Look
from tests.builders import position


def test_a_repeated_row_is_one_position() -> None:
    one, other = position(10), position(3, symbol="BTCUSDT")
    assert Look((one, other, one)).positions == (one, other)


@pytest.mark.parametrize("other", [position(9), position(10, side=Side.LONG)])
def test_one_position_with_two_sizes_is_no_answer(other: object) -> None:
    with pytest.raises(Garbled, match="twice"):
        Look((position(10), other))  # type: ignore[arg-type]


def test_two_slots_of_a_symbol_are_two_positions() -> None:
    long = position(10)._replace(key=position(10).key._replace(slot="LONG"))
    assert len(Look((position(10), long)).positions) == 2
