"""Every alert as a message: what, where and how much in the first line; nothing raw, nothing missing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import compose
from bot.chat.message import Message, Tick, Tone
from bot.model.alert import Alert, Reminder, Told, Urgency
from bot.model.checklist import Checklist, Deed, Hand, Step
from bot.model.event import Event, FirstLook, GaugeMoved
from bot.model.fill import Cause
from bot.model.hint import Hint
from bot.model.ids import AlertId, ChecklistId, PersonId, ReminderId, VenueName
from bot.model.incident import Taken
from bot.model.position import Gauge, NoGauge, NoGaugeReason, SizeUnit
from tests.builders import ACCOUNT, account, at, key, position
from tests.events import adl, cancelled, every_event, forced, gauge_moved, outage, reduced, stepped, taken

TITLES = {VenueName("somewhere"): "Somewhere"}
NOTE = "nobody could prove that this key is read-only"
EVENTS = every_event()


def written(event: Event, *, note: str = "", repeat: bool = False, steps: Checklist | None = None) -> Message:
    alert = Alert(AlertId("a:to:1"), PersonId(1), ACCOUNT, event, Urgency.INFO, at())
    return compose.alert(Told(alert, 1, account(note=note), steps, number=5), TITLES, repeat=repeat)


def listed(*steps: Step) -> Checklist:
    """A checklist of Ana's with these steps."""
    return Checklist(ChecklistId(9), AlertId("a:to:1"), "adl_fill", PersonId(1), ACCOUNT, at(), steps)


def parts(message: Message) -> Iterator[str]:
    """Every text of a message."""
    yield message.head
    yield from (part for fact in message.facts for part in fact)
    yield from message.lines
    yield from (step.text for step in message.steps)
    yield message.foot


def readable(message: Message) -> None:
    """What must hold for every message whatever it tells."""
    assert 0 < len(message.head) < 200 and "\n" not in message.head
    for text in parts(message):
        assert "None" not in text and "Decimal(" not in text and "datetime" not in text, text
        assert not re.search(r"\d\.?\d*E[+-]?\d", text), text
        for number in re.findall(r"[\d,.]*\d", text):
            assert len(re.sub(r"\D", "", number)) < 17, text
    assert all(name and value for name, value in message.facts)
    assert all(message.lines)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("note", ["", NOTE])
@pytest.mark.parametrize("repeat", [False, True])
def test_every_kind_of_event_is_a_readable_message(event: Event, note: str, repeat: bool) -> None:
    message = written(event, note=note, repeat=repeat)
    readable(message)
    assert (f"Note: {NOTE}" in message.lines) == bool(note)
    assert (
        message.lines[:1] == ("Possible repeat: I could not see whether this arrived before.",) or not repeat
    )


@pytest.mark.parametrize(
    ("event", "head", "tone"),
    [
        (adl(), "ADL took 40 % of your ETHUSDT short · main (Somewhere)", Tone.ALARM),
        (adl(taken(10, 10, 0)), "ADL closed your ETHUSDT short · main (Somewhere)", Tone.ALARM),
        (adl(taken(4, None)), "ADL took 4 of your ETHUSDT short · main (Somewhere)", Tone.ALARM),
        (
            adl(taken(), taken(key=key("XRPUSDT"))),
            "ADL hit 2 of your positions · main (Somewhere)",
            Tone.ALARM,
        ),
        (gauge_moved(1, 3), "ADL indicator up to 3 of 4: ETHUSDT short · main (Somewhere)", Tone.WARNING),
        (gauge_moved(3, 4), "Next in line for ADL (4 of 4): ETHUSDT short · main (Somewhere)", Tone.WARNING),
        (gauge_moved(4, 1), "ADL indicator down to 1 of 4: ETHUSDT short · main (Somewhere)", Tone.GOOD),
        (forced(), "Liquidation: ETHUSDT short changed by 4 · main (Somewhere)", Tone.ALARM),
        (
            reduced(),
            "ETHUSDT short shrank from 10 to 6, cause not known yet · main (Somewhere)",
            Tone.WARNING,
        ),
        (
            replace(reduced(), cause=Cause.OWN_ORDER, proof="mark=own"),
            "ETHUSDT short shrank from 10 to 6: your own order · main (Somewhere)",
            Tone.PLAIN,
        ),
    ],
)
def test_the_first_line(event: Event, head: str, tone: Tone) -> None:
    message = written(event)
    assert (message.head, message.tone) == (head, tone)


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (taken(4, 10, 6), "6 (as expected)"),
        (taken(4, 10, 5), "5, expected 6"),
        (taken(4, 10, None), "6 expected; not yet read"),
        (taken(4, None, None), "not yet read"),
        (taken(4, None, 3), "3"),
    ],
)
def test_what_is_left(part: Taken, left: str) -> None:
    assert dict(written(adl(part)).facts)["Left"] == left


