"""The four products that an account can hold positions in, their calls, weights and limits. Data only.

Weights are the documented ones (pages in `VENUE.pages`). Where a call costs more without a symbol there are
two endpoints of one path, so that each is charged its own weight.
"""

from dataclasses import dataclass

from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Part

FUTURES = Limit("futures", 2400, 60, used_header="x-mbx-used-weight-1m")
"""Per address. Since the COIN-M integration of 2026-06-30 USDⓈ-M and COIN-M are to share it (unsure whether
that is complete: with a pool of their own each, we only ask less than we may)."""
COIN_MARGINED = Limit("coin-m futures", 1200, 60)
"""COIN-M's own pool as it was before the integration (third party, unsure): kept as well, to be safe under
either reading. Its used weight is not read, since it may be that of the shared pool."""
PORTFOLIO = Limit("portfolio margin", 3000, 60, used_header="x-mbx-used-weight-1m")
"""Per address. Third parties say 6,000 or 3,000 (unsure): the stricter is taken."""
KEY_RIGHTS = Limit("key rights", 12000, 60, used_header="x-sapi-used-ip-weight-1m")
PORTFOLIO_ACCOUNT = Limit("portfolio account", 12000, 60, used_header="x-sapi-used-ip-weight-1m")
DELTA_MODE = Limit("delta mode", 12000, 60, used_header="x-sapi-used-ip-weight-1m")
"""Each sapi call has an allowance of its own, per address."""
SPOT = Limit("spot", 6000, 60, used_header="x-mbx-used-weight-1m")

OPEN_ORDERS, CONDITIONAL_ORDERS = "open orders", "conditional orders"
MARGIN, SPOT_BALANCES = "margin", "spot balances"
"""The lists beside the parts, by the names that a proof gives them."""


def _fapi(path: str, implicit: str, weight: int) -> Endpoint:
    return Endpoint("GET", "fapi", path, implicit, weight, (FUTURES,))


def _dapi(path: str, implicit: str, weight: int) -> Endpoint:
    return Endpoint("GET", "dapi", path, implicit, weight, (FUTURES, COIN_MARGINED))


def _papi(path: str, implicit: str, weight: int) -> Endpoint:
    return Endpoint("GET", "papi", path, implicit, weight, (PORTFOLIO,))


@dataclass(frozen=True, slots=True)
class Product:
    """One part of an account and the calls it is read with.

    `coin`: COIN-M, whose sizes are contracts. `source` is its name in a cursor. `page` is how many rows of
    `orders` one reply holds at most. `probe` is a symbol that is always listed. Of `open` and `conditional`
    the first takes a symbol, the `…_all` one none; `conditional_history` are stops and take-profits that
    were cancelled or triggered. `margin` is what stands behind the positions; Portfolio Margin has one call
    for both.
    """

    part: Part
    coin: bool
    portfolio: bool
    source: str
    page: int
    probe: str
    positions: Endpoint
    quantiles: Endpoint
    forced: Endpoint
    orders: Endpoint
    open: Endpoint
    open_all: Endpoint
    conditional: Endpoint
    conditional_all: Endpoint
    conditional_history: Endpoint
    margin: Endpoint

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def calls(self) -> tuple[Endpoint, ...]:
        """Every call of the product."""
        return (
            self.positions,
            self.quantiles,
            self.forced,
            self.orders,
            self.open,
            self.open_all,
            self.conditional,
            self.conditional_all,
            self.conditional_history,
            self.margin,
        )


POSITION_RISK = _fapi("/fapi/v3/positionRisk", "fapiPrivateV3GetPositionRisk", 5)
FORCE_ORDERS = _fapi("/fapi/v1/forceOrders", "fapiPrivateGetForceOrders", 50)
"""50 is the weight without a symbol, the only way it is asked here."""
ALL_ORDERS = _fapi("/fapi/v1/allOrders", "fapiPrivateGetAllOrders", 5)

