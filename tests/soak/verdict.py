"""What a soak came to: was every ADL told, each once, and did anything grow."""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from statistics import median

from bot.words import say
from tests.soak.life import Hour, address
from tests.soak.plan import TAKEN_AT, Change, Member

MARKUP = re.compile(r"<[^>]*>")
HEAD = re.compile(r"\W*ADL (?:took|closed) .* · (a\d{4}) ")
PRICE = re.compile(r"^Taken: .* at ([\d,.]+)$", re.MULTILINE)
FILLS = re.compile(r"^Fills: (\d+)$", re.MULTILINE)
AGAIN = "Reminder"
TAIL = 3
"""Hours at the end that are held against as many after the warm-up."""


@dataclass(slots=True)
class Verdict:
    """`fills` that ADL took, of which `lost` are in no message; `twice`: incidents with a second message that
    does not say so; `marked`: those that do; `strange`: messages of ADL that nobody suffered."""

    fills: int = 0
    incidents: int = 0
    lost: int = 0
    twice: int = 0
    marked: int = 0
    strange: int = 0
    messages: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.lost or self.twice or self.strange or self.broken)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as the chat app got it."""

    at: datetime
    id: int
    new: bool
    to: int
    text: str


def judge(members: Sequence[Member], read: Path, database: Path) -> Verdict:
    """Hold what the chat app got, and what the database has, against the plan."""
    found, verdict = _heard(read), Verdict()
    verdict.messages = len(found)
    chains: defaultdict[int, list[Heard]] = defaultdict(list)
    for heard in found:
        chains[heard.id].append(heard)
    by_account: defaultdict[str, list[list[Heard]]] = defaultdict(list)
    for chain in chains.values():
        heads = [head for heard in chain if (head := HEAD.match(heard.text))]
        if heads:
            by_account[heads[-1][1]].append(chain)
    for member in members:
        mine = by_account.pop(member.label, [])
        verdict.strange += sum(chain[0].to != address(member.owner) for chain in mine)
        for incident in _incidents(member):
            about = [chain for chain in mine if _price(chain) == incident[0].price]
            mine = [chain for chain in mine if chain not in about]
            _judge_one(verdict, incident, about, member.label)
        verdict.strange += len(mine)
    verdict.strange += sum(map(len, by_account.values()))
    verdict.broken += _stored(members, database)
    return verdict


def _judge_one(
    verdict: Verdict, incident: Sequence[Change], chains: Sequence[Sequence[Heard]], label: str
) -> None:
    """`chains` are its messages, each with its edits, in the order in which they came. One that is late may
    be a reminder already when it comes."""
    marked = [chain for chain in chains if say("repeat-mark") in chain[0].text]
    others = [chain for chain in chains[1:] if chain not in marked and AGAIN not in chain[0].text]
    shown = max((int(n) for chain in chains for h in chain for n in FILLS.findall(h.text)), default=0)
    verdict.fills += len(incident)
    verdict.incidents += 1
    verdict.lost += max(0, len(incident) - shown)
    verdict.marked += len(marked)
    verdict.twice += len(others)
    if shown != len(incident):
        verdict.broken.append(f"{label} is told {shown} fills of {len(incident)} from {incident[0].at} on")


def _incidents(member: Member) -> Iterator[tuple[Change, ...]]:
    """What ADL takes of an account in each cascade."""
    for price in TAKEN_AT:
        if taken := tuple(change for change in member.taken() if change.price == price):
            yield taken


def _price(chain: Sequence[Heard]) -> Decimal | None:
    """The price at which ADL took what a message and its edits tell of."""
    found = next((at for heard in reversed(chain) for at in PRICE.findall(heard.text)), None)
    return None if found is None else Decimal(found.replace(",", ""))


def _heard(read: Path) -> list[Heard]:
    rows = [json.loads(line) for line in read.read_text().splitlines()]
    return [
        Heard(
            datetime.fromisoformat(r["at"]),
            r["id"],
            r["how"].startswith("send"),
            int(r["to"]),
            MARKUP.sub("", r["text"]),
        )
        for r in rows
    ]


def _stored(members: Sequence[Member], database: Path) -> Iterator[str]:
    """What is wrong with what was written down."""
    with closing(sqlite3.connect(database)) as db:
        if (state := db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            yield str(state)
        rows = db.execute(
            "SELECT accounts.label, count(*) FROM fills JOIN accounts ON accounts.id = fills.account "
            "WHERE fills.cause = 'adl' GROUP BY 1"
        )
        stored = dict(rows.fetchall())
        for member in members:
            if stored.get(member.label, 0) != len(member.taken()):
                yield f"{member.label} has {stored.get(member.label, 0)} ADL fills of {len(member.taken())}"
        ended = "SELECT state, count(*) FROM deliveries WHERE state IN ('gone', 'rejected') GROUP BY 1"
        yield from (f"ended without a message: {row}" for row in db.execute(ended))


@dataclass(frozen=True, slots=True)
class Growth:
    """How a figure was after the warm-up and at the end: medians of some hours."""

    name: str
    before: float
    after: float
    allowed: float

    @property
    def good(self) -> bool:
        return self.after <= self.before + self.allowed


def growth(hours: Sequence[Hour], warm_up: float) -> tuple[Growth, ...]:
    """What was held after the warm-up (hours) and at the end; a twentieth more, and a little, is none.
    Empty where it was too short to say."""
    warm = [hour for hour in hours if hour.hour > warm_up]
    if len(warm) < 2 * TAIL:
        return ()
    first, last = warm[:TAIL], warm[-TAIL:]
    found = []
    for name, slack in (
        ("rss", 16 << 20),
        ("blocks", 20_000),
        ("traced", 4 << 20),
        ("files", 24),
        ("tasks", 24),
    ):
        before, after = (median(getattr(hour, name) for hour in some) for some in (first, last))
        found.append(Growth(name, before, after, before / 20 + slack))
    return tuple(found)
