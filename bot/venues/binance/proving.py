"""What a key may do and what it reads, found by asking."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.errors import KeyRefused, Lacks
from bot.model.proof import Proof, Verdict
from bot.venues.binance import key, purse
from bot.venues.binance.orders import listed
from bot.venues.binance.products import (
    API_RESTRICTIONS,
    CONDITIONAL_ORDERS,
    MARGIN,
    OPEN_ORDERS,
    PORTFOLIO_INFO,
    PRODUCTS,
    SPOT_BALANCES,
    Product,
)
from bot.venues.binance.together import together
from bot.venues.contract import Endpoint, Wire

Refusal = KeyRefused | Lacks | None
"""KeyRefused: the account may have it, the key may not read it. Lacks: there is no such thing here."""


async def prove(wire: Wire) -> Proof:
    """What apiRestrictions says of the key, and which products and lists it can read.

    A product refused with -2015 is `unread`: reports say that futures calls may need a trading right
    (unsure). But Binance answers -2015 too where an account is not of that kind: see `_had`. Raises
    KeyRefused when apiRestrictions refuses the key, and the first product's refusal when none can be read.
    """
    try:
        rights = key.proof(await wire.call(API_RESTRICTIONS, {}))
    except Lacks:  # demo hosts do not offer it
        rights = Proof(Verdict.CANNOT_TELL)
    answers = await together(*(_product(wire, product) for product in PRODUCTS))
    refusals = list(zip(PRODUCTS, answers, strict=True))
    read = [product for product, refusal in refusals if refusal is None]
    if not read:
        raise _worst(answers)
    kept = [product for product, refusal in refusals if isinstance(refusal, KeyRefused)]
    unread = await _had(wire, kept, read)
    lists = {
        OPEN_ORDERS: await _list(wire, [(p.open, p.probe) for p in read]),
        CONDITIONAL_ORDERS: await _list(wire, [(p.conditional, p.probe) for p in read]),
        MARGIN: await _records(wire, purse.margins(read)),
        SPOT_BALANCES: await _records(wire, purse.wallets(read)),
    }
    return replace(
        rights,
        reads=(*(p.name for p in read), *(name for name, refusal in lists.items() if refusal is None)),
        unread=(
            *(p.name for p in unread),
            *(name for name, refusal in lists.items() if isinstance(refusal, KeyRefused)),
        ),
    )


async def _product(wire: Wire, product: Product) -> Refusal:
    """Why the product's positions or its fills cannot be read, None when both can."""
    answers = await together(
        _refusal(wire, product.positions, {}), _refusal(wire, product.forced, {"limit": 1})
    )
    refused = [answer for answer in answers if answer is not None]
    return _worst(refused) if refused else None


async def _had(wire: Wire, refused: list[Product], read: list[Product]) -> list[Product]:
    """The refused products that the account may well have.

    An account is of one kind: in Portfolio Margin its futures are all under papi, and the classic calls
    answer -2015 (reported); outside it, papi does. So beside a readable Portfolio Margin a refused classic
    product is no loss. The other way round the account is asked whether it is in Portfolio Margin, because
    a key that lacks that right would hide positions.
    """
    if any(product.portfolio for product in read):
        return [product for product in refused if product.portfolio]
    if any(product.portfolio for product in refused) and await _is_classic(wire):
        return [product for product in refused if not product.portfolio]
    return refused


async def _is_classic(wire: Wire) -> bool:
    """Whether Binance says that this is no Portfolio Margin account (-21001)."""
    try:
        await wire.call(PORTFOLIO_INFO, {})
    except Lacks:
        return True
    except KeyRefused:
        return False
    return False


async def _list(wire: Wire, calls: Iterable[tuple[Endpoint, str]]) -> Refusal:
    """Why a list cannot be read in one of the products; Lacks only when none of them has it."""
    answers = await together(*(_refusal(wire, call, {"symbol": symbol}) for call, symbol in calls))
    refused = [answer for answer in answers if isinstance(answer, KeyRefused)]
    if refused:
        return refused[0]
    return None if None in answers else answers[0]


async def _records(wire: Wire, calls: Mapping[Endpoint, Mapping[str, Any]]) -> Refusal:
    """As `_list`, for calls that answer with a record or a list of their own."""
    answers: list[Refusal] = []
    for call, params in calls.items():
        try:
            await wire.call(call, params)
        except (KeyRefused, Lacks) as refusal:
            answers.append(refusal)
    refused = [answer for answer in answers if isinstance(answer, KeyRefused)]
    return next(iter([*refused, *answers]), None)


async def _refusal(wire: Wire, endpoint: Endpoint, params: Mapping[str, Any]) -> Refusal:
    try:
        listed(await wire.call(endpoint, params))
    except (KeyRefused, Lacks) as refusal:
        return refusal
    return None


def _worst(refusals: Iterable[Refusal]) -> KeyRefused | Lacks:
    """The first refusal of the key, else the first Lacks."""
    found = [refusal for refusal in refusals if refusal is not None]
    return next((refusal for refusal in found if isinstance(refusal, KeyRefused)), found[0])
