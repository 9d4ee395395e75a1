"""How presenters print: behind the window, with an outcome that comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from boxoffice.printing import document as printed


class Printer(Protocol):
    """Prints documents one after another; `Printing` and, for pages, `PagePrinter` in
    `boxoffice.ui.devices.printing` are such.
    """

    @property
    def makes_files(self) -> bool:
        """Whether what is printed without a printer's name becomes a file just now."""
        ...

    def print(
        self,
        document: printed.Document,
        printer: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Print on a printer, the system's default one where the name is empty; `failed` gets a
        `CannotPrint`.
        """
        ...

    def save(
        self,
        document: printed.Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a PDF; `failed` gets a `CannotPrint`."""
        ...
