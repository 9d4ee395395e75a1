"""The secrets of second steps are sealed with a key of the data folder."""

import secrets

import sqlalchemy as sa
from alembic import context, op
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Seal what is there, and leave nothing of it in the database."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        bind.exec_driver_sql("PRAGMA secure_delete = ON")
    op.add_column("accounts", sa.Column("sealed_secret", sa.LargeBinary()))
    accounts = sa.table("accounts", *map(sa.column, ("id", "totp_secret", "sealed_secret")))
    plain = accounts.c.totp_secret.is_not(None)
    for account in bind.execute(sa.select(accounts).where(plain)).all():
        nonce = secrets.token_bytes(12)
        key: bytes = context.config.attributes["console_key"]
        words, whose = account.totp_secret.encode(), account.id.encode()
        sealed = nonce + AESGCM(key).encrypt(nonce, words, whose)
        of = accounts.c.id == account.id
        bind.execute(sa.update(accounts).where(of).values(sealed_secret=sealed))
    op.drop_column("accounts", "totp_secret")
