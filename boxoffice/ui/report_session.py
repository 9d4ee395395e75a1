"""Reports in the window: made when first opened, their files written on a lane of their own."""

from collections.abc import Callable
from functools import partial

from boxoffice.services import reporting, writing_tables
from boxoffice.services.desk import Desk
from boxoffice.ui import faults
from boxoffice.ui.printer import Printer
from boxoffice.ui.reports import presenter as report_presenter
from boxoffice.ui.threads import Deliverer, WorkLane
from boxoffice.ui.window import DeskWindow, Section


class ReportSession:
    """Runs Reports from their first opening until the window closes."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        lane: WorkLane,
        printer: Callable[[], Printer],
        deliverer: Deliverer,
        *,
        mark: Callable[[], str] = str,
    ) -> None:
        """Nothing is made yet; `mark` words what stands above every table that is saved."""
        self._mark = mark
        self._window = window
        self._desk = desk
        self._lane = lane
        self._printer = printer
        self._deliverer = deliverer
        self._files: WorkLane | None = None
        self._presenter: report_presenter.ReportPresenter | None = None
        window.when_made(Section.REPORTS, self._make)
        window.section_changed.connect(self._section)

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._presenter is not None:
            self._presenter.show()

    def stop(self) -> None:
        """Finish the file that is being written."""
        if self._files is not None:
            self._files.stop()

    def _make(self) -> None:
        view = self._window.reports
        mark = self._mark
        files = WorkLane("files", self._deliverer, (writing_tables.CannotWriteTable,))
        made = report_presenter.ReportPresenter(
            partial(reporting.report_view, self._desk),
            lambda path, table: writing_tables.write_table(
                path, writing_tables.marked(table, mark())
            ),
            lane=self._lane,
            files=files,
            show=view.render_screen,
            printer=self._printer(),
            say_fault=faults.fault_sentence,
        )
        view.period_chosen.connect(made.choose_period)
        view.scope_chosen.connect(made.choose_scope)
        view.part_chosen.connect(made.choose_part)
        view.days_written.connect(made.write_days)
        view.act.connect(made.act)
        self._files, self._presenter = files, made

    def _section(self, section: str) -> None:
        if section == Section.REPORTS and self._presenter is not None:
            self._presenter.open()
