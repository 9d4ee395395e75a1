"""A database of an earlier version, with data in it, is brought up to this one's schema."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, func, insert, select, text

from sync.server.centre import Centre, open_centre
from sync.server.console.card_statistics import card_year
from sync.server.console.sealing import unseal
from sync.server.console.statistics import year_of
from sync.server.handing_out import handing
from sync.server.handing_out.handing import HandOut
from sync.server.judging.rounds import Judging
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import accounts, console_rows, devices, judgements, noted, register
from sync.server.store.database import MIGRATIONS, Store
from sync.server.store.given import Sums
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out import tables as closed
from sync.server.store.judgements import Change
from sync.server.store.tables import metadata
from tests.server.cards import new_giver
from tests.support.centre import running_centre
from tests.support.network import OTHER_VENUE, VENUE, code

BEFORE_HANDING_OUT, BEFORE_TELLING, BEFORE_COUNTING_CARDS = "0010", "0016", "0018"
WITH_STATISTICS, BEFORE_REGIONS_OF_ACTS = "0021", "0023"
MADE_BY_JUDGING_ANEW = {
    *("unjudged", "given_counts", "given_issues", "use_counts", "used_cards", "card_counts"),
}


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Centre]:
    """A centre of today with cards, desks, rows and verdicts."""
    (tmp_path / "filled").mkdir()
    with running_centre(tmp_path / "filled") as running:
        desk = running.desk(VENUE, "Box office")
        desk.issue(code(1), holder=1, child=2)
        desk.void(desk.issue(code(2), holder=1))
        desk.issue("KK999999")
        desk.send()
        yield running.centre


def older(url: str, revision: str, filled: Centre) -> Store:
    """A database of a revision with what another holds, as far as it had room for that."""
    store = Store(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    then = MetaData()
    with store.write(closed_too=store.is_sqlite) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        then.reflect(connection)
    with filled.store.read() as held, store.write() as connection:
        for table in metadata.sorted_tables:
            old = then.tables.get(table.name)
            if old is None:
                continue
            names = [column.name for column in old.columns if column.name in table.columns]
            rows = held.execute(select(*(table.c[name] for name in names))).mappings().all()
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])
            if rows and not store.is_sqlite and table.autoincrement_column is not None:
                sequence = func.pg_get_serial_sequence(table.name, "id")
                connection.execute(select(func.setval(sequence, max(row["id"] for row in rows))))
    return store


def test_what_was_done_in_the_console_stands_in_the_one_trail(
    filled: Centre, database_url: str
) -> None:
    store = older(database_url, BEFORE_HANDING_OUT, filled)
    words = "INSERT INTO console_acts (at, account, act, subject) VALUES (:at, :by, :act, :to)"
    moment = 1_790_000_000_000
    with store.write() as connection:
        for act, subject in (("desk_renamed", "Bar: Lobby"), ("card_lost", "")):
            moment += 1000
            values = {"at": moment, "by": "aino", "act": act, "to": subject}
            connection.execute(text(words), values)
    store.upgrade()
    with door.reading(store) as connection:
        found = audit.entries(connection)
    assert [(each.account, each.kind, each.act, each.after) for each in found] == [
        ("aino", "card", "lost", None),
        ("aino", "desk", "renamed", {"name": "Bar: Lobby"}),
    ]
    assert found[0].at - found[1].at == timedelta(seconds=1)
    store.close()


def test_regions_of_acts_are_found_as_far_as_the_trail_tells(
    filled: Centre, database_url: str
) -> None:
    store = older(database_url, BEFORE_REGIONS_OF_ACTS, filled)
    with store.write() as connection:
        words = "INSERT INTO regions (id, name, policy) VALUES ('far', 'Far', '{}')"
        connection.execute(text(words))
        words = (
            "INSERT INTO accounts (id, name, role, venue, made_at)"
            " VALUES ('a1', 'aino', 'venue', :venue, 0)"
        )
        connection.execute(text(words), {"venue": VENUE})
        device = devices.all_devices(connection)[0].id
    table = "audit_trail" if store.is_sqlite else "handing_out.audit_trail"
    words = (
        f"INSERT INTO {table} (at, account, act, kind, which, after)"  # noqa: S608 - our own
        " VALUES (0, :account, :act, :kind, :which, :after)"
    )
    acts = (
        ("aino", "did it", "row", "r1", None),
        ("top", "to a desk", "desk", device, None),
        ("top", "at a venue", "clerk", "Kielo", json.dumps({"venue": VENUE})),
        ("top", "to a person", "account", "a1", None),
        ("top", "to a region", "region", "region", None),
        ("top", "far away", "region", "far", None),
        ("top", "to nobody", "code_format", "kk", json.dumps({"region": "none"})),
    )
    names = ("account", "act", "kind", "which", "after")
    with door.writing(store) as connection:
        for each in acts:
            connection.execute(text(words), dict(zip(names, each, strict=True)))
    store.upgrade()
    with door.reading(store) as connection:
        mine = [each.act for each in audit.entries(connection, region="region")]
        theirs = [each.act for each in audit.entries(connection, region="far")]
    assert mine == ["to a region", "to a person", "at a venue", "to a desk", "did it"]
    assert theirs == ["far away"]
    store.close()


def test_secrets_of_second_steps_are_sealed_where_they_lie(
    filled: Centre, database_url: str
) -> None:
    store = older(database_url, BEFORE_HANDING_OUT, filled)
    secret, key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", bytes(range(32))
    words = (
        "INSERT INTO accounts (id, name, role, totp_secret, made_at) VALUES (:id, :id, :r, :s, 0)"
    )
    with store.write() as connection:
        for name, lies in (("aino", secret), ("new", None)):
            connection.execute(text(words), {"id": name, "r": "national", "s": lies})
    store.upgrade(key)
    with store.read() as connection:
        found = {each.name: each.sealed_secret for each in accounts.all_accounts(connection)}
    assert found["new"] is None
    assert unseal(key, "aino", found["aino"] or b"") == secret
    if store.is_sqlite:
        with store.write() as connection:
            connection.execute(text("CREATE TABLE after_all (x INTEGER)"))
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as own:
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = Path(database_url.removeprefix("sqlite:///")).read_bytes()
        assert secret.encode() not in kept
    store.close()


def test_what_was_noted_before_is_told_behind_the_upgrade(
    filled: Centre, database_url: str
) -> None:
    with filled.store.write() as connection:
        (row,) = console_rows.rows_to_see(connection, None, 9)
        # As it is told to another venue's desk that gave on the same card.
        judgements.add_changes(connection, [Change(OTHER_VENUE, row.row_id, "theirs")])
        noted.note_row(connection, row.row_id, row.outcome, "aino", filled.now())
    store = older(database_url, BEFORE_TELLING, filled)
    desks = ((VENUE, row.device), (OTHER_VENUE, "theirs"))
    with filled.store.read() as connection:
        ends = [judgements.changes_after(connection, *each, 0, 99)[-1].number for each in desks]
    store.upgrade()
    with store.write() as connection:
        for each, end in zip(desks, ends, strict=True):
            (change,) = judgements.changes_after(connection, *each, end, 9)
            assert change.row_id == row.row_id
        # The feed counts on behind it.
        judgements.add_changes(connection, [Change(VENUE, row.row_id)])
    store.close()


def test_cards_and_uses_of_before_are_counted(filled: Centre, database_url: str) -> None:
    store = older(database_url, BEFORE_COUNTING_CARDS, filled)
    act = {"card": 1, "organisation": "office", "at": filled.now(), "last_valid_day": 1}
    with door.writing(store) as connection:
        office = {"id": "office", "name": "Office", "kind": "city_unit", "region": "region"}
        connection.execute(insert(closed.organisations).values(office))
        acts = ["handed_out", "handed_out", "renewed", "lost"]
        connection.execute(insert(closed.card_acts), [{**act, "act": each} for each in acts])
    store.upgrade()
    centre = open_centre(store, filled.signing_key, filled.now)
    Judging(centre).judge_waiting()
    with door.reading(store) as connection:
        found = card_year(connection, 2026, None)
    assert (sum(found.ways.uses.values()), sum(each.used for each in found.cards)) == (2, 1)
    rows = [(each.region, each.registered, each.handed_out, each.renewed) for each in found.cards]
    assert rows == [("", 50, 0, 0), ("region", 0, 2, 1)]
    store.close()


def test_what_a_database_held_is_there_after_its_upgrade(filled: Centre, database_url: str) -> None:
    store = older(database_url, BEFORE_HANDING_OUT, filled)
    assert not store.is_current()
    store.upgrade()
    assert store.is_current()
    centre = open_centre(store, filled.signing_key, filled.now)
    for each in (filled, centre):
        publish_programmes(each)
    with filled.store.read() as before, store.read() as after:
        for table in metadata.sorted_tables:
            if table.name in MADE_BY_JUDGING_ANEW:
                continue
            rows = [sorted(map(repr, each.execute(select(table)))) for each in (before, after)]
            assert rows[0] == rows[1], table.name
    store.close()


def test_a_card_is_handed_out_after_the_upgrade(filled: Centre, database_url: str) -> None:
    store = older(database_url, BEFORE_HANDING_OUT, filled)
    store.upgrade()
    centre = open_centre(store, filled.signing_key, filled.now)
    giver = new_giver(centre)
    given = handing.hand_out(centre, giver, HandOut(code(700100)))
    assert handing.renew(centre, giver, code(1)).organisation == giver.organisation
    Judging(centre).judge_waiting()
    assert publish_list(centre).version == 2
    with store.read() as connection:
        assert register.card_with_code(connection, code(700100)) is not None
        # What was given before is counted by being judged once more.
        assert year_of(connection, None, 2026).total == Sums(2, 2, 0)
    assert given.number > 50
    store.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_statistics_of_what_is_to_be_erased_go(filled: Centre, database_url: str) -> None:
    """Of one that a planner had before, values would stay there for good."""
    store = older(database_url, WITH_STATISTICS, filled)
    known = text(
        "SELECT count(*) FROM pg_stats WHERE (tablename, attname) = ('wrong_tries', 'origin')"
    )
    with store.write() as connection:
        for number in range(3):
            devices.add_wrong_try(connection, f"198.51.100.{number}", filled.now())
    with store.write() as connection:
        connection.execute(text("ANALYZE"))
        assert connection.scalar(known) == 1
    store.upgrade()
    with store.write() as connection:
        assert connection.scalar(known) == 0
        connection.execute(text("ANALYZE"))
        assert connection.scalar(known) == 0
    store.close()
