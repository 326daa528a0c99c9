"""Pictures for messages and packs: drawn off the loop, and left out where they cannot be drawn."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.chat import canvas, fund_picture, pictures
from bot.chat.message import File, Message
from bot.model.signal import Signal
from bot.model.track import Trace
from bot.services.export import Pack
from bot.words import say

SHORTEST = timedelta(minutes=30)
"""What is too short for a picture of a fund."""


async def of_incident(message: Message, traces: tuple[Trace, ...], where: str) -> Message:
    """The message with a picture of the position that comes first; saying so where there is none."""
    drawn = await canvas.drawn(partial(pictures.incident, traces[0], where)) if traces else None
    if drawn is None:
        return replace(message, lines=(say("picture-none"), *message.lines))
    return replace(message, file=File("adl.png", drawn, say("picture-instead")))


async def of_history(message: Message, trace: Trace | None, where: str) -> Message:
    """The message with a picture of how one position went; as it is where there is nothing to draw."""
    drawn = await canvas.drawn(partial(pictures.history, trace, where)) if trace is not None else None
    return message if drawn is None else replace(message, file=File("queue.png", drawn, ""))


async def of_fund(message: Message, past: Iterable[Signal], where: str, now: datetime) -> Message:
    """The message with a picture of the fund that was told of most often; as it is where there is too little
    to draw."""
    series: dict[tuple[str, str], list[Signal]] = {}
    for signal in past:
        if signal.fund is not None:
            series.setdefault((signal.source, signal.asset), []).append(signal)
    chosen = max(series.values(), key=len, default=[])
    if len(chosen) < 2 or chosen[-1].at - chosen[0].at < SHORTEST:
        return message
    drawn = await canvas.drawn(partial(fund_picture.fund, chosen, where, now))
    return message if drawn is None else replace(message, file=File("fund.png", drawn, ""))


async def of_pack(pack: Pack, where: str) -> Pack:
    """The evidence with a picture of each position that it follows, and the list of hashes."""
    for number, trace in enumerate(pack.traces, 1):
        drawn = await canvas.drawn(partial(pictures.incident, trace, where))
        if drawn is not None:
            pack = pack.with_file(f"position-{number}.png", drawn)
    return pack.summed()
