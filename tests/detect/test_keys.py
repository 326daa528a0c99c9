"""What a proof means beside the one before: told once each, and a key that may do too much is not used."""

from typing import Any

import pytest

from bot.detect.keys import KeyRules, Objection, ends_soon, expiring, objection, proven, within_reach
from bot.model.baseline import Baseline
from bot.model.event import Event
from bot.model.key import (
    KeyBinding,
    KeyExpires,
    KeyHarmless,
    KeyReads,
    KeyRenewed,
    KeyTooPowerful,
    KeyUnjudged,
)
from bot.model.person import Account, Watch
from bot.model.proof import Proof, Right, Verdict
from tests.builders import account, at, position

READS = ("linear", "inverse")
DAY = 86_400.0
LAX, TRADING, BOUND = KeyRules(), KeyRules(trading=True), KeyRules(bound_only=True)
BOTH = KeyRules(trading=True, bound_only=True)


def proof(verdict: Verdict = Verdict.READ_ONLY, *excess: Right, **more: Any) -> Proof:
    """A key that reads everything and is bound, unless told otherwise."""
    facts: dict[str, Any] = {"ip_bound": True, "reads": READS}
    return Proof(verdict, frozenset(excess), tuple(f"can {right}" for right in excess), **(facts | more))


FINE = proof()
TRADES = proof(Verdict.TOO_POWERFUL, Right.TRADE)
WITHDRAWS = proof(Verdict.TOO_POWERFUL, Right.TRADE, Right.WITHDRAW)
UNSAID = proof(Verdict.CANNOT_TELL)
LOOSE = proof(ip_bound=False)


def held(last: Proof | None = FINE, watch: Watch = Watch.ON, **more: Any) -> Account:
    return account(proof=last, proven_at=at(), watch=watch, reads=READS, **more)


def judge(
    before: Account, now: Proof, rules: KeyRules = LAX, after: float = DAY, readable: bool = True
) -> tuple[tuple[Event, ...], Account]:
    return proven(before, now, at(after), rules, readable, at(5))


GAINED = (Right.TRADE, Right.WITHDRAW)


@pytest.mark.parametrize(
    ("before", "now", "rules", "events", "watch"),
    [
        pytest.param(held(), FINE, LAX, (), Watch.ON, id="nothing new"),
        pytest.param(
            held(),
            WITHDRAWS,
            LAX,
            (KeyTooPowerful(at(DAY), GAINED, ("can trade", "can withdraw"), True),),
            Watch.BARRED,
            id="it may withdraw now",
        ),
        pytest.param(
            held(),
            TRADES,
            TRADING,
            (KeyTooPowerful(at(DAY), (Right.TRADE,), ("can trade",), False),),
            Watch.ON,
            id="it may trade now, and the host lets that in",
        ),
        pytest.param(held(TRADES), TRADES, TRADING, (), Watch.ON, id="it still may trade"),
        pytest.param(
            held(TRADES),
            TRADES,
            LAX,
            (KeyTooPowerful(at(DAY), (), ("can trade",), True),),
            Watch.BARRED,
            id="the host lets that in no longer",
        ),
        pytest.param(
            held(TRADES),
            WITHDRAWS,
            TRADING,
            (KeyTooPowerful(at(DAY), (Right.WITHDRAW,), ("can trade", "can withdraw"), True),),
            Watch.BARRED,
            id="withdrawing is never let in",
        ),
        pytest.param(held(TRADES, Watch.BARRED), TRADES, LAX, (), Watch.BARRED, id="not used, as told"),
        pytest.param(
            held(TRADES, Watch.BARRED),
            WITHDRAWS,
            LAX,
            (KeyTooPowerful(at(DAY), (Right.WITHDRAW,), ("can trade", "can withdraw"), True),),
            Watch.BARRED,
            id="not used, and worse",
        ),
        pytest.param(
            held(WITHDRAWS, Watch.BARRED),
            FINE,
            LAX,
            (KeyHarmless(at(DAY), at(5)),),
            Watch.ON,
            id="mended",
        ),
        pytest.param(held(TRADES), FINE, TRADING, (KeyHarmless(at(DAY)),), Watch.ON, id="less than before"),
        pytest.param(held(TRADES, Watch.BARRED), UNSAID, LAX, (), Watch.BARRED, id="unsaid mends nothing"),
        pytest.param(held(), UNSAID, LAX, (KeyUnjudged(at(DAY)),), Watch.ON, id="no longer judged"),
        pytest.param(held(UNSAID), UNSAID, LAX, (), Watch.ON, id="never was"),
        pytest.param(held(None), FINE, LAX, (), Watch.ON, id="proven for the first time"),
        pytest.param(
            held(None),
            TRADES,
            LAX,
            (KeyTooPowerful(at(DAY), (Right.TRADE,), ("can trade",), True),),
            Watch.BARRED,
            id="never proven, and too powerful",
        ),
        pytest.param(held(), LOOSE, LAX, (KeyBinding(at(DAY), False),), Watch.ON, id="bound no longer"),
        pytest.param(held(LOOSE), FINE, LAX, (KeyBinding(at(DAY), True),), Watch.ON, id="bound at last"),
        pytest.param(
            held(),
            LOOSE,
            BOUND,
            (KeyBinding(at(DAY), False, True),),
            Watch.BARRED,
            id="it must be bound",
        ),
        pytest.param(held(), proof(ip_bound=None), LAX, (), Watch.ON, id="not said is no change"),
        pytest.param(held(FINE, Watch.REFUSED), FINE, LAX, (), Watch.ON, id="refused, and taken again"),
    ],
)
def test_what_is_told_and_whether_it_is_used(
    before: Account, now: Proof, rules: KeyRules, events: tuple[Event, ...], watch: Watch
) -> None:
    told, after = judge(before, now, rules)
    assert (told, after.watch) == (events, watch)
    assert (after.proof, after.proven_at) == (now, at(DAY))
    again, _ = judge(after, now, rules, after=2 * DAY)
    assert again == (), "told once"


