"""Seals keys at rest with Fernet (cryptography.io/en/latest/fernet); the first master key seals, all open."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import SettingsError


class Vault:
    """Opens and seals. `keys` are Fernet keys, the newest first."""

    def __init__(self, keys: list[str]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except (ValueError, TypeError) as error:
            raise SettingsError(
                "master key: not a Fernet key (44 characters of base64, one per line)."
            ) from error

    def seal(self, plain: bytes) -> bytes:
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes:
        """The plain bytes. Raises SettingsError when no master key fits."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise SettingsError(
                "master key: it does not open the stored keys; give the one they were sealed with."
            ) from error


def open_vault(path: Path, given: str = "") -> Vault:
    """The vault of a master key that was `given` (by the environment), or else of the file at `path`.

    The file is made on first use, readable by its owner alone; one key per line, the newest first.
    """
    if given:
        return Vault(given.split())
    try:
        if not path.exists():
            _create(path)
        if path.stat().st_mode & 0o077:
            raise SettingsError(f"master key: {path} is readable by others; run: chmod 600 {path}")
        return Vault(path.read_text(errors="replace").split())
    except OSError as error:
        raise SettingsError(f"master key: {path} cannot be used ({error.strerror}).") from error


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet.generate_key() + b"\n")
        file.flush()
        os.fsync(file.fileno())
