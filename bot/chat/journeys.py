"""How an alert travels, as messages: each step of each copy, and why a copy comes another way. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from bot.chat import compose, figures
from bot.chat.discovery import channels
from bot.chat.figures import Titles
from bot.chat.message import Message
from bot.model.alert import Told
from bot.model.delivery import Delivery, DeliveryStep, Instead, Journey, State
from bot.model.ids import ChannelName
from bot.words import say


def elsewhere(message: Message, instead: Instead) -> Message:
    """The message with a first line that says why it comes here."""
    why = f" ({instead.why})" if instead.why else ""
    if instead.waited is None:
        line = say("elsewhere-gone", app=app(instead.channel), why=why)
    else:
        waited = figures.duration(instead.waited)
        line = say("elsewhere-late", app=app(instead.channel), duration=waited, why=why)
    return replace(message, lines=(line, *message.lines))


def journey(told: Told, copies: Iterable[Journey], titles: Titles) -> Message:
    """Where every copy of an alert stands, and the steps it took."""
    head = say("journey-head", number=str(told.number), head=compose.alert(told, titles).head)
    facts: list[tuple[str, str]] = [(say("fact-told"), figures.day(told.alert.at))]
    lines: list[str] = []
    for one in copies:
        name = app(one.delivery.channel)
        facts.append((name, state(one.delivery)))
        lines += [_step(name, step) for step in one.steps]
    return Message(
        head, facts=tuple(facts), lines=tuple(lines) if len(facts) > 1 else (say("journey-nowhere"),)
    )


def undelivered(told: Iterable[Told], titles: Titles) -> tuple[str, ...]:
    """Lines on alerts that reached nobody, for the person they were meant for."""
    found = tuple(told)
    if not found:
        return ()
    shown = (
        say("owed-line", number=str(t.number), at=figures.day(t.alert.at), head=compose.alert(t, titles).head)
        for t in found
    )
    return (say("owed-head", count=len(found)), *shown)


def state(copy: Delivery) -> str:
    """Where a copy stands."""
    name = say(f"state-{copy.state.value}")
    if copy.state is State.SENT:
        return name
    if copy.state is State.SENDING and copy.deadline is not None:
        return say("state-until", state=name, at=figures.clock(copy.deadline))
    if copy.state in (State.RETRY, State.UNSURE):
        return say("state-next", state=name, at=figures.clock(copy.not_before))
    return name


def app(name: ChannelName) -> str:
    """The title of a chat app; its name where there is no such app any more."""
    known = channels().get(name)
    return name if known is None else known.title


def _step(name: str, step: DeliveryStep) -> str:
    return say(
        "journey-step",
        app=name,
        at=figures.clock(step.at),
        state=say(f"state-{step.state.value}"),
        why=say(f"step-{step.why.value.replace(' ', '-')}"),
        detail=say("step-detail", detail=step.detail) if step.detail else "",
        times=""
        if step.times == 1
        else say("step-times", count=str(step.times), at=figures.clock(step.last_at)),
    )
