"""Commands on groups: whose alerts they see. Typed in the group itself, by the owner of the account."""

from functools import partial

from bot.chat.contract import Argument, Asker, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.errors import UserMistake
from bot.model.person import Address, Person
from bot.services import shares
from bot.services.house import House
from bot.words import say

HIDE = "hide"
"""The word behind a label that hides the sizes."""


def lines(house: House) -> tuple[Line, ...]:
    what = Argument("account", say("argument-share"))
    return (
        Line(
            Command("share", say("help-share"), (what,), kind=Kind.ACCOUNTS, groups=True),
            partial(_listing, house),
            in_group=partial(_share, house),
        ),
        Line(
            Command("unshare", say("help-unshare"), (what,), kind=Kind.ACCOUNTS, groups=True),
            partial(_everywhere, house),
            in_group=partial(_unshare, house),
        ),
    )


async def _listing(house: House, person: Person, text: str) -> Message:
    """In private: what is shared."""
    found = await shares.listing(house, person)
    shown = tuple(say("share-listed", label=account.label, count=count) for account, count in found)
    return Message(say("shares-head", count=len(shown)), lines=(*shown, say("share-usage")))


async def _everywhere(house: House, person: Person, text: str) -> Message:
    """In private: the account is shown in no group any more."""
    account, count = await shares.end(house, person, text, None)
    return Message(say("share-ended", label=account.label, count=count))


async def _share(house: House, person: Person, asker: Asker, text: str) -> Message:
    """`/share ACCOUNT`, `/share ACCOUNT hide`."""
    words = text.split()
    hide = len(words) > 1 and words[-1].lower() == HIDE
    label = " ".join(words[:-1] if hide else words)
    account = await shares.share(house, person, label, _group(asker), sizes=not hide)
    return Message(say("share-done" if not hide else "share-done-hidden", label=account.label))


async def _unshare(house: House, person: Person, asker: Asker, text: str) -> Message:
    """`/unshare ACCOUNT`."""
    account, count = await shares.end(house, person, text, _group(asker))
    return Message(say("share-ended", label=account.label, count=count))


def _group(asker: Asker) -> Address:
    if not asker.group:
        raise UserMistake(say("share-usage"))
    return Address(asker.channel, asker.group)
