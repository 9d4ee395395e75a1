"""The ledger's schema: made whole for a new desk, brought forward for an older one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.store import tables
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.errors import (
    NotADatabase,
    StoreFull,
    StoreNotUpgraded,
    StoreTooNew,
    translated,
)

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""Every schema revision of the ledger, oldest first; a test holds it to the migrations."""
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_UPGRADE_SECONDS = 600


def create_schema(engine: sa.Engine) -> None:
    """Make all tables of the newest revision in one transaction."""
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        tables.metadata.create_all(connection)
        for statement in tables.TRIGGERS:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))


def revision_of(connection: dbapi2.Connection, path: Path) -> str:
    """The file's revision. Raises `StoreTooNew` for one this program does not know, `NotADatabase`
    for an encrypted database that is no ledger.
    """
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except dbapi2.Error as error:
        known = translated(error, path)
        raise known or NotADatabase(path, "no schema revision") from error
    if len(found) != 1:
        raise NotADatabase(path, "no schema revision")
    revision = str(found[0][0])
    if revision not in REVISIONS:
        raise StoreTooNew(path, revision)
    return revision


def bring_forward(settings: FileSettings, key: bytes) -> None:
    """Upgrade an older file, after a copy of it was laid beside it; nothing happens to a current
    one. Raises `StoreTooNew`, `StoreNotUpgraded`, and what `connect` raises.

    The steps run in a process of their own: a desk pays for the migration tool only when it is
    needed.
    """
    connection = connect(settings, key)
    try:
        revision = revision_of(connection, settings.path)
        if revision == REVISIONS[-1]:
            return
        _copy(connection, settings.path, revision)
    finally:
        connection.close()
    asked = json.dumps({"path": str(settings.path), "key": key.hex()})
    done = subprocess.run(
        [sys.executable, "-m", "boxoffice.store.upgrading"],
        input=asked.encode(),
        cwd=_PACKAGE_ROOT,
        capture_output=True,
        check=False,
        timeout=_UPGRADE_SECONDS,
    )
    if done.returncode != 0:
        raise StoreNotUpgraded(settings.path, f"from {revision}")


def copy_of(path: Path, revision: str) -> Path:
    """Where the copy from before an upgrade lies."""
    return path.with_name(f"{path.name}.before-{revision}")


def remove_copies(path: Path, before: datetime) -> None:
    """Remove the copies of a ledger that were made before a moment: they hold codes that the ledger
    has erased since. What cannot be removed now goes another time.
    """
    for copy in path.parent.glob(f"{path.name}.before-*"):
        with suppress(OSError):
            if copy.stat().st_mtime < before.timestamp():
                copy.unlink()


def _copy(connection: dbapi2.Connection, path: Path, revision: str) -> None:
    """Copy the file while nobody writes; the copy is as encrypted as the file, and as private."""
    copy = copy_of(path, revision)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    try:
        shutil.copyfile(path, copy)
        shutil.copymode(path, copy)
    except OSError as error:
        # What is there of it takes the room that is wanted.
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise StoreFull(path, "no room for a copy") from error
    finally:
        connection.execute("ROLLBACK")
