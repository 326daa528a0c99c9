"""What is carried at one exchange: sums in USD, and what stands high in the queue."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.detect.board import Board, Heap, board
from bot.model.position import NoGauge, NoGaugeReason, Side
from tests.builders import gauge, position


def test_rungs_are_counted_from_the_end_that_goes_first() -> None:
    found = board(
        (
            position(1, "A", 4),
            position(2, "B", 3, side=Side.LONG),
            position(3, "C", 1),
            position(4, "D", gauge(5, of=5)),
            position(5, "E", NoGauge(NoGaugeReason.NOT_OFFERED)),
            position(6, "F", 4, currency="BTC"),
        )
    )
    assert found == Board(
        gross=Heap(5, Decimal(37_500)),
        net=Decimal(-27_500),
        top=Heap(2, Decimal(12_500)),
        below=Heap(1, Decimal(5_000)),
        unrated=Heap(1, Decimal(12_500)),
        uncounted=1,
    )


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(Side), st.integers(1, 10**9))))
def test_no_part_is_more_than_the_whole(rows: list[tuple[int, Side, int]]) -> None:
    found = board(position(size, f"S{n}", level, side=side) for n, (level, side, size) in enumerate(rows))
    assert found.gross.count == len(rows) and abs(found.net) <= found.gross.usd
    assert found.top.usd + found.below.usd + found.unrated.usd <= found.gross.usd