def test_the_numbers_of_an_adl_fill() -> None:
    assert written(adl()).facts == (
        ("Taken", "4 of 10 at 2,512"),
        ("Left", "6 (as expected)"),
        ("Mark price", "2,511.5"),
        ("Realised", "352.4 USDT"),
        ("Fills", "2"),
        ("Proof", "mark=adl"),
    )


def test_profit_by_the_entry_price_is_called_so() -> None:
    said = "352 USDT (by the entry price, before fees)"
    part = taken(realised=None, entry=Decimal(2600))
    assert dict(written(adl(part)).facts)["Realised, about"] == said
    both = dict(written(adl(part, replace(part, key=key("XRPUSDT")))).facts)
    assert both["Realised, about"] == said.replace("352", "704") and "Realised" not in both


def test_an_incident_over_many_positions_has_a_line_for_each() -> None:
    message = written(adl(taken(), taken(key=key("XRPUSDT"), realised=None, haircut=Decimal(-3))))
    assert message.facts == (
        ("Taken", "20,096 USDT in 4 fills"),
        ("Realised", "352.4 USDT"),
        ("Against the mark price", "3 USDT better"),
    )
    assert message.lines[0].startswith("ETHUSDT short: 4 taken at 2,512, 6 (as expected) left")
    assert message.lines[0].endswith("352.4 USDT realised")
    assert message.lines[1].startswith("XRPUSDT short") and "realised" not in message.lines[1]


def test_an_incident_over_twenty_positions_tells_the_largest_and_counts_the_rest() -> None:
    parts = [taken(n, None, None, key=key(f"COIN{n}USDT")) for n in range(1, 21)]
    message = written(adl(*parts))
    readable(message)
    assert [line.split()[0] for line in message.lines[:10]] == [f"COIN{n}USDT" for n in range(20, 10, -1)]
    assert message.lines[10] == "…and 10 more positions."
    assert [line.split()[0] for line in message.below] == [f"COIN{n}USDT" for n in range(10, 0, -1)]


def test_every_price_of_an_incident_is_in_the_steps_of_its_market() -> None:
    event = adl(taken(instrument=stepped("0.10"), value=Decimal("10048.2")))
    gone = (cancelled("o1", trigger=Decimal(2900)),)
    message = written(replace(event, incident=replace(event.incident, cancelled=gone, standing=())))
    facts = dict(message.facts)
    assert (facts["Taken"], facts["Mark price"]) == ("4 of 10 at 2,512.00", "2,511.50")
    assert any("STOP_MARKET when 2,900.00 is reached" in line for line in message.lines)
    both = written(adl(taken(), taken(key=key("XRPUSDT"), instrument=stepped("0.001", "XRPUSDT"))))
    assert " taken at 2,512.000, " in both.lines[1]
    assert "Price 2,512.0. " in written(replace(forced(), instrument=stepped("0.5"))).lines[-1]


def test_what_it_cost_against_the_mark() -> None:
    assert (
        dict(written(adl(taken(haircut=Decimal("2.5")))).facts)["Against the mark price"] == "2.5 USDT worse"
    )
    assert "Against the mark price" not in dict(written(adl(taken(haircut=Decimal(0)))).facts)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((taken(),), "Over: 2 fills within 2 s; nothing was closed, 1 taken in part."),
        ((taken(10, 10, 0),), "Over: 2 fills within 2 s; 1 position closed."),
        ((taken(10, 10, 7),), "Over: 2 fills within 2 s; 1 position closed."),  # its owner opened it again
        (
            (taken(), taken(10, 10, 0, key=key("X")), taken(4, 4, None, key=key("Y"))),
            "Over: 6 fills within 2 s; 2 positions closed, 1 taken in part.",
        ),
    ],
)
def test_an_incident_that_is_over_is_summed_up_without_a_sound(parts: tuple[Taken, ...], said: str) -> None:
    over = replace(adl(*parts), closed=True, fresh=False)
    assert written(over).lines[0] == said and written(over).silent
    assert not written(replace(over, fresh=True)).silent, "what was found after its end is news"


