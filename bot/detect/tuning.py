"""The numbers detection turns on; settings fill them in."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from bot.model.preferences import GaugeWishes


@dataclass(frozen=True, slots=True)
class MarketTuning:
    """What makes a market dangerous, and for how long. Shares are from 0 to 1.

    Two exchanges publish that they begin ADL when a fund is 30 % below its highest of 8 hours: half of
    that within 8 hours is a warning (`fund_fell_8h`), a third of it within one hour too (`fund_fell_1h`),
    all of it within an hour is a cascade (`fund_crashed_1h`); over a day, where funds are also moved
    about, only all of it counts (`fund_fell_24h`). `trigger_near` is how much of the way to a published
    trigger counts as near. One ADL fill at an account of this host is a warning; `adl_burst` of them in
    one market within `stir_lasts` are a cascade. Rising indicators of `ranks_rise` accounts within that
    time are a warning: one alone rises with its own profit.

    Danger is told at once, its end only when no reason held for `warning_lasts`: marks are renewed every
    minute and flap around their limits. A cascade is over when it was quiet for `cascade_lasts`, since ADL
    comes in waves; a market that recovers is calm again when nothing was left for `recovering_lasts`.
    Reasons are edited at most every `revised_every`. A source that was not heard for `voice_lasts` is lost:
    longer than the slowest pause between two answers. A danger in a market that nobody is in any more is
    forgotten after `forgotten_after`: who comes back to it before that is not told anew.
    """

    fund_fell_1h: Decimal = Decimal("0.1")
    fund_fell_8h: Decimal = Decimal("0.15")
    fund_fell_24h: Decimal = Decimal("0.3")
    fund_crashed_1h: Decimal = Decimal("0.3")
    trigger_near: Decimal = Decimal("0.8")
    adl_burst: int = 3
    ranks_rise: int = 2
    stir_lasts: timedelta = timedelta(minutes=10)
    warning_lasts: timedelta = timedelta(minutes=10)
    cascade_lasts: timedelta = timedelta(minutes=15)
    recovering_lasts: timedelta = timedelta(hours=1)
    revised_every: timedelta = timedelta(minutes=3)
    voice_lasts: timedelta = timedelta(minutes=15)
    forgotten_after: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ExposureTuning:
    """When a reload and an exposure are spoken of. Amounts in USD, shares from 0 to 1.

    `reload_unknown` is how long a market counts as not calm after ADL where nobody judges it: the hardest
    known cascade lasted less than an hour. `reload_remembered` is how long ADL is remembered at most.
    `reload_least` is the part of what was taken that must be put back on: dust is no risk.

    `note_from` is the notional from which hints are given: most positions hit by ADL are far smaller, and do
    not matter to a queue. `winner_share` is the profit, as a part of the notional, from which a large
    position is a heavy winner: rankings multiply profit, and a quarter is far above what most hold.
    `full_risk` is the leverage that is too much for a market in danger: a move of a tenth takes all.
    Hints begin `notes_after` the first look, which has a message of its own, and come at most once in
    `note_every` per position; again only if the number is higher by `note_growth`.
    """

    reload_unknown: timedelta = timedelta(hours=1)
    reload_remembered: timedelta = timedelta(days=7)
    reload_least: Decimal = Decimal("0.1")
    note_from: Decimal = Decimal(50_000)
    winner_share: Decimal = Decimal("0.25")
    full_risk: Decimal = Decimal(10)
    notes_after: timedelta = timedelta(minutes=10)
    note_every: timedelta = timedelta(hours=24)
    note_growth: Decimal = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Tuning:
    """`gauge_from` is the part of a venue's scale (0 to 1) from which a rising indicator is told;
    `gauge_looks_down` how many looks in a row must show less before it is told to have fallen.
    `blind_after` is how long an account may stay unread before its owner hears of it. Fills closer
    together than `quiet_gap` are one incident. A fill seen later than `late_after` is marked late.
    Fills are remembered for `remember_fills`; what is older than that when it turns up is old news. A public
    signal that is gone for `signal_lost_after` is told as lost. Of unknown values `kept_oddities` are
    remembered as told."""

    gauge_from: Decimal = Decimal("0.5")
    gauge_looks_down: int = 3
    blind_after: timedelta = timedelta(seconds=60)
    quiet_gap: timedelta = timedelta(minutes=5)
    late_after: timedelta = timedelta(minutes=2)
    credit_lasts: timedelta = timedelta(minutes=2)
    question_lasts: timedelta = timedelta(hours=24)
    remember_fills: timedelta = timedelta(hours=2)
    signal_lost_after: timedelta = timedelta(minutes=10)
    market: MarketTuning = field(default_factory=MarketTuning)
    exposure: ExposureTuning = field(default_factory=ExposureTuning)
    kept_oddities: int = 100

    @property
    def gauge(self) -> GaugeWishes:
        """What is told of indicators to those who wish nothing else."""
        return GaugeWishes(from_share=self.gauge_from, looks_down=self.gauge_looks_down)