USDM = Product(
    part=Part("USDⓈ-M", POSITION_RISK),
    coin=False,
    portfolio=False,
    source="forceOrders",  # as in the cursors of versions that read this product only
    page=1000,
    probe="BTCUSDT",
    positions=POSITION_RISK,
    quantiles=_fapi("/fapi/v1/adlQuantile", "fapiPrivateGetAdlQuantile", 5),
    forced=FORCE_ORDERS,
    orders=ALL_ORDERS,
    open=_fapi("/fapi/v1/openOrders", "fapiPrivateGetOpenOrders", 1),
    open_all=_fapi("/fapi/v1/openOrders", "fapiPrivateGetOpenOrders", 40),
    conditional=_fapi("/fapi/v1/openAlgoOrders", "fapiPrivateGetOpenAlgoOrders", 1),
    conditional_all=_fapi("/fapi/v1/openAlgoOrders", "fapiPrivateGetOpenAlgoOrders", 40),
    conditional_history=_fapi("/fapi/v1/allAlgoOrders", "fapiPrivateGetAllAlgoOrders", 5),
    margin=_fapi("/fapi/v3/account", "fapiPrivateV3GetAccount", 5),
)

_COIN_RISK = _dapi("/dapi/v1/positionRisk", "dapiPrivateGetPositionRisk", 1)
COINM = Product(
    part=Part("COIN-M", _COIN_RISK),
    coin=True,
    portfolio=False,
    source="COIN-M forceOrders",
    page=100,
    probe="BTCUSD_PERP",
    positions=_COIN_RISK,
    quantiles=_dapi("/dapi/v1/adlQuantile", "dapiPrivateGetAdlQuantile", 5),
    forced=_dapi("/dapi/v1/forceOrders", "dapiPrivateGetForceOrders", 50),
    orders=_dapi("/dapi/v1/allOrders", "dapiPrivateGetAllOrders", 20),
    open=_dapi("/dapi/v1/openOrders", "dapiPrivateGetOpenOrders", 1),
    open_all=_dapi("/dapi/v1/openOrders", "dapiPrivateGetOpenOrders", 40),
    # Named in the notice of the integration; its weights are those of USDⓈ-M (unsure).
    conditional=_dapi("/dapi/v1/openAlgoOrders", "dapiPrivateGetOpenAlgoOrders", 1),
    conditional_all=_dapi("/dapi/v1/openAlgoOrders", "dapiPrivateGetOpenAlgoOrders", 40),
    conditional_history=_dapi("/dapi/v1/allAlgoOrders", "dapiPrivateGetAllAlgoOrders", 5),
    margin=_dapi("/dapi/v1/account", "dapiPrivateGetAccount", 5),
)

PM_ACCOUNT = _papi("/papi/v1/account", "papiGetAccount", 20)
PM_BALANCE = _papi("/papi/v1/balance", "papiGetBalance", 20)
_PM_RISK = _papi("/papi/v1/um/positionRisk", "papiGetUmPositionRisk", 5)
PM_USDM = Product(
    part=Part("Portfolio Margin USDⓈ-M", _PM_RISK),
    coin=False,
    portfolio=True,
    source="PM USDⓈ-M forceOrders",
    page=1000,
    probe="BTCUSDT",
    positions=_PM_RISK,
    quantiles=_papi("/papi/v1/um/adlQuantile", "papiGetUmAdlQuantile", 5),
    forced=_papi("/papi/v1/um/forceOrders", "papiGetUmForceOrders", 50),
    orders=_papi("/papi/v1/um/allOrders", "papiGetUmAllOrders", 5),
    open=_papi("/papi/v1/um/openOrders", "papiGetUmOpenOrders", 1),
    open_all=_papi("/papi/v1/um/openOrders", "papiGetUmOpenOrders", 40),
    # The um/conditional calls answer 404 since 2026-04-28.
    conditional=_papi("/papi/v1/um/algo/openAlgoOrders", "papiGetUmAlgoOpenAlgoOrders", 1),
    conditional_all=_papi("/papi/v1/um/algo/openAlgoOrders", "papiGetUmAlgoOpenAlgoOrders", 40),
    conditional_history=_papi("/papi/v1/um/algo/allAlgoOrders", "papiGetUmAlgoAllAlgoOrders", 5),
    margin=PM_ACCOUNT,
)

