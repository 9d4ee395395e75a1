"""A printer that keeps what it was given, or says what stands in its way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from boxoffice.printing.document import Document
from boxoffice.printing.errors import CannotPrint, PrintProblem


@dataclass
class PaperPrinter:
    """As `boxoffice.ui.printer.Printer`, at once."""

    problem: PrintProblem | None = None
    printed: list[Document] = field(default_factory=list)
    saved: list[Path] = field(default_factory=list)
    makes_files: bool = False

    def print(
        self,
        document: Document,
        printer: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep a document."""
        if self.problem is not None:
            failed(CannotPrint(self.problem))
            return
        self.printed.append(document)
        done()

    def save(
        self,
        document: Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep where a document went."""
        if self.problem is not None:
            failed(CannotPrint(self.problem))
            return
        self.saved.append(path)
        done()
