"""An ADL incident in sums: what was taken in all, against the mark, and how it ended. Pure."""

from collections.abc import Iterable

from bot.chat import figures
from bot.model.event import AdlTaken
from bot.model.incident import Amount, Incident, Taken
from bot.words import say

SHOWN_POSITIONS = 10
"""Positions told first, the largest before others; the rest is counted, and stands below."""

Facts = tuple[tuple[str, str], ...]


def against_mark(amounts: Iterable[Amount], about: bool = False) -> Facts:
    """How much worse, or better, than the mark prices it was; `about`: than those seen shortly before."""
    texts = [
        say(
            "mark-worse" if amount > 0 else "mark-better",
            amount=_about(figures.money(abs(amount), currency), about),
        )
        for amount, currency in amounts
        if figures.money(amount, "") != "0"
    ]
    return ((say("fact-against-mark"), ", ".join(texts)),) if texts else ()


def _about(amount: str, about: bool) -> str:
    return say("mark-about", amount=amount) if about else amount


def by_entry(gains: Iterable[Amount]) -> Facts:
    """The profit as the entry prices give it, where the exchange's list sends none."""
    return ((say("fact-realised-about"), say("by-entry-price", amount=_amounts(gains))),)


def earned(taken: Taken) -> Facts:
    """The profit of one position, what that is of its open profit, and the fees."""
    facts: Facts = ()
    if taken.realised is not None:
        facts = ((say("fact-realised"), figures.money(taken.realised, taken.currency)),)
    elif taken.gain is not None:
        facts = by_entry([taken.gain])
    if taken.share is not None and taken.profit is not None:
        of = figures.money(taken.profit, taken.currency)
        (name, text), *_ = facts
        facts = ((name, say("realised-of", realised=text, share=figures.share(taken.share), profit=of)),)
    return (*facts, *fees([(taken.fee, taken.currency)] if taken.fee is not None else []))


def fees(amounts: Iterable[Amount]) -> Facts:
    """The fees that were paid; a negative one was paid to the person."""
    texts = [figures.money(amount, currency) for amount, currency in amounts]
    return ((say("fact-fees"), ", ".join(texts)),) if texts else ()


def sums(incident: Incident) -> Facts:
    """The whole of an incident that hit several positions."""
    taken = say("sum-taken", worth=_amounts(incident.worth), fills=incident.fills)
    facts = [(say("fact-taken"), taken)]
    if incident.realised:
        facts.append((say("fact-realised"), _amounts(incident.realised)))
    elif incident.gain:
        facts += by_entry(incident.gain)
    facts += fees(incident.fees)
    return (*facts, *against_mark(incident.haircut, any(t.mark_age is not None for t in incident.taken)))


def largest(incident: Incident) -> tuple[tuple[Taken, ...], tuple[Taken, ...]]:
    """The positions to tell first, and the others."""
    ranked = tuple(sorted(incident.taken, key=lambda t: -(t.worth[0] if t.worth else t.value)))
    return ranked[:SHOWN_POSITIONS], ranked[SHOWN_POSITIONS:]


def ending(event: AdlTaken) -> tuple[str, ...]:
    """The line that sums up an incident that is over."""
    if not event.closed:
        return ()
    incident = event.incident
    full = sum(t.full for t in incident.taken)
    lasted = figures.duration((incident.last_at - incident.first_at).total_seconds())
    return (
        say(
            "adl-over",
            fills=incident.fills,
            duration=lasted,
            full=full,
            part=len(incident.taken) - full,
        ),
    )


def _amounts(amounts: Iterable[Amount]) -> str:
    return ", ".join(figures.money(amount, currency) for amount, currency in amounts)
