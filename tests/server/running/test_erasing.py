"""What must be gone is looked for byte by byte: in the centre's database file, in the log beside
it, and in its data folder.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from sync.protocol.kinds import CardStatus
from sync.protocol.tags import tag_of
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre, open_centre
from sync.server.handing_out.organisations import add_organisation
from sync.server.judging.rounds import Judging
from sync.server.keys.epochs import announce
from sync.server.keys.key_rotation import rotate, tend_keys
from sync.server.lists.publishing import publish_list
from sync.server.running import backups, data_folder
from sync.server.running.worker import Worker
from sync.server.store import accounts, devices, register
from sync.server.store.accounts import Role, Session, Stage
from sync.server.store.handing_out.organisations import OrganisationKind
from sync.server.store.tables import enrolment_codes, files
from tests.support.centre import served
from tests.support.console import Console
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, code, new_centre

STRANGER = "198.51.100.177"
UNKNOWN = b"no tag!!"
UNIT = Path("resources/systemd/kaiku-centre-backup.service")


@dataclass
class Kept:
    """A served centre as `boxoffice-server` has it: its database and keys in one folder."""

    folder: Path
    running: RunningCentre
    worker: Worker

    @property
    def centre(self) -> Centre:
        return self.running.centre

    def holding(self, wanted: bytes) -> list[str]:
        """The files of the folder in which these bytes lie."""
        every = (each for each in self.folder.rglob("*") if each.is_file())
        return sorted(each.name for each in every if wanted in each.read_bytes())

    def missing(self, *wanted: bytes) -> list[bytes]:
        """Those of these that lie nowhere."""
        return [each for each in wanted if not self.holding(each)]

    def later(self, **by: float) -> None:
        """So much time passes, and one hour; the worker looks at its end and before."""
        for step in (timedelta(**by), timedelta(hours=1), timedelta(minutes=1)):
            self.running.clock.moment += step
            self.worker.look()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    folder = tmp_path / "centre"
    data_folder.make_folder(folder)
    data_folder.make_signing_key(folder)
    made = new_centre(data_folder.database_url(folder))
    clock = made.now
    assert isinstance(clock, SteppingClock)
    centre = open_centre(
        made.store,
        data_folder.SigningKeyFile(folder),
        clock,
        lambda now: tend_keys(made.store, folder, now),
    )
    try:
        with served(centre) as running:
            yield Kept(folder, running, Worker(centre, Judging(centre)))
    finally:
        made.store.close()


def newest_list(centre: Centre) -> bytes:
    """Some bytes of the list file that was made last."""
    query = select(files.c.data).where(files.c.venue.is_(None)).order_by(files.c.made_at.desc())
    with centre.store.read() as connection:
        data = bytes(connection.scalars(query.limit(1)).one())
    return data[-64:]


def test_what_its_requests_left_is_in_no_file_an_hour_after_its_time(kept: Kept) -> None:
    desk = kept.running.desk()
    nonce = desk.get("/v1/head").nonce.encode()
    with kept.centre.store.write() as connection:
        devices.add_wrong_try(connection, STRANGER, kept.running.clock())
    assert kept.missing(nonce, STRANGER.encode()) == []
    kept.later(minutes=15)
    assert kept.holding(nonce) == kept.holding(STRANGER.encode()) == []


def test_what_signed_in_and_codes_are_in_no_file_after_their_time(kept: Kept) -> None:
    clock, centre = kept.running.clock, kept.centre
    make_code(centre, VENUE, "Counter by the door")
    console = Console(centre, clock)
    visitor, late = console.account(Role.NATIONAL, "Anna"), console.account(Role.NATIONAL, "Berta")
    session, browser, subject = (bytes([n]) * 3 + os.urandom(29) for n in (1, 2, 3))
    now = clock()
    with centre.store.write() as connection:
        accounts.begin_session(connection, Session(session, visitor.id, Stage.SIGNED_IN, now, now))
        accounts.know_browser(connection, browser, visitor.id, now + timedelta(days=90))
        accounts.add_try(connection, subject, now)
        accounts.prepare(connection, late.id, "hash of a password", b"sealed secret of Berta")
        (one_time,) = connection.scalars(select(enrolment_codes.c.code_hash))
    chosen = (b"hash of a password", b"sealed secret of Berta")
    assert kept.missing(session, browser, subject, one_time, b"Counter by the door", *chosen) == []
    kept.later(minutes=30)
    assert kept.holding(session) == kept.holding(subject) == []
    kept.later(days=11)
    for gone in (one_time, b"Counter by the door", *chosen):
        assert kept.holding(gone) == []
    assert kept.missing(browser) == []
    kept.later(days=80)
    assert kept.holding(browser) == []
    assert kept.missing(b"berta") == []  # the account itself waits for another code


def test_old_lists_and_old_signing_keys_are_in_no_file(kept: Kept) -> None:
    centre = kept.centre
    first, old_key = newest_list(centre), data_folder.read_signing_key(kept.folder)
    with centre.store.write() as connection:
        card = register.card_with_code(connection, code(3))
        assert card is not None
        blocked = replace(card.state, since=kept.running.clock(), status=CardStatus.BLOCKED)
        register.change_card(connection, card.number, blocked)
    publish_list(centre)
    rotate(centre, kept.folder, timedelta(days=30))
    assert kept.missing(first, old_key) == []
    kept.later(days=3)
    assert kept.holding(first) == []
    assert kept.missing(newest_list(centre), old_key) == []
    kept.later(days=28)
    assert kept.holding(old_key) == []


def test_the_tags_of_an_old_epoch_are_in_no_file(kept: Kept) -> None:
    desk, centre = kept.running.desk(), kept.centre
    tag = tag_of(desk.list_key, code(7))
    announce(centre)
    kept.later(days=3)
    kept.later(days=400)
    assert kept.missing(tag, desk.list_key) == []
    desk.get("/v1/list-keys")
    kept.later(days=1)
    assert kept.holding(tag) == []
    assert kept.missing(desk.list_key) == []  # a desk may come back after years


def test_a_live_check_leaves_nothing_in_any_file(kept: Kept) -> None:
    desk = kept.running.desk()
    check = b'{"epoch":1,"tag":"bm8gdGFnISE","event":"concert"}'
    assert desk.raw("POST", "/v1/checks", check).status == 200
    kept.worker.look()
    assert kept.holding(UNKNOWN) == kept.holding(b"bm8gdGFnISE") == []


def test_cards_rows_and_acts_stay(kept: Kept) -> None:
    """Also what nobody can read: no fact is ever refused."""
    desk = kept.running.desk()
    row = desk.issue(code(7))
    desk.rows.append(b"a line that nobody can read")
    desk.send()
    add_organisation(kept.centre, "test", "Social office", OrganisationKind.CITY_UNIT, "region")
    kept.later(days=500)
    facts = (row.encode(), b"a line that nobody can read", code(7).encode(), b"Social office")
    assert kept.missing(*facts) == []


def test_two_weeks_of_backups_are_kept(kept: Kept, tmp_path: Path) -> None:
    """By the very command of the unit: backups hold codes of cards."""
    into = tmp_path / "kaiku-centre-backups"
    for name in ("old", "young"):
        backups.take(kept.centre.store, kept.folder, into / name)
        assert code(7).encode() in (into / name / "centre.sqlite").read_bytes()
    age = timedelta(days=15).total_seconds()
    os.utime(into / "old", times=((into / "old").stat().st_mtime - age,) * 2)
    [command] = re.findall(r"^ExecStartPost=(find .*)$", UNIT.read_text(), re.MULTILINE)
    words = command.replace("/var/lib/kaiku-centre-backups", str(into)).split()
    subprocess.run(words, check=True)
    assert [each.name for each in into.iterdir()] == ["young"]
