"""The insurance fund behind a market over time, as a picture. Pure, but slow."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat import canvas, figures
from bot.chat.canvas import BLUE, RED
from bot.model.signal import Signal
from bot.words import say

TALL = 3.6
"""Inches of its one panel."""


def fund(readings: Sequence[Signal], where: str, until: datetime) -> bytes:
    """The balances that one source told in one asset, oldest first, with how far the newest is below the
    highest of them."""
    points = [(s.at, s.fund) for s in readings if s.fund is not None]
    newest, highest = points[-1][1], max(balance for _, balance in points)
    first = readings[0]
    days = f"{first.at:%Y-%m-%d} – {until:%Y-%m-%d}"
    title = say("picture-fund-title", symbol=first.symbol)
    sheet, (panel,) = canvas.sheet(title, say("picture-below", account=where, day=days), [TALL])
    canvas.caption(panel, say("picture-fund", asset=first.asset))
    fell = highest > 0 and newest < highest
    fall = figures.percent(highest - newest, highest) if fell else ""
    canvas.corner(panel, say("picture-fund-fell", fall=fall) if fell else "", RED)
    canvas.scale(panel, [balance for _, balance in points])
    times = [*(at for at, _ in points), max(until, points[-1][0])]
    canvas.line(panel, times, [*(balance for _, balance in points), newest], BLUE)
    canvas.span([panel], first.at, until)
    return canvas.png(sheet, say("picture-foot"))
