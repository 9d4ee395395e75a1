"""Reports: the period, whose uses, and what is done with the figures. Knows no Qt."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from boxoffice.domain.figures import Scope
from boxoffice.domain.paper import day_in
from boxoffice.services.reporting import ReportView
from boxoffice.services.writing_tables import CannotWriteTable, OutTable
from boxoffice.ui import report_words as say
from boxoffice.ui import words
from boxoffice.ui.lane import Lane
from boxoffice.ui.lists.screen import Hint, Option
from boxoffice.ui.printer import Printer
from boxoffice.ui.reports import composing
from boxoffice.ui.reports.periods import span
from boxoffice.ui.reports.screen import Part, Period, ReportAct, ReportScreen

Span = Callable[[date], tuple[date, date]]


class ReportPresenter:
    """Holds what the screen shows."""

    def __init__(
        self,
        read: Callable[[Span, Scope], ReportView],
        write: Callable[[Path, OutTable], None],
        *,
        lane: Lane,
        files: Lane,
        show: Callable[[ReportScreen], None],
        printer: Printer,
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`read` runs on `lane`; `write` on `files`, for a file may take a while."""
        self._read = read
        self._write = write
        self._lane = lane
        self._files = files
        self._show = show
        self._printer = printer
        self._say_fault = say_fault
        self._period, self._scope, self._part = Period.MONTH, Scope.DESK, Part.DAY
        self._first, self._last, self._day_error = "", "", ""
        self._view: ReportView | None = None
        self._asked = 0
        self._hint: Callable[[], Hint] | None = None

    def open(self) -> None:
        """The screen is shown."""
        self._hint = None
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        wanted = self._span()
        if wanted is None:
            self.show()
            return
        self._asked += 1
        asked, scope = self._asked, self._scope
        self._lane.run(
            lambda: self._read(wanted, scope), lambda view: self._came(asked, view), self._failed
        )

    def choose_period(self, name: str) -> None:
        """Another period; one of its own begins with the days shown now."""
        self._period, self._hint, self._day_error = Period(name), None, ""
        if self._period is Period.OWN and self._view is not None:
            self._first = words.date_words(self._view.report.first)
            self._last = words.date_words(self._view.report.last)
        self.refresh()

    def choose_scope(self, name: str) -> None:
        """Whose uses are counted."""
        self._scope, self._hint = Scope(name), None
        self.refresh()

    def choose_part(self, name: str) -> None:
        """What the figures are told apart by."""
        self._part = Part(name)
        self.show()

    def write_days(self, first: str, last: str) -> None:
        """The typed days."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.refresh()

    def act(self, name: str, path: str = "") -> None:
        """A button; `path` is the file to write."""
        act, view = ReportAct(name), self._view
        if view is None or self._day_error:
            return
        if act is ReportAct.PRINT:
            done = partial(self._done, ReportAct.PDF if self._printer.makes_files else act)
            self._printer.print(composing.page(view), "", done, self._failed)
        elif act is ReportAct.PDF:
            done = partial(self._done, act)
            self._printer.save(composing.page(view), Path(path), done, self._failed)
        else:
            table = composing.export(view)
            self._files.run(
                lambda: self._write(Path(path), table), lambda _: self._done(act), self._failed
            )

    def show(self) -> None:
        """Paint everything, in the language spoken now."""
        if self._view is not None:
            self._show(self._screen(self._view))

    def _span(self) -> Span | None:
        """What makes days of today; None where the typed days make no period."""
        self._day_error = ""
        if self._period is not Period.OWN or self._view is None:
            return partial(span, self._period)
        today = self._view.today
        first, last = day_in(self._first, today), day_in(self._last, today)
        if first is None or last is None:
            self._day_error = "unreadable"
            return None
        if last < first:
            self._day_error = "order"
            return None
        return lambda _today: (first, last)

    def _came(self, asked: int, view: ReportView) -> None:
        if asked == self._asked:
            self._view = view
            self.show()

    def _done(self, act: ReportAct) -> None:
        self._hint = lambda: Hint(say.done(act), "go", "verdict_check")
        self.show()

    def _failed(self, error: Exception) -> None:
        def text() -> str:
            if isinstance(error, CannotWriteTable):
                return say.not_written()
            return self._say_fault(error)

        self._hint = lambda: Hint(text(), "caution", "attention")
        self.show()

    def _screen(self, view: ReportView) -> ReportScreen:
        report = view.report
        total, some = report.total, bool(report.days)
        return ReportScreen(
            heading=say.heading(),
            period=say.span(report.first, report.last),
            periods=tuple(Option(each, say.period(each), each is self._period) for each in Period),
            scopes=tuple(Option(each, say.scope(each), each is self._scope) for each in Scope),
            own=self._period is Period.OWN,
            first=self._first,
            last=self._last,
            day_error=say.day_error(self._day_error) if self._day_error else "",
            figures=composing.figures(total),
            apart=say.apart(total.voided, total.provisional),
            empty="" if some else say.empty(),
            parts=tuple(Option(each, say.part(each), each is self._part) for each in Part),
            chart=composing.chart(view, self._part),
            table=composing.table(view, self._part),
            refused_label=say.label("refused") if report.refused else "",
            refused=composing.refused(view),
            acts=tuple((each, say.act(each), not self._day_error) for each in ReportAct),
            hint=self._hint() if self._hint else None,
        )
