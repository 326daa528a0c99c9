"""One event of every kind, for tests that must hold for all of them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.model.drill import Arrival, DrillReported
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    BackAfter,
    Banned,
    ClockOff,
    Event,
    FirstLook,
    Forced,
    GaugeMoved,
    HedgeDrifted,
    NeutralityChanged,
    Oddity,
    Outage,
    PastUnread,
    Reduced,
    SeesAgain,
    SignalBack,
    SignalLost,
    Trial,
    WentBlind,
)
from bot.model.exposure import Noted, NoteKind, RegimeChanged, Reloaded
from bot.model.fill import Cause
from bot.model.hedge import Balance, Closing, Imbalance, Leg, Pairing
from bot.model.hosting import CopyFailed, Knocking
from bot.model.ids import AccountId, AlertId, ChecklistId, IncidentId, PersonId, VenueName
from bot.model.incident import Incident, Taken
from bot.model.instrument import Instrument, Payoff
from bot.model.key import (
    KeyBinding,
    KeyExpires,
    KeyHarmless,
    KeyReads,
    KeyRenewed,
    KeyTooPowerful,
    KeyTurnedDown,
    KeyUnjudged,
)
from bot.model.observation import Neutrality
from bot.model.order import Cancel, CancelledOrder, OpenOrder
from bot.model.part import Cure, Part
from bot.model.position import Side, SizeUnit
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import ChecklistDone, HandedOver, Pictured, RebuildOpened, Unacknowledged
from bot.model.proof import Right
from bot.model.reach import Unreached
from bot.model.regime import Regime, RegimeState, Why
from bot.model.signal import Danger, Signal
from bot.model.summary import AccountStands, Digest, HeldBack, Rhythm
from bot.model.unread import Unread
from tests.builders import ACCOUNT, at, fill, key, position


def taken(
    cut: str | int = 4, before: str | int | None = 10, shown: str | int | None = 6, **more: object
) -> Taken:
    """ADL took `cut` of a short of `before` at 2512; `shown` is what is left."""
    size = Decimal(str(cut))
    facts: dict[str, object] = {
        "key": key(),
        "side": Side.SHORT,
        "unit": SizeUnit.BASE,
        "value": size * 2512,
        "fills": 2,
        "before": None if before is None else Decimal(str(before)),
        "shown": None if shown is None else Decimal(str(shown)),
        "realised": Decimal("352.4"),
        "currency": "USDT",
        "mark": Decimal("2511.5"),
        "proof": "mark=adl",
    }
    return Taken(taken=size, **(facts | more))  # type: ignore[arg-type]


def stepped(tick: str, symbol: str = "ETHUSDT") -> Instrument:
    """A linear market whose prices move in steps of `tick`."""
    return Instrument(symbol, "ETH", "USDT", "USDT", Payoff.LINEAR, Decimal(1), Decimal(tick))


def adl(*parts: Taken, late_by: float = 0) -> AdlTaken:
    """An incident of these parts, of one part when none is given."""
    incident = Incident(IncidentId("7:adl:f1"), AlertId("7:adl:f1"), at(), at(2), at(4), parts or (taken(),))
    return AdlTaken(at(4), incident, late_by)


def gauge_moved(was: int, level: int, of: int = 4) -> GaugeMoved:
    return GaugeMoved(at(3), position(10, level=level), was, level, of)


def reduced(before: str | int = 10, after: str | int = 6) -> Reduced:
    old, new = Decimal(str(before)), Decimal(str(after))
    return Reduced(at(5), AlertId("7:reduced:x"), key(), Side.SHORT, SizeUnit.BASE, old, new, old - new)


def forced(cause: Cause = Cause.LIQUIDATION, left: int | None = 6, late_by: float = 0) -> Forced:
    size = None if left is None else Decimal(left)
    return Forced(at(6), AlertId("7:forced:x"), cause, (fill(cause=cause),), size, SizeUnit.BASE, late_by)


SOMEWHERE = VenueName("somewhere")


def order(id: str = "o1", symbol: str = "ETHUSDT", **more: object) -> OpenOrder:
    """A reduce-only stop that buys 10 back at 2,700."""
    facts: dict[str, object] = {
        "buy": True,
        "kind": "STOP_MARKET",
        "size": Decimal(10),
        "price": None,
        "trigger": Decimal(2700),
        "reduce_only": True,
    }
    return OpenOrder(id=id, symbol=symbol, **(facts | more))  # type: ignore[arg-type]


def cancelled(
    id: str = "o1", reason: Cancel = Cancel.ADL, after: float | None = 0, **more: object
) -> CancelledOrder:
    """`order` as the venue took it away, `after` seconds past noon."""
    return CancelledOrder(order(id, **more), reason, f"mark={reason}", None if after is None else at(after))  # type: ignore[arg-type]


def signal(
    danger: Danger | None = Danger.HIGH, symbol: str = "ETHUSDT", after: float = 0, **more: object
) -> Signal:
    facts: dict[str, object] = {"said": f"risk={danger}", "fund": Decimal(1_200_000), "asset": "USDT"}
    return Signal("risk", symbol, at(after), danger, **(facts | more))  # type: ignore[arg-type]


def regime(kind: Regime = Regime.WARNING, after: float = 12, **more: Any) -> RegimeState:
    """ETHUSDT in a regime that it entered `after` seconds past noon, since its fund fell by a fifth."""
    facts: dict[str, Any] = {
        "reasons": ((Why.FUND_FELL_8H, Decimal("0.213")), (Why.ADL_HERE, Decimal(2))),
        "began": at(after),
        "peak": at(after) if kind.dangerous else at(),
        "revised": at(after),
        "signals": (signal(drawdown=Decimal("-0.213"), starts=Decimal("-0.3"), daily=True),),
    }
    return RegimeState("ETHUSDT", kind, at(after), **(facts | more))


def regime_changed(kind: Regime = Regime.WARNING, **more: Any) -> RegimeChanged:
    return RegimeChanged(at(12), SOMEWHERE, regime(kind, **more))


def noted(kind: NoteKind = NoteKind.HEAVY_WINNER, number: str = "0.4") -> Noted:
    return Noted(at(19), kind, position(10), Decimal(number), regime())


def reloaded(**more: Any) -> Reloaded:
    """Of a short of 10 at 5x, 4 were taken; now it is 10 again."""
    facts: dict[str, Any] = {
        "before": Decimal(10),
        "taken": Decimal(4),
        "taken_at": at(4),
        "leverage_before": Decimal(5),
        "notional_before": Decimal(25_000),
        "regime": regime(),
    }
    return Reloaded(at(20), AlertId("7:reload:x"), position(10), **(facts | more))


def leg(coins: str | int, account: int = ACCOUNT, **more: Any) -> Leg:
    """A linear leg of so many ETH, counted in coins, at 2500."""
    size = Decimal(str(coins))
    where = f"account {account} (Somewhere)"
    return Leg(AccountId(account), where, "ETH", size, key(), size, Decimal(2500), **more)


def imbalance(balance: Balance = Balance.OPEN, **more: Any) -> Imbalance:
    """A short of 10 against a long of 10 has lost 4."""
    long, short = leg(10, account=8), leg(-6, available=Decimal(1200), currency="USDT")
    open_one = balance is Balance.OPEN
    ways = (Closing(long, False, Decimal(4), True), Closing(short, False, Decimal(4), False))
    facts: dict[str, Any] = {
        "before": Decimal(0),
        "after": Decimal(4 if open_one else 0),
        "usd": Decimal(10_000 if open_one else 0),
        "hedged": Decimal("0.6") if open_one else Decimal(1),
        "naked": long if open_one else None,
        "closings": ways if open_one else (),
        "pairing": Pairing.SUGGESTED,
        "gross": Decimal(10),
        "balance": balance,
    }
    return Imbalance("ETH", **(facts | more))


def drifted(balance: Balance = Balance.OPEN, person: int = 2) -> HedgeDrifted:
    alert = AlertId("person-2:drift:ETH:x")
    return HedgeDrifted(at(400), alert, PersonId(person), at(200), imbalance(balance))


def under_way(over: bool = False) -> AdlUnderWay:
    return AdlUnderWay(at(13), AlertId("7:under-way:x"), position(10, under_adl=not over), over)


def outage(*back: float | None) -> Outage:
    """Two accounts that could not be read since noon, unless said when each was read again."""
    labels = ("main", "fund/alpha")
    accounts = tuple(
        Unread(AccountId(7 + n), label, at(60 + n), at(n), "no answer in time", None if s is None else at(s))
        for n, (label, s) in enumerate(zip(labels, back or (None, None), strict=True))
    )
    return Outage(at(max((s for s in back if s), default=61)), AlertId("7:blind"), SOMEWHERE, accounts)


def digest(**more: object) -> Digest:
    """The all-clear of person 2: one account, read a moment ago."""
    stands = AccountStands("main", SOMEWHERE, at(895), "", 2, (1, 4))
    facts: dict[str, object] = {"rhythm": Rhythm.DAILY, "since": at(-80_000), "accounts": (stands,)}
    return Digest(at(900), PersonId(2), **(facts | more))  # type: ignore[arg-type]


def every_event() -> tuple[Event, ...]:
    """One of each kind, an answered question among them."""
    return (
        FirstLook(at(1), (position(10), position(3, "XRPUSDT", level=4))),
        gauge_moved(1, 3),
        adl(),
        forced(),
        reduced(),
        WentBlind(at(65), at(), "no answer in time"),
        SeesAgain(at(95), at()),
        outage(),
        KeyTurnedDown(at(7), "the key was deleted"),
        KeyExpires(at(7), at(7) + timedelta(days=6.5), 7),
        KeyRenewed(at(8), at(9), None),
        KeyTooPowerful(at(8), (Right.TRADE, Right.WITHDRAW), ("canTrade", "canWithdraw"), stopped=True),
        KeyBinding(at(8), bound=False),
        KeyHarmless(at(90_000), at(8)),
        KeyReads(at(8), ("COIN-M",), ("margin",)),
        KeyUnjudged(at(8)),
        PastUnread(at(8), "The exchange keeps only three months."),
        Oddity(at(9), "execType=Surprise"),
        BackAfter(at(9000), at()),
        Trial(at(10), "Ana"),
        CopyFailed(at(19), "No space left on device"),
        Knocking(at(600), at(20), 25, 3, "Console", "eve", 20),
        Unreached(at(11), "Ana", "Console", "blocked by the person"),
        regime_changed(),
        noted(),
        reloaded(),
        under_way(),
        NeutralityChanged(at(14), Neutrality.ON, Neutrality.OFF),
        SignalLost(at(700), SOMEWHERE, "risk", "fund", at(15), "ETHUSDT"),
        SignalBack(at(900), SOMEWHERE, "risk", "", at(16)),
        Banned(at(17), SOMEWHERE, 120.0, "too many requests (HTTP 418)"),
        ClockOff(at(18), SOMEWHERE, -42.3),
        drifted(),
        ChecklistDone(at(2500), AlertId("7:adl:f1:to:1"), PersonId(1), at(), 5, skipped=1, by_hand=1),
        RebuildOpened(at(3600), AlertId("7:adl:f1:to:1"), ("ETHUSDT",)),
        PartFailed(
            at(95), AlertId("program:chat"), Part.CHAT, at(), 95, 90, Cure.RESTART, "app", "App", "cut"
        ),
        PartWell(at(150), AlertId("program:chat:well"), Part.CHAT, at(), 1, "app", "App"),
        Started(at(9000), "0.1.0", 3, at(), clean=False, missed=True),
        Stopping(at(9100), "0.1.0"),
        HeldBack(at(900), at(100), (AlertId("7:adl:f1:to:1"),)),
        digest(),
        Pictured(at(400), adl().incident),
        HandedOver(at(30), ChecklistId(9), PersonId(2), "orders", "Review the cancelled orders", "Ana"),
        DrillReported(
            at(40),
            AlertId("drill:9:report"),
            PersonId(1),
            at(),
            (Arrival("App", 0.84), Arrival("Other", None, "slow down", waited=True)),
            acked_by="Ana",
            acked_after=31.5,
        ),
        Unacknowledged(at(904), AlertId("7:adl:f1:to:1"), "Bo", at(4), (PersonId(2),)),
    )
