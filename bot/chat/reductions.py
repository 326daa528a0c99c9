"""Messages about a position that became smaller: by ADL, by another force, or for a reason unknown. Pure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.chat import figures, hedges, incidents
from bot.chat.message import Message, Tone
from bot.model.event import AdlTaken, AdlUnderWay, Forced, Reduced
from bot.model.fill import Cause
from bot.model.incident import Incident, Taken
from bot.model.order import CancelledOrder
from bot.words import say

SHOWN_ORDERS = 6
"""Orders told first, stops before others; the rest is counted, and stands below."""


def adl(event: AdlTaken, where: str) -> Message:
    incident = event.incident
    lines = [say("adl-late", late=figures.duration(event.late_by))] if event.late_by else []
    one = incident.taken[0] if len(incident.taken) == 1 else None
    shown, rest = incidents.largest(incident)
    return Message(
        _adl_head(incident, where),
        facts=(*(_taken_facts(one) if one else incidents.sums(incident)), *_orders_fact(incident)),
        lines=(
            *lines,
            *incidents.ending(event),
            *hedges.lines(event.imbalances),
            *(() if one else (_taken_line(t) for t in shown)),
            *((say("adl-more", count=len(rest)),) if rest else ()),
            *_orders_lines(incident),
            *(() if event.imbalances else (say("adl-hedge"),)),
        ),
        below=(
            *hedges.beyond(event.imbalances),
            *(_taken_line(t) for t in rest),
            *_gone(incident, incident.lost[SHOWN_ORDERS:]),
        ),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.ALARM,
        silent=event.closed and not event.fresh,
    )


def _adl_head(incident: Incident, where: str) -> str:
    if len(incident.taken) > 1:
        return say("adl-many-head", count=str(len(incident.taken)), account=where)
    (taken,) = incident.taken
    name = figures.name(taken.key, taken.side)
    if taken.before is None:
        cut = figures.size(taken.taken, taken.unit)
        return say("adl-some-head", size=cut, position=name, account=where)
    if taken.taken >= taken.before:
        return say("adl-closed-head", position=name, account=where)
    cut = figures.percent(taken.taken, taken.before)
    return say("adl-part-head", percent=cut, position=name, account=where)


def _taken_facts(taken: Taken) -> tuple[tuple[str, str], ...]:
    values: dict[str, Any] = {
        "taken": figures.size(taken.taken, taken.unit),
        "price": figures.in_ticks(taken.average_price, taken.instrument),
    }
    whole = (
        say("fact-taken-at", **values)
        if taken.before is None
        else say("fact-taken-of", before=figures.size(taken.before, taken.unit), **values)
    )
    facts = [(say("fact-taken"), whole), (say("fact-left"), _left(taken))]
    if taken.mark is not None:
        facts.append((say("fact-mark"), _mark(taken, taken.mark)))
    if taken.haircut is not None:
        facts += incidents.against_mark([(taken.haircut, taken.haircut_currency)], taken.mark_age is not None)
    facts += incidents.earned(taken)
    facts += [(say("fact-fills"), str(taken.fills)), (say("fact-proof"), taken.proof)]
    return tuple(facts)


def _taken_line(taken: Taken) -> str:
    realised = ""
    if taken.realised is not None:
        realised = say("adl-line-realised", realised=figures.money(taken.realised, taken.currency))
    return say(
        "adl-line",
        position=figures.name(taken.key, taken.side),
        taken=figures.size(taken.taken, taken.unit),
        price=figures.in_ticks(taken.average_price, taken.instrument),
        left=_left(taken),
        realised=realised,
    )


def _mark(taken: Taken, mark: Decimal) -> str:
    """The mark price; of one that was only seen before the fills, how long before."""
    price = figures.in_ticks(mark, taken.instrument)
    if taken.mark_age is None:
        return price
    return say("mark-seen", price=price, ago=figures.duration(taken.mark_age))


def _left(taken: Taken) -> str:
    expected = None if taken.expected is None else figures.size(taken.expected, taken.unit)
    if taken.shown is None:
        return say("left-unknown") if expected is None else say("left-expected", expected=expected)
    shown = figures.size(taken.shown, taken.unit)
    if expected is None:
        return shown
    if taken.shown == taken.expected and taken.other:
        own = "bought" if taken.other > 0 else "sold"
        size = figures.size(abs(taken.other), taken.unit)
        return say("left-as-expected-own", shown=shown, own=own, size=size)
    if taken.shown == taken.expected:
        return say("left-as-expected", shown=shown)
    return say("left-differs", shown=shown, expected=expected)


def forced(event: Forced, where: str) -> Message:
    first = event.fills[0]
    total = sum((f.size for f in event.fills), Decimal(0))
    value = sum((f.size * f.price for f in event.fills), Decimal(0))
    known = event.cause is not Cause.UNRECOGNISED
    late = (say("adl-late", late=figures.duration(event.late_by)),) if event.late_by else ()
    left = ((say("fact-left"), figures.size(event.left, event.unit)),) if event.left is not None else ()
    moved = event.cause is Cause.TRANSFER
    return Message(
        say(
            "forced-head",
            cause=_cause(event.cause),
            position=figures.name(first.key, first.reduces),
            size=figures.size(total, event.unit),
            account=where,
        ),
        facts=(*left, (say("fact-proof"), first.proof)),
        lines=(
            *late,
            *hedges.lines(event.imbalances),
            say(
                "forced-line" if known else "forced-unrecognised-line",
                price=figures.in_ticks(value / total, event.instrument),
            ),
        ),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.PLAIN if moved else Tone.ALARM,
        silent=moved,
    )


def reduced(event: Reduced, where: str) -> Message:
    values: dict[str, Any] = {
        "position": figures.name(event.key, event.side),
        "before": figures.size(event.before, event.unit),
        "after": figures.size(event.after, event.unit),
        "account": where,
    }
    foot = say("as-of", at=figures.clock(event.at))
    if event.cause is None:
        missing = figures.size(event.missing, event.unit)
        return Message(
            say("reduced-head", **values),
            lines=(say("reduced-line", missing=missing), *hedges.lines(event.imbalances)),
            foot=foot,
            tone=Tone.WARNING,
        )
    return Message(
        say("reduced-known-head", cause=_cause(event.cause), **values),
        facts=(_evidence(event),),
        lines=(
            say(f"reduced-{_how_sure(event)}-line"),
            *hedges.lines(event.imbalances),
        ),
        foot=foot,
        tone=Tone.PLAIN if event.cause is Cause.OWN_ORDER else Tone.ALARM,
    )


def _how_sure(event: Reduced) -> str:
    if event.cause is Cause.PROBABLE_ADL:
        return "probable"
    return "known" if event.settled else "named"


def _evidence(event: Reduced) -> tuple[str, str]:
    """The venue's own mark; without one, the signs in words."""
    if event.cause is not Cause.PROBABLE_ADL:
        return say("fact-proof"), event.proof
    return say("fact-signs"), ", ".join(say(f"hint-{h.value.replace(' ', '-')}") for h in event.hints)


