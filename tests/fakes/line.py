"""A line on which bytes are late, cut off, held or wrong (the third-party proxy `faulty`), and TLS."""

import asyncio
import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from faulty.core.proxy import FaultyProxy
from faulty.middlewares import BaseMiddleware, CorruptBytesMiddleware, LatencyMiddleware, ThrottleMiddleware

NOWHERE = "no-such-host.invalid"
"""A name that no server knows."""


class Cut(BaseMiddleware):  # type: ignore[misc]
    """Lets a part of each chunk through and ends the connection."""

    def __init__(self, part: float) -> None:
        self.part = part

    async def process(self, chunk: bytes) -> AsyncGenerator[bytes, None]:
        if kept := chunk[: int(len(chunk) * self.part)]:
            yield kept
        raise ConnectionResetError


class Stall(BaseMiddleware):  # type: ignore[misc]
    """Lets nothing through, and ends nothing."""

    async def process(self, chunk: bytes) -> AsyncGenerator[bytes, None]:
        await asyncio.sleep(3)
        if chunk is None:
            yield b""


class Lost(BaseMiddleware):  # type: ignore[misc]
    """Lets nothing through, and breaks nothing off."""

    async def process(self, chunk: bytes) -> AsyncGenerator[bytes, None]:
        if not isinstance(chunk, bytes):
            yield b""


class Line:
    """The way to one server. `address` is where it begins, HOST:PORT."""

    FAULTS: ClassVar[Mapping[str, tuple[BaseMiddleware | None, BaseMiddleware | None]]] = {
        "latency": (None, LatencyMiddleware(150)),
        "a slow line": (None, ThrottleMiddleware(4000, 256)),
        "cut before the request": (Cut(0), None),
        "half a request": (Cut(0.5), None),
        "cut before the answer": (None, Cut(0)),
        "half an answer": (None, Cut(0.5)),
        "a stall of the request": (Stall(), None),
        "a stall of the answer": (None, Stall()),
        "a corrupt byte in the answer": (None, CorruptBytesMiddleware(1.0)),
    }
    """What is wrong with requests, and with answers."""

    def __init__(self, proxy: FaultyProxy) -> None:
        self._proxy = proxy
        self.address = f"127.0.0.1:{proxy._server.sockets[0].getsockname()[1]}"

    def breaks(self, name: str) -> None:
        """From now on one of the faults, for open connections, too."""
        request, answer = self.FAULTS[name]
        if request is not None:
            self._proxy.add_egress_rule(request)
        if answer is not None:
            self._proxy.add_ingress_rule(answer)

    def loses_everything(self) -> None:
        """From now on nothing arrives on either side, and neither side hears of that."""
        self._proxy.add_egress_rule(Lost())
        self._proxy.add_ingress_rule(Lost())

    def mends(self) -> None:
        self._proxy.clear_all_rules()


@asynccontextmanager
async def line_to(address: str) -> AsyncIterator[Line]:
    """A line to the server at that base address."""
    async with FaultyProxy("127.0.0.1", 0, "127.0.0.1", port_of(address)) as proxy:
        yield Line(proxy)


@asynccontextmanager
async def behind_tls(address: str, certificate: Path) -> AsyncIterator[str]:
    """The base address at which the server at `address` is reached over TLS, with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port_of(address))
        await asyncio.gather(_pump(reader, back), _pump(there, writer))

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):  # whichever side breaks off ends both
        while chunk := await reader.read(65_536):
            writer.write(chunk)
            await writer.drain()
    writer.close()


def port_of(address: str) -> int:
    """The port of a base address."""
    found = urlsplit(address).port
    assert found is not None
    return found


def certificate(folder: Path, *, expired: bool = False) -> Path:
    """A certificate of 127.0.0.1 that vouches for itself, and its key; valid today, or until years ago."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    end = begin + dt.timedelta(days=1 if expired else 36_500)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(begin).not_valid_after(end)
    itself = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = made.add_extension(itself, critical=False)
    path = folder / ("expired.pem" if expired else "server.pem")
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path
