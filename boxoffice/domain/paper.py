"""Lines of a paper use form: what a hand wrote, read into a use or into what is wrong with it.

A line is *readable* when its card fits a configured format, its counts are numbers and its moment
is one that has been. Every readable line is recorded whatever its verdict, for its tickets were
given (domain, Fallbacks).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from sync.protocol.card_codes import CardCode, CodeFormat, as_written, recognise
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardKind, TicketKind

MOST_TICKETS: Final = 999
"""What a row can hold of a ticket kind (`sync.protocol.rows.Count`)."""
_YEARS: Final = range(2000, 2100)
_CENTURY: Final = 2000
_MINUTES: Final = 60
_HOURS: Final = 24
_DAY_MINUTES: Final = _HOURS * _MINUTES


class LineProblem(StrEnum):
    """Why a line cannot be read."""

    NO_CODE = "no_code"
    NOT_A_CODE = "not_a_code"
    COUNT_UNREADABLE = "count_unreadable"
    NO_TICKETS = "no_tickets"
    NO_TIME = "no_time"
    TIME_UNREADABLE = "time_unreadable"
    IN_THE_FUTURE = "in_the_future"


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line as it was written, cell by cell; an empty cell says nothing.

    `holders` are cardholders, or workers where the card is a group's; empty means one. `time` may
    hold a date too; `day` overrides the sheet's.
    """

    code: str = field(default="", repr=False)
    holders: str = ""
    children: str = ""
    assistants: str = ""
    time: str = ""
    day: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a ready-made time or day stands on the line."""
        return not any(map(str.strip, (self.code, self.holders, self.children, self.assistants)))

    def cells(self) -> dict[str, str]:
        """The cells by name, for keeping the line until somebody mends it."""
        return {name: text for name in CELLS if (text := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A line that waits to be mended: from which sheet (a file's name; empty for one typed here)
    and which line of it, for which event and day, and what is wrong with it.
    """

    id: str
    event: str
    day: date
    sheet: str
    position: int
    line: WrittenLine
    problem: LineProblem
    at: datetime


@dataclass(frozen=True, slots=True)
class LateRow:
    """A line as it was recorded; `code` is shortened, None once erased."""

    row_id: str
    event: str
    tickets: Mapping[TicketKind, int]
    used_at: datetime
    code: str | None
    verdict: str
    voided: bool = False


CELLS: Final = ("code", "holders", "children", "assistants", "time", "day")


@dataclass(frozen=True, slots=True)
class Counts:
    """The tickets of a line; on a group card `holders` are workers and `children` its group's."""

    holders: int = 1
    children: int = 0
    assistants: int = 0

    def tickets(self, kind: CardKind) -> dict[TicketKind, int]:
        """The counts by ticket kind for a card of this kind, without those that are nothing."""
        group = kind is CardKind.COMMUNITY
        found = {
            TicketKind.WORKER if group else TicketKind.HOLDER: self.holders,
            TicketKind.GROUP_CHILD if group else TicketKind.CHILD: self.children,
            TicketKind.ASSISTANT: self.assistants,
        }
        return {each: count for each, count in found.items() if count}


