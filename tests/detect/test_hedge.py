"""Legs by base asset, and what would balance them: right to the last digit, whatever the contracts."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.assets import Coin, coin, is_dollar
from bot.detect.hedge import by_base, is_hedge, legs, moved, tolerated, weigh
from bot.model.baseline import Credit, Health, Sight
from bot.model.funds import Funds, Holding, Pot
from bot.model.hedge import Balance, Closing, Hedge, Leg, Pairing
from bot.model.instrument import Payoff
from bot.model.position import Position, SizeUnit
from bot.model.preferences import HedgeWishes
from tests.builders import ACCOUNT, at, key
from tests.detect.legs import MARK, OTHER, account, books, coins, held, instrument, numbers

EXACTLY = HedgeWishes(Decimal(0), Decimal(0))
CONTRACTS = instrument("ETH-SWAP", contract="0.01")
INVERSE = instrument("ETHUSD", Payoff.INVERSE, "10")


def hedge(*positions: Position, pairing: Pairing = Pairing.SUGGESTED) -> Hedge:
    return by_base(legs(ACCOUNT, "main", account(*positions)), {"ETH": pairing})["ETH"]


def effect(closing: Closing) -> Fraction:
    """What an order does to the exposure, in coins, by the leg's own contract."""
    signed = Fraction(closing.size) * (1 if closing.buy else -1)
    return signed * closing.leg.coins_per_unit


# The laws


@given(books)
def test_the_net_exposure_is_the_sum_of_what_the_venues_say(positions: tuple[Position, ...]) -> None:
    found = hedge(*positions)
    assert found.net == sum(map(coins, positions), Fraction(0))
    assert found.longs >= 0 and found.shorts >= 0 and found.net == found.longs - found.shorts
    assert 0 <= found.hedged <= 1


def nearly(found: Fraction, exact: Fraction) -> bool:
    """Equal, but for the sixtieth digit of a quotient without an end."""
    return abs(found - exact) <= abs(exact) * Fraction(1, 10**55)


@given(books, st.data())
def test_each_way_closes_the_gap(positions: tuple[Position, ...], data: st.DataObject) -> None:
    found = hedge(*positions)
    hit = data.draw(st.lists(st.sampled_from(found.legs), unique=True))
    weighed = weigh(found, Fraction(0), hit, EXACTLY)
    reducing = [c for c in weighed.closings if c.reduces]
    rebuilding = [c for c in weighed.closings if not c.reduces]
    if not found.net:
        return
    assert nearly(sum(map(effect, reducing), Fraction(0)), -found.net)
    assert all(nearly(effect(c), -found.net) for c in rebuilding)
    assert all(Fraction(c.size) <= abs(Fraction(c.leg.size)) * (1 + Fraction(1, 10**55)) for c in reducing)
    assert {c.leg.key for c in rebuilding} == {leg.key for leg in hit if leg.coins * found.net < 0}
    heavy = [leg for leg in found.legs if leg.coins * found.net > 0]
    assert weighed.naked is not None and abs(weighed.naked.coins) == max(abs(leg.coins) for leg in heavy)


@given(books, st.randoms())
def test_the_order_of_the_legs_changes_nothing(positions: tuple[Position, ...], random: object) -> None:
    found = legs(ACCOUNT, "main", account(*positions))
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert by_base(found, {}) == by_base(shuffled, {})


@given(numbers(9), numbers(4, 3), numbers(8, 4))
def test_an_inverse_pair_of_one_contract_is_closed_in_whole_dollars(
    size: Decimal, contract: Decimal, mark: Decimal
) -> None:
    """The gap in coins has no end, the order has: it is what the other leg is larger by."""
    facts = instrument("ETHUSD", Payoff.INVERSE, str(contract))
    long = held(str(size * 3), facts, "LONG", mark_price=mark)
    short = held(str(-size), facts, "SHORT", mark_price=mark)
    found = hedge(long, short)
    (closing,) = weigh(found, Fraction(0), (), EXACTLY).closings
    assert (closing.size, closing.buy) == (size * 2, False)


