"""The kinds of barcode that a network's cards may carry."""

from enum import StrEnum
from typing import Final


class Symbology(StrEnum):
    """A kind of barcode, by the name that code formats and `boxoffice scan --json` have for it."""

    CODE128 = "Code128"
    CODE39 = "Code39"
    EAN13 = "EAN-13"
    QR = "QR"
    DATA_MATRIX = "DataMatrix"
    PDF417 = "PDF417"
    ITF = "ITF"


DEFAULT_SYMBOLOGIES: Final = frozenset(Symbology) - {Symbology.ITF}
"""What is looked for where a network says nothing."""
