"""Legs of a person by base asset, and what would balance them. Pure, and exact: fractions throughout."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from bot.detect.assets import coin, is_dollar
from bot.model.baseline import Baseline, Credit
from bot.model.funds import Funds, Holding
from bot.model.hedge import Balance, Closing, Hedge, Imbalance, Leg, Pairing, exact
from bot.model.ids import AccountId
from bot.model.instrument import EXACT, Payoff
from bot.model.position import Position, PositionKey
from bot.model.preferences import HedgeWishes

FACING = Fraction(1, 10)
"""Legs are taken for a hedge, before anybody confirmed it, when the smaller side covers at least this much of
the larger: a little dust of a coin is no hedge of a large position."""


def legs(account: AccountId, where: str, baseline: Baseline) -> tuple[Leg, ...]:
    """All legs of an account as it was last read, but for what fills have taken already and its size does not
    show yet. An option, or a position whose instrument is not known, is none: its exposure cannot be said."""
    credits = {c.key: c for c in baseline.credits}
    held = (_leg(account, where, p, credits.get(p.key), baseline.funds) for p in baseline.positions)
    coins = baseline.funds.holdings if baseline.funds else ()
    spot = (_spot(account, where, h, baseline.funds_at) for h in coins)
    found = tuple(leg for leg in (*held, *spot) if leg is not None)
    since = unread_since(baseline)
    seen = tuple(replace(leg, unread_since=since) for leg in found) if since else found
    return (*seen, *_beyond(account, where, baseline)) if baseline.beyond else seen


def _beyond(account: AccountId, where: str, baseline: Baseline) -> tuple[Leg, ...]:
    """The legs that the key of the account cannot read any more."""
    found = (_leg(account, where, p, None, baseline.funds) for p in baseline.beyond)
    return tuple(replace(leg, unread_since=baseline.beyond_since) for leg in found if leg is not None)


def speaks_only_of(imbalance: Imbalance, there: Collection[AccountId]) -> bool:
    """Whether every leg that an imbalance names is of one of those accounts."""
    naked = () if imbalance.naked is None else (imbalance.naked,)
    legs_named = (*naked, *(closing.leg for closing in imbalance.closings), *imbalance.unread)
    return all(leg.account in there for leg in legs_named)


def unread_since(baseline: Baseline) -> datetime | None:
    """Since when an account cannot be read; None while it can, or fails for moments only."""
    health = baseline.health
    return health.since if health.blind else None


def _leg(
    account: AccountId, where: str, position: Position, credit: Credit | None, funds: Funds | None
) -> Leg | None:
    instrument, mark = position.instrument, position.mark_price
    base = coin(instrument.base) if instrument else None
    if instrument is None or base is None or instrument.payoff is Payoff.OPTION:
        return None
    in_dollars = mark if mark and is_dollar(instrument.quote) else None
    if instrument.payoff is Payoff.INVERSE and in_dollars is None:
        return None
    available, currency = _margin(funds, instrument.settle)
    leg = Leg(
        account=account,
        where=where,
        base=base.name,
        delta=Decimal(0),
        key=position.key,
        size=_effective(position, credit),
        mark=None if in_dollars is None else in_dollars.scaleb(-base.scale, EXACT),
        unit=position.unit,
        instrument=instrument,
        scale=base.scale,
        available=available,
        currency=currency,
    )
    return replace(leg, delta=exact(leg.coins))


def _effective(position: Position, credit: Credit | None) -> Decimal:
    """The signed size without what is told already and not shown yet; a credit never turns it over."""
    size = position.signed_size
    if credit is None or credit.signed * position.side.sign >= 0:
        return size
    left = EXACT.add(size, credit.signed)
    return left if left * position.side.sign > 0 else Decimal(0)


def _spot(account: AccountId, where: str, holding: Holding, at: datetime | None) -> Leg | None:
    base = coin(holding.asset)
    if base is None or holding.size <= 0:
        return None
    size = holding.size.scaleb(base.scale, EXACT)
    return Leg(account, where, base.name, size, size=size, read_at=at)


def _margin(funds: Funds | None, settle: str) -> tuple[Decimal | None, str]:
    """What is free for a new order settled in `settle`: that currency's own pot, else the one of all."""
    shared = [pot for pot in (funds.pots if funds else ()) if not pot.symbol and pot.available is not None]
    pot = next((p for p in shared if p.currency == settle), None)
    if pot is None and is_dollar(settle):
        pot = next((p for p in shared if is_dollar(p.currency)), None)
    return (pot.available, pot.currency) if pot else (None, "")


def by_base(found: Iterable[Leg], pairings: Mapping[str, Pairing]) -> dict[str, Hedge]:
    """The legs of one person as hedges by base asset, also where they face one way alone."""
    groups: dict[str, list[Leg]] = {}
    for leg in found:
        groups.setdefault(leg.base, []).append(leg)
    return {
        base: Hedge(base, tuple(sorted(group, key=_place)), pairings.get(base, Pairing.SUGGESTED))
        for base, group in sorted(groups.items())
    }


