"""How dangerous each market of a venue is as to ADL. Pure: the signs of danger, and the table of moves.

Worse is told at once, better only after quiet time. A source that is lost is never calm: what it said last
stands, and while one is lost no regime falls.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import IntEnum

from bot.detect.drawdown import Falls
from bot.detect.tuning import MarketTuning
from bot.model.exposure import RegimeChanged
from bot.model.ids import AccountId, VenueName
from bot.model.market import MarketMemory, Stir, Voice
from bot.model.regime import Move, Regime, RegimeState, Why
from bot.model.signal import Danger, Signal

Reasons = tuple[tuple[Why, Decimal], ...]
FallsOf = Callable[[Voice], Falls]
"""How far the fund that a voice tells of has fallen."""


class Level(IntEnum):
    """What the signs of a market amount to."""

    NONE = 0
    PAST = 1
    """A fund is still low from a fall of hours ago."""
    NEAR = 2
    ADL = 3


SIGNS: tuple[tuple[Why, Level, Callable[[MarketTuning], Decimal]], ...] = (
    (Why.VENUE_SAYS_ADL, Level.ADL, lambda t: Decimal(Danger.UNDER_WAY)),
    (Why.ADL_HERE, Level.ADL, lambda t: Decimal(t.adl_burst)),
    (Why.FUND_FELL_1H, Level.ADL, lambda t: t.fund_crashed_1h),
    (Why.VENUE_MARK, Level.NEAR, lambda t: Decimal(Danger.HIGH)),
    (Why.TRIGGER_NEAR, Level.NEAR, lambda t: t.trigger_near),
    (Why.ADL_HERE, Level.NEAR, lambda t: Decimal(1)),
    (Why.RANKS_RISE, Level.NEAR, lambda t: Decimal(t.ranks_rise)),
    (Why.FUND_FELL_1H, Level.NEAR, lambda t: t.fund_fell_1h),
    (Why.FUND_FELL_8H, Level.PAST, lambda t: t.fund_fell_8h),
    (Why.FUND_FELL_24H, Level.PAST, lambda t: t.fund_fell_24h),
)
"""From which number on a sign amounts to a level; strongest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A market that `was` so, whose signs amount to one of `seen`, goes `to` another regime: at once, or when
    no sign held it where it was for `after`."""

    was: Regime
    seen: tuple[Level, ...]
    to: Regime
    move: Move
    after: Callable[[MarketTuning], timedelta] | None = None


CALM, WARNING, CASCADE, RECOVERING = Regime.CALM, Regime.WARNING, Regime.CASCADE, Regime.RECOVERING
TABLE = (
    Row(CALM, (Level.ADL,), CASCADE, Move.ADL_RUNS),
    Row(CALM, (Level.NEAR, Level.PAST), WARNING, Move.DANGER_NEAR),
    Row(WARNING, (Level.ADL,), CASCADE, Move.ADL_RUNS),
    Row(WARNING, (Level.NONE,), CALM, Move.QUIET, lambda t: t.warning_lasts),
    Row(CASCADE, (Level.NEAR,), WARNING, Move.EASED, lambda t: t.cascade_lasts),
    Row(CASCADE, (Level.PAST, Level.NONE), RECOVERING, Move.OVER, lambda t: t.cascade_lasts),
    Row(RECOVERING, (Level.ADL,), CASCADE, Move.ADL_RUNS),
    Row(RECOVERING, (Level.NEAR,), WARNING, Move.DANGER_NEAR),
    Row(RECOVERING, (Level.NONE,), CALM, Move.QUIET, lambda t: t.recovering_lasts),
)
HOLDS = {CALM: Level.NONE, WARNING: Level.PAST, CASCADE: Level.ADL, RECOVERING: Level.PAST}
"""The least level that holds a market in its regime."""
WORSE = (CALM, RECOVERING, WARNING, CASCADE)
FALLS = (Why.FUND_FELL_1H, Why.FUND_FELL_8H, Why.FUND_FELL_24H)
STEP = Decimal("0.05")
"""By how much a share must differ before people read it anew; of counts, twofold."""


def judge(
    venue: VenueName,
    memory: MarketMemory,
    falls: FallsOf,
    held: frozenset[str],
    at: datetime,
    tuning: MarketTuning,
) -> tuple[tuple[RegimeChanged, ...], MarketMemory]:
    """The regimes of all markets in `held` and of those where something stirred: (events, memory).

    `memory` holds what the public sources and the accounts of this host have said by now. An event is a
    regime that was entered, or whose reasons are to be read anew.
    """
    stirs = tuple(stir for stir in memory.stirs if abs(at - stir.at) < tuning.stir_lasts)
    voices = _by_symbol(memory.voices)
    states = {state.symbol: state for state in memory.regimes}
    events: list[RegimeChanged] = []
    for symbol in sorted(held | {stir.symbol for stir in stirs}):
        heard = voices.get(symbol, ())
        mine = [stir for stir in stirs if stir.symbol == symbol]
        before = states.get(symbol)
        if before is None and not mine and all(voice.until is None for voice in heard):
            continue
        state = before or RegimeState(symbol, CALM, at)
        after = states[symbol] = _next(state, heard, mine, falls, at, tuning)
        news = after.regime is not state.regime or after.revised != state.revised
        if news and after.revised is not None:
            events.append(RegimeChanged(after.revised, venue, after.told))
    kept = held | {
        s for s, state in states.items() if not _is_forgotten(state, voices.get(s, ()), at, tuning)
    }
    return tuple(events), replace(
        memory,
        stirs=stirs,
        regimes=tuple(state for state in states.values() if state.symbol in kept),
        voices=tuple(voice for voice in memory.voices if voice.symbol in kept),
    )


def known(memory: MarketMemory, at: datetime, tuning: MarketTuning) -> Mapping[str, RegimeState]:
    """The regimes that can be relied on, by symbol: none is calm where nobody judges, or a source is lost."""
    voices = _by_symbol(memory.voices)
    return {
        state.symbol: state
        for state in memory.regimes
        if state.regime is not CALM or _all_heard(voices.get(state.symbol, ()), at, tuning)
    }


def stirs_of(account: AccountId, found: Iterable[Stir], more: Iterable[Stir]) -> tuple[Stir, ...]:
    """The stirs with more of them: of one account and kind in one market only the newest is kept."""
    known = {(s.symbol, s.account, s.fills > 0): s for s in found}
    return tuple((known | {(s.symbol, account, s.fills > 0): s for s in more}).values())


def reasons(
    voices: Iterable[Voice], stirs: Iterable[Stir], falls: FallsOf, tuning: MarketTuning
) -> tuple[Level, Reasons]:
    """What the signs of one market amount to, and those that count with their numbers, strongest first."""
    numbers = _numbers(voices, stirs, falls)
    counting: dict[Why, Decimal] = {}
    level = Level.NONE
    for why, amounts_to, least in SIGNS:
        if (number := numbers.get(why, Decimal(0))) >= least(tuning):
            counting.setdefault(why, number)
            level = max(level, amounts_to)
    return level, tuple((why, number) for why, number in counting.items() if not _is_same(why, counting))


def _is_same(why: Why, counting: Mapping[Why, Decimal]) -> bool:
    """Whether a shorter time says it already: a fall within an hour is one within a day, too."""
    shorter = FALLS[: FALLS.index(why)] if why in FALLS else ()
    return any(counting[why] - counting[other] < STEP for other in shorter if other in counting)


def _numbers(voices: Iterable[Voice], stirs: Iterable[Stir], falls: FallsOf) -> dict[Why, Decimal]:
    numbers: dict[Why, Decimal] = {}

    def note(why: Why, number: Decimal) -> None:
        numbers[why] = max(number, numbers.get(why, number))

    for voice in voices:
        signal, fell = voice.signal, falls(voice)
        note(Why.FUND_FELL_1H, fell.hour)
        note(Why.FUND_FELL_8H, max(fell.eight, -(signal.drawdown or Decimal(0))))
        note(Why.FUND_FELL_24H, fell.day)
        note(Why.TRIGGER_NEAR, _way(signal))
        danger = signal.danger or Danger.CALM
        note(Why.VENUE_SAYS_ADL if danger is Danger.UNDER_WAY else Why.VENUE_MARK, Decimal(danger))
    told = tuple(stirs)
    note(Why.ADL_HERE, Decimal(sum(stir.fills for stir in told)))
    note(Why.RANKS_RISE, Decimal(len({stir.account for stir in told if not stir.fills})))
    return numbers


def _way(signal: Signal) -> Decimal:
    """How much of the way to the venue's trigger is gone. Beyond the trigger while the venue does not judge
    it high, its rule does not count there."""
    if signal.drawdown is None or signal.starts is None or signal.starts >= 0:
        return Decimal(0)
    way = signal.drawdown / signal.starts
    counts = way < 1 or (signal.danger is not None and signal.danger >= Danger.HIGH)
    return max(way, Decimal(0)) if counts else Decimal(0)


def _next(
    before: RegimeState,
    voices: tuple[Voice, ...],
    stirs: Iterable[Stir],
    falls: FallsOf,
    at: datetime,
    tuning: MarketTuning,
) -> RegimeState:
    level, why = reasons(voices, stirs, falls, tuning)
    held = level >= HOLDS[before.regime] or any(_is_lost(voice, at, tuning) for voice in voices)
    quiet_since = None if held else min(before.quiet_since or at, at)
    state = replace(before, quiet_since=quiet_since)
    row = _row(state, level, at, tuning)
    if row is not None:
        worse = WORSE.index(row.to) > WORSE.index(row.was)
        return RegimeState(
            symbol=state.symbol,
            regime=row.to,
            since=at,
            reasons=why,
            was=row.was,
            move=row.move,
            began=at if row.was is CALM else state.began,
            peak=at if worse else state.peak,
            revised=at,
            signals=_worst_first(voices),
        )
    if state.regime is not CALM and level >= HOLDS[state.regime] and _is_due(state, why, at, tuning):
        return replace(state, reasons=why, revised=at, signals=_worst_first(voices))
    return state


def _row(state: RegimeState, level: Level, at: datetime, tuning: MarketTuning) -> Row | None:
    """The row of the table that applies now."""
    for row in TABLE:
        if row.was is not state.regime or level not in row.seen:
            continue
        if row.after is None:
            return row
        if state.quiet_since is not None and at - state.quiet_since >= row.after(tuning):
            return row
    return None


def _is_due(state: RegimeState, why: Reasons, at: datetime, tuning: MarketTuning) -> bool:
    """Whether the reasons are to be read anew; in quiet time those that led here stay."""
    if state.revised is not None and timedelta(0) <= at - state.revised < tuning.revised_every:
        return False
    return _reads_differently(state.reasons, why)


def _reads_differently(old: Reasons, new: Reasons) -> bool:
    was = dict(old)
    if was.keys() != dict(new).keys():
        return True
    counts = (Why.ADL_HERE, Why.RANKS_RISE)
    return any(
        number >= 2 * was[why] if why in counts else abs(number - was[why]) >= STEP for why, number in new
    )


def _worst_first(voices: Iterable[Voice]) -> tuple[Signal, ...]:
    """The readings to show: one that judges worse first, else the deeper drawdown, else one with a fund."""
    return tuple(sorted((v.signal for v in voices if v.until is not None), key=_weight, reverse=True))


def _weight(signal: Signal) -> tuple[int, Decimal, bool]:
    danger = -1 if signal.danger is None else int(signal.danger)
    return (danger, -(signal.drawdown or Decimal(0)), signal.fund is not None)


def _by_symbol(voices: Iterable[Voice]) -> dict[str, tuple[Voice, ...]]:
    found: dict[str, tuple[Voice, ...]] = {}
    for voice in voices:
        found[voice.symbol] = (*found.get(voice.symbol, ()), voice)
    return found


def _is_lost(voice: Voice, at: datetime, tuning: MarketTuning) -> bool:
    """Whether a source that spoke of this market does so no longer."""
    return voice.until is not None and at - voice.until > tuning.voice_lasts


def _all_heard(voices: tuple[Voice, ...], at: datetime, tuning: MarketTuning) -> bool:
    spoke = [voice for voice in voices if voice.until is not None]
    return bool(spoke) and not any(_is_lost(voice, at, tuning) for voice in spoke)


def _is_forgotten(state: RegimeState, voices: tuple[Voice, ...], at: datetime, tuning: MarketTuning) -> bool:
    """Whether nobody has been in a market for long, so that what was said of it is old."""
    last = [state.since, *(v.until for v in voices if v.until is not None)]
    return at - max(last) > tuning.forgotten_after
