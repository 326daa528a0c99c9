"""Seals keys at rest with Fernet (cryptography.io/en/latest/fernet); the first master key seals, all open."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import SettingsError


class Vault:
    """Opens and seals. `keys` are Fernet keys, the newest first."""

    def __init__(self, keys: list[str]) -> None:
        try:
            self._fernets = [Fernet(key) for key in keys]
            self._fernet = MultiFernet(self._fernets)
        except (ValueError, TypeError):
            # Without the cause: its text may hold what was tried for a key.
            raise SettingsError(
                "master key: not a Fernet key (44 characters of base64, one per line)."
            ) from None

    def __repr__(self) -> str:
        return "Vault(…)"

    def __len__(self) -> int:
        """How many master keys it has; more than one while they are changed."""
        return len(self._fernets)

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

    def reseal(self, sealed: bytes) -> bytes:
        """The same, sealed with the newest master key. Raises SettingsError when no master key fits."""
        return self.seal(self.open(sealed))

    def newest(self) -> "Vault":
        """A vault of the newest master key alone."""
        vault = Vault.__new__(Vault)
        vault._fernets = self._fernets[:1]
        vault._fernet = MultiFernet(vault._fernets)
        return vault
