"""Messages before anything is taken: where an account stands, its place in the queue, warnings. Pure."""

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.event import FirstLook, GaugeMoved, MarketWarned, NeutralityChanged
from bot.model.observation import Neutrality
from bot.model.signal import Danger, Signal
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
    if position.profit is not None:
        facts.append((say("fact-profit"), figures.money(position.profit, position.currency)))
    return Message(
        say(key, gauge=level, position=name, account=where),
        facts=tuple(facts),
        lines=(say("gauge-rose-line"),) if event.rose and not top else (),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING if event.rose else Tone.GOOD,
        silent=not event.rose,
    )


def market(event: MarketWarned, where: str) -> Message:
    signal = event.signal
    return Message(
        _market_head(event, where),
        facts=((say("fact-source"), _source(signal)), *_numbers(signal)),
        lines=(say("market-rose-line"),) if event.rose else (),
        foot=say("as-of", at=figures.clock(signal.at)),
        tone=Tone.WARNING if event.danger >= Danger.HIGH else Tone.GOOD,
        silent=not event.rose,
    )


def _market_head(event: MarketWarned, where: str) -> str:
    symbol = event.signal.symbol
    if event.danger is Danger.UNDER_WAY:
        return say("market-now-head", symbol=symbol, account=where)
    if event.was is Danger.UNDER_WAY and event.danger is Danger.HIGH:
        return say("market-still-head", symbol=symbol, account=where)
    danger = say(f"danger-{event.danger.name.lower()}")
    key = "market-rose-head" if event.rose else "market-fell-head"
    return say(key, danger=danger, symbol=symbol, account=where)


def _source(signal: Signal) -> str:
    return f"{signal.source} ({signal.said})" if signal.said else signal.source


def _numbers(signal: Signal) -> tuple[tuple[str, str], ...]:
    facts: list[tuple[str, str]] = []
    if signal.fund is not None:
        fund = figures.money(signal.fund, signal.asset)
        facts.append((say("fact-fund"), say("fact-fund-daily", fund=fund) if signal.daily else fund))
    if signal.drawdown is not None:
        facts.append((say("fact-drawdown"), figures.share(signal.drawdown)))
    if signal.starts is not None:
        facts.append((say("fact-trigger"), figures.share(signal.starts)))
    return tuple(facts)


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
