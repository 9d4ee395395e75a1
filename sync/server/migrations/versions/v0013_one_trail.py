"""One trail of acts: the console's is moved into that of handing cards out."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WHAT = {
    "signed_in": ("account", "signed_in"),
    "account_made": ("account", "made"),
    "account_reset": ("account", "reset"),
    "account_removed": ("account", "removed"),
    "account_set_up": ("account", "set_up"),
    "desk_code": ("desk", "code_made"),
    "desk_renamed": ("desk", "renamed"),
    "desk_revoked": ("desk", "revoked"),
    "desk_lost": ("desk", "lost"),
    "desk_settled": ("desk", "settled"),
    "row_noted": ("row", "noted"),
    "lease_released": ("lease", "released"),
    "card_lost": ("card", "lost"),
    "card_found": ("card", "taken_back"),
}
"""The console's acts as (kind, act)."""


def upgrade() -> None:
    """What an act was done to stood in words, and becomes the name of the thing."""
    bind = op.get_bind()
    old = sa.table("console_acts", *map(sa.column, ("id", "at", "account", "act", "subject")))
    names = ("at", "account", "act", "kind", "which", "after")
    schema = None if bind.dialect.name == "sqlite" else "handing_out"
    trail = sa.table("audit_trail", *map(sa.column, names), schema=schema)
    moved = []
    for act in bind.execute(sa.select(old).order_by(old.c.id)):
        kind, word = _WHAT[act.act]
        after = json.dumps({"name": act.subject}, ensure_ascii=False) if act.subject else None
        moved.append((act.at, act.account, word, kind, "", after))
    if moved:
        bind.execute(sa.insert(trail), [dict(zip(names, row, strict=True)) for row in moved])
    op.drop_table("console_acts")
