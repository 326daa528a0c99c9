"""When the host hears of people who try what is not theirs: not of every stranger, but of many tries."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.model.hosting import Knock, Knocking

WITHIN = timedelta(minutes=10)
MANY = 20
"""More tries than this within that time are told."""
AT_MOST_EVERY = timedelta(hours=1)


def knocking(knocks: Iterable[Knock], told_at: datetime | None, now: datetime) -> Knocking | None:
    """What the host hears now, or None. `told_at` is when they last did; a time to come (the clock was set
    back) counts for nothing."""
    recent = [knock for knock in knocks if now - WITHIN < knock.at <= now]
    if len(recent) <= MANY or (told_at is not None and timedelta(0) <= now - told_at < AT_MOST_EVERY):
        return None
    who = Counter((knock.app, knock.address) for knock in recent)
    (app, address), most = who.most_common(1)[0]
    since = min(knock.at for knock in recent)
    return Knocking(now, since, len(recent), len(who), app, address, most)
