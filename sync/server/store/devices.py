"""Desks, their enrolment codes, and what stops replays and guessing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.server.store.chunks import SideBySide, in_chunks, one_of
from sync.server.store.tables import (
    devices,
    enrolment_codes,
    nonces,
    to_milliseconds,
    venues,
    wrong_tries,
)


@dataclass(frozen=True, slots=True)
class Device:
    """One enrolled desk."""

    id: str
    venue: str
    name: str
    public_key: bytes
    enrolled_at: datetime
    revoked_at: datetime | None
    departed_at: datetime | None = None
    copied_at: datetime | None = None

    @property
    def in_use(self) -> bool:
        """Whether it still gets lists: it was not taken out of use, and has not left."""
        return self.revoked_at is None and self.departed_at is None


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A one-time code by its hash, and what became of it."""

    venue: str
    name: str
    made_at: datetime
    used_at: datetime | None
    device: str | None


_COLUMNS = (
    devices.c.id,
    devices.c.venue,
    devices.c.name,
    devices.c.public_key,
    devices.c.enrolled_at,
    devices.c.revoked_at,
    devices.c.departed_at,
    devices.c.copied_at,
)


def device(connection: Connection, device_id: str, *, lock: bool = False) -> Device | None:
    """A desk by id; locked until the transaction ends where asked."""
    query = _WITH_ID.with_for_update() if lock else _WITH_ID
    row = connection.execute(query, {"id": device_id}).one_or_none()
    return Device(*row) if row else None


def locked(connection: Connection, ids: Collection[str]) -> dict[str, Device]:
    """Those of these desks that there are, by id; locked until the transaction ends."""
    found = connection.execute(_LOCKED, {"values": sorted(ids)})
    return {row.id: Device(*row) for row in found}


def device_with_key(connection: Connection, public_key: bytes) -> Device | None:
    """The desk that has this key."""
    query = select(*_COLUMNS).where(devices.c.public_key == public_key)
    row = connection.execute(query).one_or_none()
    return Device(*row) if row else None


def all_devices(connection: Connection) -> list[Device]:
    """Every desk, oldest first."""
    query = select(*_COLUMNS).order_by(devices.c.enrolled_at, devices.c.id)
    return [Device(*row) for row in connection.execute(query)]


def devices_of(connection: Connection, venue: str) -> list[Device]:
    """The desks of a venue, oldest first."""
    return [Device(*row) for row in connection.execute(_OF_VENUE, {"venue": venue})]


def add_device(connection: Connection, new: Device, sealing_key: bytes, app_version: str) -> None:
    """A new desk."""
    connection.execute(
        insert(devices).values(
            id=new.id,
            venue=new.venue,
            name=new.name,
            app_version=app_version,
            public_key=new.public_key,
            sealing_key=sealing_key,
            enrolled_at=new.enrolled_at,
        )
    )


def renew_device(
    connection: Connection, device_id: str, name: str, sealing_key: bytes, app_version: str
) -> None:
    """The same desk enrolled again: its name, sealing key and version are the new ones."""
    connection.execute(
        update(devices)
        .where(devices.c.id == device_id)
        .values(name=name, sealing_key=sealing_key, app_version=app_version)
    )


