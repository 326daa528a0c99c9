"""The pages on ADL: each is reached by a button, and each exchange names its rules with official pages."""

import pytest

from bot.chat import buttons, learn
from bot.chat.discord.render import render
from bot.chat.message import Message
from bot.chat.telegram.render import dress
from bot.model.ids import VenueName
from bot.venues.contract import Venue
from bot.venues.discovery import venues

VENUES = {VenueName(name): venue for name, venue in venues().items()}


def reached(message: Message) -> set[str]:
    typed = [buttons.typed(b.data) for row in message.buttons for b in row]
    return {t.text for t in typed if t is not None}


def test_every_page_is_reached_from_every_other_and_fits_every_app() -> None:
    everything = {*learn.TOPICS, *VENUES}
    for topic in everything:
        message = learn.page(topic, VENUES)
        assert reached(message) == everything - {topic}
        assert "did not fit" not in dress(message).html and "… +" not in render(message).embed["description"]
        assert len(render(message).rows) == len(message.buttons) <= 5


@pytest.mark.parametrize("venue", VENUES.values(), ids=list(VENUES))
def test_an_exchange_names_when_it_begins_who_is_taken_and_at_what_price(venue: Venue) -> None:
    message = learn.page(venue.name, VENUES)
    assert len(message.lines) == 3 and message.links
    assert all(address.startswith("https://") for _, address in message.links)


def test_an_unknown_topic_is_the_first_page() -> None:
    assert learn.page("nonsense", VENUES) == learn.page("adl", VENUES)
