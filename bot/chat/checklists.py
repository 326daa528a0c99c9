"""A message with a checklist: its front, the page of each step, and what can be done there. Pure.

Nothing is cut: what has no room on a page is on the next, behind a button.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.chat import buttons, figures, findings
from bot.chat.message import Button, Message, Step, Tick
from bot.chat.view import Page, View
from bot.model.alert import Told
from bot.model.checklist import Checklist, Hand, Line, Mark, Shows
from bot.model.checklist import Step as ListStep
from bot.words import say, translated

LINES = 8
"""Findings on one page."""
SKIPS = ("not-needed", "elsewhere", "accepted")
"""Why a step may be skipped, by the numbers that buttons carry."""
SNOOZES = (60, 240, 720)
"""Minutes."""
ROW = 5
PEOPLE = 12
Rows = tuple[tuple[Button, ...], ...]

TICKS = {Mark.DONE: Tick.DONE, Mark.OPEN: Tick.WRONG, Mark.UNKNOWN: Tick.UNKNOWN, Mark.HELD: Tick.HELD}


def front(message: Message, checklist: Checklist) -> Message:
    """What happened, and how every step stands."""
    pages = tuple(
        Button(say("button-step", number=str(n + 1)), buttons.view(checklist.id, Page.STEP, n))
        for n in range(len(checklist.steps))
    )
    left = say("checklist-foot", open=checklist.open)
    return replace(
        message,
        steps=tuple(_summary(n, step, _text(checklist, step)) for n, step in enumerate(checklist.steps, 1)),
        links=(*message.links, *((link.text, link.url) for link in checklist.links)),
        buttons=(*message.buttons, *rows(pages), _look(checklist)),
        foot=_foot(checklist) if checklist.read_at is not None else _joined(message.foot, left),
    )


def whole(message: Message, checklist: Checklist) -> Message:
    """The front with all findings of the steps that it only counts, for a reader who can open no page."""
    pairs = zip(message.steps, checklist.steps, strict=True)
    return replace(message, steps=tuple(line for front, step in pairs for line in (front, *_counted(step))))


def _counted(step: ListStep) -> tuple[Step, ...]:
    many = sum(not line.info for line in step.lines) > 1
    return tuple(_finding(line) for line in step.lines) if many else ()


def there(checklist: Checklist | None, view: View) -> View:
    """The view that a reader has opened; the front where there is no such page any more."""
    is_there = view.page is Page.FRONT or (checklist is not None and view.step < len(checklist.steps))
    return view if is_there else View()


def page(message: Message, told: Told, checklist: Checklist, view: View) -> Message:
    """The page that a reader has opened, which must be `there`."""
    if view.page is Page.FRONT:
        return front(message, checklist)
    step = checklist.steps[view.step]
    title = f"{view.step + 1}. {_text(checklist, step)}"
    base = Message(message.head, tone=message.tone, silent=message.silent, foot=_foot(checklist))
    back = Button(say("button-back"), buttons.view(checklist.id, Page.STEP, view.step))
    match view.page:
        case Page.SKIP:
            choices = _skips(checklist, view.step)
            return replace(base, lines=(title, say("skip-why")), buttons=(*rows(choices, 2), (back,)))
        case Page.SNOOZE:
            choices = _snoozes(checklist, view.step)
            return replace(base, lines=(title, say("snooze-how-long")), buttons=(*rows(choices, 3), (back,)))
        case Page.HAND:
            choices = _people(told, checklist, view)
            asked = say("hand-to-whom" if choices else "hand-to-nobody")
            turned = _turns(checklist, view, max(1, -(-len(told.helpers) // PEOPLE)))
            return replace(base, lines=(title, asked), buttons=(*rows(choices, 3), (*turned, back)))
        case _:
            return _step_page(base, checklist, view, step, title)


def _step_page(base: Message, checklist: Checklist, view: View, step: ListStep, title: str) -> Message:
    shown, parts = _part(step.lines, view.part)
    lines = (title, *_said(step.hand))
    if parts > 1:
        lines = (*lines, say("page-of", part=str(min(view.part, parts - 1) + 1), parts=str(parts)))
    ways = (findings.more, findings.rule)
    below = tuple(text for way in ways for line in shown for text in way(line.fact))
    number = view.step
    handled = tuple(
        Button(
            say("button-line-open" if line.mark is Mark.DONE else "button-line", number=str(line.number)),
            buttons.line(checklist.id, number, line.number, line.mark is not Mark.DONE),
        )
        for line in shown
        if not line.info and (line.shown is not Mark.DONE)
    )
    return replace(
        base,
        lines=lines,
        steps=tuple(_finding(line) for line in shown),
        below=tuple(dict.fromkeys(below)),
        buttons=(*rows(handled), *_deeds(checklist, number, step), _moves(checklist, view, parts)),
    )


def _part(lines: tuple[Line, ...], part: int) -> tuple[tuple[Line, ...], int]:
    """The findings of one part of a page, those to be done first, and how many parts there are."""
    ordered = sorted(lines, key=lambda line: (line.info, line.mark is Mark.DONE))
    parts = max(1, -(-len(ordered) // LINES))
    at = min(part, parts - 1) * LINES
    return tuple(ordered[at : at + LINES]), parts


def _finding(line: Line) -> Step:
    text = findings.line(line.fact)
    said = _said(line.hand)
    whole = f"{line.number}) {text}" if not line.info else text
    return Step(_tick(line.mark, False), " · ".join((whole, *said)))


def _text(checklist: Checklist, step: ListStep) -> str:
    """The step in the reader's language, unless the host worded it."""
    return translated(f"step-{checklist.name}-{step.id}", step.text)


