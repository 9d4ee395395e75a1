"""The centre's tables of quota leases."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from sync.server.store.tables import MomentColumn, metadata

lease_grants = Table(
    "lease_grants",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("lease", String(64), nullable=False, index=True),
    Column("device", ForeignKey("devices.id"), nullable=False, index=True),
    Column("incarnation", String(64), nullable=False),
    Column("event", ForeignKey("events.id"), nullable=False, index=True),
    Column("units", Integer, nullable=False),
    Column("at", MomentColumn, nullable=False),
    Column("not_after", MomentColumn, nullable=False),
    Column("report_by", MomentColumn, nullable=False),
)
"""Units of hard quotas as desks asked for them, by the id of the request; a lease is the sum of its
grants. Only ever added to.
"""

lease_releases = Table(
    "lease_releases",
    metadata,
    Column("lease", String(64), primary_key=True),
    Column("units", Integer, nullable=False),
    Column("at", MomentColumn, nullable=False),
)
"""Leases whose unreported units a coordinator gave free, and how many those were. Only ever added
to.
"""

lease_needs = Table(
    "lease_needs",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("device", ForeignKey("devices.id"), primary_key=True),
    Column("units", Integer, nullable=False),
    Column("at", MomentColumn, nullable=False),
)
"""What desks lack for somebody who waits there, and when they said so last; kept for minutes."""
