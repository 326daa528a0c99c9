"""What a reduction did to a hedge: said with it, and edited as it is mended."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.context import Context
from bot.detect.hedge import legs
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.detect.wound import LASTS, alert_of, tend
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, Forced, Reduced
from bot.model.fill import Cause, Fill
from bot.model.hedge import Balance, Imbalance, Leg, Pairing
from bot.model.instrument import Payoff
from bot.model.observation import Observation
from bot.model.position import Position
from bot.model.preferences import HedgeWishes, Wishes
from tests.builders import ACCOUNT, at, fill, look
from tests.detect.legs import OTHER, account, elsewhere, held, instrument, numbers

TUNING = Tuning()


class Story:
    """One account look by look, as the watcher goes, beside legs elsewhere that the test sets."""

    def __init__(self, *positions: Position, beside: tuple[Leg, ...] = (), **context: Any) -> None:
        self.baseline = account(*positions)
        self.beside = beside
        self.context: dict[str, Any] = {"where": "main", **context}

    def look(
        self, *positions: Position, fills: tuple[Fill, ...] | None = None, after: float = 5
    ) -> list[Event]:
        return self.sees(look(list(positions), None if fills is None else list(fills), after))

    def sees(self, seen: Observation) -> list[Event]:
        events, after = step(ACCOUNT, self.baseline, seen, TUNING)
        context = Context(others=elsewhere(*self.beside), **self.context)
        events, self.baseline = tend(ACCOUNT, self.baseline, seen, events, after, context)
        return list(events)


def alpha(coins: str | int) -> tuple[Leg, ...]:
    """A leg of that many coins in the owner's other account."""
    return legs(OTHER, "alpha", account(held(coins))) if Decimal(coins) else ()


def only(events: list[Event]) -> Imbalance:
    """The one imbalance of the one event."""
    (event,) = events
    assert isinstance(event, AdlTaken | Forced | Reduced)
    (imbalance,) = event.imbalances
    return imbalance


def test_adl_takes_one_leg_and_the_other_is_naked() -> None:
    story = Story(held(-10), beside=alpha(10))
    found = only(story.look(held(-6), fills=(fill("f1", 4, at=at(4)),)))
    assert (found.before, found.after, found.usd, found.hedged) == (
        Decimal(0),
        Decimal(4),
        Decimal(10_000),
        Decimal("0.6"),
    )
    assert found.naked is not None and (found.naked.where, found.balance) == ("alpha", Balance.OPEN)
    assert [(c.leg.where, c.size, c.buy) for c in found.closings] == [
        ("alpha", Decimal(4), False),
        ("main", Decimal(4), False),
    ]


def test_the_same_look_twice_says_nothing_more() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    assert story.look(held(-6), after=10) == []
    assert story.look(held(-6), fills=(fill("f1", 4, at=at(4)),), after=15) == []


def test_mending_it_edits_the_same_message() -> None:
    story = Story(held(-10), beside=alpha(10))
    (first,) = story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    story.beside = alpha(8)
    (half,) = story.look(held(-6), after=10)
    story.beside = alpha(6)
    (mended,) = story.look(held(-6), after=15)
    for event in (first, half, mended):
        assert isinstance(event, AdlTaken) and event.incident.alert == "7:adl:f1"
    assert isinstance(mended, AdlTaken) and not mended.fresh
    assert only([half]).after == 2 and only([half]).before == 0
    assert (only([mended]).after, only([mended]).balance) == (Decimal(0), Balance.MENDED)
    assert story.look(held(-6), after=20) == []


def test_a_message_is_edited_long_after_its_incident_is_over() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    later = TUNING.quiet_gap.total_seconds() + 60
    story.look(held(-6), after=later)
    assert story.baseline.incident is None
    story.beside = alpha(6)
    (mended,) = story.look(held(-6), after=later + 60)
    assert isinstance(mended, AdlTaken) and only([mended]).balance is Balance.MENDED
    assert story.baseline.wounds == ()


def test_a_day_later_nobody_waits_for_it_any_more() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    story.look(held(-6), after=LASTS.total_seconds() + 10)
    assert story.baseline.wounds == ()
    story.beside = alpha(6)
    assert story.look(held(-6), after=LASTS.total_seconds() + 20) == []


