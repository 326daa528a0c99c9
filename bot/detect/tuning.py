"""The numbers detection turns on; settings fill them in."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from bot.model.preferences import GaugeWishes


@dataclass(frozen=True, slots=True)
class Tuning:
    """`gauge_from` is the part of a venue's scale (0 to 1) from which a rising indicator is told;
    `gauge_looks_down` how many looks in a row must show less before it is told to have fallen.
    `blind_after` is how long an account may stay unread before its owner hears of it. Fills closer
    together than `quiet_gap` are one incident. A fill seen later than `late_after` is marked late.
    Fills are remembered for `remember_fills`; what is older than that when it turns up is old news. A public
    signal that is gone for `signal_lost_after` is told as lost; a public warning is told to have fallen when
    it has shown less for `warning_lasts`. Of unknown values `kept_oddities` are
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
    warning_lasts: timedelta = timedelta(minutes=3)
    kept_oddities: int = 100

    @property
    def gauge(self) -> GaugeWishes:
        """What is told of indicators to those who wish nothing else."""
        return GaugeWishes(from_share=self.gauge_from, looks_down=self.gauge_looks_down)