def test_what_is_probable_names_its_signs() -> None:
    event = replace(reduced(), cause=Cause.PROBABLE_ADL, hints=tuple(Hint))
    message = written(event)
    readable(message)
    assert message.head == "ETHUSDT short shrank from 10 to 6: probably ADL · main (Somewhere)"
    signs = dict(message.facts)["Signs"].split(", ")
    assert len(signs) >= len(Hint) and "it stood first in the ADL queue" in signs


@pytest.mark.parametrize("event", [adl(late_by=11520), forced(late_by=11520)])
def test_what_was_seen_late_says_so_first(event: Event) -> None:
    assert written(event).lines[0] == "Seen 3 h 12 min after it happened."


@pytest.mark.parametrize(
    "cause", [c for c in Cause if c not in (Cause.ADL, Cause.OWN_ORDER, Cause.PROBABLE_ADL)]
)
def test_what_was_forced_by_other_means_is_not_called_adl(cause: Cause) -> None:
    message = written(forced(cause))
    readable(message)
    assert "ADL" not in message.head
    assert ("Not ADL" in " ".join(message.lines)) == (cause is not Cause.UNRECOGNISED)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_can_answer_a_question(cause: Cause) -> None:
    readable(written(replace(reduced(), cause=cause, proof="mark=x", hints=(Hint.TOP, Hint.MARKET))))


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (NoGauge(NoGaugeReason.NOT_OFFERED), "ADL not offered here"),
        (NoGauge(NoGaugeReason.ABSENT), "ADL not sent this time"),
        (NoGauge(NoGaugeReason.UNRECOGNISED, "adl=17"), "ADL unknown value (adl=17)"),
    ],
)
def test_a_position_without_indicator_never_looks_low(reading: Gauge, text: str) -> None:
    message = written(FirstLook(at(), (position(10, level=reading),)))
    assert message.lines[0].endswith(text)


def test_good_news_makes_no_sound_and_bad_news_does() -> None:
    silent = {type(e).__name__ for e in (*EVENTS, gauge_moved(4, 1)) if written(e).silent}
    assert silent == {"GaugeMoved", "SeesAgain", "Oddity", "SignalBack", "Noted", "HedgeDrifted"} | {
        "ChecklistDone",
        "RebuildOpened",
        "PartWell",
        "Stopping",
        "KeyRenewed",
        "Knocking",
        "HeldBack",
        "Digest",
        "DrillReported",
        "Pictured",
    }
    assert not written(gauge_moved(1, 3)).silent


def test_an_outage_names_every_account_and_what_became_of_it() -> None:
    message = written(outage())
    assert message.head == "Cannot read 2 accounts at Somewhere since 12:00:00 UTC"
    assert message.lines[1] == "fund/alpha: since 12:00:01 UTC (no answer in time)"
    part = written(outage(90, None))
    assert part.head == "Cannot read 1 of 2 accounts at Somewhere since 12:00:00 UTC" and not part.silent
    assert part.lines[0] == "main: read again after 90 s"
    over = written(outage(90, 300))
    assert over.head == "Reading all 2 accounts at Somewhere again after 5 min" and over.silent


def test_a_checklist_comes_with_a_button_for_every_step() -> None:
    done = Step("s0", "Look at the page", hand=Hand(Deed.TICKED, "Ana", at(60)))
    message = written(adl(), steps=listed(done, *(Step(f"s{n}", f"Step {n}") for n in range(1, 7))))
    assert [step.tick for step in message.steps] == [Tick.DONE] + [Tick.OPEN] * 6
    assert message.steps[0].text == "1. Look at the page · Ana, 12:01:00 UTC"
    assert message.steps[1].text == "2. Step 1"
    assert [[b.label for b in row] for row in message.buttons] == [
        list("12345"),
        list("67"),
        ["Re-check now"],
    ]
    assert [b.data for row in message.buttons[:2] for b in row] == [f"v:9:1:{n}:0" for n in range(7)]
    assert message.foot == "As of 12:00:04 UTC · 6 steps left"