def _place(leg: Leg) -> tuple[int, str]:
    return leg.account, str(leg.key or "")


def is_hedge(hedge: Hedge) -> bool:
    """Whether legs are to be taken for a hedge: as their owner said, else by how they face each other."""
    match hedge.pairing:
        case Pairing.CONFIRMED:
            return hedge.faces
        case Pairing.OVERRULED:
            return False
        case Pairing.SUGGESTED:
            return hedge.faces and hedge.hedged >= FACING


def weigh(
    hedge: Hedge, before: Fraction, hit: Iterable[Leg], wishes: HedgeWishes, was: Balance | None = None
) -> Imbalance:
    """How a hedge stands. `before` is its net exposure before whatever happened, `hit` are legs that it made
    smaller, as they were, `was` how it stood when last told."""
    net, mark = hedge.net, _mark(hedge)
    usd = None if mark is None else abs(net) * mark
    heavy = [leg for leg in hedge.legs if leg.coins * net > 0]
    naked = max(heavy, key=lambda leg: abs(leg.coins), default=None)
    balanced = tolerated(net, hedge.gross, mark, wishes)
    balance = Balance.OPEN
    if balanced:
        balance = Balance.HELD if was in (None, Balance.HELD) else Balance.MENDED
    return Imbalance(
        base=hedge.base,
        before=exact(before),
        after=exact(net),
        usd=None if usd is None else exact(usd),
        hedged=exact(hedge.hedged),
        naked=naked,
        closings=() if balanced else (*_reducing(heavy, net), *_rebuilding(hedge, hit, net)),
        pairing=hedge.pairing,
        gross=exact(hedge.gross),
        balance=balance,
        unread=tuple(leg for leg in hedge.legs if leg.unread_since),
    )


def tolerated(amount: Fraction, gross: Fraction, mark: Fraction | None, wishes: HedgeWishes) -> bool:
    """Whether an exposure of `amount` coins is too small to be told, beside a side of `gross`."""
    if abs(amount) <= gross * Fraction(wishes.tolerance):
        return True
    return mark is not None and abs(amount) * mark < Fraction(wishes.least_usd)


def moved(told: Imbalance, now: Imbalance, wishes: HedgeWishes) -> bool:
    """Whether it stands otherwise than its owner heard, by more than is tolerated."""
    if told.balance is not now.balance:
        return True
    mark = Fraction(now.usd) / abs(Fraction(now.after)) if now.usd is not None and now.after else None
    gross = max(Fraction(told.gross), Fraction(now.gross))
    return not tolerated(Fraction(now.after) - Fraction(told.after), gross, mark, wishes)


def _mark(hedge: Hedge) -> Fraction | None:
    """A price of one coin in dollars: that of the largest leg that has one."""
    marked = [leg for leg in hedge.legs if leg.mark]
    largest = max(marked, key=lambda leg: abs(leg.coins), default=None)
    return Fraction(largest.mark) if largest is not None and largest.mark else None


def _reducing(heavy: Iterable[Leg], net: Fraction) -> Iterable[Closing]:
    """The larger legs of the heavy side, each as far as it goes, until the gap is closed."""
    gap = abs(net)
    for leg in sorted(heavy, key=lambda leg: -abs(leg.coins)):
        part = min(gap, abs(leg.coins))
        if part:
            yield Closing(leg, net < 0, exact(part / leg.coins_per_unit), reduces=True)
        gap -= part


def _rebuilding(hedge: Hedge, hit: Iterable[Leg], net: Fraction) -> Iterable[Closing]:
    """Each leg of the light side that was made smaller, made larger again by the whole gap."""
    now = {(leg.account, leg.key): leg for leg in hedge.legs}
    for was in hit:
        leg = now.get((was.account, was.key), gone(was))
        if was.coins * net < 0 and leg.coins * net <= 0:
            yield Closing(leg, net < 0, exact(abs(net) / leg.coins_per_unit), reduces=False)


def gone(leg: Leg) -> Leg:
    """A leg of which nothing is left, as it would be built up again."""
    return replace(leg, size=Decimal(0), delta=Decimal(0))


def grown(leg: Leg, signed: Decimal) -> Leg:
    """The leg with `signed` more of its own unit."""
    larger = replace(leg, size=EXACT.add(leg.size, signed))
    return replace(larger, delta=exact(larger.coins))


def of_keys(found: Iterable[Leg], account: AccountId, keys: Collection[PositionKey]) -> tuple[Leg, ...]:
    """The legs of an account that are one of these positions."""
    return tuple(leg for leg in found if leg.account == account and leg.key in keys)
