"""Reports in each state with made-up figures, through the screen's own presenter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from boxoffice.domain.figures import CountedUse, Scope, report
from boxoffice.printing.document import Document
from boxoffice.services.reporting import ReportView
from boxoffice.services.writing_tables import OutTable
from boxoffice.ui.reports.presenter import ReportPresenter, Span
from boxoffice.ui.reports.screen import ReportScreen
from sync.protocol.kinds import TicketKind
from tests.support.faults import plain_fault
from tests.support.held import HeldLane
from tests.ui.made_up_words import made_up
from tests.ui.today_gallery import EVENTS, TODAY

H, C, A, W, G = TicketKind


def uses() -> list[CountedUse]:
    """Uses of three weeks, some taken back, some provisional."""
    return [
        CountedUse(
            day=TODAY - timedelta(days=n % 21),
            event=EVENTS[n % 3].id,
            sector=EVENTS[n % 3].sector,
            tickets={H: 1, C: n % 3, A: n % 7 == 0},
            voided=n % 11 == 0,
            provisional=n % 13 == 0,
            count=1 + n % 4,
        )
        for n in range(130)
    ]


@dataclass
class Printer:
    """Keeps what it was given."""

    printed: list[Document] = field(default_factory=list)
    broken: Exception | None = None
    makes_files: bool = False

    def print(self, document: Document, printer: str, done: Any, failed: Any) -> None:
        """Print, or fail."""
        self.printed.append(document)
        done() if self.broken is None else failed(self.broken)

    def save(self, document: Document, path: Path, done: Any, failed: Any) -> None:
        """Save, or fail."""
        self.print(document, "", done, failed)


class Reporting:
    """A presenter over made-up uses, and what it painted."""

    def __init__(self, *, empty: bool = False) -> None:
        self.painted: list[ReportScreen] = []
        self.written: list[tuple[Path, OutTable]] = []
        self.printer = Printer()
        self.uses = [] if empty else uses()
        self.broken: Exception | None = None
        self.asked: list[tuple[date, date, Scope]] = []
        self.presenter = ReportPresenter(
            self._read,
            self._write,
            lane=HeldLane(),
            files=HeldLane(),
            show=self.painted.append,
            printer=self.printer,
            say_fault=plain_fault,
        )
        self.presenter.open()

    @property
    def screen(self) -> ReportScreen:
        """What is on screen."""
        return self.painted[-1]

    def _read(self, span: Span, scope: Scope) -> ReportView:
        if self.broken is not None:
            raise self.broken
        first, last = span(TODAY)
        self.asked.append((first, last, scope))
        found = report(self.uses, first, last, scope, {"expired": 4, "used": 2})
        events = {each.id: each for each in EVENTS}
        return ReportView(found, TODAY, "Louhisali", made_up("desk"), events)

    def _write(self, path: Path, table: OutTable) -> None:
        if self.broken is not None:
            raise self.broken
        self.written.append((path, table))


def report_gallery() -> Iterator[tuple[str, ReportScreen]]:
    """Each state by its name."""
    yield "reports", Reporting().screen
    events = Reporting()
    events.presenter.choose_part("event")
    yield "reports_by_event", events.screen
    typed = Reporting()
    typed.presenter.choose_period("own")
    typed.presenter.write_days("1.4.2026", "tomorrow")
    yield "reports_own_days", typed.screen
    saved = Reporting()
    saved.presenter.choose_part("sector")
    saved.presenter.act("csv", "report.csv")
    yield "reports_saved", saved.screen
    yield "reports_empty", Reporting(empty=True).screen
