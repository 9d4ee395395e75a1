"""Who handed a card out stands in tables that nothing which desks reach can read."""

import ast
import os
import re
from pathlib import Path

import pytest
from sqlalchemy import delete, inspect, select, text

from sync.server.centre import Centre, open_centre
from sync.server.lists.publishing import publish_list
from sync.server.lists.registering import block_card
from sync.server.store.database import CLOSED_SCHEMA, CLOSED_TABLES, DriverError, Store
from sync.server.store.handing_out import door
from sync.server.store.handing_out.tables import metadata
from tests.support.network import code

SERVER = Path(__file__).parents[3] / "sync" / "server"
OF_A_PERSON = re.compile(r"first|last_name|surname|birth|identity|hetu|address|phone|mail|postcode")


def test_the_closed_tables_are_those_that_are_kept_closed() -> None:
    assert set(metadata.tables) == CLOSED_TABLES


@pytest.mark.parametrize("table", sorted(CLOSED_TABLES))
def test_a_transaction_of_desks_reads_and_writes_none_of_them(centre: Centre, table: str) -> None:
    with pytest.raises(DriverError), centre.store.read() as connection:
        connection.execute(select(metadata.tables[table]))
    with pytest.raises(DriverError), centre.store.write() as connection:
        connection.execute(delete(metadata.tables[table]))
    with door.reading(centre.store) as connection:
        assert connection.execute(select(metadata.tables[table])).all() == []


def test_the_door_shuts_behind_a_transaction(centre: Centre) -> None:
    for _ in range(8):  # so often that a driver keeps the statement prepared
        with door.writing(centre.store) as connection:
            connection.execute(select(metadata.tables["card_acts"]))
    with pytest.raises(DriverError), centre.store.read() as connection:
        connection.execute(select(metadata.tables["card_acts"]))


@pytest.mark.parametrize("centre", ["postgresql"], indirect=True)
def test_a_role_without_the_schema_serves_desks(centre: Centre) -> None:
    role = f"desks_{os.urandom(4).hex()}"
    with centre.store.write() as connection:
        for words in (
            f"CREATE ROLE {role} LOGIN",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
        ):
            connection.execute(text(words))
    url = centre.store.engine.url.set(username=role)
    store = Store(url.render_as_string(hide_password=False))
    try:
        serving = open_centre(store, centre.signing_key, centre.now)
        block_card(serving, code(1))
        assert publish_list(serving).version == 2
        assert store.settle(centre.now())  # what it does not own, it leaves to whoever does
        with pytest.raises(DriverError), door.reading(store) as connection:
            connection.execute(select(metadata.tables["card_acts"]))
    finally:
        store.close()


def test_only_the_door_opens() -> None:
    openers = {
        file.relative_to(SERVER).as_posix()
        for file in SERVER.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.keyword) and node.arg == "closed_too"
    }
    assert openers == {"store/handing_out/door.py", "store/database.py"}


def test_the_migration_makes_the_closed_tables_the_code_knows(centre: Centre) -> None:
    schema = None if centre.store.is_sqlite else CLOSED_SCHEMA
    with door.reading(centre.store) as connection:
        found = inspect(connection)
        for name, table in metadata.tables.items():
            columns = {
                column["name"]: column["nullable"] for column in found.get_columns(name, schema)
            }
            assert columns == {column.name: column.nullable for column in table.columns}
            indexes = {tuple(index["column_names"]) for index in found.get_indexes(name, schema)}
            assert indexes >= {tuple(index.columns.keys()) for index in table.indexes}
            keys = {
                tuple(key["constrained_columns"]) for key in found.get_foreign_keys(name, schema)
            }
            assert keys == {(key.parent.name,) for key in table.foreign_keys}


def test_no_column_is_for_a_persons_data() -> None:
    names = {
        f"{table}.{column.name}"
        for table in CLOSED_TABLES
        for column in metadata.tables[table].columns
    }
    assert [name for name in names if OF_A_PERSON.search(name)] == []
