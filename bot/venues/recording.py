"""Recorded HTTP: what a venue answered, kept to be replayed through the same parsers.

Two kinds of file are read: our own, one JSON object per line, which `Recorder` writes, and cassettes of vcr
(https://vcrpy.readthedocs.io/en/latest/usage.html), whose bodies must not be compressed.
"""

import json
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import parse_qsl, urlsplit

import yaml

from bot.clock import Clock, WallClock
from bot.errors import Lacks, UserMistake
from bot.model.ids import VenueName
from bot.model.instrument import Instrument
from bot.model.position import PositionKey
from bot.venues.contract import Endpoint, Venue
from bot.venues.discovery import venues
from bot.venues.reply import Reply, decode, plain_complaint

_TELL_APART = ("category", "instType", "settleCoin", "symbol", "state", "ordType", "openOnly")
"""Query parameters by which requests of one path differ; those that move with time are not among them."""
_ONE_LOOK = timedelta(seconds=1)
"""Replies so close together are of one look."""
NOT_RECORDED = "not in the recording"
_SECRET_NAME = re.compile(r"key|secret|sign|passphrase", re.IGNORECASE)
_SECRET_IN_BODY = re.compile(
    r'("[^"]*(?:api_?key|secret|signature|passphrase)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One request and its reply. `at` is when the reply came (None: the file does not say); `params` are the
    parameters before signing; `account` is the label it was recorded under, or the `user` it asked for."""

    at: datetime | None
    venue: str
    account: str
    method: str
    path: str
    params: dict[str, Any]
    status: int
    body: bytes


class Recorder:
    """Writes each reply of one venue as a line; several recorders may share a stream.

    Headers never reach it; parameters and fields of the body that are named like a secret are left out.
    """

    def __init__(self, stream: TextIO, venue: VenueName, clock: Clock) -> None:
        self._stream = stream
        self._venue = venue
        self._clock = clock

    def __call__(
        self, label: str, endpoint: Endpoint, params: Mapping[str, Any], status: int, body: bytes
    ) -> None:
        call = RecordedCall(
            at=self._clock.now(),
            venue=self._venue,
            account=label,
            method=endpoint.method,
            path=endpoint.path,
            params=_without_secrets(params),
            status=status,
            body=body,
        )
        # Flushed line by line: what was read before a crash is what a recording is for.
        self._stream.write(_line(call) + "\n")
        self._stream.flush()


class Readable(Collection[str]):
    """The parts of an account that are in a recording, and every list beside them: one that is not in it is
    found out when it is asked for."""

    def __init__(self, venue: Venue, parts: Iterable[str]) -> None:
        self._parts = tuple(parts)
        self._all = frozenset(part.name for part in venue.parts)

    def __contains__(self, name: object) -> bool:
        return name in self._parts or name not in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class RecordedWire:
    """Answers one account's calls from its rows, each kind of request in the order it was recorded.

    What was recorded before the positions that were served last is passed over, as long as something later
    is there: who reads a list more rarely than the one who recorded it must not be told of the past.

    `at` is when the reply that was served last had come, None before the first or where the file does not
    say. Raises Lacks when nothing is left of what is asked.
    """

    def __init__(self, venue: Venue, rows: Iterable[RecordedCall]) -> None:
        self.venue = venue
        self.held: tuple[PositionKey, ...] = ()
        self.at: datetime | None = None
        self._rows: dict[tuple[str, ...], deque[RecordedCall]] = {}
        self._start = WallClock().now()
        address = ""
        for row in rows:
            address = address or str(row.params.get("user", row.account))
            kind = self._kind(row.method, row.path, row.params)
            self._rows.setdefault(kind, deque()).append(row)
        self.fields = {field.name: address for field in venue.key_fields if not field.secret}
        kinds = {
            part.name: self._kind(part.endpoint.method, part.endpoint.path, part.params)
            for part in venue.parts
        }
        self.reads = Readable(venue, (name for name, kind in kinds.items() if kind in self._rows))
        self._positions = frozenset(kinds.values())
        self._looked: datetime | None = None

    def now(self) -> datetime:
        return self.at or self._start

    async def instruments(self, symbols: Iterable[str]) -> Mapping[str, Instrument]:
        """None: a recording holds what an account was told, not what everybody is."""
        return {}

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        kind = self._kind(endpoint.method, endpoint.path, params)
        rows = self._rows.get(kind)
        if not rows:
            raise Lacks(NOT_RECORDED)
        while kind not in self._positions and len(rows) > 1 and self._is_past(rows[0]):
            rows.popleft()
        row = rows.popleft()
        self.at = row.at
        if kind in self._positions:
            self._looked = row.at
        reply = Reply(row.status, {}, decode(row.body))
        complaint = self.venue.complaint(reply) or plain_complaint(reply)
        if complaint is not None:
            raise complaint
        return reply.payload

    def _is_past(self, row: RecordedCall) -> bool:
        looked = self._looked
        return looked is not None and row.at is not None and row.at < looked - _ONE_LOOK

    def _kind(self, method: str, path: str, params: Mapping[str, Any]) -> tuple[str, ...]:
        """What tells requests of one path apart: the `type` in a body, or the product of a query."""
        if method == "GET":
            return method, path, *(str(params.get(name, "")) for name in _TELL_APART)
        asked = str(params.get("type", ""))
        return method, path, self.venue.aliases.get(asked, asked)


def read(path: Path) -> tuple[RecordedCall, ...]:
    """The calls of a recording in the order of the file. Raises UserMistake naming the line that is wrong."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserMistake(f"{path.name} cannot be read: {_reason(error)}.") from error
    if content.lstrip().startswith("{"):
        found = _read_lines(path.name, content)
    else:
        found = _read_cassette(path.name, content)
    if not found:
        raise UserMistake(f"{path.name} holds no reply of an exchange I know ({', '.join(venues())}).")
    return found


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else "it is not text in UTF-8"


def _without_secrets(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if not _SECRET_NAME.search(name)}


def _line(call: RecordedCall) -> str:
    # surrogateescape keeps bytes that are no text: a broken reply must replay as broken as it came.
    body = _SECRET_IN_BODY.sub(r'\1"removed"', call.body.decode("utf-8", "surrogateescape"))
    at = call.at.isoformat() if call.at else None
    return json.dumps({**asdict(call), "at": at, "body": body}, default=str)


def _read_lines(name: str, content: str) -> tuple[RecordedCall, ...]:
    found = []
    # Not splitlines(): it also splits at marks that JSON allows inside a text.
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                found.append(_call(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise UserMistake(f"Line {number} of {name} is not a recorded call.") from error
    return tuple(found)


def _call(row: dict[str, Any]) -> RecordedCall:
    """A line as a call; any ValueError, TypeError, KeyError or AttributeError means that it is none."""
    if row.keys() != {field.name for field in fields(RecordedCall)} or not isinstance(row["params"], dict):
        raise ValueError
    at = None if row["at"] is None else datetime.fromisoformat(row["at"]).astimezone(UTC)
    body = row["body"].encode("utf-8", "surrogateescape")
    texts = {word: str(row[word]) for word in ("venue", "account", "method", "path")}
    return RecordedCall(at=at, params=row["params"], status=int(row["status"]), body=body, **texts)


def _read_cassette(name: str, content: str) -> tuple[RecordedCall, ...]:
    try:
        document = yaml.safe_load(content)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserMistake(f"Line {line} of {name} is not YAML.") from error
    except yaml.YAMLError as error:
        raise UserMistake(f"{name} is not YAML.") from error
    interactions = document.get("interactions") if isinstance(document, dict) else None
    if not isinstance(interactions, list):
        raise UserMistake(f"Line 1 of {name} begins neither a recording of ours nor a cassette of vcr.")
    found = []
    for number, interaction in enumerate(interactions):
        try:
            call = _interaction(interaction)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            line = _line_of(content, number)
            raise UserMistake(f"Line {line} of {name} begins a request that cannot be read.") from error
        if call is not None:
            found.append(call)
    return tuple(found)


def _interaction(interaction: dict[str, Any]) -> RecordedCall | None:
    """One request of a cassette, or None when it went to no venue; raises as `_call` does."""
    request, response = interaction["request"], interaction["response"]
    uri = urlsplit(request["uri"])
    base = f"{uri.scheme}://{uri.netloc}{uri.path}"
    venue, path = _addressee(base)
    if not venue:
        return None
    params = _without_secrets(dict(parse_qsl(uri.query)) | _body_params(request.get("body")))
    text = response["body"]["string"]
    return RecordedCall(
        at=_date(response.get("headers") or {}),
        venue=venue,
        account=str(params.get("user", "")),
        method=str(request["method"]),
        path=path,
        params=params,
        status=int(response["status"]["code"]),
        body=text if isinstance(text, bytes) else text.encode(),
    )


def _addressee(address: str) -> tuple[str, str]:
    """The venue whose host an address begins with, and the path after it; two empty texts for none."""
    for name, venue in venues().items():
        for host in venue.hosts.values():
            if address.startswith(host + "/"):
                return name, address[len(host) :]
    return "", ""


def _body_params(body: str | bytes | None) -> dict[str, Any]:
    try:
        value = json.loads(body or "null")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _date(headers: Mapping[str, Any]) -> datetime | None:
    """The Date header; vcr keeps each header as a list of its values."""
    value = next((value for name, value in headers.items() if name.lower() == "date"), None)
    first = value[0] if isinstance(value, list) and value else value
    return None if first is None else parsedate_to_datetime(str(first)).astimezone(UTC)


def _line_of(content: str, number: int) -> int:
    """The line on which the n-th interaction of a cassette begins."""
    root = yaml.compose(content, Loader=yaml.SafeLoader)
    for key, node in root.value if root else ():
        if key.value == "interactions":
            return int(node.value[number].start_mark.line) + 1
    return 1
