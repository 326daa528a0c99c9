"""A new master key for all that is sealed, so that it may be cut off at any moment and nothing is lost.

First the new key stands beside the old one, then everything is sealed anew in one transaction, and only when
the new key alone opens all of it does the old one go. Whatever was reached, the keys in place open the
database; begun again, it goes on where it was.
"""

from bot.errors import SettingsError
from bot.store import accounts
from bot.store.claim import Where
from bot.store.database import Database
from bot.store.master import Place, new_key
from bot.store.vault import Vault


async def rotate(where: Where, place: Place) -> int:
    """How many accounts are sealed with the newest master key alone now, in the database at `where`.

    Where this program may not change the keys, a newer one must stand before the old one already; the old one
    is then to be taken away by whoever put it there. Raises SettingsError, also while anybody uses the keys.
    """
    database = Database(where)
    try:
        await database.lock_vault(alone=True)
        keys = place.read()
        if not keys:
            raise SettingsError(f"master key: there is none in {place.name} yet to be changed.")
        if len(keys) == 1:  # more: one was put before it, or a change was cut off
            if not place.writable:
                raise SettingsError(
                    f"master key: {place.name} cannot be changed from here. Put a new key (adlwatch vault "
                    "new) before the one there, with a space between them, and run this again."
                )
            keys = (new_key(), *keys)
            Vault(list(keys))  # what is no key is found before anything is written
            place.write(keys)
        number = await _reseal(database, Vault(list(keys)))
        if place.writable:
            place.write(keys[:1])
        return number
    finally:
        await database.close()


async def _reseal(database: Database, vault: Vault) -> int:
    await database.open()
    async with database.write() as db:
        number = await accounts.reseal(db, vault)
    async with database.read() as db:
        await accounts.check(db, vault.newest())
    await database.scrub()
    return number
