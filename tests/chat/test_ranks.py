"""Why, and what would halve it, as people read it."""

from decimal import Decimal

import pytest

from bot.chat import dangers, ranks
from bot.detect.ranking import Agreement
from bot.model.baseline import Baseline
from bot.model.event import GaugeMoved
from bot.model.score import Change, Score, WhatIf
from bot.services.accounts import Standing
from bot.services.positions import Ranked
from tests.builders import account, at, position

ESTIMATE = Score(
    Decimal("0.795"),
    "profit % x leverage",
    (("profit %", Decimal("0.056")), ("effective leverage", Decimal("14.2"))),
    True,
)
EXACT = Score(
    Decimal("0.0006706"),
    "PnL x ratio",
    (("PnL %", Decimal("0.05612")), ("margin ratio %", Decimal("0.01195"))),
)
BOUND = Score(Decimal(2), "x", (("effective leverage", Decimal("12345.67")),), True, ("equity",))
WAYS = (
    WhatIf(Change.REDUCE, Decimal("2.0914"), Decimal("0.3974")),
    WhatIf(Change.ADD_MARGIN, Decimal("8191.21"), Decimal("0.3975")),
    WhatIf(Change.LOWER_LEVERAGE, Decimal("7.1099"), Decimal("0.3975")),
    WhatIf(Change.TAKE_PROFIT, Decimal("508.1"), Decimal("0.3975")),
)


@pytest.mark.parametrize(
    ("score", "line"),
    [
        (None, ()),
        (ESTIMATE, ("Why: profit 5.6 % × effective leverage 14.2 = 0.795 (estimate)",)),
        (EXACT, ("Why: PnL 5.61 % × margin ratio 1.2 % = 0.000671",)),
        (BOUND, ("Why: effective leverage 12,300 = 2 at most (equity not readable)",)),
        (Score(Decimal(0), "x", (("PnL %", Decimal(0)),)), ("Why: PnL 0 % = 0",)),
    ],
)
def test_why(score: Score | None, line: tuple[str, ...]) -> None:
    assert ranks.why(score) == line


def test_what_would_halve_it_is_rounded_so_that_it_is_enough() -> None:
    assert ranks.ways(WAYS, position()) == (
        "Half of it: close 2.1, or add 8,200 USDT of margin, or bring the effective leverage down to 7.1, "
        "or take 509 USDT of profit and open again.",
    )
    found = WhatIf(Change.REDUCE, Decimal("2.5000000000000138"), Decimal(1))
    assert ranks.ways([found], position()) == ("Half of it: close 2.5.",)
    (all_of_it,) = ranks.ways([WhatIf(Change.TAKE_PROFIT, Decimal(1_000), Decimal(0))], position())
    assert all_of_it == "Half of it: take all profit and open again."
    assert ranks.ways((), position()) == ()


def moved(level: int, was: int, score: Score | None = None, ways: tuple[WhatIf, ...] = ()) -> GaugeMoved:
    return GaugeMoved(at(), position(level=level), was, level, 4, score, ways=ways)


def test_the_alert_says_why_and_what_would_halve_it() -> None:
    told = dangers.gauge(moved(4, 2, ESTIMATE, WAYS), "main")
    assert [line[:12] for line in told.lines] == ["Why: profit ", "Half of it: "]
    plain = dangers.gauge(moved(3, 2, ESTIMATE), "main")
    assert [line[:12] for line in plain.lines] == ["Why: profit ", "What lowers "]
    assert dangers.gauge(moved(1, 3), "main").lines == ()


def ranked(score: Score | None, ways: tuple[WhatIf, ...] = (), agreed: tuple[int, int] = (0, 0)) -> Ranked:
    baseline = Baseline(looked_at=at(-5), funds_at=at(-300))
    return Ranked(Standing(account(), baseline), position(level=3), score, ways, Agreement(*agreed))


def test_a_place_in_the_queue() -> None:
    told = ranks.positions([ranked(ESTIMATE, WAYS, (17, 20)), ranked(None)], {}, at())
    assert told.lines == (
        "ETHUSDT short 10 · main (somewhere)",
        "ADL 3 of 4 (exchange: adl=3)",
        "Why: profit 5.6 % × effective leverage 14.2 = 0.795 (estimate)",
        "Score and indicator agreed in 17 of 20 comparisons in this market.",
        "Read 5 s ago, its margin 5 min ago.",
        "ETHUSDT short 10 · main (somewhere)",
        "ADL 3 of 4 (exchange: adl=3)",
        "Why: not known; the exchange publishes no ranking, or too little could be read.",
        "Read 5 s ago, its margin 5 min ago.",
    )


def test_the_ways_one_by_one() -> None:
    lines = ranks.what_ifs([ranked(ESTIMATE, WAYS)], {}, at()).lines
    assert lines[2:4] == ("• close 2.1: then 0.397", "• add 8,200 USDT of margin: then 0.398")
    assert "I do not trade" in lines[-1]


@pytest.mark.parametrize(
    ("score", "said"),
    [(Score(Decimal(0), "x", ()), "No profit"), (BOUND, "cannot be said"), (None, "cannot")],
)
def test_nothing_is_advised_where_nothing_is_needed_or_known(score: Score | None, said: str) -> None:
    assert any(said in line for line in ranks.what_ifs([ranked(score)], {}, at()).lines)
