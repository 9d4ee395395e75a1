"""`boxoffice report`: what was given in a period, in words, as JSON or as a table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.figures import Report, Scope, Tally
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault
from boxoffice.services.reporting import ReportView, report_view
from boxoffice.services.writing_tables import CannotWriteTable, Cell, OutTable, write_table
from sync.protocol.programme import in_language

_COUNTS = ("adults", "children", "assistants", "uses", "voided", "provisional")
_HEADINGS = ("day", "event", "title", "sector", *_COUNTS)


def run(options: Any, around: Surroundings) -> int:
    """Print the figures, or write one row for each event of each day."""
    if options.last < options.first:
        raise CommandRefused(Complaint(Fault.PERIOD_ORDER, ExitCode.USAGE))
    scope = Scope.VENUE if options.venue else Scope.DESK
    with around.open_desk() as desk:
        view = report_view(desk, lambda _today: (options.first, options.last), scope)
    wanted: Path | None = options.xlsx or options.csv
    if wanted is not None:
        _write(wanted, ".xlsx" if options.xlsx else ".csv", _table(view, around))
    elif options.json:
        around.show_json(_figures(view.report))
    else:
        _say(view, around)
    return ExitCode.OK


def _write(path: Path, ending: str, table: OutTable) -> None:
    if path.suffix.lower() != ending:
        complaint = Complaint(Fault.TABLE_NAME, ExitCode.USAGE, {"ending": ending})
        raise CommandRefused(complaint)
    try:
        write_table(path, table)
    except CannotWriteTable:
        complaint = Complaint(Fault.TABLE_NOT_WRITTEN, ExitCode.USAGE, {"path": str(path)})
        raise CommandRefused(complaint) from None


def _table(view: ReportView, around: Surroundings) -> OutTable:
    """Headings are the names of the JSON in every language: programs read them."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            day.isoformat(),
            event,
            _title(view, event, around),
            _sector(view, event),
            *_numbers(found),
        )
        for (day, event), found in view.report.lines.items()
    )
    return OutTable(_HEADINGS, rows, title="report")


def _say(view: ReportView, around: Surroundings) -> None:
    report = view.report
    for day, found in report.days.items():
        _line(around, day.isoformat(), found)
    for event, found in report.events.items():
        _line(around, _title(view, event, around), found)
    _line(around, f"{report.first} - {report.last}", report.total)


def _line(around: Surroundings, name: str, found: Tally) -> None:
    counts = {key: str(count) for key, count in _counts(found).items()}
    around.say("report_line", name=name, **counts)


def _title(view: ReportView, event_id: str, around: Surroundings) -> str:
    event = view.events.get(event_id)
    return in_language(event.title, around.language) if event else event_id


def _sector(view: ReportView, event_id: str) -> str:
    event = view.events.get(event_id)
    return event.sector if event else ""


def _figures(report: Report) -> Mapping[str, object]:
    def named(tallies: Mapping[Any, Tally]) -> dict[str, object]:
        return {str(key): _counts(found) for key, found in tallies.items()}

    return {
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "scope": report.scope,
        "total": _counts(report.total),
        "days": named(report.days),
        "months": {key.strftime("%Y-%m"): _counts(each) for key, each in report.months.items()},
        "years": named(report.years),
        "events": named(report.events),
        "sectors": {key or "": _counts(each) for key, each in report.sectors.items()},
        "refused": dict(report.refused),
    }


def _counts(found: Tally) -> dict[str, int]:
    return dict(zip(_COUNTS, _numbers(found), strict=True))


def _numbers(found: Tally) -> tuple[int, ...]:
    return (
        found.adults,
        found.children,
        found.assistants,
        found.uses,
        found.voided,
        found.provisional,
    )
