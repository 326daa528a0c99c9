"""What people read of a market's regime, of a risk put on again, and of quiet hints."""

from decimal import Decimal

import pytest

from bot.chat import compose
from bot.chat.exposures import stress
from bot.chat.message import Message, Tone
from bot.model.alert import Told
from bot.model.event import Event
from bot.model.exposure import NoteKind
from bot.model.regime import Regime, Why
from bot.policy.plan import plan
from tests.builders import account, at, person
from tests.events import SOMEWHERE, gauge_moved, noted, regime, regime_changed, reloaded


def written(event: Event) -> Message:
    (telling,) = plan([event], account(owner=1), [person()])
    return compose.alert(Told(telling.alert, 1, account(), None), {SOMEWHERE: "Somewhere"})


@pytest.mark.parametrize(
    ("kind", "head", "tone", "silent"),
    [
        (Regime.WARNING, "ADL warning in ETHUSDT · main (Somewhere)", Tone.WARNING, False),
        (Regime.CASCADE, "Cascade in ETHUSDT · main (Somewhere)", Tone.WARNING, False),
        (
            Regime.RECOVERING,
            "Cascade in ETHUSDT is over, not yet calm · main (Somewhere)",
            Tone.WARNING,
            True,
        ),
        (Regime.CALM, "ETHUSDT is calm again after 66 min · main (Somewhere)", Tone.GOOD, True),
    ],
)
def test_what_where_and_how_loud(kind: Regime, head: str, tone: Tone, silent: bool) -> None:
    message = written(regime_changed(kind, after=4000, began=at(12), peak=at(4000)))
    assert (message.head, message.tone, message.silent) == (head, tone, silent)


def test_a_regime_says_why_since_when_and_what_the_exchange_says() -> None:
    message = written(regime_changed(Regime.CASCADE, after=600, began=at(), peak=at(600)))
    assert message.lines[0] == (
        "Why: the insurance fund fell 21.3 % in 8 h; 2 ADL fills at accounts watched here within minutes."
    )
    facts = dict(message.facts)
    assert (facts["Since"], facts["In danger since"]) == ("2026-05-04 12:10 UTC", "2026-05-04 12:00 UTC")
    assert facts["Source"] == "risk (risk=2)" and facts["ADL starts at"] == "-30 %"


def test_a_danger_that_eases_makes_no_sound() -> None:
    assert written(regime_changed(Regime.WARNING, after=900, peak=at())).silent


@pytest.mark.parametrize(
    ("why", "number", "words"),
    [
        (Why.VENUE_SAYS_ADL, "3", "the exchange says that ADL takes place"),
        (Why.VENUE_MARK, "2", "ADL is near by the exchange's own measure"),
        (Why.TRIGGER_NEAR, "0.94", "94 % of the way to the exchange's ADL trigger"),
        (Why.TRIGGER_NEAR, "1.3", "the exchange's ADL trigger is reached"),
        (Why.FUND_FELL_1H, "0.1", "the insurance fund fell 10 % in 1 h"),
        (Why.FUND_FELL_24H, "1", "the insurance fund fell 100 % in 24 h"),
        (Why.ADL_HERE, "1", "1 ADL fill at accounts watched here within minutes"),
        (Why.ADL_HERE, "12", "12 ADL fills at accounts watched here within minutes"),
        (Why.RANKS_RISE, "2", "indicators of 2 accounts watched here rose within minutes"),
    ],
)
def test_every_reason_in_plain_words(why: Why, number: str, words: str) -> None:
    assert stress(regime(reasons=((why, Decimal(number)),))) == f"warning – {words}"


def test_an_indicator_stands_beside_its_market() -> None:
    moved = gauge_moved(1, 3)
    assert "Market" not in dict(written(moved).facts)
    for state, words in (
        (regime(), "warning – the insurance fund fell 21.3 % in 8 h"),
        (regime(Regime.CALM, reasons=()), "calm"),
    ):
        event = type(moved)(moved.at, moved.position, moved.was, moved.level, moved.of, regime=state)
        assert dict(written(event).facts)["Market"] == words


def test_a_reload_has_the_numbers_of_before_and_now() -> None:
    message = written(reloaded())
    facts = dict(message.facts)
    assert message.head == "The risk that ADL took is on again: ETHUSDT short · main (Somewhere)"
    assert (facts["Taken"], facts["Before ADL"], facts["Now"]) == (
        "4 of 10 on 2026-05-04 12:00 UTC",
        "25,000 USDT · 5×",
        "25,000 USDT · 5×",
    )
    unknown = dict(written(reloaded(regime=None, leverage_before=None, notional_before=None)).facts)
    assert "Before ADL" not in unknown and unknown["Market"].startswith("not judged by the exchange")


@pytest.mark.parametrize(
    ("kind", "number", "head"),
    [
        (NoteKind.SMALL_FUND, "123456", "Hint: ETHUSDT short, 123,456 USD in a coin-margined contract"),
        (NoteKind.HEAVY_WINNER, "0.4", "Hint: ETHUSDT short carries 40 % profit on its value"),
        (NoteKind.FULL_RISK, "12", "Hint: ETHUSDT short at 12× in a market in danger"),
    ],
)
def test_hints_are_quiet_and_have_a_number(kind: NoteKind, number: str, head: str) -> None:
    message = written(noted(kind, number))
    assert message.head == f"{head} · main (Somewhere)" and message.silent