def _summary(number: int, step: ListStep, text: str) -> Step:
    """One line of the front: what is found, in short, or how many findings are open."""
    lines = [line for line in step.lines if not line.info]
    hand = step.hand
    parts = [f"{number}. {text}"]
    if hand is not None and hand.settles:
        parts += _said(hand)
    elif len(lines) == 1:
        parts += [findings.line(lines[0].fact), *_said(lines[0].hand or hand)]
    elif lines and step.mark is Mark.HELD:
        parts += [say("findings-held", all=len(lines)), *_said(hand)]
    elif lines:
        left = sum(line.mark is not Mark.DONE for line in lines)
        parts += [say("findings-open", open=left, all=len(lines)), *_said(hand)]
    elif step.shows is not Shows.HAND:
        parts += [say("finding-not-yet")]
    else:
        parts += _said(hand)
    return Step(_tick(step.mark, step.shows is Shows.HAND), " · ".join(parts))


def _tick(mark: Mark, by_hand: bool) -> Tick:
    return Tick.OPEN if by_hand and mark is Mark.OPEN else TICKS[mark]


def _said(hand: Hand | None) -> tuple[str, ...]:
    """Who did what with it, and when."""
    if hand is None:
        return ()
    values = {"name": hand.by, "at": figures.clock(hand.at), "reason": hand.reason, "to": hand.to}
    until = figures.day(hand.until) if hand.until is not None else ""
    return (say(f"deed-{hand.deed.value}", until=until, **values),)


def _deeds(checklist: Checklist, number: int, step: ListStep) -> Rows:
    done = step.hand is not None and step.hand.settles
    tick = Button(
        say("button-untick" if done else "button-tick"), buttons.tick(checklist.id, number, not done)
    )
    first = [tick]
    if sum(not line.info and line.mark is not Mark.DONE for line in step.lines) > 1:
        first.append(Button(say("button-all"), buttons.every_line(checklist.id, number)))
    others = [
        Button(say(f"button-{word}"), buttons.view(checklist.id, at, number))
        for word, at in (("skip", Page.SKIP), ("snooze", Page.SNOOZE), ("hand", Page.HAND))
    ]
    return (tuple(first), tuple(others)) if step.mark is not Mark.DONE else (tuple(first),)


def _moves(checklist: Checklist, view: View, parts: int) -> tuple[Button, ...]:
    """To the other parts, to the front, and a look."""
    turned = _turns(checklist, view, parts)
    back = Button(say("button-front"), buttons.view(checklist.id, Page.FRONT))
    return (*turned, *_look(checklist), back)


def _turns(checklist: Checklist, view: View, parts: int) -> tuple[Button, ...]:
    """To the part before and the part after, where there is one."""
    near = (("‹", view.part - 1), ("›", view.part + 1))
    return tuple(
        Button(label, buttons.view(checklist.id, view.page, view.step, part))
        for label, part in near
        if 0 <= part < parts
    )


def _look(checklist: Checklist) -> tuple[Button, ...]:
    return (Button(say("button-look"), buttons.look(checklist.id)),) if checklist.account is not None else ()


def _skips(checklist: Checklist, step: int) -> tuple[Button, ...]:
    return tuple(
        Button(say(f"skip-{word}"), buttons.skip(checklist.id, step, n)) for n, word in enumerate(SKIPS)
    )


def _snoozes(checklist: Checklist, step: int) -> tuple[Button, ...]:
    return tuple(
        Button(figures.duration(minutes * 60), buttons.snooze(checklist.id, step, minutes))
        for minutes in SNOOZES
    )


def _people(told: Told, checklist: Checklist, view: View) -> tuple[Button, ...]:
    shown = told.helpers[view.part * PEOPLE : (view.part + 1) * PEOPLE]
    return tuple(Button(name, buttons.hand(checklist.id, view.step, number)) for number, name in shown)


def _foot(checklist: Checklist) -> str:
    return _joined(as_of(checklist.read_at), say("checklist-foot", open=checklist.open))


def as_of(at: datetime | None) -> str:
    """When the account was read for what is shown."""
    return say("as-of-never") if at is None else say("as-of", at=figures.clock(at))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def rows(found: Iterable[Button], width: int = ROW) -> Rows:
    """Buttons in rows of that many."""
    every = tuple(found)
    return tuple(every[at : at + width] for at in range(0, len(every), width))
