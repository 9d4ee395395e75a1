"""Shares of hard quotas that the desk holds, and what it wants of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "leases",
        sa.Column("lease", sa.String(), primary_key=True),
        sa.Column("incarnation", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("keep", sa.Integer(), nullable=False),
        sa.Column("not_after", sa.Integer(), nullable=False),
        sa.Column("report_by", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
    )
    op.create_table(
        "lease_needs",
        sa.Column("event", sa.String(), primary_key=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
    )
