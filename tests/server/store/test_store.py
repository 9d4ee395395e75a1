"""The store's contract, the same on SQLite and PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from sync.protocol.kinds import CardKind, CardStatus, Finding
from sync.protocol.list_files import pack_flags
from sync.protocol.tags import tag_of
from sync.server.centre import Centre
from sync.server.judging.facts import CardState, Judgement
from sync.server.store import (
    chains,
    devices,
    judgements,
    ledger,
    publications,
    register,
    settings,
)
from sync.server.store.chains import Branch, Incarnation
from sync.server.store.chunks import one_of
from sync.server.store.database import CLOSED_TABLES, NewerSchema, Store
from sync.server.store.devices import Device
from sync.server.store.given_tables import NOT_LOOKED_UP
from sync.server.store.judgements import Change
from sync.server.store.ledger import Addition, NewRow
from sync.server.store.register import NewCard, to_day_number
from sync.server.store.tables import metadata, nonces
from tests.support.clocks import NOW
from tests.support.network import OTHER_VENUE, VENUE, code

DAY = date(2027, 3, 14)
ACTIVE = CardState(NOW, CardStatus.ACTIVE, DAY, 2)


def add_device(centre: Centre, device: str = "d1", venue: str = VENUE) -> None:
    key = device.encode().ljust(32, b"-")
    with centre.store.write() as connection:
        new = Device(device, venue, device.upper(), key, NOW, None)
        devices.add_device(connection, new, key, "0.1.0")


def add_rows(centre: Centre, rows: int, device: str = "d1", venue: str = VENUE) -> list[str]:
    """Rows of one card each, judged not yet."""
    ids = [f"{device}-{number}" for number in range(1, rows + 1)]
    new = [
        NewRow(row_id, seq, row_id.encode(), bytes([seq]) * 32, True, kind="issue", event="concert")
        for seq, row_id in enumerate(ids, start=1)
    ]
    of = Incarnation(device, "i1", (Branch(0, 0, bytes(32)),))
    with centre.store.write() as connection:
        chains.begin_incarnations(connection, [of], NOW)
        end = Branch(0, rows, new[-1].hash)
        ledger.append(connection, [Addition(of, end, venue, new)], NOW)
    return ids


def test_the_migrations_make_the_tables_the_code_knows(database_url: str) -> None:
    store = Store(database_url)
    assert not store.is_current()
    store.upgrade()
    store.upgrade()
    assert store.is_current()
    found = inspect(store.engine)
    closed = CLOSED_TABLES if store.is_sqlite else set()
    assert set(found.get_table_names()) == {*metadata.tables, *closed, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        indexes = {tuple(index["column_names"]) for index in found.get_indexes(name)}
        assert indexes >= {tuple(index.columns.keys()) for index in table.indexes}
        keys = {tuple(key["constrained_columns"]) for key in found.get_foreign_keys(name)}
        unchecked = not store.is_sqlite and name in NOT_LOOKED_UP
        assert keys == {(key.parent.name,) for key in table.foreign_keys if not unchecked}
    store.close()


def test_a_newer_schema_is_refused(database_url: str) -> None:
    store = Store(database_url)
    store.upgrade()
    with store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchema):
        store.upgrade()
    store.close()


def fail_after_a_write(centre: Centre) -> None:
    with centre.store.write() as connection:
        devices.add_wrong_try(connection, "somewhere", NOW)
        raise ZeroDivisionError


def test_a_failed_transaction_leaves_nothing(centre: Centre) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_a_write(centre)
    with centre.store.read() as connection:
        assert devices.wrong_tries_since(connection, "somewhere", NOW - timedelta(days=1)) == []


def test_foreign_keys_hold(centre: Centre) -> None:
    with pytest.raises(IntegrityError), centre.store.write() as connection:
        devices.add_code(connection, bytes(32), "no venue", "x", NOW)


def test_moments_keep_milliseconds_and_zone(centre: Centre) -> None:
    moment = NOW.replace(microsecond=123000)
    with centre.store.write() as connection:
        devices.add_wrong_try(connection, "o", moment)
        assert devices.wrong_tries_since(connection, "o", NOW) == [moment]
        devices.forget_tries_before(connection, moment)
        assert devices.wrong_tries_since(connection, "o", NOW) == []


def test_a_nonce_is_noted_once(centre: Centre) -> None:
    first, second, third = ("d1", "n"), ("d2", "n"), ("d1", "m")
    with centre.store.write() as connection:
        assert devices.note_nonces(connection, [first, first], NOW) == {first}
        assert devices.note_nonces(connection, [third, first, second], NOW) == {second, third}
        assert devices.note_nonces(connection, [first, third], NOW) == set()
        assert devices.note_nonces(connection, [], NOW) == set()


def test_a_list_of_values_may_hold_any_text(centre: Centre) -> None:
    strange = [
        "",
        "NULL",
        "null",
        'a"b',
        '"',
        '""',
        "a\\b",
        "\\",
        "{a,b}",
        ",",
        " ",
        "'",
        "ä",
        "\n",
    ]
    with centre.store.write() as connection:
        used = {("d1", each) for each in strange}
        assert devices.note_nonces(connection, used, NOW) == used
        assert devices.note_nonces(connection, used, NOW) == set()
        query = select(nonces.c.nonce).where(one_of(nonces.c.nonce))
        for some in ([], strange, *([each] for each in strange)):
            assert set(connection.scalars(query, {"values": some})) == set(some)


def test_cards_are_found_by_code_state_and_tag(centre: Centre) -> None:
    blocked = CardState(NOW + timedelta(hours=1), CardStatus.BLOCKED, DAY, 0)
    with centre.store.write() as connection:
        new = [
            NewCard(code(900), CardKind.COMMUNITY, (ACTIVE,), "Espoo"),
            NewCard(code(901), CardKind.PERSONAL, (ACTIVE, blocked)),
        ]
        assert register.add_cards(connection, iter(new)) == 2
    with centre.store.read() as connection:
        found = register.card_with_code(connection, code(901))
        assert found is not None
        assert found.state == blocked
        only = register.cards_like(connection, kind=CardKind.COMMUNITY)
        assert [card.code for card in only] == [code(900)]
        assert register.cards_like(connection, status=CardStatus.BLOCKED)[0].code == code(901)
        assert register.cards_like(connection, valid_to=DAY - timedelta(days=1)) == []
        facts = register.card_facts(connection, [found.number, 10**9])
        assert facts[str(found.number)].states == (ACTIVE, blocked)
        assert len(facts) == 1
        assert register.card_with_code(connection, code(999)) is None


def test_many_rows_are_read_in_pieces(centre: Centre) -> None:
    with centre.store.write() as connection:
        many = (NewCard(code(number), CardKind.PERSONAL, (ACTIVE,)) for number in range(50, 12_000))
        assert register.add_cards(connection, many) == 11_950
    with centre.store.read() as connection:
        assert len(register.card_facts(connection, range(1, 12_001))) == 12_000
        since = NOW - timedelta(days=400)
        (epoch,) = settings.list_keys(connection)
        listed = register.listed_cards(connection, epoch, since.date(), since)
    assert len(listed) == 12_000
    assert list(listed.tags) == sorted(set(listed.tags))


def test_listed_cards_have_their_days_and_flags(centre: Centre) -> None:
    states = list(product(CardKind, CardStatus, (0, 1, 63)))
    days = [DAY + timedelta(days=number) for number in range(len(states))]
    new = [
        NewCard(code(900 + number), kind, (CardState(NOW, status, day, children),))
        for number, ((kind, status, children), day) in enumerate(zip(states, days, strict=True))
    ]
    with centre.store.write() as connection:
        ((epoch, key),) = settings.list_keys(connection).items()
        register.add_cards(connection, new)
        listed = register.listed_cards(connection, epoch, DAY, NOW)
        assert len(register.listed_cards(connection, epoch + 1, DAY, NOW)) == 0
    expected = {
        int.from_bytes(tag_of(key, code(900 + number)), "big"): (
            to_day_number(day),
            pack_flags(*state),
        )
        for number, (state, day) in enumerate(zip(states, days, strict=True))
    }
    found = {tag: (day, flags) for tag, day, flags in listed.rows() if tag in expected}
    assert found == expected


def test_rows_are_found_by_place_id_and_reference(centre: Centre) -> None:
    add_device(centre)
    ids = add_rows(centre, 3)
    with centre.store.read() as connection:
        rows = ledger.rows_with_ids(connection, [*ids, "none"])
        assert sorted(row.row_id for row in rows) == ids
        assert {row.received_at for row in rows} == {NOW}
        assert {bytes(row.body) for row in rows} == {row_id.encode() for row_id in ids}
        assert ledger.bodies_of(connection, ids[:1]) == {ids[0]: ids[0].encode()}
        known = chains.incarnation(connection, "d1", "i1")
        assert known is not None
        here = chains.hashes_between(connection, known, 2, 9)
        assert here == {(2, bytes([2]) * 32), (3, bytes([3]) * 32)}
        waiting = judgements.waiting(connection, 5)
        assert [row.row_id for row in waiting.rows] == ids
        assert ledger.rows_about(connection, ids) == []


def test_a_place_in_a_chain_is_taken_once(centre: Centre) -> None:
    add_device(centre)
    add_rows(centre, 1)
    of = Incarnation("d1", "i1", (Branch(0, 1, bytes(32)),))
    again = Addition(of, of.own, VENUE, [NewRow("x", 1, b"", bytes(32), True)])
    with pytest.raises(IntegrityError), centre.store.write() as connection:
        ledger.append(connection, [again], NOW)


def test_forks_stand_beside_the_chain(centre: Centre) -> None:
    add_device(centre)
    add_rows(centre, 1)
    with centre.store.write() as connection:
        known = chains.incarnation(connection, "d1", "i1")
        assert known is not None
        assert not known.forked
        chains.move_heads(connection, [(known, Branch(1, 4, b"f" * 32))], NOW)
    with centre.store.write() as connection:
        forked = chains.incarnation(connection, "d1", "i1")
        assert forked is not None
        ends = (Branch(0, 9, b"a" * 32), Branch(1, 5, b"b" * 32))
        chains.move_heads(connection, [(forked, each) for each in ends], NOW)
    with centre.store.read() as connection:
        forked = chains.incarnation(connection, "d1", "i1")
        assert forked is not None
        assert forked.branches == (Branch(0, 9, b"a" * 32), Branch(1, 5, b"b" * 32))
        assert forked.forked
        assert chains.incarnation(connection, "d1", "none") is None
        assert chains.latest_incarnation(connection, "none") is None


def test_the_last_verdict_is_in_effect_and_the_older_ones_stay(centre: Centre) -> None:
    add_device(centre)
    row, other = add_rows(centre, 2)
    first = Judgement(row, Finding.UNKNOWN_CARD, (Finding.UNKNOWN_CARD,))
    second = Judgement(row, Finding.REVIEW, (Finding.REVIEW, Finding.ACCEPTED_STALE))
    with centre.store.write() as connection:
        judgements.add_verdicts(connection, [first], NOW)
        judgements.add_verdicts(connection, [second], NOW)
    with centre.store.read() as connection:
        found = judgements.last_verdicts(connection, [row, other])
        assert {row_id: each.judgement for row_id, each in found.items()} == {row: second}
        assert connection.scalar(text("SELECT count(*) FROM verdicts")) == 2


def test_changes_are_numbered_within_each_venue(centre: Centre) -> None:
    add_device(centre)
    ids = add_rows(centre, 3)
    with centre.store.write() as connection:
        judgements.add_changes(connection, [Change(VENUE, ids[0]), Change(OTHER_VENUE, ids[0])])
        told = [Change(VENUE, ids[1]), Change(VENUE, ids[1]), Change(VENUE, ids[2], "d2")]
        judgements.add_changes(connection, told)
    with centre.store.read() as connection:
        seen = judgements.changes_after(connection, VENUE, "d1", 0, 10)
        assert [(each.number, each.row_id) for each in seen] == [(1, ids[0]), (2, ids[1])]
        seen = judgements.changes_after(connection, VENUE, "d2", 1, 10)
        assert [(each.number, each.device) for each in seen] == [(2, None), (3, "d2")]
        elsewhere = judgements.changes_after(connection, OTHER_VENUE, "d3", 0, 10)
        assert [each.number for each in elsewhere] == [1]


def test_writers_wait_for_each_other_and_numbers_have_no_gap(centre: Centre) -> None:
    add_device(centre)
    (row,) = add_rows(centre, 1)
    start = threading.Barrier(8)

    def write(_: int) -> None:
        start.wait()
        for _each in range(5):
            with centre.store.write() as connection:
                judgements.add_changes(connection, [Change(VENUE, row)])

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    with centre.store.read() as connection:
        seen = judgements.changes_after(connection, VENUE, "d1", 0, 100)
    assert [each.number for each in seen] == list(range(1, 41))


def test_a_version_is_published_once(centre: Centre) -> None:
    with centre.store.write() as connection:
        current = publications.current_list(connection)
        assert current is not None
        assert not publications.add_list(connection, current, [])
    with centre.store.read() as connection:
        assert publications.current_list(connection) == current
        assert publications.taken_moments(connection, [1, 7]) == {1: NOW}
        assert publications.file(connection, bytes(32)) is None


def test_settings_read_back(centre: Centre) -> None:
    with centre.store.read() as connection:
        assert settings.is_begun(connection)
        assert settings.network(connection) == centre.network
        assert list(settings.list_keys(connection)) == [1]


def test_a_row_is_put_aside_once(centre: Centre) -> None:
    add_device(centre)
    (row,) = add_rows(centre, 1)
    with centre.store.write() as connection:
        assert judgements.put_aside(connection, row, NOW)
        assert not judgements.put_aside(connection, row, NOW)
        (stored,) = ledger.rows_with_ids(connection, [row])
    assert stored.aside