# By example


@pytest.mark.parametrize(
    ("positions", "hedged", "net", "usd"),
    [
        ((held(10), held(-10, CONTRACTS, mark_price=MARK)), "0.01", "9.9", "24750"),
        ((held(10), held(-1000, CONTRACTS)), "1", "0", "0"),
        ((held("7.2"), held(-25_000, instrument("ETHUSD", Payoff.INVERSE, "1"))), "0.72", "-2.8", "7000"),
        ((held("7.2"), held(-1_800, INVERSE)), "1", "0", "0"),
        ((held(3), held(-2, slot="SHORT")), "0.6666666666", "1", "2500"),
    ],
)
def test_different_contracts_are_compared_in_coins(
    positions: tuple[Position, ...], hedged: str, net: str, usd: str
) -> None:
    weighed = weigh(hedge(*positions), Fraction(0), (), EXACTLY)
    assert str(weighed.hedged)[: len(hedged)] == hedged
    assert (weighed.after, weighed.usd) == (Decimal(net), Decimal(usd))


def orders(closings: Iterable[Closing]) -> list[tuple[str, str, str, bool]]:
    return [(str(c.leg.key), "buy" if c.buy else "sell", str(c.size), c.reduces) for c in closings]


def test_an_order_is_counted_as_its_own_exchange_counts() -> None:
    """A long of 10 coins; of the short of 1,000 contracts of a hundredth, 720 are taken."""
    before = legs(ACCOUNT, "main", account(held(10), held(-1000, CONTRACTS)))
    now = hedge(held(10), held(-280, CONTRACTS))
    weighed = weigh(now, Fraction(0), before[1:], HedgeWishes())
    assert orders(weighed.closings) == [
        ("ETHUSDT/BOTH", "sell", "7.2", True),
        ("ETH-SWAP/BOTH", "sell", "720", False),
    ]
    assert weighed.naked is not None and weighed.naked.key == key("ETHUSDT")


def test_a_leg_of_which_nothing_is_left_can_be_built_up_again() -> None:
    before = legs(ACCOUNT, "main", account(held(10), held(-2_500, INVERSE)))
    weighed = weigh(hedge(held(10)), Fraction(0), before[1:], HedgeWishes())
    assert (weighed.hedged, weighed.after) == (Decimal(0), Decimal(10))
    assert orders(weighed.closings)[1] == ("ETHUSD/BOTH", "sell", "2500", False)
    assert weighed.closings[1].leg.size == 0


def test_a_gap_larger_than_the_largest_leg_takes_several_orders() -> None:
    now = hedge(held(5, slot="LONG"), held(4, instrument("ETH-2")), held(-2, instrument("ETH-3")))
    assert orders(weigh(now, Fraction(0), (), HedgeWishes()).closings) == [
        ("ETHUSDT/LONG", "sell", "5", True),
        ("ETH-2/BOTH", "sell", "2", True),
    ]


def test_a_step_of_a_contract_is_left_to_its_owner() -> None:
    """We do not know what steps an exchange takes; the number is exact."""
    before = legs(ACCOUNT, "main", account(held(-1, instrument("ETH-SWAP", contract="0.3"))))
    now = hedge(held("0.1"), held("-0.001", instrument("ETH-9")))
    sizes = [c.size for c in weigh(now, Fraction(0), before, EXACTLY).closings]
    assert sizes[0] == Decimal("0.099") and sizes[1] == Decimal("0.33")


