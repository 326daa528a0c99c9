"""OKX's payloads turned into facts; pure. Field names are those of the V5 documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Cursor, Fills
from bot.model.position import MarginMode, NoGauge, NoGaugeReason, Position, PositionKey, Side, SizeUnit
from bot.venues.contract import Look, Proof, Right, Verdict
from bot.venues.reading import (
    Row,
    above_zero,
    gauge,
    key,
    maybe_moment,
    maybe_number,
    maybe_price,
    moment,
    number,
    numbers,
    rows,
    text,
)

Leg = tuple[str, str]
"""instId and posSide: what a fill says of its position."""

_DERIVATIVES = frozenset({"SWAP", "FUTURES"})
_SKIPPED = frozenset({"SPOT", "MARGIN", "OPTION", "EVENTS"})
"""Documented product types that are no position of ours. MARGIN rows carry an `adl` without a meaning."""

_SIDES = {"long": Side.LONG, "short": Side.SHORT}
_MODES = {"cross": MarginMode.CROSS, "isolated": MarginMode.ISOLATED}
_DOLLARS = frozenset({"USD", "USDT", "USDC", "USDG"})
"""Margin currencies counted as US dollars. USD, USDC and USDG are the documented settlement choices."""

_CAUSES = {
    **dict.fromkeys(("1", "2", "3", "4", "5", "6"), Cause.OWN_ORDER),
    **dict.fromkeys((str(code) for code in range(100, 108)), Cause.LIQUIDATION),
    # unsure: 112 and 113 are in the list of bills; the list of fills may not have them.
    **dict.fromkeys(("112", "113"), Cause.DELIVERY),
    **dict.fromkeys(("125", "126", "127", "128"), Cause.ADL),
}
"""subType -> cause. 100-103 partial, 104-107 full liquidation."""

_RIGHTS = {"trade": Right.TRADE, "withdraw": Right.WITHDRAW}

_MINUTE = 60_000
_DAY = 1440 * _MINUTE
_OVERLAP = 60 * _MINUTE
_RECENT = _DAY * 5 // 2
"""`fills` keeps three days; half a day is left as a margin. In milliseconds."""
_KEPT = 90 * _DAY
"""`fills-history` keeps three months."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From when to read fills: `begin` in ms; `far` when only fills-history holds it; `gap` for people."""

    begin: int
    far: bool
    gap: str


def data(payload: Any) -> list[Row]:
    """The records of a successful reply. Raises Garbled: an error reply can look like an empty list."""
    if not isinstance(payload, dict) or str(payload.get("code")) != "0":
        raise Garbled("the answer is not a result of OKX")
    return rows(payload.get("data"), "data")


def positions(payload: Any) -> Look:
    """The swap and futures positions of account/positions. Raises Garbled when a row cannot be read."""
    oddities: list[str] = []
    found = [_position(row, oddities) for row in data(payload)]
    return Look(tuple(p for p in found if p is not None), tuple(dict.fromkeys(oddities)))


_FIGURES = numbers("avgPx", "markPx", "notionalUsd", "lever", "upl", "liqPx")


def _position(row: Row, oddities: list[str]) -> Position | None:
    kind = text(row, "instType")
    if kind in _SKIPPED:
        return None
    pos = number(row, "pos")
    if not pos:
        return None
    entry, mark, notional, lever, upl, liquidation = _FIGURES(row)
    symbol, pos_side, mode = text(row, "instId"), text(row, "posSide"), text(row, "mgnMode")
    indicator = gauge(row.get("adl"), "adl", of=5)
    if kind not in _DERIVATIVES:
        # Better one position too many than one we never see.
        oddities.append(f"instType={kind}")
    if pos_side not in ("net", "long", "short"):
        oddities.append(f"posSide={pos_side}")
    if mode not in _MODES:
        oddities.append(f"mgnMode={mode}")
    if isinstance(indicator, NoGauge) and indicator.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(indicator.venue_value)
    return Position(
        key=key(symbol, f"{pos_side}/{mode}"),
        # In long/short mode `pos` is positive for both sides; in net mode its sign is the side.
        side=_SIDES.get(pos_side) or (Side.LONG if pos > 0 else Side.SHORT),
        size=pos.copy_abs(),
        unit=SizeUnit.CONTRACTS,
        gauge=indicator,
        entry_price=above_zero(entry),
        mark_price=above_zero(mark),
        notional=above_zero(notional),
        leverage=above_zero(lever),
        margin_mode=_MODES.get(mode),
        profit=_profit(upl, above_zero(mark), row.get("ccy"), symbol),
        currency="USD",
        liquidation_price=above_zero(liquidation),
    )


def _profit(upl: Decimal | None, mark: Decimal | None, ccy: Any, symbol: str) -> Decimal | None:
    """`upl` in US dollars, so that it shares `Position.currency` with `notionalUsd`.

    `upl` is in the margin currency `ccy`: dollars and dollar coins count one to one, a coin-margined
    contract's coin at the mark price (upl * markPx). Any other currency gives None.
    """
    if upl is None or not isinstance(ccy, str):
        return None
    if ccy in _DOLLARS:
        return upl
    if mark is None or ccy != symbol.partition("-")[0]:
        return None
    try:
        return upl * mark
    except ArithmeticError:
        return None


def modes(seen: Iterable[PositionKey]) -> dict[Leg, frozenset[str]]:
    """The margin modes in which each leg of an instrument is held, in OKX's words."""
    found: dict[Leg, frozenset[str]] = {}
    for position in seen:
        pos_side, _, mode = position.slot.partition("/")
        leg = (position.symbol, pos_side)
        found[leg] = found.get(leg, frozenset()) | {mode}
    return found


