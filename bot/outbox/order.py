"""Which delivery goes next: the most urgent, within that the person served least, then the oldest. Pure."""

from collections import Counter
from collections.abc import Iterable

from bot.model.delivery import Delivery


def order(waiting: Iterable[Delivery]) -> list[Delivery]:
    """The deliveries in the order of sending: by urgency, in turn between people, oldest first."""
    turns: Counter[tuple[int, int]] = Counter()
    ranked = []
    for delivery in sorted(waiting, key=lambda d: (d.urgency, d.created_at, d.id)):
        lane = (delivery.urgency, delivery.person)
        ranked.append(((delivery.urgency, turns[lane], delivery.created_at, delivery.id), delivery))
        turns[lane] += 1
    return [delivery for _, delivery in sorted(ranked, key=lambda pair: pair[0])]
