"""`adlwatch invite NAME`: a one-time invite, made by whoever has the host's machine."""

from argparse import Namespace

from bot.cli.hosting import house, play
from bot.model.ids import PersonId
from bot.model.person import Person, Role
from bot.services import people
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the code was printed. Raises UserMistake for a name that is taken or empty."""
    return play(_invite(given))


async def _invite(given: Namespace) -> int:
    here = Person(PersonId(0), "command line", Role.HOST)
    async with house(given) as opened:
        if given.revoke:
            await people.revoke(opened, given.name)
            print(say("invite-revoked", name=given.name))
            return 0
        role = Role.VIEWER if given.viewer else Role.MEMBER
        code = await people.invite(opened, here, given.name, role)
    print(say("invite-head", name=given.name), say("invite-line", code=code), sep="\n")
    return 0
