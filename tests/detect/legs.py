"""Legs and accounts for the tests of hedges: linear, inverse and counted in contracts."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from bot.model.baseline import Baseline
from bot.model.hedge import Leg
from bot.model.ids import AccountId
from bot.model.instrument import Instrument, Payoff
from bot.model.position import Position, Side, SizeUnit
from tests.builders import at, key, position

MARK = Decimal(2500)


def instrument(
    symbol: str = "ETHUSDT", payoff: Payoff = Payoff.LINEAR, contract: str = "1", base: str = "ETH"
) -> Instrument:
    settle = base if payoff is Payoff.INVERSE else "USDT"
    return Instrument(
        symbol, base, "USD" if payoff is Payoff.INVERSE else "USDT", settle, payoff, Decimal(contract)
    )


def held(signed: str | int, facts: Instrument | None = None, slot: str = "BOTH", **more: Any) -> Position:
    """A position of that signed size in its own unit, by default linear ETH counted in coins."""
    listed, size = facts or instrument(), Decimal(str(signed))
    unit = {"1": SizeUnit.BASE}.get(str(listed.contract), SizeUnit.CONTRACTS)
    if listed.payoff is Payoff.INVERSE:
        unit = SizeUnit.USD
    side = Side.LONG if size > 0 else Side.SHORT
    facts_of_it: dict[str, Any] = {
        "key": key(listed.symbol, slot),
        "side": side,
        "unit": unit,
        "mark_price": MARK,
        "instrument": listed,
    }
    return position(str(abs(size)), **(facts_of_it | more))


def account(*positions: Position, **more: Any) -> Baseline:
    """A watched account that was looked at."""
    facts: dict[str, Any] = {"looked_at": at(), "fills_at": at(), "watched_from": at(-86400)}
    return Baseline(positions=positions, **(facts | more))


def numbers(digits: int, places: int = 6) -> st.SearchStrategy[Decimal]:
    """Positive numbers with up to so many digits, as venues send them."""
    return st.builds(
        lambda number, shift: Decimal(number).scaleb(-shift),
        st.integers(1, 10**digits - 1),
        st.integers(0, places),
    )


@st.composite
def positions(draw: st.DrawFn, symbol: str = "ETHUSDT") -> Position:
    """Any position in ETH whose exposure can be known."""
    payoff = draw(st.sampled_from([Payoff.LINEAR, Payoff.INVERSE]))
    facts = instrument(symbol, payoff, str(draw(numbers(4, 3))))
    signed = draw(numbers(9)) * draw(st.sampled_from((1, -1)))
    return held(str(signed), facts, mark_price=draw(numbers(8, 4)))


books = st.lists(st.integers(0, 10**6), min_size=1, max_size=5).flatmap(
    lambda names: st.tuples(*(positions(f"ETH-{n}") for n, _ in enumerate(names)))
)
"""Some positions in ETH, each in a symbol of its own."""


def coins(position: Position) -> Fraction:
    """The exposure by the venue's own words, apart from the code under test."""
    listed = position.instrument
    assert listed is not None and position.mark_price is not None
    value = Fraction(position.signed_size) * Fraction(listed.contract)
    return value / Fraction(position.mark_price) if listed.payoff is Payoff.INVERSE else value


def elsewhere(*legs: Leg) -> Any:
    """Legs of other accounts, as a context gives them."""
    return lambda: legs


OTHER = AccountId(8)
