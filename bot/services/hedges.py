"""Hedges: listed, and what their owner says of them."""

from dataclasses import dataclass

from bot.detect.hedge import by_base, is_hedge, legs, weigh
from bot.errors import Refused
from bot.model.baseline import Baseline
from bot.model.hedge import Balance, Hedge, Imbalance, Leg, Pairing
from bot.model.person import Person
from bot.model.preferences import HedgeWishes
from bot.services.accounts import listing as accounts
from bot.services.house import House
from bot.store import hedges
from bot.store.hedges import Said
from bot.words import say


@dataclass(frozen=True, slots=True)
class Shown:
    """A hedge as it stands. `number` names it in buttons; `taken`: it is taken for one."""

    number: int
    legs: tuple[Leg, ...]
    imbalance: Imbalance
    taken: bool


async def listing(house: House, person: Person) -> tuple[Shown, ...]:
    """The hedges of a person by how much is open in USD, those first that are taken for hedges."""
    titles = house.titles()
    found: list[Leg] = []
    hurt: set[str] = set()
    for standing in await accounts(house, person):
        account = standing.account
        if account.owner != person.id:
            continue  # only its owner can say what is a hedge
        where = say("account", label=account.label, venue=titles.get(account.venue, account.venue))
        found += legs(account.id, where, standing.baseline)
        hurt |= _hurt(standing.baseline)
    async with house.database.write() as db:
        facing = [base for base, hedge in by_base(found, {}).items() if hedge.faces or base in hurt]
        await hedges.suggest(db, person.id, facing, house.clock.now())
        said = {row.base: row for row in await hedges.said(db, person.id)}
    standing_now = by_base(found, {row.base: row.pairing for row in said.values()})
    shown = [
        _shown(hedge, said[base], base in hurt)
        for base, hedge in standing_now.items()
        if base in said and _is_shown(hedge, base in hurt)
    ]
    return tuple(sorted(shown, key=lambda s: (not s.taken, -(s.imbalance.usd or 0), s.imbalance.base)))


async def judge(house: House, person: Person, number: int, is_one: bool) -> str:
    """Note that legs are a hedge, or are not; the base asset. Raises UserMistake when they are not theirs."""
    pairing = Pairing.CONFIRMED if is_one else Pairing.OVERRULED
    async with house.database.write() as db:
        base = await hedges.judge(db, number, person.id, pairing, person.name, house.clock.now())
    if base is None:
        raise Refused(say("button-not-yours"))
    return base


def _hurt(baseline: Baseline) -> set[str]:
    """The coins whose hedge a reduction opened, and its owner has not mended yet."""
    told = (imbalance for wound in baseline.wounds for imbalance in wound.event.imbalances)
    return {imbalance.base for imbalance in told if imbalance.balance is Balance.OPEN}


def _is_shown(hedge: Hedge, hurt: bool) -> bool:
    """A hedge that its owner confirmed, or that lost a leg just now, is shown even when one side is gone."""
    return hedge.faces or hedge.pairing is Pairing.CONFIRMED or hurt


def _shown(hedge: Hedge, said: Said, hurt: bool) -> Shown:
    lost = hurt and hedge.pairing is not Pairing.OVERRULED
    taken = is_hedge(hedge) or hedge.pairing is Pairing.CONFIRMED or lost
    return Shown(said.number, hedge.legs, weigh(hedge, hedge.net, (), HedgeWishes()), taken)
