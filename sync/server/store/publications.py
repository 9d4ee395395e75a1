"""What the centre has published: files, list versions with their deltas, programmes, heads."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ScalarSelect,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.rewriting import note_erased
from sync.server.store.settings import MINIMUM_CLIENT
from sync.server.store.tables import (
    card_states,
    epochs,
    files,
    heads,
    list_deltas,
    list_versions,
    meta,
    programmes,
    venues,
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A published file; `venue` says whose programme it is, None for card lists."""

    venue: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of the card list; `last_state` is the newest card state that it holds."""

    version: int
    epoch: int
    taken_at: datetime
    last_state: int
    sha256: bytes
    size: int
    count: int


@dataclass(frozen=True, slots=True)
class ListDelta:
    """What brings a list from one version to another; `count` is the list's after it."""

    from_version: int
    to_version: int
    sha256: bytes
    size: int
    count: int


@dataclass(frozen=True, slots=True)
class ProgrammeVersion:
    """One version of a venue's programme."""

    venue: str
    version: int
    sha256: bytes
    size: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head as it was signed for a venue; `content` hashes all but its moments."""

    content: bytes
    issued_at: datetime
    statement: bytes


def add_file(
    connection: Connection, sha256: bytes, data: bytes, now: datetime, venue: str | None = None
) -> None:
    """Keep a file under its hash; one that is there already stays as it is."""
    if connection.scalar(_SIZE, {"sha256": sha256}) is None:
        connection.execute(
            insert(files).values(sha256=sha256, venue=venue, size=len(data), data=data, made_at=now)
        )


def file(connection: Connection, sha256: bytes) -> StoredFile | None:
    """The file of a hash."""
    row = connection.execute(_FILE, {"sha256": sha256}).one_or_none()
    return StoredFile(row.venue, bytes(row.data)) if row else None


def current_list(connection: Connection) -> ListVersion | None:
    """The list version in force, None before the first."""
    row = connection.execute(_CURRENT_LIST).one_or_none()
    return ListVersion(*row) if row else None


def add_list(connection: Connection, new: ListVersion, deltas: Collection[ListDelta]) -> bool:
    """Put a list version in force; False where another process was faster."""
    try:
        with connection.begin_nested():
            connection.execute(insert(list_versions).values(_values(new)))
    except IntegrityError:
        return False
    if deltas:
        connection.execute(insert(list_deltas), [_values(each) for each in deltas])
    return True


def deltas_to(connection: Connection, version: int) -> list[ListDelta]:
    """The deltas that end at a version, the shortest step first."""
    return [ListDelta(*row) for row in connection.execute(_DELTAS_TO, {"version": version})]


def taken_moments(connection: Connection, versions: Collection[int]) -> dict[int, datetime]:
    """The moment whose register state each list version shows."""
    moments: dict[int, datetime] = {}
    for chunk in in_chunks(versions):
        for version, moment in connection.execute(_TAKEN, {"values": chunk}):
            moments[version] = moment
    return moments


_TAKEN = select(list_versions.c.version, list_versions.c.taken_at).where(
    one_of(list_versions.c.version)
)


def current_programme(connection: Connection, venue: str) -> ProgrammeVersion | None:
    """The programme of a venue in force."""
    row = connection.execute(_CURRENT_PROGRAMME, {"venue": venue}).one_or_none()
    return ProgrammeVersion(*row) if row else None


def current_programmes(connection: Connection) -> dict[str, ProgrammeVersion]:
    """The programme in force of every venue that has one."""
    found = connection.execute(_CURRENT_PROGRAMMES)
    return {row.venue: ProgrammeVersion(*row) for row in found}


def add_programme(connection: Connection, new: ProgrammeVersion) -> None:
    """Put a programme in force."""
    connection.execute(insert(programmes).values(_values(new)))


def signed_head(connection: Connection, venue: str) -> SignedHead | None:
    """The last head signed for a venue."""
    row = connection.execute(_SIGNED_HEAD, {"venue": venue}).one_or_none()
    return SignedHead(bytes(row[0]), row[1], bytes(row[2])) if row else None


def head_stamps(connection: Connection, wanted: Collection[str]) -> dict[str, tuple[object, ...]]:
    """What the head of each of these venues follows from, in one look: two that are equal stand for
    one head. When it was signed last belongs to it, for another process may have signed.
    """
    found = connection.execute(_HEAD_STAMPS, {"values": sorted(wanted)})
    return {venue: tuple(stamp) for venue, *stamp in found}


def keep_head(connection: Connection, venue: str, head: SignedHead) -> None:
    """Remember the head signed last for a venue."""
    changed = connection.execute(update(heads).where(heads.c.venue == venue).values(_values(head)))
    if not changed.rowcount:
        connection.execute(insert(heads).values(venue=venue, **_values(head)))


def forget_old_files(connection: Connection, before: datetime) -> None:
    """Drop deltas and card list files that no head still valid can name: made before a moment and
    not of the version in force.
    """
    current = current_list(connection)
    if current is None:
        return
    connection.execute(delete(list_deltas).where(list_deltas.c.to_version < current.version))
    wanted = select(list_deltas.c.sha256)
    gone = connection.execute(
        delete(files).where(
            files.c.venue.is_(None),
            files.c.made_at < before,
            files.c.sha256 != current.sha256,
            files.c.sha256.not_in(wanted),
        )
    )
    if gone.rowcount:
        note_erased(connection, files.name)


def forget_old_programmes(connection: Connection, venue: str, before: datetime) -> None:
    """Drop a venue's programme files that no head still valid can name: replaced before a moment.
    That there were such versions stays known.
    """
    newer = programmes.alias("newer")
    replaced = select(programmes.c.sha256).where(
        programmes.c.venue == venue,
        newer.c.venue == programmes.c.venue,
        newer.c.version == programmes.c.version + 1,
        newer.c.made_at < before,
    )
    gone = connection.execute(
        delete(files).where(files.c.venue == venue, files.c.sha256.in_(replaced))
    )
    if gone.rowcount:
        note_erased(connection, files.name)


def _values(
    record: ListVersion | ListDelta | ProgrammeVersion | SignedHead,
) -> Mapping[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}


def _one(query: Select[Any]) -> ScalarSelect[Any]:
    return query.scalar_subquery()


_HEAD_STAMPS = select(
    venues.c.id,
    _one(select(heads.c.issued_at).where(heads.c.venue == venues.c.id)),
    _one(select(func.max(list_versions.c.version))),
    _one(select(func.max(card_states.c.id))),
    _one(select(func.max(programmes.c.version)).where(programmes.c.venue == venues.c.id)),
    venues.c.clerks_version,
    _one(select(func.max(epochs.c.epoch)).where(epochs.c.tagged >= epochs.c.to_tag)),
    _one(select(meta.c.value).where(meta.c.key == MINIMUM_CLIENT)),
).where(one_of(venues.c.id))
_SIZE = select(files.c.size).where(files.c.sha256 == bindparam("sha256"))
_FILE = select(files.c.venue, files.c.data).where(files.c.sha256 == bindparam("sha256"))
_CURRENT_LIST = select(list_versions).order_by(list_versions.c.version.desc()).limit(1)
_DELTAS_TO = (
    select(list_deltas)
    .where(list_deltas.c.to_version == bindparam("version"))
    .order_by(list_deltas.c.from_version.desc())
)
_CURRENT_PROGRAMME = (
    select(programmes)
    .where(programmes.c.venue == bindparam("venue"))
    .order_by(programmes.c.version.desc())
    .limit(1)
)
_NEWEST_VERSIONS = (
    select(programmes.c.venue, func.max(programmes.c.version).label("version"))
    .group_by(programmes.c.venue)
    .subquery()
)
_CURRENT_PROGRAMMES = select(programmes).join(
    _NEWEST_VERSIONS,
    (programmes.c.venue == _NEWEST_VERSIONS.c.venue)
    & (programmes.c.version == _NEWEST_VERSIONS.c.version),
)
_SIGNED_HEAD = select(heads.c.content, heads.c.issued_at, heads.c.statement).where(
    heads.c.venue == bindparam("venue")
)
