"""What is written is read back exactly: every fact of the model, whatever its figures."""

from dataclasses import is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.baseline import Baseline
from bot.model.event import Event
from bot.model.fill import Cause
from bot.store import accounts, baselines
from bot.store.codec import pack, unpack, unpack_event
from bot.store.database import Database
from tests.builders import at, fill, position
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account

pytestmark = pytest.mark.on_both

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-(10**9), 10**9),
    float: st.floats(0, 10**6),
    Decimal: st.decimals(
        allow_nan=False, allow_infinity=False, places=8, min_value=-(10**12), max_value=10**12
    ),
    datetime: st.datetimes(datetime(2019, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    type(None): st.none(),
}


def facts(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the model."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, NewType):
        return facts(kind.__supertype__)
    if get_origin(kind) in (UnionType, Union):
        return st.one_of([facts(part) for part in get_args(kind)])
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is not Ellipsis:
            return st.tuples(*map(facts, parts))
        return st.lists(facts(parts[0]), max_size=2).map(tuple)
    if get_origin(kind) is dict:
        return st.dictionaries(TEXT, TEXT, max_size=2)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind) or issubclass(kind, tuple), kind
    return st.builds(kind, **{name: facts(hint) for name, hint in get_type_hints(kind).items()})


@given(facts(Baseline))
@settings(max_examples=60, deadline=None)
def test_any_baseline_comes_back_as_it_was(baseline: Baseline) -> None:
    assert unpack(Baseline, pack(baseline)) == baseline


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_any_event_comes_back_as_it_was(kind: type) -> None:
    @given(facts(kind))
    @settings(max_examples=10, deadline=None)
    def comes_back(event: Event) -> None:
        assert unpack_event(kind.__name__, pack(event)) == event

    comes_back()


def test_a_size_keeps_its_zeros() -> None:
    """Equal Decimals may be written differently; a person compares them with the exchange's page."""
    again = unpack(Baseline, pack(Baseline(positions=(position("1.50000000"),))))
    assert str(again.positions[0].size) == "1.50000000"


async def test_a_baseline_is_kept_by_account(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    baseline = Baseline(looked_at=at(), positions=(position(),), cursor={"all": "9"})
    async with database.write() as db:
        assert await baselines.load(db, account.id) == Baseline()
        await baselines.save(db, account.id, Baseline(looked_at=at(-60)))
        await baselines.save(db, account.id, baseline)
    async with database.read() as db:
        assert await baselines.load(db, account.id) == baseline


async def test_a_fill_is_kept_as_it_was_first_seen(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.write() as db:
        await baselines.keep_fills(db, account.id, [fill("f1", cause=Cause.ADL)])
        await baselines.keep_fills(db, account.id, [fill("f1", cause=Cause.OWN_ORDER), fill("f2")])
        kept = (await db.exec_driver_sql("SELECT fill, cause FROM fills ORDER BY fill")).all()
    assert [tuple(row) for row in kept] == [("f1", "adl"), ("f2", "adl")]


async def test_a_mark_is_the_last_time(database: Database) -> None:
    async with database.write() as db:
        assert await baselines.marked(db, "alive") is None
        await baselines.mark(db, "alive", at(1))
        await baselines.mark(db, "alive", at(2))
        assert await baselines.marked(db, "alive") == at(2)


async def test_an_erased_account_leaves_nothing_behind(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.write() as db:
        await baselines.save(db, account.id, Baseline())
        await baselines.keep_fills(db, account.id, [fill()])
        await accounts.remove(db, account.id)
    async with database.read() as db:
        for table in ("accounts", "baselines", "fills"):
            assert (await db.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608


async def test_the_number_of_an_erased_account_is_never_given_again(
    database: Database, clock: SetClock
) -> None:
    """The watch knows an account by its number: a new one must not inherit an old session."""
    await list_people(database)
    first = await open_account(database, clock)
    async with database.write() as db:
        await accounts.remove(db, first.id)
    assert (await open_account(database, clock)).id != first.id
