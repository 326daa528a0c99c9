"""Connecting an account in words, and the first words to people."""

import pytest

from bot.chat import buttons, connecting, welcome
from bot.chat.contract import Choice, Command, Kind
from bot.chat.message import Message, Tone
from bot.desk import viewing
from bot.model.person import Role
from bot.model.proof import Proof, Right, Verdict
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.words import say
from tests.builders import account, at, person

VENUES = tuple(venues().values())
KEYED = next(v for v in VENUES if any(f.secret for f in v.key_fields))
OPEN = next(v for v in VENUES if not any(f.secret for f in v.key_fields))


def pressed(message: Message) -> list[str]:
    return [button.data for row in message.buttons for button in row]


def test_a_stranger_learns_the_id_and_nothing_else() -> None:
    message = welcome.stranger("4711")
    assert "4711" in message.lines[0] and not message.facts and not message.buttons


def test_help_is_in_groups_and_leaves_out_what_is_not_for_its_reader() -> None:
    commands = [
        Command("invite", "let in", kind=Kind.HOST),
        Command("accounts", "your accounts", kind=Kind.ACCOUNTS),
        Command("help", "this list", kind=Kind.BEGIN),
        Command("odd", "x", hidden=True),
    ]
    lines = ("To begin", "/help – this list", "Your accounts", "/accounts – your accounts")
    assert welcome.help_list(viewing.of(person(), commands)).lines == lines
    viewer = welcome.help_list(viewing.of(person(role=Role.VIEWER), commands))
    assert viewer.lines == lines[:2]
    host = welcome.help_list(viewing.of(person(role=Role.HOST), commands))
    assert host.lines == (*lines, "For the host", "/invite – let in")


def test_start_greets_by_name_and_offers_the_next_taps() -> None:
    message = welcome.start(person(name="Ana"))
    assert "Ana" in message.lines[0]
    assert pressed(message) == ["c/connect/", "c/test/", "c/help/"]
    assert pressed(welcome.start(person(), watched=2))[0] == "c/positions/"
    viewer = welcome.start(person(role=Role.VIEWER))
    assert "c/connect/" not in pressed(viewer) and viewer.lines[1] == say("start-viewer")


def test_a_question_is_asked_by_buttons_and_lists_what_no_button_carries() -> None:
    long = "x" * 80
    found = (Choice("main (Somewhere)", "main"), Choice(long, long))
    message = welcome.which(Command("pause", ""), "which account", found)
    assert pressed(message) == ["c/pause/main"] and message.lines == (long,)


def test_every_venue_can_be_chosen_by_a_button() -> None:
    message = connecting.which_venue(VENUES)
    assert [b.label for row in message.buttons for b in row] == [v.title for v in VENUES]
    assert pressed(message) == [f"c/connect/{v.name}" for v in VENUES]


@pytest.mark.parametrize("venue", VENUES, ids=lambda v: v.name)
def test_a_form_fits_the_apps(venue: Venue) -> None:
    form = connecting.form(venue)
    assert form.choice == venue.name and len(form.fields) <= 5 and venue.key_help in form.how
    assert [f.name for f in form.fields if not f.required] == ["label"]
    assert all(len(field.label) <= 45 and len(field.hint) <= 100 for field in form.fields)
    assert len(form.title) <= 45
    assert "label" not in [f.name for f in connecting.form(venue, "main").fields]


@pytest.mark.parametrize("venue", VENUES, ids=lambda v: v.name)
def test_asked_field_by_field_it_says_how_to_make_a_key_and_what_is_next(venue: Venue) -> None:
    form = connecting.form(venue)
    left = tuple(f for f in form.fields if f.required)
    message = connecting.asking(form, left)
    assert message.lines[0] == venue.key_help and pressed(message) == [buttons.CANCEL]
    assert any(left[0].hint in line for line in message.lines)
    assert any("erase" in line for line in message.lines) is left[0].secret
    if left[1:]:
        again = connecting.asking(form, left[1:])
        assert venue.key_help not in again.lines and again.lines[0].startswith("Step 2 of")


@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (Proof(Verdict.READ_ONLY), ["reads positions and fills; it cannot trade, cannot withdraw"]),
        (Proof(Verdict.READ_ONLY, ip_bound=False), ["bound to no IP address"]),
        (Proof(Verdict.READ_ONLY, ip_bound=True), ["bound to IP addresses"]),
        (
            Proof(Verdict.READ_ONLY, expires_at=at(88 * 86_400)),
            ["It expires in 88 days (2026-07-31"],
        ),
        (
            Proof(Verdict.READ_ONLY, reads=("linear",), unread=("inverse", "bills")),
            ["It reads linear.", "It cannot read inverse, bills."],
        ),
        (Proof(Verdict.TOO_POWERFUL, frozenset({Right.TRADE}), ("enableTrade",)), ["enableTrade"]),
        (Proof(Verdict.CANNOT_TELL), ["does not say"]),
    ],
)
def test_what_was_proven_of_a_key(proof: Proof, words: list[str]) -> None:
    new = connecting.connected(account(), KEYED, proof, at())
    for message in (new, connecting.proven(account(), KEYED, proof, at())):
        assert all(word in " ".join(message.lines) for word in words)
    assert new.tone is Tone.GOOD and "c/positions/" in pressed(new)


def test_an_address_is_not_called_a_key() -> None:
    message = connecting.proven(account(), OPEN, Proof(Verdict.READ_ONLY), at())
    assert message.lines == ("An address can only be read.",)


def test_the_note_of_a_key_comes_first_in_what_was_proven() -> None:
    noted = account(note="this key may trade")
    message = connecting.proven(noted, VENUES[0], Proof(Verdict.CANNOT_TELL), at())
    assert message.lines[0] == "Note: this key may trade"