_PM_COIN_RISK = _papi("/papi/v1/cm/positionRisk", "papiGetCmPositionRisk", 1)
PM_COINM = Product(
    part=Part("Portfolio Margin COIN-M", _PM_COIN_RISK),
    coin=True,
    portfolio=True,
    source="PM COIN-M forceOrders",
    page=100,
    probe="BTCUSD_PERP",
    positions=_PM_COIN_RISK,
    quantiles=_papi("/papi/v1/cm/adlQuantile", "papiGetCmAdlQuantile", 5),
    forced=_papi("/papi/v1/cm/forceOrders", "papiGetCmForceOrders", 50),
    orders=_papi("/papi/v1/cm/allOrders", "papiGetCmAllOrders", 20),
    open=_papi("/papi/v1/cm/openOrders", "papiGetCmOpenOrders", 1),
    open_all=_papi("/papi/v1/cm/openOrders", "papiGetCmOpenOrders", 40),
    conditional=_papi("/papi/v1/cm/conditional/openOrders", "papiGetCmConditionalOpenOrders", 1),
    conditional_all=_papi("/papi/v1/cm/conditional/openOrders", "papiGetCmConditionalOpenOrders", 40),
    conditional_history=_papi("/papi/v1/cm/conditional/allOrders", "papiGetCmConditionalAllOrders", 1),
    margin=PM_ACCOUNT,
)

PRODUCTS = (USDM, COINM, PM_USDM, PM_COINM)
PARTS = tuple(product.part for product in PRODUCTS)

API_RESTRICTIONS = Endpoint(
    "GET", "sapi", "/sapi/v1/account/apiRestrictions", "sapiGetAccountApiRestrictions", 1, (KEY_RIGHTS,)
)
PORTFOLIO_INFO = Endpoint(
    "GET", "sapi", "/sapi/v1/portfolio/account", "sapiGetPortfolioAccount", 1, (PORTFOLIO_ACCOUNT,)
)
DELTA_STATUS = Endpoint(
    "GET", "sapi", "/sapi/v1/portfolio/delta-mode", "sapiGetPortfolioDeltaMode", 1500, (DELTA_MODE,)
)
"""Documented as weight per IP; a sapi call's allowance is 12,000 a minute then."""
EXCHANGE_INFO = _fapi("/fapi/v1/exchangeInfo", "fapiPublicGetExchangeInfo", 1)
COIN_EXCHANGE_INFO = _dapi("/dapi/v1/exchangeInfo", "dapiPublicGetExchangeInfo", 1)
SYMBOL_ADL_RISK = _fapi("/fapi/v1/symbolAdlRisk", "fapiPublicGetSymbolAdlRisk", 1)
INSURANCE_BALANCE = _fapi("/fapi/v1/insuranceBalance", "fapiPublicGetInsuranceBalance", 1)

SPOT_ACCOUNT = Endpoint("GET", "sapi", "/api/v3/account", "privateGetAccount", 20, (SPOT,))

ENDPOINTS = (
    *dict.fromkeys(call for product in PRODUCTS for call in product.calls),
    PM_BALANCE,
    SPOT_ACCOUNT,
    API_RESTRICTIONS,
    PORTFOLIO_INFO,
    DELTA_STATUS,
    EXCHANGE_INFO,
    COIN_EXCHANGE_INFO,
    SYMBOL_ADL_RISK,
    INSURANCE_BALANCE,
)


def parts_of(symbol: str) -> list[str]:
    """The parts that a position in a symbol may be in."""
    return [product.name for product in PRODUCTS if product.coin is is_coin_margined(symbol)]


def is_coin_margined(symbol: str) -> bool:
    """Whether a symbol is COIN-M's: those end in USD and a term ("BTCUSD_PERP", "BTCUSD_261225"), while
    USDⓈ-M's are quoted in USDT, USDC or BTC, with or without a term."""
    pair, _, term = symbol.partition("_")
    return bool(term) and pair.endswith("USD")
