"""What the Reports screen shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum

from boxoffice.ui.lists.screen import Hint, Listing, Option


class Period(StrEnum):
    """The periods to choose from; `OWN` is typed."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    OWN = "own"


class Part(StrEnum):
    """What the figures are told apart by."""

    DAY = "day"
    EVENT = "event"
    MONTH = "month"
    YEAR = "year"
    SECTOR = "sector"


class ReportAct(StrEnum):
    """What a button of the screen does."""

    XLSX = "xlsx"
    CSV = "csv"
    PRINT = "print"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number and what it counts."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: its name, its parts (adults, children, assistants) and the numbers at its end."""

    label: str
    parts: tuple[int, ...]
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Lying bars on one scale; `legend` names the parts."""

    name: str
    bars: tuple[ChartBar, ...]
    legend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportScreen:
    """All of the screen at one moment; `first` and `last` stand in the fields of the days."""

    heading: str
    period: str
    periods: tuple[Option, ...]
    scopes: tuple[Option, ...]
    own: bool
    first: str
    last: str
    day_error: str
    figures: tuple[Figure, ...]
    apart: str
    empty: str
    parts: tuple[Option, ...]
    chart: Chart
    table: Listing
    refused_label: str
    refused: tuple[str, ...]
    acts: tuple[tuple[ReportAct, str, bool], ...]
    hint: Hint | None = None
