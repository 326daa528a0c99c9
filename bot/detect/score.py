"""Why a position stands where it does in the queue, and what would lower it. Pure.

The venue's published ranking is a function that is handed in; what a change would do is found by asking it
again with the position and the margin as they would then be.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.detect.context import Context, ScoreOf
from bot.model.baseline import Baseline
from bot.model.event import Event, GaugeMoved
from bot.model.funds import Funds, Pot
from bot.model.position import Position
from bot.model.score import Change, Score, WhatIf

HALF = Decimal("0.5")
_NONE, _ONE = Decimal(0), Decimal(1)
_HALVINGS = 48
"""Of the range in which a change is looked for: exact to fifteen digits."""
_MOST = Decimal("0.99")
"""The part of a position or of its leverage that a change may take: closing it all needs no advice."""
_DOUBLINGS = 40
"""Of the equity: more margin than a million million times that is no advice either."""


def explained(events: tuple[Event, ...], after: Baseline, context: Context) -> tuple[Event, ...]:
    """The events of a look, risen indicators with why they stand there and what would halve the score."""
    rank = context.score
    if rank is None or not any(isinstance(event, GaugeMoved) and event.rose for event in events):
        return events
    return tuple(
        _explained(event, after.funds, rank) if isinstance(event, GaugeMoved) and event.rose else event
        for event in events
    )


def _explained(event: GaugeMoved, funds: Funds | None, rank: ScoreOf) -> GaugeMoved:
    try:
        score, ways = why(event.position, funds, rank), what_if(event.position, funds, rank)
    except ArithmeticError:  # figures out of all range: the alert matters more than its reason
        return event
    return replace(event, score=score, ways=ways)


def why(position: Position, funds: Funds | None, score: ScoreOf | None) -> Score | None:
    """The score of a position, None where nothing is published or too little is known."""
    return score(position, funds) if score is not None else None


def what_if(
    position: Position, funds: Funds | None, score: ScoreOf | None, goal: Decimal = HALF
) -> tuple[WhatIf, ...]:
    """The smallest change of each kind that brings the score to `goal` times what it is; those that cannot
    are left out. Nothing is needed where the score is 0, and nothing can be said without the margin."""
    now = why(position, funds, score)
    pot = funds.behind(position) if funds else None
    if now is None or score is None or funds is None or pot is None or now.value <= 0:
        return ()
    target, rank = now.value * goal, score

    def reached(change: Change, amount: Decimal) -> Decimal | None:
        then = rank(*changed(change, amount, position, funds))
        return then.value if then is not None and then.value <= target else None

    found = (_smallest(change, position, pot, reached) for change in Change)
    return tuple(way for way in found if way is not None)


def changed(change: Change, amount: Decimal, position: Position, funds: Funds) -> tuple[Position, Funds]:
    """The position and the margin after a change, at the same mark price. Prices of the position are left as
    they are: a ranking goes by size, notional and profit.

    What a position realises goes to the balance behind it; a part of an isolated one takes its part of the
    margin along. Fees are not counted. Where nothing stands behind the position nothing changes.
    """
    pot = funds.behind(position)
    rate = pot.rate(position) if pot else None
    if pot is None or rate is None:
        return position, funds
    match change:
        case Change.REDUCE:
            position, after = _reduced(amount, position, pot, rate)
        case Change.ADD_MARGIN:
            after = _with_margin(pot, amount * rate)
        case Change.LOWER_LEVERAGE:
            wanted = (position.notional or _NONE) * rate / amount
            after = _with_margin(pot, max(_NONE, wanted - (pot.equity or _NONE)))
        case Change.TAKE_PROFIT:
            position = position._replace(profit=(position.profit or _NONE) - amount)
            after = replace(pot, wallet=_sum(pot.wallet, amount * rate))
    return position, replace(funds, pots=tuple(after if p is pot else p for p in funds.pots))


def leverage(position: Position, pot: Pot) -> Decimal | None:
    """The notional over the equity behind it, None when it cannot be known or there is none."""
    rate = pot.rate(position)
    if rate is None or not pot.equity or pot.equity <= 0 or not position.notional:
        return None
    return position.notional * rate / pot.equity


def _reduced(amount: Decimal, position: Position, pot: Pot, rate: Decimal) -> tuple[Position, Pot]:
    left = (position.size - amount) / position.size
    smaller = position._replace(
        size=position.size - amount,
        notional=_times(position.notional, left),
        profit=_times(position.profit, left),
    )
    if pot.symbol:
        return smaller, replace(
            pot,
            wallet=_times(pot.wallet, left),
            equity=_times(pot.equity, left),
            maintenance=_times(pot.maintenance, left),
        )
    realised, freed = (position.profit or _NONE) * (1 - left) * rate, pot.share(position.key) * (1 - left)
    shares = tuple((key, part * left if key == position.key else part) for key, part in pot.shares)
    return smaller, replace(
        pot, wallet=_sum(pot.wallet, realised), maintenance=_sum(pot.maintenance, -freed), shares=shares
    )


def _with_margin(pot: Pot, more: Decimal) -> Pot:
    return replace(
        pot,
        wallet=_sum(pot.wallet, more),
        equity=_sum(pot.equity, more),
        available=_sum(pot.available, more),
    )


Reached = Callable[[Change, Decimal], Decimal | None]
"""The score after a change when it is low enough, else None."""


def _smallest(change: Change, position: Position, pot: Pot, reached: Reached) -> WhatIf | None:
    """The smallest change that is enough: a larger one of the same kind never raises the score."""
    amount = _amounts(change, position, pot)
    enough = next(
        (part for part in _tries(change) if amount and reached(change, amount(part)) is not None), None
    )
    if enough is None or amount is None:
        return None
    too_little = _NONE
    for _ in range(_HALVINGS):
        middle = (too_little + enough) / 2
        if reached(change, amount(middle)) is None:
            too_little = middle
        else:
            enough = middle
    score = reached(change, amount(enough))
    return None if score is None else WhatIf(change, amount(enough), score)


def _tries(change: Change) -> tuple[Decimal, ...]:
    """Parts of the whole, growing, of which the first that is enough bounds the search."""
    if change is Change.ADD_MARGIN:
        return tuple(Decimal(2) ** n for n in range(_DOUBLINGS))
    return (_ONE,) if change is Change.TAKE_PROFIT else (_MOST,)


def _amounts(change: Change, position: Position, pot: Pot) -> Callable[[Decimal], Decimal] | None:
    """Turns a part (0: no change) into the amount of a change; None where such a change is impossible."""
    now, rate = leverage(position, pot), pot.rate(position)
    match change:
        case Change.REDUCE:
            return lambda part: position.size * part
        case Change.TAKE_PROFIT if position.profit is not None and position.profit > 0:
            whole = position.profit
            return lambda part: whole * part
        case Change.LOWER_LEVERAGE if now is not None:
            return lambda part: now * (1 - part)
        case Change.ADD_MARGIN if pot.equity and pot.equity > 0 and rate:
            equity = pot.equity / rate
            return lambda part: equity * part
        case _:
            return None


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _sum(value: Decimal | None, more: Decimal) -> Decimal | None:
    return None if value is None else value + more
