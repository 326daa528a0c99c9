"""What an order is to its position, and of which symbols a reading speaks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders
from bot.store.codec import pack, unpack
from tests.builders import at

STOP = OpenOrder(
    id="8389766151988521773",
    symbol="ETHUSDT",
    buy=True,
    kind="STOP_MARKET",
    size=Decimal("1.5"),
    price=None,
    trigger=Decimal(2750),
    reduce_only=True,
)


@pytest.mark.parametrize(
    ("change", "protects"),
    [
        ({}, True),
        ({"reduce_only": False}, False),
        ({"reduce_only": False, "closes": True}, True),
        ({"size": Decimal(0), "reduce_only": False, "closes": True}, True),
        ({"trigger": None}, False),
        ({"trigger": None, "price": Decimal(2400)}, False),
        ({"trigger": None, "closes": True}, False),
    ],
)
def test_a_stop_protects_what_it_can_only_close(change: dict[str, object], protects: bool) -> None:
    assert replace(STOP, **change).protects is protects  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("symbols", "speaks"), [(None, True), (frozenset({"ETHUSDT"}), True), (frozenset({"BTCUSDT"}), False)]
)
def test_a_reading_speaks_of_what_was_asked(symbols: frozenset[str] | None, speaks: bool) -> None:
    assert Orders((), symbols=symbols).speaks_of("ETHUSDT") is speaks


def test_a_reading_that_was_asked_for_nothing_speaks_of_nothing() -> None:
    assert not Orders((), symbols=frozenset()).speaks_of("ETHUSDT")


@pytest.mark.parametrize("reason", list(Cancel))
def test_a_cancelled_order_survives_the_store(reason: Cancel) -> None:
    proof, time = ("", None) if reason is Cancel.UNSTATED else (f"cancelType={reason.name}", at(3))
    gone = CancelledOrder(STOP, reason, proof, time)
    assert unpack(CancelledOrder, pack(gone)) == gone
