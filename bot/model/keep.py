"""How long each kind of data is kept."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Keep:
    """`alerts` go with their checklists. `incidents` are the alerts and executions that are evidence of what
    was taken, with the checklists and deeds about them. `deliveries` say what was sent where, `signals` are
    public readings, `rankings` scores beside indicators."""

    alerts: timedelta = timedelta(days=365)
    incidents: timedelta = timedelta(days=1825)
    deliveries: timedelta = timedelta(days=90)
    signals: timedelta = timedelta(days=10)
    rankings: timedelta = timedelta(days=30)