@pytest.mark.parametrize(
    ("found", "taken"),
    [
        (hedge(held(10), held(-10, CONTRACTS)), False),
        (hedge(held(10), held(-100, CONTRACTS)), True),
        (hedge(held(10), held(-100, CONTRACTS), pairing=Pairing.OVERRULED), False),
        (hedge(held(10), held(-10, CONTRACTS), pairing=Pairing.CONFIRMED), True),
        (hedge(held(10), held(10, CONTRACTS), pairing=Pairing.CONFIRMED), False),
        (hedge(held(10), held(10, CONTRACTS)), False),
    ],
)
def test_what_is_taken_for_a_hedge(found: Hedge, taken: bool) -> None:
    assert is_hedge(found) is taken


def test_what_is_tolerated() -> None:
    wishes = HedgeWishes(Decimal("0.02"), Decimal(50))
    assert tolerated(Fraction(2, 10), Fraction(10), None, wishes)
    assert not tolerated(Fraction(21, 100), Fraction(10), None, wishes)
    assert tolerated(Fraction(-21, 100), Fraction(10), Fraction(200), wishes), "42 USD are not told"
    assert not tolerated(Fraction(-21, 100), Fraction(10), Fraction(2500), wishes)


def test_cents_are_no_news_and_a_tenth_is() -> None:
    before, now = hedge(held(10), held(-600, CONTRACTS)), hedge(held(10), held("-600.2", CONTRACTS))
    told = weigh(before, Fraction(0), (), HedgeWishes())
    assert not moved(told, weigh(now, Fraction(0), (), HedgeWishes()), HedgeWishes())
    more = hedge(held(10), held(-700, CONTRACTS))
    assert moved(told, weigh(more, Fraction(0), (), HedgeWishes()), HedgeWishes())
    assert moved(told, replace(told, balance=Balance.MENDED), HedgeWishes())


def test_a_hedge_that_was_open_is_balanced_again_and_one_that_never_was_still_is() -> None:
    even = hedge(held(10), held(-1000, CONTRACTS))
    assert weigh(even, Fraction(0), (), HedgeWishes()).balance is Balance.HELD
    assert weigh(even, Fraction(0), (), HedgeWishes(), Balance.HELD).balance is Balance.HELD
    assert weigh(even, Fraction(0), (), HedgeWishes(), Balance.OPEN).balance is Balance.MENDED
    assert weigh(even, Fraction(0), (), HedgeWishes(), Balance.MENDED).balance is Balance.MENDED


# What is a leg


def test_spot_counts_where_it_is_read() -> None:
    funds = Funds(
        holdings=(Holding("ETH", Decimal(10)), Holding("USDT", Decimal(5000)), Holding("BTC", Decimal(0)))
    )
    found = legs(ACCOUNT, "main", account(held(-4), funds=funds))
    assert [(leg.base, leg.delta, leg.key) for leg in found] == [
        ("ETH", Decimal(-4), key()),
        ("ETH", Decimal(10), None),
    ]
    weighed = weigh(by_base(found, {})["ETH"], Fraction(0), (), HedgeWishes())
    assert weighed.usd == 15_000 and weighed.naked is not None and weighed.naked.key is None
    assert orders(weighed.closings) == [("None", "sell", "6", True)]


@pytest.mark.parametrize(
    "odd",
    [
        held(5, instrument(payoff=Payoff.OPTION)),
        held(5)._replace(instrument=None),
        held(5, instrument("USDCUSDT", base="USDC")),
        held(5, INVERSE, mark_price=None),
        held(5, replace(INVERSE, quote="EUR")),
    ],
)
def test_what_exposure_cannot_be_said_is_no_leg(odd: Position) -> None:
    assert legs(ACCOUNT, "main", account(odd)) == ()


def test_a_price_in_another_coin_is_no_price_in_dollars() -> None:
    (leg,) = legs(
        ACCOUNT, "main", account(held(5, replace(instrument(), quote="BTC"), mark_price=Decimal("0.05")))
    )
    assert (leg.delta, leg.mark) == (Decimal(5), None)


