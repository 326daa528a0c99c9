"""The list of a person's hedges, with buttons to say what is one. Pure."""

from collections.abc import Iterable

from bot.chat import buttons, figures, hedges
from bot.chat.message import Button, Message
from bot.model.hedge import Leg, Pairing
from bot.services.hedges import Shown
from bot.words import say


def listing(found: Iterable[Shown]) -> Message:
    """All hedges of a person with two buttons each."""
    everything = tuple(found)
    if not everything:
        return Message(say("hedges-none"))
    told = [line for hedge in everything for line in _listed(hedge)]
    keys = [button for hedge in everything for button in _buttons(hedge)]
    return Message(
        say("hedges-head"),
        lines=tuple(told),
        buttons=tuple(tuple(keys[i : i + 4]) for i in range(0, len(keys), 4)),
    )


def judged(hedge: str, is_one: bool) -> str:
    """The short note to who pressed a button."""
    return say("hedge-judged" if is_one else "hedge-overruled", base=hedge)


def _listed(hedge: Shown) -> Iterable[str]:
    imbalance = hedge.imbalance
    yield say(
        "hedges-line",
        base=imbalance.base,
        hedged=figures.part(imbalance.hedged),
        net=hedges.net_coins(imbalance),
        usd=hedges.in_usd(imbalance),
        pairing=_pairing(hedge),
    )
    for leg in hedge.legs:
        coins = figures.exact(abs(leg.delta))
        yield say("hedges-leg", leg=hedges.leg_name(leg), size=_size(leg), coins=coins, base=leg.base)


def _pairing(hedge: Shown) -> str:
    if hedge.imbalance.pairing is Pairing.SUGGESTED and not hedge.taken:
        return say("pairing-uneven")
    return say(f"pairing-{hedge.imbalance.pairing.value}")


def _buttons(hedge: Shown) -> tuple[Button, Button]:
    base = hedge.imbalance.base
    yes = Button(say("button-hedge", base=base), buttons.hedge(hedge.number, True))
    return yes, Button(say("button-no-hedge", base=base), buttons.hedge(hedge.number, False))


def _size(leg: Leg) -> str:
    return say(f"size-{leg.unit.value}", size=figures.exact(abs(leg.size)))
