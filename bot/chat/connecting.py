"""Connecting an account, in words: which exchange, how to make a key there, what was proven. Pure."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat import buttons, figures, keys
from bot.chat.checklists import rows
from bot.chat.contract import Form, FormField
from bot.chat.message import Button, Message, Tone
from bot.model.person import Account
from bot.model.proof import Proof, Verdict
from bot.services.accounts import LABEL
from bot.venues.contract import Venue
from bot.words import say

COMMAND = "connect"


def which_venue(venues: Iterable[Venue]) -> Message:
    found = tuple(venues)
    lines = tuple(say("connect-venue", title=v.title, reads=v.features.reads) for v in found)
    taps = (Button(v.title, buttons.command(COMMAND, v.name)) for v in found)
    return Message(say("connect-head"), lines=(*lines, say("connect-usage")), buttons=rows(taps, 2))


def form(venue: Venue, label: str = "") -> Form:
    """The form of a key, for a new account or (with the label of one whose key was refused) a new key."""
    named = () if label else (_label(),)
    fields = (FormField(f.name, f.name, f.ask, True, f.pattern, f.secret) for f in venue.key_fields)
    title = say("connect-form-title", title=venue.title)
    safest = (say("connect-safest", venue=venue.name),) if venue.keyed else ()
    return Form(COMMAND, f"{venue.name} {label}".strip(), title, (*fields, *named), (venue.key_help, *safest))


def _label() -> FormField:
    return FormField("label", say("connect-form-label"), say("connect-form-label-hint"), False, LABEL.pattern)


def asking(form: Form, left: tuple[FormField, ...]) -> Message:
    """Asks for the next field of a form, where an app shows none; before the first, how to."""
    asked = left[0]
    done = sum(field.required for field in form.fields) - len(left)
    lines = [] if done else list(form.how)
    what = {"name": asked.label, "ask": asked.hint or asked.label}
    lines.append(say("dialogue-ask", step=str(done + 1), steps=str(done + len(left)), **what))
    if not done and len(left) > 1:
        lines.append(say("dialogue-at-once"))
    if asked.secret:
        lines.append(say("dialogue-secret"))
    return Message(form.title, lines=tuple(lines), buttons=((cancel(),),))


def offered(form: Form) -> Message:
    """How to, and a button that opens the form."""
    data = buttons.form(form.command, form.choice)
    taps = ((Button(say("button-fill-in"), data),),) if buttons.fits(data) else ()
    asked = tuple((field.label, field.hint) for field in form.fields if field.required and field.hint)
    return Message(form.title, facts=asked, lines=form.how, buttons=taps)


def doubtful(why: str) -> Message:
    """Nobody can prove what the key may do: its owner may say that it can only read."""
    sure = Button(say("button-sure"), buttons.SURE)
    return Message(why, lines=(say("connect-sure-line"),), buttons=((sure, cancel()),), tone=Tone.WARNING)


def failed(why: str, form: Form) -> Message:
    """What was wrong with what was filled in, and a button to begin again."""
    data = buttons.command(form.command, form.choice)
    taps = ((Button(say("button-again"), data),),) if buttons.fits(data) else ()
    return Message(why, buttons=taps)


def cancel() -> Button:
    return Button(say("button-cancel"), buttons.CANCEL)


def connected(account: Account, venue: Venue, proof: Proof, now: datetime) -> Message:
    """What was proven about the key of a new account, in plain words."""
    head = say("connect-done", account=figures.account(account, venue.title))
    lines = (*_proof(account, venue, proof, now), say("connect-first-look"))
    taps = (
        (Button(say("button-positions"), buttons.command("positions")),),
        (
            Button(say("button-another"), buttons.command(COMMAND)),
            Button(say("button-test"), buttons.command("test")),
        ),
    )
    return Message(head, lines=lines, tone=Tone.GOOD, buttons=taps)


def proven(account: Account, venue: Venue, proof: Proof, now: datetime) -> Message:
    """What the venue says now of the key of an account."""
    head = say("proven-head", account=figures.account(account, venue.title))
    return Message(head, lines=tuple(_proof(account, venue, proof, now)))


def _proof(account: Account, venue: Venue, proof: Proof, now: datetime) -> list[str]:
    lines = [say("account-note", note=account.note)] if account.note else []
    match proof.verdict:
        case Verdict.READ_ONLY:
            lines.append(say("connect-proof-read-only" if venue.keyed else "connect-proof-address"))
        case Verdict.TOO_POWERFUL:
            lines.append(say("proven-rights", rights=", ".join(proof.named)))
        case Verdict.CANNOT_TELL:
            lines.append(say("proven-unknown"))
    if proof.ip_bound is not None:
        lines.append(say("connect-ip-bound" if proof.ip_bound else "connect-ip-unbound"))
    if proof.expires_at is not None:
        lines.append(say("connect-expires", when=keys.ends(proof.expires_at, now)))
    if proof.reads:
        lines.append(say("connect-reads", what=", ".join(proof.reads)))
    if proof.unread:
        lines.append(say("connect-unread", what=", ".join(proof.unread)))
    return lines
