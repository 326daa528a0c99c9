"""The pages on how a person is told: volumes, thresholds, quiet hours, silences. Pure."""

from decimal import Decimal
from enum import IntEnum

from bot.chat import buttons, figures
from bot.chat.checklists import rows
from bot.chat.figures import Titles
from bot.chat.message import Button, Message
from bot.model.ids import AccountId
from bot.model.manners import NEVER_OFF, Digests, Kind, Manners, QuietHours, Silence, Volume
from bot.model.preferences import GaugeWishes
from bot.model.zones import wall
from bot.services.manners import Chosen, Threshold
from bot.words import languages, say, spoken

KINDS, VOLUMES = tuple(Kind), tuple(Volume)
AS_FOR_ALL = len(VOLUMES)
"""The number of a button that takes back what was said of one account."""
ACCOUNTS = 8
"""Accounts on one page."""
LEVELS, SHARES, LEAST = (0, 2, 3, 4, 5), (25, 50, 75, 100), (0, 1_000, 10_000, 100_000)


class Page(IntEnum):
    """The pages; the numbers stand in old messages."""

    FRONT = 0
    KIND = 1
    """One kind: how loud for all accounts, and for which account otherwise."""
    GAUGE = 2
    SILENCES = 3


def front(chosen: Chosen) -> Message:
    """Everything that was set, each in a line, and a button for each kind."""
    manners = chosen.manners
    kinds = (Button(_name(kind), buttons.settings(Page.KIND, number)) for number, kind in enumerate(KINDS))
    thresholds = Button(say("button-thresholds"), buttons.settings(Page.GAUGE))
    silences = Button(say("button-silences"), buttons.settings(Page.SILENCES))
    return Message(
        say("settings-head"),
        facts=tuple((_name(kind), _loudness(manners, kind)) for kind in KINDS),
        lines=(
            *(() if chosen.viewer else (say("settings-gauge", what=_told_from(chosen.gauge)),)),
            hours(chosen),
            *(() if chosen.viewer else (digests(manners.digests),)),
            *warnings(manners),
        ),
        foot=say("settings-foot", count=len(chosen.silences)),
        buttons=(*rows(kinds, 4), (silences,) if chosen.viewer else (thresholds, silences)),
    )


def kind_page(chosen: Chosen, number: int, account: int, part: int, titles: Titles) -> Message:
    """How loud one kind is, for all accounts or for one."""
    kind = KINDS[number]
    one = next((a for a in chosen.accounts if a.id == account), None)
    now = chosen.manners.volume(kind, None if one is None else one.id)
    set_ones = tuple(
        Button(
            say("button-chosen", what=say(f"volume-{v.value}")) if v is now else say(f"volume-{v.value}"),
            buttons.volume(number, account if one else 0, at),
        )
        for at, v in enumerate(VOLUMES)
        if v is not Volume.OFF or kind not in NEVER_OFF
    )
    where = say("settings-all-accounts") if one is None else figures.where(one, titles)
    lines = [
        say(f"kind-{kind.value}-line"),
        say("settings-now", where=where, volume=say(f"volume-{now.value}")),
    ]
    if one is not None:
        as_all = Button(say("button-as-for-all"), buttons.volume(number, one.id, AS_FOR_ALL))
        back = Button(say("button-back"), buttons.settings(Page.KIND, number))
        return Message(_title(kind), lines=(*lines, *_danger(kind)), buttons=(set_ones, (as_all, back)))
    lines += _exceptions(chosen, kind, titles)
    return Message(
        _title(kind),
        lines=(*lines, *_danger(kind)),
        buttons=(set_ones, *_account_rows(chosen, number, part), _back()),
    )


def language_page() -> Message:
    """The languages, each under its own name."""
    found = tuple(Button(_own_name(code), buttons.command("language", code)) for code in languages())
    return Message(say("language-which"), lines=(say("language-note"),), buttons=rows(found, 3))


def _own_name(code: str) -> str:
    with spoken(code):
        return say("language-name")


def gauge_page(chosen: Chosen) -> Message:
    """From where on a rising indicator is told, with buttons for other values."""

    def button(which: Threshold, value: int, text: str) -> Button:
        return Button(text, buttons.threshold(which, value))

    levels = (
        button(Threshold.LEVEL, n, say("button-rung", level=n) if n else say("button-no-rung"))
        for n in LEVELS
    )
    shares = (button(Threshold.SHARE, n, figures.part(Decimal(n) / 100)) for n in SHARES)
    least = (button(Threshold.LEAST, n, say("button-least", least=figures.plain(Decimal(n)))) for n in LEAST)
    as_set = button(Threshold.AS_SET, 0, say("button-as-set"))
    return Message(
        say("thresholds-head"),
        lines=(
            say("settings-gauge", what=_told_from(chosen.gauge)),
            say("thresholds-given", what=_told_from(chosen.given)),
            say("thresholds-line"),
        ),
        buttons=(tuple(levels), tuple(shares), tuple(least), (as_set, *_back())),
    )


