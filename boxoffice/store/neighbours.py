"""What desks of the venue that are near recorded themselves, before the centre tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from boxoffice.store.database import Store
from boxoffice.store.uses import hear_early, take_note
from boxoffice.store.walk_ins import merge_uses
from sync.protocol import messages
from sync.protocol.rows import CollectedRow, IssueRow, Row, RowHeader, VoidRow


class DeskNeighbours:
    """Where the exchange with a relay notes rows (`sync.client.exchanging.Neighbours`). They count
    as the uses do that the centre tells of, which later takes their place.
    """

    def __init__(self, store: Store) -> None:
        """Over an open store."""
        self._store = store
        self._voided: set[str] = set()
        self._collected: set[str] = set()

    def times_forgotten(self) -> int:
        """How often this desk let go of what it had heard, also by another process. Raises
        `StoreError`.
        """
        return self._store.state().heard_anew

    def hear(self, device: str, rows: Sequence[Row | RowHeader]) -> None:
        """Note issues, and voids and collections, also those that were heard before what they are
        of, in one transaction. Raises `StoreError`.
        """
        issues = [_use(device, row) for row in rows if isinstance(row, IssueRow)]
        voided = {row.of for row in rows if isinstance(row, VoidRow)}
        collected = {row.of for row in rows if isinstance(row, CollectedRow)}
        late = {each.row for each in issues}
        voided |= late & self._voided
        collected |= late & self._collected
        self._voided |= voided
        self._collected |= collected
        if not (issues or voided or collected):
            return
        with self._store.write() as transaction:
            hear_early(transaction, issues)
            take_note(transaction, voided=voided, collected=collected)
            programme = self._store.programme(self._store.state_in(transaction))
            if programme and issues and programme.programme.merged_events:
                merge_uses(transaction, programme.programme.merged_events)


def _use(device: str, row: IssueRow) -> messages.Use:
    return messages.Use(
        row=row.id,
        device=device,
        event=row.event,
        epoch=row.epoch,
        tag=row.tag,
        tickets=dict(row.tickets),
        at=row.used_at or row.corrected_at,
        channel=row.channel,
    )
