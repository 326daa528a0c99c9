"""Where a PostgreSQL database is. Standard library only."""

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

SCHEMES = ("postgresql", "postgres")
FORM = "postgresql://USER@HOST:PORT/NAME, what is special in a user's name or a password percent-encoded"
OPTIONS = frozenset(
    ("host", "port", "service", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl")
)
"""What may follow the "?" (libpq's names): where the server is and how it is reached, never a secret."""


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """A database on a PostgreSQL server. `url` is libpq's, and may hold a password; nothing else shows it."""

    url: str

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"postgresql://{_login(parts.username)}{_place(parts)}{parts.path}"

    def __repr__(self) -> str:
        return f"Server({self})"

    @property
    def password(self) -> str:
        """As it is, not as it is written in the address; "" without one."""
        return unquote(urlsplit(self.url).password or "")

    def with_password(self, password: str) -> "Server":
        """The same server, entered with this password."""
        parts = urlsplit(self.url)
        login = f"{parts.username or ''}:{quote(password, safe='')}@"
        return Server(parts._replace(netloc=login + _place(parts)).geturl())


def server(text: str) -> Server:
    """The server of an address. Raises ValueError, which repeats nothing of it: it may hold a password."""
    try:
        parts = urlsplit(text)
        known = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} <= OPTIONS
        whole = parts.port != 0 and parts.path.count("/") == 1 and not parts.fragment
    except ValueError:
        known, whole = True, False
    if not whole or parts.netloc.count("@") > 1 or parts.scheme not in SCHEMES:
        raise ValueError(f"write {FORM}")
    if not known:
        raise ValueError(f"after the ? there may be {', '.join(sorted(OPTIONS))}")
    return Server(parts._replace(scheme=SCHEMES[0]).geturl())


def _login(name: str | None) -> str:
    return f"{name}@" if name else ""


def _place(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2]
