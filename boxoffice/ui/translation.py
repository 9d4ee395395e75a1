"""Translations through Qt: builds and finds the .qm files, and switches the language."""

import os
import subprocess
from datetime import date, time
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLibraryInfo,
    QLocale,
    QTime,
    QTranslator,
)

from boxoffice.ui.assets import resource
from boxoffice.ui.language import LanguageCode, speak

_LOCALES: Final = {
    LanguageCode.FINNISH: QLocale(QLocale.Language.Finnish, QLocale.Country.Finland),
    LanguageCode.SWEDISH: QLocale(QLocale.Language.Swedish, QLocale.Country.Finland),
    LanguageCode.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class TranslationMissing(RuntimeError):
    """A compiled translation is neither there nor can it be built."""


def compile_translations(folder: Path | None = None) -> list[Path]:
    """Build each .ts of `folder` into a .qm beside it where that is older; returns the .qm files.

    Raises `TranslationMissing` when lrelease (part of PySide6_Essentials) fails.
    """
    built: list[Path] = []
    for source in sorted((folder or resource("translations")).glob("boxoffice_*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _release(source, target)
        built.append(target)
    return built


def _release(source: Path, target: Path) -> None:
    tool = Path(PySide6.__file__).parent / "lrelease"
    partial = target.with_suffix(f".{os.getpid()}.part")  # others may be building it too
    done = subprocess.run(  # noqa: S603 -- a fixed program of PySide6 and our own file
        [str(tool), "-silent", str(source), "-qm", str(partial)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise TranslationMissing(done.stderr.strip() or done.stdout.strip())
    partial.replace(target)


class QtLanguage:
    """One language through a QTranslator and a QLocale."""

    def __init__(self, code: LanguageCode, translator: QTranslator) -> None:
        """Speak `code` by the texts of a loaded `translator`."""
        self.code = code
        self.locale = _LOCALES[code]
        self._translator = translator
        self._kept: dict[tuple[str, str], str] = {}

    def translate(self, context: str, text: str, n: int) -> str:
        """The translation; Qt's rules choose the plural form, the locale writes the number."""
        if n >= 0:
            found = self._translator.translate(context, text, "", n) or text
            return found.replace("%n", self.number(n))
        # A screen is some eighty sentences, and they are said anew for each card.
        kept = self._kept.get((context, text))
        if kept is None:
            kept = self._kept[context, text] = self._translator.translate(context, text) or text
        return kept

    def date(self, day: date, pattern: str) -> str:
        """A day by a QLocale pattern."""
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)

    def time(self, moment: time, pattern: str) -> str:
        """A time of day by a QLocale pattern."""
        return self.locale.toString(QTime(moment.hour, moment.minute), pattern)

    def number(self, value: int) -> str:
        """A whole number grouped by the locale."""
        return self.locale.toString(value)

    def euros(self, cents: int) -> str:
        """An amount in euros as the locale writes it."""
        return self.locale.toCurrencyString(cents / 100, "€")


class Speaker:
    """Switches the language of the running application."""

    def __init__(self, application: QCoreApplication) -> None:
        """Serve `application`, which gets LanguageChange events at each switch."""
        self._application = application
        self._installed: list[QTranslator] = []
        self.code = LanguageCode.ENGLISH

    def use(self, code: LanguageCode) -> QtLanguage:
        """Speak `code` from now on; widgets get LanguageChange. Raises `TranslationMissing`."""
        ours = QTranslator(self._application)
        path = resource("translations", f"boxoffice_{code}.qm")
        if not path.exists():
            compile_translations()
        if not ours.load(str(path)):
            raise TranslationMissing(str(path))
        language = QtLanguage(code, ours)
        speak(language)
        QLocale.setDefault(language.locale)
        for old in self._installed:
            self._application.removeTranslator(old)
        self._installed = [ours]
        of_qt = QTranslator(self._application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if of_qt.load(f"qtbase_{code}", folder):
            self._installed.append(of_qt)
            self._application.installTranslator(of_qt)
        self._application.installTranslator(ours)
        self.code = code
        return language


def system_language() -> LanguageCode:
    """The language of the system where we speak it, else Finnish."""
    for name in QLocale.system().uiLanguages():
        short = name.split("-")[0]
        if short in set(LanguageCode):
            return LanguageCode(short)
    return LanguageCode.FINNISH