@dataclass(frozen=True, slots=True)
class PaperUse:
    """A readable line: which card got what, when (UTC)."""

    code: CardCode
    counts: Counts
    used_at: datetime


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is the same for all lines of a sheet: its event, its day, and how things are read.

    `now` is corrected time: a use cannot lie after it.
    """

    event: str
    day: date
    days: LocalDays
    formats: Sequence[CodeFormat]
    now: datetime


def read_line(
    line: WrittenLine, sheet: SheetFacts, above: datetime | None, *, any_code: bool = False
) -> PaperUse | LineProblem:
    """The use a line tells of, or the first thing that is wrong with it.

    `above` is the moment of the line above, which counts where no time is written. With `any_code`
    a code that fits no format is taken as it is written.
    """
    if not line.code.strip():
        return LineProblem.NO_CODE
    code = recognise(line.code, sheet.formats)
    if code is None and any_code:
        code = as_written(line.code)
    if code is None:
        return LineProblem.NOT_A_CODE
    counts = read_counts(line)
    if isinstance(counts, LineProblem):
        return counts
    moment = read_moment(line, sheet, above)
    if isinstance(moment, LineProblem):
        return moment
    return PaperUse(code, counts, moment)


def read_counts(line: WrittenLine) -> Counts | LineProblem:
    """The tickets of a line; a card that got children or an assistant only says 0 holders."""
    read = (
        _count(line.holders, 1),
        _count(line.children, 0),
        _count(line.assistants, 0),
    )
    if None in read:
        return LineProblem.COUNT_UNREADABLE
    holders, children, assistants = (count or 0 for count in read)
    if not holders + children + assistants:
        return LineProblem.NO_TICKETS
    return Counts(holders, children, assistants)


def read_moment(
    line: WrittenLine, sheet: SheetFacts, above: datetime | None
) -> datetime | LineProblem:
    """The moment of use. A time before the start of day belongs to the night after the sheet's
    day, as on every screen (domain, Limits).
    """
    day, clock = sheet.day, time_in(line.time)
    written_day = day_in(line.day, sheet.day) if line.day.strip() else None
    if line.day.strip() and written_day is None:
        return LineProblem.TIME_UNREADABLE
    if clock is None and line.time.strip():
        both = date_and_time_in(line.time, sheet.day)
        if both is None:
            return LineProblem.TIME_UNREADABLE
        moment = _at(both[0], both[1], sheet.days, calendar=True)
    elif clock is None:
        if above is None or written_day not in (None, sheet.days.day_of(above)):
            return LineProblem.NO_TIME
        moment = above
    else:
        moment = _at(written_day or day, clock, sheet.days, calendar=False)
    return LineProblem.IN_THE_FUTURE if moment > sheet.now else moment


_CLOCK = re.compile(
    r"(?:klo|kl)?\.?\s*(\d{1,2})(?:[.:,](\d{1,2})|(\d\d))?(?:[.:]\d\d)?\.?\s*(?:h)?"
)
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{2}|\d{4}))?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_BOTH = re.compile(r"(.*?[.\d])(?:\s*,\s*|\s+|T|\s*(?=kl))(\S.*)")


def time_in(text: str) -> time | None:
    """A time of day as people write it: `14.05`, `14:05`, `1405`, `14`, `klo 14.05`."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minutes = int(found[1]), found[2] or found[3] or "00"
    # A spreadsheet turns 14.30 into the number 14.3.
    minute = int(minutes.ljust(2, "0"))
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def day_in(text: str, near: date) -> date | None:
    """A date as people write it: `24.11.2026`, `24.11.`, `2026-11-24`; without a year the one
    that lies nearest to `near`.
    """
    plain = text.strip()
    if found := _ISO_DAY.match(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY.fullmatch(plain) or _SLASHED.fullmatch(plain)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return _date(year + _CENTURY if year < 100 else year, month, day)  # noqa: PLR2004
    years = [_date(near.year + step, month, day) for step in (-1, 0, 1)]
    possible = [each for each in years if each is not None]
    return min(possible, key=lambda each: abs(each - near), default=None)


def date_and_time_in(text: str, near: date) -> tuple[date, time] | None:
    """A calendar date and a time in one cell: `24.11.2026 14.05`, `2026-11-24T14:05`."""
    found = _BOTH.fullmatch(text.strip())
    if found is None:
        return None
    day, clock = day_in(found[1], near), time_in(found[2])
    return None if day is None or clock is None else (day, clock)


def time_of_fraction(fraction: float) -> time:
    """The time of day that a spreadsheet keeps as a part of a day, to the minute."""
    minutes = round(fraction * _DAY_MINUTES) % _DAY_MINUTES
    return time(minutes // _MINUTES, minutes % _MINUTES)


def line_from(cells: Mapping[str, str]) -> WrittenLine:
    """The line whose `cells` were kept; names of later versions are passed over."""
    return WrittenLine(**{name: text for name, text in cells.items() if name in CELLS})


def _count(text: str, otherwise: int) -> int | None:
    plain = text.strip().lower()
    if not plain:
        return otherwise
    if plain in {"-", "–", "—"}:
        return 0
    if plain == "x":
        return 1
    whole = re.fullmatch(r"(\d{1,4})(?:[.,]0+)?", plain)
    count = int(whole[1]) if whole and whole[1].isascii() else MOST_TICKETS + 1
    return count if count <= MOST_TICKETS else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _at(day: date, clock: time, days: LocalDays, *, calendar: bool) -> datetime:
    """The moment on the network's wall clock; `calendar` says that `day` is a calendar date."""
    after_midnight = not calendar and clock < days.day_start
    local = datetime.combine(day + timedelta(days=after_midnight), clock, ZoneInfo(days.zone))
    return local.astimezone(UTC)
