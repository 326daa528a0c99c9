"""What a venue tells everybody: kept as it was said, and told when it is no longer told at all."""

from decimal import Decimal

from bot.detect.market import follow
from bot.detect.tuning import Tuning
from bot.model.event import Event, Oddity, SignalBack, SignalLost
from bot.model.market import MarketMemory, Voice
from bot.model.signal import Danger, Signals
from tests.builders import at
from tests.events import SOMEWHERE, signal

MINUTE = 60
HELD = frozenset({"ETHUSDT", "A", "B"})


def play(*heard: Signals, every: float = MINUTE) -> tuple[list[Event], MarketMemory]:
    events: list[Event] = []
    memory = MarketMemory()
    for number, seen in enumerate(heard):
        told, memory = follow(SOMEWHERE, memory, seen, HELD, at(number * every), Tuning())
        events += told
    return events, memory


def voice(*heard: Signals) -> Voice:
    (said,) = play(*heard)[1].voices
    return said


def test_a_source_that_speaks_only_of_changes_is_known_as_long_as_it_answers() -> None:
    said = voice(Signals((signal(Danger.HIGH),), ("risk",)), Signals((), ("risk",)), Signals())
    assert (said.signal.danger, said.until, said.whole) == (Danger.HIGH, at(MINUTE), True)


def test_who_is_not_asked_of_is_not_known_longer() -> None:
    seen = Signals((signal(Danger.HIGH, "GONE"),), ("risk",))
    assert voice(seen, Signals((), ("risk",))).until == at()


def test_a_reading_without_a_judgement_is_not_calm() -> None:
    said = voice(*(Signals((signal(danger),), ("risk",)) for danger in (Danger.HIGH, None)))
    assert (said.signal.danger, said.until, said.whole) == (Danger.HIGH, at(), False)


def test_a_field_that_comes_empty_stands_as_it_was() -> None:
    full = signal(Danger.CALM, fund=Decimal(5), drawdown=Decimal("-0.2"), starts=Decimal("-0.3"), daily=True)
    lacking = signal(Danger.RAISED, fund=None, asset="", empty=("balance", "pnlRatio"))
    said = voice(Signals((full,), ("risk",)), Signals((lacking,), ("risk",)))
    assert (said.signal.danger, said.signal.fund, said.signal.asset) == (Danger.RAISED, Decimal(5), "USDT")
    assert (said.signal.drawdown, said.signal.starts, said.signal.daily) == (
        Decimal("-0.2"),
        Decimal("-0.3"),
        True,
    )
    assert (said.until, said.whole) == (at(), False)
    back = voice(Signals((full,), ("risk",)), Signals((lacking,), ("risk",)), Signals((full,), ("risk",)))
    assert (back.until, back.whole) == (at(2 * MINUTE), True)


def test_a_number_that_a_source_does_not_always_tell_is_no_loss() -> None:
    """Nothing is named as empty: it is silent because there is nothing to tell."""
    seen = (Signals((signal(Danger.HIGH),), ("risk",)), Signals((signal(Danger.CALM, fund=None),), ("risk",)))
    assert voice(*seen).whole and voice(*seen).signal.fund is None


def test_a_source_that_never_said_anything_is_not_lost() -> None:
    nothing = Signals((signal(None, fund=None, empty=("adlRisk",)),), ("risk",))
    assert voice(nothing, nothing).until is None


def test_markets_do_not_mix() -> None:
    _, memory = play(Signals((signal(Danger.HIGH, "A"), signal(Danger.CALM, "B")), ("risk",)))
    assert {v.symbol: v.signal.danger for v in memory.voices} == {"A": Danger.HIGH, "B": Danger.CALM}


def losses(*heard: Signals, every: float = MINUTE) -> list[Event]:
    return [e for e in play(*heard, every=every)[0] if isinstance(e, SignalLost | SignalBack)]


WELL = Signals((signal(Danger.CALM),), ("risk",))
DOWN = Signals(failed=(("risk", "no answer in time"),))


def test_a_source_that_stays_away_is_lost_and_its_return_is_told() -> None:
    assert losses(WELL, *[DOWN] * 5, WELL) == [], "a short trouble is no news"
    lost, back = losses(WELL, *[DOWN] * 12, WELL, WELL)
    assert lost == SignalLost(at(10 * MINUTE), SOMEWHERE, "risk", "", at(), "no answer in time")
    assert back == SignalBack(at(13 * MINUTE), SOMEWHERE, "risk", "", at())


def test_a_source_that_never_answered_is_lost_too() -> None:
    assert [type(e) for e in losses(*[DOWN] * 12)] == [SignalLost]


def test_silence_is_no_answer() -> None:
    """Nothing due is neither an answer nor a failure."""
    assert losses(WELL, *[Signals()] * 30) == []
    assert [type(e) for e in losses(DOWN, *[Signals()] * 30, DOWN)] == [SignalLost]


def test_a_field_that_turned_empty_is_lost_not_calm() -> None:
    empty = Signals((signal(None, empty=("adlRisk",)),), ("risk",))
    (lost, back), memory = losses(WELL, *[empty] * 12, WELL), play(WELL, *[empty] * 12)[1]
    assert isinstance(lost, SignalLost) and (lost.what, lost.why) == ("adlRisk", "ETHUSDT")
    assert isinstance(back, SignalBack) and back.what == "adlRisk"
    assert [(loss.source, loss.what, loss.told) for loss in memory.losses] == [("risk", "adlRisk", True)]


def test_a_field_empty_in_one_market_stays_lost_while_others_have_it() -> None:
    both = Signals((signal(None, "A", empty=("adlRisk",)), signal(Danger.CALM, "B")), ("risk",))
    (lost,) = losses(*[both] * 15)
    assert isinstance(lost, SignalLost) and lost.why == "A"


def test_an_unknown_word_is_told_once() -> None:
    strange = Signals(oddities=("adlRisk=purple",))
    events, _ = play(strange, strange)
    assert events == [Oddity(at(), "adlRisk=purple", SOMEWHERE)]
