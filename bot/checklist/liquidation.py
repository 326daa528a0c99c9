"""How far a position with margin of its own is from its liquidation price."""

from decimal import Decimal

from bot.model.instrument import Instrument, Payoff
from bot.model.position import Side

_ONE = Decimal(1)


def distance(
    side: Side, instrument: Instrument | None, leverage: Decimal, maintenance: Decimal
) -> Decimal | None:
    """The distance as a share of the price at which it was opened; None where the price never gets there.

    It is liquidated where margin (notional over `leverage`) and profit together are `maintenance`, a share of
    the notional at that price. Fees are not counted. An instrument that is not known counts as linear.
    """
    part = _ONE / leverage
    match (instrument.payoff if instrument is not None else Payoff.LINEAR), side:
        case Payoff.OPTION, _:
            return None
        case Payoff.INVERSE, Side.LONG:
            away = _ONE - (_ONE + maintenance) / (_ONE + part)
        case Payoff.INVERSE, Side.SHORT:
            if part >= _ONE:
                return None
            away = (_ONE - maintenance) / (_ONE - part) - _ONE
        case _, Side.LONG:
            if part >= _ONE:
                return None
            away = _ONE - (_ONE - part) / (_ONE - maintenance)
        case _:
            away = (_ONE + part) / (_ONE + maintenance) - _ONE
    return max(Decimal(0), away)
