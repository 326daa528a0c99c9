"""The master key of a database on a server is changed like that of a file."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.model.server import Server
from bot.store import accounts
from bot.store.database import Database
from bot.store.master import KeyFile, open_vault
from bot.store.rotation import rotate
from bot.store.vault import Vault
from tests.builders import at
from tests.fakes.household import list_people, person
from tests.fakes.venue import FIELDS
from tests.postgres.cluster import Cluster, do


def stored(cluster: Cluster, where: Server) -> bytes:
    """The table of keys as it is on the disk."""
    do(where, "CHECKPOINT")
    ((path,),) = do(where, "SELECT pg_relation_filepath('accounts')")
    return (cluster.folder / "data" / str(path)).read_bytes()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
async def test_the_old_key_opens_nothing_any_more(place: Server, tmp_path: Path, cluster: Cluster) -> None:
    keys = KeyFile(tmp_path / "bot.key")
    database = Database(place)
    await database.open()
    await list_people(database)
    async with database.write() as db:
        owner = (await person(database, "Ana")).id
        number = await accounts.add(db, open_vault(keys), "somewhere", "main", owner, FIELDS, "", at())
    (old,), (token,) = keys.read(), do(place, "SELECT sealed FROM accounts")[0]
    assert token in stored(cluster, place)
    assert await rotate(place, keys) == 1
    async with database.read() as db:
        assert await accounts.fields(db, open_vault(keys), number) == FIELDS
        with pytest.raises(SettingsError, match="does not open"):
            await accounts.fields(db, Vault([old]), number)
    await database.close()
    assert token not in stored(cluster, place)
