"""Practising: a desk of its own over made-up cards and events, in a folder that is thrown away.

Its keys are made here and kept in memory alone, so that what a killed practice leaves on a disk
cannot be read. It is enrolled at no centre and holds no address: nothing here can send. Its list
and programme come into force by the same code as a real desk's.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Final

from boxoffice.domain import practice
from boxoffice.domain.clock import Clock
from boxoffice.domain.practice import PracticeCard
from boxoffice.keys.desk_keys import new_keys
from boxoffice.services import closing, issuing, selling_out
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk, open_desk
from boxoffice.store.clerks import put_clerks
from boxoffice.store.database import create_store
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.moments import to_millis
from boxoffice.store.replica import DeskReplica
from sync.protocol.clerks import Clerk, hash_pin
from sync.protocol.days import DAY_ZERO, LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.keys import KEY_BYTES, public_signing_key
from sync.protocol.kinds import CardSource, Channel, TicketKind
from sync.protocol.list_files import Columns, encode_snapshot, pack_flags
from sync.protocol.messages import Head, ProgrammeRef, SnapshotRef
from sync.protocol.programme import Venue
from sync.protocol.tags import tag_of

_EPOCH: Final = 1
_LIST_VERSION: Final = 1


def open_practice(folder: Path, clock: Clock, name: str, *, staffed: bool = False) -> Desk:
    """A practice desk, open, in a folder that is the caller's to throw away; `name` is what its
    venue and itself are called, and a `staffed` one has made-up clerks. Raises `StoreError`.
    """
    now = clock.now()
    keys = new_keys(now).with_list_key(_EPOCH, os.urandom(KEY_BYTES))
    venue = Venue(id=new_id(now), name=name)
    public = public_signing_key(keys.signing_key)
    identity = DeskIdentity(
        device=new_id(now),
        name=name,
        venue=venue,
        address="",
        centre_key=public,
        public_key=public,
        incarnation=keys.incarnation,
        code_formats=practice.CODE_FORMATS,
        days=LocalDays(),
    )
    create_store(folder, keys.store_key, identity, at_millis=to_millis(now))
    with ExitStack() as closing:
        desk = closing.enter_context(open_desk(folder, keys.store_key, keys.list_keys, clock))
        _furnish(desk, venue, keys.list_keys[_EPOCH])
        if staffed:
            _staff(desk)
        closing.pop_all()
    return desk


def _furnish(desk: Desk, venue: Venue, list_key: bytes) -> None:
    """What a round of sync brings to a real desk, and what was given here before today's first
    customer came.
    """
    now, days = desk.clock.now(), LocalDays()
    listed = [card for card in practice.CARDS if card.listed]
    snapshot = encode_snapshot(_LIST_VERSION, _EPOCH, _columns(desk, listed, list_key))
    programme = practice.practice_programme(venue, now, days).to_bytes()
    head = Head(
        version=_LIST_VERSION,
        generation=new_id(now),
        issued_at=now,
        expires_at=now + timedelta(days=1),
        epoch=_EPOCH,
        snapshot=SnapshotRef(
            version=_LIST_VERSION,
            sha256=hashlib.sha256(snapshot).digest(),
            size=len(snapshot),
            count=len(listed),
        ),
        programme=ProgrammeRef(
            version=practice.PROGRAMME_VERSION,
            sha256=hashlib.sha256(programme).digest(),
            size=len(programme),
        ),
    )
    replica = DeskReplica(desk.store, desk.clock, desk.boot)
    file = replica.downloads() / "practice"
    file.write_bytes(programme)
    replica.install_programme(head, file)
    file.write_bytes(snapshot)
    replica.install_snapshot(head, file, lambda done, of: None)
    replica.note_head(head)
    file.unlink()
    _give(desk, practice.ORDERED, {TicketKind.HOLDER: 1, TicketKind.CHILD: 1}, Channel.PHONE)
    _give(desk, practice.USED, {TicketKind.HOLDER: 1}, Channel.COUNTER)
    selling_out.mark_sold_out(desk, practice.PUPPETS)
    closing.closed(desk)


def _staff(desk: Desk) -> None:
    known = (
        Clerk(name=each.name, role=each.role, pin=hash_pin(each.pin)) for each in practice.CLERKS
    )
    with desk.store.write() as transaction:
        put_clerks(transaction, known)


def _columns(desk: Desk, cards: Sequence[PracticeCard], list_key: bytes) -> Columns:
    today = desk.today()
    entries = sorted(
        (
            int.from_bytes(tag_of(list_key, card.code)),
            (card.printed.day(today) - DAY_ZERO).days,
            pack_flags(card.kind, card.status, card.children),
        )
        for card in cards
    )
    return Columns(*zip(*entries, strict=True))


def _give(desk: Desk, card: PracticeCard, tickets: dict[TicketKind, int], channel: Channel) -> None:
    verdict = check(desk, card.code, CardSource.TYPED, card.event, online=False)
    issuing.give(desk, verdict, tickets, channel=channel)
