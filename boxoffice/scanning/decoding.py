"""Reads the barcodes of a picture with every decoder this computer has."""

from collections.abc import Sequence

from PIL import Image

from boxoffice.scanning.engines import Engine, Frame, available_engines
from boxoffice.scanning.ladders import PHOTO, Rung, raw, whole
from boxoffice.scanning.symbologies import Acceptance, Reading


class NoDecoder(Exception):
    """Neither zxing-cpp nor libzbar is on this computer: type the code."""


class Decoder:
    """Tries each variant of a picture with each decoder until one reads a believable code."""

    def __init__(
        self,
        acceptance: Acceptance | None = None,
        *,
        engines: Sequence[Engine] | None = None,
        ladder: Sequence[Rung] = PHOTO,
    ) -> None:
        """Without `engines`, those this computer has.

        Raises:
            NoDecoder: there is none.
        """
        self._acceptance = acceptance or Acceptance()
        self._engines = tuple(available_engines() if engines is None else engines)
        self._ladder = tuple(ladder)
        if not self._engines:
            raise NoDecoder

    def read(self, image: Image.Image) -> list[Reading]:
        """The different texts of a greyscale image (mode `L`), in the order found.

        More than one means that the clerk must choose. So that a second code is not missed,
        and a lone misread is not believed, a picture read from a variant is read as it is too.
        """
        if not image.width or not image.height:
            return []
        frames: dict[Rung, Frame | None] = {}
        for engine in self._engines:
            looked_at_raw = False
            for rung in self._ladder:
                readings = self._read(engine, self._frame(image, rung, frames))
                looked_at_raw = looked_at_raw or rung is raw
                if readings and not looked_at_raw:
                    readings += self._read(engine, self._frame(image, raw, frames))
                if readings:
                    return _distinct(readings)
        # Slow, so once only, by the decoder that gains most from it.
        return _distinct(self._read(self._engines[0], self._frame(image, whole, frames)))

    @staticmethod
    def _frame(image: Image.Image, rung: Rung, frames: dict[Rung, Frame | None]) -> Frame | None:
        if rung not in frames:
            variant = rung(image)
            frames[rung] = None if variant is None else Frame.of(variant)
        return frames[rung]

    def _read(self, engine: Engine, frame: Frame | None) -> list[Reading]:
        if frame is None:
            return []
        admitted = (
            self._acceptance.admit(text, symbology)
            for text, symbology in engine.read(frame, self._acceptance.symbologies)
        )
        return [reading for reading in admitted if reading is not None]


def _distinct(readings: list[Reading]) -> list[Reading]:
    """One reading for each text: a card may carry its code in two kinds of barcode."""
    by_text: dict[str, Reading] = {}
    for reading in readings:
        by_text.setdefault(reading.text, reading)
    return list(by_text.values())
