"""The made-up account of a drill: what it shows is a script by the seconds since ADL took from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.errors import Lacks
from bot.model.baseline import Baseline
from bot.model.drill import SYMBOL
from bot.model.fill import Cause, Fill
from bot.model.funds import Funds, Pot
from bot.model.ids import AccountId, FillId
from bot.model.instrument import Instrument, Payoff
from bot.model.observation import Cursor, Fills, Neutrality, Observation
from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders
from bot.model.position import MarginMode, NoGauge, NoGaugeReason, Position, PositionKey, Side, SizeUnit
from bot.model.proof import Proof, Verdict
from bot.model.regime import Regime, RegimeState, Why
from bot.venues.contract import Look

REPLACED = timedelta(seconds=20)
"""After so long the made-up owner has put the lost stop in place again."""
CALM = timedelta(seconds=75)
"""After so long the made-up market is calm, and the position stands at a lower leverage."""
BEFORE, TAKEN, MARK = Decimal("0.05"), Decimal("0.02"), Decimal(79_400)
"""Small enough for no hint and no warning of its own."""
_KEY = PositionKey(SYMBOL, "SHORT")
_COINS = Instrument(SYMBOL, "BTC", "USDT", "USDT", Payoff.LINEAR, Decimal(1), Decimal("0.1"))
_PROOF = "drill"


class DrillAccount:
    """Implements `VenueSession` without a venue: ADL took 0.02 of a short of 0.05 BTC at `began_at`."""

    def __init__(self, began_at: datetime, now: Callable[[], datetime]) -> None:
        self._began_at = began_at
        self._now = now

    async def prove(self) -> Proof:
        return Proof(Verdict.READ_ONLY)

    async def positions(self) -> Look:
        leverage = 1 if self._since() >= CALM else 12
        return Look((_short(BEFORE - TAKEN, leverage),))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        return Fills((self._fill(),), {"drill": "1"})

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        resting = (_stop("2", BEFORE - TAKEN),) if self._since() >= REPLACED else ()
        lost = CancelledOrder(_stop("1", BEFORE), Cancel.ADL, _PROOF, self._began_at)
        return Orders(resting, (lost,), frozenset({SYMBOL}))

    async def neutrality(self) -> Neutrality:
        raise Lacks("no such mode in a drill")

    async def funds(self) -> Funds:
        return _margin()

    def regimes(self) -> dict[str, RegimeState]:
        """How dangerous the made-up market is."""
        if self._since() >= CALM:
            return {SYMBOL: RegimeState(SYMBOL, Regime.CALM, self._began_at + CALM)}
        reasons = ((Why.VENUE_SAYS_ADL, Decimal(1)),)
        return {SYMBOL: RegimeState(SYMBOL, Regime.WARNING, self._began_at, reasons)}

    def stage(self) -> int:
        """Which part of the script it is in: what it shows has changed when this has."""
        return sum(self._since() >= at for at in (REPLACED, CALM))

    def _since(self) -> timedelta:
        return self._now() - self._began_at

    def _fill(self) -> Fill:
        return Fill(
            id=FillId("drill:1"),
            key=_KEY,
            signed=TAKEN,
            price=MARK + 60,
            at=self._began_at,
            cause=Cause.ADL,
            proof=_PROOF,
            mark_price=MARK,
            realised=TAKEN * 8_540,
            currency="USDT",
            size_before=BEFORE,
        )


def before(account: AccountId, at: datetime, tuning: Tuning) -> Baseline:
    """What is remembered of the account when ADL takes from it: its position, its stop and its margin."""
    known = Baseline()
    for seen in (
        Observation(at, (_short(BEFORE, 12),), (), cursor={"drill": "0"}),
        Observation(at, orders=Orders((_stop("1", BEFORE),), (), frozenset({SYMBOL}))),
        Observation(at, funds=_margin()),
    ):
        _, known = step(account, known, seen, tuning)
    return replace(known, watched_from=at)


def _short(size: Decimal, leverage: int) -> Position:
    return Position(
        key=_KEY,
        side=Side.SHORT,
        size=size,
        unit=SizeUnit.BASE,
        gauge=NoGauge(NoGaugeReason.NOT_OFFERED),
        entry_price=Decimal(88_000),
        mark_price=MARK,
        notional=size * MARK,
        leverage=Decimal(leverage),
        margin_mode=MarginMode.CROSS,
        profit=size * 8_600,
        currency="USDT",
        liquidation_price=Decimal(95_300),
        instrument=_COINS,
    )


def _stop(number: str, size: Decimal) -> OpenOrder:
    return OpenOrder(f"drill-{number}", SYMBOL, True, "STOP_MARKET", size, None, Decimal(91_000), True)


def _margin() -> Funds:
    return Funds((Pot("USDT", Decimal(2_000), Decimal(2_250), Decimal(40), Decimal(1_800)),))
