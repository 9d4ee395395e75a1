"""Reads the barcodes of a picture with every decoder this computer has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from PIL import Image

from boxoffice.scanning.engines import Engine, Frame, Sighting, available_engines
from boxoffice.scanning.ladders import LEVEL, PHOTO, Rung, raw, whole
from boxoffice.scanning.symbologies import Acceptance, Reading

# The middles of two readings of one barcode are less than this part of its length apart.
_SAME_PLACE: Final = 0.4
# A text is taken for a misread where another in its place was read this many times as often.
_OUTVOTED: Final = 3


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
        search = _Search(image, self._acceptance)
        for engine in self._engines:
            for rung in self._ladder:
                if search.look(engine, rung):
                    search.look(engine, raw)
                    return self._settled(search)
        # Slow, so once only, by the decoder that gains most from it.
        search.look(self._engines[0], whole)
        return self._settled(search)

    def _settled(self, search: "_Search") -> list[Reading]:
        """All that was read, without misreads of a barcode that mostly gave another text."""
        if search.disputed():
            for engine, rung in product(self._engines, LEVEL):
                search.look(engine, rung)
        return search.readings()


class _Search:
    """What was seen in one picture so far; each decoder looks at each variant once."""

    def __init__(self, image: Image.Image, acceptance: Acceptance) -> None:
        self._image = image
        self._acceptance = acceptance
        self._frames: dict[Rung, Frame | None] = {}
        self._seen: dict[tuple[Engine, Rung], list[Sighting]] = {}

    def look(self, engine: Engine, rung: Rung) -> bool:
        """Whether the decoder sees anything believable in the variant."""
        if (engine, rung) not in self._seen:
            frame = self._frame(rung)
            self._seen[engine, rung] = [] if frame is None else self._admitted(engine, frame)
        return bool(self._seen[engine, rung])

    def disputed(self) -> bool:
        """Whether one barcode gave different texts."""
        first = self._first_sightings()
        return any(_same_place(one, other) for one, other in product(first, first) if one != other)

    def readings(self) -> list[Reading]:
        """One reading a text, in the order found: a card may carry its code in two kinds."""
        votes = Counter(
            text
            for sightings in self._seen.values()
            for text in {sighting.text for sighting in sightings}
        )
        first = self._first_sightings()
        return [
            Reading(one.text, one.symbology)
            for one in first
            if not any(
                votes[other.text] >= _OUTVOTED * votes[one.text] and _same_place(one, other)
                for other in first
            )
        ]

    def _first_sightings(self) -> list[Sighting]:
        by_text: dict[str, Sighting] = {}
        for sightings in self._seen.values():
            for sighting in sightings:
                by_text.setdefault(sighting.text, sighting)
        return list(by_text.values())

    def _frame(self, rung: Rung) -> Frame | None:
        if rung not in self._frames:
            variant = rung(self._image)
            self._frames[rung] = None if variant is None else Frame.of(variant)
        return self._frames[rung]

    def _admitted(self, engine: Engine, frame: Frame) -> list[Sighting]:
        admitted = []
        for sighting in engine.read(frame, self._acceptance.symbologies):
            reading = self._acceptance.admit(sighting.text, sighting.symbology)
            if reading is not None:
                admitted.append(replace(sighting, text=reading.text))
        return admitted


def _same_place(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings of a kind are of one barcode; not two printed next to each other."""
    reach = _SAME_PLACE * max(one.span, other.span)
    return (
        one.symbology is other.symbology
        and abs(one.x - other.x) <= reach
        and abs(one.y - other.y) <= reach
    )
