"""The running connection to Telegram, over python-telegram-bot."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram import Message as Posted
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, ApplicationBuilder, Updater
from telegram.request import HTTPXRequest

from bot.chat.contract import ChannelSettings, Command, Desk, Kind
from bot.chat.message import File, Message
from bot.chat.telegram import CHANNEL
from bot.chat.telegram.intake import UPDATES, Intake
from bot.chat.telegram.outcome import edit_failure, is_markup, reason, send_failure, start_failure
from bot.chat.telegram.places import split
from bot.chat.telegram.polls import PollingBot, Polls, UpdatesRequest
from bot.chat.telegram.render import CAPTION_LIMIT, Dressed, dress, fits
from bot.errors import BotError, SettingsError
from bot.model.delivery import Outcome, Rejected, Sent, Unsure
from bot.model.ids import MessageRef
from bot.model.part import Pulse
from bot.words import ENGLISH, languages, spoken

_log = logging.getLogger(__name__)

AT_ONCE = 16
"""Requests in flight, and updates answered side by side. Above this the connection pool is what is slow."""

PATIENCE = 10.0
"""Seconds for each of: a free connection, the connection itself, writing, the reply."""

QUIET = {"httpx": logging.WARNING, "telegram": logging.INFO}
"""Below these levels the libraries write the token (it is in every URL) and what people typed."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
HELP_LIMIT = 256
"""Characters of one menu line: https://core.telegram.org/bots/api#botcommand"""


class TelegramChat:
    """A `ChatPort`. An address is that of `places`; a message's handle is "<chat id>:<message id>"."""

    def __init__(self, settings: ChannelSettings, desk: Desk, *, patience: float = PATIENCE) -> None:
        for name, level in QUIET.items():
            logging.getLogger(name).setLevel(level)
        self._settings = settings
        self._desk = desk
        self._patience = patience
        self._name = ""
        self._requests = (_requests(AT_ONCE, patience), _requests(1, patience, UpdatesRequest))
        self._polls = Polls()
        self._bot = _bot(settings, self._polls, *self._requests)
        self._updater = Updater(self._bot, asyncio.Queue())
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder()
            .updater(self._updater)
            # One slow command must not hold up another person's secret, which waits to be erased.
            .concurrent_updates(AT_ONCE)
            .job_queue(None)
            .build()
        )
        Intake(CHANNEL.name, desk, self).install(self._application)

    async def start(self) -> None:
        """Connect, poll for updates and put the commands into the menu.

        Raises SettingsError when the token is refused, ChatUnreachable when Telegram does not answer.
        """
        failure = await self._begin()
        if failure:
            await self.stop()
            raise failure
        await self._offer_menu()

    async def stop(self) -> None:
        """Finish what is being answered, tell Telegram what was read, and close every connection."""
        if self._updater.running:
            await self._updater.stop()
        try:
            # The library waits without an end for a command that hangs.
            async with asyncio.timeout(self._patience):
                if self._application.running:
                    await self._application.stop()
        except TimeoutError:
            _log.warning("stopped while a command was still being answered")
        await self._application.shutdown()
        await self._bot.shutdown()
        for request in self._requests:
            await request.shutdown()

    def pulse(self) -> Pulse | None:
        """When updates were last read; None before the first start."""
        return self._polls.pulse()

    async def send(self, address: str, message: Message) -> Outcome:
        """Send a message to a chat or a topic, its file with it."""
        if message.file is not None:
            return await self._send_with(address, message, message.file)
        return await self._send_text(address, dress(message))

    async def _send_with(self, address: str, message: Message, file: File) -> Outcome:
        """One message where the text has room under the file, else the text and then the file: a text that
        arrived is not sent again because its file did not."""
        if fits(message, CAPTION_LIMIT):
            return await self._send_file(address, file, dress(message, CAPTION_LIMIT))
        outcome = await self._send_text(address, dress(message))
        if isinstance(outcome, Sent):
            followed = await self._send_file(address, file, Dressed("", "", (), True))
            if not isinstance(followed, Sent):
                _log.warning("the file of a message was not delivered: %s", followed)
        return outcome

    async def _send_file(self, address: str, file: File, dressed: Dressed) -> Outcome:
        send = self._bot.send_photo if file.is_picture else self._bot.send_document
        chat, topic = split(address)
        post = partial(
            send,
            chat,
            file.content,
            message_thread_id=topic,
            filename=file.name,
            disable_notification=dressed.silent,
            reply_markup=_keyboard(dressed),
        )
        call = _readable(post, dressed, "caption") if dressed.html else post()
        return await _settled(call, partial(send_failure, part_of=chat if topic else ""))

    async def _send_text(self, address: str, dressed: Dressed) -> Outcome:
        chat, topic = split(address)
        post = partial(
            self._bot.send_message,
            chat_id=chat,
            message_thread_id=topic,
            disable_notification=dressed.silent,
            link_preview_options=NO_PREVIEW,
            reply_markup=_keyboard(dressed),
        )
        failure = partial(send_failure, part_of=chat if topic else "")
        return await _settled(_readable(post, dressed), failure)

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        """Replace the text and the buttons of a message we sent; without buttons the old ones go too."""
        chat, _, number = ref.rpartition(":")
        if not number.isdecimal():
            return Rejected("the handle is not one of ours")
        where: dict[str, Any] = {"chat_id": chat, "message_id": int(number)}
        if message.file is not None and fits(message, CAPTION_LIMIT):
            dressed = dress(message, CAPTION_LIMIT)
            post = partial(self._bot.edit_message_caption, reply_markup=_keyboard(dressed), **where)
            return await _settled(_readable(post, dressed, "caption"), partial(edit_failure, ref=ref))
        dressed = dress(message)
        post = partial(
            self._bot.edit_message_text,
            link_preview_options=NO_PREVIEW,
            reply_markup=_keyboard(dressed),
            **where,
        )
        return await _settled(_readable(post, dressed), partial(edit_failure, ref=ref))

    async def check(self) -> str:
        """The bot's name, as "@name". Raises SettingsError saying what to mend."""
        failure: BotError | None = None
        # Its own connection, closed at once: this may be the only call that is ever made here.
        async with _requests(1, self._patience) as request:
            try:
                me = await _bot(self._settings, Polls(), request, request).get_me()
            except TelegramError as error:
                failure = start_failure(error)
        if failure:
            raise SettingsError(str(failure))
        return f"@{me.username}"

    def invitation(self, code: str) -> str:
        """The link that opens a chat with this bot and hands it the invite."""
        name = self._name
        return f"https://t.me/{name}?start={code}" if name else ""

    async def _begin(self) -> BotError | None:
        """None when all runs, else what is wrong. Returned, not raised here: the library's error quotes the
        token and would go on living as the context of ours."""
        try:
            await self._application.initialize()
            self._name = self._bot.username
            await self._updater.start_polling(
                allowed_updates=UPDATES, drop_pending_updates=False, error_callback=self._poll_failed
            )
            self._polls.begin()
            await self._application.start()
        except TelegramError as error:
            return start_failure(error)
        return None

    def _poll_failed(self, error: TelegramError) -> None:
        """One line per failed poll; the library goes on polling by itself."""
        _log.warning("updates could not be read: %s", reason(error))
        self._polls.failed(error)

    async def _offer_menu(self) -> None:
        """Put the commands into the app's menus, by the phone's language. Without, they work all the same."""
        for code in languages():
            with spoken(code):
                await self._offer("" if code == ENGLISH else code)

    async def _offer(self, code: str) -> None:
        """The menus in the language that is spoken now: for everybody, for groups, and for hosts."""
        shown = [command for command in self._desk.commands if not command.hidden]
        members = [command for command in shown if command.kind is not Kind.HOST]
        hosts = await self._desk.hosts(CHANNEL.name)
        menus: list[tuple[BotCommandScope, list[Command]]] = [
            (BotCommandScopeDefault(), members),
            (BotCommandScopeAllPrivateChats(), members),
            (BotCommandScopeAllGroupChats(), [command for command in shown if command.groups]),
            *((BotCommandScopeChat(host), shown) for host in hosts),
        ]
        for scope, commands in menus:
            menu = [BotCommand(command.name, command.help[:HELP_LIMIT]) for command in commands]
            try:
                await self._bot.set_my_commands(menu, scope=scope, language_code=code or None)
            except TelegramError as error:
                _log.warning("the command menu (%s) could not be set: %s", scope.type, reason(error))


