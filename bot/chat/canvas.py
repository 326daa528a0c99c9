"""The sheet that pictures are drawn on: a dark card of its own with large type, so that it can be read on a
phone whatever the colours of the chat. Blocks for a second or so: never on the loop (`drawn`)."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

log = logging.getLogger(__name__)

SHEET, PANEL, RULE = "#16202b", "#1c2935", "#31404f"
INK, FAINT = "#f0f4f8", "#a9b8c6"
BLUE, AMBER, RED, GREEN, GREY = "#6fb7ff", "#f5b942", "#ff6b5e", "#4fc28a", "#8fa3b5"

WIDTH, DOTS = 7.2, 150
"""Inches, and dots per inch: 1080 pixels wide, which a phone shows at about a third of that."""
HEAD, FOOT, SIDE = 1.34, 0.66, 0.2
"""Inches above and below the panels, and beside them."""
PATIENCE = 30.0
"""Seconds after which a picture is given up."""
_ONE = ThreadPoolExecutor(1, thread_name_prefix="pictures")
"""The library is not made for several threads at once, and pictures must not take every core."""


async def drawn(draw: Callable[[], bytes]) -> bytes | None:
    """The picture, drawn in a thread; None when it cannot be drawn, which is logged: no text waits for it."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.get_running_loop().run_in_executor(_ONE, draw)
    except Exception:
        log.exception("a picture could not be drawn")
        return None


def sheet(title: str, below: str, heights: Sequence[float]) -> tuple["Figure", list["Axes"]]:
    """An empty sheet with a panel for each height in inches, one under the other, with one axis of time."""
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    from matplotlib.figure import Figure

    gap = 0.38
    tall = HEAD + sum(heights) + gap * (len(heights) - 1) + FOOT
    figure = Figure(figsize=(WIDTH, tall), dpi=DOTS, facecolor=SHEET)
    _written(figure, 1 - 0.42 / tall, title, 17.0, color=INK, weight="bold")
    _written(figure, 1 - 0.76 / tall, below, 13.0, color=FAINT)
    panels: list[Axes] = []
    top = tall - HEAD
    for height in heights:
        box = (SIDE / WIDTH, (top - height) / tall, 1 - (SIDE + 1.12) / WIDTH, height / tall)
        panels.append(figure.add_axes(box, facecolor=PANEL))
        top -= height + gap
    for panel in panels:
        _dress(panel)
    for panel in panels[:-1]:
        panel.tick_params(labelbottom=False)
    return figure, panels


def _written(figure: "Figure", height: float, text: str, size: float, **look: Any) -> None:
    """A line of text, smaller where it would not have room."""
    letters = (WIDTH - 2 * SIDE) * 72 / (0.62 * size)
    fitting = size * min(1.0, letters / max(len(text), 1))
    figure.text(SIDE / WIDTH, height, text, fontsize=fitting, va="center", **look)


def _dress(panel: "Axes") -> None:
    """Numbers on the right, where a chart of prices has them; faint lines behind."""
    panel.yaxis.tick_right()
    panel.tick_params(colors=FAINT, labelsize=12.5, length=0, pad=6)
    panel.grid(True, color=RULE, linewidth=0.8)
    panel.set_axisbelow(True)
    for spine in panel.spines.values():
        spine.set_visible(False)


def caption(panel: "Axes", text: str, colour: str = INK) -> None:
    """What a panel shows, above it."""
    panel.set_title(text, loc="left", color=colour, fontsize=13, pad=5)


