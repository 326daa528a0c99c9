"""A new master key: nothing is lost wherever it is cut off, and the old key opens nothing any more."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from bot.errors import SettingsError
from bot.model.origin import Origin
from bot.store.claim import vault_lock
from bot.store.master import Given, KeyFile, Keyring, Place, new_key, open_vault, place
from bot.store.rotation import rotate
from bot.store.vault import Vault
from tests.store.cut_driver import FIELDS, opened, prepare
from tests.structure.tree import ROOT


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    await prepare(tmp_path)
    return tmp_path


async def change(folder: Path, where: Place | None = None) -> int:
    return await rotate(folder / "bot.sqlite3", where or KeyFile(folder / "bot.key"))


def sealed_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("bot.sqlite3*"))


@pytest.mark.timeout(240)
def test_killed_at_every_line_nothing_is_lost(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "tests.store.cut_driver", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=230,
    )
    assert done.returncode == 0, done.stderr
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lives) > 50
    assert {life["keys"] for life in lives} == {1, 2}, "killed while both keys were in place, too"
    assert all(life["opens"] and life["ends"] and not life["old"] for life in lives), lives


async def test_the_old_key_opens_nothing_any_more(folder: Path) -> None:
    (old,) = KeyFile(folder / "bot.key").read()
    before = sealed_bytes(folder)
    assert await change(folder) == len(FIELDS)
    (new,) = KeyFile(folder / "bot.key").read()
    assert new != old and opened(folder, Vault([new])) == FIELDS
    with pytest.raises(SettingsError):
        opened(folder, Vault([old]))
    tokens = set(before.split(b"gAAAA")[1:])
    after = sealed_bytes(folder)
    assert len(tokens) >= len(FIELDS) and not [t for t in tokens if t[:40] in after], "nor in a free page"


async def test_a_change_that_was_cut_off_makes_no_third_key(folder: Path) -> None:
    (old,) = KeyFile(folder / "bot.key").read()
    new = new_key()
    KeyFile(folder / "bot.key").write([new, old])
    await change(folder)
    assert KeyFile(folder / "bot.key").read() == (new,)
    assert opened(folder, Vault([new])) == FIELDS


async def test_it_waits_for_nobody_who_uses_the_keys(folder: Path) -> None:
    before = (folder / "bot.key").read_text()
    path = folder / "bot.sqlite3"
    with (
        closing(vault_lock(path)),
        closing(vault_lock(path)),
        pytest.raises(SettingsError, match="another adlwatch uses it now"),
    ):
        await change(folder)
    assert (folder / "bot.key").read_text() == before
    with (
        closing(vault_lock(path, alone=True)),
        pytest.raises(SettingsError, match="being changed now"),
    ):
        vault_lock(path)
    await change(folder)


async def test_a_key_that_does_not_fit_changes_nothing(folder: Path) -> None:
    KeyFile(folder / "other.key").write([new_key()])
    with pytest.raises(SettingsError, match="does not open the stored keys"):
        await change(folder, KeyFile(folder / "other.key"))
    assert opened(folder, open_vault(KeyFile(folder / "bot.key"))) == FIELDS


async def test_what_others_keep_is_changed_by_them(folder: Path) -> None:
    """Environment and credential: the new key is put before the old one by whoever holds them."""
    (old,) = KeyFile(folder / "bot.key").read()
    with pytest.raises(SettingsError, match="Put a new key"):
        await change(folder, Given("the environment", old))
    new = new_key()
    assert await change(folder, Given("the environment", f"{new} {old}")) == len(FIELDS)
    assert opened(folder, Vault([new])) == FIELDS


class Memory(KeyringBackend):
    """A keyring that forgets at the end of the test; it may be full."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.full = False

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.full:
            raise PasswordSetError("no room")
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, found = keyring.get_keyring(), Memory()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


