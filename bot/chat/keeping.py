"""Renaming, pausing and forgetting, in words. Pure."""

from bot.chat import buttons, figures
from bot.chat.contract import Form, FormField
from bot.chat.figures import Titles
from bot.chat.message import Button, Message, Tone
from bot.model.person import Account
from bot.services.accounts import LABEL
from bot.services.erase import EVERYTHING, Extent
from bot.words import say


def rename_form(account: Account, titles: Titles) -> Form:
    """Asks for the new name of an account."""
    where = figures.where(account, titles)
    label = FormField("label", say("rename-label"), say("rename-hint"), pattern=LABEL.pattern)
    return Form("rename", account.label, say("rename-title", label=where), (label,))


def renamed(account: Account, label: str) -> Message:
    return Message(say("renamed-head", old=account.label, new=label), tone=Tone.GOOD)


def paused(account: Account, titles: Titles) -> Message:
    """It is not watched any more, and what that means."""
    where = figures.where(account, titles)
    resume = Button(say("button-resume"), buttons.command("resume", account.label))
    return Message(
        say("paused-head", account=where),
        lines=(say("paused-line"),),
        buttons=((resume,),) if buttons.fits(resume.data) else (),
        tone=Tone.WARNING,
    )


def resumed(account: Account, titles: Titles) -> Message:
    where = figures.where(account, titles)
    return Message(say("resumed-head", account=where), lines=(say("resumed-line"),), tone=Tone.GOOD)


def confirm(found: Extent, titles: Titles) -> Message:
    """What would be erased, and the button that does it."""
    number = EVERYTHING if found.account is None else found.account.id
    erase = Button(say("button-erase"), buttons.erase(number))
    keep = Button(say("button-keep"), buttons.command("accounts"))
    lines = (*_counts(found), *_rest(found), say("erase-for-good"))
    return Message(
        say("erase-head", what=_what(found, titles)),
        lines=lines,
        buttons=((erase,), (keep,)),
        tone=Tone.WARNING,
    )


def erased(found: Extent, titles: Titles) -> Message:
    """What was erased, and what stays."""
    lines = (*_counts(found), *_rest(found), say("erase-elsewhere"))
    return Message(say("erased-head", what=_what(found, titles)), lines=lines)


def _what(found: Extent, titles: Titles) -> str:
    account = found.account
    if account is None:
        return say("erase-everything")
    return figures.where(account, titles)


def _counts(found: Extent) -> tuple[str, ...]:
    """Each thing of which there is something, with its number."""
    counted = found.erased
    numbers = (
        ("keys", counted.accounts),
        ("alerts", counted.alerts),
        ("executions", counted.executions),
        ("records", counted.records),
        ("checklists", counted.checklists),
        ("addresses", 0 if found.listed else counted.addresses),
    )
    return tuple(say(f"erase-{name}", count=count) for name, count in numbers if count)


def _rest(found: Extent) -> tuple[str, ...]:
    if found.account is not None:
        return ()
    return (say("erase-listed" if found.listed else "erase-leaves"),)
