"""Reads the frames of a live picture: fast, a little differently each time, believed twice.

A photo is searched until something is found or time is up. Of a live picture there is a next
frame at once, so each frame is given only two looks: the one that read a code last, and the next
of a round. What a frame says counts only once another one says the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageFilter

from boxoffice.scanning.decoding import NoDecoder, admitted
from boxoffice.scanning.engines import (
    Engine,
    Frame,
    Sighting,
    ZbarEngine,
    ZxingEngine,
    has_zbar,
    has_zxing,
)
from boxoffice.scanning.symbologies import Acceptance
from sync.protocol.symbologies import Symbology

_WIDE: Final = 1000
_NARROW: Final = 700
_SLOW_KINDS: Final = frozenset({Symbology.DATA_MATRIX, Symbology.PDF417})
_FAST_KINDS: Final = frozenset(Symbology) - _SLOW_KINDS
WEAK: Final = frozenset({Symbology.EAN13, Symbology.CODE39, Symbology.ITF, Symbology.PDF417})
"""A misread of these passes its check, if it has one, now and then."""
_FRAMES: Final = 2
_FRAMES_OF_WEAK: Final = 3
_WITHIN_MS: Final = 1500.0


@dataclass(frozen=True, slots=True)
class Glance:
    """One look at a frame: which decoder sees which variant, and for which kinds."""

    engine: Engine
    variant: Callable[[Image.Image], Image.Image]
    kinds: frozenset[Symbology]


def plain(image: Image.Image) -> Image.Image:
    """The frame as it came."""
    return image


def halved(image: Image.Image) -> Image.Image:
    """At most 1,000 pixels wide, by averaging whole pixels: takes the sensor's noise away."""
    return _within(image, _WIDE)


def quartered(image: Image.Image) -> Image.Image:
    """At most 700 pixels wide: what the slower decoders can look at in time."""
    return _within(image, _NARROW)


def sharpened(image: Image.Image) -> Image.Image:
    """The same, sharpened: a lens that focuses on the room instead of the card."""
    return _within(image, _WIDE).filter(ImageFilter.UnsharpMask(2, 250, 0))


def softened(image: Image.Image) -> Image.Image:
    """The same, blurred: joins the grain of bars in little light."""
    return _within(image, _WIDE).filter(ImageFilter.BoxBlur(1))


def _within(image: Image.Image, width: int) -> Image.Image:
    times = -(-image.width // width)
    return image.reduce(times) if times > 1 else image


def glances() -> tuple[Glance, ...]:
    """The round of looks with the decoders this computer has; empty where there is none."""
    made: list[Glance] = []
    if has_zxing():
        zxing = ZxingEngine(quick=True)
        made += [
            Glance(zxing, halved, _FAST_KINDS),
            Glance(zxing, plain, _FAST_KINDS),
            Glance(zxing, sharpened, _FAST_KINDS),
            Glance(zxing, halved, _SLOW_KINDS),
            Glance(zxing, softened, _FAST_KINDS),
        ]
    if has_zbar():
        made.append(Glance(ZbarEngine(), quartered, _FAST_KINDS))
    return tuple(made)


class LiveReader:
    """Looks at one frame after another; used by one thread."""

    def __init__(
        self, acceptance: Acceptance | None = None, *, looks: Sequence[Glance] | None = None
    ) -> None:
        """Without `looks`, those of the decoders this computer has.

        Raises:
            NoDecoder: there is none.
        """
        self._acceptance = acceptance or Acceptance()
        self._looks = tuple(glances() if looks is None else looks)
        if not self._looks:
            raise NoDecoder
        self._lucky = 0
        self._turn = 0

    def look(self, image: Image.Image) -> list[Sighting]:
        """Every believable text that two looks at a greyscale frame (mode `L`) show."""
        found = self._glance(image, self._lucky)
        if len(self._looks) == 1:
            return found
        if found:
            return self._uncontradicted(image, found)
        self._turn = (self._turn + 1) % len(self._looks)
        if self._turn == self._lucky:
            self._turn = (self._turn + 1) % len(self._looks)
        found = self._glance(image, self._turn)
        # What reads this card reads it in the next frame too; without one, the first is fastest.
        self._lucky = self._turn if found else 0
        return found

    def _uncontradicted(self, image: Image.Image, found: list[Sighting]) -> list[Sighting]:
        """Without weak codes of which the next look reads another text."""
        if not any(each.symbology in WEAK for each in found):
            return found
        second = self._glance(image, (self._lucky + 1) % len(self._looks))
        others = {each.text for each in second if each.symbology in WEAK}
        return [each for each in found if each.symbology not in WEAK or others <= {each.text}]

    def _glance(self, image: Image.Image, number: int) -> list[Sighting]:
        glance = self._looks[number]
        kinds = glance.kinds & self._acceptance.symbologies
        if not kinds:
            return []
        frame = Frame.of(glance.variant(image))
        return admitted(glance.engine.read(frame, kinds), self._acceptance)


@dataclass(frozen=True, slots=True)
class Look:
    """What one frame showed, and the text that counts with it.

    `text` is given with each frame in which it counts, so that a card held still is one card for
    whoever looks at repeats; `two` says that different texts stand in the picture.
    """

    sightings: tuple[Sighting, ...] = ()
    text: str | None = None
    two: bool = False


@dataclass(slots=True)
class Agreement:
    """Believes a text once two frames within 1.5 s show it and none between shows another; of a
    weak kind, three.
    """

    _text: str | None = None
    _frames: int = 0
    _last_ms: float = field(default=0.0)

    def judge(self, sightings: Sequence[Sighting], now_ms: float) -> Look:
        """The look of one more frame, by any monotonic milliseconds."""
        shown = tuple(sightings)
        texts = {sighting.text for sighting in shown}
        if not texts:
            return Look()
        if len(texts) > 1:
            self._text, self._frames = None, 0
            return Look(shown, two=True)
        (text,) = texts
        fresh = text != self._text or now_ms - self._last_ms > _WITHIN_MS
        self._frames = 1 if fresh else self._frames + 1
        self._text, self._last_ms = text, now_ms
        weak = all(sighting.symbology in WEAK for sighting in shown)
        needed = _FRAMES_OF_WEAK if weak else _FRAMES
        return Look(shown, text if self._frames >= needed else None)
