"""Short pages on ADL: what it is, the fund, who is chosen, and the rules of each exchange. Pure."""

from collections.abc import Mapping

from bot.chat import buttons
from bot.chat.checklists import rows
from bot.chat.message import Button, Message
from bot.model.ids import VenueName
from bot.venues.contract import Venue
from bot.words import say

TOPICS: Mapping[str, int] = {"adl": 3, "fund": 3, "who": 3, "liquidation": 3, "avoid": 4}
"""Each page with how many sentences it has."""


def page(topic: str, venues: Mapping[VenueName, Venue]) -> Message:
    """The page of a topic or an exchange; the first one for anything else."""
    venue = venues.get(VenueName(topic))
    if venue is not None:
        return _of_venue(venue, venues)
    chosen = topic if topic in TOPICS else next(iter(TOPICS))
    lines = tuple(say(f"learn-{chosen}-{number}") for number in range(1, TOPICS[chosen] + 1))
    return Message(say(f"learn-{chosen}"), lines=lines, buttons=_contents(chosen, venues))


def _of_venue(venue: Venue, venues: Mapping[VenueName, Venue]) -> Message:
    """The rules of one exchange, each with its official page, and what can be read of it."""
    rules = [source for source in (venue.starts, venue.chosen, venue.rule) if source is not None]
    features = venue.features
    facts = (
        (say("learn-indicator"), features.gauge_scale or say("learn-none")),
        (say("learn-mark"), features.fill_mark),
        (say("learn-warnings"), features.warnings or say("learn-none")),
        (say("learn-neutral"), say("learn-offered") if venue.neutral_mode else say("learn-not-known")),
    )
    pages = dict.fromkeys(source.page for source in rules)
    return Message(
        say("learn-venue", title=venue.title),
        facts=facts,
        lines=tuple(f"• {source.text[:1].upper()}{source.text[1:]}." for source in rules),
        links=tuple((say("learn-page", title=venue.title), address) for address in pages),
        buttons=_contents(venue.name, venues),
    )


def _contents(here: str, venues: Mapping[VenueName, Venue]) -> tuple[tuple[Button, ...], ...]:
    """A button for every other page."""
    topics = [Button(say(f"learn-{t}"), buttons.command("learn", t)) for t in TOPICS if t != here]
    titles = [Button(v.title, buttons.command("learn", v.name)) for v in venues.values() if v.name != here]
    return (*rows(topics, 2), *rows(titles, 4))
