"""Which margin stands behind a position, and in which currency it counts."""

from decimal import Decimal

import pytest

from bot.model.funds import Funds, Pot
from bot.model.instrument import Instrument, Payoff
from bot.model.position import MarginMode, Position
from tests.builders import key, position

LINEAR = Instrument("ETHUSDT", "ETH", "USDT", "USDT", Payoff.LINEAR, Decimal(1))
INVERSE = Instrument("ETHUSD", "ETH", "USD", "ETH", Payoff.INVERSE, Decimal(10))
USDT, USDC, USD, ETH = (Pot(currency, equity=Decimal(1)) for currency in ("USDT", "USDC", "USD", "ETH"))
OWN = Pot("USDT", symbol="ETHUSDT", slot="BOTH")
SHORT = Pot("USDT", symbol="ETHUSDT", slot="SHORT")
ANY_SIDE = Pot("USDT", symbol="ETHUSDT")
ISOLATED = position(margin_mode=MarginMode.ISOLATED)
COIN = position(1, "ETHUSD", currency="USD", instrument=INVERSE)


@pytest.mark.parametrize(
    ("held", "pots", "behind"),
    [
        pytest.param(position(), (USDC, USDT), USDT, id="the shared one in its currency"),
        pytest.param(position(), (USDC, USD), USD, id="else the one pool in dollars"),
        pytest.param(position(), (USDC, ETH), None, id="never another currency's"),
        pytest.param(position(currency="USD", instrument=LINEAR), (USD, USDT), USDT, id="what it settles in"),
        pytest.param(COIN, (USD, ETH), ETH, id="a coin-margined contract: its coin"),
        pytest.param(COIN, (USD, USDT), USD, id="a coin-margined contract in one pool"),
        pytest.param(ISOLATED, (OWN, USDT), OWN, id="isolated: its own"),
        pytest.param(ISOLATED, (SHORT, USDT), None, id="isolated: not the other side's, nor the shared one"),
        pytest.param(position(), (SHORT, USDT), USDT, id="cross beside an isolated other side"),
        pytest.param(position(), (ANY_SIDE, USDT), ANY_SIDE, id="one of a venue without sides"),
        pytest.param(position(), (), None, id="nothing was read"),
    ],
)
def test_what_stands_behind(held: Position, pots: tuple[Pot, ...], behind: Pot | None) -> None:
    assert Funds(pots).behind(held) is behind


@pytest.mark.parametrize(
    ("held", "pot", "rate"),
    [
        (position(), USDT, Decimal(1)),
        (position(), USD, Decimal(1)),
        (position(currency="USDC"), USDT, Decimal(1)),
        (COIN, ETH, Decimal(1) / 2500),
        (COIN._replace(mark_price=None), ETH, None),
        (COIN._replace(instrument=None), ETH, None),
        (position(instrument=LINEAR), Pot("BTC"), None),
        (position(currency="BTC"), USDT, None),
    ],
)
def test_what_its_currency_is_worth_there(held: Position, pot: Pot, rate: Decimal | None) -> None:
    assert pot.rate(held) == rate


def test_a_share_of_the_maintenance_is_nothing_where_it_is_not_listed() -> None:
    pot = Pot("USDT", shares=((key(), Decimal(4)),))
    assert (pot.share(key()), pot.share(key("XRPUSDT"))) == (Decimal(4), Decimal(0))
