"""What would lower the place in the queue is dear to reckon: a glance for news leaves it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.detect.context import Context
from bot.model.checklist import Checklist, Shows
from bot.model.evidence import Place
from bot.model.funds import Funds, Pot
from bot.model.position import Position
from bot.model.score import Score
from tests.builders import position
from tests.checklist.scenes import filled, scene
from tests.events import gauge_moved

FUNDS = Funds((Pot("USDT", Decimal(9_000), Decimal(10_000), Decimal(200), Decimal(4_000)),))


def ranking(asked: list[Position]) -> Callable[[Position, Funds | None], Score | None]:
    """Profit over equity, which notes what it is asked."""

    def score(one: Position, funds: Funds | None) -> Score | None:
        asked.append(one)
        pot = None if funds is None else funds.behind(one)
        if one.profit is None or pot is None or not pot.equity:
            return None
        return Score(one.profit / pot.equity, "profit / equity", ())

    return score


def place(checklist: Checklist) -> Place:
    fact = checklist.steps[0].lines[0].fact
    assert isinstance(fact, Place)
    return fact


def test_a_glance_reckons_nothing_anew_and_a_whole_look_does() -> None:
    asked: list[Position] = []
    context, one = Context(score=ranking(asked)), position(6, level=4)
    seen = scene(gauge_moved(3, 4), held=(one,), funds=FUNDS, context=context)  # type: ignore[arg-type]
    later = scene(
        gauge_moved(3, 4),  # type: ignore[arg-type]
        held=(one._replace(profit=Decimal(500)),),
        funds=FUNDS,
        context=context,
    )
    told = place(filled(Shows.QUEUE, seen))
    assert told.ways and asked
    asked.clear()
    glanced = place(filled(Shows.QUEUE, seen, replace(later, glance=True)))
    again = len(asked)
    assert glanced.ways == told.ways and glanced.position != told.position
    assert place(filled(Shows.QUEUE, seen, later)).ways != told.ways
    assert len(asked) > 2 * again, "the glance asked nothing beyond the first filling"