def silences(chosen: Chosen) -> Message:
    """The silences that are not over, with a button to end each."""
    lines = tuple(silence(one, chosen.manners.zone) for one in chosen.silences)
    ends = (Button(say("button-end", number=s.id), buttons.end_silence(s.id)) for s in chosen.silences[:20])
    return Message(
        say("silences-head", count=len(lines)),
        lines=(*lines, say("silence-usage"), say("silence-grave")),
        buttons=(*rows(ends), _back()),
    )


def silence(one: Silence, zone: str) -> str:
    """A silence in a line: what, until when, who made it and why."""
    number, until = str(one.id), figures.local(one.ends_at, zone)
    if not one.reason:
        return say("silence-line", number=number, what=one.shown, until=until, by=one.by)
    return say("silence-because", number=number, what=one.shown, until=until, by=one.by, reason=one.reason)


def hours(chosen: Chosen) -> str:
    """The quiet hours and the person's clock."""
    zone = chosen.manners.zone or "UTC"
    clock = f"{wall(chosen.now, chosen.manners.zone):%H:%M}"
    if chosen.manners.quiet is None:
        return say("quiet-none", zone=zone, clock=clock)
    return say("quiet-set", hours=between(chosen.manners.quiet), zone=zone, clock=clock)


def between(hours: QuietHours) -> str:
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def digests(wanted: Digests) -> str:
    """When the all-clear and the weekly digest come."""
    if wanted.daily is None and wanted.weekly is None:
        return say("digest-none")
    parts = []
    if wanted.daily is not None:
        parts.append(say("digest-daily", at=f"{wanted.daily:%H:%M}"))
    if wanted.weekly is not None:
        parts.append(say("digest-weekly", day=say(f"weekday-{wanted.weekday}"), at=f"{wanted.weekly:%H:%M}"))
    return say("digest-set", when=", ".join(parts))


def warnings(manners: Manners) -> tuple[str, ...]:
    """What is silent or off although it matters most."""
    quiet = {knob.kind for knob in manners.knobs if knob.volume is not Volume.LOUD}
    return tuple(line for kind in KINDS if kind in quiet for line in _danger(kind))


def _danger(kind: Kind) -> tuple[str, ...]:
    match kind:
        case Kind.ADL | Kind.FORCED:
            return (say("volume-warning-adl"),)
        case Kind.BLIND:
            return (say("volume-warning-blind"),)
        case _:
            return ()


def _account_rows(chosen: Chosen, number: int, part: int) -> tuple[tuple[Button, ...], ...]:
    """A button for each account, some on a page."""
    parts = max(1, -(-len(chosen.accounts) // ACCOUNTS))
    at = min(part, parts - 1)
    shown = chosen.accounts[at * ACCOUNTS : (at + 1) * ACCOUNTS]
    made = rows((Button(a.label, buttons.settings(Page.KIND, number, a.id)) for a in shown), 4)
    if parts == 1:
        return made
    to = (at + 1) % parts
    text = say("page-of", part=str(at + 1), parts=str(parts))
    return (*made, (Button(text, buttons.settings(Page.KIND, number, 0, to)),))


def _exceptions(chosen: Chosen, kind: Kind, titles: Titles) -> list[str]:
    held = {a.id: a for a in chosen.accounts}
    said = {k.account: k.volume for k in chosen.manners.knobs if k.kind is kind and k.account in held}
    return [
        say("settings-now", where=figures.where(held[a], titles), volume=say(f"volume-{v.value}"))
        for a, v in said.items()
        if a is not None
    ]


def _loudness(manners: Manners, kind: Kind) -> str:
    own: set[AccountId] = {k.account for k in manners.knobs if k.kind is kind and k.account is not None}
    said = say(f"volume-{manners.volume(kind, None).value}")
    return say("settings-exceptions", volume=said, count=len(own)) if own else said


def _told_from(gauge: GaugeWishes) -> str:
    share, least = figures.part(gauge.from_share), figures.plain(gauge.least)
    if gauge.from_level is None:
        return say("thresholds-share", share=share, least=least)
    return say("thresholds-both", level=gauge.from_level, share=share, least=least)


def _name(kind: Kind) -> str:
    return say(f"kind-{kind.value}")


def _title(kind: Kind) -> str:
    return say("kind-head", kind=_name(kind))


def _back() -> tuple[Button, ...]:
    return (Button(say("button-back"), buttons.settings(Page.FRONT)),)
