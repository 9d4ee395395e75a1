"""Alembic's folder: how the ledger database grows, forward only."""
