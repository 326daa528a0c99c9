"""What the insurance fund can bear."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.fund import Lot, Relief, relieve

STEP = D("0.001")

CASES = [
    # name, lot, book price, depth, fund -> sold, paid, deleveraged
    ("the fund pays all", Lot(D(2), D(100)), D(95), D(10), D(50), Relief(D(2), D(10), D(0))),
    ("the fund pays for a part", Lot(D(2), D(100)), D(95), D(10), D(4), Relief(D("0.8"), D(4), D("1.2"))),
    ("an empty fund", Lot(D(2), D(100)), D(95), D(10), D(0), Relief(D(0), D(0), D(2))),
    ("a thin book only waits", Lot(D(2), D(100)), D(95), D("0.5"), D(50), Relief(D("0.5"), D("2.5"), D(0))),
    (
        "a thin book, then no money",
        Lot(D(2), D(100)),
        D(95),
        D("0.5"),
        D(4),
        Relief(D("0.5"), D("2.5"), D(0)),
    ),
    ("a better price feeds the fund", Lot(D(2), D(100)), D(101), D(10), D(0), Relief(D(2), D(-2), D(0))),
    ("a short loses upwards", Lot(D(-2), D(100)), D(105), D(10), D(4), Relief(D("0.8"), D(4), D("1.2"))),
]


@pytest.mark.parametrize(
    ("lot", "price", "depth", "fund", "relief"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_relief(lot: Lot, price: D, depth: D, fund: D, relief: Relief) -> None:
    assert relieve(lot, price, depth, fund, STEP) == relief


prices = st.integers(1, 2_000_000).map(lambda n: D(n) / 100)
sizes = st.integers(1, 100_000).map(lambda n: D(n) / 1000)


@given(
    size=sizes,
    sign=st.sampled_from((1, -1)),
    taken=prices,
    price=prices,
    depth=st.integers(0, 100_000).map(lambda n: D(n) / 1000),
    fund=st.integers(0, 10_000_000).map(lambda n: D(n) / 100),
)
def test_the_queue_pays_only_what_the_fund_cannot(
    size: D, sign: int, taken: D, price: D, depth: D, fund: D
) -> None:
    lot = Lot(size * sign, taken)
    relief = relieve(lot, price, depth, fund, STEP)
    left = fund - relief.paid
    assert left >= 0
    assert 0 <= relief.sold <= min(size, depth)
    assert 0 <= relief.deleveraged <= size - relief.sold
    if relief.deleveraged:
        assert left < lot.loss(price) * STEP, "the fund could have paid for one step more"
