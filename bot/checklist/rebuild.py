"""A calculator, not an order: what a position could look like again, and whether the market lets it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_DOWN, Decimal

from bot.checklist.found import Found, missing
from bot.checklist.liquidation import distance
from bot.checklist.scene import Scene, held, incident, is_blind
from bot.model.baseline import Cut
from bot.model.checklist import Mark, Step
from bot.model.evidence import Choice, Gap, Instead, Market, Missing, Rebuild, Waits
from bot.model.funds import Funds, Pot
from bot.model.ids import AlertId
from bot.model.incident import Taken
from bot.model.observation import Neutrality
from bot.model.position import MarginMode, NoGauge, NoGaugeReason, Position, PositionKey
from bot.model.regime import RegimeState

UNJUDGED = timedelta(hours=1)
"""For how long a market that nobody judges counts as dangerous after ADL."""
JUDGED_IN = timedelta(seconds=60)
"""How soon after ADL a market is judged again: what was said of it before says nothing."""
PARTS = (Decimal("0.25"), Decimal("0.5"), Decimal(1))
"""The choices, as parts of the most that is within the person's limits."""
_HALF, _ONE = Decimal("0.5"), Decimal(1)


def markets(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per market that was hit: done when it is calm."""
    found = incident(scene)
    if found is None:
        return missing(Gap.NO_EXECUTION)
    free = {line.name for line in step.lines if line.shown is Mark.DONE}
    return tuple(
        Found(
            symbol,
            Mark.HELD if _waits(scene, symbol, symbol in free) else Mark.DONE,
            Market(symbol, _regime(scene, symbol)),
        )
        for symbol in sorted(found.symbols)
    )


def _regime(scene: Scene, symbol: str) -> RegimeState | None:
    """The regime of a market, None where nobody judges it, or nobody has since ADL took there."""
    state = scene.context.regimes.get(symbol)
    return None if state is None or (_is_fresh(scene, JUDGED_IN) and not state.regime.dangerous) else state


def _is_fresh(scene: Scene, within: timedelta) -> bool:
    found = incident(scene)
    return found is not None and scene.now - found.seen_at < within


def _waits(scene: Scene, symbol: str, was_free: bool = False) -> Waits | None:
    """What new risk in a market waits for. `was_free`: it waited for nothing before; that nobody judges the
    market just now (after a restart) does not change that."""
    if is_blind(scene):
        return Waits.SIGHT
    if (state := _regime(scene, symbol)) is not None:
        return Waits.CALM if state.regime.dangerous else None
    if was_free:
        return None
    judged = symbol in scene.context.regimes
    return Waits.CALM if _is_fresh(scene, JUDGED_IN if judged else UNJUDGED) else None


def rebuilds(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per position that was hit, with its choices; done when it stands within them by itself."""
    found = incident(scene)
    if found is None:
        return missing(Gap.NO_EXECUTION)
    earlier = {line.name: line.fact for line in step.lines if isinstance(line.fact, Rebuild)}
    return tuple(_found(scene, found.alert, taken, earlier.get(str(taken.key))) for taken in found.taken)


def _found(scene: Scene, alert: AlertId, taken: Taken, earlier: Rebuild | None) -> Found:
    was_free = earlier is not None and earlier.waits is None
    name, waits = str(taken.key), _waits(scene, taken.key.symbol, was_free)
    old = _before(scene, alert, taken, earlier)
    if old is None:
        return Found(name, Mark.UNKNOWN, Missing(Gap.NOT_OFFERED, taken.key.symbol))
    position = held(scene, taken.key, taken.side)
    cap = _cap(scene, taken, old)
    fact = Rebuild(
        key=taken.key,
        side=taken.side,
        unit=taken.unit,
        currency=old.currency,
        was=_choice(scene, old, old.size, old.leverage or _ONE),
        choices=tuple(_choice(scene, old, size, cap.leverage) for size in cap.sizes),
        instead=tuple(_instead(scene, taken, position)),
        regime=_regime(scene, taken.key.symbol),
        waits=waits,
        maintenance=old.maintenance,
    )
    within = position is not None and position.leverage is not None and position.leverage <= cap.leverage
    if within and position is not None and position.size <= cap.sizes[-1]:
        return Found(name, Mark.DONE, fact)
    return Found(name, Mark.OPEN if waits is None else Mark.HELD, fact)


@dataclass(frozen=True, slots=True)
class _Old:
    """The position as it was: `unit` is the notional of one unit of size, `profit` what one unit made."""

    taken: Taken
    size: Decimal
    currency: str
    unit: Decimal
    leverage: Decimal | None
    profit: Decimal
    maintenance: Decimal | None


@dataclass(frozen=True, slots=True)
class _Cap:
    leverage: Decimal
    sizes: tuple[Decimal, ...]


def _before(scene: Scene, alert: AlertId, taken: Taken, earlier: Rebuild | None) -> _Old | None:
    """What the position was; None when neither its size nor its worth was ever known."""
    cut, position = _cut(scene, alert, taken.key), held(scene, taken.key, taken.side)
    size = taken.before or (cut.before if cut is not None else None)
    if size is None or size <= 0:
        return None
    unit = _worth_of_one(position, cut, earlier)
    if unit is None:
        return None
    # What is held by now may stand at another leverage already: what was told of it before comes first.
    before = [cut.leverage] if cut is not None else []
    before += [earlier.was.leverage] if earlier is not None else []
    before += [position.leverage] if position is not None else []
    leverage = next((known for known in before if known), None)
    realised = taken.realised if taken.realised is not None else taken.gain[0] if taken.gain else None
    profit = realised / taken.taken if realised is not None and taken.taken else Decimal(0)
    currency = position.currency if position is not None and position.currency else taken.currency
    maintenance = _maintenance(scene, position) or (earlier.maintenance if earlier is not None else None)
    return _Old(taken, size, currency, unit, leverage, profit, maintenance)


def _worth_of_one(position: Position | None, cut: Cut | None, earlier: Rebuild | None) -> Decimal | None:
    """The notional of one unit of size, as new as it is known."""
    if position is not None and position.notional and position.size:
        return position.notional / position.size
    if cut is not None and cut.notional and cut.before:
        return cut.notional / cut.before
    return earlier.was.notional / earlier.was.size if earlier is not None and earlier.was.notional else None


def _cut(scene: Scene, alert: AlertId, key: PositionKey) -> Cut | None:
    cuts = scene.baseline.cuts if scene.baseline is not None else ()
    return next((cut for cut in cuts if cut.alert == alert and cut.key == key), None)


def _maintenance(scene: Scene, position: Position | None) -> Decimal | None:
    """The maintenance margin as a share of the notional, where it can be told from others'."""
    funds = scene.baseline.funds if scene.baseline is not None else None
    pot = funds.behind(position) if funds is not None and position is not None else None
    if funds is None or pot is None or position is None or not position.notional:
        return None
    rate = pot.rate(position)
    everything = scene.baseline.positions if scene.baseline is not None else ()
    alone = pot.symbol or sum(funds.behind(p) == pot for p in everything) == 1
    needed = pot.share(position.key) or (pot.maintenance if alone else None)
    return needed / (position.notional * rate) if needed and rate else None


def _cap(scene: Scene, taken: Taken, old: _Old) -> _Cap:
    """The most that is within the person's limits. Where nothing is left: half of what was taken."""
    wishes = scene.context.wishes.rebuild
    leverage = (old.leverage or _ONE) * wishes.of_leverage
    if wishes.leverage is not None:
        leverage = min(leverage, wishes.leverage)
    left = taken.shown if taken.shown is not None else taken.expected or Decimal(0)
    most = left * wishes.of_size if left else taken.taken * wishes.of_size * _HALF
    step = Decimal(1).scaleb(min(_exponent(old.size), _exponent(taken.taken)))
    sizes = [(most * part).quantize(step, ROUND_DOWN) for part in PARTS]
    kept = tuple(sorted({size for size in sizes if size > 0})) or (step,)
    return _Cap(leverage, kept)


def _exponent(size: Decimal) -> int:
    exponent = size.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _choice(scene: Scene, old: _Old, size: Decimal, leverage: Decimal) -> Choice:
    notional = old.unit * size
    margin = notional / leverage
    away = distance(old.taken.side, old.taken.instrument, leverage, old.maintenance or Decimal(0))
    return Choice(size, leverage, notional, margin, away, _score(scene, old, size, notional, margin))


def _score(scene: Scene, old: _Old, size: Decimal, notional: Decimal, margin: Decimal) -> Decimal | None:
    """The venue's ranking of such a position, if it made as much per unit as the old one did."""
    rank, taken = scene.context.score, old.taken
    if rank is None or margin <= 0:
        return None
    profit = old.profit * size
    position = Position(
        key=taken.key,
        side=taken.side,
        size=size,
        unit=taken.unit,
        gauge=NoGauge(NoGaugeReason.ABSENT),
        entry_price=taken.entry,
        mark_price=taken.average_price,
        notional=notional,
        leverage=notional / margin,
        margin_mode=MarginMode.ISOLATED,
        profit=profit,
        currency=old.currency,
        instrument=taken.instrument,
    )
    needed = notional * (old.maintenance or Decimal(0))
    pot = Pot(old.currency, margin, margin + profit, needed, symbol=taken.key.symbol, slot=taken.key.slot)
    try:
        score = rank(position, Funds((pot,)))
    except ArithmeticError:  # figures out of all range
        return None
    return None if score is None else score.value


def _instead(scene: Scene, taken: Taken, position: Position | None) -> Iterator[Instead]:
    if position is not None and position.profit is not None and position.profit > 0:
        yield Instead.TAKE_PROFIT
    base = taken.instrument.base if taken.instrument is not None else None
    hedge = (scene.hedges or {}).get(base) if base is not None else None
    sides = [leg for leg in (hedge.legs if hedge else ()) if leg.size * taken.side.sign > 0]
    if len({leg.account for leg in sides}) <= 1:
        yield Instead.SPLIT
    off = scene.baseline is not None and scene.baseline.neutrality is Neutrality.OFF
    if scene.neutral_mode and off:
        yield Instead.NEUTRAL_MODE
