"""What OKX lists: of which kind a symbol is, its family, and what one contract stands for; pure.

Page: https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments
"""

from collections.abc import Iterable
from decimal import Decimal

from bot.model.instrument import EXACT, Instrument, Payoff
from bot.venues.okx.endpoints import KINDS
from bot.venues.okx.executions import word
from bot.venues.reading import Row, maybe_number, maybe_price

Market = tuple[str, str]
"""instType and instFamily: what shares a warning and an insurance fund."""

_PAYOFFS = {"linear": Payoff.LINEAR, "inverse": Payoff.INVERSE}


def kind(symbol: str) -> str:
    """SWAP, OPTION or FUTURES, by the form of an instId ("BTC-USDT-SWAP", "BTC-USD-261225-90000-C")."""
    *_, last = parts = symbol.split("-")
    if last == "SWAP":
        return "SWAP"
    return "OPTION" if last in ("C", "P") and len(parts) > 3 else "FUTURES"


def kinds(symbols: Iterable[str]) -> tuple[str, ...]:
    """The kinds of these symbols in a fixed order; all kinds when there is none."""
    met = {kind(symbol) for symbol in symbols}
    return tuple(name for name in KINDS if name in met) or KINDS


def market(symbol: str, known: Instrument | None = None) -> Market:
    """The market of a symbol: its listed family, or the first two parts of its name until that is known."""
    family = known.family if known is not None else ""
    return kind(symbol), family or "-".join(symbol.split("-")[:2])


def instruments(found: Iterable[Row]) -> dict[str, Instrument]:
    """The facts of each listed derivative by instId. A row that does not say what a contract is worth, or
    says it in an unexpected currency, is left out: no facts are better than a wrong exposure."""
    listed = (_instrument(row) for row in found)
    return {instrument.symbol: instrument for instrument in listed if instrument is not None}


def _instrument(row: Row) -> Instrument | None:
    symbol, listed, settle = word(row, "instId"), word(row, "instType"), word(row, "settleCcy")
    family = word(row, "instFamily") or word(row, "uly")
    base, _, quote = (word(row, "uly") or family).partition("-")
    payoff = Payoff.OPTION if listed == "OPTION" else _PAYOFFS.get(word(row, "ctType"))
    contract = _contract(row)
    if not symbol or not base or not quote or listed not in KINDS or payoff is None or contract is None:
        return None
    # One contract is coins of the base (linear, option) or dollars (inverse): ctValCcy must say the same.
    if word(row, "ctValCcy") not in ("", quote if payoff is Payoff.INVERSE else base):
        return None
    return Instrument(
        symbol=symbol,
        base=base,
        # The premium of an option is quoted in the currency it settles in.
        quote=settle or base if payoff is Payoff.OPTION else quote,
        settle=settle,
        payoff=payoff,
        contract=contract,
        tick=maybe_price(row, "tickSz"),
        family=family,
    )


def _contract(row: Row) -> Decimal | None:
    """ctVal times ctMult: the multiplier is 1 for futures, and 0.01 or 0.1 for options."""
    value, multiplier = maybe_number(row, "ctVal"), maybe_number(row, "ctMult")
    if value is None or multiplier is None:
        return None
    contract = EXACT.multiply(value, multiplier)
    return contract if contract.is_finite() and contract > 0 else None
