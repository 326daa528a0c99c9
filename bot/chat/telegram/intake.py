"""What people type and press in Telegram -> the desk -> an answer in the same chat."""

import asyncio
import logging
import re
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from telegram import CallbackQuery, Chat, Update, User
from telegram import Message as Posted
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.chat.contract import SILENCE, Asker, ChatPort, Desk
from bot.chat.message import Message
from bot.chat.telegram import places
from bot.chat.telegram.outcome import reason
from bot.chat.telegram.render import toast
from bot.model.delivery import Outcome, Sent
from bot.model.ids import ChannelName, MessageRef
from bot.words import say

_log = logging.getLogger(__name__)

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds asked for. A command counts once, as first sent; an edited message may still hold a key."""

_KEYLIKE = re.compile(r"=\s*\S{16,}|\b[A-Za-z0-9]{32,}\b")
"""What may be a key, wherever somebody put it. An invite code is shorter."""

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<text>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed: `bot` is the name after the @, empty when there is none."""

    name: str
    bot: str
    text: str


def read_command(text: str) -> Typed | None:
    """The command in a message, None when it is not one. The name comes back in lower case."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    return Typed(found["name"].lower(), found["bot"] or "", (found["text"] or "").strip())


@dataclass(frozen=True, slots=True)
class Intake:
    """The handlers. Errors of ours go to `failed`, which logs them; the person gets no answer then."""

    channel: ChannelName
    desk: Desk
    port: ChatPort
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def install(self, application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
        """Hang the handlers into the library's application."""
        named = filters.StatusUpdate.NEW_CHAT_TITLE | filters.StatusUpdate.MIGRATE
        application.add_handler(MessageHandler(named, self.place_changed))
        application.add_handler(ChatMemberHandler(self.place_changed, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGES, self.typed))
        application.add_handler(CallbackQueryHandler(self.pressed))
        application.add_error_handler(failed)

    async def place_changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the desk that a group is called otherwise, or moved, or that we were put out or blocked."""
        member, posted = update.my_chat_member, update.effective_message
        news = places.of_member(self.channel, member) if member is not None else None
        if member is None and posted is not None:
            news = places.of_message(self.channel, posted)
        if news is not None:
            await self.desk.heard(news)

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a text message; in a group only a command, and only one that is meant for this bot.

        Whatever else may hold a key (an edit, a caption, a mistyped command) is erased and not acted on.
        """
        posted, user = update.effective_message, update.effective_user
        if posted is None or user is None:
            return
        asker = self._asker(user, posted.chat, places.address(posted))
        command = read_command(posted.text or "")
        stale = _stale(update, posted)
        if command is None or stale:
            fresh = update.message is not None and command is None and bool(posted.text)
            await self._talked(asker, posted, fresh, say(stale) if command is not None else "")
        elif asker.private or command.bot.lower() in ("", context.bot.username.lower()):
            await self._send(asker, await self._answer(asker, command, posted))

    async def _talked(self, asker: Asker, posted: Posted, fresh: bool, why: str) -> None:
        """Answer words that are no command: the value that was asked for, erased first where it is secret.
        What is not `fresh` (an edit, a caption) is not acted on; `why` says so of a command."""
        asked = self.desk.awaited(asker) if fresh and asker.private else None
        secret = asked is not None and asked.secret
        erased = await _erase(posted) if secret else await self._erase_a_key(asker, posted)
        if not asker.private or not (fresh or why or erased is not None):
            return
        if asked is not None:
            answer = await self.desk.typed(asker, posted.text or "", erased=erased)
        else:
            answer = await self.desk.command(asker, "help", "", erased=erased)
        if why and answer is not SILENCE:
            answer = replace(answer, lines=(why, *answer.lines))
        await self._send(asker, answer)

    async def _send(self, asker: Asker, answer: Message) -> None:
        if answer is not SILENCE:
            _report(await self.port.send(asker.chat, answer))

    async def _answer(self, asker: Asker, command: Typed, posted: Posted) -> Message:
        """The desk's answer. A message that may hold a key is erased before anything else is done."""
        if self._may_hold_a_key(command):
            erased: bool | None = await _erase(posted)
        else:
            erased = await self._erase_a_key(asker, posted)
        return await self.desk.command(asker, command.name, command.text, erased=erased)

    def _may_hold_a_key(self, command: Typed) -> bool:
        """Whether more follows a secret command than one of its choices."""
        known = next((c for c in self.desk.commands if c.secret and c.name == command.name), None)
        if known is None or not command.text:
            return False
        return not any(command.text in argument.choices for argument in known.arguments)

    async def _erase_a_key(self, asker: Asker, posted: Posted) -> bool | None:
        """Whether a message that may hold a key could be erased; None when it holds none.

        In a group only what begins like a secret command: other people's long numbers are theirs.
        """
        text = posted.text or posted.caption or ""
        begins = tuple(f"/{known.name}" for known in self.desk.commands if known.secret)
        if not _KEYLIKE.search(text) or not (asker.private or text.startswith(begins)):
            return None
        return await _erase(posted)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a pressed button. Presses on one message take turns: an older edit must not land last."""
        query = update.callback_query
        if query is None or query.data is None:
            return
        if query.message is None:
            await self._press(query, query.data, None)
            return
        ref = MessageRef(f"{query.message.chat.id}:{query.message.message_id}")
        async with self._turns.setdefault(ref, asyncio.Lock()):
            await self._press(query, query.data, ref)

    async def _press(self, query: CallbackQuery, data: str, ref: MessageRef | None) -> None:
        under = query.message
        where = places.address(under) if isinstance(under, Posted) else ""
        asker = self._asker(query.from_user, None if under is None else under.chat, where)
        answer = await self.desk.press(asker, data)
        await _note(query, answer.toast)
        if answer.message is not None and ref is not None:
            _report(await self.port.edit(asker.chat, ref, answer.message))

    def _asker(self, user: User, chat: Chat | None, where: str) -> Asker:
        """Who asks, at which address ("": not known). A button without a chat (a message sent inline) is
        answered as if from a group."""
        in_group = chat is not None and chat.type in places.GROUPS
        return Asker(
            channel=self.channel,
            user=str(user.id),
            chat=where or str(chat.id if chat is not None else user.id),
            name=user.full_name,
            private=chat is not None and chat.type == Chat.PRIVATE,
            language=user.language_code or "",
            group=where if in_group else "",
            title=(chat.title or "") if chat is not None and in_group else "",
        )


def _stale(update: Update, posted: Posted) -> str:
    """Why a command is not acted on: it is an edit, or somebody else's words; "" for one that is."""
    if update.message is None:
        return "command-edited"
    return "" if posted.forward_origin is None else "command-forwarded"


async def failed(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log an error of ours. The update stays out of the log: it may hold a key."""
    _log.error("an update could not be answered", exc_info=context.error)


async def _erase(posted: Posted) -> bool:
    """Whether the message is gone. In a group this needs the right to delete messages."""
    try:
        return await posted.delete()
    except TelegramError as error:
        _log.warning("a message that may hold a key could not be erased: %s", reason(error))
        return False


async def _note(query: CallbackQuery, text: str) -> None:
    """Show the toast. A press that is answered too late cannot show one; what it did stands all the same."""
    try:
        await query.answer(toast(text))
    except TelegramError as error:
        _log.warning("a button press could not be answered: %s", reason(error))


def _report(outcome: Outcome) -> None:
    """Log an answer that did not arrive; the person can ask again, so it is not queued."""
    if not isinstance(outcome, Sent):
        _log.warning("an answer was not delivered: %s", outcome)
