"""Commands on how a person is told: silences, quiet hours, time zone; and the buttons of the settings."""

from functools import partial

from bot.chat import manners as pages
from bot.chat.contract import Argument, Asker, Command, Kind, Pressed
from bot.chat.message import Message
from bot.desk.line import Line
from bot.errors import Refused, UserMistake
from bot.model.person import Person
from bot.services import manners, silences
from bot.services.house import House
from bot.words import languages, nearest, say, speak


def lines(house: House) -> tuple[Line, ...]:
    what = Argument("what", say("argument-silence"))
    hours = Argument("hours", say("argument-quiet"))
    zone = Argument("zone", say("argument-zone"))
    language = Argument("language", say("argument-language"), choices=languages())
    kind, more = Kind.ALERTS, Kind.MORE
    return (
        Line(Command("silence", say("help-silence"), (what,), kind=kind), partial(_silence, house)),
        Line(Command("quiet", say("help-quiet"), (hours,), kind=kind), partial(_quiet, house)),
        Line(Command("timezone", say("help-timezone"), (zone,), kind=more), partial(_zone, house)),
        Line(Command("language", say("help-language"), (language,), kind=more), partial(_language, house)),
    )


async def settings(house: House, person: Person) -> Message:
    """Everything that a person set, with buttons."""
    return pages.front(await manners.chosen(house, person))


async def _silence(house: House, person: Person, text: str) -> Message:
    """`/silence`, `/silence WHAT 2h [reason]`, `/silence end NUMBER`."""
    words = text.split()
    if words[:1] == ["end"]:
        if len(words) != 2 or not words[1].isascii() or not words[1].isdigit():
            raise UserMistake(say("silence-usage"))
        ended = await silences.end(house, person, int(words[1]))
        return Message(say("silence-ended", what=ended.shown), lines=(say("silence-held-follow"),))
    chosen = await manners.chosen(house, person)
    if not words:
        return pages.silences(chosen)
    made = await silences.add(house, person, text)
    return Message(pages.silence(made, chosen.manners.zone), lines=(say("silence-grave"),))


async def _quiet(house: House, person: Person, text: str) -> Message:
    """`/quiet`, `/quiet 23:00-07:00`, `/quiet off`."""
    if not text:
        return Message(pages.hours(await manners.chosen(house, person)), lines=(say("quiet-usage"),))
    chosen = await manners.quiet(house, person, text)
    more = (say("quiet-line"),) if chosen.manners.quiet is not None else ()
    return Message(pages.hours(chosen), lines=more)


async def _zone(house: House, person: Person, text: str) -> Message:
    """`/timezone`, `/timezone Europe/Madrid`."""
    if not text:
        return Message(pages.hours(await manners.chosen(house, person)), lines=(say("zone-usage"),))
    return Message(pages.hours(await manners.settle_in(house, person, text)))


async def _language(house: House, person: Person, text: str) -> Message:
    """`/language`, `/language es`."""
    if not text:
        return pages.language_page()
    code = nearest(text)
    await manners.speak_as(house, person, code or text)
    speak(code)
    return Message(say("language-set"))


class SettingPresses:
    """What the buttons of the settings do."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def view(
        self, person: Person, asker: Asker, page: int, what: int, account: int, part: int
    ) -> Pressed:
        return Pressed("", self._page(await manners.chosen(self._house, person), page, what, account, part))

    async def volume(self, person: Person, asker: Asker, kind: int, account: int, wanted: int) -> Pressed:
        if (
            kind >= len(pages.KINDS)
            or wanted > pages.AS_FOR_ALL
            or (wanted == pages.AS_FOR_ALL and not account)
        ):
            raise Refused(say("button-old"))
        volume = None if wanted == pages.AS_FOR_ALL else pages.VOLUMES[wanted]
        chosen = await manners.turn(self._house, person, pages.KINDS[kind], account, volume)
        return Pressed(say("toast-line"), self._page(chosen, pages.Page.KIND, kind, account, 0))

    async def threshold(self, person: Person, asker: Asker, which: int, value: int) -> Pressed:
        if which not in manners.Threshold._value2member_map_:
            raise Refused(say("button-old"))
        chosen = await manners.choose_gauge(self._house, person, manners.Threshold(which), value)
        return Pressed(say("toast-line"), pages.gauge_page(chosen))

    async def end_silence(self, person: Person, asker: Asker, number: int) -> Pressed:
        ended = await silences.end(self._house, person, number)
        chosen = await manners.chosen(self._house, person)
        return Pressed(say("silence-ended", what=ended.shown), pages.silences(chosen))

    def _page(self, chosen: manners.Chosen, page: int, what: int, account: int, part: int) -> Message:
        match page:
            case pages.Page.FRONT:
                return pages.front(chosen)
            case pages.Page.KIND if account and account not in {a.id for a in chosen.accounts}:
                raise Refused(say("button-not-yours"))
            case pages.Page.KIND if what < len(pages.KINDS):
                return pages.kind_page(chosen, what, account, part, self._house.titles())
            case pages.Page.GAUGE:
                return pages.gauge_page(chosen)
            case pages.Page.SILENCES:
                return pages.silences(chosen)
            case _:
                raise Refused(say("button-old"))