def revoke_device(connection: Connection, device_id: str, now: datetime) -> bool:
    """End a desk's downloads; False where there is no such desk in use."""
    done = connection.execute(
        update(devices)
        .where(devices.c.id == device_id, devices.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return done.rowcount == 1


def note_copied(connection: Connection, device_id: str, now: datetime) -> None:
    """Two machines seem to be alive with a desk's keys; the first moment stays."""
    connection.execute(
        update(devices)
        .where(devices.c.id == device_id, devices.c.copied_at.is_(None))
        .values(copied_at=now)
    )


def settle_copied(connection: Connection, device_id: str) -> bool:
    """Somebody saw to a copied desk; False where there was nothing to see to."""
    settled = connection.execute(
        update(devices)
        .where(devices.c.id == device_id, devices.c.copied_at.is_not(None))
        .values(copied_at=None)
    )
    return settled.rowcount == 1


def depart(connection: Connection, device_id: str, now: datetime) -> datetime:
    """A desk leaves by itself; the moment at which it did first."""
    connection.execute(
        update(devices)
        .where(devices.c.id == device_id, devices.c.departed_at.is_(None))
        .values(departed_at=now)
    )
    query = select(devices.c.departed_at).where(devices.c.id == device_id)
    departed_at: datetime = connection.execute(query).scalar_one()
    return departed_at


def venue_name(connection: Connection, venue: str) -> str | None:
    """The name of a venue, None where there is none of this id."""
    return connection.scalar(select(venues.c.name).where(venues.c.id == venue))


def takes_desks(connection: Connection, venue: str) -> bool:
    """Whether there is such a venue, and it is not closed, nor is until the transaction ends."""
    query = select(venues.c.id).where(venues.c.id == venue, venues.c.closed_at.is_(None))
    return connection.scalar(query.with_for_update(read=True)) is not None


def forget_codes_of(connection: Connection, venue: str) -> None:
    """One-time codes for desks of a venue that were not used are void."""
    of_venue = enrolment_codes.c.venue == venue
    connection.execute(delete(enrolment_codes).where(of_venue, enrolment_codes.c.used_at.is_(None)))


def add_code(
    connection: Connection, code_hash: bytes, venue: str, name: str, now: datetime
) -> None:
    """A new one-time code for a desk of the venue."""
    connection.execute(
        insert(enrolment_codes).values(code_hash=code_hash, venue=venue, name=name, made_at=now)
    )


def code(connection: Connection, code_hash: bytes) -> EnrolmentCode | None:
    """A one-time code, locked until the transaction ends."""
    query = (
        select(
            enrolment_codes.c.venue,
            enrolment_codes.c.name,
            enrolment_codes.c.made_at,
            enrolment_codes.c.used_at,
            enrolment_codes.c.device,
        )
        .where(enrolment_codes.c.code_hash == code_hash)
        .with_for_update()
    )
    row = connection.execute(query).one_or_none()
    return EnrolmentCode(*row) if row else None


def use_code(connection: Connection, code_hash: bytes, device_id: str, now: datetime) -> None:
    """Note which desk used a code."""
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.code_hash == code_hash)
        .values(used_at=now, device=device_id)
    )


def forget_codes_before(connection: Connection, moment: datetime) -> None:
    """Drop one-time codes that were made before a moment, used or not."""
    connection.execute(delete(enrolment_codes).where(enrolment_codes.c.made_at < moment))


def add_wrong_try(connection: Connection, origin: str, now: datetime) -> None:
    """Note a wrong code from an address."""
    connection.execute(insert(wrong_tries).values(origin=origin, at=now))


def wrong_tries_since(connection: Connection, origin: str, since: datetime) -> list[datetime]:
    """When an address tried wrong codes, oldest first; older tries are forgotten."""
    query = (
        select(wrong_tries.c.at)
        .where(wrong_tries.c.origin == origin, wrong_tries.c.at > since)
        .order_by(wrong_tries.c.at)
    )
    return list(connection.scalars(query))


def forget_tries_before(connection: Connection, moment: datetime) -> None:
    """Drop what no longer counts."""
    connection.execute(delete(wrong_tries).where(wrong_tries.c.at <= moment))


def note_nonces(
    connection: Connection, used: Collection[tuple[str, str]], now: datetime
) -> set[tuple[str, str]]:
    """Remember nonces, each with its desk; those that the desk had not used before."""
    if not used:
        return set()
    noted = _NOTE_NONCES.run(connection, list(used), seen_at=to_milliseconds(now))
    return {(device, nonce) for device, nonce in noted}


def forget_nonces_before(connection: Connection, moment: datetime) -> int:
    """Drop nonces whose requests are too old to pass anyway; how many went."""
    return connection.execute(delete(nonces).where(nonces.c.seen_at < moment)).rowcount


def devices_with_ids(connection: Connection, ids: Collection[str]) -> list[Device]:
    """These desks, in no order."""
    found: list[Device] = []
    for chunk in in_chunks(ids):
        found += [Device(*row) for row in connection.execute(_WITH_IDS, {"values": chunk})]
    return found


_WITH_IDS = select(*_COLUMNS).where(one_of(devices.c.id))
# In order, for two that take the same in different orders would wait for each other.
_LOCKED = _WITH_IDS.order_by(devices.c.id).with_for_update(key_share=True)
_WITH_ID = select(*_COLUMNS).where(devices.c.id == bindparam("id"))
_OF_VENUE = (
    select(*_COLUMNS)
    .where(devices.c.venue == bindparam("venue"))
    .order_by(devices.c.enrolled_at, devices.c.id)
)
_NOTE_NONCES = SideBySide(
    "INSERT INTO nonces (device, nonce, seen_at)"
    " SELECT DISTINCT devices, nonces, :seen_at FROM {} ORDER BY devices, nonces"
    " ON CONFLICT DO NOTHING RETURNING device, nonce",
    devices="text",
    nonces="text",
)
"""In order, for two that insert the same ones in different orders would wait for each other."""
