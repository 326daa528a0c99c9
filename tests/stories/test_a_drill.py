"""A person rehearses: the whole way of an ADL on their own addresses, marked, and no trace is left."""

from bot.chat.contract import Asker
from bot.chat.message import Message, Tick
from bot.model.delivery import TryLater
from bot.model.ids import ChannelName
from bot.services import accounts, export
from tests.stories.hands import press
from tests.stories.town import Town

MARK = "DRILL · nothing happened · "
HIT = f"{MARK}ADL took 40 % of your BTCUSDT short · a made-up account"
REPORT, OVER = f"{MARK}How fast each app took it, from detection on", f"{MARK}The drill is over"


async def ask(town: Town, text: str = "", command: str = "drill") -> Message:
    asker = Asker(ChannelName(town.chats[0].name), "ana", "ana", "Ana", True)
    return await town.app.desk.command(asker, command, text)


async def begins(town: Town, text: str = "") -> None:
    await town.wait(60)
    town.heard()
    answer = await ask(town, text)
    assert answer.head.startswith(MARK)
    await town.wait(10)


def shown(town: Town, head: str, app: int = 1) -> Message:
    return next(s.message for s in reversed(town.chats[app].said) if s.head == head)


async def left(town: Town) -> dict[str, int]:
    """What the database holds of made-up accounts."""
    rows = {
        "accounts": "accounts WHERE watch = 'drill'",
        "drills": "drills",
        "fills": "fills WHERE account NOT IN (SELECT id FROM accounts WHERE watch = 'on')",
        "alerts": "alerts WHERE kind IN ('AdlTaken', 'ChecklistDone', 'RebuildOpened', 'Unacknowledged')",
        "checklists": "checklists",
    }
    async with town.house.database.read() as db:
        return {
            name: (await db.exec_driver_sql(f"SELECT count(*) FROM {where}")).scalar() or 0  # noqa: S608
            for name, where in rows.items()
        }


async def test_it_goes_the_whole_way_and_leaves_nothing(town: Town) -> None:
    await begins(town)
    first = town.heard()
    assert first[0] == HIT and f"{REPORT}" in first and all(MARK in head for head in first)
    alert, report = shown(town, HIT), shown(town, REPORT)
    assert [name for name, _ in report.facts] == ["Console", "Discord"]
    assert all(value == "taken after 0 s" for _, value in report.facts)
    assert alert.steps[0].tick is Tick.DONE and alert.steps[2].tick is Tick.WRONG

    assert (await press(town, alert, "3")).message is not None, "its steps open"
    assert (await press(town, alert, "Re-check now")).toast.startswith("Looking.")
    await town.wait(30)
    assert shown(town, HIT).steps[2].tick is Tick.DONE, "the stop is back"
    assert (await press(town, alert, "Got it")).toast.startswith("Noted.")
    await town.wait(10)
    assert "Got it: Ana" in shown(town, HIT).foot

    assert [s.account.label for s in await accounts.listing(town.house)] == ["main"]
    assert await export.incidents(town.house) == ()
    await town.wait(120)
    told = town.heard()
    assert all(MARK in head for head in told) and f"(edited) {OVER}" in told
    end = shown(town, OVER)
    assert end.lines[0] == "Got it: Ana, after 35 s." and end.lines[1] == "Checklist: 5 of 5 steps done."
    assert set((await left(town)).values()) == {0}
    assert town.heard("Ben") == []
    await town.wait(600, tick=30)
    assert not [head for head in town.heard() if MARK in head]


async def test_no_market_hedge_or_real_position_hears_of_it(town: Town) -> None:
    await town.wait(60)
    real = await town.baseline()
    await begins(town)
    await town.wait(200)
    now = await town.baseline()
    assert (now.positions[0].size, now.incident, now.cuts) == (real.positions[0].size, None, ())
    assert not [head for head in town.heard() if MARK not in head], "no warning in a real market"
    assert "1 position" in (await ask(town, command="positions")).lines[0]


async def test_an_app_that_does_not_take_it_is_named_with_its_reason(town: Town) -> None:
    await town.wait(60)
    chat = town.chats[1]
    chat.answer(*(TryLater("the app is down", 600.0) for _ in range(3)))
    await ask(town)
    await town.wait(20)
    heads = [s.head for s in town.chats[0].said]
    assert HIT in heads and REPORT not in heads, "the other app has its time"
    await town.wait(30)
    (first, second) = shown(town, REPORT, app=0).facts
    assert first[1] == "taken after 0 s" and second[1] == "not taken: the app is down"


async def test_it_goes_on_to_the_next_person_only_when_that_is_asked_for(town: Town) -> None:
    town.wishes = {"escalation": {"after": 15, "to": ["Ben"]}}
    await town.stop()
    await town.start()
    await begins(town)
    await town.wait(100)
    assert town.heard("Ben") == []
    await ask(town, "stop")
    await town.wait(20)
    assert shown(town, OVER).lines[-1].startswith("You ended it.")

    await ask(town, "escalate")
    await town.wait(90)
    woken = town.heard("Ben")
    assert woken[0] == HIT and all(MARK in head for head in woken)
    last = next(s.message for s in reversed(town.chats[0].said) if s.address == "ben")
    assert last.lines[0].startswith("This is an alert of Ana, who has not pressed Got it for")
    facts = dict(shown(town, REPORT).facts)
    assert facts["Ben (Console), once passed on"] == "taken after 0 s"


async def test_one_at_a_time_and_a_restart_ends_it(town: Town) -> None:
    await begins(town)
    assert (await ask(town)).head.startswith("A drill of yours is running.")
    assert (await ask(town, "sell")).head == "Write /drill, /drill escalate, or /drill stop."
    await town.stop()
    await town.start()
    await town.wait(10)
    assert shown(town, OVER).lines[-1].startswith("I was started anew")
    assert set((await left(town)).values()) == {0}
    assert (await ask(town, "stop")).head.startswith("No drill of yours is running.")
    assert (await ask(town)).head.startswith(MARK), "the next one may begin"


async def test_nobody_presses_anything_and_it_ends_by_itself(town: Town) -> None:
    await begins(town)
    await town.wait(1900, tick=30)
    assert shown(town, OVER).lines[-1].startswith("Half an hour is over.")
    assert set((await left(town)).values()) == {0}
