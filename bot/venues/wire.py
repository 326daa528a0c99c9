"""One account's way to its venue: every call spends the budgets, is signed, sent, and judged."""

import hmac
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.clock import Clock, to_ms
from bot.errors import Busy, KeyRefused
from bot.model.instrument import Instrument
from bot.model.position import PositionKey
from bot.venues.budget import Budget, Limit
from bot.venues.contract import Endpoint, Feed, Stream
from bot.venues.reply import Reply, plain_complaint

if TYPE_CHECKING:
    from bot.venues.client import Pool

_LONGEST_WAIT = 5.0
"""Seconds that a call may wait for the budget; a look that waits longer must fail, so that it is noticed."""
_PAUSE_WITHOUT_WORD = 60.0
"""Seconds to stay away after a 429 or 418 that named no time."""
_SHORTEST = 4
"""Characters from which on a key field is looked for in a reply: less stands in any."""
_REMOVED = b"removed"
_LONGEST_PAUSE = 3 * 86_400.0
"""Seconds of the longest ban that any venue documents."""


class AccountWire:
    """One account's calls: spends the budgets, sends, and raises what the venue complains about."""

    def __init__(
        self,
        pool: "Pool",
        client: Any,
        fields: Mapping[str, str],
        label: str,
        held: Collection[PositionKey],
        reads: Collection[str],
    ) -> None:
        self.pool = pool
        self.client = client
        self.fields = fields
        self.held = held
        self.reads = reads
        self.label = label
        self.budgets: dict[str, Budget] = {}

    @property
    def clock(self) -> Clock:
        return self.pool.clock

    def now(self) -> datetime:
        return self.pool.now()

    async def instruments(self, symbols: Iterable[str]) -> Mapping[str, Instrument]:
        return await self.pool.catalogue.of(symbols)

    def stream(self, feed: Feed) -> AbstractAsyncContextManager[Stream]:
        return self.pool.stream(feed)

    def sign(self, text: str) -> tuple[str, bytes]:
        return self.client.apiKey, hmac.digest(self.client.secret.encode(), text.encode(), "sha256")

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        """The payload of a reply without complaint. Raises a VenueError for every other outcome."""
        budgets = [self._budget(limit) for limit in endpoint.limits]
        await self._take(endpoint.weight, budgets)
        self._set_clock()
        try:
            reply, raw = await getattr(self.client, endpoint.implicit)(dict(params))
        except self.pool.signing_errors as error:
            raise KeyRefused("the key cannot sign a request; check that it was copied whole") from error
        now, venue_ms = self.pool.clock.monotonic(), to_ms(self.now())
        for budget in budgets:
            budget.heard(reply.headers, venue_ms, now)
        if self.pool.recorder is not None and self.label:  # a key that is only being proven has none
            self.pool.recorder(self.label, endpoint, params, reply.status, self._without_keys(raw))
        complaint = self.pool.venue.complaint(reply) or plain_complaint(reply)
        if complaint is None:
            return reply.payload
        if isinstance(complaint, Busy):
            self._slow_down(complaint, reply, budgets)
        raise complaint

    def _without_keys(self, raw: bytes) -> bytes:
        """A reply without the account's own keys: a broken gateway may show the request that it got."""
        for field in self.pool.venue.key_fields:
            value = str(getattr(self.client, field.attribute)).encode()
            if field.secret and len(value) >= _SHORTEST:
                raw = raw.replace(value, _REMOVED)
        return raw

    def _budget(self, limit: Limit) -> Budget:
        if not limit.per_key:
            return self.pool.budget(limit)
        if limit.name not in self.budgets:
            self.budgets[limit.name] = Budget(limit, self.pool.venue.pace.margin)
        return self.budgets[limit.name]

    async def _take(self, weight: int, budgets: Collection[Budget]) -> None:
        """Book `weight` on every budget once all have room. Raises Busy rather than wait too long."""
        clock = self.pool.clock
        latest = clock.monotonic() + _LONGEST_WAIT
        while True:
            now = clock.monotonic()
            for budget in budgets:
                if left := budget.paused(now):
                    raise Busy("the exchange asked for a pause", left, whole_host=not budget.limit.per_key)
            wait = max((budget.wait(weight, now) for budget in budgets), default=0.0)
            if not wait:
                for budget in budgets:
                    budget.spend(weight, now)
                return
            if now + wait > latest:  # others may have been quicker each time
                raise Busy("this host has used its share of requests", wait, whole_host=False)
            await clock.sleep(wait)

    def _set_clock(self) -> None:
        """Have requests signed with the venue's time: it refuses those that are far off."""
        ahead = self.pool.skew.seconds
        if "timeDifference" in self.client.options:
            self.client.options["timeDifference"] = -round(ahead * 1000)

    def _slow_down(self, busy: Busy, reply: Reply, budgets: Collection[Budget]) -> None:
        """Pause the budgets that the venue means, or all of the call where it has none of that kind; a ban is
        left marked only for the first who hears of it."""
        stated = reply.headers.get("retry-after", "")
        if busy.after is None and stated.isdecimal():
            busy.after = min(float(stated), _LONGEST_PAUSE)
        if busy.after is None:
            busy.after = _PAUSE_WITHOUT_WORD
        now = self.pool.clock.monotonic()
        meant = [budget for budget in budgets if budget.limit.per_key is not busy.whole_host] or budgets
        if busy.ban and meant:
            busy.ban = True in {budget.ban(busy.after, now) for budget in meant}
        if busy.ban:
            self.pool.note_ban(busy.after, str(busy))
        for budget in meant:
            budget.pause(busy.after, now)
