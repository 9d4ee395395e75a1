"""All that the main screen is composed from, besides what the store holds. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from boxoffice.domain.issues import GivenRow
from boxoffice.services.overview import Overview
from boxoffice.ui.desk.open_card import OpenCard
from boxoffice.ui.supervision.presenter import Supervision
from sync.protocol.kinds import CardSource

Reading = tuple[str, CardSource]
"""A card's text and how it came."""


class Faults(Protocol):
    """Turns an error into the banner's sentence; an unknown error is raised again."""

    def __call__(self, error: Exception) -> str:
        """A plain sentence in the language spoken now."""
        ...


class RowSlips(Protocol):
    """The slips of the rows on screen."""

    @property
    def offered(self) -> bool:
        """Whether slips are printed at this desk at all."""
        ...

    def note(self, row_id: str) -> str:
        """What a row says of its slip; empty where none was asked for."""
        ...

    def failed(self, row_id: str) -> bool:
        """Whether a row's slip was not printed."""
        ...

    def recorded(self, row: GivenRow) -> None:
        """A row is on the disk."""
        ...


@dataclass(slots=True)
class DeskState:
    """One moment of the main screen.

    `recording` is the card whose tickets are being written down, `reading` the text of the check
    under way, `checking` whether that takes long enough to be said, `pending` what was read while
    an event or the store is waited for, `typing` whether the clerk has begun the next code, `field`
    what the code field is to show next. `note` words a sentence below the field, in the language
    spoken when it is shown; `str` itself words none. `slips` says what became of the slips, where
    the desk prints any. `clerk` is who is signed in; `asks_event` waits for the event because
    somebody just began, `choosing` for the one just chosen to be written down, `supervision` asks
    for a supervisor in place. `undone` is the row that was taken back here last, until tickets are
    given.
    """

    overview: Overview | None = None
    card: OpenCard | None = None
    recording: OpenCard | None = None
    given: GivenRow | None = None
    undone: str | None = None
    online: bool = False
    note: Callable[[], str] = str
    fault: Exception | None = None
    old_list_confirmed: bool = False
    unreadable: str | None = None
    reading: str | None = None
    checking: bool = False
    typing: bool = False
    field: str | None = None
    pending: tuple[Reading, ...] = ()
    slips: RowSlips | None = None
    clerk: str = ""
    asks_event: bool = False
    choosing: bool = False
    supervision: Supervision | None = None
