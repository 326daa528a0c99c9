"""A delivery with good defaults."""

from typing import Any

from bot.model.alert import Urgency
from bot.model.delivery import Delivery, State
from bot.model.ids import AlertId, ChannelName, DeliveryId, PersonId
from tests.builders import at


def delivery(number: int = 1, **more: Any) -> Delivery:
    """A queued ADL alert for person 1, never tried."""
    facts: dict[str, Any] = {
        "alert": AlertId(f"alert-{number}"),
        "channel": ChannelName("console"),
        "address": "ana",
        "person": PersonId(1),
        "urgency": Urgency.ADL,
        "state": State.QUEUED,
        "wanted": 1,
        "sent": 0,
        "attempts": 0,
        "created_at": at(number),
        "not_before": at(number),
    }
    return Delivery(id=DeliveryId(number), **(facts | more))
