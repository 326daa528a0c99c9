"""How dangerous each market of a venue is as to ADL, by the table of moves. Pure.

Worse is told at once, better only after quiet time. A source that is lost is never calm: what it said last
stands, and while one is lost no regime falls. Where nobody was in a market nothing was heard either: its
regime waits for a new reading.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.detect.peril import STEP, FallsOf, Level, Reasons, reasons
from bot.detect.tuning import MarketTuning
from bot.model.exposure import RegimeChanged
from bot.model.ids import AccountId, VenueName
from bot.model.market import MarketMemory, Stir, Voice
from bot.model.regime import Move, Regime, RegimeState, Why
from bot.model.signal import Signal


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
    regime that was entered, or whose reasons are to be read anew. A market in neither was left by everybody.
    """
    stirs = tuple(stir for stir in memory.stirs if abs(at - stir.at) < tuning.stir_lasts)
    voices = _by_symbol(memory.voices)
    states = {state.symbol: state for state in memory.regimes}
    events: list[RegimeChanged] = []
    here = held | {stir.symbol for stir in stirs}
    for symbol in sorted(here):
        heard = voices.get(symbol, ())
        mine = [stir for stir in stirs if stir.symbol == symbol]
        before = states.get(symbol)
        if before is None and not mine and all(voice.until is None for voice in heard):
            continue
        state = before or RegimeState(symbol, CALM, at)
        if state.left is not None:
            state, voices[symbol] = _found_again(state, heard, mine, falls, at, tuning)
        if state.left is None:
            after = _next(state, voices.get(symbol, ()), mine, falls, at, tuning)
            news = after.regime is not state.regime or after.revised != state.revised
            if news and after.revised is not None:
                events.append(RegimeChanged(after.revised, venue, after.told))
            state = after
        states[symbol] = state
    gone = {symbol: _left(state, at) for symbol, state in states.items() if symbol not in here}
    states |= gone
    kept = held | (states.keys() - {s for s, state in gone.items() if _is_forgotten(state, at, tuning)})
    return tuple(events), replace(
        memory,
        stirs=stirs,
        regimes=tuple(state for state in states.values() if state.symbol in kept),
        voices=tuple(voice for symbol in voices if symbol in kept for voice in voices[symbol]),
    )


def known(memory: MarketMemory, at: datetime, tuning: MarketTuning) -> Mapping[str, RegimeState]:
    """The regimes that can be relied on, by symbol: none where nothing was heard since nobody was there, and
    none is calm where nobody judges, or a source is lost."""
    voices = _by_symbol(memory.voices)
    return {
        state.symbol: state
        for state in memory.regimes
        if state.left is None
        and (state.regime is not CALM or _all_heard(voices.get(state.symbol, ()), at, tuning))
    }


def stirs_of(account: AccountId, found: Iterable[Stir], more: Iterable[Stir]) -> tuple[Stir, ...]:
    """The stirs with more of them: of one account and kind in one market only the newest is kept."""
    known = {(s.symbol, s.account, s.fills > 0): s for s in found}
    return tuple((known | {(s.symbol, account, s.fills > 0): s for s in more}).values())


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
    """Whether a source that spoke of this market does so no longer, or not again since everybody left it."""
    return voice.until is not None and (voice.left or at - voice.until > tuning.voice_lasts)


def _all_heard(voices: tuple[Voice, ...], at: datetime, tuning: MarketTuning) -> bool:
    spoke = [voice for voice in voices if voice.until is not None]
    return bool(spoke) and not any(_is_lost(voice, at, tuning) for voice in spoke)


def _left(state: RegimeState, at: datetime) -> RegimeState:
    """A regime once nobody is in the market: no reading keeps it true, and no quiet time runs."""
    return replace(state, left=min(state.left or at, at), quiet_since=None)


def _found_again(
    state: RegimeState,
    voices: tuple[Voice, ...],
    stirs: Iterable[Stir],
    falls: FallsOf,
    at: datetime,
    tuning: MarketTuning,
) -> tuple[RegimeState, tuple[Voice, ...]]:
    """A regime that everybody had left, by what is said since, and the voices without what they said before.

    It stands as it was where it is borne out. Where it fell, it fell unseen: that is no news, and what is
    said now begins anew. It stays left as long as nothing speaks of danger, and a source is not heard yet.
    """
    spoke = [voice for voice in voices if voice.until is not None]
    fresh = [voice for voice in spoke if not voice.left]
    level, _ = reasons(fresh, stirs, falls, tuning)
    if level is Level.NONE and (not fresh or len(fresh) < len(spoke)):
        return replace(state, left=min(state.left or at, at)), voices
    said = tuple(_silenced(voice) if voice.left else voice for voice in voices)
    borne_out = level >= HOLDS[state.regime]
    return replace(state, left=None) if borne_out else RegimeState(state.symbol, CALM, at), said


def _silenced(voice: Voice) -> Voice:
    """A voice without what it said; it is still one that must be heard before a market is calm."""
    return replace(voice, signal=Signal(voice.source, voice.symbol, voice.signal.at))


def _is_forgotten(state: RegimeState, at: datetime, tuning: MarketTuning) -> bool:
    """Whether who comes back to a market hears of it as of any other: it was calm, or that is long ago."""
    return state.regime is CALM or (state.left is not None and at - state.left > tuning.forgotten_after)
