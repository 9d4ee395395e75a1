"""Reports: periods, figures that add up, the file, the page, and the screen that shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester

from boxoffice.domain.figures import Scope
from boxoffice.printing.document import Bars, Beside, Table
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.services.writing_tables import CannotWriteTable
from boxoffice.ui.devices.printing import write_pdf
from boxoffice.ui.fault_words import print_problem
from boxoffice.ui.reports.periods import span
from boxoffice.ui.reports.screen import Part, Period, ReportAct
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.kinds import TicketKind
from tests.ui.report_gallery import Reporting, report_gallery
from tests.ui.today_gallery import TODAY

DAY = date.fromisoformat


@pytest.fixture
def reporting(speaker: Speaker) -> Reporting:
    return Reporting()


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        (Period.TODAY, "2026-04-25", "2026-04-25", "2026-04-25"),
        (Period.WEEK, "2026-04-25", "2026-04-20", "2026-04-26"),
        (Period.MONTH, "2026-12-31", "2026-12-01", "2026-12-31"),
        (Period.MONTH, "2028-02-01", "2028-02-01", "2028-02-29"),
        (Period.LAST_MONTH, "2026-01-15", "2025-12-01", "2025-12-31"),
        (Period.YEAR, "2026-04-25", "2026-01-01", "2026-12-31"),
    ],
)
def test_periods(period: Period, today: str, first: str, last: str) -> None:
    assert span(period, DAY(today)) == (DAY(first), DAY(last))


def test_the_large_figures_count_what_stands(reporting: Reporting) -> None:
    standing = [use for use in reporting.uses if not use.voided]
    counted = [
        sum(use.count * use.tickets[kind] for use in standing)
        for kind in (TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT)
    ]
    # Some of the uses lie in the last days of March.
    reporting.presenter.choose_period("year")
    shown = [figure.number for figure in reporting.screen.figures]
    assert shown == [str(each) for each in (*counted, sum(use.count for use in standing))]
    voided = sum(use.count for use in reporting.uses if use.voided)
    assert f"Taken back: {voided} " in reporting.screen.apart
    assert reporting.screen.refused == ("Last valid day is past: 4", "Already used: 2")


@pytest.mark.parametrize("part", Part)
def test_chart_and_table_say_the_same(reporting: Reporting, part: Part) -> None:
    reporting.presenter.choose_part(part)
    chart, table = reporting.screen.chart, reporting.screen.table
    rows = [[cell.text for cell in table.wording(item)] for item in table.items]
    assert [bar.label for bar in chart.bars] == [row[0] for row in rows[:-1]]
    assert [[str(n) for n in bar.parts] for bar in chart.bars] == [row[1:4] for row in rows[:-1]]
    sums = [sum(int(row[n]) for row in rows[:-1]) for n in range(1, 7)]
    assert [str(each) for each in sums] == rows[-1][1:]


def test_typed_days_have_to_make_a_period(reporting: Reporting) -> None:
    reporting.presenter.choose_period("own")
    assert (reporting.screen.first, reporting.screen.last) == ("1.4.2026", "30.4.2026")
    reporting.presenter.write_days("20.4.", "22.4.2026")
    assert reporting.asked[-1] == (DAY("2026-04-20"), DAY("2026-04-22"), Scope.DESK)
    asked = len(reporting.asked)
    reporting.presenter.write_days("22.4.2026", "20.4.2026")
    assert reporting.screen.day_error == "The last day comes before the first."
    reporting.presenter.write_days("soon", "20.4.2026")
    assert reporting.screen.day_error == "Write both days like 14.3.2027."
    assert not any(enabled for _act, _text, enabled in reporting.screen.acts)
    reporting.presenter.act("csv", "report.csv")
    assert (len(reporting.asked), reporting.written) == (asked, [])


def test_the_venue_is_another_scope(reporting: Reporting) -> None:
    reporting.presenter.choose_scope("venue")
    assert reporting.asked[-1][2] is Scope.VENUE


def test_the_file_has_a_row_for_each_event_of_each_day(reporting: Reporting) -> None:
    reporting.presenter.act("xlsx", "report.xlsx")
    path, table = reporting.written[0]
    assert path == Path("report.xlsx")
    assert table.headings[:3] == ("Day", "Event", "Sector")
    april = [use for use in reporting.uses if use.day.month == TODAY.month]
    assert len(table.rows) == len({(use.day, use.event) for use in april})
    adults = sum(use.count for use in april if not use.voided)
    assert sum(int(row[3]) for row in table.rows) == adults
    assert reporting.screen.hint is not None
    assert reporting.screen.hint.text == "The report was saved."


def test_the_page_has_a_chart_and_its_sums(reporting: Reporting) -> None:
    reporting.presenter.act("print")
    blocks = reporting.printer.printed[0].pages[0].blocks
    assert sum(isinstance(each, Bars) for each in blocks) == 1
    tables = [each for each in blocks if isinstance(each, Table)]
    assert [table.rows[-1][0] for table in tables] == ["Total", "Total"]
    assert tables[0].rows[-1][1:] == tables[1].rows[-1][1:]


@pytest.mark.parametrize(
    ("act", "error", "said"),
    [
        ("pdf", CannotPrint(PrintProblem.NOT_WRITTEN), print_problem(PrintProblem.NOT_WRITTEN)),
        ("csv", CannotWriteTable(), "The file could not be saved there. Choose another place."),
    ],
)
def test_what_cannot_be_written_is_said(
    speaker: Speaker, act: str, error: Exception, said: str
) -> None:
    failing = Reporting()
    failing.broken = failing.printer.broken = error
    failing.presenter.act(act, "report")
    hint = failing.screen.hint
    assert hint is not None
    assert hint.tone == "caution"
    assert said in hint.text


def test_a_store_that_fails_is_said(reporting: Reporting) -> None:
    reporting.broken = OSError()
    reporting.presenter.open()
    assert reporting.screen.hint is not None
    assert reporting.screen.hint.text == "fault OSError"


def test_an_empty_period_is_a_sentence(speaker: Speaker, window: DeskWindow) -> None:
    window.open(Section.REPORTS)
    window.reports.render_screen(Reporting(empty=True).screen)
    assert window.reports.empty.text() == "Nothing was recorded in this period."
    assert not window.reports.table.isVisible()
    assert not window.reports.chart.isVisible()


def test_the_screen_shows_every_state(
    window: DeskWindow, qtmodeltester: ModelTester, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(Section.REPORTS)
    view = window.reports
    for _name, screen in report_gallery():
        view.render_screen(screen)
    view.render_screen(Reporting().screen)
    qtmodeltester.check(view.model)
    assert view.chart.accessibleName() == "By day"
    assert "Adults: " in view.chart.accessibleDescription()
    assert view.table.accessibleName() == "By day"
    assert view.figures[0].accessibleName().startswith("Adults: ")
    view.listen()
    assert window.focusWidget() is view.periods.button("month")


def test_buttons_ask_for_a_file(window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open(Section.REPORTS)
    view = window.reports
    view.render_screen(Reporting().screen)
    acts: list[tuple[str, str]] = []
    keep: Callable[[str, str], None] = lambda act, path: acts.append((act, path))  # noqa: E731
    view.act.connect(keep)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("report", ""))
    for act in ReportAct:
        view.buttons[act].click()
    view.act.disconnect(keep)
    assert acts == [
        ("xlsx", "report.xlsx"),
        ("csv", "report.csv"),
        ("print", ""),
        ("pdf", "report.pdf"),
    ]


def test_many_days_are_charted_by_month_and_the_table_keeps_them(speaker: Speaker) -> None:
    made = Reporting()
    made.uses = [replace(use, day=TODAY - timedelta(days=n)) for n, use in enumerate(made.uses)]
    made.presenter.choose_period("year")
    screen = made.screen
    assert screen.chart.name == "By month"
    assert screen.table.name == "By day"
    assert len(screen.chart.bars) == 4
    assert len(screen.table.items) > 100
    numbers = [sum(bar.parts[part] for bar in screen.chart.bars) for part in range(3)]
    assert [str(each) for each in numbers] == [figure.number for figure in screen.figures[:3]]


def test_a_month_of_many_events_is_one_sheet(speaker: Speaker, tmp_path: Path) -> None:
    made = Reporting()
    made.uses = [
        replace(use, day=TODAY.replace(day=1 + n % 30), event=f"event-{n % 25}")
        for n, use in enumerate(made.uses)
    ]
    made.presenter.open()
    made.presenter.act("print")
    document = made.printer.printed[0]
    columns = next(
        each.boxes
        for each in document.pages[0].blocks
        if isinstance(each, Beside) and isinstance(each.boxes[0].blocks[0], Bars)
    )
    charts = [each.blocks[0] for each in columns]
    assert [len(each.bars) for each in charts if isinstance(each, Bars)] == [15, 15]
    assert len({each.longest for each in charts if isinstance(each, Bars)}) == 1
    assert write_pdf(document, tmp_path / "report.pdf") == 1
