"""A gate counts what is asked and refuses what is too much, as a venue would."""

import time
from datetime import timedelta

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import Query, SimAccount
from bot.rehearsal.gate import BAN, Charge, Gate, Violation
from tests.rehearsal.still import START, PlainDialect, SetClock, StillMarket

LIGHT, HEAVY = ("GET", "/light"), ("GET", "/heavy")
CALLS = {LIGHT: (Charge("ip", 2, 10, 60),), HEAVY: (Charge("ip", 5, 10, 60), Charge("uid", 1, 2, 1, True))}


def ask(path: str, at: float = 0) -> Query:
    return Query("GET", path, {}, {}, None, START + timedelta(seconds=at))


def status(gate: Gate, path: str, at: float = 0, key: str | None = "k") -> int:
    refused = gate.refusal(ask(path, at), key)
    return 200 if refused is None else refused.status


def test_what_the_limit_allows_passes_and_one_more_is_refused() -> None:
    gate = Gate(CALLS)
    assert [status(gate, "/light", at) for at in (0, 1, 2, 3, 4)] == [200] * 5
    refused = gate.refusal(ask("/light", 5), "k")
    assert refused is not None and refused.status == 429
    assert refused.headers == {"Retry-After": "55"}, "until the first one is a minute old"
    assert gate.violations == [Violation(START + timedelta(seconds=5), "ip", "k", 10)]
    assert gate.passed == 5


def test_time_makes_room_again() -> None:
    gate = Gate(CALLS)
    assert [status(gate, "/heavy", at) for at in (0, 30, 59.9)] == [200, 200, 429]
    assert [status(gate, "/heavy", at) for at in (60, 89)] == [200, 429]


def test_who_asks_on_while_it_should_wait_is_shut_out() -> None:
    gate = Gate({LIGHT: (Charge("ip", 1, 1, 10),)})
    assert [status(gate, "/light", at) for at in (0, 1, 2)] == [200, 429, 418]
    assert [status(gate, "/light", at) for at in (2 + BAN - 1, 2 + BAN)] == [418, 418]
    assert status(gate, "/light", 2 + BAN + BAN) == 200
    assert [violation.banned for violation in gate.violations] == [False, True, True, True]


def test_a_403_shuts_the_address_out_at_once() -> None:
    gate = Gate({LIGHT: (Charge("ip", 1, 1, 5, status=403, body="too frequent"),)})
    assert [status(gate, "/light", at) for at in (0, 1, 1 + BAN)] == [200, 403, 200]
    refused = gate.refusal(ask("/light", 1 + BAN), "k")
    assert refused is not None and (refused.body, refused.headers["Retry-After"]) == ("too frequent", "120")


def test_a_limit_per_key_is_each_keys_own() -> None:
    gate = Gate({LIGHT: (Charge("uid", 1, 1, 1, per_key=True),)})
    assert [status(gate, "/light", key=key) for key in ("a", "b", "a")] == [200, 200, 429]
    assert status(gate, "/light", 0.5, "a") == 429, "a limit per key never shuts the address out"
    assert status(gate, "/light", 0.5, "c") == 200


def test_what_is_refused_by_one_limit_is_not_booked_on_another() -> None:
    gate = Gate(CALLS)
    assert [status(gate, "/heavy", key="a") for _ in range(2)] == [200, 200]
    wide = Gate({HEAVY: (Charge("uid", 1, 1, 1, True), Charge("ip", 5, 10, 60))})
    assert [status(wide, "/heavy", key=key) for key in ("a", "a", "b")] == [200, 429, 200]
    assert gate.headers(ask("/heavy"), "a") == {}


def test_what_is_not_charged_passes() -> None:
    gate = Gate(CALLS)
    assert [status(gate, "/free") for _ in range(100)] == [200] * 100 and not gate.violations


def test_calls_of_one_path_can_be_told_apart() -> None:
    def by_type(query: Query) -> tuple[str, str]:
        return query.method, query.params["type"]

    gate = Gate({("GET", "dear"): (Charge("ip", 9, 10, 60),)}, by_type)
    dear, cheap = (Query("GET", "/info", {"type": kind}, {}, None, START) for kind in ("dear", "cheap"))
    found = [gate.refusal(query, None) is None for query in (dear, cheap, dear, cheap)]
    assert found == [True, True, False, True]


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(1, 7)), max_size=60))
def test_no_window_ever_holds_more_than_the_limit(asked: list[tuple[float, int]]) -> None:
    gate = Gate({("GET", f"/{w}"): (Charge("ip", w, 10, 7),) for w in range(1, 8)})
    now, passed = START, []
    for wait, weight in asked:
        now += timedelta(seconds=wait)
        if gate.refusal(Query("GET", f"/{weight}", {}, {}, None, now), None) is None:
            passed.append((now, weight))
    for start, _ in passed:
        assert sum(w for at, w in passed if start <= at < start + timedelta(seconds=7)) <= 10


def test_it_is_quick_enough_for_a_benchmark() -> None:
    gate = Gate({LIGHT: (Charge("ip", 1, 5_000, 60), Charge("uid", 1, 10, 1, True))})
    began = time.process_time()
    for number in range(50_000):
        gate.refusal(ask("/light", number / 80), f"k{number % 500}")
    assert gate.passed == 50_000 - len(gate.violations) > 20_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize("on", [True, False])
async def test_the_exchange_asks_its_gate_first_and_is_open_without_one(on: bool) -> None:
    gate = Gate({LIGHT: (Charge("ip", 1, 2, 60, used_header="X-Used"),)})
    market = StillMarket({"k": SimAccount("k", 1)})  # type: ignore[arg-type]
    exchange = RehearsalExchange(
        market, {"plain": PlainDialect()}, SetClock(), {"plain": gate} if on else None
    )
    base = await exchange.start()
    seen = []
    async with aiohttp.ClientSession() as http:
        for _ in range(3):
            async with http.get(f"{base}/plain/light", headers={"X-Key": "k"}) as reply:
                seen.append((reply.status, reply.headers.get("X-Used"), reply.headers.get("Retry-After")))
    await exchange.stop()
    if on:
        assert seen == [(200, "1", None), (200, "2", None), (429, None, "60")]
        assert len(market.played) == 2, "a refused request is not answered"
    else:
        assert seen == [(200, None, None)] * 3
