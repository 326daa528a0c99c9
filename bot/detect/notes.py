"""Quiet hints on how a position is exposed to ADL, each with its number and at most once a day. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.detect.context import Context
from bot.detect.tuning import ExposureTuning, Tuning
from bot.model.baseline import Baseline, Hint
from bot.model.event import Event
from bot.model.exposure import Noted, NoteKind
from bot.model.instrument import EXACT, Payoff
from bot.model.observation import Observation
from bot.model.position import Position
from bot.model.regime import RegimeState

DOLLARS = "USD"
"""How the names of dollars and of dollar coins begin; other amounts are not compared with one in USD."""


def follow(
    before: Baseline,
    seen: Observation,
    events: tuple[Event, ...],
    after: Baseline,
    context: Context,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], Baseline]:
    """The events with hints, and the baseline that remembers them.

    What does not pass by itself is looked for when a look also reads fills: there is no hurry; the risk that
    is carried into a danger at every look. Nothing soon after the first, which has a message of its own.
    """
    wanted, started = tuning.exposure, after.watched_from
    if seen.positions is None or before.looked_at is None or started is None:
        return events, after
    markets = context.regimes
    if seen.fills is None and not any(_is_in_danger(markets.get(p.key.symbol)) for p in seen.positions):
        return events, after
    if seen.at - started < wanted.notes_after:
        return events, after
    known = {(hint.key, hint.kind): hint for hint in after.hints}
    told: list[Noted] = []
    for position in seen.positions:
        regime = markets.get(position.key.symbol)
        for kind, number in _found(position, regime, after, wanted):
            if _is_new(known.get((position.key, kind)), number, seen.at, wanted):
                known[(position.key, kind)] = Hint(position.key, kind, seen.at, number)
                shown = regime if kind is NoteKind.FULL_RISK else None
                told.append(Noted(seen.at, kind, position, number, shown))
    held = {position.key for position in seen.positions}
    kept = tuple(h for h in known.values() if h.key in held or abs(seen.at - h.at) < wanted.note_every)
    return (*events, *told), replace(after, hints=kept)


def _found(
    position: Position, regime: RegimeState | None, after: Baseline, tuning: ExposureTuning
) -> Iterator[tuple[NoteKind, Decimal]]:
    """The hints that a position deserves, each with its number."""
    value = dollars(position)
    if value is not None and value >= tuning.note_from:
        if position.instrument is not None and position.instrument.payoff is Payoff.INVERSE:
            yield NoteKind.SMALL_FUND, value
        profit = profit_share(position)
        if profit is not None and profit >= tuning.winner_share:
            yield NoteKind.HEAVY_WINNER, profit
    leverage = position.leverage
    if (
        _is_in_danger(regime)
        and leverage is not None
        and leverage >= tuning.full_risk
        and not _is_hit(position, after)
    ):
        yield NoteKind.FULL_RISK, leverage


def _is_in_danger(regime: RegimeState | None) -> bool:
    return regime is not None and regime.regime.dangerous


def _is_hit(position: Position, after: Baseline) -> bool:
    """Whether ADL already took from this market: then that message says what to do."""
    symbol = position.key.symbol
    hit = after.incident is not None and symbol in after.incident.symbols
    return hit or any(cut.key.symbol == symbol for cut in after.cuts)


def _is_new(last: Hint | None, number: Decimal, at: datetime, tuning: ExposureTuning) -> bool:
    """At most once a day; what does not pass by itself only when it has grown."""
    if last is None:
        return True
    if abs(at - last.at) < tuning.note_every:
        return False
    return last.kind is NoteKind.FULL_RISK or number >= last.number * (1 + tuning.note_growth)


def dollars(position: Position) -> Decimal | None:
    """The notional in USD; None when it cannot be known, or is in another currency."""
    instrument = position.instrument
    if instrument is None:
        return position.notional if position.currency.startswith(DOLLARS) else None
    if not instrument.quote.startswith(DOLLARS):
        return None
    notional = instrument.notional(position.size, position.mark_price)
    return position.notional if notional is None and instrument.payoff is Payoff.LINEAR else notional


def profit_share(position: Position) -> Decimal | None:
    """The open profit as a part of the notional, signed; None when it cannot be known. The profit of a
    coin-margined contract is in coins."""
    value, profit, instrument = dollars(position), position.profit, position.instrument
    if not value or profit is None:
        return None
    if instrument is not None and instrument.payoff is Payoff.INVERSE:
        if position.mark_price is None:
            return None
        profit = EXACT.multiply(profit, position.mark_price)
    return profit / value
