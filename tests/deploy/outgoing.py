"""Runs the bot's command line, writes down whom it tried to reach, and lets it reach nobody but this machine.

`python -m tests.deploy.outgoing FILE [--no-code] ARGUMENT…`. The interpreter's own audit events tell of every
name looked up and every connection begun (docs.python.org/3/library/audit_events.html), whichever library
does it. uvloop would do both in C, unseen, so this runs on asyncio's own loop. `--no-code` forbids memory
that is both writable and executable, as systemd's MemoryDenyWriteExecute does.
"""

import ctypes
import ipaddress
import json
import sys
from pathlib import Path
from typing import Any

LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyname_ex", "socket.gethostbyaddr"}
REACHED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
PR_SET_MDWE, REFUSE_EXEC_GAIN = 65, 1


class Watchman:
    """Notes each host once, and refuses every one that is not this machine."""

    def __init__(self, note: Path) -> None:
        self._file = note.open("a")
        self._seen: set[tuple[str, str]] = set()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in LOOKED_UP:
            self._judge(event, _text(arguments[0]))
        elif event in REACHED and isinstance(arguments[1], tuple):
            self._judge(event, _text(arguments[1][0]))
        elif event == "subprocess.Popen":
            self._judge(event, str(arguments[0]))

    def _judge(self, event: str, host: str) -> None:
        if (event, host) not in self._seen:
            self._seen.add((event, host))
            print(json.dumps([event, host]), file=self._file, flush=True)
        if not is_here(host):
            raise OSError(f"refused by the test: {event} {host}")


def _text(host: str | bytes | None) -> str:
    return host.decode() if isinstance(host, bytes) else host or "localhost"


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def deny_new_code() -> None:
    """From now on no memory of this process can be written and run. Raises OSError: an older kernel."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this kernel cannot deny it")


def main() -> int:
    note, *arguments = sys.argv[1:]
    if "--no-code" in arguments:
        arguments.remove("--no-code")
        deny_new_code()
    sys.modules["uvloop"] = None  # type: ignore[assignment]
    sys.addaudithook(Watchman(Path(note)))
    from bot.__main__ import main as bot

    return bot(arguments)


if __name__ == "__main__":
    sys.exit(main())
