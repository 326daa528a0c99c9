"""What a chat app says of a place by itself: nobody has asked, and nothing was sent. Frozen."""

from dataclasses import dataclass

from bot.model.person import Address


@dataclass(frozen=True, slots=True)
class Closed:
    """We can write there no more: thrown out, blocked, or without the right; `why` in the app's terms."""

    at: Address
    why: str


@dataclass(frozen=True, slots=True)
class Relocated:
    """A group has another address, `now`."""

    at: Address
    now: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A group is called so now."""

    at: Address
    title: str


PlaceNews = Closed | Relocated | Titled
