"""The beats of the rehearsal's story, read off the market second by second."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal as D
from functools import cache

import pytest

from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger
from bot.rehearsal.exchange import FaultKind
from bot.rehearsal.facts import SimAccount, SimCause, SimFill
from bot.rehearsal.script import LENGTH, tell
from tests.rehearsal.still import START

HEDGE, SOL_SHORT, CALM, ADDRESS = KEYS = ("hedge-key", "sol-key", "calm-key", "0xabc")
LEVELS = 5


@cache
def looks() -> tuple[dict[str, SimAccount], ...]:
    """Every account at every second of the story."""
    return tuple(_play())


def _play() -> Iterator[dict[str, SimAccount]]:
    story = tell(KEYS)
    market = story.market(START)
    for second in range(int(story.length.total_seconds()) + 1):
        market.advance(START + timedelta(seconds=second))
        accounts = {key: market.account(key) for key in KEYS}
        yield {key: account for key, account in accounts.items() if account is not None}


def levels(key: str, coin: str) -> list[int | None]:
    """The queue place on a scale of five at every second; None once the position is closed."""
    found = []
    for look in looks():
        queue = [p.queue for p in look[key].positions if p.coin == coin]
        found.append(min(LEVELS - 1, int(queue[0] * LEVELS)) if queue else None)
    return found


def adl(key: str, coin: str | None = None) -> list[SimFill]:
    every = looks()[-1][key].fills
    return [f for f in every if f.cause is SimCause.ADL and coin in (None, f.coin)]


def second(fill: SimFill) -> int:
    return int((fill.at - START).total_seconds())


def test_the_caller_gets_one_account_for_each_role() -> None:
    story = tell(KEYS)
    assert [(w.key, w.coins) for w in story.accounts] == [
        (HEDGE, ("BTC", "ETH")),
        (SOL_SHORT, ("SOL",)),
        (CALM, ("BTC",)),
        (ADDRESS, ("ETH",)),
    ]
    with pytest.raises(ValueError, match="longer"):
        tell(KEYS[:3])


def test_the_first_minute_is_calm() -> None:
    shown = {(key, p.coin): p.size for key in KEYS for p in looks()[0][key].positions}
    assert len(shown) == 5
    for key, coin in shown:
        assert len(set(levels(key, coin)[:60])) == 1, f"{key} {coin}"


def test_the_calm_long_sells_a_part_by_itself_and_meets_nothing_else() -> None:
    (fill,) = looks()[-1][CALM].fills
    assert (second(fill), fill.cause, fill.side, fill.opens) == (30, SimCause.TRADE, Side.LONG, False)
    assert fill.size < fill.size_before
    assert set(levels(CALM, "BTC")) == {0}


@pytest.mark.parametrize(
    ("key", "coin"), [(HEDGE, "BTC"), (HEDGE, "ETH"), (SOL_SHORT, "SOL"), (ADDRESS, "ETH")]
)
def test_the_gauge_climbs_step_by_step_before_the_first_adl(key: str, coin: str) -> None:
    first = second(adl(key, coin)[0])
    before = levels(key, coin)[:first]
    steps = [level for n, level in enumerate(before) if n == 0 or level != before[n - 1]]
    assert steps == [0, 1, 2, 3, 4]
    early = 20 if (key, coin) == (HEDGE, "ETH") else 60
    assert before[first - early] == 4, "at the top well before"


def test_the_first_adl_meets_three_accounts_in_the_fourth_minute() -> None:
    firsts = {key: second(adl(key)[0]) for key in (HEDGE, SOL_SHORT, ADDRESS)}
    assert all(210 <= at <= 240 for at in firsts.values()), firsts


def test_the_hedge_loses_a_part_and_then_another() -> None:
    first, *_, last = adl(HEDGE, "BTC")
    assert first.size < first.size_before and last.size < last.size_before
    assert 15 <= second(last) - second(first) <= 60, "one incident, two looks"
    assert adl(HEDGE, "ETH")
    assert {p.coin for p in looks()[-1][HEDGE].positions} == {"BTC", "ETH"}


def test_the_sol_short_is_closed_and_its_orders_go_with_it() -> None:
    last = adl(SOL_SHORT)[-1]
    assert last.size == last.size_before
    end = looks()[-1][SOL_SHORT]
    assert end.positions == () and [o.coin for o in end.orders] == ["ETH"]
    stop, bid = end.cancelled
    assert stop.at == bid.at == last.at
    assert (stop.order.trigger, stop.reason) == (D("158.00"), Cancel.POSITION_GONE)
    assert (bid.order.trigger, bid.reason) == (None, Cancel.ADL)


def test_the_hedge_loses_its_orders_and_sets_a_stop_again_that_is_too_large() -> None:
    end = looks()[-1][HEDGE]
    bitcoin = [c for c in end.cancelled if c.order.coin == "BTC"]
    first, *_, last = adl(HEDGE, "BTC")
    assert [(c.at, c.order.trigger is not None) for c in bitcoin] == [
        (first.at, True),
        (first.at, False),
        (last.at, True),
    ]
    assert {c.reason for c in end.cancelled} == {Cancel.ADL}
    assert {o.coin for o in end.orders} == {"BTC", "SOL"}, "other coins are left alone"
    (stop,) = [o for o in end.orders if o.coin == "BTC"]
    (held,) = [p for p in end.positions if p.coin == "BTC"]
    assert stop.at > last.at and stop.size > held.size


@pytest.mark.parametrize("key", [HEDGE, ADDRESS])
def test_what_is_left_is_marked_while_adl_takes_from_it(key: str) -> None:
    marked = {(n, p.coin) for n, look in enumerate(looks()) for p in look[key].positions if p.under_adl}
    assert marked == {(second(f) + n, f.coin) for f in adl(key) for n in range(3)}


def test_the_exchange_warns_before_adl_and_says_when_it_runs() -> None:
    market = tell(KEYS).market(START)
    said: dict[str, list[Danger]] = {}
    for n in range(LENGTH + 1):
        market.advance(START + timedelta(seconds=n))
        for coin in market.public().coins:
            path = said.setdefault(coin.coin, [])
            if not path or path[-1] is not coin.danger:
                path.append(coin.danger)
    for name, path in said.items():
        assert path[:2] == [Danger.CALM, Danger.RAISED] and Danger.UNDER_WAY in path, name
        assert path[-1] is Danger.HIGH, "the fund stays empty"
    assert market.public().fund == market.fund < 1


def test_the_address_keeps_a_part() -> None:
    assert adl(ADDRESS)
    (left,) = looks()[-1][ADDRESS].positions
    assert left.size == D(300) - sum(f.size for f in adl(ADDRESS))


@pytest.mark.parametrize(("key", "coin"), [(HEDGE, "BTC"), (HEDGE, "ETH"), (ADDRESS, "ETH")])
def test_the_gauge_is_low_again_at_the_end(key: str, coin: str) -> None:
    last = levels(key, coin)[-1]
    assert last is not None and last <= 2


def test_adl_only_ever_takes_from_the_watched_shorts_side_and_at_a_profit() -> None:
    for key in KEYS:
        assert all(f.side is Side.SHORT and f.realised > 0 for f in adl(key))


def test_no_order_would_have_been_reached() -> None:
    listings = {listing.coin: listing for listing in tell(KEYS).opening.listings}
    for order in tell(KEYS).opening.orders:
        marks = [listings[order.coin].path.at(n) for n in range(LENGTH + 1)]
        assert order.buy and order.second < LENGTH
        assert max(marks) < order.price if order.trigger else order.price < min(marks)


def test_the_end_is_quiet_but_for_an_account_that_cannot_be_read() -> None:
    (fault,) = tell(KEYS).outages(START)
    assert (fault.key, fault.kind, fault.status) == (CALM, FaultKind.HTML, 503)
    assert fault.until - fault.from_ == timedelta(seconds=80)
    assert fault.until < START + tell(KEYS).length
    assert all(f.at < fault.from_ for key in KEYS for f in looks()[-1][key].fills)


def test_it_is_the_same_story_every_time() -> None:
    assert tuple(_play()) == looks()
