"""What points to ADL where the venue's own mark is missing."""

from enum import StrEnum


class Hint(StrEnum):
    """A sign that a reduction was ADL; the last one speaks against it."""

    UNDER_WAY = "under way"
    """The venue marked the position as being deleveraged."""
    ORDER_GONE = "order gone"
    """The venue cancelled an order in that market for ADL around it."""
    SYSTEM_TRADE = "system trade"
    """The venue shows that the position's last trade was one of its own system."""
    NEIGHBOUR = "neighbour"
    """ADL took from another account of this host in that market within minutes."""
    MARKET = "market"
    """The venue's public numbers say that ADL takes place in that market."""
    TOP = "top"
    """The indicator stood at the top of its scale in the look before."""
    LIQUIDATION = "liquidation"
    """It may as well have been a liquidation: the price was near, or the venue speaks of one."""
