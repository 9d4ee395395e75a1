"""Reads the barcodes of a picture with every decoder this computer has."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from PIL import Image

from boxoffice.scanning.belief import Ballot
from boxoffice.scanning.engines import Frame, Sighting, ZbarEngine, ZxingEngine, has_zbar, has_zxing
from boxoffice.scanning.ladders import Step, Variant, plan
from boxoffice.scanning.symbologies import Acceptance, Reading

LIMIT_SECONDS: Final = 1.2
"""No new look is begun after so much time of the processor where nothing was seen at all."""
_LIMIT_IN_DOUBT: Final = 2.5
"""The same, in limits, where something was seen that is not yet believed."""
_ANYWHERE: Final = 10.0
"""The reach of a sighting whose place is not known, in widths of the picture."""


class NoDecoder(Exception):
    """Neither zxing-cpp nor libzbar is on this computer: type the code."""


class Decoder:
    """Looks at variants of a picture with each decoder until what was seen is believed."""

    def __init__(
        self,
        acceptance: Acceptance | None = None,
        *,
        steps: Sequence[Step] | None = None,
        limit: float = LIMIT_SECONDS,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        """Without `steps`, those for the decoders this computer has. `clock` gives the seconds
        that count towards `limit`: those of this thread, so that other work takes no looks away.

        Raises:
            NoDecoder: there is none.
        """
        self._acceptance = acceptance or Acceptance()
        self._steps = tuple(available_steps() if steps is None else steps)
        self._limit = limit
        self._clock = clock
        if not self._steps:
            raise NoDecoder

    def read(self, image: Image.Image) -> list[Reading]:
        """The different texts of a greyscale image (mode `L`), in the order found.

        More than one means that the clerk must choose. The first look is at the whole picture, so
        that a second code is not missed; a weak code is looked at until its text is certain.
        """
        ballot = Ballot()
        if not image.width or not image.height:
            return []
        begun = self._clock()
        for step in self._steps:
            kinds = step.kinds & self._acceptance.symbologies
            needed = kinds and not (step.doubt and ballot.empty)
            for variant in step.rung(image) if needed else ():
                frame = Frame.of(variant.image)
                seen = admitted(step.engine.read(frame, kinds), self._acceptance)
                ballot.add(step.decoder, [_placed(sighting, variant) for sighting in seen])
                limit = self._limit if ballot.empty else self._limit * _LIMIT_IN_DOUBT
                if ballot.settled or self._clock() - begun > limit:
                    return ballot.readings()
        return ballot.readings()


def admitted(sightings: Iterable[Sighting], acceptance: Acceptance) -> list[Sighting]:
    """The sightings that can be told from noise, their texts cleaned."""
    kept = []
    for sighting in sightings:
        reading = acceptance.admit(sighting.text, sighting.symbology)
        if reading is not None:
            kept.append(replace(sighting, text=reading.text))
    return kept


def available_steps() -> tuple[Step, ...]:
    """The steps for the decoders of this computer; none without any."""
    zxing, flat = (ZxingEngine(), ZxingEngine(one_threshold=True)) if has_zxing() else (None, None)
    return plan(zxing, flat, ZbarEngine() if has_zbar() else None)


def _placed(sighting: Sighting, variant: Variant) -> Sighting:
    """The sighting by places of the whole picture; a turned one may be anywhere."""
    if variant.turned:
        return replace(sighting, x=0.5, y=0.5, span=_ANYWHERE, corners=())
    width = variant.width
    return replace(
        sighting,
        x=variant.left + sighting.x * width,
        y=variant.top + sighting.y * width,
        span=sighting.span * width,
        corners=tuple(
            (variant.left + x * width, variant.top + y * width) for x, y in sighting.corners
        ),
    )
