"""What speaks of danger in one market: readings, the fall of its fund, what accounts here met. Pure."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import IntEnum

from bot.detect.drawdown import Falls
from bot.detect.tuning import MarketTuning
from bot.model.market import Stir, Voice
from bot.model.regime import Why
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
FALLS = (Why.FUND_FELL_1H, Why.FUND_FELL_8H, Why.FUND_FELL_24H)
STEP = Decimal("0.05")
"""By how much a share must differ before people read it anew; of counts, twofold."""


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
