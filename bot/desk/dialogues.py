"""Forms that are asked field by field, where an app shows none. Kept in memory alone: values may be keys."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.chat.contract import Asker, Form, FormField
from bot.errors import UserMistake
from bot.model.ids import ChannelName
from bot.words import say

LASTS = timedelta(minutes=15)
"""How long a question waits for its answer, and what was typed is kept."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A form with what was typed so far."""

    form: Form
    since: datetime
    values: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def left(self) -> tuple[FormField, ...]:
        """What is still to be asked: a field that may stay empty is not."""
        return tuple(f for f in self.form.fields if f.required and f.name not in self.values)


class Dialogues:
    """The open dialogues by who was asked."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._open: dict[tuple[ChannelName, str], Dialogue] = {}

    def begin(self, asker: Asker, form: Form, values: dict[str, str] | None = None) -> Dialogue:
        """Ask for a form from now on; what was asked before is forgotten."""
        self._forget_old()
        opened = Dialogue(form, self._now(), values or {})
        self._open[asker.channel, asker.user] = opened
        return opened

    def of(self, asker: Asker) -> Dialogue | None:
        """What is being asked of somebody, None when nothing is."""
        self._forget_old()
        return self._open.get((asker.channel, asker.user))

    def end(self, asker: Asker) -> Dialogue | None:
        """Forget what was asked and typed; what that was."""
        self._forget_old()
        return self._open.pop((asker.channel, asker.user), None)

    def heard(self, asker: Asker, text: str) -> Dialogue | None:
        """Take what somebody typed for the fields that are left; the dialogue as it is then.

        Raises UserMistake for a value that does not look right: nothing of the text is kept.
        """
        found = self.of(asker)
        if found is None:
            return None
        values = {**found.values, **read(text, found.left)}
        self._open[asker.channel, asker.user] = after = replace(found, values=values)
        return after

    def _forget_old(self) -> None:
        now = self._now()
        for who in [who for who, d in self._open.items() if abs(now - d.since) > LASTS]:
            del self._open[who]


def read(text: str, left: tuple[FormField, ...]) -> dict[str, str]:
    """The values in a text for the fields that are left: one, or several in their order, each on its own or
    as name=value. Raises UserMistake."""
    if len(left) == 1 and not left[0].secret:
        return {left[0].name: _checked(left[0], " ".join(text.split()))}
    values: dict[str, str] = {}
    for word in text.split():
        name, _, value = word.partition("=")
        fields = [f for f in left if f.name not in values]
        if not fields:
            raise UserMistake(say("dialogue-too-much"))
        named = [f for f in fields if f.name == name and value]
        asked = (named or fields)[0]
        values[asked.name] = _checked(asked, value if named else word)
    return values


def _checked(asked: FormField, value: str) -> str:
    if asked.pattern and not re.fullmatch(asked.pattern, value):
        raise UserMistake(say("connect-field-bad", name=asked.name, ask=asked.hint or asked.label))
    return value
