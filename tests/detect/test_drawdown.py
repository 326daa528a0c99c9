"""How far a fund fell, from balances that come when they come."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.detect.drawdown import BUCKET, DAY, HOUR, KEPT, Curve, Curves, Falls, added, fall
from bot.model.market import Voice
from bot.model.signal import Signal
from tests.builders import at
from tests.events import signal

MINUTE = 60.0


def fund(balance: str, after: float = 0, **more: Any) -> Signal:
    return signal(None, after=after, fund=Decimal(balance), **more)


def heard(*readings: Signal, until: float) -> Falls:
    """The falls after readings of one source, known to hold until then."""
    curves = Curves()
    voice: Voice | None = None
    for reading in readings:
        now = max(reading.at, voice.until or reading.at) if voice else reading.at
        curves.hear([reading], [voice] if voice else [], now)
        voice = Voice("risk", "ETHUSDT", reading, reading.at)
    assert voice is not None
    return curves.falls(Voice("risk", "ETHUSDT", voice.signal, at(until)))


def test_each_window_has_its_own_peak() -> None:
    readings = fund("100"), fund("90", 3 * 3600), fund("81", 3 * 3600 + 600)
    assert heard(*readings, until=4 * 3600) == Falls(Decimal("0.1"), Decimal("0.19"), Decimal("0.19"))
    later = heard(*readings, until=10 * 3600)
    assert (later.hour, later.day) == (Decimal(0), Decimal("0.19")) and later.eight < Decimal("0.19")


def test_a_balance_that_stood_for_long_stood_until_it_was_last_heard() -> None:
    """A source that speaks of changes alone: the old balance was there a moment before the new one."""
    curves = Curves()
    old = Voice("risk", "ETHUSDT", fund("100"), at(5 * 3600))
    curves.hear([old.signal], [], at())
    curves.hear([fund("80", 5 * 3600 + 60)], [old], at(5 * 3600 + 60))
    new = Voice("risk", "ETHUSDT", fund("80", 5 * 3600 + 60), at(5 * 3600 + 60))
    assert curves.falls(new).hour == Decimal("0.2")


def test_after_a_long_stop_nothing_is_made_up() -> None:
    """What the fund was three days ago says nothing of today."""
    curves = Curves()
    old = Voice("risk", "ETHUSDT", fund("100"), at())
    now = at(3 * 86400)
    curves.hear([fund("50", 3 * 86400)], [old], now)
    assert curves.falls(Voice("risk", "ETHUSDT", fund("50", 3 * 86400), now)) == Falls()


def test_an_empty_fund_fell_whole_and_one_that_was_never_full_did_not() -> None:
    assert heard(fund("100"), fund("-5", MINUTE), until=MINUTE).hour == 1
    assert heard(fund("-5"), fund("-9", MINUTE), until=MINUTE) == Falls()


def test_a_balance_dated_in_the_future_counts_as_of_now() -> None:
    curves = Curves()
    curves.hear([fund("100", 90 * 86400)], [], at())
    assert curves.falls(Voice("risk", "ETHUSDT", fund("50"), at(HOUR.total_seconds() + 1))).hour == 0


balances = st.lists(st.tuples(st.floats(0, 4000), st.integers(1, 1000).map(Decimal)), min_size=1, max_size=60)


@given(balances)
def test_the_curve_keeps_a_day_in_few_points_and_its_peak(steps: list[tuple[float, Decimal]]) -> None:
    curve: Curve = ()
    passed, true = 0.0, []
    for after, balance in steps:
        passed += after
        curve = added(curve, at(passed), balance)
        true.append((at(passed), balance))
    now = at(passed)
    assert len(curve) <= KEPT / BUCKET + 2
    shown = fall(curve, Decimal(1), now, DAY)
    least = max((b for moment, b in true if moment >= now - DAY + BUCKET), default=Decimal(1))
    most = max(b for moment, b in true if moment >= now - DAY)
    assert (least - 1) / least <= shown <= (most - 1) / most