def span(panels: Iterable["Axes"], since: datetime, until: datetime) -> None:
    """The same time on all panels, in UTC: hours and minutes, or days where it is long."""
    from matplotlib.dates import AutoDateLocator, DateFormatter

    length = max(until - since, timedelta(minutes=1))
    room = length * 0.02
    for panel in panels:
        panel.set_xlim(since - room, until + room)  # type: ignore[arg-type]
        locator = AutoDateLocator(tz=UTC, minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
        panel.xaxis.set_major_locator(locator)
        form = DateFormatter(_pattern(length), tz=UTC)  # type: ignore[no-untyped-call]
        panel.xaxis.set_major_formatter(form)


def _pattern(length: timedelta) -> str:
    if length < timedelta(minutes=5):
        return "%H:%M:%S"
    return "%H:%M" if length < timedelta(hours=30) else "%m-%d"


def scale(panel: "Axes", values: Sequence[Decimal], from_zero: bool = False, most: int = 5) -> None:
    """An axis of numbers with room around them: whole steps, all written with the same places."""
    from matplotlib.ticker import MaxNLocator

    low, high = (Decimal(0) if from_zero else min(values)), max(values)
    room = (high - low) * Decimal("0.12") or abs(high) * Decimal("0.01") or Decimal(1)
    ends = (float(low if from_zero else low - room), float(high + room))
    found = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(*ends)
    ticks = [Decimal(repr(round(float(t), 12))) for t in found if ends[0] <= t <= ends[1]]
    panel.set_ylim(*ends)
    panel.set_yticks([float(tick) for tick in ticks], numbers(ticks))


def priced(panel: "Axes", prices: Sequence[Decimal], tick: Decimal | None) -> None:
    """An axis of prices in steps of the market's own, all their places written; as `scale` where its step is
    not known."""
    if not tick or tick <= 0:
        scale(panel, prices)
        return
    from matplotlib.ticker import MaxNLocator

    low, high = min(prices), max(prices)
    room = max((high - low) * Decimal("0.12"), tick)
    ends = (float((low - room) / tick), float((high + room) / tick))
    found = MaxNLocator(nbins=5, integer=True, steps=[1, 2, 2.5, 5, 10], min_n_ticks=1).tick_values(*ends)
    steps = sorted({round(float(step)) for step in found if ends[0] <= step <= ends[1]})
    panel.set_ylim(float(low - room), float(high + room))
    panel.set_yticks([float(step * tick) for step in steps], [f"{step * tick:,f}" for step in steps])


def numbers(ticks: Sequence[Decimal]) -> list[str]:
    """The ticks of an axis as people read them: large ones in millions, all with the same places."""
    largest = max((abs(tick) for tick in ticks), default=Decimal(0))
    unit, letter = next((u for u in UNITS if largest >= u[0]), (Decimal(1), ""))
    shown = [(tick / unit).normalize() for tick in ticks]
    places = max((-int(n.as_tuple().exponent) for n in shown), default=0)
    return [f"{n:,.{max(places, 0)}f}{letter}" if n else "0" for n in shown]


UNITS = ((Decimal(10**9), " B"), (Decimal(10**6), " M"))


def step(panel: "Axes", times: Sequence[datetime], values: Sequence[Decimal], colour: str) -> None:
    """A line that stays where it is until the next reading, filled to the ground."""
    plain = [float(value) for value in values]
    panel.plot(times, plain, color=colour, linewidth=2.2, drawstyle="steps-post")  # type: ignore[arg-type]
    panel.fill_between(times, plain, step="post", color=colour, alpha=0.16, linewidth=0)  # type: ignore[arg-type]


def levels(panel: "Axes", times: Sequence[datetime], found: Sequence[int], of: int, until: datetime) -> None:
    """A stair of levels, each in the colour of its danger, filled to the ground."""
    ends = [*times[1:], max(until, times[-1])]
    for at, end, level, following in zip(times, ends, found, [*found[1:], found[-1]], strict=True):
        colour = RED if level == of else AMBER if level * 2 >= of else GREEN
        panel.fill_between([at, end], [level, level], -1, color=colour, alpha=0.18, linewidth=0)  # type: ignore[arg-type]
        panel.plot([at, end], [level, level], color=colour, linewidth=3, solid_capstyle="butt", zorder=4)  # type: ignore[arg-type]
        panel.plot([end, end], [level, following], color=GREY, linewidth=1.2, zorder=3)  # type: ignore[arg-type]
    panel.set_ylim(-0.35, of + 0.35)
    panel.set_yticks(range(of + 1))


def line(panel: "Axes", times: Sequence[datetime], values: Sequence[Decimal], colour: str) -> None:
    plain = [float(value) for value in values]
    panel.plot(times, plain, color=colour, linewidth=2.2)  # type: ignore[arg-type]


def corner(panel: "Axes", text: str, colour: str) -> None:
    """A figure that sums a panel up, at the right above it."""
    panel.set_title(text, loc="right", color=colour, fontsize=13, pad=5)


def png(figure: "Figure", foot: str) -> bytes:
    """The sheet as a file, with small print at its lower edge."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.text(1 - SIDE / WIDTH, 0.012, foot, color=GREY, fontsize=11, ha="right", va="bottom")
    out = BytesIO()
    FigureCanvasAgg(figure).print_png(out)  # type: ignore[no-untyped-call]
    return out.getvalue()
