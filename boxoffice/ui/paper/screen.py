"""What paper entry shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum

from boxoffice.ui.lists.screen import Cell, Option


class Tab(StrEnum):
    """The three lists of paper entry, and the preview of a file in place of the first."""

    LINES = "lines"
    TO_FIX = "to_fix"
    REGISTER = "register"
    PREVIEW = "preview"


class ActName(StrEnum):
    """What a button of paper entry does."""

    RECORD = "record"
    TAKE_BACK = "take_back"
    IMPORT = "import"
    PRINT_FORMS = "print_forms"
    SAVE_FORMS = "save_forms"
    AS_WRITTEN = "as_written"
    LEAVE_AWAY = "leave_away"
    RECORD_PREVIEW = "record_preview"
    CANCEL_PREVIEW = "cancel_preview"
    MARK_ALL = "mark_all"
    PRINT_LIST = "print_list"
    SAVE_LIST = "save_list"


@dataclass(frozen=True, slots=True)
class Hint:
    """What the desk says of the line being written, or of what was just done."""

    title: str
    detail: str = ""
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list; `id` names it to the presenter."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The list: its name for a screen reader, its headings and its rows; the first `upper` cells
    of a row stand above the others where they have no room side by side.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    upper: int = 0
    current: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """A button; `key` is the key that presses it too."""

    name: ActName
    text: str
    key: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Fields:
    """The texts of the line being written."""

    code: str = ""
    children: str = ""
    assistants: str = ""
    time: str = ""
    holders: str = ""


@dataclass(frozen=True, slots=True)
class PaperScreen:
    """All of paper entry at one moment.

    `events` is empty where none is chosen here; `day` is what stands in the field of the day, or,
    where `day_fixed`, what is written beside the event. `about` says which line is being mended.
    """

    tab: Tab
    tabs: tuple[Option, ...]
    table: Table
    events: tuple[Option, ...] = ()
    day: str = ""
    day_fixed: bool = False
    day_error: str = ""
    about: str = ""
    note: str = ""
    periods: tuple[Option, ...] = ()
    writes: bool = False
    placeholder: str = ""
    hint: Hint | None = None
    totals: str = ""
    acts: tuple[Act, ...] = ()
