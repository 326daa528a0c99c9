"""Answers to commands as messages. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from bot.chat import buttons, compose, exposures, figures, journeys, keys, ranks
from bot.chat.buttons import view
from bot.chat.checklists import rows
from bot.chat.figures import Titles
from bot.chat.message import Button, Message
from bot.chat.view import Page
from bot.model.alert import Told
from bot.model.baseline import Baseline, Sight
from bot.model.delivery import Delivery, State
from bot.model.event import AdlTaken
from bot.model.ids import AlertId, VenueName
from bot.model.order import OpenOrder
from bot.model.person import Account, Watch
from bot.model.position import Position
from bot.model.regime import Regime, RegimeState
from bot.services.accounts import Standing
from bot.services.positions import Held, Ranked
from bot.words import say

WAITING = 10
"""Alerts listed at most that wait to be acknowledged."""
RegimesOf = Callable[[VenueName], Mapping[str, RegimeState]]
"""How dangerous the markets of an exchange are, by symbol."""


def accounts(standings: Iterable[Standing], titles: Titles, now: datetime) -> Message:
    """Every account and when it was last read; the note of an unproven key with it, and when a key ends."""
    facts: list[tuple[str, str]] = []
    lines: list[str] = []
    for standing in _grouped(standings):
        where = figures.where(standing.account, titles)
        facts.append((where, freshness(standing, now)))
        if standing.account.note:
            lines.append(f"{where}: {say('account-note', note=standing.account.note)}")
        if standing.account.proof is not None and (known := keys.standing(standing.account.proof, now)):
            lines.append(say("accounts-key", account=where, facts=" · ".join(known)))
    if not facts:
        return Message(say("accounts-none"))
    return Message(say("accounts-head"), facts=tuple(facts), lines=tuple(lines))


def positions(found: Iterable[Held], titles: Titles, regimes: RegimesOf, now: datetime) -> Message:
    """Every open position with its indicator, its prices, why it stands there, and how its market is, under
    its account with its age."""
    lines: list[str] = []
    every = {id(held.standing): held for held in found}
    for standing in _grouped(held.standing for held in every.values()):
        where, baseline = figures.where(standing.account, titles), standing.baseline
        if baseline.looked_at is None:
            lines.append(say("positions-unread", account=where))
            continue
        held = every[id(standing)]
        count = say("position-open", positions=len(held.positions))
        lines.append(f"{say('positions-head', account=where, count=count)} · {freshness(standing, now)}")
        states = regimes(standing.account.venue)
        lines += [line for ranked in held.positions for line in _position(ranked, states)]
        lines += [f"• {_beyond(position, baseline)}" for position in held.beyond]
    if not lines:
        return Message(say("positions-none"))
    more = Button(say("button-risk"), buttons.command("risk"))
    return Message(
        say("positions-title"),
        lines=tuple(lines),
        foot=say("as-of", at=figures.clock(now)),
        buttons=((more,),),
    )


def _position(ranked: Ranked, states: Mapping[str, RegimeState]) -> Iterable[str]:
    """A position: itself, its prices, why it stands where it does, and its market unless that is calm."""
    position = ranked.position
    yield f"• {figures.position_line(position)}"
    if prices := figures.position_prices(position):
        yield f"  {prices}"
    yield from (f"  {why}" for why in ranks.why(ranked.score))
    state = states.get(position.key.symbol)
    if state is not None and state.regime is not Regime.CALM:
        yield f"  {say('position-market', regime=exposures.stress(state))}"


def alerts(told: Iterable[Told], titles: Titles, copies: Mapping[AlertId, Iterable[Delivery]]) -> Message:
    """Every alert in a line, with its number, and where a copy has not arrived."""
    lines = tuple(_alert_line(one, copies.get(one.alert.id, ()), titles) for one in told)
    how = ((Button(say("button-settings"), buttons.settings(0)),),)
    if not lines:
        return Message(say("alerts-none"), buttons=how)
    return Message(say("alerts-head"), lines=(*lines, say("alerts-more")), buttons=how)


def _alert_line(told: Told, copies: Iterable[Delivery], titles: Titles) -> str:
    head = compose.alert(told, titles).head
    line = say("alerts-line", number=str(told.number), at=figures.day(told.alert.at), head=head)
    late = [c for c in copies if c.state is not State.SENT]
    if not late:
        return line
    where = ", ".join(f"{journeys.app(c.channel)}: {journeys.state(c)}" for c in late)
    return say("alerts-state", line=line, state=where)


def checklists(told: Iterable[Told], titles: Titles, now: datetime) -> Message:
    """Every checklist of a person in a line, with a button that opens it."""
    lines: list[str] = []
    opens: list[Button] = []
    for number, one in enumerate((t for t in told if t.checklist is not None), 1):
        assert one.checklist is not None
        head, age = compose.alert(one, titles).head, (now - one.checklist.began_at).total_seconds()
        left = say("checklists-left", open=one.checklist.open)
        lines.append(
            say("checklists-line", number=str(number), head=head, age=figures.duration(age), left=left)
        )
        opens.append(Button(say("button-list", number=str(number)), view(one.checklist.id, Page.FRONT)))
    if not lines:
        return Message(say("checklist-none"))
    return Message(say("checklists-head"), lines=tuple(lines), buttons=rows(opens))


def acknowledged(told: Told, first: bool) -> str:
    """The note to a person who pressed Got it."""
    reminder = told.reminder
    if first or reminder is None or reminder.acked_at is None:
        steps = isinstance(told.alert.event, AdlTaken) and told.checklist is not None and told.checklist.open
        return say("got-it-steps" if steps else "got-it")
    return say("got-it-already", name=reminder.acked_by, at=figures.clock(reminder.acked_at))


def noted(done: Sequence[Told], left: Sequence[Told], titles: Titles) -> Message:
    """What was acknowledged, and what still waits to be, with the numbers to name it by."""
    heads = [compose.alert(told, titles).head for told in done]
    head = (
        say("ack-many", count=str(len(heads)))
        if heads[1:]
        else "".join(say("ack-done", head=head) for head in heads)
    )
    waiting = tuple(
        say("ack-line", number=str(told.reminder.number), head=compose.alert(told, titles).head)
        for told in left[:WAITING]
        if told.reminder is not None
    )
    lines = (say("ack-left"), *waiting, say("ack-how")) if waiting else ()
    return Message(head or say("ack-none"), lines=lines)


def orders(account: Account, title: str, found: Iterable[OpenOrder]) -> Message:
    """Every open order in a line."""
    lines = tuple(figures.order_line(order) for order in found)
    where = figures.account(account, title)
    return Message(say("orders-head", account=where, count=len(lines)), lines=lines)


def _beyond(position: Position, baseline: Baseline) -> str:
    """A position that the key cannot read any more, as it was last seen."""
    since = "" if baseline.beyond_since is None else figures.day(baseline.beyond_since)
    return say("position-beyond", position=figures.name(position.key, position.side), since=since)


def _grouped(standings: Iterable[Standing]) -> list[Standing]:
    """Accounts of one group together, where the first of them stands."""
    found = list(standings)
    first: dict[str, int] = {}
    for number, standing in enumerate(found):
        first.setdefault(standing.account.group or f"/{number}", number)
    places = {id(s): first.get(s.account.group, n) for n, s in enumerate(found)}
    return sorted(found, key=lambda standing: places[id(standing)])


def _last_read(baseline: Baseline, now: datetime) -> str:
    if baseline.looked_at is None:
        return say("accounts-never")
    return say("accounts-well", ago=figures.duration((now - baseline.looked_at).total_seconds()))


def freshness(standing: Standing, now: datetime) -> str:
    baseline: Baseline = standing.baseline
    health = baseline.health
    if standing.account.watch is Watch.REFUSED:
        return say("accounts-refused")
    if standing.account.watch is Watch.BARRED:
        return say("accounts-barred")
    if standing.account.watch is Watch.PAUSED:
        return say("accounts-paused", last=_last_read(baseline, now))
    if health.sight is Sight.BLIND and health.since is not None:
        return say("accounts-blind", since=figures.day(health.since), why=health.why)
    if baseline.looked_at is None:
        return say("accounts-never")
    ago = figures.duration((now - baseline.looked_at).total_seconds())
    if health.sight is Sight.FAILING:
        return say("accounts-failing", ago=ago, why=health.why)
    return say("accounts-well", ago=ago)
