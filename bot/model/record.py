"""A row of a venue's list as it came: what a fill or a cancelled order was read from."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RecordKind(StrEnum):
    FILL = "fill"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Record:
    """`id` is that of the fill or order, which some venues count by `symbol`. `raw` is the row as JSON: the
    venue's own names, order and values. `at` is the venue's time of the fill or cancellation; the host's time
    of reading where it gave none."""

    kind: RecordKind
    symbol: str
    id: str
    at: datetime
    raw: str

    @property
    def sha256(self) -> str:
        """The hash of the row, in hexadecimal."""
        return hashlib.sha256(self.raw.encode()).hexdigest()
