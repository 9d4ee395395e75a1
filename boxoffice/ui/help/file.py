"""Writes the page *At the counter* into a PDF where no window is open."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from boxoffice.printing.counter_page import counter_document
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.devices.printing import write_pdf
from boxoffice.ui.help.composing import counter_page
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker


def write_counter_page(path: Path, language: str) -> int:
    """Write the page in a language (`fi`, `sv`, `en`); how many sheets, which is one. Needs no
    screen. Raises `CannotPrint`.
    """
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QApplication([])
        Appearance(running, ThemeChoice.LIGHT)  # loads the typeface
    Speaker(running).use(LanguageCode(language))
    return write_pdf(counter_document(counter_page()), path)
