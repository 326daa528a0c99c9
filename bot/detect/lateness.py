"""How late a fill was seen."""

from datetime import datetime

from bot.detect.tuning import Tuning


def late_by(seen_at: datetime, happened_at: datetime, tuning: Tuning) -> float:
    """Seconds between a fill and the look that brought it, both by the venue's clock; 0 when soon enough."""
    late = seen_at - happened_at
    return late.total_seconds() if late > tuning.late_after else 0.0
