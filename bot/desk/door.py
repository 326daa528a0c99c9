"""Stands before the desk: nobody asks faster, longer or more at once than the desk can answer.

Settled before anything is looked up, so that a flood costs nothing and holds up nobody else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bot.chat import figures
from bot.chat.contract import Asker
from bot.desk.pace import Admission, Pace
from bot.services.house import House
from bot.words import say

BURST, PER_SECOND = 30, 1.0
"""Questions and presses of one person: as fast as a hand can, not as fast as a program."""
LETTERS_BURST, LETTERS_PER_SECOND = 120, 10.0
"""Suggestions are asked for at every letter."""
AT_ONCE = 10
"""Questions of one person under way at the same time: each may wait for an exchange."""
LONGEST = 4000
"""Characters of one text; the longest key of an exchange has half of it."""


class Door:
    """Lets askers in. What is turned away is told to the house, which counts it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._pace = Pace(BURST, PER_SECOND)
        self._letters = Pace(LETTERS_BURST, LETTERS_PER_SECOND)
        self._inside: Counter[tuple[str, str]] = Counter()

    @contextmanager
    def let_in(self, asker: Asker, texts: Iterable[str]) -> Iterator[str | None]:
        """None for who is let in; else what they are told, "" for nothing."""
        who = (asker.channel, asker.user)
        admission = self._pace.ask(who, self._house.clock.monotonic())
        if admission is not Admission.IN:
            self.refused(asker)
            yield say("slow-down") if admission is Admission.WAIT else ""
        elif self._inside[who] >= AT_ONCE:
            yield say("one-at-a-time", most=AT_ONCE)
        elif (why := _unreadable(texts)) is not None:
            yield why
        else:
            self._inside[who] += 1
            try:
                yield None
            finally:
                self._inside[who] -= 1
                self._inside += Counter()  # who has left is not remembered

    def hears(self, asker: Asker, typed: str) -> bool:
        """Whether suggestions are looked for."""
        now = self._house.clock.monotonic()
        admission = self._letters.ask((asker.channel, asker.user), now)
        return admission is Admission.IN and _unreadable((typed,)) is None

    def refused(self, asker: Asker) -> None:
        """Count somebody who tried what is not theirs."""
        self._house.refused(asker.channel, asker.user)


def _unreadable(texts: Iterable[str]) -> str | None:
    """Why texts are not read at all."""
    for text in texts:
        if len(text) > LONGEST:
            return say("too-long", most=figures.rounded(LONGEST))
        if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
            return say("broken-text")
    return None
