"""Which delivery goes next: the most urgent, what is new before edits, the person served least, then the
oldest. Pure."""

from collections import Counter
from collections.abc import Iterable

from bot.model.delivery import Delivery


def order(waiting: Iterable[Delivery]) -> list[Delivery]:
    """The deliveries in the order of sending: by urgency, what its reader has not seen before what they have
    seen in part, in turn between people, oldest first."""
    turns: Counter[tuple[int, bool, int]] = Counter()
    ranked = []
    for delivery in sorted(waiting, key=lambda d: (d.urgency, d.created_at, d.id)):
        edits = delivery.ref is not None
        lane = (delivery.urgency, edits, delivery.person)
        ranked.append(((delivery.urgency, edits, turns[lane], delivery.created_at, delivery.id), delivery))
        turns[lane] += 1
    return [delivery for _, delivery in sorted(ranked, key=lambda pair: pair[0])]
