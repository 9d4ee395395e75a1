"""The counter's own tables: clerks, paper lines, walk-in events, and what a person has seen to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of signing in, paper entry, the event's marks and the sync screen."""
    op.create_table(
        "clerks",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pin", sa.String(), nullable=False),
        sa.Column("local", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Integer()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("try_after", sa.Integer()),
    )
    op.create_table(
        "paper_lines",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cells", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "paper_recorded",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("row", sa.String()),
    )
    op.create_table(
        "retyped",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("walk_in", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "sold_out",
        sa.Column("event", sa.String(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "rounds",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("error", sa.String()),
    )
    op.create_table(
        "noted",
        sa.Column("matter", sa.String(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "look_ups",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("clerk", sa.String()),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("row", sa.String()),
    )
