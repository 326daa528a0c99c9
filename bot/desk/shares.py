"""Commands of an owner on who sees an account: a group, typed in the group itself; a viewer, in private."""

from collections.abc import Iterable
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
WITH = " with "
"""Stands between a label and the name of a viewer."""


def lines(house: House) -> tuple[Line, ...]:
    what = Argument("account", say("argument-share"))
    return (
        Line(
            Command("share", say("help-share"), (what,), kind=Kind.ACCOUNTS, groups=True),
            partial(_in_private, house),
            in_group=partial(_share, house),
        ),
        Line(
            Command("unshare", say("help-unshare"), (what,), kind=Kind.ACCOUNTS, groups=True),
            partial(_ended, house),
            in_group=partial(_unshare, house),
        ),
    )


async def _in_private(house: House, person: Person, text: str) -> Message:
    """`/share ACCOUNT with NAME`; `/share` alone: what is shared."""
    if text:
        account, viewer = await shares.show(house, person, *_with(text))
        return Message(say("share-shown", label=account.label, name=viewer.name))
    found = await shares.listing(house, person)
    lines = [line for shown in found for line in _lines(shown)]
    usage = say("share-usage"), say("share-usage-viewer")
    return Message(say("shares-head", count=len(found)), lines=(*lines, *usage))


async def _ended(house: House, person: Person, text: str) -> Message:
    """`/unshare ACCOUNT with NAME`; `/unshare ACCOUNT` in private: nobody sees it any more."""
    if WITH in text:
        account, viewer = await shares.hide(house, person, *_with(text))
        return Message(say("share-hidden", label=account.label, name=viewer.name))
    shown = await shares.end_everywhere(house, person, text)
    label = shown.account.label
    lines = tuple(say("share-hidden", label=label, name=name) for name in shown.viewers)
    return Message(say("share-ended", label=label, count=len(shown.groups)), lines=lines)


def _lines(shown: shares.Shown) -> Iterable[str]:
    label, names = shown.account.label, ", ".join(shown.viewers)
    if shown.groups:
        titles = ", ".join(title or say("group-nameless") for title in shown.groups)
        yield say("share-listed", label=label, titles=titles)
    if names:
        yield say("share-viewers", label=label, names=names)


def _with(text: str) -> tuple[str, str]:
    """The label and the name. Raises UserMistake where there is no name."""
    label, between, name = f" {text} ".rpartition(WITH)
    if not between or not name.strip():
        raise UserMistake(say("share-usage-viewer"))
    return label.strip(), " ".join(name.split())


async def _share(house: House, person: Person, asker: Asker, text: str) -> Message:
    """`/share ACCOUNT`, `/share ACCOUNT hide`."""
    _no_names(text)
    words = text.split()
    hide = len(words) > 1 and words[-1].lower() == HIDE
    label = " ".join(words[:-1] if hide else words)
    account = await shares.share(house, person, label, _group(asker), not hide, asker.title)
    return Message(say("share-done" if not hide else "share-done-hidden", label=account.label))


async def _unshare(house: House, person: Person, asker: Asker, text: str) -> Message:
    """`/unshare ACCOUNT`."""
    _no_names(text)
    account, count = await shares.end(house, person, text, _group(asker))
    return Message(say("share-ended", label=account.label, count=count))


def _no_names(text: str) -> None:
    """Raises UserMistake: who else sees an account is nobody's business in a group."""
    if WITH in text:
        raise UserMistake(say("group-head"))


def _group(asker: Asker) -> Address:
    if not asker.group:
        raise UserMistake(say("share-usage"))
    return Address(asker.channel, asker.group)