def test_more_fills_of_the_incident_keep_what_was_before_all_of_them() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    found = only(story.look(fills=(fill("f2", 6, at=at(8)),), after=10))
    assert (found.before, found.after, found.hedged) == (Decimal(0), Decimal(10), Decimal(0))
    assert [c.size for c in found.closings] == [10, 10], "the leg that is gone can be built up again"


def test_a_fill_that_comes_before_the_size_shows_it_counts_already() -> None:
    story = Story(held(-10), beside=alpha(10))
    found = only(story.look(held(-10), fills=(fill("f1", 4, at=at(4)),)))
    assert found.after == 4
    events = story.look(held(-6), after=10)
    assert all(only([event]).after == 4 for event in events)


def test_a_question_and_its_answer_speak_of_one_loss() -> None:
    story = Story(held(-10), beside=alpha(10))
    asked = story.look(held(-6))
    (answered,) = story.look(held(-6), fills=(fill("f1", 4, Cause.LIQUIDATION, at=at(4)),), after=10)
    assert isinstance(answered, Forced)
    for found in (only(asked), only([answered])):
        assert (found.before, found.after) == (Decimal(0), Decimal(4))
    story.beside = alpha(6)
    (mended,) = story.look(held(-6), after=15)
    assert isinstance(mended, Forced) and mended.alert == answered.alert
    assert only([mended]).balance is Balance.MENDED


def test_an_older_reduction_that_nobody_explained_is_another_story() -> None:
    story = Story(held(-10), beside=alpha(10))
    (asked,) = story.look(held(-8))
    taken, *_ = story.look(held(-5), fills=(fill("f1", 3, at=at(7199)),), after=7200)
    found = only([taken])
    assert (only([asked]).before, only([asked]).after) == (Decimal(0), Decimal(2))
    assert (found.before, found.after) == (Decimal(2), Decimal(5))


def test_an_own_order_that_comes_with_adl_is_no_part_of_what_adl_did() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-8), after=10)
    own = fill("own", 2, Cause.OWN_ORDER, at=at(5))
    events = story.look(held(-5), fills=(fill("adl", 3, at=at(18)), own), after=20)
    taken, answer = events
    assert isinstance(taken, AdlTaken) and isinstance(answer, Reduced)
    assert (only([taken]).before, only([taken]).after) == (Decimal(2), Decimal(5))
    assert only([answer]).before == 0


def test_a_hedge_that_keeps_its_balance_says_so() -> None:
    story = Story(held(-10), beside=alpha(10))
    assert only(story.look(held("-9.9"), fills=(fill("f1", "0.1", at=at(4)),))).balance is Balance.HELD


def test_both_legs_of_one_account() -> None:
    story = Story(held(10, slot="LONG"), held(-1000, instrument("ETH-SWAP", contract="0.01")))
    cut = fill("f1", 720, key=held(-1, instrument("ETH-SWAP")).key, at=at(4))
    short = held(-280, instrument("ETH-SWAP", contract="0.01"))
    found = only(story.look(held(10, slot="LONG"), short, fills=(cut,)))
    assert found.after == Decimal("7.2") and [c.size for c in found.closings] == [Decimal("7.2"), 720]


@pytest.mark.parametrize(
    "story",
    [
        Story(held(-10)),
        Story(held(-10), beside=alpha(-5)),
        Story(held(-10), beside=alpha("0.5")),
        Story(held(-10), beside=legs(OTHER, "alpha", account(held(10, instrument("BTCUSDT", base="BTC"))))),
        Story(held(-10), beside=alpha(10), pairings={"ETH": Pairing.OVERRULED}),
    ],
)
def test_where_no_hedge_is_known_nothing_is_said_of_one(story: Story) -> None:
    (event,) = story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    assert isinstance(event, AdlTaken) and event.imbalances == ()
    assert story.baseline.wounds == ()


def test_what_its_owner_overrules_goes_from_the_message() -> None:
    story = Story(held(-10), beside=alpha(10))
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    story.context["pairings"] = {"ETH": Pairing.OVERRULED}
    (event,) = story.look(held(-6), after=10)
    assert isinstance(event, AdlTaken) and event.imbalances == ()
    assert story.look(held(-6), after=15) == []