def _requests(connections: int, patience: float, kind: type[HTTPXRequest] = HTTPXRequest) -> HTTPXRequest:
    return kind(
        connection_pool_size=connections,
        read_timeout=patience,
        write_timeout=patience,
        connect_timeout=patience,
        pool_timeout=patience,
    )


def _bot(
    settings: ChannelSettings, polls: Polls, request: HTTPXRequest, for_polls: HTTPXRequest
) -> PollingBot:
    host = {**CHANNEL.hosts, **settings.hosts}["api"]
    return PollingBot(
        polls.read,
        settings.secrets["token"],
        base_url=f"{host}/bot",
        base_file_url=f"{host}/file/bot",
        request=request,
        get_updates_request=for_polls,
    )


def _keyboard(dressed: Dressed) -> InlineKeyboardMarkup | None:
    if not dressed.rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in dressed.rows]
    )


async def _readable(
    post: Callable[..., Awaitable[Posted | bool]], dressed: Dressed, part: str = "text"
) -> Posted | bool:
    """The message with its markup; as plain text where a server (an older one of a host's own, say) does
    not understand that. `part` is what the call names its text."""
    try:
        return await post(**{part: dressed.html}, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if not is_markup(error):
            raise
        _log.warning("the markup was refused, sent as plain text: %s", reason(error))
    return await post(**{part: dressed.plain})


async def _settled(call: Awaitable[Posted | bool], failure: Callable[[TelegramError], Outcome]) -> Outcome:
    """What became of a call. An accepted message whose reply we cannot read is Unsure, never lost."""
    try:
        reply = await call
    except TelegramError as error:
        return failure(error)
    except Exception:
        _log.exception("the reply to a message could not be read")
        return Unsure("the reply could not be read")
    if not isinstance(reply, Posted):
        return Unsure("the reply holds no message")
    return Sent(MessageRef(f"{reply.chat_id}:{reply.message_id}"))
