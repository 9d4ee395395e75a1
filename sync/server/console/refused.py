"""Refusals of a year, as desks told them: by what the desk said, month and venue."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from sync.server.console.published import Place, published
from sync.server.console.tables import Table
from sync.server.console.words import Language, month_in, translate, word
from sync.server.store import refusals, venues
from sync.server.store.database import Transaction
from sync.server.store.given import Venues
from sync.server.store.refusals import RefusedOf

_OTHER: Final = ""
VERDICTS: Mapping[str, str] = {
    "used": word("Already used"),
    "expired": word("Last valid day is past"),
    "blocked": word("Card not in use"),
    "not_on_list": word("Not on the list"),
    "not_a_code": word("Not a card code"),
    "no_quota": word("No tickets left"),
    "not_valid_here": word("Not valid there yet"),
    _OTHER: word("Something else"),
}
"""What desks say, in the order of columns; a verdict of a later version is none of these."""
REFUSALS = word("Refusals")
Told = Mapping[tuple[int, str], int | None]
"""Refusals by month, 1 to 12, and verdict; None for what is not published."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RefusedYear:
    """The refusals of a year by month, venue and verdict."""

    cells: Mapping[RefusedOf, int]

    @property
    def verdicts(self) -> Sequence[str]:
        """Those that there are, in order."""
        found = {each.verdict for each in self.cells}
        return [verdict for verdict in VERDICTS if verdict in found]

    def by(self, key_of: Callable[[RefusedOf], Key]) -> Mapping[Key, Mapping[str, int]]:
        """How often each verdict refused, by a key of cells."""
        found: dict[Key, Counter[str]] = {}
        for each, count in self.cells.items():
            found.setdefault(key_of(each), Counter())[each.verdict] += count
        return found


def refused_year(connection: Transaction, of: Venues, year: int) -> RefusedYear:
    """A year of these venues; verdicts that nobody here knows are one."""
    found: Counter[RefusedOf] = Counter()
    for (month, venue, verdict), count in refusals.of_year(connection, of, year).items():
        named = verdict if verdict in VERDICTS else _OTHER
        found[RefusedOf(month % 100, venue, named)] += count
    return RefusedYear(found)


def public_refusals(connection: Transaction, year: int, place: Place) -> Told:
    """The refusals of a place as they may be published."""
    region_of = {each.id: each.region for each in venues.all_venues(connection)}
    every = refused_year(connection, None, year)
    numbers = {
        (each.venue, (each.month, each.verdict)): count for each, count in every.cells.items()
    }
    return published(numbers, region_of, place)


def month_table(language: Language, found: RefusedYear) -> Table:
    """A line for each month, a column for each verdict."""
    by_month = found.by(lambda each: each.month)
    lines = [(month_in(language, month), by_month[month]) for month in sorted(by_month)]
    return _crossed(language, word("Refusals by month"), word("Month"), found, lines)


def venue_table(language: Language, found: RefusedYear, names: Mapping[str, str]) -> Table:
    """A line for each venue that has any, in the order of `names`, a column for each verdict."""
    by_venue = found.by(lambda each: each.venue)
    lines = [(name, by_venue[venue]) for venue, name in names.items() if venue in by_venue]
    return _crossed(language, word("Refusals by venue"), word("Venue"), found, lines)


def whole_table(language: Language, found: RefusedYear, names: Mapping[str, str]) -> Table:
    """A line for each number there is, for a file."""
    order = {venue: place for place, venue in enumerate(names)}
    verdicts = list(VERDICTS)
    cells = sorted(
        (each for each in found.cells if each.venue in names),
        key=lambda each: (each.month, order[each.venue], verdicts.index(each.verdict)),
    )
    return Table(
        translate(language, REFUSALS),
        _said(language, word("Month"), word("Venue"), word("What the desk said"), word("Times")),
        [
            (
                month_in(language, each.month),
                names[each.venue],
                translate(language, VERDICTS[each.verdict]),
                found.cells[each],
            )
            for each in cells
        ],
    )


def public_table(language: Language, told: Told) -> Table:
    """A line for each month and verdict. What is published says nothing of venues."""
    verdicts = list(VERDICTS)
    keys = sorted(told, key=lambda each: (each[0], verdicts.index(each[1])))
    not_told = translate(language, word("Not told"))
    numbers = {key: not_told if told[key] is None else told[key] or 0 for key in keys}
    return Table(
        translate(language, REFUSALS),
        _said(language, word("Month"), word("What the desk said"), word("Times")),
        [
            (month_in(language, month), translate(language, VERDICTS[verdict]), number)
            for (month, verdict), number in numbers.items()
        ],
    )


def _crossed(
    language: Language,
    title: str,
    of: str,
    found: RefusedYear,
    lines: Sequence[tuple[str, Mapping[str, int]]],
) -> Table:
    verdicts = found.verdicts
    return Table(
        translate(language, title),
        [*_said(language, of, *(VERDICTS[each] for each in verdicts)), _together(language)],
        [
            (name, *(counts.get(each, 0) for each in verdicts), sum(counts.values()))
            for name, counts in lines
        ],
    )


def _said(language: Language, *words: str) -> list[str]:
    return [translate(language, each) for each in words]


def _together(language: Language) -> str:
    return translate(language, word("Together"))
