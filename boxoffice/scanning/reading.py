"""The one way from a picture file to a card's text, for the window and the command line."""

from dataclasses import dataclass
from pathlib import Path

from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.pictures import PictureError, PictureFault, open_picture
from boxoffice.scanning.symbologies import Reading


@dataclass(frozen=True, slots=True)
class PictureReading:
    """What a picture gave: all its different texts, and why none of them may be used."""

    file: str | None
    codes: tuple[Reading, ...]
    error: PictureFault | None

    @property
    def text(self) -> str | None:
        """The one text of the picture, or None where there is an error."""
        return self.codes[0].text if self.error is None else None


def read_picture(source: str | Path | bytes, decoder: Decoder) -> PictureReading:
    """Reads a picture file, or the bytes of one; never raises for what the picture holds.

    Bytes have no name: their `file` is None. Two different texts are both kept, with
    `TWO_CODES`, since only a person can tell which is the card's.
    """
    file = None if isinstance(source, bytes) else str(source)
    try:
        image = open_picture(source)
    except PictureError as error:
        return PictureReading(file, (), error.fault)
    codes = tuple(decoder.read(image))
    if len(codes) == 1:
        return PictureReading(file, codes, None)
    return PictureReading(file, codes, PictureFault.TWO_CODES if codes else PictureFault.NO_CODE)