@pytest.mark.parametrize(
    ("credit", "left"), [("4", "-6"), ("10", "0"), ("99", "0"), ("-4", "-10"), ("0", "-10")]
)
def test_what_fills_have_taken_is_off_before_the_size_shows_it(credit: str, left: str) -> None:
    waiting = (Credit(key(), Decimal(credit), at()),)
    (leg,) = legs(ACCOUNT, "main", account(held(-10), credits=waiting))
    assert leg.delta == Decimal(left)


@pytest.mark.parametrize(
    ("funds", "margin"),
    [
        (None, (None, "")),
        (Funds(), (None, "")),
        (Funds((Pot("USDT", available=Decimal(7)),)), (7, "USDT")),
        (Funds((Pot("USD", available=Decimal(9)), Pot("USDT", available=Decimal(7)))), (7, "USDT")),
        (Funds((Pot("USD", available=Decimal(9)), Pot("USDT"))), (9, "USD")),
        (Funds((Pot("ETH", available=Decimal(9)),)), (None, "")),
        (Funds((Pot("USDT", available=Decimal(7), symbol="ETHUSDT"),)), (None, "")),
    ],
)
def test_margin_that_is_free(funds: Funds | None, margin: tuple[Decimal | None, str]) -> None:
    (leg,) = legs(ACCOUNT, "main", account(held(-10), funds=funds))
    assert (leg.available, leg.currency) == tuple(margin)


def test_legs_of_an_account_that_cannot_be_read_say_so() -> None:
    blind = Health(Sight.BLIND, at(-60), at(-55), 9, "no answer")
    (leg,) = legs(OTHER, "alpha", account(held(-10), health=blind))
    assert leg.unread_since == at(-60)
    failing = replace(blind, sight=Sight.FAILING)
    (leg,) = legs(OTHER, "alpha", account(held(-10), health=failing))
    assert leg.unread_since is None


def test_thousands_of_a_coin_are_the_coin() -> None:
    cheap = held(50, instrument("1000PEPEUSDT", base="1000PEPE"), mark_price=Decimal("0.01"))
    other = held(-4, instrument("PEPE-SWAP", base="PEPE", contract="10000"), mark_price=Decimal("0.00001"))
    found = by_base((*legs(ACCOUNT, "main", account(cheap)), *legs(OTHER, "alpha", account(other))), {})[
        "PEPE"
    ]
    weighed = weigh(found, Fraction(0), (), EXACTLY)
    assert (found.net, weighed.usd) == (Fraction(10_000), Decimal("0.1"))
    assert orders(weighed.closings) == [("1000PEPEUSDT/BOTH", "sell", "10", True)]


@pytest.mark.parametrize(
    ("asset", "means"),
    [
        ("BTC", Coin("BTC")),
        ("XBT", Coin("BTC")),
        ("btc", Coin("BTC")),
        ("WBTC", Coin("WBTC")),
        ("STETH", Coin("STETH")),
        ("1000SHIB", Coin("SHIB", 3)),
        ("SHIB1000", Coin("SHIB", 3)),
        ("1000000MOG", Coin("MOG", 6)),
        ("kPEPE", Coin("PEPE", 3)),
        ("KAVA", Coin("KAVA")),
        ("1INCH", Coin("1INCH")),
        ("1000X", Coin("1000X")),
        ("USDT", None),
        ("usdc", None),
        ("", None),
    ],
)
def test_names_of_coins(asset: str, means: Coin | None) -> None:
    assert coin(asset) == means


def test_dollars() -> None:
    assert is_dollar("USD") and is_dollar("fdusd") and not is_dollar("EUR") and not is_dollar("BTC")


def test_a_leg_counts_in_its_own_unit() -> None:
    found: tuple[Leg, ...] = legs(ACCOUNT, "main", account(held(-2_500, INVERSE), held(3, CONTRACTS)))
    assert [(leg.unit, leg.size, leg.delta) for leg in found] == [
        (SizeUnit.USD, Decimal(-2_500), Decimal(-10)),
        (SizeUnit.CONTRACTS, Decimal(3), Decimal("0.03")),
    ]
