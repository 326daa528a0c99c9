"""A market that stands still and a plain dialect, for tests of the loopback exchange itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.rehearsal.facts import Answer, Query, SimAccount, SimMarket

START = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that shows what the test sets."""

    moment: datetime = START
    rate: float = 1.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("the exchange never sleeps")


@dataclass
class StillMarket:
    """Fixed accounts by key; remembers the times it was played up to."""

    accounts: dict[str, SimAccount]
    played: list[datetime] = field(default_factory=list)
    market: SimMarket = field(default_factory=SimMarket)

    def advance(self, now: datetime) -> None:
        self.played.append(now)

    def account(self, key: str) -> SimAccount | None:
        return self.accounts.get(key)

    def public(self) -> SimMarket:
        return self.market


class PlainDialect:
    """Says what it was asked, whose account it saw and its equity; `/text` is answered as text."""

    def key(self, query: Query) -> str | None:
        return query.headers.get("x-key")

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        if query.path == "/text":
            return Answer("[1, 2]", headers={"X-Kind": "text", "date": "long ago", "content-type": "text/x"})
        if query.path == "/private" and account is None:
            return Answer({"refused": True}, status=401)
        return Answer(
            {
                "asked": f"{query.method} {query.path}",
                "params": dict(query.params),
                "body": query.body,
                "now": query.now.isoformat(),
                "equity": None if account is None else str(account.equity),
            }
        )


class TalkingDialect(PlainDialect):
    """Repeats what it hears, and pushes what it has heard so far with the fund of the moment."""

    def hear(self, query: Query, text: str) -> Sequence[str]:
        return () if text == "hush" else (f"heard {text}",)

    def push(self, query: Query, heard: Sequence[str]) -> Sequence[str]:
        return (f"{query.path} {'+'.join(heard)} {query.market.fund} {query.now:%M:%S}",) if heard else ()
