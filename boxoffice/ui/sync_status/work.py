"""The sync screen's use cases over an open desk; each runs on the store lane."""

from pathlib import Path

from boxoffice.durable_files import write_durably
from boxoffice.services import inbox
from boxoffice.services.desk import Desk
from boxoffice.services.overview import status
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.ui.sync_status.presenter import SyncState


class SyncCounter:
    """What `SyncWork` asks for, done by the services."""

    def __init__(self, desk: Desk) -> None:
        """Over one open desk."""
        self._desk = desk

    def state(self) -> SyncState:
        """As `SyncWork`."""
        desk, found = self._desk, status(self._desk)
        return SyncState(
            now=found.now,
            days=desk.days(),
            waiting=found.waiting.rows,
            oldest=found.waiting.oldest,
            confirmed=found.rows - found.waiting.rows,
            last_contact=found.last_contact,
            cards=found.list_count,
            list_state=found.list_state,
            inbox=inbox.inbox(desk),
            venue=found.venue,
            desk=found.desk,
        )

    def note(self, key: str) -> bool:
        """As `SyncWork`."""
        try:
            inbox.note(self._desk, key)
        except SupervisorNeeded:
            return False
        return True

    def save(self, path: Path, text: str) -> bool:
        """As `SyncWork`."""
        try:
            write_durably(path, text.encode())
        except OSError:
            return False
        return True
