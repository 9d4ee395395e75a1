"""What a card code looks like: formats are a network's data, never code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import field_validator

from sync.protocol.base import WireModel

MAX_CODE_LENGTH = 64


class CheckDigit(StrEnum):
    """The check-digit schemes a format may name."""

    LUHN = "luhn"


class CodeFormat(WireModel):
    """One shape of card code: a pattern over the normalised text, and how people see it.

    `symbologies` names the kinds of barcode that its cards carry (`Symbology`; others may come
    with later versions), None any but ITF, which has no end of its own and is read only with
    `itf_length` digits.
    """

    id: str
    pattern: str
    grouping: tuple[int, ...] = ()
    check_digit: CheckDigit | None = None
    example: str
    symbologies: tuple[str, ...] | None = None
    itf_length: int | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError("the pattern of a code format is not a regular expression") from error
        return pattern


@dataclass(frozen=True, slots=True)
class CardCode:
    """A normalised card code and the format it fits."""

    text: str
    format: CodeFormat | None

    @property
    def grouped(self) -> str:
        """The code in the card's own groups, for showing small."""
        groups = self.format.grouping if self.format else ()
        parts, start = [], 0
        for size in groups:
            parts.append(self.text[start : start + size])
            start += size
        parts.append(self.text[start:])
        return " ".join(part for part in parts if part)

    @property
    def shortened(self) -> str:
        """The last three characters behind an ellipsis: all that stays after giving."""
        return "…" + self.text[-3:]

    def __repr__(self) -> str:
        """A code never stands whole in a traceback or a log."""
        return f"CardCode({self.shortened!r})"


def normalise(text: str) -> str:
    """Trim, upper-case, drop spaces, hyphens and control characters."""
    if text.isascii() and text.isalnum():  # nothing to drop, as nearly always
        return text.upper()
    return "".join(
        character
        for character in text.upper()
        if not character.isspace()
        and character.isprintable()
        and character not in "-\u2010\u2011\u2013\u2212"
    )


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def recognise(text: str, formats: Sequence[CodeFormat]) -> CardCode | None:
    """The card code that a typed or scanned text is, or None where no format fits it."""
    code = normalise(text)
    if not code or len(code) > MAX_CODE_LENGTH:
        return None
    found = format_of(code, formats)
    return None if found is None else CardCode(code, found)


def format_of(code: str, formats: Sequence[CodeFormat]) -> CodeFormat | None:
    """The first format that a normalised code fits."""
    for code_format in formats:
        if _compiled(code_format.pattern).fullmatch(code) and _check_digit_fits(code, code_format):
            return code_format
    return None


def misses_check_digit(text: str, formats: Sequence[CodeFormat]) -> bool:
    """Whether a text would be a card code, were it not for its check digit."""
    plain = [each.model_copy(update={"check_digit": None}) for each in formats if each.check_digit]
    return recognise(text, formats) is None and recognise(text, plain) is not None


def as_written(text: str) -> CardCode | None:
    """The code of a card whose text fits no format, for a record "as written"; None if empty."""
    code = normalise(text)
    return CardCode(code, None) if code and len(code) <= MAX_CODE_LENGTH else None


def _check_digit_fits(code: str, code_format: CodeFormat) -> bool:
    if code_format.check_digit is CheckDigit.LUHN:
        return luhn_sum(code) % 10 == 0
    return True


def luhn_sum(code: str) -> int:
    """The Luhn sum (ISO/IEC 7812-1, annex B) of a code's digits; letters are passed over."""
    digits = [int(character) for character in code if character in "0123456789"]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]  # noqa: PLR2004 - Luhn
    return sum(digits[-1::-2]) + sum(doubled)
