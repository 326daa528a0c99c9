"""Where the master key is kept: the environment, a systemd credential, a file, or the keyring of the system.

A place may hold several keys, the newest first: while they are changed, the old one must still open what is
sealed. Pages relied on: systemd.io/CREDENTIALS, keyring.readthedocs.io.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography.fernet import Fernet

from bot.errors import SettingsError
from bot.model.origin import Origin
from bot.store.vault import Vault

CREDENTIAL = SERVICE = "adlwatch"
"""The name of the systemd credential, and of the service in the keyring."""


class Place(Protocol):
    """Holds master keys. `name` is what people call it; `writable`: this program may change what it holds.
    `read` gives the keys, the newest first, none where there is no key yet; both raise SettingsError."""

    @property
    def name(self) -> str: ...
    @property
    def writable(self) -> bool: ...
    def read(self) -> tuple[str, ...]: ...
    def write(self, keys: Sequence[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Given:
    """Keys that somebody else hands over at the start."""

    name: str
    text: str = field(repr=False)
    writable: bool = field(default=False, init=False)

    def read(self) -> tuple[str, ...]:
        return tuple(self.text.split())

    def write(self, keys: Sequence[str]) -> None:
        raise SettingsError(f"master key: {self.name} cannot be changed from here.")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file that its owner alone may read; one key per line."""

    path: Path
    writable: bool = field(default=True, init=False)

    @property
    def name(self) -> str:
        return f"the file {self.path}"

    def read(self) -> tuple[str, ...]:
        try:
            if not self.path.exists():
                return ()
            if self.path.stat().st_mode & 0o077:
                raise SettingsError(
                    f"master key: {self.path} is readable by others; run: chmod 600 {self.path}"
                )
            return tuple(self.path.read_text(errors="replace").split()) or ("",)
        except OSError as error:
            raise self._unusable(error) from error

    def write(self, keys: Sequence[str]) -> None:
        """Replace the file in one step: after a crash it holds the old keys or the new ones, never less."""
        try:
            path = self.path.resolve()
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f"{path.name}.new")
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write("".join(f"{key}\n" for key in keys))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            _to_disk(path.parent)
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> SettingsError:
        return SettingsError(f"master key: {self.path} cannot be used ({error.strerror}).")


@dataclass(frozen=True, slots=True)
class Keyring:
    """An entry in the keyring of the system, by the `keyring` library; loaded only when it is used."""

    entry: str
    writable: bool = field(default=True, init=False)

    @property
    def name(self) -> str:
        return f"the keyring entry {SERVICE}/{self.entry}"

    def read(self) -> tuple[str, ...]:
        import keyring
        from keyring.errors import KeyringError

        try:
            return tuple((keyring.get_password(SERVICE, self.entry) or "").split())
        except KeyringError as error:
            raise self._unusable(error) from error

    def write(self, keys: Sequence[str]) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, self.entry, " ".join(keys))
        except KeyringError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> SettingsError:
        return SettingsError(f"master key: the system's keyring cannot be used ({type(error).__name__}).")


def place(origin: Origin, file: Path, given: str, credentials: Path | None) -> Place:
    """Where the master key is. `given` is what the environment holds, `credentials` the folder of systemd's.

    Raises SettingsError when a place that was named holds none.
    """
    credential = None if credentials is None else credentials / CREDENTIAL
    in_environment = bool(given) and origin is Origin.AUTO
    if origin is Origin.ENVIRONMENT or in_environment:
        if not given.strip():
            raise SettingsError("master key: ADLWATCH_MASTER_KEY is not set.")
        return Given("the environment (ADLWATCH_MASTER_KEY)", given)
    if origin is Origin.CREDENTIAL or (
        origin is Origin.AUTO and credential is not None and credential.exists()
    ):
        return _credential(credential)
    return Keyring(file.name) if origin is Origin.KEYRING else KeyFile(file)


def _credential(path: Path | None) -> Given:
    name = f"the systemd credential {CREDENTIAL}"
    if path is None:
        raise SettingsError(f"master key: {name} is not there: $CREDENTIALS_DIRECTORY is not set.")
    try:
        return Given(name, path.read_text(errors="replace"))
    except OSError as error:
        raise SettingsError(f"master key: {name} cannot be read ({error.strerror}).") from error


def open_vault(where: Place) -> Vault:
    """The vault of the keys in a place; the first key is made where there is none and one may be written."""
    keys = where.read()
    if not keys and where.writable:
        keys = (new_key(),)
        where.write(keys)
        keys = where.read()
    return Vault(list(keys))


def new_key() -> str:
    """A new master key."""
    return Fernet.generate_key().decode()


def _to_disk(folder: Path) -> None:
    """What was renamed in a folder survives a power cut from now on."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