def reach(since: Cursor, now: datetime) -> Reach:
    """How far back to read, from ten minutes before the cursor (or before `now` when it is empty)."""
    clock = to_ms(now)
    begin = int(since.get("fills", clock)) - _OVERLAP
    if begin >= clock - _RECENT:
        return Reach(begin, False, "")
    if begin >= clock - _KEPT:
        return Reach(begin, True, "")
    return Reach(clock - _KEPT, True, "OKX keeps executions for three months; older ones could not be read.")


def fills(found: Iterable[Row], held: Mapping[Leg, frozenset[str]], asked: datetime, gap: str) -> Fills:
    """The executions of swaps and futures, oldest first by fillTime, each billId once.

    The cursor is the newest execution's time, or `asked` when that is later: a quiet account must not fall
    behind what OKX keeps. OKX refuses requests more than 30 s off its clock, and the overlap covers that.
    Raises Garbled for a row without id, instrument, side, size, price or time.
    """
    oddities: list[str] = []
    by_id: dict[str, Fill] = {}
    for row in found:
        if (kind := text(row, "instType")) not in _SKIPPED:
            if kind not in _DERIVATIVES:
                oddities.append(f"instType={kind}")
            fill = _fill(row, held, oddities)
            by_id[fill.id] = fill
    read = sorted(by_id.values(), key=lambda fill: (fill.at, len(fill.id), fill.id))
    newest = max([asked, *(fill.at for fill in read)])
    return Fills(tuple(read), {"fills": str(to_ms(newest))}, gap, tuple(dict.fromkeys(oddities)))


def _fill(row: Row, held: Mapping[Leg, frozenset[str]], oddities: list[str]) -> Fill:
    # The id is billId: the tradeId of an ADL is negative or "0" and names no execution.
    cause, proof = _cause(row)
    if cause is Cause.UNRECOGNISED:
        oddities.append(proof)
    side = row.get("side")
    if side not in ("buy", "sell"):
        raise Garbled("the side of a fill is unknown")
    size, fee = number(row, "fillSz").copy_abs(), maybe_number(row, "fee")
    ccy, order = row.get("feeCcy"), row.get("ordId")
    return Fill(
        id=FillId(text(row, "billId")),
        key=_key(row, held),
        signed=size if side == "buy" else size.copy_negate(),
        price=number(row, "fillPx"),
        # `ts` is when the record was written; `fillTime` is when it happened.
        at=maybe_moment(row, "fillTime") or moment(row, "ts"),
        cause=cause,
        proof=proof,
        unit=SizeUnit.CONTRACTS,
        mark_price=maybe_price(row, "fillMarkPx"),
        realised=maybe_number(row, "fillPnl"),
        # OKX writes a fee that was paid as a negative number.
        fee=fee.copy_negate() if fee else fee,
        currency=ccy if isinstance(ccy, str) else "",
        order_id=str(order) if isinstance(order, str | int) else "",
    )


def _cause(row: Row) -> tuple[Cause, str]:
    sub_type, trade_id = str(row.get("subType", "")), str(row.get("tradeId", ""))
    cause, proof = _CAUSES.get(sub_type, Cause.UNRECOGNISED), f"subType={sub_type}"
    if cause is Cause.OWN_ORDER and trade_id.startswith("-"):
        # Negative ids are documented for ADL and liquidation only: the two marks contradict each other.
        return Cause.UNRECOGNISED, f"{proof} tradeId={trade_id}"
    return cause, proof


def _key(row: Row, held: Mapping[Leg, frozenset[str]]) -> PositionKey:
    """The position a fill changed. A fill names posSide but no margin mode: the one last seen for this leg,
    or "cross" when none or several were seen."""
    symbol, value = text(row, "instId"), row.get("posSide")
    pos_side = value if isinstance(value, str) and value else "net"
    fitting = held.get((symbol, pos_side), frozenset())
    mode = next(iter(fitting)) if len(fitting) == 1 else "cross"
    return key(symbol, f"{pos_side}/{mode}")


def proof(config: Any, probes: Mapping[str, Any]) -> Proof:
    """What account/config says the key may do. `config` and probes are payloads, None where refused.

    Pure reading is `perm` == "read_only". unsure: no time of expiry is documented.
    """
    reads = tuple(name for name, payload in probes.items() if payload is not None)
    unread = tuple(name for name, payload in probes.items() if payload is None)
    for payload in probes.values():
        if payload is not None:
            data(payload)
    if config is None:
        return Proof(Verdict.CANNOT_TELL, reads=reads, unread=unread)
    account = data(config)
    if len(account) != 1:
        raise Garbled("account/config is not one record")
    ip, (verdict, named) = account[0].get("ip"), _rights(account[0].get("perm"))
    return Proof(
        verdict=verdict,
        excess=frozenset(_RIGHTS.get(word, Right.OTHER) for word in named),
        named=named,
        ip_bound=bool(ip.strip()) if isinstance(ip, str) else None,
        reads=reads,
        unread=unread,
    )


def _rights(perm: Any) -> tuple[Verdict, tuple[str, ...]]:
    words = [word.strip() for word in perm.split(",") if word.strip()] if isinstance(perm, str) else []
    named = tuple(word for word in words if word != "read_only")
    if not words:
        return Verdict.CANNOT_TELL, ()
    return (Verdict.TOO_POWERFUL if named else Verdict.READ_ONLY), named
