"""The console's words: English here and in templates, the others in `resources/console`."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
OWN_NAMES: Mapping[Language, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
RESOURCES = Path(__file__).resolve().parents[3] / "resources"
Translate = Callable[..., str]


def word(text: str) -> str:
    """Marks a sentence in code that a page says later: catalogues hold it too."""
    return text


MONTHS = (
    word("January"),
    word("February"),
    word("March"),
    word("April"),
    word("May"),
    word("June"),
    word("July"),
    word("August"),
    word("September"),
    word("October"),
    word("November"),
    word("December"),
)
DAY_FORM, MOMENT_FORM = word("%-d %b %Y"), word("%-d %b %Y, %H:%M")
CLOCK_FORM = word("%H:%M")
"""Translated like sentences: each language writes its days in its own way."""


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """English sentence to the language's; English needs none."""
    if language == "en":
        return {}
    path = RESOURCES / "console" / f"{language}.json"
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


def translate(language: str, text: str, **values: object) -> str:
    """A sentence in a language, its `{places}` filled. One without a translation stays English."""
    said = catalogue(language).get(text, text)
    return said.format_map(values) if values else said


def choices_in(language: str, choices: Mapping[str, str]) -> list[tuple[str, str]]:
    """Choices of a form with their words in a language."""
    return [(value, translate(language, said)) for value, said in choices.items()]


def preferred(accepted: str) -> Language:
    """The first of our languages that a browser asks for (RFC 9110, 12.5.4), else Finnish."""
    wanted: list[tuple[float, Language]] = []
    for part in accepted[:200].split(","):
        name, _, weight = part.strip().partition(";q=")
        for language in LANGUAGES:
            if name.lower().split("-")[0] == language:
                wanted.append((_weight(weight), language))
    best = max((weight for weight, _ in wanted), default=0)
    return next((language for weight, language in wanted if weight == best > 0), "fi")


def day_in(language: str, day: date) -> str:
    """A date as the language writes it."""
    return day.strftime(translate(language, DAY_FORM))


def moment_in(language: str, local: datetime) -> str:
    """A moment of the network's wall clock as the language writes it."""
    return local.strftime(translate(language, MOMENT_FORM))


def clock_in(language: str, local: datetime) -> str:
    """A time of day of the network's wall clock as the language writes it."""
    return local.strftime(translate(language, CLOCK_FORM))


def month_in(language: str, month: int) -> str:
    """The name of a month, 1 to 12."""
    return translate(language, MONTHS[month - 1])


def number_in(language: str, number: int) -> str:
    """A whole number with the language's sign between thousands."""
    return f"{number:,}".replace(",", "," if language == "en" else "\u00a0")


def decimal_in(language: str, number: float) -> str:
    """A number with one place at most behind the language's own point."""
    return f"{round(number, 1):g}".replace(".", "." if language == "en" else ",")


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
