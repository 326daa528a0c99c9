"""`adlwatch vault rotate|new`: a new master key for all that is sealed."""

from argparse import Namespace

from bot.cli.hosting import configured, play
from bot.ground import master_key
from bot.store.master import new_key
from bot.store.rotation import rotate
from bot.words import say


def main(given: Namespace) -> int:
    """0 when done. Raises SettingsError with the sentence to show."""
    if given.action == "new":
        print(new_key())
        return 0
    return play(_rotate(given))


async def _rotate(given: Namespace) -> int:
    host = configured(given)
    where = master_key(host)
    number = await rotate(host.settings.database, where)
    print(say("vault-rotated", count=number))
    print(say("vault-place", place=where.name))
    if not where.writable:
        print(say("vault-take-away", place=where.name))
    return 0
