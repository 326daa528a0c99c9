"""The whole error tree, named by what the caller must do.

    BotError
    ├─ VenueError            the exchange did not give a usable answer
    │  ├─ Unreachable        try again later
    │  ├─ Busy               try again after a stated pause
    │  ├─ KeyRefused         stop asking; the person must make a new key
    │  ├─ Lacks              this account or venue does not offer it
    │  └─ Garbled            an answer we cannot trust: we are blind, which is never "flat"
    ├─ UserMistake           the text is shown to the person as it stands
    │  └─ Refused            it is not theirs to do: counted, so that the host hears of many tries
    │  └─ Doubtful           nobody can prove it; the person may still say yes
    ├─ SettingsError         refuse to start, and say which key
    ├─ ChatUnreachable       a chat app cannot be reached now: start it again later
    ├─ KeepsFailing          a part of ours cannot be mended: end, and let the supervisor start anew
    │  └─ StruckOff          another process has our work: end at once, and write and send nothing more
    └─ BrokenPromise         our own bug: log it with its trace, keep the other accounts alive

Delivery to a chat app is answered by a value, not an exception: see `bot.model.delivery.Outcome`.
"""


class BotError(Exception):
    """Root of every error this program raises on purpose."""


class VenueError(BotError):
    """The exchange gave no usable answer. `str()` is a short reason without secrets or addresses."""


class Unreachable(VenueError):
    """No connection, a time-out, or the venue says it is down: try again later."""


class Busy(VenueError):
    """The venue asks us to slow down.

    `after` is the pause in seconds that the venue named, or None when it named none. `whole_host` is
    False when only this account must wait (a limit per key), True when the limit is the host's address.
    `ban` says that the venue has shut the host out, which its host must hear of.
    """

    def __init__(
        self, reason: str, after: float | None = None, *, whole_host: bool = True, ban: bool = False
    ) -> None:
        super().__init__(reason)
        self.after = after
        self.whole_host = whole_host
        self.ban = ban


class KeyRefused(VenueError):
    """The venue refuses this key. Asking again cannot help and may get the host banned."""


class Lacks(VenueError):
    """The venue or this account does not offer what was asked (a product, a mode, a field)."""


class Garbled(VenueError):
    """The reply cannot be trusted: wrong shape, cut short, or a web page instead of data."""


class UserMistake(BotError):
    """Something a person typed or pressed cannot be done; the text says what to do instead."""


class Doubtful(UserMistake):
    """What a key may do cannot be proven; it is taken only if its owner says that it can only read."""


class Refused(UserMistake):
    """It is not this person's to do: another's button, a host's command, a bad invite."""


class SettingsError(BotError):
    """The configuration cannot be used; the text names the key and what would be right."""


class ChatUnreachable(BotError):
    """A chat app cannot be reached now. Watching goes on, and starting the app is tried again."""


class KeepsFailing(BotError):
    """A part of the program fails however often it is begun anew. A new process may do better."""


class StruckOff(KeepsFailing):
    """Others have this process's work: it was not heard for long. It must do nothing more."""


class BrokenPromise(BotError):
    """A rule of our own was broken. Never caught to continue the same work."""


def first_of(group: BaseExceptionGroup[VenueError]) -> VenueError:
    """The first plain error of a group, from the tasks that tend one stream."""
    error: BaseExceptionGroup[VenueError] | VenueError = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
