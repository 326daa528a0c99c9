"""Messages before anything is taken: where an account stands, and its place in the queue. Pure."""

from bot.chat import exposures, figures, ranks
from bot.chat.message import Message, Tone
from bot.model.event import FirstLook, GaugeMoved, NeutralityChanged
from bot.model.observation import Neutrality
from bot.model.position import Position
from bot.words import say


def first(event: FirstLook, where: str) -> Message:
    count = say("position-open", positions=len(event.positions))
    return Message(
        say("first-head", account=where, count=count),
        lines=tuple(figures.position_line(p) for p in event.positions),
        foot=say("first-foot", at=figures.clock(event.at)),
    )


def gauge(event: GaugeMoved, where: str) -> Message:
    position = event.position
    name = figures.name(position.key, position.side)
    level = say("gauge-level", level=str(event.level), of=str(event.of))
    top = event.level == event.of
    key = "gauge-fell-head" if not event.rose else "gauge-top-head" if top else "gauge-rose-head"
    facts = [
        (say("fact-was"), say("gauge-level", level=str(event.was), of=str(event.of))),
        (say("fact-exchange-says"), figures.own_scale(position.gauge)),
        (say("fact-size"), figures.position_size(position)),
        (say("fact-value"), figures.notional(position)),
        (say("fact-leverage"), figures.leverage(position)),
    ]
    if market := exposures.stress(event.regime):
        facts.append((say("fact-market"), market))
    if position.profit is not None:
        facts.append((say("fact-profit"), figures.money(position.profit, position.currency)))
    return Message(
        say(key, gauge=level, position=name, account=where),
        facts=tuple(facts),
        lines=_reasons(event, position),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING if event.rose else Tone.GOOD,
        silent=not event.rose,
    )


def _reasons(event: GaugeMoved, position: Position) -> tuple[str, ...]:
    """Why it rose, and what would lower it: with numbers where they are known."""
    advice = ranks.ways(event.ways, position)
    if not advice and event.rose and event.level < event.of:
        advice = (say("gauge-rose-line"),)
    return (*ranks.why(event.score), *advice)


def neutrality(event: NeutralityChanged, where: str) -> Message:
    match event.now:
        case Neutrality.ON:
            kind = "entered"
        case Neutrality.OFF:
            kind = "left"
        case Neutrality.UNSTATED:
            kind = "unstated"
    return Message(
        say(f"neutral-{kind}-head", account=where),
        lines=(say(f"neutral-{kind}-line"),),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING if event.left else Tone.GOOD,
        silent=not event.left,
    )