def test_parts_that_are_lost_are_told_and_left_out_and_come_back() -> None:
    told, after = judge(held(), proof(reads=("linear",), unread=("inverse",)))
    assert (told, after.reads, after.watch) == ((KeyReads(at(DAY), ("inverse",), ()),), ("linear",), Watch.ON)
    told, after = judge(after, FINE)
    assert (told, after.reads) == ((KeyReads(at(DAY), (), ("inverse",)),), READS)


def test_a_key_that_reads_nothing_keeps_what_it_read() -> None:
    told, after = judge(held(), proof(reads=(), unread=READS), readable=False)
    assert (told, after.reads, after.watch) == ((), READS, Watch.ON)
    _, after = judge(held(WITHDRAWS, Watch.BARRED), proof(reads=()), readable=False)
    assert after.watch is Watch.BARRED
    told, after = judge(held(), WITHDRAWS, readable=False)
    assert [type(event) for event in told] == [KeyTooPowerful] and after.watch is Watch.BARRED


def ending(days: float, **more: Any) -> Account:
    return held(proof(expires_at=at(days * DAY)), **more)


def play(before: Account, *days: float) -> list[int]:
    """The warnings on so many days after noon, by the days they are named after."""
    told = []
    for day in days:
        events, before = expiring(before, at(day * DAY))
        told += [event.within for event in events]
    return told


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        ((0, 5.9, 6, 6.1, 12, 13, 13.5, 19, 19.5), [14, 7, 1]),
        ((0, 12.9), [14]),
        ((13.5,), [7]),
        ((19.9,), [1]),
        ((20, 21), []),
    ],
    ids=["each once", "after a stop", "only the nearest", "the last day", "over"],
)
def test_an_end_is_told_14_7_and_1_days_before(days: tuple[float, ...], warned: list[int]) -> None:
    assert play(ending(20), *days) == warned


def test_how_many_days_are_left() -> None:
    (event,), _ = expiring(ending(20), at(6.4 * DAY))
    assert event == KeyExpires(at(6.4 * DAY), at(20 * DAY), 14) and event.days == 14
    assert ends_soon(ending(20), at(6.4 * DAY)) and not ends_soon(ending(20), at(5 * DAY))
    assert not ends_soon(held(), at())
    assert play(ending(20, watch=Watch.BARRED), 19) == [], "it is not used anyway"


@pytest.mark.parametrize(
    ("end", "renewed", "then"),
    [
        (60.0, True, []),
        (None, True, []),
        (25.0, False, [14]),
        (20.0, False, []),
    ],
)
def test_a_longer_life_is_told_once_and_warned_of_anew(
    end: float | None, renewed: bool, then: list[int]
) -> None:
    _, before = expiring(ending(20), at(13 * DAY))
    assert before.warned == 7
    new = proof(expires_at=None if end is None else at(end * DAY))
    told, after = judge(before, new, after=13.1 * DAY)
    until = None if end is None else at(end * DAY)
    assert told == ((KeyRenewed(at(13.1 * DAY), at(20 * DAY), until),) if renewed else ())
    assert play(after, 13.2) == then


@pytest.mark.parametrize(
    ("said", "rules", "accepted", "against"),
    [
        (FINE, BOUND, False, None),
        (LOOSE, LAX, False, None),
        (LOOSE, BOUND, True, Objection.UNBOUND),
        (proof(ip_bound=None), BOUND, True, Objection.UNBOUND),
        (UNSAID, LAX, False, Objection.UNSAID),
        (UNSAID, LAX, True, None),
        (TRADES, TRADING, False, None),
        (proof(Verdict.TOO_POWERFUL, Right.OTHER), TRADING, True, Objection.RIGHTS),
        (
            proof(Verdict.TOO_POWERFUL, Right.TRADE, ip_bound=False),
            BOTH,
            True,
            Objection.UNBOUND,
        ),
    ],
)
def test_what_a_host_objects_to(
    said: Proof, rules: KeyRules, accepted: bool, against: Objection | None
) -> None:
    assert objection(said, rules, accepted) is against


def test_positions_out_of_reach_are_neither_open_nor_closed() -> None:
    near, far = position(10), position(3, "XRPUSD_PERP")
    both = Baseline(looked_at=at(), positions=(near, far))
    some = within_reach(both, lambda key: "_" not in key.symbol, at(9))
    assert (some.positions, some.beyond, some.beyond_since) == ((near,), (far,), at())
    assert within_reach(some, lambda key: "_" not in key.symbol, at(9)) is some
    back = within_reach(some, lambda key: True, at(99))
    assert (set(back.positions), back.beyond, back.beyond_since) == (set(both.positions), (), None)
    assert within_reach(both, lambda key: True, at(9)) is both
