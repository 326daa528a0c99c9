"""Who stands where in the ADL queue, and whom it takes from."""

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.queue import line_up, place, score, take
from bot.rehearsal.traders import Holding, opened

MARK = D(100)


def short(key: str, entry: str, leverage: str, size: str = "2") -> Holding:
    return opened(key, "BTC", -D(size), D(entry), D(leverage))


def test_the_score_is_profit_share_times_effective_leverage() -> None:
    # Sold 2 at 125 with 50 behind it: 50 of 250 won, 200 of notional on 100 of equity.
    assert score(short("a", "125", "5"), MARK) == D("0.2") * 2


def test_a_loss_counts_less_with_leverage() -> None:
    # 20 of 180 lost, 200 of notional on 70 of equity.
    assert score(short("a", "90", "2"), MARK) == (D(-20) / 180) / (D(200) / 70)


def test_more_profit_and_more_leverage_go_first() -> None:
    line = line_up([short("loser", "98", "5"), short("rich", "130", "5"), short("bold", "130", "9")], MARK)
    assert [h.key for h in line] == ["bold", "rich", "loser"]


def test_a_place_counts_the_profitable_of_the_same_side() -> None:
    crowd = [short(str(n), str(110 + n), "4") for n in range(5)]
    others = [short("loser", "99", "4"), opened("long", "BTC", D(3), D(80), D(4))]
    places = [place(h, crowd + others, MARK) for h in crowd]
    assert places == [D(0), D("0.25"), D("0.5"), D("0.75"), D(1)]
    assert place(others[0], crowd + others, MARK) == 0
    assert place(others[1], crowd + others, MARK) == 1


holdings = st.lists(
    st.tuples(st.integers(1, 900), st.integers(60, 200), st.integers(1, 20)), min_size=1, max_size=12
).map(lambda rows: [short(f"t{n}", str(e), str(lv), str(D(s) / 100)) for n, (s, e, lv) in enumerate(rows)])


@given(holdings=holdings, size=st.integers(0, 3000).map(lambda n: D(n) / 100))
def test_the_queue_is_taken_in_order(holdings: list[Holding], size: D) -> None:
    line = line_up(holdings, MARK)
    taken = take(line, size)
    assert sum(part for _, part in taken) == min(size, sum((abs(h.size) for h in line), D(0)))
    assert all(part == abs(h.size) for h, part in taken[:-1]), "only the last may keep a part"
    spared = [score(h, MARK) for h in line[len(taken) :]]
    assert all(score(h, MARK) >= other for h, _ in taken for other in spared)


@given(holdings=holdings)
def test_a_higher_place_is_a_higher_score(holdings: list[Holding]) -> None:
    winners = [h for h in line_up(holdings, MARK) if h.profit(MARK) > 0]
    places = [place(h, holdings, MARK) for h in winners]
    assert places == sorted(places, reverse=True)
    assert all(0 <= p <= 1 for p in places)
