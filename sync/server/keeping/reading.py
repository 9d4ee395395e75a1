"""Fields as people write them in forms and tables: each becomes a value, or a fault at its name."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)
_NUMBER = re.compile(r"[0-9]{1,9}")
_EUROS = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")
_SHARE, _WHOLE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?"), 100
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 2000, 2998
"""What begins on a day may end in the next year; moments end with 2999."""


class Wrong(StrEnum):
    """What may be wrong with a field."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_DAY = "not_a_day"
    DAY_PAST = "day_past"
    NOT_A_TIME = "not_a_time"
    NO_SUCH_TIME = "no_such_time"
    """The clocks are put forward over it that night."""
    NOT_A_NUMBER = "not_a_number"
    NOT_NUMBERS = "not_numbers"
    """Whole numbers with spaces between."""
    NOT_EUROS = "not_euros"
    NOT_A_CHOICE = "not_a_choice"
    BEFORE_FIRST = "before_first"
    """The last day is before the first one."""
    OLD_BEFORE_FRESH = "old_before_fresh"
    """A list would be old before it is no longer fresh."""
    ONLY_PERFORMANCE = "only_performance"
    """Only a performance has a day of its own and a time."""
    ONLY_STANDING = "only_standing"
    """Only what stands open has a first and a last day."""
    BAD_LINE = "bad_line"
    TOO_MANY = "too_many"
    TWICE = "twice"
    TAKEN = "taken"
    """Another one has this name."""
    DESKS_IN_USE = "desks_in_use"
    """A venue is closed once its desks are out of use."""
    IS_THERE = "is_there"
    """The programme has such an event already."""
    SAME_LINE = "same_line"
    """An earlier line says the same."""
    COLUMNS = "columns"
    UNREADABLE = "unreadable"


class Answer(StrEnum):
    """Yes or no."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field; `facts` are what a sentence about it names."""

    field: str
    wrong: Wrong
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


class Faulty(ValueError):
    """Nothing was done: some fields are wrong."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(f"{each.field} {each.wrong}" for each in faults))
        self.faults = faults


class Reading:
    """The fields of one form or line; what is wrong with them is gathered."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self.faults: list[Fault] = []

    def wrong(self, name: str, wrong: Wrong, **facts: object) -> None:
        """A field is wrong; what is said of it first stays."""
        if all(each.field != name for each in self.faults):
            self.faults.append(Fault(name, wrong, facts))

    def finish(self) -> None:
        """Raises `Faulty` where anything was wrong."""
        if self.faults:
            raise Faulty(*self.faults)

    def raw(self, name: str) -> str:
        """What stands in a field."""
        return self._written.get(name, "").strip()

    def line(self, name: str, most: int, *, needed: bool = False) -> str:
        """One line of at most some letters."""
        text = " ".join(
            "".join(each if each.isprintable() else " " for each in self.raw(name)).split()
        )
        if len(text) > most:
            self.wrong(name, Wrong.TOO_LONG, most=most)
        if needed and not text:
            self.wrong(name, Wrong.MISSING)
        return text

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """A day as 2027-03-14 or 14.3.2027."""
        text = self.raw(name)
        if not text:
            if needed:
                self.wrong(name, Wrong.MISSING)
            return None
        found = day_of(text)
        if found is None:
            self.wrong(name, Wrong.NOT_A_DAY)
        return found

    def time(self, name: str, *, needed: bool = False) -> time | None:
        """A time of day as 19:00 or 19.00."""
        text = self.raw(name)
        if not text:
            if needed:
                self.wrong(name, Wrong.MISSING)
            return None
        found = time_of(text)
        if found is None:
            self.wrong(name, Wrong.NOT_A_TIME)
        return found

    def number(self, name: str, least: int, most: int, *, needed: bool = False) -> int | None:
        """A whole number within bounds."""
        text = self.raw(name)
        if not text:
            if needed:
                self.wrong(name, Wrong.MISSING)
            return None
        if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
            self.wrong(name, Wrong.NOT_A_NUMBER, least=least, most=most)
            return None
        return int(text)

    def percent(self, name: str) -> Decimal | None:
        """A share as 10 % or 7,5 %; None where something else is written."""
        text = self.raw(name)
        found = _SHARE.fullmatch(text.removesuffix("%").strip()) if text.endswith("%") else None
        share = Decimal(found[0].replace(",", ".")) if found else None
        return share if share is not None and share <= _WHOLE else None

    def cents(self, name: str) -> int | None:
        """Euros as 15 or 7,50, in cents."""
        text = self.raw(name).removesuffix("€").strip()
        found = _EUROS.fullmatch(text)
        if text and not found:
            self.wrong(name, Wrong.NOT_EUROS)
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None

    def choice(self, name: str, choices: Sequence[Choice], usual: Choice) -> Choice:
        """One of some words; the usual one where nothing is written."""
        text = self.raw(name).casefold()
        if not text:
            return usual
        for each in choices:
            if each.value == text:
                return each
        self.wrong(name, Wrong.NOT_A_CHOICE, choices=[each.value for each in choices])
        return usual


def day_of(text: str) -> date | None:
    """A day as 2027-03-14 or 14.3.2027; None for anything else."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
    return None


def time_of(text: str) -> time | None:
    """A time of day as 19:00 or 19.00; None for anything else."""
    found = _TIME.fullmatch(text)
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
