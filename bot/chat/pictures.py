"""A position over time as a picture: mark price and executions, size, indicator. Pure, but slow."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.chat import canvas, figures
from bot.chat.canvas import AMBER, BLUE, GREY, INK, RED
from bot.model.fill import Cause, Fill
from bot.model.track import Sample, Trace
from bot.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TALL, LOW = 3.1, 1.9
"""Inches of the first panel and of the others."""
SMALLEST, LARGEST = 50.0, 260.0
"""Areas of the marks of executions."""


def incident(trace: Trace, where: str) -> bytes:
    """What ADL did to one position."""
    name = figures.name(trace.key, trace.side)
    taken = [f for f in trace.fills if f.cause is Cause.ADL]
    size = figures.plain(sum((f.size for f in taken), Decimal(0)))
    whole = _first_size(trace)
    cut = say("picture-taken-of", size=size, whole=figures.plain(whole)) if whole else size
    title = say("picture-adl-title", position=name, taken=cut)
    return _png(trace, title, say("picture-below", account=where, day=f"{trace.until:%Y-%m-%d}"))


def history(trace: Trace, where: str) -> bytes:
    """Where a position stood in the ADL queue, with its size and mark price."""
    title = say("picture-history-title", position=figures.name(trace.key, trace.side))
    days = f"{trace.since:%Y-%m-%d} – {trace.until:%Y-%m-%d}"
    return _png(trace, title, say("picture-below", account=where, day=days), gauge_first=True)


def _png(trace: Trace, title: str, below: str, gauge_first: bool = False) -> bytes:
    shown = [s for s in trace.samples if trace.since <= s.at <= trace.until]
    ranked = any(s.level is not None for s in shown)
    panels = ["price", "size", *(["gauge"] if ranked else [])]
    if gauge_first and ranked:
        panels = ["gauge", "price", "size"]
    heights = [TALL if name == "price" else LOW for name in panels]
    figure, axes = canvas.sheet(title, below, heights)
    writers = {"price": price, "size": _size, "gauge": _gauge}
    for name, panel in zip(panels, axes, strict=True):
        writers[name](panel, trace, shown)
    canvas.span(axes, trace.since, trace.until)
    return canvas.png(figure, say("picture-foot"))


def price(panel: "Axes", trace: Trace, shown: Sequence[Sample]) -> None:
    """The mark price as a line, executions as marks: ADL red, all others grey, larger for more."""
    marks = [(s.at, s.mark) for s in shown if s.mark is not None]
    marks += [(f.at, f.mark_price) for f in trace.fills if f.mark_price is not None]
    marks.sort(key=lambda mark: mark[0])
    adl = [f for f in trace.fills if f.cause is Cause.ADL]
    canvas.caption(panel, say("picture-price-adl" if adl else "picture-price"))
    prices = [mark for _, mark in marks] + [fill.price for fill in trace.fills]
    if prices:
        canvas.priced(panel, prices, trace.instrument.tick if trace.instrument is not None else None)
    canvas.line(panel, [at for at, _ in marks], [mark for _, mark in marks], BLUE)
    _executed(panel, [f for f in trace.fills if f.cause is not Cause.ADL], GREY)
    _executed(panel, adl, RED)
    if adl:
        average = sum((f.price * f.size for f in adl), Decimal(0)) / sum(f.size for f in adl)
        text = say("picture-average", price=figures.in_ticks(average, trace.instrument))
        canvas.corner(panel, text, RED)


def _executed(panel: "Axes", fills: Sequence[Fill], colour: str) -> None:
    if not fills:
        return
    most = max(f.size for f in fills)
    areas = [SMALLEST + (LARGEST - SMALLEST) * float(f.size / most) for f in fills]
    times, prices = [f.at for f in fills], [float(f.price) for f in fills]
    panel.scatter(times, prices, s=areas, color=colour, edgecolors=INK, linewidths=1.0, alpha=0.9, zorder=5)  # type: ignore[arg-type]


def _size(panel: "Axes", trace: Trace, shown: Sequence[Sample]) -> None:
    """The size, falling with every execution that is known, and with every look."""
    points = sizes(trace, shown)
    canvas.caption(panel, say(f"picture-size-{trace.unit.value}"))
    if not points:
        return
    canvas.scale(panel, [size for _, size in points], from_zero=True, most=4)
    ends = [*points, (max(trace.until, points[-1][0]), points[-1][1])]
    canvas.step(panel, [at for at, _ in ends], [size for _, size in ends], AMBER)
    first, last = points[0][1], points[-1][1]
    if first != last:
        text = say("picture-size-change", was=figures.plain(first), now=figures.plain(last))
        canvas.corner(panel, text, AMBER)


def sizes(trace: Trace, shown: Sequence[Sample]) -> list[tuple[datetime, Decimal]]:
    """The size over time: as looks showed it, and between them as executions changed it."""
    points = [(s.at, s.size) for s in shown]
    first = trace.before if not points or (trace.fills and points[0][0] >= trace.fills[0].at) else None
    if first is not None:
        points.insert(0, (trace.since, first))
    for fill in trace.fills:
        earlier = [size for at, size in points if at < fill.at]
        later = [at for at, _ in points if at >= fill.at]
        if earlier and later:
            left = max(Decimal(0), earlier[-1] + fill.signed * trace.side.sign)
            points.append((fill.at, left))
            points.sort(key=lambda point: point[0])
    return points


def _gauge(panel: "Axes", trace: Trace, shown: Sequence[Sample]) -> None:
    """The indicator on its scale, from green to red."""
    ranked = [(s.at, s.level, s.of) for s in shown if s.level is not None and s.of is not None]
    of = max(scale for _, _, scale in ranked)
    canvas.caption(panel, say("picture-gauge", of=str(of)))
    canvas.levels(panel, [at for at, _, _ in ranked], [level for _, level, _ in ranked], of, trace.until)


def _first_size(trace: Trace) -> Decimal | None:
    earlier = [s.size for s in trace.samples if not trace.fills or s.at < trace.fills[0].at]
    return trace.before if trace.before is not None else earlier[-1] if earlier else None
