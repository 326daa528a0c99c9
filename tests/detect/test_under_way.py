"""The venue's mark "being deleveraged now": told at once, taken up by the execution, or said to be over."""

from bot.model.event import AdlTaken, AdlUnderWay, Event
from bot.model.observation import Observation
from bot.model.position import Position
from tests.builders import at, fill, key, look, position
from tests.detect.test_step import play

MARKED = position(10, under_adl=True)


def told(*looks: Observation) -> list[Event]:
    return [e for e in play(*looks)[0] if isinstance(e, AdlTaken | AdlUnderWay)]


def test_the_mark_is_told_once_while_it_lasts() -> None:
    events = told(look([position(10)], []), look([MARKED], after=10), look([MARKED], after=20))
    assert [(type(e), e.at) for e in events] == [(AdlUnderWay, at(10))]


def test_the_mark_is_news_at_the_first_look_too() -> None:
    assert [type(e) for e in told(look([MARKED], []))] == [AdlUnderWay]


def test_the_execution_goes_on_in_the_same_message() -> None:
    events = told(
        look([position(10)], []),
        look([MARKED], after=10),
        look([position(6)], [fill(at=at(11))], after=15),
        look([position(6)], [], after=20),
    )
    assert [type(e) for e in events] == [AdlUnderWay, AdlTaken]
    first, second = events
    assert isinstance(first, AdlUnderWay) and isinstance(second, AdlTaken)
    assert second.incident.alert == first.alert


def test_mark_and_execution_in_one_look_are_one_message() -> None:
    events = told(look([position(10)], []), look([position(6, under_adl=True)], [fill(at=at(9))], after=10))
    assert [type(e) for e in events] == [AdlTaken]


def test_an_execution_that_comes_after_the_mark_is_gone_still_finds_it() -> None:
    events = told(
        look([position(10)], []),
        look([MARKED], after=10),
        look([position(10)], after=20),
        look([position(6)], [fill(at=at(11))], after=90),
    )
    assert [type(e) for e in events] == [AdlUnderWay, AdlUnderWay, AdlTaken]
    assert isinstance(events[1], AdlUnderWay) and events[1].over
    assert isinstance(events[2], AdlTaken) and events[2].incident.alert == events[1].alert


def test_a_position_that_is_gone_keeps_its_mark_until_the_execution_comes() -> None:
    events = told(
        look([position(10)], []),
        look([MARKED], after=10),
        look([], after=20),
        look([], [fill("f", 10, at=at(12))], after=60),
    )
    assert isinstance(events[0], AdlUnderWay) and isinstance(events[-1], AdlTaken)
    assert [type(e) for e in events] == [AdlUnderWay, AdlTaken]
    assert events[-1].incident.alert == events[0].alert


def test_a_flapping_mark_edits_its_message() -> None:
    events = told(
        look([position(10)], []),
        *(look([MARKED if n % 2 else position(10)], after=10 * n) for n in range(1, 5)),
    )
    assert len({e.alert for e in events if isinstance(e, AdlUnderWay)}) == 1


def test_a_mark_long_ago_is_another_story() -> None:
    events = told(
        look([position(10)], []),
        look([MARKED], after=10),
        look([position(10)], after=20),
        look([MARKED], after=700),
    )
    assert len({e.alert for e in events if isinstance(e, AdlUnderWay)}) == 2


def both(marked: bool, size: int = 10) -> list[Position]:
    return [position(size, symbol, under_adl=marked) for symbol in ("ETHUSDT", "XRPUSDT")]


def test_of_two_marks_whose_executions_are_one_incident_neither_says_that_none_came() -> None:
    *_, taken, ended = told(
        look(both(False), []),
        look(both(True), after=10),
        look(both(True, 6), [fill("a", at=at(11)), fill("b", key=key("XRPUSDT"), at=at(12))], after=15),
        look(both(False, 6), [], after=20),
    )
    assert isinstance(taken, AdlTaken) and len(taken.incident.taken) == 2
    assert isinstance(ended, AdlUnderWay) and ended.elsewhere and ended.at == at(15)
    assert ended.position.key.symbol == "XRPUSDT" and ended.alert != taken.incident.alert


def test_a_mark_that_comes_with_its_execution_into_an_open_incident_needs_no_message() -> None:
    events = told(
        look(both(False), []),
        look([position(6), position(10, "XRPUSDT")], [fill("a", at=at(9))], after=10),
        look(
            [position(6), position(6, "XRPUSDT", under_adl=True)],
            [fill("b", key=key("XRPUSDT"), at=at(19))],
            after=20,
        ),
        look([position(6), position(6, "XRPUSDT")], [], after=30),
    )
    assert [type(e) for e in events] == [AdlTaken, AdlTaken]


def test_a_position_that_is_gone_without_an_execution_ends_its_message_at_last() -> None:
    events = told(
        look([position(10)], []),
        look([MARKED], after=10),
        look([], [], after=20),
        look([], [], after=609),
        look([], [], after=611),
        look([], [], after=2000),
    )
    assert [(e.at, e.over) for e in events if isinstance(e, AdlUnderWay)] == [
        (at(10), False),
        (at(611), True),
    ]


def test_an_older_question_does_not_change_the_size_before() -> None:
    hours = 3 * 3600
    *_, taken = told(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(8, under_adl=True)], [], after=hours),
        look([position(5)], [fill(signed=3, at=at(hours + 5))], after=hours + 10),
    )
    assert isinstance(taken, AdlTaken)
    (part,) = taken.incident.taken
    assert part.before == 8 and part.shown == part.expected == 5


def test_a_mark_that_is_long_over_leaves_nothing_pending() -> None:
    """Or the account would be looked at as if in danger for ever."""
    looks = (look([position(10)], []), look([MARKED], after=10), look([position(10)], after=20))
    assert play(*looks)[1].under_way
    assert play(*looks, look([position(10)], after=700))[1].under_way == ()