def test_a_price_that_moves_is_no_news_of_an_inverse_leg() -> None:
    """Its exposure in coins moves with the price; its size does not."""
    inverse = instrument("ETHUSD", Payoff.INVERSE, "1")
    story = Story(held(-25_000, inverse), beside=alpha(10))
    cut = fill("f1", 10_000, key=held(-1, inverse).key, at=at(4))
    assert only(story.look(held(-15_000, inverse), fills=(cut,))).after == 4
    assert story.look(held(-15_000, inverse, mark_price=Decimal(2510)), after=10) == []


def test_a_smaller_change_than_is_tolerated_is_not_told() -> None:
    wishes = Wishes(hedge=HedgeWishes(Decimal("0.02"), Decimal(2000)))
    story = Story(held(-10), beside=alpha(10), wishes=wishes)
    story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    story.beside = alpha("9.5")
    assert story.look(held(-6), after=10) == []
    story.beside = alpha(9)
    assert only(story.look(held(-6), after=15)).after == 3


def test_orders_that_are_read_later_do_not_take_the_hedge_out_of_the_message() -> None:
    story = Story(held(-10), beside=alpha(10))
    (event,) = story.look(held(-6), fills=(fill("f1", 4, at=at(4)),))
    assert isinstance(event, AdlTaken)
    again = replace(event, imbalances=(), fresh=False)
    events, _ = tend(
        ACCOUNT,
        story.baseline,
        Observation(at(6)),
        (again,),
        story.baseline,
        Context(others=elsewhere(*alpha(10))),
    )
    assert only(list(events)) == replace(only([event]), closings=only(list(events)).closings)


@given(numbers(6), numbers(6), st.data())
def test_before_and_after_differ_by_what_was_taken(
    long: Decimal, short: Decimal, data: st.DataObject
) -> None:
    """Whatever the sizes: what the message says of the exposure is what the fills did to it, exactly."""
    cut = min(short, data.draw(numbers(6)))
    left = short - cut
    story = Story(held(str(-short)), beside=alpha(str(long)))
    positions = [held(str(-left))] if left else []
    (event,) = story.look(*positions, fills=(fill("f1", str(cut), at=at(4)),))
    assert isinstance(event, AdlTaken)
    for found in event.imbalances:
        assert Fraction(found.before) == Fraction(long) - Fraction(short)
        assert Fraction(found.after) - Fraction(found.before) == Fraction(cut)
    assert bool(event.imbalances) == (min(long, short) * 10 >= max(long, short))


@given(st.lists(st.sampled_from(["1", "2", "3"]), min_size=1, max_size=3), st.booleans(), st.booleans())
def test_in_whatever_order_it_arrives_the_end_is_the_same(cuts: list[str], late: bool, apart: bool) -> None:
    """Fills before, with or after the size, together or one by one."""
    story = Story(held(-10), beside=alpha(10))
    fills = tuple(fill(f"f{n}", cut, at=at(n + 1)) for n, cut in enumerate(cuts))
    left = 10 - sum(map(int, cuts))
    shown = [held(-left)] if left else []
    told: list[Event] = []
    if late:
        told += story.look(*shown, after=10)
    if apart:
        for n in range(len(fills)):
            told += story.look(*(shown if late else [held(-10)]), fills=fills[: n + 1], after=20 + n)
    told += story.look(*shown, fills=fills, after=60)
    told += story.look(*shown, after=70)
    last = {alert_of(e): e for e in told if isinstance(e, AdlTaken | Forced | Reduced)}
    assert all(only([event]).after == 10 - left and only([event]).before == 0 for event in last.values())


def test_a_baseline_without_reductions_asks_for_no_legs() -> None:
    def asked() -> tuple[Leg, ...]:
        raise AssertionError("a quiet look needs no legs")

    before: Baseline = account(held(-10))
    seen = look([held(-10)], after=5)
    assert tend(ACCOUNT, before, seen, (), before, Context(others=asked)) == ((), before)
