"""Messages about the risk that is carried: a market's regime, a risk put on again, quiet hints. Pure."""

from decimal import Decimal

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.exposure import Noted, NoteKind, RegimeChanged, Reloaded
from bot.model.regime import Move, Regime, RegimeState, Why
from bot.model.signal import Signal
from bot.words import say

COUNTS = (Why.ADL_HERE, Why.RANKS_RISE)
"""Reasons whose number is a count; that of the others is a share."""


def regime(event: RegimeChanged, where: str) -> Message:
    """A market's regime, why, and since when; once it is calm, how long that lasted."""
    state = event.state
    if state.regime is Regime.CALM:
        lasted = figures.duration((state.since - (state.began or state.since)).total_seconds())
        head = say("regime-calm-head", symbol=state.symbol, duration=lasted, account=where)
        foot = say("as-of", at=figures.clock(event.at))
        return Message(head, lines=(say("regime-calm-line"),), foot=foot, tone=Tone.GOOD, silent=True)
    kind = "eased" if state.move is Move.EASED else state.regime.value
    facts = [(say("fact-since"), figures.day(state.since))]
    if state.began is not None and state.began != state.since:
        facts.append((say("fact-began"), figures.day(state.began)))
    return Message(
        say(f"regime-{kind}-head", symbol=state.symbol, account=where),
        facts=(*facts, *_numbers(state.signals)),
        lines=(*why(state), say("regime-danger-line" if state.regime.dangerous else "regime-wait-line")),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING,
        silent=not state.worsened,
    )


def stress(state: RegimeState | None) -> str:
    """A regime in a few words with its strongest reason, for other messages; "" where it is not known."""
    if state is None:
        return ""
    name = say(f"regime-{state.regime.value}")
    if not state.reasons:
        return name
    return say("regime-because", regime=name, why=_reason(*state.reasons[0]))


def why(state: RegimeState) -> tuple[str, ...]:
    """All reasons of a regime in one line; none where there are none."""
    if not state.reasons:
        return ()
    return (say("regime-why", why="; ".join(_reason(why, number) for why, number in state.reasons)),)


def _reason(why: Why, number: Decimal) -> str:
    value = int(number) if why in COUNTS else figures.share(number)
    passed = why is Why.TRIGGER_NEAR and number >= 1
    return say(f"why-{'trigger-passed' if passed else why.value.replace(' ', '-')}", number=value)


def _numbers(signals: tuple[Signal, ...]) -> tuple[tuple[str, str], ...]:
    """What the exchange says, in its own words and numbers; of each kind what the worst reading has."""
    judging = [signal for signal in signals if signal.danger is not None]
    sources = (f"{s.source} ({s.said})" if s.said else s.source for s in judging)
    facts = [(say("fact-source"), "; ".join(sources))] if judging else []
    if (signal := next((s for s in signals if s.fund is not None), None)) and signal.fund is not None:
        fund = figures.money(signal.fund, signal.asset)
        facts.append((say("fact-fund"), say("fact-fund-daily", fund=fund) if signal.daily else fund))
    if signal := next((s for s in signals if s.drawdown is not None), None):
        facts.append((say("fact-drawdown"), figures.share(signal.drawdown or Decimal(0))))
        facts += [(say("fact-trigger"), figures.share(signal.starts))] if signal.starts is not None else []
    return tuple(facts)


def noted(event: Noted, where: str) -> Message:
    """A quiet hint with its number."""
    position = event.position
    name = figures.name(position.key, position.side)
    kind = event.kind.value.replace(" ", "-")
    match event.kind:
        case NoteKind.SMALL_FUND:
            number = figures.money(event.number, "USD")
        case NoteKind.HEAVY_WINNER:
            number = figures.share(event.number)
        case NoteKind.FULL_RISK:
            number = say("leverage-times", leverage=figures.plain(event.number))
    facts = [
        (say("fact-size"), figures.position_size(position)),
        (say("fact-value"), figures.notional(position)),
    ]
    if event.regime is not None:
        facts.append((say("fact-market"), stress(event.regime)))
    return Message(
        say(f"note-{kind}-head", position=name, number=number, account=where),
        facts=tuple(facts),
        lines=(say(f"note-{kind}-line"),),
        foot=say("as-of", at=figures.clock(event.at)),
        silent=True,
    )


def reloaded(event: Reloaded, where: str) -> Message:
    """The same risk is on again: what it was, what it is, and how the market stands."""
    position = event.position
    taken = say(
        "fact-taken-then",
        taken=figures.size(event.taken, position.unit),
        before=figures.size(event.before, position.unit),
        at=figures.day(event.taken_at),
    )
    then = [] if event.notional_before is None else [figures.money(event.notional_before, position.currency)]
    if event.leverage_before is not None:
        then.append(say("leverage-times", leverage=figures.plain(event.leverage_before)))
    now = say("reload-now", value=figures.notional(position), leverage=figures.leverage(position))
    facts = [(say("fact-taken"), taken)]
    facts += [(say("fact-then"), " · ".join(then))] if then else []
    facts += [(say("fact-now"), now), (say("fact-size"), figures.position_size(position))]
    market = stress(event.regime) or say("regime-unknown")
    return Message(
        say("reload-head", position=figures.name(position.key, position.side), account=where),
        facts=(*facts, (say("fact-market"), market)),
        lines=(say("reload-line"),),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING,
    )