def reminded(*, ignored: int = 0, done: bool = False, **more: object) -> Message:
    alert = Alert(AlertId("a:to:1"), PersonId(1), ACCOUNT, adl(), Urgency.ADL, at())
    reminder = replace(Reminder(ReminderId(12)), **more)  # type: ignore[arg-type]
    steps = listed(*(Step(f"s{n}", "x") for n in range(10)))
    steps = replace(steps, reminded=ignored, finished_at=at(90) if done else None)
    return compose.alert(Told(alert, 1, account(), steps, reminder), TITLES)


def test_what_is_repeated_has_a_button_to_stop_it() -> None:
    message = reminded()
    assert [b.data for b in message.buttons[3]] == ["g:12:0"], "not beyond the five rows that an app shows"
    assert message.buttons[3][0].label == "Got it"
    assert not any("Reminder" in line for line in message.lines)
    assert reminded(told=1).lines[0] == "Reminder: nobody has pressed Got it yet."
    assert reminded(told=3).lines[0] == "Reminder 3: nobody has pressed Got it yet."


def test_steps_that_nobody_touches_say_so_and_are_heard() -> None:
    message = reminded(told=2, acked_by="Ana", acked_at=at(60), ignored=1)
    assert message.lines[0] == "Reminder: steps are open, and nobody has touched them yet."
    assert not message.silent
    assert reminded(ignored=2).lines[0].startswith("Reminder 2: steps are open")
    assert "Reminder" not in reminded(ignored=2, done=True).lines[0]


def test_what_was_acknowledged_says_by_whom_and_makes_no_sound() -> None:
    message = reminded(told=2, acked_by="Ana", acked_at=at(60))
    assert message.foot.endswith("Got it: Ana, 12:01:00 UTC") and message.silent
    assert not any(b.data.startswith("g:") for row in message.buttons for b in row)
    assert not any("Reminder" in line for line in message.lines)


def test_a_venue_without_a_title_is_shown_by_its_name() -> None:
    alert = Alert(AlertId("a"), PersonId(1), ACCOUNT, adl(), Urgency.ADL, at())
    assert compose.alert(Told(alert, 1, account(), None), {}).head.endswith("main (somewhere)")


sizes = st.decimals("0.000001", 10**9, places=6)
units = st.sampled_from(SizeUnit)


@given(
    cut=sizes, left=sizes, price=st.decimals("0.00000001", 10**6, places=8), unit=units, whole=st.booleans()
)
def test_an_adl_message_of_any_size_is_readable(
    cut: Decimal, left: Decimal, price: Decimal, unit: SizeUnit, whole: bool
) -> None:
    size = {"value": cut * price, "unit": unit, "realised": cut * price / 7, "mark": price}
    part = taken(str(cut), str(cut if whole else cut + left), str(0 if whole else left), **size)
    readable(written(adl(part)))
    readable(written(adl(part, replace(part, key=key("1000PEPEUSDT"), before=None, shown=None))))


@given(before=sizes, after=sizes)
def test_a_question_of_any_size_is_readable(before: Decimal, after: Decimal) -> None:
    readable(written(reduced(str(before + after), str(after))))


@given(st.integers(0, 5), st.integers(0, 5), sizes)
def test_an_indicator_of_any_level_is_readable(was: int, level: int, size: Decimal) -> None:
    held = position(str(size), level=level, profit=-size / 3, leverage=Decimal("12.5"))
    readable(written(GaugeMoved(at(), held, was, level, 5)))


def test_the_profit_is_held_against_what_the_position_was_ahead() -> None:
    facts = dict(written(adl(taken(profit=Decimal(881), fee=Decimal("0.25")))).facts)
    assert facts["Realised"] == "352.4 USDT; 40 % of the 881 USDT it was ahead"
    assert facts["Fees"] == "0.25 USDT"
    assert dict(written(adl(taken(fee=Decimal(0)))).facts)["Fees"] == "0 USDT"
    assert "Fees" not in dict(written(adl(taken())).facts)
    both = adl(taken(fee=Decimal(1)), taken(key=key("XRPUSDT"), fee=Decimal(2)))
    assert dict(written(both).facts)["Fees"] == "3 USDT"


def test_the_age_is_of_what_is_shown() -> None:
    """The checklist was read later than what happened."""
    assert written(adl(taken())).as_of == adl(taken()).at
    assert written(adl(taken()), steps=replace(listed(Step("x", "Look.")), read_at=at(99))).as_of == at(99)
