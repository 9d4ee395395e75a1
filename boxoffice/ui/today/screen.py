"""What the Today screen shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum

from boxoffice.ui.desk.screen import TicketRow
from boxoffice.ui.lists.screen import Hint, Listing, Option
from boxoffice.ui.supervision.screen import SupervisorBody


class Tab(StrEnum):
    """The three lists: today's rows, tickets nobody has come for, other days and desks."""

    TODAY = "today"
    WAITING = "waiting"
    OTHER = "other"


class ActName(StrEnum):
    """What a button of the screen does."""

    SOLD_OUT = "sold_out"
    NOT_SOLD_OUT = "not_sold_out"
    UNDO = "undo"
    GIVE_AGAIN = "give_again"
    CORRECT = "correct"
    MOVE = "move"
    LET_IN = "let_in"
    RELEASE = "release"
    RELEASE_ALL = "release_all"
    WRONG_COUNT = "wrong_count"
    WRONG_EVENT = "wrong_event"
    RETURNED = "returned"
    NOT_COLLECTED = "not_collected"
    CAME_BACK = "came_back"
    WAS_WRONG = "was_wrong"
    MOVE_NOW = "move_now"
    CANCEL = "cancel"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Act:
    """A button; `key` is the key that presses it too."""

    name: ActName
    text: str
    key: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class CountsPanel:
    """Other counts for a row, or what came back of it."""

    title: str
    rows: tuple[TicketRow, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class MovePanel:
    """Which event rows are moved to, and which rows."""

    title: str
    event_label: str
    events: tuple[Option, ...]
    scopes: tuple[Option, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class TodayScreen:
    """All of the screen at one moment.

    `day` is what stands in the field of the day, where another day is looked at. The rows are those
    of what was searched for when they were read, `found`: a later search may not be answered yet.
    """

    tab: Tab
    tabs: tuple[Option, ...]
    heading: str
    events: Listing
    event: str
    rows: Listing
    chosen: tuple[str, ...] = ()
    search: str = ""
    found: str = ""
    day: str = ""
    day_error: str = ""
    event_acts: tuple[Act, ...] = ()
    totals: str = ""
    empty: str = ""
    about: str = ""
    hint: Hint | None = None
    panel: CountsPanel | MovePanel | SupervisorBody | None = None
    acts: tuple[Act, ...] = ()
