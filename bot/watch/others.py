"""Which accounts this process watches, and what is known of those that others do."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from bot.model.ids import AccountId
from bot.model.person import Account
from bot.store import baselines
from bot.store.database import Transaction
from bot.watch.watched import Watched


class Share(Protocol):
    """The part of the accounts that is this process's."""

    def mine(self, account: AccountId) -> bool:
        """Whether the account is one of them."""

    def sure(self) -> bool:
        """Whether nobody else may have them by now."""


class Whole:
    """All of them: nobody else watches."""

    def mine(self, account: AccountId) -> bool:
        return True

    def sure(self) -> bool:
        return True


class Mirror:
    """The accounts that others watch, as these wrote what they saw. `opened` gives one as it is stored."""

    def __init__(self, opened: Callable[[Transaction, Account], Awaitable[Watched | None]]) -> None:
        self._opened = opened
        self._stamps: Mapping[AccountId, str] = {}
        self.there: dict[AccountId, Watched] = {}

    async def refresh(self, db: Transaction, others: Mapping[AccountId, Account]) -> None:
        """Read what has changed since."""
        for gone in self.there.keys() - others.keys():
            del self.there[gone]
        if not others:
            return
        stamps = await baselines.stamps(db)
        changed = [a for a in self.there if stamps.get(a) != self._stamps.get(a)]
        for number, baseline in (await baselines.some(db, changed)).items():
            self.there[number].baseline = baseline
        for account in others.values():
            known = self.there.get(account.id)
            if known is not None and known.account.keyed_at == account.keyed_at:
                known.account = account
            elif opened := await self._opened(db, account):
                self.there[account.id] = opened
        self._stamps = stamps
