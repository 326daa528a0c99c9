"""The tables as they are now, as `migrations/` make them: times aware UTC as text, facts as JSON text."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.moment import Moment as Moment
from bot.store.moment import metadata as metadata

LARGEST = 2**31 - 1
"""The largest number a column holds everywhere; a forged button may carry more."""

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("invited", Boolean, nullable=False),
    Column("muted", Boolean, nullable=False, default=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("channel", String, primary_key=True),
    Column("address", String, primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("gone", String, nullable=False, default=""),
    Column("seen_at", Moment),
)

invites = Table(
    "invites",
    metadata,
    Column("hash", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("role", String, nullable=False, default="member"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("venue", String, nullable=False),
    Column("label", String, nullable=False),
    Column("owner", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("watch", String, nullable=False),
    Column("note", String, nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("reads", Text, nullable=False, default="[]"),
    Column("proof", Text),
    Column("proven_at", Moment),
    Column("keyed_at", Moment),
    Column("warned", Integer),
    UniqueConstraint("owner", "label"),
    sqlite_autoincrement=True,  # the number of an erased account is never given again
)

baselines = Table(
    "baselines",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),
)

fills = Table(
    "fills",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("fill", String, primary_key=True),
    Column("cause", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("symbol", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("raw", Text, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("kind", String, nullable=False),
    Column("event", Text, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("checklist", Integer, index=True),
    Column("number", Integer),
    Column("subject", String, nullable=False, default=""),
    Column("owned_up_at", Moment),
    Index("alerts_number", "number", unique=True),
)

checklists = Table(
    "checklists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("began_at", Moment, nullable=False),
    Column("steps", Text, nullable=False),
    Column("links", Text, nullable=False, default="[]"),
    Column("read_at", Moment),
    Column("finished_at", Moment, index=True),
    Column("reopened", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=0),
    Column("touched_at", Moment, nullable=False),
    Column("reminded", Integer, nullable=False, default=0),
    sqlite_autoincrement=True,  # buttons in old messages carry the number
)

deeds = Table(
    "deeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("checklist", ForeignKey("checklists.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), nullable=False),
    Column("channel", String, nullable=False),
    Column("address", String, nullable=False),
    Column("person", Integer, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("ref", String),
    Column("repeat", Boolean, nullable=False),
    Column("reason", String, nullable=False),
    Column("view", String, nullable=False, default=""),
    Column("why", String, nullable=False, default="written"),
    *(Column(name, Moment) for name in ("deadline", "failing_since", "accepted_at")),
    Column("former", String),
    Column("silent", Boolean, nullable=False, default=False),
    Column("manner", String, nullable=False, default=""),
    Column("shared", String, nullable=False, default=""),
    Column("instead", Text),
    Column("passed_on", Boolean, nullable=False, default=False),
    Column("tried_at", Moment),
    Column("tried", Integer),
    UniqueConstraint("alert", "channel", "address"),
    Index("deliveries_due", "state", "not_before"),
)

delivery_steps = Table(
    "delivery_steps",
    metadata,
    Column("delivery", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    *(Column(name, String, primary_key=True) for name in ("state", "why")),
    Column("detail", String, nullable=False),
    *(Column(name, Moment, nullable=False) for name in ("at", "last_at")),
    Column("times", Integer, nullable=False),
)

markets = Table(
    "markets", metadata, Column("venue", String, primary_key=True), Column("body", Text, nullable=False)
)

signals = Table(
    "signals",
    metadata,
    Column("venue", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("symbol", String, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("body", Text, nullable=False),
)

pairings = Table(
    "pairings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("base", String, nullable=False),
    Column("pairing", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("person", "base"),
    sqlite_autoincrement=True,  # buttons in old messages carry the number
)

hedges = Table(
    "hedges",
    metadata,
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("every", Float, nullable=False),
    Column("due_at", Moment),
    Column("told", Integer, nullable=False),
    Column("acked_by", String, nullable=False),
    Column("acked_at", Moment),
    Column("opened_at", Moment, nullable=False),
    Column("climbs_at", Moment),
    Index("reminders_due", "due_at"),
    Index("reminders_climb", "climbs_at"),
    sqlite_autoincrement=True,  # buttons in old messages carry the number
)

escalations = Table(
    "escalations",
    metadata,
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
)

manners = Table(
    "manners",
    metadata,
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),
)

silences = Table(
    "silences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("matches", String, nullable=False),
    Column("value", String, nullable=False),
    Column("shown", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("by", String, nullable=False),
    Column("reason", String, nullable=False),
    sqlite_autoincrement=True,  # people name them by their number
)

drills = Table(
    "drills",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("began_at", Moment, nullable=False),
    Column("escalates", Boolean, nullable=False),
    Column("stopped", Boolean, nullable=False, default=False),
)

rankings = Table(
    "rankings",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("symbol", String, primary_key=True),
    Column("slot", String, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("score", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("of", Integer, nullable=False),
)

marks = Table(
    "marks", metadata, Column("name", String, primary_key=True), Column("at", Moment, nullable=False)
)
