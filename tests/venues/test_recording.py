"""Recordings: what is written, what is left out, and what a replay serves."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.clock import WallClock
from bot.errors import Garbled, Lacks, UserMistake
from bot.model.ids import VenueName
from bot.venues.contract import Endpoint
from bot.venues.discovery import venues
from bot.venues.recording import RecordedCall, RecordedWire, Recorder, read

KEYLESS = next(v for v in venues().values() if not any(f.secret for f in v.key_fields))
HOST = next(iter(KEYLESS.hosts.values()))
ADDRESS = "0x" + "4b7e" * 10
INFO = Endpoint("POST", "api", "/info", "publicPostInfo")
GET = Endpoint("GET", "api", "/v9/list", "privateGetV9List")


def interaction(body: Any, reply: Any, uri: str = f"{HOST}/info", **response: Any) -> dict[str, Any]:
    return {
        "request": {
            "body": body if body is None or isinstance(body, str | bytes) else json.dumps(body),
            "headers": {"X-API-KEY": ["topsecret"]},
            "method": "POST",
            "uri": uri,
        },
        "response": {
            "body": {"string": reply if isinstance(reply, str | bytes) else json.dumps(reply)},
            "headers": {"Date": ["Fri, 17 Jul 2026 15:04:05 GMT"]},
            "status": {"code": 200, "message": "OK"},
            **response,
        },
    }


def cassette(folder: Path, *interactions: Any) -> Path:
    path = folder / "cassette.yaml"
    path.write_text(yaml.safe_dump({"interactions": list(interactions), "version": 1}))
    return path


def asking(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "user": ADDRESS, **more}


def test_a_cassette_becomes_calls_without_its_headers(tmp_path: Path) -> None:
    path = cassette(tmp_path, interaction(asking("openOrders"), []))
    assert read(path) == (
        RecordedCall(
            at=datetime(2026, 7, 17, 15, 4, 5, tzinfo=UTC),
            venue=KEYLESS.name,
            account=ADDRESS,
            method="POST",
            path="/info",
            params={"type": "openOrders", "user": ADDRESS},
            status=200,
            body=b"[]",
        ),
    )


def test_a_cassette_keeps_queries_but_no_signatures(tmp_path: Path) -> None:
    uri = f"{HOST}/v9/list?category=linear&signature=abc&apiKey=xyz&recvWindow=5000"
    (call,) = read(cassette(tmp_path, interaction(None, b"\x1f\x8b\x00", uri, headers={})))
    assert call.params == {"category": "linear", "recvWindow": "5000"}
    assert (call.path, call.at, call.account) == ("/v9/list", None, "")
    assert call.body == b"\x1f\x8b\x00"


def test_a_cassette_skips_what_went_elsewhere(tmp_path: Path) -> None:
    elsewhere = interaction(None, "{}", "https://example.org/info")
    near = interaction(asking("userRole"), "{}", f"{HOST}.example.org/info")
    known = interaction(asking("userRole"), {"role": "user"})
    assert [call.params["type"] for call in read(cassette(tmp_path, elsewhere, near, known))] == ["userRole"]
    with pytest.raises(UserMistake, match="no reply of an exchange I know"):
        read(cassette(tmp_path, elsewhere, near))


@pytest.mark.parametrize("body", ["not json", b"\xff\xfe", "[1, 2]", ""])
def test_a_request_body_that_is_no_record_has_no_params(tmp_path: Path, body: str | bytes) -> None:
    (call,) = read(cassette(tmp_path, interaction(body, [])))
    assert call.params == {}


def recorded(*replies: tuple[Endpoint, dict[str, Any], int, bytes]) -> str:
    stream = io.StringIO()
    recorder = Recorder(stream, VenueName(KEYLESS.name), WallClock())
    for endpoint, params, status, body in replies:
        recorder("main account", endpoint, params, status, body)
    return stream.getvalue()


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    body = '{"size": 1.50, "text": "naïve \u2028 line"}'.encode()
    content = recorded((INFO, asking("userRole"), 200, body), (GET, {"category": "a", "limit": 5}, 503, b""))
    path = tmp_path / "looks.jsonl"
    path.write_text(content + "\n")
    first, second = read(path)
    assert (first.venue, first.account, first.params) == (KEYLESS.name, "main account", asking("userRole"))
    assert (first.method, first.path, first.status, first.body) == ("POST", "/info", 200, body)
    assert first.at is not None and first.at.tzinfo is UTC
    assert (second.params, second.status, second.body) == ({"category": "a", "limit": 5}, 503, b"")


def test_a_line_may_hold_any_sign_that_json_allows(tmp_path: Path) -> None:
    path = tmp_path / "looks.jsonl"
    path.write_text(json.dumps({**json.loads(LINE), "account": "a\u2028b"}, ensure_ascii=False))
    assert read(path)[0].account == "a\u2028b"


@pytest.mark.parametrize("body", [b"<html>\xff\xfe", b"\x00\x01\x80", b'{"cut": "sho'])
def test_a_broken_reply_is_kept_as_broken_as_it_came(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "looks.jsonl"
    path.write_text(recorded((INFO, {}, 200, body)))
    assert read(path)[0].body == body


def test_secrets_are_never_written() -> None:
    params = {
        "apiKey": "S1",
        "secretWord": "S2",
        "sign": "S3",
        "Passphrase": "S4",
        "X-SIGNATURE": "S5",
        "a": 1,
    }
    body = b'{"apiKey":"S6", "Secret" : "S7\\"S7", "api_key": "S8", "readOnly": 1, "key": "kept"}'
    line = recorded((INFO, params, 200, body))
    assert not any(f"S{n}" in line for n in range(1, 9))
    row = json.loads(line)
    assert row["params"] == {"a": 1}
    assert json.loads(row["body"]) == {
        **dict.fromkeys(("apiKey", "Secret", "api_key"), "removed"),
        "readOnly": 1,
        "key": "kept",
    }


def test_every_line_is_flushed_at_once(tmp_path: Path) -> None:
    path = tmp_path / "looks.jsonl"
    with path.open("w") as stream:
        Recorder(stream, VenueName(KEYLESS.name), WallClock())("x", INFO, asking("userRole"), 200, b"{}")
        assert len(read(path)) == 1


LINE = recorded((INFO, asking("userRole"), 200, b"{}"))
BROKEN_LINES = {
    "not json": "{oops",
    "a field missing": json.dumps({**json.loads(LINE), "extra": 1}),
    "a time that is none": LINE.replace('"at": "', '"at": "x'),
    "params no record": json.dumps({**json.loads(LINE), "params": []}),
    "a body no text": json.dumps({**json.loads(LINE), "body": None}),
    "a list": "[]",
    "a status no number": json.dumps({**json.loads(LINE), "status": "fine"}),
}


@pytest.mark.parametrize("line", BROKEN_LINES.values(), ids=BROKEN_LINES.keys())
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "looks.jsonl"
    path.write_text(f"{LINE}\n{line}\n")
    with pytest.raises(UserMistake, match=r"^Line 3 of looks\.jsonl is not a recorded call\.$"):
        read(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("interactions:\n- request: [1\nversion: 1\n", r"Line 3 of tape\.yaml is not YAML"),
        ("a: \x07\n", r"tape\.yaml is not YAML"),
        ("just words\n", r"Line 1 of tape\.yaml begins neither"),
        ("interactions: 7\n", r"Line 1 of tape\.yaml begins neither"),
        ("", r"Line 1 of tape\.yaml begins neither"),
        ("version: 1\ninteractions: []\n", "no reply of an exchange I know"),
        ("version: 1\ninteractions:\n- request: {uri: 5}\n", r"Line 3 of tape\.yaml begins a request"),
        ("version: 1\ninteractions:\n\n- nonsense\n", r"Line 4 of tape\.yaml begins a request"),
    ],
)
def test_a_bad_cassette_is_refused_by_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "tape.yaml"
    path.write_text(content)
    with pytest.raises(UserMistake, match=said):
        read(path)


def test_a_file_that_cannot_be_read_is_the_persons_to_mend(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"nowhere\.jsonl cannot be read"):
        read(tmp_path / "nowhere.jsonl")
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserMistake, match="not text in UTF-8"):
        read(binary)


def row(params: dict[str, Any], body: bytes, method: str = "POST", path: str = "/info") -> RecordedCall:
    at = datetime(2026, 7, 17, 15, len(body) % 60, tzinfo=UTC)
    return RecordedCall(at, KEYLESS.name, "label", method, path, params, 200, body)


async def test_a_replay_serves_each_kind_in_order_and_then_has_no_more() -> None:
    calls = [row(asking("userRole"), b"1"), row(asking("other"), b"22"), row(asking("userRole"), b"333")]
    wire = RecordedWire(KEYLESS, calls)
    assert wire.at is None
    assert await wire.call(INFO, asking("userRole")) == 1
    assert await wire.call(INFO, asking("userRole")) == 333
    assert wire.at == calls[2].at
    assert await wire.call(INFO, asking("other")) == 22
    with pytest.raises(Lacks, match="not in the recording"):
        await wire.call(INFO, asking("other"))
    with pytest.raises(Lacks):
        await wire.call(INFO, asking("never recorded"))


async def test_a_replay_takes_request_kinds_by_their_aliases() -> None:
    recorded_as, ours = next(iter(KEYLESS.aliases.items()))
    wire = RecordedWire(KEYLESS, [row(asking(recorded_as), b"[1]"), row(asking(ours), b"[2]")])
    assert await wire.call(INFO, asking(ours)) == [1]
    assert await wire.call(INFO, asking(recorded_as)) == [2]


async def test_a_replay_tells_queries_apart_by_product() -> None:
    def query(body: bytes, **params: Any) -> RecordedCall:
        return row(params, body, "GET", GET.path)

    wire = RecordedWire(KEYLESS, [query(b"1", category="x", limit="5"), query(b"2", instType="Y")])
    assert await wire.call(GET, {"instType": "Y", "limit": 9}) == 2
    assert await wire.call(GET, {"category": "x"}) == 1
    with pytest.raises(Lacks):
        await wire.call(GET, {})


async def test_a_replay_raises_what_the_venue_complained_of() -> None:
    wire = RecordedWire(KEYLESS, [row(asking("userRole"), b"<html>")])
    with pytest.raises(Garbled):
        await wire.call(INFO, asking("userRole"))


def test_a_replay_knows_the_address_that_was_asked_for() -> None:
    (open_field,) = (field.name for field in KEYLESS.key_fields if not field.secret)
    assert RecordedWire(KEYLESS, [row(asking("userRole"), b"1")]).fields == {open_field: ADDRESS}
    assert RecordedWire(KEYLESS, [row({}, b"1")]).fields == {open_field: "label"}


KEYED = next(v for v in venues().values() if len(v.parts) > 1)
LIST = next(
    e for e in KEYED.endpoints if e.method == "GET" and e.path not in {p.endpoint.path for p in KEYED.parts}
)


def at_second(second: int, endpoint: Endpoint, params: Any = None) -> RecordedCall:
    at = datetime(2026, 7, 17, 15, 0, second, tzinfo=UTC)
    return RecordedCall(
        at, KEYED.name, "main", endpoint.method, endpoint.path, dict(params or {}), 200, _body(second)
    )


def _body(second: int) -> bytes:
    return b'{"retCode": 0, "code": 0, "second": %d}' % second


async def test_a_list_is_served_as_it_was_at_the_look() -> None:
    first = KEYED.parts[0]
    looks = [at_second(second, first.endpoint, first.params) for second in (10, 20, 40)]
    lists = [at_second(second, LIST) for second in (9, 20, 30, 35)]
    wire = RecordedWire(KEYED, [*looks, *lists])
    served = []
    for _ in looks:
        await wire.call(first.endpoint, first.params)
        served.append((await wire.call(LIST, {}))["second"])
    assert served == [9, 20, 35], "what is asked for more rarely than it was recorded is not of the past"
    with pytest.raises(Lacks):
        await wire.call(LIST, {})


def test_a_replay_reads_the_parts_recorded_and_tries_every_list() -> None:
    first, second, *_ = KEYED.parts
    reads = RecordedWire(KEYED, [at_second(1, first.endpoint, first.params)]).reads
    assert list(reads) == [first.name]
    assert (first.name in reads, second.name in reads, "a list beside them" in reads) == (True, False, True)
