"""ADL fills of one account that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.model.ids import AlertId, IncidentId
from bot.model.instrument import EXACT, Instrument, Payoff
from bot.model.order import CancelledOrder, OpenOrder
from bot.model.position import PositionKey, Side, SizeUnit

SMALLEST = Decimal("1e-18")
"""The step in which amounts of coins that come of a division are kept."""

Amount = tuple[Decimal, str]
"""So much of a currency."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What ADL did to one position.

    `before` and `taken` are positive sizes in `unit`; `before` is None when nobody saw the position
    before. `shown` is the size the venue shows now (0: closed), None until a look has read it. `value` is
    the sum of price times size over the fills, `realised` the profit before fees as the venue sent it,
    None when it sent none. `mark` is the mark price of the last fill. `haircut` is how much worse than the
    mark price at the time the fills were, in `haircut_currency`: positive is a loss against the mark, None
    unless a mark price is known for every fill and the contract is known. `mark_age` is how many seconds
    before the last fill the mark price was seen, where the venue sends none with its fills: the haircut is
    then an estimate. `instrument` as in a position. `entry` is the average price at which the position was
    opened, None when it was not shown. `other` is how much other executions than ADL, mostly the owner's
    own, have changed the size since it was `before` (at `since`, the venue's time): negative for less.
    `inverted` is the sum of size over price, None where it was not kept. `fee` is the sum of the fees in
    `currency`, positive when paid, None unless the venue names it for every fill. `profit` is the open profit
    of the whole position, in `currency`, as the last look before showed it.
    """

    key: PositionKey
    side: Side
    unit: SizeUnit
    taken: Decimal
    value: Decimal
    fills: int
    before: Decimal | None = None
    shown: Decimal | None = None
    realised: Decimal | None = None
    currency: str = ""
    mark: Decimal | None = None
    proof: str = ""
    haircut: Decimal | None = None
    instrument: Instrument | None = None
    entry: Decimal | None = None
    mark_age: float | None = None
    other: Decimal = Decimal(0)
    since: datetime | None = None
    inverted: Decimal | None = None
    fee: Decimal | None = None
    profit: Decimal | None = None

    @property
    def average_price(self) -> Decimal:
        return self.value / self.taken

    @property
    def expected(self) -> Decimal | None:
        """The size that should be left; None when the size before is unknown."""
        return None if self.before is None else max(Decimal(0), self.before - self.taken + self.other)

    @property
    def full(self) -> bool:
        """Whether ADL took all of it, or nothing of it is left. What its owner opens again later does not
        undo that."""
        taken_all = self.before is not None and self.taken >= self.before
        return taken_all or (self.shown == 0 and self.other >= 0)

    @property
    def haircut_currency(self) -> str:
        """The quote currency; the coin of an inverse contract."""
        if self.instrument is None:
            return self.currency
        inverse = self.instrument.payoff is Payoff.INVERSE
        return self.instrument.settle if inverse else self.instrument.quote

    @property
    def worth(self) -> Amount | None:
        """What was taken at the prices it was taken at; None when the contract is not known."""
        match self.instrument, self.unit:
            case None, SizeUnit.BASE:
                return self.value, self.currency
            case None, SizeUnit.USD:
                return self.taken, "USD"
            case Instrument(payoff=Payoff.LINEAR) as known, _:
                return EXACT.multiply(self.value, known.contract), known.quote
            case Instrument(payoff=Payoff.INVERSE) as known, _:
                return EXACT.multiply(self.taken, known.contract), known.quote
            case _:
                return None

    @property
    def earned(self) -> Amount | None:
        """The profit before fees: as the venue sent it, else by the entry price; None when not known."""
        return self.gain if self.realised is None else (self.realised, self.currency)

    @property
    def share(self) -> Decimal | None:
        """What of the open profit the fills realised, as a part of one; None where it was no profit."""
        earned = self.earned
        if earned is None or not self.profit or self.profit < 0 or earned[0] < 0:
            return None
        return EXACT.divide(earned[0], self.profit) if earned[1] == self.currency else None

    @property
    def gain(self) -> Amount | None:
        """The profit before fees as the entry price gives it, for a venue that sends none: of a coin-margined
        contract in coins; None where it cannot be known."""
        if self.entry is None or self.realised is not None:
            return None
        per_contract = EXACT.multiply(self.value - self.taken * self.entry, Decimal(self.side.sign))
        match self.instrument:
            case None if self.unit is SizeUnit.BASE:
                return per_contract, self.currency
            case Instrument(payoff=Payoff.LINEAR) as known:
                return EXACT.multiply(per_contract, known.contract), known.quote
            case Instrument(payoff=Payoff.INVERSE) as known if self.entry and self.inverted is not None:
                coins = EXACT.subtract(EXACT.divide(self.taken, self.entry), self.inverted)
                signed = EXACT.multiply(EXACT.multiply(coins, known.contract), Decimal(self.side.sign))
                return signed.quantize(SMALLEST, context=EXACT), known.settle
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Incident:
    """`first_at` and `last_at` are the venue's times of the first and the newest fill; `seen_at` is the
    host's time of the newest look that brought one. `alert` is the message that tells of it. `cancelled` are
    orders that went away with it; `standing` those that still rest in the symbols hit, None until read."""

    id: IncidentId
    alert: AlertId
    first_at: datetime
    last_at: datetime
    seen_at: datetime
    taken: tuple[Taken, ...]
    cancelled: tuple[CancelledOrder, ...] = ()
    standing: tuple[OpenOrder, ...] | None = None

    @property
    def lost(self) -> tuple[CancelledOrder, ...]:
        """The orders that went away, protection before the others."""
        return tuple(sorted(self.cancelled, key=lambda cancelled: not cancelled.order.protects))

    @property
    def symbols(self) -> frozenset[str]:
        return frozenset(t.key.symbol for t in self.taken)

    @property
    def fills(self) -> int:
        return sum(t.fills for t in self.taken)

    @property
    def realised(self) -> tuple[Amount, ...]:
        """The profit that the venue sent, summed by currency."""
        return _summed((t.realised, t.currency) for t in self.taken if t.realised is not None)

    @property
    def fees(self) -> tuple[Amount, ...]:
        """The fees, summed by currency; none unless they are known of every position."""
        known = [(t.fee, t.currency) for t in self.taken if t.fee is not None]
        return _summed(known) if len(known) == len(self.taken) else ()

    @property
    def gain(self) -> tuple[Amount, ...]:
        """The profit by the entry prices, summed by currency; none unless it is known of every position."""
        gains = [t.gain for t in self.taken]
        return _summed(g for g in gains if g is not None) if None not in gains else ()

    @property
    def haircut(self) -> tuple[Amount, ...]:
        """How much worse than the marks it was, summed by currency."""
        return _summed((t.haircut, t.haircut_currency) for t in self.taken if t.haircut is not None)

    @property
    def worth(self) -> tuple[Amount, ...]:
        """What was taken, summed by quote currency."""
        return _summed(t.worth for t in self.taken if t.worth is not None)


def _summed(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    sums: dict[str, Decimal] = {}
    for amount, currency in amounts:
        sums[currency] = EXACT.add(sums.get(currency, Decimal(0)), amount)
    return tuple((amount, currency) for currency, amount in sums.items())
