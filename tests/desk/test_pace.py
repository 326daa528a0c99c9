"""How fast one asker may ask: a law for all sequences, and what they hear."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.pace import Admission, Pace

IN, WAIT, SILENCE = Admission.IN, Admission.WAIT, Admission.SILENCE


def test_it_is_said_once_and_again_only_after_a_rest() -> None:
    pace = Pace(burst=4, per_second=1)
    assert [pace.ask("a", 0.0) for _ in range(7)] == [IN] * 4 + [WAIT, SILENCE, SILENCE]
    assert [pace.ask("a", 1.0), pace.ask("a", 1.0)] == [IN, SILENCE], "no second word after a second"
    assert [pace.ask("a", 9.0) for _ in range(5)] == [IN] * 4 + [WAIT]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 3)), max_size=80))
def test_nobody_gets_more_than_their_share_and_nobody_takes_anothers(asked: list[tuple[str, float]]) -> None:
    pace, alone = Pace(5, 1.0), Pace(5, 1.0)
    now, let_in = 0.0, {"a": 0, "b": 0}
    for who, pause in asked:
        now += pause
        admission = pace.ask(who, now)
        let_in[who] += admission is IN
        if who == "a":
            assert alone.ask("a", now) is admission, "as if there were no other"
    assert all(count <= 5 + now + 1e-6 for count in let_in.values())


def test_it_remembers_no_more_than_it_says() -> None:
    pace = Pace(1, 0.001, most=10)
    for number in range(1000):
        assert pace.ask(number, 0.0) is IN
    assert len(pace._purses) == 10
    assert pace.ask(999, 0.0) is WAIT and pace.ask(0, 0.0) is IN, "the longest quiet one begins anew"
