"""What a venue tells everybody: kept as it was said, and told when it is no longer told at all."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.detect.market import follow
from bot.detect.tuning import Tuning
from bot.model.event import Event, Oddity, SignalBack, SignalLost
from bot.model.market import MarketMemory, Voice
from bot.model.signal import Danger, Signals
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


def voice(*heard: Signals, held: Mapping[int, frozenset[str]] | None = None) -> Voice:
    (said,) = play(*heard, held=held)[1].voices
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


NOBODY: frozenset[str] = frozenset()
ANSWERS = Signals((), ("risk",))
RISK = Signals((signal(Danger.HIGH),), ("risk",))
LEFT = {1: NOBODY}


def test_what_was_said_of_a_market_that_nobody_holds_waits_for_a_new_reading() -> None:
    """What was said before is not true any more for who comes back, though the source is alive."""
    gone = voice(RISK, ANSWERS, ANSWERS, held=LEFT)
    assert (gone.left, gone.until, gone.signal.danger) == (True, at(), Danger.HIGH)
    back = voice(RISK, ANSWERS, ANSWERS, RISK, ANSWERS, held=LEFT)
    assert (back.left, back.until) == (False, at(4 * MINUTE))


def test_a_reading_without_a_judgement_is_no_news_of_a_market_that_was_left() -> None:
    unjudged = Signals((signal(None),), ("risk",))
    assert voice(RISK, ANSWERS, unjudged, unjudged, held=LEFT).left


def test_nothing_of_before_completes_what_is_said_of_a_market_that_was_left() -> None:
    lacking = Signals((signal(Danger.CALM, fund=None, asset="", empty=("balance",)),), ("risk",))
    said = voice(RISK, ANSWERS, lacking, held=LEFT)
    assert (said.left, said.signal.danger, said.signal.fund) == (False, Danger.CALM, None)
    funds = [Signals((signal(None, fund=Decimal(n)),), ("risk",)) for n in (5, 4)]
    assert voice(funds[0], ANSWERS, funds[1], held=LEFT).signal.fund == 4, "a source that never judges"


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
