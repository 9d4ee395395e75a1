"""The barcode kinds a card may carry, and which readings of them are believed."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sync.protocol.card_codes import CodeFormat
from sync.protocol.symbologies import DEFAULT_SYMBOLOGIES, Symbology

NAMES: Final = {
    Symbology.CODE128: "Code 128",
    Symbology.CODE39: "Code 39",
    Symbology.EAN13: "EAN-13",
    Symbology.QR: "QR",
    Symbology.DATA_MATRIX: "Data Matrix",
    Symbology.PDF417: "PDF417",
    Symbology.ITF: "ITF",
}
"""As their scanners' manuals name them, in every language."""
# One check character in 103, or none at all, lets noise through as very short codes.
_SHORTEST: Final = {Symbology.CODE128: 3, Symbology.CODE39: 4}
_EAN13_DIGITS: Final = 13
_KEPT_CONTROLS: Final = "\t\n\r"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one barcode and its kind."""

    text: str
    symbology: Symbology


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The barcode kinds a network's cards use; ITF only with the lengths its codes have."""

    symbologies: frozenset[Symbology] = DEFAULT_SYMBOLOGIES
    itf_lengths: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """ITF has no start long enough to tell a part of a code from the whole."""
        if Symbology.ITF in self.symbologies and not self.itf_lengths:
            raise ValueError("ITF needs the fixed length of its codes")

    def admit(self, text: str, symbology: Symbology) -> Reading | None:
        """The cleaned reading, or None where it cannot be told from noise."""
        clean = cleaned(text)
        if not clean or symbology not in self.symbologies:
            return None
        if symbology is Symbology.EAN13:
            # A UPC-A code is an EAN-13 one whose first digit is 0.
            clean = clean.rjust(_EAN13_DIGITS, "0")
            if not _is_ean13(clean):
                return None
        if symbology is Symbology.ITF and not self._is_whole_itf(clean):
            return None
        if len(clean) < _SHORTEST.get(symbology, 1):
            return None
        return Reading(clean, symbology)

    def _is_whole_itf(self, text: str) -> bool:
        return _is_digits(text) and len(text) in self.itf_lengths


def acceptance_of(formats: Collection[CodeFormat]) -> Acceptance:
    """What to look for on the cards of a network with these code formats.

    A format that names no kinds may be of any of the default. A kind that this program does not
    know, and ITF without a length, are passed over.
    """
    if not formats:
        return Acceptance()
    kinds: set[str] = set()
    lengths: set[int] = set()
    for each in formats:
        kinds |= set(DEFAULT_SYMBOLOGIES if each.symbologies is None else each.symbologies)
        if each.itf_length is not None and Symbology.ITF in (each.symbologies or ()):
            lengths.add(each.itf_length)
    if not lengths:
        kinds.discard(Symbology.ITF)
    known = frozenset(kind for kind in Symbology if kind in kinds)
    return Acceptance(known, frozenset(lengths))


def cleaned(text: str) -> str:
    """Text without control, direction and unassigned characters, and without blank ends.

    Inner tabs and line ends stay: they tell a web page's or a contact's QR code from a card's.
    """
    kept = (c for c in text if c in _KEPT_CONTROLS or not unicodedata.category(c).startswith("C"))
    return "".join(kept).strip()


def text_of(payload: bytes) -> str:
    """The payload as UTF-8, or as Latin-1 where it is not UTF-8."""
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        return payload.decode("latin-1")


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_ean13(text: str) -> bool:
    """13 digits whose weighted sum ends in 0 (GS1 General Specifications, section 7.9)."""
    if len(text) != _EAN13_DIGITS or not _is_digits(text):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(text)) % 10 == 0
