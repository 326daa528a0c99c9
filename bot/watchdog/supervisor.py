"""A word to the service manager, in systemd's protocol: a datagram to the socket it names.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

import logging
import socket
from collections.abc import Mapping

log = logging.getLogger(__name__)


class Supervisor:
    """Says READY, STATUS, WATCHDOG and STOPPING; without a socket in the environment it says nothing."""

    def __init__(self, environment: Mapping[str, str], process: int) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        wanted, mine = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
        ours = wanted.isdecimal() and mine in ("", str(process))
        self.every: float | None = int(wanted) / 2e6 if ours and int(wanted) else None
        """Seconds between two pings, half of what is allowed; None: nobody waits for any."""

    def ready(self) -> None:
        self._say("READY=1")

    def stopping(self) -> None:
        self._say("STOPPING=1")

    def status(self, text: str, alive: bool) -> None:
        """How it is, in a line; and a sign of life, if it is alive and somebody waits for it."""
        ping = "\nWATCHDOG=1" if alive and self.every is not None else ""
        self._say(f"STATUS={text.replace(chr(10), ' ')}{ping}")

    def _say(self, state: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
                line.sendto(state.encode(), self._address)
        except OSError as error:
            log.warning("the service manager cannot be told: %s", error.strerror)
