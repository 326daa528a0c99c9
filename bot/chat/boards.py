"""A person's risk over all exchanges, and what is known of one market, in words. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from bot.chat import buttons, exposures, figures, hedges
from bot.chat.checklists import rows
from bot.chat.figures import Titles
from bot.chat.message import Button, Message, Tone
from bot.model.ids import VenueName
from bot.model.regime import Regime, RegimeState
from bot.model.signal import Signal
from bot.services.markets import OLD, Market, Told
from bot.services.risk import Place, Risk
from bot.words import say

USD = "USD"
SHOWN = 9
"""Markets in danger that get a button."""


def risk(found: Risk, titles: Titles, now: datetime) -> Message:
    """The board: what is carried where, what stands high in the queue, hedges, and markets in danger."""
    if not found.places:
        return Message(say("positions-none"))
    gross = sum((place.board.gross.usd for place in found.places), Decimal(0))
    lines = [line for place in found.places for line in _place(place, titles, now)]
    lines += _hedges(found)
    lines += _dangers(found, titles)
    keys = [
        Button(state.symbol, data)
        for _, state in found.dangers[:SHOWN]
        if buttons.fits(data := buttons.command("market", state.symbol))
    ]
    more = (
        Button(say("button-positions"), buttons.command("positions")),
        Button(say("button-hedges"), buttons.command("hedges")),
    )
    worst = any(state.regime.dangerous for _, state in found.dangers)
    return Message(
        say("risk-head", usd=figures.money(gross, USD), venues=len(found.places)),
        lines=tuple(lines),
        foot=say("as-of", at=figures.clock(now)),
        buttons=(*rows(keys, 3), more),
        tone=Tone.WARNING if worst else Tone.PLAIN,
    )


def _place(place: Place, titles: Titles, now: datetime) -> Iterable[str]:
    board = place.board
    read = say("accounts-never")
    if place.read_at is not None:
        read = say("accounts-well", ago=figures.duration((now - place.read_at).total_seconds()))
    yield say(
        "risk-venue",
        venue=titles.get(place.venue, place.venue),
        usd=figures.money(board.gross.usd, USD),
        net=figures.money(board.net, USD),
        positions=board.gross.count + board.uncounted,
        accounts=place.accounts,
        read=read,
    )
    for key, heap in (("top", board.top), ("below", board.below), ("unrated", board.unrated)):
        if heap.count:
            yield say(f"risk-{key}", usd=figures.money(heap.usd, USD), count=heap.count)
    if board.uncounted:
        yield say("risk-uncounted", count=board.uncounted)
    for account in place.unread:
        yield say("risk-unread", label=account.label)


def _hedges(found: Risk) -> Iterable[str]:
    if found.hedges:
        yield say("hedges-head")
    for shown in found.hedges:
        values = shown.imbalance
        hedged, net = figures.part(values.hedged), hedges.net_coins(values)
        yield say("risk-hedge", base=values.base, hedged=hedged, net=net, usd=hedges.in_usd(values))


def _dangers(found: Risk, titles: Titles) -> Iterable[str]:
    if not (found.dangers or found.calm or found.unjudged):
        return
    yield say("risk-markets", calm=found.calm, unjudged=found.unjudged)
    for venue, state in found.dangers:
        where = titles.get(venue, venue)
        yield say("risk-danger", symbol=state.symbol, venue=where, regime=exposures.stress(state))


def market(
    found: Iterable[Market], titles: Titles, offers: Mapping[VenueName, str], now: datetime
) -> Message:
    """What is known of a market at each exchange. `offers`: what each tells everybody, "" for nothing."""
    every = tuple(found)
    lines = [line for one in every for line in _market(one, titles, offers, now)]
    symbols = ", ".join(dict.fromkeys(one.symbol for one in every))
    worst = any(one.state is not None and one.state.regime.dangerous for one in every)
    return Message(
        say("market-head", symbol=symbols),
        lines=tuple(lines),
        foot=say("as-of", at=figures.clock(now)),
        tone=Tone.WARNING if worst else Tone.PLAIN,
    )


def _market(one: Market, titles: Titles, offers: Mapping[VenueName, str], now: datetime) -> Iterable[str]:
    where = titles.get(one.venue, one.venue)
    yield say("market-venue", symbol=one.symbol, venue=where, regime=_judged(one.state))
    if one.state is not None and one.state.regime is not Regime.CALM:
        yield from exposures.why(one.state)
        yield say("market-since", since=figures.day(one.state.since))
    for told in one.told:
        yield from _told(told, now)
    if not one.told:
        yield say("market-silent" if offers.get(one.venue) else "market-not-offered")
    yield from (say("market-lost", what=what) for what in one.lost)
    yield from (say("market-held", position=figures.position_line(p)) for p in one.held)


def _judged(state: RegimeState | None) -> str:
    return say("market-unjudged") if state is None else say(f"regime-{state.regime.value}")


def _told(told: Told, now: datetime) -> Iterable[str]:
    signal = told.signal
    ago = figures.duration((now - signal.at).total_seconds())
    age = say("market-old" if now - signal.at > OLD and not signal.daily else "market-age", ago=ago)
    if signal.fund is not None:
        fund = figures.money(signal.fund, signal.asset)
        fund = say("fact-fund-daily", fund=fund) if signal.daily else fund
        yield say("market-fund", source=signal.source, fund=fund, fell=_fell(told), age=age)
    if signal.said:
        yield say("market-said", source=signal.source, said=signal.said, age=age)
    if signal.drawdown is not None:
        yield say("market-drawdown", drawdown=figures.share(signal.drawdown), trigger=_trigger(told, signal))


def _fell(told: Told) -> str:
    """How far the fund fell in each time; of one that is told once a day only the day is known."""
    hour, eight, day = (figures.share(fell) for fell in told.falls)
    if not any(told.falls):
        return say("market-fund-holds")
    if told.signal.daily:
        return say("market-fund-fell-day", day=day)
    return say("market-fund-fell", hour=hour, eight=eight, day=day)


def _trigger(told: Told, signal: Signal) -> str:
    if told.way is None or signal.starts is None:
        return say("market-no-trigger")
    return say("market-trigger", starts=figures.share(signal.starts), way=figures.share(told.way))
