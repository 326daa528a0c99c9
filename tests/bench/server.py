"""A loopback exchange over TLS that answers with ready bytes, in a process of its own, so that it costs us
nothing.

aiohttp is far too slow to be the server here: its own work would hide that of the clients.
"""

import asyncio
import os
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import uvloop
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.bench.payloads import Route

_END = b"\r\n\r\n"
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

Answers = Sequence[tuple[bytes, tuple[bytes, ...], Iterator[bytes]]]


class _Exchange(asyncio.Protocol):
    """One kept-alive connection. Requests have no body: every call of the bench is a GET."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._read = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        *whole, self._read = (self._read + data).split(_END)
        for head in whole:
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        target = head[4:]
        for path, marks, answers in self._answers:
            if target.startswith(path) and all(mark in target for mark in marks):
                return next(answers)
        return _NOT_FOUND


def _ready(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def _serve(routes: tuple[Route, ...], certificate: Path, say: Connection) -> None:
    answers = [
        (r.path.encode(), tuple(m.encode() for m in r.marks), cycle([_ready(body) for body in r.bodies]))
        for r in routes
    ]
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Exchange(answers), "127.0.0.1", 0, ssl=tls, backlog=1024)
    say.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _process(routes: tuple[Route, ...], certificate: Path, say: Connection) -> None:
    with _on_core(-1):
        uvloop.run(_serve(routes, certificate, say))


@contextmanager
def _on_core(which: int) -> Iterator[None]:
    """Stay on one of the cores that this process may use, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(cores)[which]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def exchange(routes: tuple[Route, ...]) -> Iterator[str]:
    """The base address of a serving exchange; its process ends with the block. It keeps to the last core, and
    this process to the first; its certificate is one that every client here trusts meanwhile."""
    context = get_context("spawn")
    hear, say = context.Pipe(duplex=False)
    with TemporaryDirectory() as folder, _trusted(Path(folder) / "exchange.pem") as certificate:
        process = context.Process(target=_process, args=(routes, certificate, say), daemon=True)
        process.start()
        try:
            with _on_core(0):
                yield f"https://127.0.0.1:{hear.recv()}"
        finally:
            process.terminate()
            process.join()


@contextmanager
def _trusted(path: Path) -> Iterator[Path]:
    """A certificate with its key, which OpenSSL takes for an authority while the block lasts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bench")]), datetime.now(UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(now - timedelta(days=1)).add_extension(alternative, False)
    signed = made.not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(path)
    try:
        yield path
    finally:
        del os.environ["SSL_CERT_FILE"]
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before
