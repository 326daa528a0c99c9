"""Hedges as people read them: what is naked, how much, and what closes it. Pure."""

from collections.abc import Iterable

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.event import HedgeDrifted
from bot.model.hedge import Balance, Closing, Imbalance, Leg
from bot.model.position import Side
from bot.words import say

SHOWN = 5
"""Hedges told first in a message of something else; the rest is counted, and stands below."""


def lines(imbalances: Iterable[Imbalance]) -> tuple[str, ...]:
    """What a reduction did to hedges; nothing where it touched none."""
    found = tuple(imbalances)
    told = tuple(line for imbalance in found[:SHOWN] for line in _told(imbalance))
    rest = len(found) - SHOWN
    return (*told, say("hedge-more", count=rest)) if rest > 0 else told


def beyond(imbalances: Iterable[Imbalance]) -> tuple[str, ...]:
    """What `lines` only counts."""
    return tuple(line for imbalance in tuple(imbalances)[SHOWN:] for line in _told(imbalance))


def _numbers(imbalance: Imbalance) -> dict[str, str]:
    return {"base": imbalance.base, "net": net_coins(imbalance), "usd": in_usd(imbalance)}


def _told(imbalance: Imbalance) -> Iterable[str]:
    values = _numbers(imbalance)
    if imbalance.balance is Balance.OPEN:
        before = figures.exact(imbalance.before)
        hedged = figures.part(imbalance.hedged)
        yield " ".join((say("hedge-open", hedged=hedged, before=before, **values), *_naked(imbalance)))
        yield from _ways(imbalance)
    else:
        yield say(f"hedge-{imbalance.balance.value}", **values)
    yield from _unread(imbalance)


def state(imbalance: Imbalance) -> str:
    """How a hedge stands, in short."""
    values = _numbers(imbalance)
    if imbalance.balance is Balance.OPEN:
        return say("hedge-state-open", hedged=figures.part(imbalance.hedged), **values)
    return say(f"hedge-{imbalance.balance.value}", **values)


def mending(imbalance: Imbalance) -> tuple[str, ...]:
    """What would mend it, and what is not known of it."""
    open_lines = (*_naked(imbalance), *_ways(imbalance)) if imbalance.balance is Balance.OPEN else ()
    return (*open_lines, *_unread(imbalance))


def drifted(event: HedgeDrifted, where: str) -> Message:
    """Out of balance, or back: always without a sound."""
    imbalance = event.imbalance
    is_open = imbalance.balance is Balance.OPEN
    values = _numbers(imbalance)
    hedged = figures.part(imbalance.hedged)
    head = say("hedge-drift-head" if is_open else "hedge-back-head", hedged=hedged, **values)
    open_lines = (*_naked(imbalance), *_ways(imbalance), *_unread(imbalance), say("hedge-not-one"))
    return Message(
        head,
        facts=((say("fact-since"), figures.day(event.since)),),
        lines=open_lines if is_open else (),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.PLAIN if is_open else Tone.GOOD,
        silent=True,
    )


def _naked(imbalance: Imbalance) -> tuple[str, ...]:
    if imbalance.naked is None:
        return ()
    gap = figures.exact(abs(imbalance.after))
    return (say("hedge-naked", leg=leg_name(imbalance.naked), gap=gap, base=imbalance.base),)


def _ways(imbalance: Imbalance) -> tuple[str, ...]:
    """All that reduce are one way; each that rebuilds is another."""
    reducing = tuple(_order(c, "hedge-reduce") for c in imbalance.closings if c.reduces)
    ways = (*_joined(reducing, "hedge-and"), *(_rebuild(c) for c in imbalance.closings if not c.reduces))
    return tuple(say("hedge-closes", ways=way) for way in _joined(ways, "hedge-or"))


def _joined(parts: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The parts as one, or none."""
    if not parts:
        return ()
    whole = parts[0]
    for part in parts[1:]:
        whole = say(key, one=whole, other=part)
    return (whole,)


def _order(closing: Closing, key: str, **more: str) -> str:
    leg = closing.leg
    return say(
        key,
        side=say("order-buy" if closing.buy else "order-sell"),
        size=say(f"size-{leg.unit.value}", size=figures.exact(closing.size)),
        symbol=_symbol(leg),
        where=leg.where,
        **more,
    )


def _rebuild(closing: Closing) -> str:
    leg = closing.leg
    if leg.available is None:
        return _order(closing, "hedge-rebuild", margin=say("margin-unread"))
    return _order(closing, "hedge-rebuild", margin=figures.money(leg.available, leg.currency))


def leg_name(leg: Leg) -> str:
    """Where a leg is and which way it faces."""
    if leg.key is None:
        return say("leg-spot", where=leg.where)
    side = Side.LONG if leg.size > 0 else Side.SHORT
    return say("leg-name", where=leg.where, symbol=leg.key.symbol, side=say(f"side-{side.value}"))


def _symbol(leg: Leg) -> str:
    return leg.key.symbol if leg.key else say("symbol-spot", base=leg.base)


def net_coins(imbalance: Imbalance) -> str:
    """The exposure that nothing stands against, signed."""
    return figures.exact(imbalance.after)


def in_usd(imbalance: Imbalance) -> str:
    """The same in dollars, in brackets; nothing without a price."""
    if imbalance.usd is None:
        return ""
    return say("hedge-usd", usd=figures.money(imbalance.usd, "USD"))


def _unread(imbalance: Imbalance) -> tuple[str, ...]:
    accounts = {leg.where: leg.unread_since for leg in imbalance.unread if leg.unread_since}
    return tuple(
        say("hedge-unread", where=where, since=figures.day(since)) for where, since in accounts.items()
    )
