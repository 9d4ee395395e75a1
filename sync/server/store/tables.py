"""The centre's tables, the same on SQLite and PostgreSQL.

Ledger rows, card states and verdicts are only ever added to. Moments are whole milliseconds since
1970 (UTC), last valid days are days since 2000-01-01 as on card lists.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_ID = String(64)
_AUTO = BigInteger().with_variant(Integer, "sqlite")


def to_milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970 of an aware moment."""
    return (moment - _EPOCH) // _MILLISECOND


class MomentColumn(TypeDecorator[datetime]):
    """An aware UTC moment kept as whole milliseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Milliseconds of an aware moment."""
        return None if value is None else to_milliseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """The aware moment of milliseconds."""
        return None if value is None else _EPOCH + _MILLISECOND * value


IS_WALK_IN = text("kind = 'walk_in_event'")
IS_WALK_IN_CHANGE = text("kind = 'walk_in_change'")
IS_UNKNOWN = text("readable AND kind IS NULL")
"""Written out, for an index of some rows only serves a condition that says the same words."""


def _index_of_some(name: str, condition: TextClause, *columns: str) -> Index:
    """An index of the rows for which a condition holds."""
    return Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


def _index_of_set(name: str, column: str, *beside: str) -> Index:
    """An index of the rows that have a value, for columns that are mostly empty."""
    return _index_of_some(name, text(f"{column} IS NOT NULL"), column, *beside)


