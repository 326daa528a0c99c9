"""Where messages go and what becomes of the places: groups, the topics in them, and private chats. Pure.

An address is a chat id; a topic of a forum group is written behind it: "-100123/45".
"""

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated
from telegram import Message as Posted

from bot.chat.telegram.outcome import BLOCKED, MUTED, PUT_OUT
from bot.model.ids import ChannelName
from bot.model.person import Address
from bot.model.place import Closed, PlaceNews, Relocated, Titled

GROUPS = (Chat.GROUP, Chat.SUPERGROUP)
OUT = (ChatMember.LEFT, ChatMember.BANNED)


def address(posted: Posted) -> str:
    """Where a message was written, so that an answer comes there, too."""
    return str(posted.chat.id) + (f"/{posted.message_thread_id}" if posted.is_topic_message else "")


def split(where: str) -> tuple[str, int | None]:
    """The chat of an address, and the topic in it."""
    chat, _, topic = where.partition("/")
    return chat, int(topic) if topic.isdecimal() else None


def of_member(channel: ChannelName, update: ChatMemberUpdated) -> PlaceNews | None:
    """What a change of our own membership means; None for one that takes nothing away.

    https://core.telegram.org/bots/api#chatmemberupdated: in a private chat it says that we were blocked.
    """
    at, now = Address(channel, str(update.chat.id)), update.new_chat_member
    if now.status in OUT:
        return Closed(at, BLOCKED if update.chat.type == Chat.PRIVATE else PUT_OUT)
    if isinstance(now, ChatMemberRestricted) and not now.can_send_messages:
        return Closed(at, MUTED)
    return None


def of_message(channel: ChannelName, posted: Posted) -> PlaceNews | None:
    """What a message of Telegram's own says of a group: that it is called or written to otherwise."""
    at = Address(channel, str(posted.chat.id))
    if posted.migrate_to_chat_id is not None:
        return Relocated(at, str(posted.migrate_to_chat_id))
    if posted.new_chat_title is not None:
        return Titled(at, posted.new_chat_title)
    return None
