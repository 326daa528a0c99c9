"""Incidents over looks: they close once, late fills find them, and they keep their children quiet."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.children import HOLD
from bot.detect.incident import Before, absorb
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.event import AdlTaken, Event, Forced, Reduced
from bot.model.fill import Cause, Fill
from bot.model.incident import Incident, Taken
from bot.model.instrument import Instrument, Payoff
from bot.model.observation import Sign
from bot.model.position import Side, SizeUnit
from tests.builders import ACCOUNT, at, fill, key, look, position
from tests.detect.test_step import play

QUIET = Tuning().quiet_gap.total_seconds()
FIRST = (look([position(10)], []), look([position(6)], [fill()], after=5))


def incidents(events: list[Event]) -> list[AdlTaken]:
    return [e for e in events if isinstance(e, AdlTaken)]


def test_it_closes_once_when_it_is_quiet() -> None:
    events, baseline = play(*FIRST, *(look([position(6)], [], after=5 + n * 60) for n in range(1, 20)))
    opened, closed = incidents(events)
    assert not opened.closed and closed.closed and not closed.fresh
    assert closed.incident.alert == opened.incident.alert
    assert closed.at == at(5 + 6 * 60) and baseline.incident is None


def test_it_closes_after_a_stop_of_the_program() -> None:
    events, baseline = play(*FIRST, look([position(6)], [], after=9000))
    assert [e.closed for e in incidents(events)] == [False, True] and baseline.incident is None


def test_a_blind_look_at_positions_closes_it_too() -> None:
    events, _ = play(*FIRST, look(None, [], after=9000))
    assert [e.closed for e in incidents(events)] == [False, True]


def test_a_newer_one_closes_the_older() -> None:
    new = fill("b", 2, at=at(5 + QUIET + 1))
    events, baseline = play(*FIRST, look([position(4)], [new], after=5 + QUIET + 2))
    assert [(e.incident.id, e.fresh, e.closed) for e in incidents(events)] == [
        (f"{ACCOUNT}:adl:f1", True, False),
        (f"{ACCOUNT}:adl:b", True, False),
        (f"{ACCOUNT}:adl:f1", False, True),
    ]
    assert baseline.incident is not None and baseline.incident.id == f"{ACCOUNT}:adl:b"


def test_two_that_were_missed_are_told_and_the_older_is_closed() -> None:
    both = [fill("a", 1, at=at(10)), fill("b", 1, at=at(900))]
    events, _ = play(look([position(10)], []), look([position(8)], both, after=1000))
    assert [(e.incident.fills, e.closed) for e in incidents(events)] == [(1, True), (1, False)]


@pytest.mark.parametrize("after", [600, 3600, 7000])
def test_a_fill_an_hour_late_is_told_in_its_own_incident(after: float) -> None:
    late = fill("late", 2, at=at(1), key=key("XRPUSDT"))
    looks = [look([position(6)], [], after=s) for s in (100, 400)]
    events, _ = play(*FIRST, *looks, look([position(6)], [late], after=after))
    first, closed, grown = incidents(events)
    assert {e.incident.id for e in (first, closed, grown)} == {f"{ACCOUNT}:adl:f1"}
    assert grown.fresh and grown.incident.fills == 2 and grown.late_by > 0


def test_a_size_that_runs_ahead_of_its_fill_is_shown_in_the_incident_alone() -> None:
    more = fill("b", 2, at=at(20))
    events, baseline = play(*FIRST, look([position(4)], [], after=25), look([position(4)], [more], after=40))
    assert [type(e) for e in events[1:]] == [AdlTaken, AdlTaken, AdlTaken]
    assert incidents(events)[1].incident.taken[0].shown == 4
    assert not baseline.questions


def test_what_no_fill_explains_is_told_after_the_hold() -> None:
    looks = [look([position(4)], [], after=s) for s in (25, 50, 80, 90, 110)]
    events, baseline = play(*FIRST, *looks)
    (told,) = [e for e in events if isinstance(e, Reduced)]
    assert (told.missing, told.at, told.held) == (Decimal(2), at(25), False)
    assert baseline.questions == (told,)


def test_what_is_held_when_the_incident_ends_is_told() -> None:
    looks = (look([position(4)], [], after=5 + QUIET - 10), look([position(4)], [], after=5 + QUIET + 2))
    assert QUIET - 10 + HOLD.total_seconds() > QUIET + 2
    events, _ = play(*FIRST, *looks)
    assert [type(e) for e in events[-2:]] == [AdlTaken, Reduced]


def test_what_is_held_when_the_program_stands_still_for_days_is_told() -> None:
    days = 3 * 86_400
    events, baseline = play(*FIRST, look([position(4)], [], after=25), look([position(4)], [], after=days))
    (told,) = [e for e in events if isinstance(e, Reduced)]
    assert (told.missing, told.held) == (Decimal(2), False)
    again, after = step(ACCOUNT, baseline, look([position(4)], [], after=days + 5), Tuning())
    assert again == () and after.questions == ()


def test_what_is_held_because_fills_cannot_be_read_is_told_after_the_hold() -> None:
    looks = [look([position(4)], after=s, partial=True) for s in (25, 50, 90)]
    events, _ = play(*FIRST, *looks)
    (told,) = [e for e in events if isinstance(e, Reduced)]
    assert (told.missing, told.at) == (Decimal(2), at(25))


def test_a_late_answer_knows_the_contract_and_the_size_before() -> None:
    """The size shrank first, the execution came a look later: the haircut is known all the same."""
    contract = of(Payoff.LINEAR, "0.1")
    cut = fill(signed=4, price=Decimal(110), mark_price=Decimal(100), unit=SizeUnit.CONTRACTS, at=at(4))
    sizes = [position(n, unit=SizeUnit.CONTRACTS, instrument=contract) for n in (10, 6)]
    looks = (look(sizes[:1], []), look(sizes[1:], [], after=5), look(sizes[1:], [cut], after=9))
    _, asked, told = play(*looks)[0]
    assert isinstance(asked, Reduced) and isinstance(told, AdlTaken)
    (taken,) = told.incident.taken
    assert taken.before == 10 and taken.instrument == contract
    assert (taken.haircut, taken.currency) == (Decimal(4), "USDT")


def test_another_position_is_no_child_of_the_incident() -> None:
    others = [position(6), position(5, "XRPUSDT")]
    first = look([position(10), position(9, "XRPUSDT")], [])
    events, _ = play(
        first, look([others[0], position(9, "XRPUSDT")], [fill()], after=5), look(others, [], after=9)
    )
    assert [type(e) for e in events[1:]] == [AdlTaken, Reduced]


@pytest.mark.parametrize(
    ("cause", "told"), [(Cause.OWN_ORDER, []), (Cause.LIQUIDATION, [Forced]), (Cause.ADL, [AdlTaken])]
)
def test_what_answers_a_held_question(cause: Cause, told: list[type]) -> None:
    answer = look([position(4)], [fill("b", 2, cause, at=at(20))], after=40)
    events, baseline = play(*FIRST, look([position(4)], [], after=25), answer)
    assert [type(e) for e in events[3:] if not (isinstance(e, AdlTaken) and not e.fresh)] == told
    assert not baseline.questions


def test_a_liquidation_that_the_venue_names_is_told_at_once() -> None:
    sign = Sign(key(), Cause.LIQUIDATION, "history", at(20))
    events, _ = play(
        *FIRST, look([position(4)], [], after=25), look([position(4)], [], after=30, signs=(sign,))
    )
    (told,) = [e for e in events if isinstance(e, Reduced)]
    assert told.cause is Cause.LIQUIDATION and not told.held


def of(payoff: Payoff, contract: str) -> Instrument:
    settle = "BTC" if payoff is Payoff.INVERSE else "USDT"
    quote = "USD" if payoff is Payoff.INVERSE else "USDT"
    return Instrument("ETHUSDT", "BTC", quote, settle, payoff, Decimal(contract))


def taken(*fills: Fill, known: Instrument | None = None, currency: str = "USDT") -> Taken:
    held = {key(): Before(Decimal(100), currency, known)}
    (incident,) = absorb(ACCOUNT, None, fills, held, {}, at(), Tuning())
    return incident.taken[0]


D = Decimal


@pytest.mark.parametrize(
    ("signed", "price", "mark", "haircut"),
    [
        pytest.param(4, 2512, 2500, 48, id="a short bought back above the mark"),
        pytest.param(4, 2490, 2500, -40, id="a short bought back below the mark"),
        pytest.param(-4, 2490, 2500, 40, id="a long sold below the mark"),
        pytest.param(-4, 2512, 2500, -48, id="a long sold above the mark"),
        pytest.param(4, 2500, 2500, 0, id="at the mark"),
    ],
)
def test_the_haircut_is_positive_for_a_loss_against_the_mark(
    signed: int, price: int, mark: int, haircut: int
) -> None:
    part = taken(fill("a", signed, price=D(price), mark_price=D(mark)))
    assert (part.haircut, part.haircut_currency) == (D(haircut), "USDT")


def test_the_haircut_counts_contracts_by_what_they_are() -> None:
    one = fill("a", 4, price=D(2512), mark_price=D(2500), unit=SizeUnit.CONTRACTS)
    part = taken(one, known=of(Payoff.LINEAR, "0.1"))
    assert part.haircut == D("4.8") and part.worth == (D("1004.8"), "USDT")
    assert taken(one).haircut is None and taken(one).worth is None


def test_the_haircut_of_an_inverse_contract_is_in_coins() -> None:
    one = fill("a", -100, price=D(20_000), mark_price=D(25_000), unit=SizeUnit.CONTRACTS)
    part = taken(one, known=of(Payoff.INVERSE, "100"), currency="BTC")
    assert part.side is Side.LONG
    assert (part.haircut, part.haircut_currency) == (D("0.1"), "BTC")
    assert part.worth == (D(10_000), "USD")


def test_one_fill_without_a_mark_makes_the_sum_unknown() -> None:
    with_mark = fill("a", 1, mark_price=D(2500))
    for fills in ((with_mark, fill("b", 1, at=at(1))), (fill("0", 1, at=at(-1)), with_mark)):
        assert taken(*fills).haircut is None


prices = st.decimals("0.01", 10**6, places=2)


@given(
    st.lists(st.tuples(st.integers(1, 50), prices, prices), min_size=1, max_size=6), st.sampled_from([1, -1])
)
def test_the_haircut_is_what_the_mark_would_have_brought_more(
    parts: list[tuple[int, D, D]], sign: int
) -> None:
    """For any contract: profit at the mark less profit at the price, from any entry price."""
    fills = [
        fill(f"f{n}", size * sign, price=price, mark_price=mark, unit=SizeUnit.CONTRACTS)
        for n, (size, price, mark) in enumerate(parts)
    ]
    linear = taken(*fills, known=of(Payoff.LINEAR, "0.01"))
    assert linear.haircut == sum(-sign * size * D("0.01") * (mark - price) for size, price, mark in parts)
    inverse = taken(*fills, known=of(Payoff.INVERSE, "100"))
    coins = sum(-sign * size * 100 * (1 / price - 1 / mark) for size, price, mark in parts)
    assert inverse.haircut is not None and abs(inverse.haircut - coins) < D("1e-15")


@pytest.mark.parametrize(
    ("entry", "known", "gain"),
    [
        ("110", of(Payoff.LINEAR, "0.01"), (D("0.74"), "USDT")),
        ("110", of(Payoff.INVERSE, "100"), (D("0.667866786678667867"), "BTC")),
        (None, of(Payoff.INVERSE, "100"), None),
        ("110", None, (D(74), "USDT")),
        (None, of(Payoff.LINEAR, "0.01"), None),
    ],
)
def test_where_the_venue_sends_no_profit_the_entry_price_says_it(
    entry: str | None, known: Instrument | None, gain: tuple[Decimal, str] | None
) -> None:
    """A short of 6 and one of 2 bought back at 101 and at 100: (9 x 6 + 10 x 2) by one contract; in coins,
    100 x (6/101 + 2/100 - 8/110)."""
    fills = (
        fill("a", 6, price=D(101), currency="USDT"),
        fill("b", 2, price=D(100), currency="USDT", at=at(1)),
    )
    held = {key(): Before(D(8), "USDT", known, None if entry is None else D(entry), Side.SHORT)}
    (incident,) = absorb(ACCOUNT, None, fills, held, {}, at(), Tuning())
    assert incident.taken[0].gain == gain and incident.gain == ((gain,) if gain else ())
    sent = fill("a", 6, price=D(101), realised=D(1))
    (incident,) = absorb(ACCOUNT, None, [sent], held, {}, at(), Tuning())
    assert incident.gain == ()


@pytest.mark.parametrize(
    ("profit", "side", "currency", "share"),
    [
        pytest.param(200, Side.SHORT, "USDT", D("0.37"), id="of what it was ahead"),
        pytest.param(-200, Side.SHORT, "USDT", None, id="it was behind"),
        pytest.param(0, Side.SHORT, "USDT", None, id="neither"),
        pytest.param(200, Side.LONG, "USDT", None, id="another side was seen"),
        pytest.param(200, Side.SHORT, "BTC", None, id="in another currency"),
        pytest.param(None, Side.SHORT, "USDT", None, id="the venue shows no profit"),
    ],
)
def test_what_the_fills_brought_is_held_against_the_open_profit(
    profit: int | None, side: Side, currency: str, share: Decimal | None
) -> None:
    held = {key(): Before(D(8), currency, side=side, profit=None if profit is None else D(profit))}
    fills = (
        fill("a", 6, realised=D(60), fee=D("0.5"), currency="USDT"),
        fill("b", 2, realised=D(14), fee=D("-0.2"), currency="USDT", at=at(1)),
    )
    (incident,) = absorb(ACCOUNT, None, fills, held, {}, at(), Tuning())
    assert incident.taken[0].share == share
    assert incident.fees == ((D("0.3"), "USDT"),)


def test_a_loss_is_no_share_of_a_profit() -> None:
    held = {key(): Before(D(8), "USDT", side=Side.SHORT, profit=D(200))}
    lost = fill("a", 6, realised=D(-60), currency="USDT")
    (incident,) = absorb(ACCOUNT, None, [lost], held, {}, at(), Tuning())
    assert incident.taken[0].share is None


def test_one_fill_without_a_fee_makes_the_sum_unknown() -> None:
    with_fee = fill("a", 1, fee=D("0.5"))
    for fills in ((with_fee, fill("b", 1, at=at(1))), (fill("0", 1, at=at(-1)), with_fee)):
        assert taken(*fills).fee is None


def test_sums_over_an_incident() -> None:
    fills = (
        fill("a", 4, price=D(10), mark_price=D(9), realised=D("1.5"), currency="USDT"),
        fill("b", 2, price=D(5), mark_price=D(5), realised=D(2), currency="USDC", key=key("BUSDC"), at=at(1)),
        fill("c", 2, price=D(7), realised=D(3), currency="USDT", key=key("CUSDT"), at=at(1)),
    )
    incident: Incident
    (incident,) = absorb(ACCOUNT, None, fills, {}, {}, at(), Tuning())
    assert {c: a for a, c in incident.realised} == {"USDT": D("4.5"), "USDC": D(2)}
    assert {c: a for a, c in incident.worth} == {"USDT": D(54), "USDC": D(10)}
    assert {c: a for a, c in incident.haircut} == {"USDT": D(4), "USDC": D(0)}


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 7000)), min_size=1, max_size=10),
)
def test_any_lateness_ends_in_the_same_incidents(pairs: list[tuple[int, int]]) -> None:
    """Each fill told once, in incidents that a quiet gap parts, whenever it arrives within the memory."""
    fills = [fill(f"f{n}", 1, at=at(second)) for n, (second, _) in enumerate(pairs)]
    due = {f.id: second + wait for f, (second, wait) in zip(fills, pairs, strict=True)}
    looks = [look([position(100)], [])]
    looks += [
        look([position(100 - len(fills))], [f for f in fills if due[f.id] <= s], after=s)
        for s in range(0, 12_001, 400)
    ]
    last = {e.incident.id: e.incident for e in incidents(play(*looks)[0])}
    assert sum(i.fills for i in last.values()) == len(fills)
    joined = absorb(ACCOUNT, None, fills, {}, {}, at(), Tuning(quiet_gap=timedelta(minutes=5)))
    assert len(last) >= len(joined)


def test_what_the_owner_opened_again_is_expected_to_be_there() -> None:
    """A short of 10 loses all; its owner sells 5 again within the quiet gap."""
    events, _ = play(
        look([position(10)], []),
        look([], [fill("a", 10, at=at(5))], after=10),
        look([position(5)], [fill("own", -5, Cause.OWN_ORDER, at=at(20))], after=30),
    )
    taken = [e.incident.taken[0] for e in incidents(events)]
    assert [(t.other, t.expected, t.shown, t.full) for t in taken] == [
        (D(0), D(0), D(0), True),
        (D(5), D(5), D(5), True),
    ]


@given(
    before=st.integers(10, 50),
    cuts=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    own=st.lists(st.integers(-3, 3).filter(bool), max_size=4),
)
def test_taken_and_remaining_and_own_trades_are_what_was_before(
    before: int, cuts: list[int], own: list[int]
) -> None:
    """In whatever look each execution comes, as long as the size shown holds them all."""
    size, looks = before, [look([position(before)], [])]
    kinds = [(n, Cause.ADL) for n in cuts] + [(-n, Cause.OWN_ORDER) for n in own]
    for number, (signed, cause) in enumerate(kinds):
        if signed >= size:
            break
        size -= signed
        when = 10.0 * (number + 1)
        looks.append(look([position(size)], [fill(f"f{number}", signed, cause, at=at(when - 5))], after=when))
    last = incidents(play(*looks)[0])[-1].incident.taken[0]
    assert last.before is not None and last.shown is not None
    assert last.taken + last.shown - last.other == last.before == before


def test_where_the_venue_sends_no_mark_price_the_one_seen_before_stands_for_it() -> None:
    events, _ = play(look([position(10)], []), look([position(6)], [fill(at=at(4))], after=10))
    (taken,) = incidents(events)[0].incident.taken
    assert (taken.mark, taken.mark_age, taken.haircut) == (D(2500), 4.0, D(48)), "4 bought 12 above"


def test_a_mark_price_that_is_too_old_stands_for_nothing() -> None:
    events, _ = play(look([position(10)], []), look([position(6)], [fill(at=at(61))], after=70))
    (taken,) = incidents(events)[0].incident.taken
    assert (taken.mark, taken.haircut) == (None, None)
