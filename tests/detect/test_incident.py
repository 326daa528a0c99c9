"""Which ADL fills belong together, and what they add up to."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.detect.incident import Before, absorb, is_over, settle
from bot.detect.tuning import Tuning
from bot.model.fill import Fill
from bot.model.ids import AlertId, FillId
from bot.model.incident import Incident
from bot.model.position import Side, SizeUnit
from tests.builders import ACCOUNT, at, fill, key, position

TUNING = Tuning(quiet_gap=timedelta(minutes=5))
CONTRACTS = SizeUnit.CONTRACTS
HELD = {key(): Before(Decimal(10), "USDC")}


def grouped(*fills: Fill, open_one: Incident | None = None) -> tuple[Incident, ...]:
    return absorb(ACCOUNT, open_one, fills, HELD, {}, at(), TUNING)


def test_fills_close_together_are_one_incident() -> None:
    (incident,) = grouped(fill("a", at=at(0)), fill("b", at=at(299)), fill("c", at=at(598)))
    assert incident.fills == 3 and incident.first_at == at(0) and incident.last_at == at(598)


def test_a_quiet_gap_makes_two() -> None:
    first, second = grouped(fill("a", at=at(0)), fill("b", at=at(301)))
    assert (first.id, second.id) == (f"{ACCOUNT}:adl:a", f"{ACCOUNT}:adl:b")


def test_the_second_of_two_takes_from_what_the_first_left() -> None:
    first, second = grouped(fill("a", 4, at=at(0)), fill("b", 3, at=at(900)))
    assert first.taken[0].before == 10 and second.taken[0].before == 6


def test_a_cascade_over_twenty_symbols_is_one_incident() -> None:
    fills = [fill(f"f{n}", key=key(f"COIN{n}USDT"), at=at(n * 10)) for n in range(20)]
    (incident,) = grouped(*fills)
    assert len(incident.taken) == 20 and incident.fills == 20


def test_an_open_incident_grows_and_keeps_its_name() -> None:
    (first,) = grouped(fill("a", at=at(0)))
    (grown,) = grouped(fill("b", at=at(60)), open_one=first)
    assert (grown.id, grown.alert) == (first.id, first.alert) and grown.taken[0].taken == 8


def test_a_fill_that_comes_late_joins_the_incident_it_belongs_to() -> None:
    (first,) = grouped(fill("a", at=at(100)))
    (grown,) = grouped(fill("b", at=at(40)), open_one=first)
    assert grown.id == first.id and grown.first_at == at(40) and grown.last_at == at(100)


def test_sums_of_one_position() -> None:
    fills = (
        fill("a", 4, price=Decimal(100), realised=Decimal("1.5"), mark_price=Decimal(99), unit=CONTRACTS),
        fill("b", 6, price=Decimal(110), realised=Decimal("-0.5"), at=at(1)),
    )
    (taken,) = grouped(*fills)[0].taken
    assert taken.taken == 10 and taken.value == 1060 and taken.average_price == 106
    assert taken.realised == 1 and taken.mark == 99 and taken.side is Side.SHORT
    assert taken.before == 10 and taken.expected == 0
    assert taken.unit is CONTRACTS and taken.currency == "USDC"


def test_profit_that_the_venue_does_not_send_stays_unknown() -> None:
    (taken,) = grouped(fill("a"))[0].taken
    assert taken.realised is None


def test_the_size_before_is_the_venues_own_where_it_sends_one() -> None:
    (taken,) = grouped(fill("a", size_before=Decimal(12)))[0].taken
    assert taken.before == 12 and taken.expected == 8


def test_a_position_that_nobody_saw_has_no_size_before() -> None:
    (taken,) = grouped(fill("a", key=key("NEWUSDT")))[0].taken
    assert taken.before is None and taken.expected is None


def test_an_adopted_alert_is_used_by_an_incident_that_opens_there() -> None:
    adopted = {FillId("a"): AlertId("question")}
    (incident,) = absorb(ACCOUNT, None, [fill("a")], HELD, adopted, at(), TUNING)
    assert incident.alert == "question" and incident.id == f"{ACCOUNT}:adl:a"


def test_one_message_serves_one_incident() -> None:
    """Two an hour apart, read together after a gap: in one message the second would hide the first."""
    adopted = {FillId(name): AlertId("question") for name in "ab"}
    fills = [fill("a"), fill("b", at=at(3600))]
    first, second = absorb(ACCOUNT, None, fills, HELD, adopted, at(), TUNING)
    assert first.alert == "question" and second.alert == f"{ACCOUNT}:adl:b"


def test_an_open_incident_keeps_its_own_alert() -> None:
    (first,) = grouped(fill("a"))
    (grown,) = absorb(ACCOUNT, first, [fill("b")], HELD, {FillId("b"): AlertId("question")}, at(), TUNING)
    assert grown.alert == first.alert


def test_what_the_venue_shows_now() -> None:
    (incident,) = grouped(fill("a", 4), fill("b", 1, key=key("XRPUSDT")))
    shown = {t.key: t.shown for t in settle(incident, [position(6)], {key("XRPUSDT")}).taken}
    assert shown == {key(): Decimal(6), key("XRPUSDT"): Decimal(0)}


def test_a_position_that_faces_the_other_way_now_is_closed() -> None:
    (incident,) = grouped(fill("a", 10))
    assert settle(incident, [position(3, side=Side.LONG)], {key()}).taken[0].shown == 0


def test_of_a_position_that_is_never_read_nothing_is_said() -> None:
    """The venue tells of its fills, but shows it in no list of positions that we read."""
    (incident,) = grouped(fill("a", 4))
    assert settle(incident, []).taken[0].shown is None


def test_an_incident_is_over_after_the_gap_by_the_hosts_clock() -> None:
    (incident,) = grouped(fill("a", at=at(-9000)))
    assert not is_over(incident, at(300), TUNING) and is_over(incident, at(301), TUNING)
    assert not is_over(incident, at(-300), TUNING)


moments = st.lists(st.integers(0, 4000), min_size=1, max_size=12)


@given(moments, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(seconds: list[int], chance: Random) -> None:
    fills = [fill(f"f{n}", 1, at=at(second)) for n, second in enumerate(seconds)]
    shuffled = list(fills)
    chance.shuffle(shuffled)
    assert grouped(*fills) == grouped(*shuffled)


@given(moments)
def test_every_fill_is_in_exactly_one_incident(seconds: list[int]) -> None:
    incidents = grouped(*(fill(f"f{n}", 1, at=at(second)) for n, second in enumerate(seconds)))
    assert sum(i.fills for i in incidents) == len(seconds)
    for one, two in pairwise(incidents):
        assert two.first_at - one.last_at > TUNING.quiet_gap
