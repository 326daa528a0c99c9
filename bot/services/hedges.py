"""Hedges: listed, and what their owner says of them."""

from dataclasses import dataclass

from bot.detect.hedge import by_base, is_hedge, legs, weigh
from bot.errors import UserMistake
from bot.model.hedge import Hedge, Imbalance, Leg, Pairing
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
    for standing in await accounts(house, person.id):
        account = standing.account
        where = say("account", label=account.label, venue=titles.get(account.venue, account.venue))
        found += legs(account.id, where, standing.baseline)
    async with house.database.write() as db:
        facing = [base for base, hedge in by_base(found, {}).items() if hedge.faces]
        await hedges.suggest(db, person.id, facing, house.clock.now())
        said = {row.base: row for row in await hedges.said(db, person.id)}
    standing_now = by_base(found, {row.base: row.pairing for row in said.values()})
    shown = [_shown(hedge, said[base]) for base, hedge in standing_now.items() if _is_shown(hedge, said)]
    return tuple(sorted(shown, key=lambda s: (not s.taken, -(s.imbalance.usd or 0), s.imbalance.base)))


async def judge(house: House, person: Person, number: int, is_one: bool) -> str:
    """Note that legs are a hedge, or are not; the base asset. Raises UserMistake when they are not theirs."""
    pairing = Pairing.CONFIRMED if is_one else Pairing.OVERRULED
    async with house.database.write() as db:
        base = await hedges.judge(db, number, person.id, pairing, person.name, house.clock.now())
    if base is None:
        raise UserMistake(say("button-not-yours"))
    return base


def _is_shown(hedge: Hedge, said: dict[str, Said]) -> bool:
    """A hedge that its owner confirmed is shown even when one side is gone."""
    return hedge.base in said and (hedge.faces or hedge.pairing is Pairing.CONFIRMED)


def _shown(hedge: Hedge, said: Said) -> Shown:
    taken = is_hedge(hedge) or hedge.pairing is Pairing.CONFIRMED
    return Shown(said.number, hedge.legs, weigh(hedge, hedge.net, (), HedgeWishes()), taken)