async def test_the_keyring_of_the_system_keeps_a_key_too(folder: Path, memory: Memory) -> None:
    where = place(Origin.KEYRING, folder / "bot.key", "", None)
    assert where.read() == () and isinstance(where, Keyring)
    where.write(KeyFile(folder / "bot.key").read())
    assert opened(folder, open_vault(where)) == FIELDS
    await change(folder, where)
    assert len(memory.kept[("adlwatch", "bot.key")].split()) == 1
    assert opened(folder, open_vault(where)) == FIELDS
    memory.full = True
    with pytest.raises(SettingsError, match="keyring cannot be used"):
        await change(folder, where)
    assert opened(folder, open_vault(where)) == FIELDS


def test_a_host_without_a_keyring_is_told_so(tmp_path: Path) -> None:
    from keyring.backends.fail import Keyring as Nothing

    before = keyring.get_keyring()
    keyring.set_keyring(Nothing())  # type: ignore[no-untyped-call]
    try:
        with pytest.raises(SettingsError, match="keyring cannot be used"):
            place(Origin.KEYRING, tmp_path / "bot.key", "", None).read()
    finally:
        keyring.set_keyring(before)


@dataclass
class Host:
    """What a host may have set: a key in the environment, a credential, a file."""

    top: Path
    given: str = ""
    credential: str = ""
    file: str = ""

    def found(self, origin: Origin) -> Sequence[str]:
        folder = self.top / "credentials"
        if self.credential:
            folder.mkdir()
            (folder / "adlwatch").write_text(self.credential)
        if self.file:
            KeyFile(self.top / "bot.key").write([self.file])
        credentials = folder if self.credential else None
        return place(origin, self.top / "bot.key", self.given, credentials).read()


@pytest.mark.parametrize(
    ("given", "credential", "file", "origin", "expected"),
    [
        ("env", "cred", "file", Origin.AUTO, "env"),
        ("", "cred", "file", Origin.AUTO, "cred"),
        ("", "", "file", Origin.AUTO, "file"),
        ("env", "cred", "file", Origin.FILE, "file"),
        ("env", "cred", "file", Origin.CREDENTIAL, "cred"),
        ("env", "cred", "file", Origin.ENVIRONMENT, "env"),
    ],
)
def test_which_place_comes_first(
    tmp_path: Path, given: str, credential: str, file: str, origin: Origin, expected: str
) -> None:
    assert Host(tmp_path, given, credential, file).found(origin) == (expected,)


@pytest.mark.parametrize("origin", [Origin.ENVIRONMENT, Origin.CREDENTIAL])
def test_a_place_that_was_named_and_holds_nothing_is_told(tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(SettingsError, match="not set"):
        place(origin, tmp_path / "bot.key", "", None)
    assert not (tmp_path / "bot.key").exists()
    if origin is Origin.CREDENTIAL:
        with pytest.raises(SettingsError, match="cannot be read"):
            place(origin, tmp_path / "bot.key", "", tmp_path)


def test_a_file_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "bot.key").symlink_to(tmp_path / "far" / "real.key")
    KeyFile(tmp_path / "bot.key").write(["a", "b"])
    assert (tmp_path / "bot.key").is_symlink()
    assert (tmp_path / "far" / "real.key").read_text() == "a\nb\n"


def test_no_key_is_ever_shown() -> None:
    key = new_key()
    shown = repr((Vault([key]), Given("here", key), Vault([key]).newest()))
    assert key not in shown and key[:20] not in shown
    with pytest.raises(SettingsError) as refused:
        Vault(["secret-that-is-no-key"])
    assert "secret-that" not in repr(refused.value) + repr(refused.value.__cause__)


def test_two_changes_at_once_are_one_after_the_other(folder: Path) -> None:
    async def both() -> tuple[int | BaseException, int | BaseException]:
        return await asyncio.gather(change(folder), change(folder), return_exceptions=True)

    first, second = asyncio.run(both())
    assert isinstance(first, int) and isinstance(second, SettingsError)
