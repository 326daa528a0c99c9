"""ADL fills of one account that belong together, by the venue's own times."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from bot.detect.tuning import Tuning
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId, FillId, IncidentId
from bot.model.incident import SMALLEST, Incident, Taken
from bot.model.instrument import EXACT, Instrument, Payoff
from bot.model.position import Position, PositionKey, Side, SizeUnit

MARK_LASTS = timedelta(seconds=60)
"""For how long a mark price seen before a fill stands for the one at the fill."""


class Before(NamedTuple):
    """A position as it was before ADL took from it: `size` is positive, and was so at `since`; `mark` is the
    mark price that was last seen, at `seen` (both by the venue's clock), `profit` the open profit then."""

    size: Decimal
    currency: str = ""
    instrument: Instrument | None = None
    entry: Decimal | None = None
    side: Side | None = None
    since: datetime | None = None
    mark: Decimal | None = None
    seen: datetime | None = None
    profit: Decimal | None = None


def absorb(
    account: AccountId,
    open_one: Incident | None,
    fills: Iterable[Fill],
    held: Mapping[PositionKey, Before],
    adopted: Mapping[FillId, AlertId],
    at: datetime,
    tuning: Tuning,
    past: Iterable[Incident] = (),
) -> tuple[Incident, ...]:
    """The incidents that these ADL fills belong to, oldest first.

    `held` are the positions before the fills. `adopted` names alerts that already told of what a
    fill did: an incident that opens with it goes on in the same message. One message serves one incident.
    `past` are incidents that are over: a fill that comes late still belongs to its own.
    """
    known = [*past, *([open_one] if open_one else [])]
    touched: list[Incident] = []
    left = dict(held)
    free = dict(adopted)
    for fill in sorted(fills, key=lambda f: (f.at, f.id)):
        current = next((i for i in reversed(known) if _belongs(i, fill, tuning)), None)
        if current is None:
            name = f"{account}:adl:{fill.id}"
            alert = free.get(fill.id, AlertId(name))
            free = {of: other for of, other in free.items() if other != alert}
            current = Incident(IncidentId(name), alert, fill.at, fill.at, at, ())
        grown = _with(current, fill, left.get(fill.key), at)
        if was := left.get(fill.key):
            left[fill.key] = was._replace(size=max(Decimal(0), was.size - fill.size))
        known = [*(i for i in known if i.id != grown.id), grown]
        touched = [*(i for i in touched if i.id != grown.id), grown]
    return tuple(sorted(touched, key=lambda i: i.last_at))


def traded(incident: Incident, fills: Iterable[Fill]) -> Incident:
    """The incident with what other executions than ADL did to its positions."""
    others = [fill for fill in fills if fill.cause is not Cause.ADL]
    if not others:
        return incident
    return replace(incident, taken=tuple(_traded(taken, others) for taken in incident.taken))


def _traded(taken: Taken, fills: Iterable[Fill]) -> Taken:
    mine = [f for f in fills if f.key == taken.key and (taken.since is None or f.at >= taken.since)]
    change = sum((fill.signed for fill in mine), Decimal(0)) * taken.side.sign
    return replace(taken, other=taken.other + change) if change else taken


def settle(incident: Incident, positions: Iterable[Position], held: Collection[PositionKey] = ()) -> Incident:
    """The incident with the sizes the venue shows now; a position that is not there, or that faces the other
    way by now, is closed - if it was ever seen: `held` are the positions known before. Some are not read at
    all (a venue's other markets), and of them nothing can be said."""
    sizes = {(p.key, p.side): p.size for p in positions}
    return replace(
        incident,
        taken=tuple(replace(t, shown=sizes.get((t.key, t.side), _gone(t, held))) for t in incident.taken),
    )


def _gone(taken: Taken, held: Collection[PositionKey]) -> Decimal | None:
    return Decimal(0) if taken.shown is not None or taken.key in held else None


def is_over(incident: Incident, at: datetime, tuning: Tuning) -> bool:
    """Whether nothing came for the quiet gap, by the host's clock."""
    return at - incident.seen_at > tuning.quiet_gap


def _belongs(incident: Incident, fill: Fill, tuning: Tuning) -> bool:
    return incident.first_at - tuning.quiet_gap <= fill.at <= incident.last_at + tuning.quiet_gap


def _with(incident: Incident, fill: Fill, held: Before | None, at: datetime) -> Incident:
    known = {t.key: t for t in incident.taken}
    known[fill.key] = _add(known.get(fill.key), fill, held)
    return replace(
        incident,
        first_at=min(incident.first_at, fill.at),
        last_at=max(incident.last_at, fill.at),
        seen_at=at,
        taken=tuple(known.values()),
    )


def _add(taken: Taken | None, fill: Fill, held: Before | None) -> Taken:
    if taken is None:
        before = fill.size_before if fill.size_before is not None else held.size if held else None
        taken = Taken(
            key=fill.key,
            side=fill.reduces,
            unit=fill.unit,
            taken=Decimal(0),
            value=Decimal(0),
            fills=0,
            before=before,
            currency=fill.currency or (held.currency if held else ""),
            proof=fill.proof,
            instrument=held.instrument if held else None,
            entry=held.entry if held and held.side is fill.reduces else None,
            since=fill.at if fill.size_before is not None else held.since if held else None,
            inverted=Decimal(0),
            profit=_profit(fill, held),
        )
    realised = taken.realised if fill.realised is None else (taken.realised or Decimal(0)) + fill.realised
    mark, age = _mark(fill, held)
    return replace(
        taken,
        taken=taken.taken + fill.size,
        value=taken.value + fill.size * fill.price,
        fills=taken.fills + 1,
        realised=realised,
        mark=mark or taken.mark,
        mark_age=age if mark is not None else taken.mark_age,
        haircut=_haircut(taken, fill, mark),
        inverted=_inverted(taken, fill),
        fee=_fee(taken, fill),
    )


def _mark(fill: Fill, held: Before | None) -> tuple[Decimal | None, float | None]:
    """The mark price at a fill; where the venue sends none, the one that was seen shortly before, and by how
    many seconds."""
    if fill.mark_price is not None or held is None or held.seen is None:
        return fill.mark_price, None
    if abs(fill.at - held.seen) > MARK_LASTS:
        return None, None
    return held.mark, max(0.0, (fill.at - held.seen).total_seconds())


def _profit(fill: Fill, held: Before | None) -> Decimal | None:
    """The open profit before, where it is in the currency of the fill."""
    if held is None or held.side is not fill.reduces or fill.currency not in ("", held.currency):
        return None
    return held.profit


def _fee(taken: Taken, fill: Fill) -> Decimal | None:
    """The sum with this fill's; unknown once the venue named none."""
    if fill.fee is None or (taken.fills and taken.fee is None):
        return None
    return EXACT.add(taken.fee or Decimal(0), fill.fee)


def _inverted(taken: Taken, fill: Fill) -> Decimal | None:
    """The sum of size over price with this fill's."""
    if taken.inverted is None or not fill.price:
        return None
    return EXACT.add(taken.inverted, EXACT.divide(fill.size, fill.price))


def _haircut(taken: Taken, fill: Fill, mark: Decimal | None) -> Decimal | None:
    """The sum with this fill's: a loss for a long that was sold below the mark, or a short bought above."""
    if mark is None or (taken.fills and taken.haircut is None):
        return None
    cut = _worse(fill.size * taken.side.sign, fill.price, mark, taken)
    return None if cut is None else EXACT.add(taken.haircut or Decimal(0), cut)


def _worse(signed: Decimal, price: Decimal, mark: Decimal, taken: Taken) -> Decimal | None:
    """What closing `signed` at `price` instead of at `mark` cost, in the quote currency; in coins for an
    inverse contract, whose value in coins is its dollars divided by the price."""
    known = taken.instrument
    if known is None:
        return EXACT.multiply(signed, mark - price) if taken.unit is SizeUnit.BASE else None
    size = EXACT.multiply(signed, known.contract)
    match known.payoff:
        case Payoff.LINEAR:
            return EXACT.multiply(size, mark - price)
        case Payoff.INVERSE if price and mark:
            cut = EXACT.divide(EXACT.multiply(size, mark - price), EXACT.multiply(price, mark))
            return cut.quantize(SMALLEST, context=EXACT)
        case _:
            return None
