"""Messages about many others: what was held back, and how everything stands. Pure."""

from collections.abc import Iterable

from bot.chat import exposures, figures, hedges
from bot.chat.figures import Titles
from bot.chat.message import Message, Tone
from bot.model.summary import AccountStands, Digest, HeldBack, Rhythm
from bot.words import say


def held(event: HeldBack, parts: Iterable[tuple[str, Message]]) -> Message:
    """What was held back, each in a line: when it was, and its first line. It sounds if one of them does."""
    found = tuple(parts)
    lines = tuple(say("held-line", at=at, head=message.head) for at, message in found)
    loud = any(not message.silent for _, message in found)
    return Message(
        say("held-head", count=len(event.alerts), since=figures.day(event.since)),
        lines=lines,
        foot=say("held-foot"),
        tone=Tone.WARNING if loud else Tone.PLAIN,
        silent=not loud,
    )


def digest(event: Digest, titles: Titles) -> Message:
    """How everything stands: all clear in one line, or what needs a look."""
    accounts = tuple(_account(a, titles, event) for a in event.accounts)
    markets = tuple(
        say(
            "digest-market",
            symbol=m.state.symbol,
            venue=titles.get(m.venue, m.venue),
            regime=exposures.stress(m.state),
            since=figures.day(m.state.since),
        )
        for m in event.markets
    )
    return Message(
        _head(event),
        lines=(
            *accounts,
            *markets,
            *(say("digest-hedge", state=hedges.state(i)) for i in event.hedges),
            say("digest-told", told=event.told, since=figures.day(event.since), lists=event.open_lists),
        ),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.GOOD if event.clear else Tone.WARNING,
        silent=event.clear,
    )


def _head(event: Digest) -> str:
    weekly = event.rhythm is Rhythm.WEEKLY
    if not event.accounts:
        return say("accounts-none")
    if event.clear:
        read = [(event.at - a.read_at).total_seconds() for a in event.accounts if a.read_at]
        oldest = figures.duration(max(read, default=0))
        positions = say("position-open", positions=sum(a.positions for a in event.accounts))
        key = "digest-week-clear-head" if weekly else "digest-clear-head"
        return say(key, accounts=len(event.accounts), oldest=oldest, positions=positions)
    unread = sum(bool(a.trouble) or a.read_at is None for a in event.accounts)
    incidents = sum(a.incidents for a in event.accounts)
    found = (
        (unread, "digest-unread"),
        (incidents, "digest-incidents"),
        (len(event.markets), "digest-markets"),
    )
    what = ", ".join(say(key, count=count) for count, key in found if count)
    return say("digest-week-head" if weekly else "digest-head", what=what)


def _account(stands: AccountStands, titles: Titles, event: Digest) -> str:
    where = say("account", label=stands.label, venue=titles.get(stands.venue, stands.venue))
    parts = [_read(stands, event), say("position-open", positions=stands.positions)]
    if stands.highest is not None:
        level, of = stands.highest
        parts.append(say("digest-highest", gauge=say("gauge-level", level=str(level), of=str(of))))
    if stands.incidents:
        parts.append(say("digest-incidents", count=stands.incidents))
    return say("digest-account", account=where, what=" · ".join(parts))


def _read(stands: AccountStands, event: Digest) -> str:
    if stands.read_at is None:
        return say("accounts-never")
    ago = figures.duration((event.at - stands.read_at).total_seconds())
    if stands.trouble:
        return say("accounts-failing", ago=ago, why=stands.trouble)
    return say("accounts-well", ago=ago)
