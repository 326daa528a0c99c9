"""People who may use the bot, and where they can be reached."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.ids import AccountId, ChannelName, PersonId, VenueName
from bot.model.manners import Manners, Silence
from bot.model.proof import Proof


class Role(StrEnum):
    HOST = "host"
    """Runs this bot: hears of its own troubles, may invite."""
    MEMBER = "member"
    VIEWER = "viewer"
    """Has no account, and sees what the owners of others show them; changes nothing."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where people read: a chat app and the id of a person or a group there. What stands behind a slash is a
    part of a group."""

    channel: ChannelName
    address: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who is told, where and how. Silences that are over may still be among `silences`. `sees` are the
    accounts of others that a viewer is shown, none for anybody else."""

    id: PersonId
    name: str
    role: Role
    addresses: tuple[Address, ...] = ()
    manners: Manners = field(default_factory=Manners)
    silences: tuple[Silence, ...] = ()
    sees: frozenset[AccountId] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """A group that sees the alerts of an account, with its sizes or without. `title` is what the group is
    called, "" where that is not known."""

    account: AccountId
    to: Address
    sizes: bool
    title: str = ""


class Watch(StrEnum):
    """Whether an account is looked at."""

    ON = "on"
    REFUSED = "refused"
    """The venue turned its key down."""
    BARRED = "barred"
    """Its key is not used: it may do more than the host lets in. It is proven again every day."""
    PAUSED = "paused"
    """Its owner wants it left alone: nothing is asked, and nothing told."""
    DRILL = "drill"
    """It is made up, for a drill: no venue is asked, and nothing real hears of it."""


@dataclass(frozen=True, slots=True)
class Account:
    """One watched account. `note` is said wherever the account is shown (a key that may trade, or one
    that nobody could prove); empty for a proven read-only key. `reads` are the parts and lists that its key
    was found to read, by the venue's names. A label may name a group before a slash ("fund/alpha"): accounts
    of one group, such as the sub-accounts of one owner, are shown together. `proof` is what the venue said of
    the key when it was last asked, at `proven_at` (None: not since this is kept); `keyed_at` is when the key
    was given, `warned` how many days before its end its owner was last told of that."""

    id: AccountId
    venue: VenueName
    label: str
    owner: PersonId
    watch: Watch = Watch.ON
    note: str = ""
    created_at: datetime | None = None
    reads: tuple[str, ...] = ()
    proof: Proof | None = None
    proven_at: datetime | None = None
    keyed_at: datetime | None = None
    warned: int | None = None

    @property
    def expires_at(self) -> datetime | None:
        """When the key ends, None where that is not known or it has no end."""
        return None if self.proof is None else self.proof.expires_at

    @property
    def group(self) -> str:
        """The group that the label names, or ""."""
        return self.label.partition("/")[0] if "/" in self.label else ""
