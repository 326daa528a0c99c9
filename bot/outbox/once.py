"""A message that an app takes once: every try of it carries the same name, by which the app knows an earlier
one and gives that back instead of making a second. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.chat.contract import Channel
from bot.model.delivery import Delivery, Outcome, Sent

LENGTH = 24


def name(delivery: Delivery) -> str:
    """The name of a message: the same for all its tries, another for each that is to be one of its own, in
    this database or any; "" where nobody knows what was tried."""
    if delivery.repeat and delivery.tried_at is None:
        return ""
    whose = (delivery.id, delivery.alert, delivery.created_at.isoformat(), delivery.address, delivery.sent)
    return sha256(repr(whose).encode()).hexdigest()[:LENGTH]


def may_double(delivery: Delivery, channel: Channel, now: datetime) -> bool:
    """Whether its reader may get the message a second time, so that it is to say so."""
    if not delivery.repeat or delivery.tried_at is None:
        return delivery.repeat
    return not timedelta(0) <= now - delivery.tried_at < timedelta(seconds=channel.once_for)


def taken(delivery: Delivery, channel: Channel, outcome: Outcome) -> Delivery:
    """The delivery as the app took it: after a doubt it may show what was tried first, and is edited then."""
    if channel.once_for and delivery.repeat and delivery.tried and isinstance(outcome, Sent):
        return replace(delivery, wanted=delivery.tried)
    return delivery
