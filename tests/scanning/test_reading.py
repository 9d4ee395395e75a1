"""From a picture file to one card text, or to why there is none."""

import pytest
from PIL import Image

from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import read_picture
from boxoffice.scanning.symbologies import Reading
from sync.protocol.symbologies import Symbology


def test_a_photo_file_gives_its_text(decoder, draw, photo, encode, tmp_path):
    path = tmp_path / "card.jpg"
    path.write_bytes(encode(photo(draw("KA1234567", Symbology.CODE128)), "JPEG", quality=70))
    reading = read_picture(path, decoder)
    assert reading.file == str(path)
    assert reading.codes == (Reading("KA1234567", Symbology.CODE128),)
    assert (reading.error, reading.text) == (None, "KA1234567")


def test_a_transparent_picture_is_read(decoder, draw, encode):
    code = draw("KA1234567", Symbology.QR)
    clear = Image.new("RGBA", code.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=code.point(lambda value: 255 - value))
    reading = read_picture(encode(clear), decoder)
    assert (reading.file, reading.text) == (None, "KA1234567")


def test_a_mirrored_photo_is_read_by_its_exif(decoder, draw, encode):
    exif = Image.Exif()
    exif[0x0112] = 2
    mirrored = draw("5901234123457", Symbology.EAN13).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    data = encode(mirrored, "JPEG", exif=exif.tobytes())
    assert read_picture(data, decoder).text == "5901234123457"


def test_two_codes_are_shown_and_neither_is_taken(decoder, draw, encode):
    sheet = Image.new("L", (900, 500), 255)
    sheet.paste(draw("KA1111111", Symbology.QR), (0, 0))
    sheet.paste(draw("KA2222222", Symbology.CODE128), (200, 200))
    reading = read_picture(encode(sheet), decoder)
    assert {code.text for code in reading.codes} == {"KA1111111", "KA2222222"}
    assert (reading.error, reading.text) == (PictureFault.TWO_CODES, None)


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"no picture", PictureFault.NOT_A_PICTURE), (b"%PDF-1.4", PictureFault.UNSUPPORTED)],
)
def test_a_bad_picture_is_a_fault_and_no_exception(decoder, data, fault):
    reading = read_picture(data, decoder)
    assert (reading.codes, reading.error, reading.text) == ((), fault, None)


def test_a_blank_picture_has_no_code(decoder, encode):
    reading = read_picture(encode(Image.new("L", (300, 200), 200)), decoder)
    assert (reading.codes, reading.error) == ((), PictureFault.NO_CODE)
