"""Whose look comes next: nobody twice, nobody never, and first whose patience ends first."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.ids import AccountId, VenueName
from bot.watch.line import Line

HERE = VenueName("here")
PATIENCE = {AccountId(1): 0.0, AccountId(2): 0.0, AccountId(3): 30.0, AccountId(4): 30.0}

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(list(PATIENCE)), st.integers(0, 20)),
        st.tuples(st.just("drop"), st.sampled_from(list(PATIENCE)), st.just(0)),
        st.tuples(st.just("take"), st.just(AccountId(0)), st.integers(0, 20)),
    ),
    max_size=40,
)


@given(STEPS)
def test_the_line_is_what_a_plain_table_of_times_says(steps: list[tuple[str, AccountId, int]]) -> None:
    """Against a model: one time for each account, and the least of time and patience goes first."""
    line, times, joined, now = Line(), dict[AccountId, float](), dict[AccountId, float](), 0.0
    for what, account, seconds in steps:
        if what == "put":
            line.put(account, now + seconds)
            times[account] = now + seconds
            joined.pop(account, None)
        elif what == "drop":
            line.drop(account)
            times.pop(account, None)
        else:
            now += seconds
            line.ripen(now, lambda one: (HERE, PATIENCE[one]))
            assert dict(line.late(now)) == {one: now - at for one, at in times.items() if at <= now}
            ripe = [one for one, at in times.items() if at <= now]
            first = min(ripe, key=lambda one: (times[one] + PATIENCE[one], times[one], one), default=None)
            assert line.take(HERE) == first
            times.pop(first or AccountId(0), None)


def test_at_twice_the_load_those_who_cannot_wait_keep_their_pace_and_the_others_still_have_a_turn() -> None:
    """Ten looks a second are due, five can be made; one account in ten is near danger."""
    line, now, waited, turns = Line(), 0.0, dict[AccountId, float](), dict[AccountId, int]()
    for number in range(50):
        line.put(AccountId(number), number / 10)
    for turn in range(5 * 600):
        now = turn / 5
        line.ripen(now, lambda one: (HERE, 0.0 if one % 10 == 0 else 30.0))
        late = dict(line.late(now))
        account = line.take(HERE)
        if account is not None:
            waited[account] = max(waited.get(account, 0.0), late[account])
            turns[account] = turns.get(account, 0) + 1
            line.put(account, now + 5)
    hot = [account for account in turns if account % 10 == 0]
    assert len(turns) == 50 and max(waited[account] for account in hot) < 1.5
    assert min(turns[account] for account in hot) > 1.7 * max(
        turns[account] for account in turns.keys() - hot
    )
    assert min(turns.values()) > 40, "nobody is forgotten"


def test_who_is_looked_at_no_more_leaves_the_line() -> None:
    line = Line()
    line.put(AccountId(1), 0.0)
    line.ripen(0.0, lambda one: None)
    assert line.take(HERE) is None and not dict(line.late(9.0)) and line.venues() == ()
