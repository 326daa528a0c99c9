"""What a host may set of the health page: a table of the configuration."""

from pydantic import Field

from bot.knobs import Table


class HealthSettings(Table):
    """Where the page is; "" for nowhere."""

    address: str = Field("127.0.0.1:8321", pattern=r"^((\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5})?$")
