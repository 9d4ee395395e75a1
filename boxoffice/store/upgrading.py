"""The process that runs Alembic on a ledger: `{"path", "key"}` as JSON on standard input."""

import json
import sys
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from boxoffice.store.encrypted import FileSettings, connect

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade(path: Path, key: bytes, revision: str = "head") -> None:
    """Bring the ledger at `path` to a revision, in one transaction."""
    settings = FileSettings(path, durable=True)
    engine = sa.create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connect(settings, key), poolclass=StaticPool
    )
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()


def main() -> None:
    """Read what to upgrade, and do it."""
    asked = json.loads(sys.stdin.read())
    upgrade(Path(asked["path"]), bytes.fromhex(asked["key"]))


if __name__ == "__main__":
    main()
