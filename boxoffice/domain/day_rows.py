"""The rows of one day as people look for them: by the end of a card's code, or by the time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from boxoffice.domain.issues import RowState
from sync.protocol.card_codes import normalise
from sync.protocol.days import LocalDays
from sync.protocol.kinds import Channel, Finding, TicketKind, VoidReason
from sync.protocol.limits import event_day
from sync.protocol.programme import Event

_TIME: Final = re.compile(r"([0-9]{1,2})[.:]([0-9]{0,2})")
_CLOCK_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class DayRow:
    """One issue this desk made or heard of (`here`: made by it).

    `at` is the moment of use and `recorded` when its row was made, None for another desk's;
    `code` is shortened, None where it was erased or never here.
    """

    row_id: str
    event: str
    at: datetime
    tickets: Mapping[TicketKind, int]
    code: str | None
    state: RowState
    here: bool = True
    recorded: datetime | None = None
    channel: Channel = Channel.COUNTER
    collected: bool = False
    void_reason: VoidReason | None = None
    outcome: Finding | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.state is not RowState.VOIDED

    def of_day(self, day: date, days: LocalDays) -> bool:
        """Whether a clerk of this desk may change it on `day`: it was made here, and used or
        recorded then. All other rows need a supervisor (interface, One screen).
        """
        moments = (self.at, self.recorded)
        return self.here and any(each and days.day_of(each) == day for each in moments)


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: the end of a code, or a time as far as it is known."""

    ending: str = ""
    clock: str = ""
    """The beginning of a local time, `18:4`."""

    def finds(self, code: str, local: datetime) -> bool:
        """Whether a row with this whole code (empty: none is here) and local time is meant."""
        if self.clock and f"{local:%H:%M}".startswith(self.clock):
            return True
        if self.ending:
            return code.endswith(self.ending)
        return not self.clock


def search_of(text: str) -> Search:
    """What a text looks for: `18.4` and `18:40` are times, four digits may be either, anything
    else is the end of a code.
    """
    written = text.strip()
    time = _TIME.fullmatch(written)
    if time is not None:
        return Search(clock=f"{int(time[1]):02}:{time[2]}")
    ending = normalise(written.lstrip("…."))
    if ending.isdecimal() and len(ending) == _CLOCK_DIGITS:
        return Search(ending, f"{ending[:2]}:{ending[2:]}")
    return Search(ending)


def waits_for_customer(row: DayRow, event: Event | None, days: LocalDays) -> bool:
    """Whether its tickets were ordered by phone or given ahead of the event's day, stand, and
    were not collected.
    """
    if not row.stands or row.collected:
        return False
    day = event_day(event, days) if event else None
    ahead = day is not None and days.day_of(row.at) < day
    return row.channel is Channel.PHONE or ahead
