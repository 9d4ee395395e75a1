"""Words and numbers of a report: the chart, the table on screen, the file, the printed page."""

from collections.abc import Iterable, Mapping
from typing import Final

from boxoffice.domain.figures import Scope, Tally
from boxoffice.printing.document import Bar, Document
from boxoffice.printing.report_page import PageTable, ReportPage, report_page
from boxoffice.services.reporting import ReportView
from boxoffice.services.writing_tables import Cell as FileCell
from boxoffice.services.writing_tables import OutTable
from boxoffice.ui import report_words as say
from boxoffice.ui.event_words import title
from boxoffice.ui.lists.screen import Cell, Listing
from boxoffice.ui.reports.screen import Chart, ChartBar, Figure, Part
from boxoffice.ui.verdict_words import verdict_title
from boxoffice.ui.words import SEPARATOR, day_words

MOST_BARS: Final = 31
"""A chart of more is no longer read at a glance: days then go by month, others together."""
_MOST_PRINTED: Final = 8
_COUNTS: Final = ("adults", "children", "assistants", "uses", "voided", "provisional")
_KINDS: Final = _COUNTS[:3]
Line = tuple[str, tuple[int, ...]]
"""The name of a line and its numbers in the order of `_COUNTS`."""


def numbers(tally: Tally) -> tuple[int, ...]:
    """The figures of a line."""
    return (
        tally.adults,
        tally.children,
        tally.assistants,
        tally.uses,
        tally.voided,
        tally.provisional,
    )


def lines(view: ReportView, part: Part) -> tuple[Line, ...]:
    """The named lines of one part of the report."""
    report = view.report
    if part is Part.DAY:
        return _named((day_words(key), tally) for key, tally in report.days.items())
    if part is Part.MONTH:
        return _named((say.month(key), tally) for key, tally in report.months.items())
    if part is Part.YEAR:
        return _named((str(key), tally) for key, tally in report.years.items())
    if part is Part.SECTOR:
        return _named((say.sector(key), tally) for key, tally in report.sectors.items())
    return _named((event_name(view, key), tally) for key, tally in report.events.items())


def event_name(view: ReportView, event_id: str) -> str:
    """An event's title in the language spoken now."""
    event = view.events.get(event_id)
    return title(event) if event else say.unknown_event()


def figures(tally: Tally) -> tuple[Figure, ...]:
    """The four large numbers."""
    counts = zip(_COUNTS[:4], numbers(tally), strict=False)
    return tuple(Figure(say.column(name), say.number(count)) for name, count in counts)


def chart(view: ReportView, part: Part) -> Chart:
    """The chart of one part; its numbers are those of the table beside it."""
    shown = charted(view, part)
    found = _shortened(lines(view, shown), MOST_BARS)
    bars = tuple(
        ChartBar(
            name,
            counts[:3],
            _plus(counts),
            f"{name}: {SEPARATOR.join(map(say.counted, _KINDS, counts))}",
        )
        for name, counts in found
    )
    return Chart(say.part(shown), bars, tuple(map(say.column, _KINDS)))


def table(view: ReportView, part: Part) -> Listing:
    """The table of one part, with the sum at its end."""
    found = (*lines(view, part), _sum(view))
    headings = (say.column(part), *map(say.column, _COUNTS))
    keys = tuple(f"{part}-{place}" for place in range(len(found)))
    return Listing(say.part(part), headings, keys, found, _cells)


def refused(view: ReportView) -> tuple[str, ...]:
    """How often each verdict refused."""
    return tuple(
        f"{verdict_title(verdict)}: {say.number(count)}"
        for verdict, count in view.report.refused.items()
    )


def export(view: ReportView) -> OutTable:
    """One row for each event of each day; days as `2026-11-24`, so that spreadsheets sort them."""
    headings = tuple(map(say.column, ("day", "event", "sector", *_COUNTS)))
    rows: tuple[tuple[FileCell, ...], ...] = tuple(
        (day.isoformat(), event_name(view, event), _sector(view, event), *numbers(tally))
        for (day, event), tally in view.report.lines.items()
    )
    report = view.report
    notes = (say.heading(), SEPARATOR.join((say.span(report.first, report.last), _place(view))))
    return OutTable(headings, rows, notes, say.heading())


def page(view: ReportView) -> Document:
    """The printed page: large figures, a chart, and a table each by event and by sector."""
    report, several = view.report, len(view.report.days) > 1
    part = charted(view, Part.DAY) if several else Part.EVENT
    parts = (Part.EVENT, Part.SECTOR)
    return report_page(
        ReportPage(
            title=SEPARATOR.join((say.heading(), say.span(report.first, report.last))),
            place=_place(view),
            figures=tuple((each.label, each.number) for each in figures(report.total)),
            apart=say.apart(report.total.voided, report.total.provisional),
            empty="" if report.days else say.empty(),
            chart_heading=say.part(part),
            legend=tuple(map(say.column, _KINDS)),
            bars=tuple(
                Bar(name, tuple(map(float, counts[:3])), say.number(sum(counts[:3])))
                for name, counts in _shortened(lines(view, part), MOST_BARS)
            ),
            tables=tuple(_printed(view, each) for each in parts) if report.days else (),
            refused_heading=say.label("refused"),
            refused=SEPARATOR.join(refused(view)),
            made=say.made(view.today),
        )
    )


def charted(view: ReportView, part: Part) -> Part:
    """What the bars of a chart stand for: months where there would be too many days."""
    many = part is Part.DAY and len(view.report.days) > MOST_BARS
    return Part.MONTH if many else part


def _shortened(found: tuple[Line, ...], most: int) -> tuple[Line, ...]:
    """At most so many lines; what is beyond stands together in the last."""
    if len(found) <= most:
        return found
    rest = [counts for _name, counts in found[most - 1 :]]
    others = tuple(map(sum, zip(*rest, strict=True)))
    return (*found[: most - 1], (say.label("others"), others))


def _printed(view: ReportView, part: Part) -> PageTable:
    found = (*_shortened(lines(view, part), _MOST_PRINTED), _sum(view))
    headings = (say.column(part), *map(say.column, _COUNTS))
    return PageTable(headings, tuple((name, *map(say.number, counts)) for name, counts in found))


def _named(found: Iterable[tuple[str, Tally]]) -> tuple[Line, ...]:
    return tuple((name, numbers(tally)) for name, tally in found)


def _sum(view: ReportView) -> Line:
    return say.label("together"), numbers(view.report.total)


def _cells(line: Line) -> tuple[Cell, ...]:
    name, counts = line
    return Cell(name), *(Cell(say.number(count)) for count in counts)


def _plus(counts: tuple[int, ...]) -> str:
    return " + ".join(map(say.number, counts[:3]))


def _sector(view: ReportView, event_id: str) -> str:
    known: Mapping[str, object] = view.events
    return say.sector(view.events[event_id].sector if event_id in known else None)


def _place(view: ReportView) -> str:
    scope = view.report.scope
    return f"{view.venue}, {view.desk}" if scope is Scope.DESK else view.venue
