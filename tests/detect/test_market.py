"""Public warnings: told when they rise, when they fall for good, and when they are no longer told at all."""

from bot.detect.market import follow
from bot.detect.tuning import Tuning
from bot.model.event import Event, MarketWarned, Oddity, SignalBack, SignalLost
from bot.model.signal import Danger, MarketMemory, Signals
from tests.builders import at
from tests.events import SOMEWHERE, signal

MINUTE = 60


def play(*heard: Signals, every: float = MINUTE) -> tuple[list[Event], MarketMemory]:
    events: list[Event] = []
    memory = MarketMemory()
    for number, seen in enumerate(heard):
        told, memory = follow(SOMEWHERE, memory, seen, at(number * every), Tuning())
        events += told
    return events, memory


def dangers(*readings: Danger | None) -> list[tuple[Danger, Danger]]:
    events, _ = play(*(Signals((signal(danger),), ("risk",)) for danger in readings))
    return [(e.was, e.danger) for e in events if isinstance(e, MarketWarned)]


def test_rising_to_high_is_told_at_once_and_only_once() -> None:
    assert dangers(Danger.CALM, Danger.HIGH, Danger.HIGH) == [(Danger.CALM, Danger.HIGH)]
    assert dangers(Danger.HIGH, Danger.UNDER_WAY) == [
        (Danger.CALM, Danger.HIGH),
        (Danger.HIGH, Danger.UNDER_WAY),
    ]


def test_what_is_less_than_high_is_not_told() -> None:
    assert dangers(Danger.CALM, Danger.RAISED, Danger.CALM, Danger.CALM, Danger.CALM) == []


def test_falling_is_told_once_it_has_lasted_three_minutes() -> None:
    high, calm = Danger.HIGH, Danger.CALM
    assert dangers(high, calm, calm, calm) == [(calm, high)]
    assert dangers(high, calm, high, calm, calm, high, calm) == [(calm, high)], "flapping is one warning"
    assert dangers(high, calm, calm, calm, calm) == [(calm, high), (high, calm)]
    assert dangers(Danger.UNDER_WAY, high, high, high, high)[1:] == [(Danger.UNDER_WAY, high)]


def test_a_source_that_speaks_only_of_changes_falls_too() -> None:
    once = Signals((signal(Danger.CALM),), ("risk",))
    events, _ = play(Signals((signal(Danger.HIGH),), ("risk",)), once, *[Signals()] * 4)
    assert [(e.danger, e.at) for e in events if isinstance(e, MarketWarned)] == [
        (Danger.HIGH, at()),
        (Danger.CALM, at(4 * MINUTE)),
    ]


def test_a_reading_without_a_judgement_is_not_calm() -> None:
    assert dangers(Danger.HIGH, None, None, None, None) == [(Danger.CALM, Danger.HIGH)]


def test_markets_do_not_mix() -> None:
    events, memory = play(Signals((signal(Danger.HIGH, "A"), signal(Danger.CALM, "B")), ("risk",)))
    assert [e.signal.symbol for e in events if isinstance(e, MarketWarned)] == ["A"]
    assert {w.symbol: w.told for w in memory.warnings} == {"A": Danger.HIGH, "B": Danger.CALM}


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
