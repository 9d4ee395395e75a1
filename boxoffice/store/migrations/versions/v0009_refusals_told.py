"""Refusals are counted by the incarnation of the time, with what the centre has heard of them."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KEY = ("incarnation", "event", "day", "verdict")


def upgrade() -> None:
    """Make the table anew. What was counted so far stands under the incarnation of today: the
    centre has heard of none of it.
    """
    bind = op.get_bind()
    text = bind.scalar(sa.text("SELECT value FROM marks WHERE name = 'identity'"))
    incarnation = json.loads(text)["incarnation"] if text else ""
    op.rename_table("refusals", "refusals_before")
    op.create_table(
        "refusals",
        *(sa.Column(name, sa.String(), primary_key=True) for name in _KEY),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
    )
    bind.execute(
        sa.text(
            "INSERT INTO refusals (incarnation, event, day, verdict, count, told)"
            " SELECT :incarnation, event, day, verdict, count, 0 FROM refusals_before"
        ),
        {"incarnation": incarnation},
    )
    op.drop_table("refusals_before")
    op.create_index("refusals_untold", "refusals", ["day"], sqlite_where=sa.text("count > told"))
