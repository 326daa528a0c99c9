"""The master key: made once, readable by its owner alone, changed without losing what it sealed."""

import stat
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store.master import Given, KeyFile, new_key, open_vault
from bot.store.vault import Vault


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "master.key"
    sealed = open_vault(KeyFile(path)).seal(b"secret")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_vault(KeyFile(path)).open(sealed) == b"secret"
    assert b"secret" not in sealed


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    open_vault(KeyFile(path))
    path.chmod(0o640)
    with pytest.raises(SettingsError, match=r"readable by others; run: chmod 600"):
        open_vault(KeyFile(path))


def test_the_wrong_key_opens_nothing() -> None:
    sealed = Vault([new_key()]).seal(b"secret")
    with pytest.raises(SettingsError, match="does not open the stored keys") as refused:
        Vault([new_key()]).open(sealed)
    assert "secret" not in str(refused.value)


def test_an_old_key_opens_while_the_new_one_seals(tmp_path: Path) -> None:
    path, old, new = tmp_path / "master.key", new_key(), new_key()
    sealed = Vault([old]).seal(b"secret")
    path.touch(0o600)
    path.write_text(f"{new}\n{old}\n")
    both = open_vault(KeyFile(path))
    assert both.open(sealed) == b"secret"
    assert Vault([new]).open(both.seal(b"more")) == b"more"
    with pytest.raises(SettingsError):
        Vault([old]).open(both.seal(b"more"))


def test_a_key_from_the_environment_leaves_no_file(tmp_path: Path) -> None:
    given, path = new_key(), tmp_path / "master.key"
    assert open_vault(Given("the environment", f" {given} ")).open(Vault([given]).seal(b"x")) == b"x"
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"too short\n", b"\xff\xfe\x00", "ключ".encode() * 11])
def test_what_is_no_key_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "master.key"
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="master key: "):
        open_vault(KeyFile(path))


def test_a_path_that_is_no_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "master.key"
    folder.mkdir(0o700)
    with pytest.raises(SettingsError, match="cannot be used"):
        open_vault(KeyFile(folder))
