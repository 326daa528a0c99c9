"""The calculator: smaller, with lower leverage, held while the market is in danger."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checklist.liquidation import distance
from bot.detect.context import Context
from bot.model.baseline import Baseline, Cut, Health, Sight
from bot.model.checklist import Line, Mark, Shows
from bot.model.event import AdlTaken, Event
from bot.model.evidence import Alone, Gap, Instead, Market, Missing, Naked, Nothing, Place, Rebuild, Waits
from bot.model.evidence import Key as KeyStands
from bot.model.funds import Funds
from bot.model.hedge import Balance, Hedge
from bot.model.instrument import Instrument, Payoff
from bot.model.key import KeyBinding, KeyExpires, KeyTooPowerful
from bot.model.observation import Neutrality
from bot.model.person import Account, Watch
from bot.model.position import Position, Side
from bot.model.preferences import RebuildWishes, Wishes
from bot.model.proof import Proof, Right, Verdict
from bot.model.regime import Regime
from bot.model.score import Score
from tests.builders import account, at, gauge, key, position
from tests.checklist.scenes import lines, scene, told
from tests.events import every_event, gauge_moved, imbalance, leg, regime

D = Decimal
CUT = Cut(key(), Side.SHORT, told().incident.alert, at(), D(10), D(4), D(25_000), D(8))
CALM = Context(regimes={"ETHUSDT": regime(Regime.CALM)})
LATER = at(120)
"""The market was judged again since."""


def by_profit(of: Position, funds: Funds | None) -> Score | None:
    """A ranking by profit over margin."""
    pot = funds.behind(of) if funds else None
    if pot is None or not pot.wallet or of.profit is None:
        return None
    return Score(of.profit / pot.wallet, "profit / margin", ())


def rebuild(event: AdlTaken | None = None, **more: Any) -> tuple[Rebuild, Line]:
    facts: dict[str, Any] = {"context": CALM, "cuts": (CUT,)}
    (line,) = lines(Shows.REBUILD, scene(event, now=LATER, **(facts | more)))
    assert isinstance(line.fact, Rebuild)
    return line.fact, line


def test_the_choices_are_at_most_what_is_left_at_half_the_former_leverage() -> None:
    fact, line = rebuild()
    assert [(c.size, c.leverage) for c in fact.choices] == [(D(1), D(4)), (D(3), D(4)), (D(6), D(4))]
    assert [(c.notional, c.margin) for c in fact.choices][-1] == (D(15_000), D(3_750))
    assert (fact.was.size, fact.was.leverage, fact.was.notional) == (D(10), D(8), D(25_000))
    assert line.shown is Mark.OPEN and fact.waits is None


@pytest.mark.parametrize(
    ("wishes", "size", "leverage"),
    [
        (RebuildWishes(of_leverage=D("0.25")), D(6), D(2)),
        (RebuildWishes(leverage=D(3)), D(6), D(3)),
        (RebuildWishes(leverage=D(30)), D(6), D(4)),
        (RebuildWishes(of_size=D("0.5")), D(3), D(4)),
    ],
)
def test_a_person_sets_their_own_cap(wishes: RebuildWishes, size: Decimal, leverage: Decimal) -> None:
    fact, _ = rebuild(context=replace(CALM, wishes=Wishes(rebuild=wishes)))
    assert (fact.choices[-1].size, fact.choices[-1].leverage) == (size, leverage)


def test_where_all_is_gone_half_of_what_was_taken_is_the_most() -> None:
    gone = told(cut=10, shown=0)
    fact, _ = rebuild(gone, held=(), cuts=(replace(CUT, taken=D(10)),))
    assert fact.choices[-1].size == 5 and fact.choices[-1].notional == D(12_500)


@pytest.mark.parametrize(
    ("state", "waits", "mark"),
    [
        (Regime.WARNING, Waits.CALM, Mark.HELD),
        (Regime.CASCADE, Waits.CALM, Mark.HELD),
        (Regime.RECOVERING, None, Mark.OPEN),
        (Regime.CALM, None, Mark.OPEN),
    ],
)
def test_it_is_held_while_the_market_is_in_danger(state: Regime, waits: Waits | None, mark: Mark) -> None:
    context = Context(regimes={"ETHUSDT": regime(state)})
    fact, line = rebuild(context=context)
    assert (fact.waits, line.shown) == (waits, mark)
    (market,) = lines(Shows.REGIME, scene(context=context, now=LATER))
    assert isinstance(market.fact, Market) and (market.shown is Mark.HELD) == (waits is not None)


def test_a_market_that_nobody_judges_counts_as_dangerous_for_an_hour() -> None:
    assert rebuild(context=Context())[0].waits is Waits.CALM
    (line,) = lines(Shows.REBUILD, scene(context=Context(), cuts=(CUT,), now=at(4000)))
    assert line.shown is Mark.OPEN


def test_after_a_restart_an_open_rebuild_is_not_held_until_the_market_is_judged_again() -> None:
    free = scene(context=CALM, cuts=(CUT,), now=LATER)
    (line,) = lines(Shows.REBUILD, free, replace(free, context=Context()))
    assert line.shown is Mark.OPEN
    warned = replace(free, context=Context(regimes={"ETHUSDT": regime(Regime.WARNING)}))
    (line,) = lines(Shows.REBUILD, free, warned)
    assert line.shown is Mark.HELD


def test_that_it_was_calm_before_says_nothing() -> None:
    (line,) = lines(Shows.REBUILD, scene(context=CALM, cuts=(CUT,)))
    assert line.shown is Mark.HELD and isinstance(line.fact, Rebuild) and line.fact.regime is None


@pytest.mark.parametrize(
    ("leverage", "size", "mark"),
    [(4, 6, Mark.DONE), (5, 6, Mark.OPEN), (4, 7, Mark.OPEN), (2, 3, Mark.DONE)],
)
def test_a_position_within_the_limits_ticks_it(leverage: int, size: int, mark: Mark) -> None:
    _, line = rebuild(held=(position(size, leverage=D(leverage)),))
    assert line.shown is mark


def test_half_the_leverage_halves_the_score_at_the_same_profit() -> None:
    fact, _ = rebuild(context=replace(CALM, score=by_profit))
    whole = fact.choices[-1].score
    assert fact.was.score and whole is not None and whole / fact.was.score == D("0.5")


def test_other_ways_are_offered_where_they_apply() -> None:
    fact, _ = rebuild(neutral_mode=True, neutrality=Neutrality.OFF)
    assert fact.instead == (Instead.TAKE_PROFIT, Instead.SPLIT, Instead.NEUTRAL_MODE)
    losing = rebuild(held=(position(6, profit=D(-1)),), neutral_mode=True, neutrality=Neutrality.ON)[0]
    assert losing.instead == (Instead.SPLIT,)


def test_without_worth_nothing_is_reckoned() -> None:
    (line,) = lines(Shows.REBUILD, scene(told(), held=(), context=CALM))
    assert line.shown is Mark.UNKNOWN and line.fact == Missing(Gap.NOT_OFFERED, "ETHUSDT")


def test_what_it_was_is_remembered_after_the_cut_is_forgotten() -> None:
    (line,) = lines(Shows.REBUILD, scene(context=CALM, cuts=(CUT,)), scene(context=CALM, held=(), cuts=()))
    assert isinstance(line.fact, Rebuild)
    assert (line.fact.was.leverage, line.fact.was.notional) == (D(8), D(25_000))
    lower = scene(context=CALM, held=(position(6, leverage=D(3)),), cuts=(), now=LATER)
    (line,) = lines(Shows.REBUILD, scene(context=CALM, cuts=(CUT,), now=LATER), lower)
    assert isinstance(line.fact, Rebuild) and line.fact.was.leverage == D(8) and line.shown is Mark.DONE


LINEAR = Instrument("X", "ETH", "USDT", "USDT", Payoff.LINEAR, D(1))
INVERSE = Instrument("X", "ETH", "USD", "ETH", Payoff.INVERSE, D(10))


@given(st.sampled_from(Side), st.sampled_from([LINEAR, INVERSE]), st.integers(2, 50), st.integers(0, 9))
def test_at_the_liquidation_price_margin_and_profit_are_the_maintenance(
    side: Side, known: Instrument, leverage: int, thousandths: int
) -> None:
    """For a notional of 1 opened at 1: in the quote currency, or in coins."""
    maintenance = D(thousandths) / 1000
    away = distance(side, known, D(leverage), maintenance)
    assert away is not None
    price = 1 - away * side.sign
    if known is LINEAR:
        worth, needed = D(1) / leverage + (price - 1) * side.sign, maintenance * price
    else:
        worth, needed = D(1) / leverage + (1 - 1 / price) * side.sign, maintenance / price
    assert abs(worth - needed) < D("1e-20")


@pytest.mark.parametrize(("side", "known"), [(Side.LONG, LINEAR), (Side.SHORT, INVERSE)])
def test_at_no_leverage_it_is_never_liquidated(side: Side, known: Instrument) -> None:
    assert distance(side, known, D(1), D(0)) is None


@pytest.mark.parametrize(
    ("balance", "unread", "mark"),
    [
        (Balance.OPEN, (), Mark.OPEN),
        (Balance.MENDED, (), Mark.DONE),
        (Balance.HELD, (), Mark.DONE),
        (Balance.MENDED, (leg(1),), Mark.UNKNOWN),
    ],
)
def test_the_hedge_is_done_when_it_balances(balance: Balance, unread: tuple[object, ...], mark: Mark) -> None:
    event = replace(told(), imbalances=(imbalance(balance, unread=unread),))
    (line,) = lines(Shows.HEDGE, scene(event))
    assert isinstance(line.fact, Naked) and line.shown is mark
    assert [n.fact for n in lines(Shows.HEDGE, scene())] == [Nothing()]


def test_the_leg_that_would_stand_alone_is_named() -> None:
    legs = (leg(-10), leg(3, account=8), leg(7, account=9))
    seen = replace(scene(), event=gauge_moved(3, 4), hedges={"ETH": Hedge("ETH", legs)})
    (line,) = lines(Shows.HEDGE, seen)
    assert isinstance(line.fact, Alone) and line.fact.leg == legs[2] and line.shown is Mark.OPEN
    unhedged = replace(seen, hedges={"ETH": Hedge("ETH", legs[:1]), "BTC": Hedge("BTC", legs[1:])})
    assert [n.fact for n in lines(Shows.HEDGE, unhedged)] == [Nothing()]


@pytest.mark.parametrize(("level", "mark"), [(4, Mark.OPEN), (3, Mark.DONE)])
def test_the_place_in_the_queue(level: int, mark: Mark) -> None:
    seen = replace(scene(held=(position(10, level=gauge(level)),)), event=gauge_moved(3, 4))
    place, size, *_ = lines(Shows.QUEUE, seen)
    assert isinstance(place.fact, Place) and place.shown is mark and size.info
    closed = replace(scene(held=()), event=gauge_moved(3, 4))
    assert lines(Shows.QUEUE, closed)[0].shown is Mark.DONE


def test_a_position_that_the_key_cannot_read_any_more_is_not_closed() -> None:
    seen = scene(held=(), beyond=(position(10, level=gauge(4)),), beyond_since=at())
    (line,) = lines(Shows.QUEUE, replace(seen, event=gauge_moved(3, 4)))
    assert (line.shown, line.fact) == (Mark.UNKNOWN, Missing(Gap.NOT_OFFERED))
    then = replace(scene(held=(position(10, level=gauge(4)),)), event=gauge_moved(3, 4))
    for after in lines(Shows.QUEUE, then, replace(seen, event=gauge_moved(3, 4))):
        assert after.shown is Mark.UNKNOWN


@pytest.mark.parametrize(
    ("event", "mended"),
    [
        (KeyTooPowerful(at(), (Right.TRADE,), ("canTrade",), True), account()),
        (KeyBinding(at(), False, True), account()),
        (KeyExpires(at(), at(900), 1), account(proof=Proof(Verdict.READ_ONLY))),
        (KeyExpires(at(), at(900), 1), account(proof=Proof(Verdict.READ_ONLY, expires_at=at(9_000_000)))),
    ],
)
def test_a_key_is_done_once_nothing_is_against_it(event: Event, mended: Account) -> None:
    barred = account(watch=Watch.BARRED, proof=Proof(Verdict.READ_ONLY, expires_at=at(900)))
    (line,) = lines(Shows.KEY, replace(scene(), event=event, account=barred))
    assert line.shown is Mark.OPEN
    (line,) = lines(Shows.KEY, replace(scene(), event=event, account=mended))
    assert line.shown is Mark.DONE


def test_sight_and_key_are_done_when_they_are_back() -> None:
    blind, refused = (
        next(e for e in every_event() if type(e).__name__ == n) for n in ("WentBlind", "KeyTurnedDown")
    )
    assert lines(Shows.SIGHT, replace(scene(), event=blind))[0].shown is Mark.DONE
    turned = account(watch=Watch.REFUSED)
    (line,) = lines(Shows.KEY, replace(scene(), event=refused, account=turned))
    assert line.shown is Mark.OPEN and line.fact == KeyStands(False, "the key was deleted")
    just_now = scene(health=Health(Sight.REFUSED, at(), at(), 1, "the key was deleted"))
    (line,) = lines(Shows.KEY, replace(just_now, event=refused))
    assert line.shown is Mark.OPEN, "what is remembered of the account may be older than the refusal"
    (line,) = lines(Shows.KEY, replace(scene(), event=refused))
    assert line.shown is Mark.DONE
    assert lines(Shows.KEY, replace(scene(), event=refused, baseline=Baseline()))[0].shown is Mark.DONE
