"""What must be gone is looked for byte by byte: in the centre's data folder, with SQLite's database
and the log beside it, and in all that a PostgreSQL server keeps.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, select, text

from sync.protocol.kinds import CardStatus
from sync.protocol.tags import tag_of
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre, open_centre
from sync.server.handing_out.organisations import add_organisation
from sync.server.handing_out.questions import add_answers
from sync.server.judging.rounds import Judging
from sync.server.keys.epochs import announce
from sync.server.keys.key_rotation import rotate, tend_keys
from sync.server.lists.publishing import publish_list
from sync.server.running import backups, data_folder
from sync.server.running.worker import Worker
from sync.server.store import accounts, devices, epochs, register, rewriting
from sync.server.store.accounts import Role, Session, Stage
from sync.server.store.handing_out.organisations import OrganisationKind
from sync.server.store.tables import card_tags, enrolment_codes, files
from tests.support.centre import served
from tests.support.console import Console
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, code, new_centre
from tests.support.postgres import new_database, postgres_server

STRANGERS = [f"198.51.100.{number}" for number in (177, 178, 179)]
UNKNOWN = b"no tag!!"
OPERATIONS = Path("docs/operations.md")
UNIT = Path("resources/systemd/kaiku-centre-backup.service")


@dataclass
class Kept:
    """A served centre as `boxoffice-server` has it: its database and keys in one folder."""

    folder: Path
    running: RunningCentre
    worker: Worker
    database: str | None = None
    """The address of a PostgreSQL database."""

    @property
    def centre(self) -> Centre:
        return self.running.centre

    def holding(self, wanted: bytes) -> list[str]:
        """The files in which these bytes lie: of the folder, and of the PostgreSQL server once it
        has written down all, and its log is another one.
        """
        folders = [self.folder]
        if self.database is not None:
            with psycopg.connect(self.database, autocommit=True) as connection:
                connection.execute("SELECT pg_switch_wal()")
                connection.execute("CHECKPOINT")
                [data] = connection.execute("SHOW data_directory").fetchone() or ()
                folders.append(Path(data))
        every = (each for folder in folders for each in folder.rglob("*") if each.is_file())
        return sorted(each.name for each in every if wanted in each.read_bytes())

    def gather_statistics(self) -> None:
        """As PostgreSQL does by itself when much has changed."""
        if self.database is not None:
            with psycopg.connect(self.database, autocommit=True) as connection:
                connection.execute("ANALYZE")

    def missing(self, *wanted: bytes) -> list[bytes]:
        """Those of these that lie nowhere."""
        return [each for each in wanted if not self.holding(each)]

    def later(self, **by: float) -> None:
        """So much time passes, and one hour; the worker looks at its end and before."""
        for step in (timedelta(**by), timedelta(hours=1), timedelta(minutes=1)):
            self.running.clock.moment += step
            self.worker.look()


@pytest.fixture(scope="module")
def forgetful_postgres() -> Iterator[str]:
    """A PostgreSQL server set up as the operations say where nothing erased should stay long."""
    [told] = re.findall(r"^```\n(wal_recycle.*?)^```", OPERATIONS.read_text(), re.M | re.S)
    with postgres_server(*told.split()) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    folder = tmp_path / "centre"
    data_folder.make_folder(folder)
    data_folder.make_signing_key(folder)
    url = database = None
    if request.param == "postgresql":
        server = request.getfixturevalue("forgetful_postgres")
        url = database = new_database(server)
    made = new_centre(url or data_folder.database_url(folder))
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
            yield Kept(folder, running, Worker(centre, Judging(centre)), database)
    finally:
        made.store.close()
        if database is not None:
            server, _, name = database.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f'DROP DATABASE "{name}"'.encode())


def newest_list(centre: Centre) -> bytes:
    """Some bytes of the list file that was made last."""
    query = select(files.c.data).where(files.c.venue.is_(None)).order_by(files.c.made_at.desc())
    with centre.store.read() as connection:
        data = bytes(connection.scalars(query.limit(1)).one())
    return data[-64:]


def test_what_its_requests_left_is_in_no_file_an_hour_after_its_time(kept: Kept) -> None:
    desk = kept.running.desk()
    gone = [desk.get("/v1/head").nonce.encode() for _ in range(3)]
    with kept.centre.store.write() as connection:
        for stranger in STRANGERS:
            devices.add_wrong_try(connection, stranger, kept.running.clock())
            gone.append(stranger.encode())
    kept.gather_statistics()
    assert kept.missing(*gone) == []
    kept.later(minutes=15)
    assert [kept.holding(each) for each in gone] == [[]] * len(gone)


def test_what_signed_in_and_codes_are_in_no_file_after_their_time(kept: Kept) -> None:
    clock, centre = kept.running.clock, kept.centre
    make_code(centre, VENUE, "Counter by the door")
    for other in ("Cafe", "Gallery"):
        make_code(centre, VENUE, other)
    console = Console(centre, clock)
    visitor, late = console.account(Role.NATIONAL, "Anna"), console.account(Role.NATIONAL, "Berta")
    session, browser, subject = (bytes([n]) * 3 + os.urandom(29) for n in (1, 2, 3))
    now = clock()
    with centre.store.write() as connection:
        accounts.begin_session(connection, Session(session, visitor.id, Stage.SIGNED_IN, now, now))
        accounts.know_browser(connection, browser, visitor.id, now + timedelta(days=90))
        accounts.add_try(connection, subject, now)
        accounts.prepare(connection, late.id, "hash of a password", b"sealed secret of Berta")
        named = enrolment_codes.c.name == "Counter by the door"
        (one_time,) = connection.scalars(select(enrolment_codes.c.code_hash).where(named))
    kept.gather_statistics()
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


def test_counts_of_refusals_are_in_no_file_400_days_later(kept: Kept) -> None:
    desk = kept.running.desk()
    desk.tell(desk.refusals(3, event="an-evening-of-refusals"))
    assert kept.missing(b"an-evening-of-refusals") == []
    kept.later(days=401)
    assert kept.holding(b"an-evening-of-refusals") == []


@pytest.mark.parametrize("kept", ["postgresql"], indirect=True)
def test_postgresql_tells_within_an_hour_no_more_who_answered_what(kept: Kept) -> None:
    """Each row of a table names the transaction that wrote it, and lies where it was added."""
    for choice in ("working", "retired", "ill"):
        add_answers(kept.centre, "region", {"life_situation": choice, "birth_year": "1980"})
    rows = "SELECT choice, count, xmin::text FROM handing_out.answer_counts ORDER BY ctid"
    table = "SELECT reltuples FROM pg_class WHERE relname = 'answer_counts'"
    assert kept.database is not None
    with psycopg.connect(kept.database, autocommit=True) as connection:
        assert len({by for *_, by in connection.execute(rows)}) == 3
        kept.later(minutes=1)
        found = connection.execute(rows).fetchall()
        assert len({by for *_, by in found}) == 1
        assert [each[:2] for each in found] == [
            ("1980", 3),
            *((each, 1) for each in ("ill", "retired", "working")),
        ]
        assert connection.execute(table).fetchone() == (len(found),)


@pytest.mark.parametrize("kept", ["postgresql"], indirect=True)
def test_who_reads_a_table_keeps_its_erasing_waiting_and_nobody_else(kept: Kept) -> None:
    gone = STRANGERS[0].encode()
    with kept.centre.store.write() as connection:
        devices.add_wrong_try(connection, STRANGERS[0], kept.running.clock())
    assert kept.database is not None
    with psycopg.connect(kept.database) as reader:
        reader.execute("SELECT * FROM wrong_tries")
        kept.later(minutes=15)
        assert kept.holding(gone) != []
    kept.later(minutes=1)
    assert kept.holding(gone) == []


@pytest.mark.parametrize("kept", ["postgresql"], indirect=True)
def test_a_large_table_is_written_anew_once_a_day_where_something_was_erased(kept: Kept) -> None:
    """Until it is: what an older transaction may see stays that long."""
    store, clock = kept.centre.store, kept.running.clock

    def file_after(**by: float) -> object:
        clock.move(**by)
        assert store.settle(clock())
        with store.read() as connection:
            return connection.scalar(text("SELECT pg_relation_filenode('card_tags')"))

    tag = os.urandom(8)
    with store.write() as connection:
        connection.execute(insert(card_tags).values(epoch=2, tag=tag, card=1))
    before = file_after(days=0)
    assert file_after(days=2) == before
    assert kept.database is not None
    with psycopg.connect(kept.database) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1 FROM meta")
        with store.write() as connection:
            epochs.let_sleep(connection, 2)
        seen = file_after(days=2)
        assert seen != before
        assert kept.holding(tag) != []
    assert file_after(hours=23) == seen
    after = file_after(hours=1)
    assert after != seen
    assert kept.holding(tag) == []
    assert file_after(days=2) == after


@pytest.mark.parametrize("kept", ["postgresql"], indirect=True)
def test_a_table_that_is_too_large_has_its_room_used_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "LARGEST", 0)
    with kept.centre.store.write() as connection:
        epochs.let_sleep(connection, 1)
    size = text("SELECT pg_relation_size('card_tags')")
    with kept.centre.store.read() as connection:
        assert connection.scalar(size) > 0
    assert kept.centre.store.settle(kept.running.clock())
    with kept.centre.store.read() as connection:
        assert connection.scalar(size) == 0  # VACUUM gives back what is empty at the end


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


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
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
