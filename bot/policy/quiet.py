"""Quiet hours: what waits until they are over, on the person's own clock. Pure."""

from datetime import datetime

from bot.model.alert import Alert, Urgency
from bot.model.event import SeesAgain
from bot.model.exposure import RegimeChanged
from bot.model.manners import ALOUD, Manner, Manners, QuietHours, Sound, Why
from bot.model.regime import Regime
from bot.model.zones import last_met, next_met
from bot.policy.volume import kind


def quiet(alert: Alert, manners: Manners, now: datetime) -> Manner:
    """Held until the end of the quiet hours, unless it is an alarm, or was asked for."""
    hours = manners.quiet
    if hours is None or kind(alert.event) is None or alarm(alert):
        return ALOUD
    if not within(hours, now, manners.zone):
        return ALOUD
    return Manner(Sound.HELD, Why.QUIET_HOURS, next_met(now, hours.end, manners.zone))


def alarm(alert: Alert) -> bool:
    """What nobody may sleep through: ADL and other reductions, blindness (and, without a sound, its end), a
    cascade in a market held."""
    event = alert.event
    if isinstance(event, SeesAgain):
        return True
    cascade = isinstance(event, RegimeChanged) and event.state.regime is Regime.CASCADE
    return cascade or alert.urgency <= Urgency.BLIND


def within(hours: QuietHours, now: datetime, zone: str) -> bool:
    """Whether the hours began and did not end since, on the clock of that zone: an end that it shows twice
    has come with the first."""
    return last_met(now, hours.start, zone) > last_met(now, hours.end, zone)
