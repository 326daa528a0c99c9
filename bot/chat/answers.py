"""Answers to commands as messages. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.chat import compose, figures, keys
from bot.chat.buttons import view
from bot.chat.checklists import rows
from bot.chat.compose import Titles
from bot.chat.contract import Command, Form, FormField
from bot.chat.message import Button, Message, Tone
from bot.chat.view import Page
from bot.model.alert import Told
from bot.model.baseline import Baseline, Sight
from bot.model.event import AdlTaken
from bot.model.order import OpenOrder
from bot.model.person import Account, Person, Watch
from bot.model.proof import Proof, Verdict
from bot.services.accounts import Standing
from bot.venues.contract import Venue
from bot.words import say

WAITING = 10
"""Alerts listed at most that wait to be acknowledged."""


def stranger(user: str) -> Message:
    return Message(say("stranger-head"), lines=(say("stranger-line", user=user),))


def start(person: Person) -> Message:
    return Message(say("start-head"), lines=(say("start-known", name=person.name), say("start-next")))


def help_list(commands: Iterable[Command]) -> Message:
    shown = tuple(say("help-line", name=c.name, help=c.help) for c in commands if not c.hidden)
    return Message(say("help-head"), lines=shown)


def accounts(standings: Iterable[Standing], titles: Titles, now: datetime) -> Message:
    """Every account and when it was last read; the note of an unproven key with it, and when a key ends."""
    facts: list[tuple[str, str]] = []
    lines: list[str] = []
    for standing in _grouped(standings):
        where = _where(standing.account, titles)
        facts.append((where, _freshness(standing, now)))
        if standing.account.note:
            lines.append(f"{where}: {say('account-note', note=standing.account.note)}")
        if standing.account.proof is not None and (known := keys.standing(standing.account.proof, now)):
            lines.append(say("accounts-key", account=where, facts=" · ".join(known)))
    if not facts:
        return Message(say("accounts-none"))
    return Message(say("accounts-head"), facts=tuple(facts), lines=tuple(lines))


def positions(standings: Iterable[Standing], titles: Titles, now: datetime) -> Message:
    """Every open position with its indicator, under its account, with its age."""
    lines: list[str] = []
    for standing in _grouped(standings):
        where, baseline = _where(standing.account, titles), standing.baseline
        if baseline.looked_at is None:
            lines.append(say("positions-unread", account=where))
            continue
        count = say("position-open", positions=len(baseline.positions))
        lines.append(f"{say('positions-head', account=where, count=count)} · {_freshness(standing, now)}")
        lines += [f"• {figures.position_line(position)}" for position in baseline.positions]
    if not lines:
        return Message(say("positions-none"))
    return Message(say("positions-title"), lines=tuple(lines), foot=say("as-of", at=figures.clock(now)))


def alerts(told: Iterable[Told], titles: Titles) -> Message:
    lines = tuple(
        say("alerts-line", at=figures.day(t.alert.at), head=compose.alert(t, titles).head) for t in told
    )
    return Message(say("alerts-head") if lines else say("alerts-none"), lines=lines)


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


def which_venue(venues: Iterable[Venue]) -> Message:
    lines = tuple(say("connect-venue", title=v.title, reads=v.features.reads) for v in venues)
    return Message(say("connect-head"), lines=(*lines, say("connect-usage")))


def how_to_connect(venue: Venue) -> Message:
    """How to make a read-only key there, and the two ways to hand it over."""
    fields = " ".join(f"{field.name}=…" for field in venue.key_fields)
    return Message(
        say("connect-how-head", title=venue.title),
        facts=tuple((field.name, field.ask) for field in venue.key_fields),
        lines=(
            venue.key_help,
            say("connect-safest", venue=venue.name),
            say("connect-here"),
            say("connect-example", venue=venue.name, fields=fields),
        ),
    )


def connect_form(venue: Venue) -> Form:
    label = FormField("label", say("connect-form-label"), say("connect-form-label-hint"))
    fields = (FormField(f.name, f.name, f.ask) for f in venue.key_fields)
    accept = FormField("accept", say("connect-form-accept"), say("connect-form-accept-hint"), required=False)
    title = say("connect-form-title", title=venue.title)
    return Form("connect", venue.name, title, (label, *fields, accept))


def connected(account: Account, venue: Venue, proof: Proof, now: datetime) -> Message:
    """What was proven about the key of a new account, in plain words."""
    head = say("connect-done", account=figures.account(account, venue.title))
    lines = (*_proof(account, venue, proof, now), say("connect-first-look"))
    return Message(head, lines=lines, tone=Tone.GOOD)


def proven(account: Account, venue: Venue, proof: Proof, now: datetime) -> Message:
    """What the venue says now of the key of an account."""
    head = say("proven-head", account=figures.account(account, venue.title))
    return Message(head, lines=tuple(_proof(account, venue, proof, now)))


def orders(account: Account, title: str, found: Iterable[OpenOrder]) -> Message:
    """Every open order in a line."""
    lines = tuple(figures.order_line(order) for order in found)
    where = figures.account(account, title)
    return Message(say("orders-head", account=where, count=len(lines)), lines=lines)


def _proof(account: Account, venue: Venue, proof: Proof, now: datetime) -> list[str]:
    lines = [say("account-note", note=account.note)] if account.note else []
    match proof.verdict:
        case Verdict.READ_ONLY:
            lines.append(say("connect-proof-read-only" if venue.keyed else "connect-proof-address"))
        case Verdict.TOO_POWERFUL:
            lines.append(say("proven-rights", rights=", ".join(proof.named)))
        case Verdict.CANNOT_TELL:
            lines.append(say("proven-unknown"))
    if proof.ip_bound is not None:
        lines.append(say("connect-ip-bound" if proof.ip_bound else "connect-ip-unbound"))
    if proof.expires_at is not None:
        lines.append(say("connect-expires", when=keys.ends(proof.expires_at, now)))
    if proof.reads:
        lines.append(say("connect-reads", what=", ".join(proof.reads)))
    if proof.unread:
        lines.append(say("connect-unread", what=", ".join(proof.unread)))
    return lines


def _grouped(standings: Iterable[Standing]) -> list[Standing]:
    """Accounts of one group together, where the first of them stands."""
    found = list(standings)
    first: dict[str, int] = {}
    for number, standing in enumerate(found):
        first.setdefault(standing.account.group or f"/{number}", number)
    places = {id(s): first.get(s.account.group, n) for n, s in enumerate(found)}
    return sorted(found, key=lambda standing: places[id(standing)])


def _where(account: Account, titles: Titles) -> str:
    return figures.account(account, titles.get(account.venue, account.venue))


def _freshness(standing: Standing, now: datetime) -> str:
    baseline: Baseline = standing.baseline
    health = baseline.health
    if standing.account.watch is Watch.REFUSED:
        return say("accounts-refused")
    if standing.account.watch is Watch.BARRED:
        return say("accounts-barred")
    if health.sight is Sight.BLIND and health.since is not None:
        return say("accounts-blind", since=figures.day(health.since), why=health.why)
    if baseline.looked_at is None:
        return say("accounts-never")
    ago = figures.duration((now - baseline.looked_at).total_seconds())
    if health.sight is Sight.FAILING:
        return say("accounts-failing", ago=ago, why=health.why)
    return say("accounts-well", ago=ago)
