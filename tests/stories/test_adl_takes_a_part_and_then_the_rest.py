"""A part, then the rest: one message that is edited as sizes and fills arrive in any order, and summed up."""

import pytest

from bot.chat.message import Message
from tests.stories.town import WITH_GAUGE, Town


def facts(town: Town) -> tuple[dict[str, str], Message]:
    message = town.chats[0].said[-1].message
    return dict(message.facts), message


@pytest.mark.parametrize("town", WITH_GAUGE, indirect=True)
async def test_adl_takes_a_part_and_then_the_rest(town: Town) -> None:
    await town.wait(60)
    position, account = await town.names()
    assert town.heard() == [f"First look at {account}: 1 position"]
    part, whole = f"ADL took 40 % of your {position} · {account}", f"ADL closed your {position} · {account}"

    town.holds("3")
    town.fills("2", before="5")
    await town.wait(20)
    assert town.heard() == [part]
    known, message = facts(town)
    assert known["Left"].endswith("(as expected)")
    assert "Mark price" not in known or known["Against the mark price"].endswith(" worse")
    assert message.buttons[-1][0].label == "Got it" and not message.silent

    town.clock.advance(40)
    town.holds("0")  # the size runs ahead of its fill: no message of its own
    await town.wait(10)
    assert town.heard() == [f"(edited) {part}"]
    assert facts(town)[0]["Left"].startswith("0") and "expected" in facts(town)[0]["Left"]

    town.fills("3", before="3", ago=15)
    await town.wait(60)
    assert town.heard()[-1] == f"(edited) {whole}"
    assert facts(town)[0]["Fills"] == "2" and not (await town.baseline()).questions

    await town.wait(360, tick=10)
    assert town.heard() == [f"(edited) {whole}", f"How it went: {position} · {account}"]
    message, picture = (said.message for said in town.chats[0].said[-2:])
    assert picture.file is not None and picture.file.is_picture and picture.silent
    assert message.silent and message.lines[0].startswith("Over: 2 fills within ")
    assert message.lines[0].endswith("; 1 position closed.")
