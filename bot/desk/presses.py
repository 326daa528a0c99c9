"""What pressed buttons do: each verb of `chat.buttons` and the service behind it."""

from bot.chat import answers, buttons, checklists, compose, figures, hedge_list, paging
from bot.chat import view as views
from bot.chat.contract import Asker, Pressed
from bot.chat.message import Message
from bot.chat.view import Page, View
from bot.desk import hosting, keeping, viewing
from bot.desk.line import Press
from bot.desk.manners import SettingPresses
from bot.errors import Refused
from bot.model.alert import Told
from bot.model.checklist import Deed, Hand
from bot.model.person import Person
from bot.services import alerts, hedges
from bot.services import checklists as lists
from bot.services.house import House
from bot.words import say


class Presses:
    """Answers a verb with its numbers, for a person who is allowed to ask."""

    def __init__(self, house: House) -> None:
        self._house = house
        settings = SettingPresses(house)
        self._table: dict[str, Press] = {
            buttons.VIEW: self._view,
            buttons.PART: self._part,
            buttons.TICK: self._tick,
            buttons.LINE: self._line,
            buttons.ALL: self._all,
            buttons.SKIP: self._skip,
            buttons.SNOOZE: self._snooze,
            buttons.HAND: self._hand,
            buttons.LOOK: self._look,
            buttons.HEDGE: self._judge,
            buttons.GOT_IT: self._got_it,
            buttons.SETTINGS: settings.view,
            buttons.VOLUME: settings.volume,
            buttons.THRESHOLD: settings.threshold,
            buttons.END_SILENCE: settings.end_silence,
            **keeping.presses(house),
            **hosting.presses(house),
        }

    async def answer(self, person: Person, asker: Asker, data: str) -> Pressed:
        """The answer to a pressed button. Raises UserMistake for what the person cannot do."""
        verb, numbers = buttons.read(data)
        viewing.may_press(person, verb)
        return await self._table[verb](person, asker, *numbers)

    async def _view(
        self, person: Person, asker: Asker, number: int, page: int, step: int, part: int
    ) -> Pressed:
        if page not in Page._value2member_map_:
            raise Refused(say("button-old"))
        return Pressed("", await self._open(person, asker, number, View(Page(page), step, part)))

    async def _part(self, person: Person, asker: Asker, number: int, part: int) -> Pressed:
        text = views.write(View(part=part))
        told = await alerts.turn(self._house, person, number, asker.channel, asker.user, text)
        return Pressed("", self._composed(told, text, person))

    async def _open(self, person: Person, asker: Asker, number: int, view: View) -> Message:
        """The page, which stays open in that copy of the message."""
        text = views.write(view)
        told = await lists.turn(self._house, person, number, asker.channel, asker.user, text)
        return self._composed(told, text, person)

    async def _tick(self, person: Person, asker: Asker, number: int, step: int, done: int) -> Pressed:
        acted = await lists.act(self._house, person, number, step, self._deed(person, done))
        toast = say("toast-ticked" if done else "toast-reopened", step=str(step + 1))
        return await self._answered(person, asker, number, step, acted, toast)

    async def _line(
        self, person: Person, asker: Asker, number: int, step: int, line: int, done: int
    ) -> Pressed:
        acted = await lists.act(self._house, person, number, step, self._deed(person, done), line)
        return await self._answered(person, asker, number, step, acted, say("toast-line"))

    async def _all(self, person: Person, asker: Asker, number: int, step: int) -> Pressed:
        acted = await lists.handle_all(self._house, person, number, step, self._deed(person, 1))
        return await self._answered(person, asker, number, step, acted, say("toast-line"))

    async def _answered(
        self, person: Person, asker: Asker, number: int, step: int, acted: lists.Acted, toast: str
    ) -> Pressed:
        """The page of the step as it stands now, and a note of what was done, or who was faster."""
        message = await self._open(person, asker, number, View(Page.STEP, step))
        return Pressed(toast if acted.changed else _earlier(acted), message)

    async def _skip(self, person: Person, asker: Asker, number: int, step: int, reason: int) -> Pressed:
        if reason >= len(checklists.SKIPS):
            raise Refused(say("button-old"))
        why = say(f"skip-{checklists.SKIPS[reason]}")
        await lists.skip(self._house, person, number, step, why)
        message = await self._open(person, asker, number, View())
        return Pressed(say("toast-skipped", step=str(step + 1)), message)

    async def _snooze(self, person: Person, asker: Asker, number: int, step: int, minutes: int) -> Pressed:
        _, hand = await lists.snooze(self._house, person, number, step, minutes)
        message = await self._open(person, asker, number, View())
        until = figures.day(hand.until or hand.at)
        return Pressed(say("toast-snoozed", step=str(step + 1), until=until), message)

    async def _hand(self, person: Person, asker: Asker, number: int, step: int, to: int) -> Pressed:
        _, other = await lists.hand_over(self._house, person, number, step, to)
        message = await self._open(person, asker, number, View())
        return Pressed(say("toast-handed", to=other.name), message)

    async def _look(self, person: Person, asker: Asker, number: int) -> Pressed:
        looking = await lists.recheck(self._house, person, number)
        return Pressed(say("toast-looking" if looking else "toast-looked"))

    async def _got_it(self, person: Person, asker: Asker, number: int, value: int) -> Pressed:
        told, first = await alerts.acknowledge(self._house, person, number)
        return Pressed(answers.acknowledged(told, first), self._composed(told, "", person))

    async def _judge(self, person: Person, asker: Asker, number: int, value: int) -> Pressed:
        base = await hedges.judge(self._house, person, number, bool(value))
        listed = hedge_list.listing(await hedges.listing(self._house, person))
        return Pressed(hedge_list.judged(base, bool(value)), paging.page(listed, 0, "hedges"))

    def _deed(self, person: Person, done: int) -> Hand:
        return Hand(Deed.TICKED if done else Deed.REOPENED, person.name, self._house.clock.now())

    def _composed(self, told: Told, view: str, reader: Person) -> Message:
        return compose.alert(told, self._house.titles(), view=view, reader=reader.id)


def _earlier(acted: lists.Acted) -> str:
    """Somebody was faster, or nothing was to be done."""
    if acted.earlier is None:
        return say("toast-nothing")
    return say("toast-same", name=acted.earlier.by, at=figures.clock(acted.earlier.at))
