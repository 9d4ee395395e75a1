"""Prints documents on any printer of the system, or into a PDF; never on the interface thread.

`Printing` has a lane of its own, so that a slow printer keeps no card waiting. What fails is a
`CannotPrint`, whose sentence the window says; nothing that was recorded depends on it.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from boxoffice.printing.document import Document
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.ui import files
from boxoffice.ui.devices.memory import AS_PDF
from boxoffice.ui.devices.typesetting import Typesetter
from boxoffice.ui.threads import Deliverer, WorkLane

if TYPE_CHECKING:
    from PySide6 import QtPrintSupport

_PDF_DPI: Final = 600
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|·\x00-\x1f]')
"""What some system allows in no file's name."""


class Printing:
    """Prints one document after another, behind the window."""

    makes_files = False

    def __init__(self, deliverer: Deliverer, mark: Callable[[], str] = str) -> None:
        """Outcomes come back by `deliverer`; `mark` is asked for the word at the head of every
        document, such as *Practice*, and may be empty.
        """
        self._mark = mark
        self._lane = WorkLane("printing", deliverer, (CannotPrint,))

    def printers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """Look for the system's printers, which may take a while; the default one comes first."""
        self._lane.run(printer_names, done, lambda error: done(()))

    def print(
        self,
        document: Document,
        printer: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Print on a printer by its name, the system's default one where that is empty; `failed`
        gets a `CannotPrint`.
        """
        marked = self._marked(document)
        self._lane.run(lambda: print_document(marked, printer), lambda _: done(), failed)

    def save(
        self,
        document: Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a PDF; `failed` gets a `CannotPrint`."""
        marked = self._marked(document)
        self._lane.run(lambda: write_pdf(marked, path), lambda _: done(), failed)

    def _marked(self, document: Document) -> Document:
        mark = self._mark()
        return replace(document, mark=mark) if mark else document

    def stop(self) -> None:
        """Finish what is being printed."""
        self._lane.stop()


class PagePrinter:
    """Prints forms, reports and other pages where the settings say: on a printer, or as a PDF in
    the desk's folder among the documents.
    """

    def __init__(
        self,
        printing: Printing,
        chosen: Callable[[], str],
        folder: Callable[[], Path] = files.documents_folder,
    ) -> None:
        """`chosen` is a printer's name, empty for the system's default one, or `AS_PDF`."""
        self._printing = printing
        self._chosen = chosen
        self._folder = folder

    @property
    def makes_files(self) -> bool:
        """As `Printer`."""
        return self._chosen() == AS_PDF

    def print(
        self,
        document: Document,
        printer: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `Printing.print`, on what was chosen where `printer` is empty."""
        if printer or not self.makes_files:
            self._printing.print(document, printer or self._chosen(), done, failed)
            return
        folder = self._folder()
        with suppress(OSError):
            # Where there is none, writing says so.
            folder.mkdir(parents=True, exist_ok=True)
        name = " ".join(_NOT_IN_NAMES.sub(" ", document.title).split())
        made = datetime.now().astimezone()
        self.save(document, folder / f"{name} {made:%Y-%m-%d %H.%M.%S}.pdf", done, failed)

    def save(
        self,
        document: Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `Printing.save`."""
        self._printing.save(document, path, done, failed)


def printer_names() -> tuple[str, ...]:
    """The system's printers by name, its default one first; empty where printing is not there."""
    printing = _print_support()
    if printing is None:
        return ()
    names: Sequence[str] = printing.QPrinterInfo.availablePrinterNames()
    first = printing.QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != first, name)))


def print_document(document: Document, printer: str = "") -> int:
    """Print on a printer; how many sheets. Raises `CannotPrint`."""
    printing = _print_support()
    if printing is None:
        raise CannotPrint(PrintProblem.NO_SUPPORT)
    names = printer_names()
    if printer and printer not in names:
        raise CannotPrint(PrintProblem.GONE)
    if not names:
        raise CannotPrint(PrintProblem.NO_PRINTER)
    info = printing.QPrinterInfo.printerInfo(printer or names[0])
    device = printing.QPrinter(info, printing.QPrinter.PrinterMode.HighResolution)
    device.setFullPage(True)
    device.setDocName(document.title)
    return _paint(device, document, PrintProblem.REFUSED)


def write_pdf(document: Document, path: Path) -> int:
    """Write a PDF; how many sheets. Raises `CannotPrint`, and then no half file stands there."""
    partial = path.with_name(f".{path.name}.part")
    try:
        # Qt only warns where it cannot write.
        partial.touch(mode=0o600)
    except OSError as error:
        raise CannotPrint(PrintProblem.NOT_WRITTEN) from error
    writer = QPdfWriter(str(partial))
    writer.setResolution(_PDF_DPI)
    writer.setTitle(document.title)
    try:
        sheets = _paint(writer, document, PrintProblem.NOT_WRITTEN)
        partial.replace(path)
    except OSError as error:
        raise CannotPrint(PrintProblem.NOT_WRITTEN) from error
    finally:
        del writer
        partial.unlink(missing_ok=True)
    return sheets


def _print_support() -> ModuleType | None:
    """Qt's printing, loaded at its first use; None where the system lacks its libraries."""
    try:
        from PySide6 import QtPrintSupport as found  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        return None
    return found


def _paint(
    device: "QPdfWriter | QtPrintSupport.QPrinter", document: Document, problem: PrintProblem
) -> int:
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    device.setPageSize(_page_size(device, document))
    painter = QPainter()
    if not painter.begin(device):
        raise CannotPrint(problem)
    try:
        sheets = Typesetter(device, document).paint(painter, device.newPage)
    finally:
        ended = painter.end()
    if not ended:
        raise CannotPrint(problem)
    return sheets


def _page_size(device: "QPdfWriter | QtPrintSupport.QPrinter", document: Document) -> QPageSize:
    paper = document.paper
    height = paper.height or Typesetter(device, document).roll_height()
    across, down = paper.width, height
    if across > down and not paper.is_roll:
        device.setPageOrientation(QPageLayout.Orientation.Landscape)
        across, down = down, across
    size = QSizeF(across, down)
    return QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
