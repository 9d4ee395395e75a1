"""The language the desk speaks now; knows no Qt, so that presenters can be tested without it."""

from datetime import date, time
from enum import StrEnum
from typing import Protocol


class LanguageCode(StrEnum):
    """The languages of the window."""

    FINNISH = "fi"
    SWEDISH = "sv"
    ENGLISH = "en"


class Language(Protocol):
    """What the words need: translation with plurals, and dates and numbers of a locale."""

    code: LanguageCode

    def translate(self, context: str, text: str, n: int) -> str:
        """The translation of an English source text; `n` fills `%n`, -1 means no number."""

    def date(self, day: date, pattern: str) -> str:
        """A day by a pattern of QLocale, such as `ddd d MMMM`."""

    def time(self, moment: time, pattern: str) -> str:
        """A time of day by a pattern of QLocale, such as `HH:mm`."""

    def number(self, value: int) -> str:
        """A whole number, grouped as the locale groups it."""

    def euros(self, cents: int) -> str:
        """An amount in euros as the locale writes it, such as `5,00 €`."""


class PlainEnglish:
    """The source texts themselves; used until a translation is installed."""

    code = LanguageCode.ENGLISH

    def translate(self, context: str, text: str, n: int) -> str:
        """The source text with its number filled in."""
        return text if n < 0 else text.replace("%n", str(n))

    def date(self, day: date, pattern: str) -> str:
        """The day as ISO 8601."""
        return day.isoformat()

    def time(self, moment: time, pattern: str) -> str:
        """The time of day as HH:MM."""
        return moment.strftime("%H:%M")

    def number(self, value: int) -> str:
        """The number, ungrouped."""
        return str(value)

    def euros(self, cents: int) -> str:
        """The amount with its sign before it."""
        return f"€{cents // 100}.{cents % 100:02}"


class _Spoken:
    """Holds the language in use, so that one call switches every sentence."""

    language: Language = PlainEnglish()


def speak(language: Language) -> None:
    """From now on every sentence comes from `language`."""
    _Spoken.language = language


def spoken() -> Language:
    """The language in use."""
    return _Spoken.language


def translate(context: str, text: str, disambiguation: str = "", n: int = -1) -> str:
    """The translation of `text`; pyside6-lupdate reads calls of this name and order."""
    return _Spoken.language.translate(context, text, n)
