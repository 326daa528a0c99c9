"""One finding of a checklist in a line. Pure."""

from decimal import Decimal

from bot.chat import exposures, figures, hedges, incidents, ranks
from bot.model.evidence import (
    Alone,
    Bare,
    Choice,
    Fact,
    Key,
    LostOrder,
    Margin,
    Market,
    Misfitting,
    Missing,
    Naked,
    Nothing,
    OtherLeg,
    Place,
    Rebuild,
    Reduction,
    Sight,
    Smaller,
    Waits,
)
from bot.model.hedge import exact
from bot.words import say


def line(fact: Fact) -> str:
    """What the venue shows, in one line."""
    match fact:
        case Reduction():
            return _reduction(fact)
        case Margin():
            return _margin(fact)
        case LostOrder():
            return _lost(fact)
        case Bare():
            size = figures.size(fact.size, fact.unit)
            name = figures.name(fact.key, fact.side)
            if fact.stop is None:
                return say("finding-bare", position=name, size=size)
            return say("finding-covered", position=name, order=figures.order_line(fact.stop))
        case Misfitting():
            kind = "gone" if fact.gone else fact.misfit.value.replace(" ", "-")
            left = figures.size(fact.left, fact.unit)
            return say(f"finding-misfit-{kind}", order=figures.order_line(fact.order), left=left)
        case OtherLeg():
            return say("finding-other-leg", order=figures.order_line(fact.order), where=fact.where)
        case Naked(imbalance):
            return hedges.state(imbalance)
        case Alone(leg):
            coins = figures.exact(exact(abs(leg.coins)))
            return say("finding-alone", leg=hedges.leg_name(leg), coins=coins, base=leg.base)
        case Rebuild():
            return _rebuild(fact)
        case Market():
            return say(
                "finding-market",
                symbol=fact.symbol,
                regime=exposures.stress(fact.regime) or say("regime-unjudged"),
            )
        case _:
            return _standing(fact)


def more(fact: Fact) -> tuple[str, ...]:
    """What stands below the line on a page of its own."""
    match fact:
        case Reduction():
            return _reckoned(fact)
        case Rebuild():
            return _choices(fact)
        case Naked(imbalance):
            return hedges.mending(imbalance)
        case Place() if fact.ways:
            return ranks.ways(fact.ways, fact.position) if fact.position is not None else ()
        case _:
            return ()


def _standing(fact: Fact) -> str:
    match fact:
        case Place():
            name = figures.name(fact.key, fact.side)
            if fact.position is None:
                return say("finding-closed", position=name)
            return say(
                "finding-place", position=name, gauge=figures.gauge(fact.position.gauge), told=fact.told
            )
        case Smaller():
            return _smaller(fact)
        case Sight():
            if fact.back is None:
                return say("finding-blind", account=fact.account, since=figures.day(fact.since), why=fact.why)
            return say("finding-sees", account=fact.account, at=figures.day(fact.back))
        case Key():
            return _key(fact)
        case Missing():
            return say(f"finding-{fact.gap.value.replace(' ', '-')}")
        case Nothing():
            return say("finding-nothing")
        case _:
            raise TypeError(type(fact).__name__)


def _key(fact: Key) -> str:
    if fact.ends is not None:
        return (
            say("finding-key-lasts") if fact.accepted else say("finding-key-ends", at=figures.day(fact.ends))
        )
    if fact.accepted:
        return say("finding-key-taken")
    return say("finding-key-refused", why=fact.why) if fact.why else say("finding-key-unbound")


def _reduction(fact: Reduction) -> str:
    taken = fact.taken
    values = {"position": figures.name(taken.key, taken.side)}
    if taken.expected is None:
        return say("finding-unknown-before", taken=figures.size(taken.taken, taken.unit), **values)
    values["expected"] = figures.size(taken.expected, taken.unit)
    if taken.shown is None:
        return say("finding-not-read", **values)
    values["shown"] = figures.size(taken.shown, taken.unit)
    if taken.shown == taken.expected:
        return say("finding-equal", **values)
    return say("finding-off", off=figures.size(abs(taken.shown - taken.expected), taken.unit), **values)


def rule(fact: Fact) -> tuple[str, ...]:
    """The exchange's rule that a fact stands under, for the end of the page."""
    if not isinstance(fact, Reduction) or fact.rule is None:
        return ()
    return (say("finding-rule", text=fact.rule.text, page=fact.rule.page),)


def _reckoned(fact: Reduction) -> tuple[str, ...]:
    """What the fills brought, against what the position was ahead by."""
    facts = incidents.earned(fact.taken)
    name = figures.name(fact.taken.key, fact.taken.side)
    brought = "; ".join(say("finding-fact", name=of, value=value) for of, value in facts)
    return (say("finding-brought", position=name, brought=brought),) if brought else ()


def _margin(fact: Margin) -> str:
    def amount(value: Decimal | None) -> str:
        return say("finding-unread-number") if value is None else figures.money(value, fact.currency)

    ratio = say("finding-unread-number") if fact.ratio is None else figures.share(fact.ratio)
    name = fact.symbol or fact.currency
    return say(
        "finding-margin", name=name, equity=amount(fact.equity), free=amount(fact.available), ratio=ratio
    )


def _lost(fact: LostOrder) -> str:
    order = figures.order_line(fact.cancelled.order)
    if fact.back is not None:
        return say("finding-order-back", order=order, back=figures.order_line(fact.back))
    if fact.pointless:
        return say("finding-order-pointless", order=order)
    return say("finding-order-lost", order=order, reason=figures.cancel_reason(fact.cancelled))


def _smaller(fact: Smaller) -> str:
    def figure(value: Decimal | None) -> str:
        if fact.unit is not None:
            return figures.size(value or Decimal(0), fact.unit)
        return say("leverage-times", leverage=figures.plain(value or Decimal(0)))

    return say(f"finding-{fact.what}", was=figure(fact.was), now=figure(fact.now))


def _rebuild(fact: Rebuild) -> str:
    name = figures.name(fact.key, fact.side)
    if fact.waits is Waits.SIGHT:
        return say("finding-rebuild-blind", position=name)
    if fact.waits is Waits.CALM:
        why = exposures.stress(fact.regime) or say("regime-unknown")
        return say("finding-rebuild-waits", position=name, why=why)
    most = fact.choices[-1]
    return say(
        "finding-rebuild",
        position=name,
        size=figures.size(most.size, fact.unit),
        leverage=figures.plain(most.leverage),
    )


def _choices(fact: Rebuild) -> tuple[str, ...]:
    rows = [
        _choice("finding-was", fact.was, fact),
        *(_choice("finding-choice", c, fact) for c in fact.choices),
    ]
    instead = [say(f"finding-instead-{way.value.replace(' ', '-')}") for way in fact.instead]
    return (*rows, *((say("finding-instead", ways="; ".join(instead)),) if instead else ()))


def _choice(key: str, choice: Choice, fact: Rebuild) -> str:
    parts = [
        say(
            "finding-part-size",
            size=figures.size(choice.size, fact.unit),
            leverage=figures.plain(choice.leverage),
        )
    ]
    if choice.margin is not None:
        parts.append(say("finding-part-margin", margin=figures.money(choice.margin, fact.currency)))
    if choice.distance is not None:
        kind = "finding-part-distance" if fact.maintenance is not None else "finding-part-distance-most"
        parts.append(say(kind, distance=figures.share(choice.distance)))
    if choice.score is not None and fact.was.score:
        parts.append(say("finding-part-score", share=figures.share(choice.score / fact.was.score)))
    return say(key, parts=" · ".join(parts))