meta = Table(
    "meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Settings of the network, the generation, and rows that only serve as locks."""

epochs = Table(
    "epochs",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("list_key", LargeBinary, nullable=False),
    Column("from_moment", MomentColumn, nullable=False),
    Column("tagged", BigInteger, nullable=False, server_default="0"),
    Column("to_tag", BigInteger, nullable=False, server_default="0"),
)
"""List keys. Cards up to `to_tag` were there when an epoch was made, up to `tagged` they have a tag
in it; later cards got theirs at once.
"""

key_changes = Table(
    "key_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("new_key", LargeBinary(32), nullable=False),
    Column("statement", LargeBinary, nullable=False),
    Column("at", MomentColumn, nullable=False),
)
"""The changes of the signing key, each as both keys signed it."""

regions = Table(
    "regions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("policy", Text, nullable=False),
)

venues = Table(
    "venues",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", ForeignKey("regions.id"), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("last_change", BigInteger, nullable=False, default=0),
    Column("clerks_version", BigInteger, nullable=False, server_default="0"),
    Column("closed_at", MomentColumn),
)

clerks = Table(
    "clerks",
    metadata,
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("name", String(24), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("pin", String(128), nullable=False),
)
"""Pseudonyms with the Argon2id hashes of their PINs; who a clerk is, no table knows."""

events = Table(
    "events",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("venue", ForeignKey("venues.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("cancelled_at", MomentColumn),
)

cards = Table(
    "cards",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("code", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("home_region", Text),
    Column("status", String(16), nullable=False),
    Column("last_valid_day", Integer, nullable=False),
    Column("child_allowance", SmallInteger, nullable=False),
    Column("since", MomentColumn, nullable=False),
)
"""The register as it stands now; `card_states` is how it came to be."""

card_states = Table(
    "card_states",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("card", ForeignKey("cards.id"), nullable=False, index=True),
    Column("since", MomentColumn, nullable=False),
    Column("status", String(16), nullable=False),
    Column("last_valid_day", Integer, nullable=False),
    Column("child_allowance", SmallInteger, nullable=False),
)

card_tags = Table(
    "card_tags",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("tag", LargeBinary(8), primary_key=True),
    Column("card", ForeignKey("cards.id"), nullable=False, index=True),
    # In the order of the key itself, so that a list is read in one sweep.
    sqlite_with_rowid=False,
)

devices = Table(
    "devices",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("venue", ForeignKey("venues.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("app_version", String(40), nullable=False),
    Column("public_key", LargeBinary(32), nullable=False, unique=True),
    Column("sealing_key", LargeBinary(32), nullable=False),
    Column("enrolled_at", MomentColumn, nullable=False),
    Column("revoked_at", MomentColumn),
    Column("departed_at", MomentColumn),
    Column("copied_at", MomentColumn),
    Column("list_epoch", Integer, nullable=False, server_default="0"),
)
"""`copied_at`: since when two machines seem to be alive with its keys, until that was settled."""

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("venue", ForeignKey("venues.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", MomentColumn, nullable=False),
    Column("used_at", MomentColumn),
    Column("device", ForeignKey("devices.id")),
)

wrong_tries = Table(
    "wrong_tries",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("origin", String(64), nullable=False, index=True),
    Column("at", MomentColumn, nullable=False),
)

nonces = Table(
    "nonces",
    metadata,
    Column("device", _ID, primary_key=True),
    Column("nonce", String(128), primary_key=True),
    Column("seen_at", MomentColumn, nullable=False, index=True),
)

files = Table(
    "files",
    metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("venue", ForeignKey("venues.id")),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("made_at", MomentColumn, nullable=False),
)
"""Published files by hash; `venue` set means a programme, for desks of that venue only."""

list_versions = Table(
    "list_versions",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("taken_at", MomentColumn, nullable=False),
    Column("last_state", BigInteger, nullable=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("count", Integer, nullable=False),
)
"""`last_state` is the newest `card_states.id` that the version holds."""

list_deltas = Table(
    "list_deltas",
    metadata,
    Column("from_version", Integer, primary_key=True, autoincrement=False),
    Column("to_version", Integer, primary_key=True, autoincrement=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("count", Integer, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("made_at", MomentColumn, nullable=False),
)

heads = Table(
    "heads",
    metadata,
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("content", LargeBinary(32), nullable=False),
    Column("issued_at", MomentColumn, nullable=False),
    Column("statement", LargeBinary, nullable=False),
)
"""The last head signed for each venue; `content` is the hash of all it says but its moments."""

incarnations = Table(
    "incarnations",
    metadata,
    Column("device", ForeignKey("devices.id"), primary_key=True),
    Column("incarnation", _ID, primary_key=True),
    Column("head_seq", BigInteger, nullable=False),
    Column("head_hash", LargeBinary(32), nullable=False),
    Column("first_at", MomentColumn, nullable=False),
    Column("forked_at", MomentColumn),
    Column("previous", _ID),
)
"""`previous` is the incarnation that its first row says it follows."""

forks = Table(
    "forks",
    metadata,
    Column("device", ForeignKey("devices.id"), primary_key=True),
    Column("incarnation", _ID, primary_key=True),
    Column("branch", Integer, primary_key=True, autoincrement=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("head_hash", LargeBinary(32), nullable=False),
    Column("found_at", MomentColumn, nullable=False),
)
"""Branches beside an incarnation's own chain, which is branch 0."""

ledger_rows = Table(
    "ledger_rows",
    metadata,
    Column("row_id", _ID, primary_key=True),
    Column("device", ForeignKey("devices.id"), nullable=False),
    Column("incarnation", _ID, nullable=False),
    Column("branch", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("venue", ForeignKey("venues.id"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("received_at", MomentColumn, nullable=False),
    Column("readable", Boolean, nullable=False),
    Column("repeats", _ID),
    Column("kind", String(64)),
    Column("event", _ID),
    Column("epoch", Integer),
    Column("tag", LargeBinary),
    Column("of_row", _ID),
    Column("correction", _ID),
    Column("units", Integer),
    Column("lease", _ID),
    UniqueConstraint("device", "incarnation", "branch", "seq"),
    Index("ledger_rows_tag", "tag"),
    _index_of_set("ledger_rows_event", "event", "units"),
    _index_of_set("ledger_rows_of", "of_row"),
    _index_of_set("ledger_rows_correction", "correction"),
    _index_of_some("ledger_rows_walk_ins", IS_WALK_IN, "venue"),
    _index_of_some("ledger_rows_walk_in_changes", IS_WALK_IN_CHANGE, "venue"),
    _index_of_some("ledger_rows_unknown", IS_UNKNOWN, "row_id"),
)
"""Rows as they came. `row_id` is the row's own id, or one made here where it has none of its own:
unreadable, or an id that another row has already (`repeats` names it where the bytes are equal).
A readable row without `kind` was of one unknown when it came: it is read again after an upgrade.
`units` are what an issue takes of its event's quota, or what a lease return gives back.
"""

walk_in_uses = Table(
    "walk_in_uses",
    metadata,
    Column("event", _ID, primary_key=True),
    Column("row_id", ForeignKey("ledger_rows.row_id"), primary_key=True),
)
"""Issues whose event was no programme's when they were judged: what its row says, or what it is
merged into, changes how they count.
"""

merged_events = Table(
    "merged_events",
    metadata,
    Column("walk_in", ForeignKey("ledger_rows.row_id"), primary_key=True),
    Column("venue", ForeignKey("venues.id"), nullable=False),
    Column("event", ForeignKey("events.id"), nullable=False),
    Column("at", MomentColumn, nullable=False),
)
"""Which event of the programme a walk-in event of the venue is."""

unjudged = Table(
    "unjudged",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("device", _ID),
    Column("incarnation", _ID),
    Column("branch", Integer),
    Column("from_seq", BigInteger),
    Column("to_seq", BigInteger),
    Column("card", BigInteger),
    Column("event", _ID),
)
"""What waits to be judged: rows of an upload, all rows of a card that changed, or the quota of an
event.
"""

set_aside = Table(
    "set_aside",
    metadata,
    Column("row_id", ForeignKey("ledger_rows.row_id"), primary_key=True),
    Column("at", MomentColumn, nullable=False),
)
"""Rows that made judging fail: quarantined, so that they delay nobody."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("row_id", ForeignKey("ledger_rows.row_id"), nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("findings", String(200), nullable=False),
    Column("judged_at", MomentColumn, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("row_id", ForeignKey("ledger_rows.row_id"), nullable=False),
    Column("device", _ID),
    _index_of_some("changes_told", text("device IS NOT NULL"), "row_id"),
)
"""Something about a row changed: for all desks of the venue, or for one `device` its verdict."""