def _cause(cause: Cause) -> str:
    return say(f"cause-{cause.value.replace(' ', '-')}")


def under_way(event: AdlUnderWay, where: str) -> Message:
    kind = "under-way-told" if event.elsewhere else "under-way-over" if event.over else "under-way"
    position = event.position
    name = figures.name(position.key, position.side)
    size = (
        (say("fact-size"), figures.position_size(position)),
        (say("fact-value"), figures.notional(position)),
    )
    gone = event.over and position.under_adl  # last seen while the mark was on: its size is an old one
    return Message(
        say(f"{kind}-head", position=name, account=where),
        facts=() if gone or event.elsewhere else size,
        lines=(say(f"{kind}-line"),),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING if event.over else Tone.ALARM,
    )


def _orders_fact(incident: Incident) -> tuple[tuple[str, str], ...]:
    """How many orders went away and how many are left; nothing where orders are not read."""
    if incident.standing is None:
        return ()
    stops = sum(cancelled.order.protects for cancelled in incident.cancelled)
    summed = say(
        "orders-sum",
        cancelled=str(len(incident.cancelled)),
        protection=say("orders-protection", count=stops),
        left=str(len(incident.standing)),
    )
    return ((say("orders-fact"), summed),)


def _orders_lines(incident: Incident) -> tuple[str, ...]:
    shown = _gone(incident, incident.lost[:SHOWN_ORDERS])
    rest = len(incident.lost) - len(shown)
    return (*shown, say("orders-more", count=str(rest))) if rest else shown


def _gone(incident: Incident, chosen: Iterable[CancelledOrder]) -> tuple[str, ...]:
    """Some of its orders in a line each, priced in the steps of the position that they went with."""
    known = {taken.key.symbol: taken.instrument for taken in incident.taken}
    return tuple(
        say(
            "orders-gone-line",
            order=figures.order_line(one.order, known.get(one.order.symbol)),
            reason=figures.cancel_reason(one),
        )
        for one in chosen
    )
