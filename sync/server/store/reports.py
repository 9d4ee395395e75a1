"""What the centre's reports are made of: every stored row with the verdict in effect."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sync.server.store.tables import ledger_rows, verdicts

_BULK = 2_000


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A stored row and how it counts; `outcome` None: not judged yet, or it repeats a row."""

    row_id: str
    device: str
    incarnation: str
    branch: int
    seq: int
    venue: str
    kind: str | None
    of_row: str | None
    repeats: str | None
    body: bytes
    hash: bytes
    received_at: datetime
    outcome: str | None
    findings: str | None


def reported_rows(connection: Connection) -> Iterator[ReportedRow]:
    """Every row of every chain, in the order of the chains."""
    newest = (
        select(func.max(verdicts.c.id).label("id")).group_by(verdicts.c.row_id).subquery("newest")
    )
    latest = (
        select(verdicts.c.row_id, verdicts.c.outcome, verdicts.c.findings)
        .join(newest, newest.c.id == verdicts.c.id)
        .subquery("latest")
    )
    columns: list[Any] = [
        ledger_rows.c[name] for name in ReportedRow.__slots__ if name not in {"outcome", "findings"}
    ]
    query: Select[Any] = (
        select(*columns, latest.c.outcome, latest.c.findings)
        .outerjoin(latest, latest.c.row_id == ledger_rows.c.row_id)
        .order_by(
            ledger_rows.c.device,
            ledger_rows.c.incarnation,
            ledger_rows.c.branch,
            ledger_rows.c.seq,
        )
    )
    for row in connection.execution_options(yield_per=_BULK).execute(query):
        yield ReportedRow(*row)
