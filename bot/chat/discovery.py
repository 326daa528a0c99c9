"""Finds the chat app folders; the only place that looks for them."""

import importlib
import pkgutil
from functools import cache

import bot.chat
from bot.chat.contract import Channel
from bot.model.ids import ChannelName


@cache
def channels() -> dict[ChannelName, Channel]:
    """Every chat app by name, in alphabetical order. Imports descriptions only, no client library."""
    found = (m.name for m in pkgutil.iter_modules(bot.chat.__path__) if m.ispkg)
    return {ChannelName(name): importlib.import_module(f"bot.chat.{name}").CHANNEL for name in sorted(found)}
