"""Public warnings: told when they rise, when they fall for good, and when they are no longer told at all."""

from collections.abc import Mapping
from dataclasses import replace

from bot.detect.market import follow
from bot.detect.tuning import Tuning
from bot.model.event import Event, MarketWarned, Oddity, SignalBack, SignalLost
from bot.model.signal import Danger, MarketMemory, Signals
from bot.store.codec import pack, unpack
from tests.builders import at
from tests.events import SOMEWHERE, signal

MINUTE = 60
HELD = frozenset({"ETHUSDT", "A", "B"})


def play(
    *heard: Signals, every: float = MINUTE, held: Mapping[int, frozenset[str]] | None = None
) -> tuple[list[Event], MarketMemory]:
    """`held` says what is held in some rounds, where that is not HELD."""
    events: list[Event] = []
    memory = MarketMemory()
    for number, seen in enumerate(heard):
        mine = (held or {}).get(number, HELD)
        told, memory = follow(
            SOMEWHERE, unpack(MarketMemory, pack(memory)), seen, mine, at(number * every), Tuning()
        )
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


NOBODY: frozenset[str] = frozenset()
RISK = Signals((signal(Danger.HIGH),), ("risk",))


def left_at(*rounds: int) -> dict[int, frozenset[str]]:
    return dict.fromkeys(rounds, NOBODY)


def test_the_warning_of_a_market_that_nobody_holds_waits_for_a_new_reading() -> None:
    """What was said before is not true any more for who comes back."""
    gone = play(RISK, Signals(), Signals(), held=left_at(1))[1]
    assert [w.left for w in gone.warnings] == [at(MINUTE)]
    events, back = play(RISK, Signals(), RISK, held=left_at(1))
    assert len(events) == 1 and [(w.told, w.since, w.left) for w in back.warnings] == [
        (Danger.HIGH, at(), None)
    ]


def test_a_warning_that_fell_while_nobody_held_the_market_is_no_news() -> None:
    events, memory = play(RISK, Signals(), WELL, RISK, held=left_at(1))
    assert [(e.was, e.danger) for e in events if isinstance(e, MarketWarned)] == [
        (Danger.CALM, Danger.HIGH),
        (Danger.CALM, Danger.HIGH),
    ]
    assert [w.since for w in memory.warnings] == [at(3 * MINUTE)]


def test_a_fall_that_was_waiting_is_dropped_with_the_market() -> None:
    events, memory = play(RISK, WELL, *[Signals()] * 5, held=left_at(2, 3, 4, 5, 6))
    assert len(events) == 1 and memory.warnings[0].less is None


def test_markets_long_left_are_forgotten() -> None:
    calm = play(WELL, Signals(), held=left_at(1))[1]
    assert calm.warnings == (), "what is calm at once"
    hours = [Signals()] * 26
    assert play(RISK, *hours[:20], every=3600, held=left_at(*range(1, 30)))[1].warnings
    assert not play(RISK, *hours, every=3600, held=left_at(*range(1, 30)))[1].warnings


def test_a_failure_after_a_long_silence_is_not_long_yet() -> None:
    """Heard, then nobody listened for an hour (nothing held, or not running), then one failure."""
    quiet = [Signals()] * 60
    assert losses(WELL, *quiet, DOWN) == []
    assert losses(WELL, *quiet, DOWN, WELL) == []
    (lost,) = losses(WELL, *quiet, *[DOWN] * 6)
    assert isinstance(lost, SignalLost) and (lost.at, lost.since) == (at(66 * MINUTE), at())


EMPTY_A = Signals((signal(None, "A", empty=("adlRisk",)),), ("risk",))


def test_news_of_another_market_does_not_bring_a_field_back() -> None:
    """A source may return only what is new: the market whose field is empty is not in every answer."""
    other = Signals((signal(Danger.CALM, "B"),), ("risk",))
    (lost,) = losses(EMPTY_A, *[other] * 12)
    assert isinstance(lost, SignalLost) and (lost.at, lost.why) == (at(10 * MINUTE), "A")
    mended = Signals((signal(Danger.CALM, "A"),), ("risk",))
    assert [type(e) for e in losses(EMPTY_A, *[other] * 12, mended)] == [SignalLost, SignalBack]


def test_a_field_that_is_empty_in_two_markets_is_back_when_both_have_it() -> None:
    both = Signals((*EMPTY_A.readings, signal(None, "B", empty=("adlRisk",))), ("risk",))
    fine = {name: Signals((signal(Danger.CALM, name),), ("risk",)) for name in "AB"}
    lost, back = losses(*[both] * 12, fine["A"], fine["B"])
    assert isinstance(lost, SignalLost) and lost.why == "A, B"
    assert isinstance(back, SignalBack) and back.at == at(13 * MINUTE)


def test_a_field_of_a_market_that_nobody_holds_any_more_is_no_loss() -> None:
    events, memory = play(EMPTY_A, *[Signals()] * 15, held=dict.fromkeys(range(3, 20), frozenset({"B"})))
    assert events == [] and memory.losses == ()


def test_a_source_that_failed_is_not_back_because_of_what_else_is_said_of_it() -> None:
    half = Signals((signal(Danger.CALM),), ("risk",), (("risk", "no answer in time"),))
    assert [type(e) for e in losses(WELL, *[half] * 15)] == [SignalLost]


def test_a_field_of_one_source_is_not_back_because_another_has_one_of_that_name() -> None:
    fund = Signals((replace(signal(None, "A"), source="fund", empty=("balance",)),), ("fund",))
    other = Signals((signal(Danger.CALM, "A"),), ("risk",))
    (lost,) = losses(fund, *[other] * 12)
    assert isinstance(lost, SignalLost) and (lost.source, lost.what) == ("fund", "balance")


def test_what_was_never_told_does_not_fall() -> None:
    assert dangers(Danger.RAISED, *[Danger.CALM] * 6) == []
