"""A stop goes with ADL; the person trades, and presses nothing: the list is done by what the exchange shows.

A restart in the middle, and a market that waits, change nothing of that.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat.message import Message, Tick
from bot.model.order import Cancel
from tests.stories.hands import press
from tests.stories.town import OWNER, WITH_GAUGE, Town

STEPS = ("reduction", "margin", "orders", "hedge", "rebuild")


def front(town: Town) -> Message:
    return next(s.message for s in reversed(town.chats[1].said) if s.head.startswith("ADL took"))


def ticks(town: Town) -> list[Tick]:
    return [step.tick for step in front(town).steps]


async def loses_a_part_and_its_stop(town: Town) -> None:
    await town.wait(60)
    stop = town.rests()
    await town.wait(400, tick=10)
    town.heard()
    town.holds("3")
    town.fills("2", before="5")
    town.cancels(stop, Cancel.ADL)
    await town.wait(20)


@pytest.mark.parametrize("town", [name for name in WITH_GAUGE if name != "okx"], indirect=True)
async def test_the_checklist_is_finished_by_trading_alone(town: Town) -> None:
    await loses_a_part_and_its_stop(town)
    shown = front(town)
    assert shown.steps[0].text.endswith("3 left, as it should be") and ticks(town)[0] is Tick.DONE
    assert ticks(town)[2:] == [Tick.WRONG, Tick.DONE, Tick.HELD], shown.steps
    assert "to do" in shown.steps[2].text and "waits until the market is calm" in shown.steps[4].text

    town.rests(size="3")
    await town.wait(400, tick=10)
    assert ticks(town)[2] is Tick.DONE, front(town).steps

    await town.stop()
    await town.start()
    await town.wait(4000, tick=30)
    assert any(head.startswith("No longer in danger: ") for head in town.heard())
    assert ticks(town)[4] is Tick.WRONG

    account = town.market.accounts[town.key]
    (short,) = account.positions
    town.shows(positions=(replace(short, leverage=Decimal(5)),))
    await town.wait(60)
    heard = town.heard()
    done = [head for head in heard if head.startswith("Checklist done: 5 steps")]
    assert done, (heard, front(town).steps)
    assert len(done) == 1 and ticks(town) == [Tick.DONE] * 5
    await town.wait(600, tick=30)
    assert not any(head.startswith("Checklist done") for head in town.heard()), "said once"

    account = town.market.accounts[town.key]
    town.shows(orders=())
    await town.wait(400, tick=10)
    assert ticks(town)[2] is Tick.WRONG, "what was done has come undone"


async def test_re_check_now_looks_at_once_and_says_as_of_when(town: Town) -> None:
    await loses_a_part_and_its_stop(town)
    await town.wait(400, tick=10)
    before = front(town)
    asked = town.asked
    toast = (await press(town, before, "Re-check now")).toast
    assert toast == "Looking. This message shows it in a moment."
    await town.wait(10)
    assert town.asked > asked and front(town).foot != before.foot
    again = await press(town, before, "Re-check now")
    assert again.toast.startswith("Looked a moment ago") or town.heard(OWNER)


@pytest.mark.timeout(240)
async def test_an_ignored_list_is_said_again_and_then_left_alone(town: Town) -> None:
    await loses_a_part_and_its_stop(town)
    (adl, *_) = [head for head in town.heard() if head.startswith("ADL took")]
    labels = [b.label for row in front(town).buttons for b in row]
    assert "Got it" in labels
    await press(town, front(town), "Got it")
    await town.wait(3000, tick=30)
    assert adl not in town.heard()
    await town.wait(24 * 3600, tick=900)
    assert town.heard().count(adl) == 3
    assert front(town).lines[0].startswith("Reminder 3: steps are open") and not front(town).silent
