"""Commands on risk: where a position stands in the queue, what would change it, and hedges."""

from functools import partial

from bot.chat import boards, figures, hedge_list, illustrate, ranks
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk import sources, viewing
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import hedges, markets, positions, risk
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    symbol = Argument("symbol", say("argument-symbol"), source=sources.SYMBOLS, needed=True)
    market = Argument("symbol", say("argument-market"), source=sources.SYMBOLS, needed=True)
    kind = Kind.RISK
    return (
        Line(Command("position", say("help-position"), (symbol,), kind=kind), partial(_position, house)),
        Line(Command("whatif", say("help-whatif"), (symbol,), kind=kind), partial(_what_if, house)),
        Line(Command("market", say("help-market"), (market,), kind=kind), partial(_market, house)),
        Line(Command("risk", say("help-risk"), kind=kind), partial(_risk, house)),
        Line(Command("hedges", say("help-hedges"), kind=kind), partial(_hedges, house)),
    )


async def _position(house: House, person: Person, text: str) -> Message:
    found = await positions.ranked(house, person, text)
    answer = ranks.positions(found, house.titles(), house.clock.now())
    if len(found) > 1:
        return answer
    account = found[0].standing.account
    where = figures.where(account, house.titles())
    return await illustrate.of_history(answer, await positions.history(house, found[0]), where)


async def _what_if(house: House, person: Person, text: str) -> Message:
    found = await positions.ranked(house, person, text)
    return ranks.what_ifs(found, house.titles(), house.clock.now())


async def _hedges(house: House, person: Person, text: str) -> Message:
    return hedge_list.listing(await hedges.listing(house, person))


async def _risk(house: House, person: Person, text: str) -> Message:
    found = await risk.risk(house, person)
    viewing.needs_something(person, found.places)
    return boards.risk(found, house.titles(), house.clock.now())


async def _market(house: House, person: Person, text: str) -> Message:
    found = await markets.markets(house, person, text)
    offers = {name: venue.features.warnings for name, venue in house.venues.items()}
    answer = boards.market(found, house.titles(), offers, house.clock.now())
    if len(found) > 1:
        return answer
    where = house.titles().get(found[0].venue, found[0].venue)
    return await illustrate.of_fund(answer, found[0].past, where, house.clock.now())
