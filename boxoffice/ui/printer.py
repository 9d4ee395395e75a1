"""How presenters print: behind the window, with an outcome that comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from boxoffice.printing.document import Document


class Printer(Protocol):
    """Prints documents one after another; `boxoffice.ui.devices.printing.Printing` is one."""

    def print(
        self,
        document: Document,
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
        document: Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a PDF; `failed` gets a `CannotPrint`."""
        ...
