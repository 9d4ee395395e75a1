"""Reading the barcodes of a picture."""

import io

import pytest
import segno
from PIL import Image

from boxoffice.scanning import engines
from boxoffice.scanning.decoding import Decoder, NoDecoder
from boxoffice.scanning.engines import Frame, Sighting, ZbarEngine, ZxingEngine, available_engines
from boxoffice.scanning.ladders import raw, small, whole
from boxoffice.scanning.symbologies import DEFAULT_SYMBOLOGIES, Acceptance, Reading, Symbology

TEXTS = {
    Symbology.CODE128: "KA-1234567",
    Symbology.CODE39: "KA1234567",
    Symbology.EAN13: "5901234123457",
    Symbology.QR: "KA1234567",
    Symbology.DATA_MATRIX: "KA1234567",
    Symbology.PDF417: "KA1234567",
}
LINEAR = (Symbology.CODE128, Symbology.CODE39, Symbology.EAN13)


class Scripted:
    """An engine that gives each frame width its answer, and notes what it was asked."""

    def __init__(self, answers: dict[int, list[Sighting]]) -> None:
        self.answers = answers
        self.asked: list[int] = []

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        self.asked.append(frame.width)
        return self.answers.get(frame.width, [])


def seen(text: str, symbology: Symbology = Symbology.QR, x: float = 0.5) -> Sighting:
    return Sighting(text, symbology, x=x, y=0.1, span=0.2)


def side_by_side(*images: Image.Image) -> Image.Image:
    sheet = Image.new("L", (sum(i.width for i in images), max(i.height for i in images)), 255)
    left = 0
    for image in images:
        sheet.paste(image, (left, 0))
        left += image.width
    return sheet


@pytest.mark.parametrize("symbology", TEXTS)
@pytest.mark.parametrize("angle", [0, 8, 90, 180])
def test_a_photo_of_each_kind_is_read(decoder, draw, photo, symbology, angle):
    image = photo(draw(TEXTS[symbology], symbology), angle=angle)
    assert decoder.read(image) == [Reading(TEXTS[symbology], symbology)]


@pytest.mark.parametrize("symbology", LINEAR)
def test_a_card_held_aslant_is_read(decoder, draw, photo, symbology):
    image = photo(draw(TEXTS[symbology], symbology), angle=45)
    assert decoder.read(image) == [Reading(TEXTS[symbology], symbology)]


@pytest.mark.parametrize("engine", [ZxingEngine, ZbarEngine])
@pytest.mark.parametrize("symbology", [*LINEAR, Symbology.QR])
def test_each_decoder_alone_reads_what_it_can(draw, engine, symbology):
    image = draw(TEXTS[symbology], symbology)
    assert Decoder(engines=[engine()]).read(image) == [Reading(TEXTS[symbology], symbology)]


def test_a_small_code_in_a_large_photo_is_read(decoder, draw):
    sheet = Image.new("L", (4000, 3000), 170)
    code = draw("KA-1234567", Symbology.CODE128)
    sheet.paste(code.resize((code.width // 2, code.height // 2), Image.Resampling.BOX), (2700, 90))
    assert [reading.text for reading in decoder.read(sheet)] == ["KA-1234567"]


def test_bars_one_pixel_wide_are_read(decoder, draw):
    code = draw("KA-1234567", Symbology.CODE128)
    tiny = code.resize((code.width // 4, code.height // 4), Image.Resampling.NEAREST)
    assert [reading.text for reading in decoder.read(tiny)] == ["KA-1234567"]


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (3, 2), (64, 64)])
def test_a_picture_without_a_code_gives_nothing(decoder, size):
    assert decoder.read(Image.new("L", size, 128)) == []


def test_an_empty_image_gives_nothing(decoder):
    assert decoder.read(Image.new("L", (0, 0))) == []


def test_two_different_codes_are_both_given(decoder, draw):
    sheet = side_by_side(draw("KA1111111", Symbology.QR), draw("KA2222222", Symbology.CODE128))
    assert {reading.text for reading in decoder.read(sheet)} == {"KA1111111", "KA2222222"}


def test_one_text_in_two_kinds_of_code_is_one_reading(decoder, draw):
    sheet = side_by_side(draw("KA1111111", Symbology.QR), draw("KA1111111", Symbology.CODE128))
    assert [reading.text for reading in decoder.read(sheet)] == ["KA1111111"]


def test_a_second_code_too_fine_for_the_small_variant_is_not_missed():
    wide = Scripted({960: [seen("KA11", x=0.2)], 2000: [seen("KA22", x=0.8)]})
    found = Decoder(engines=[wide]).read(Image.new("L", (2000, 400)))
    assert [reading.text for reading in found] == ["KA11", "KA22"]


def test_the_search_ends_at_the_first_reading():
    first = Scripted({960: [seen("KA11")]})
    second = Scripted({})
    Decoder(engines=[first, second]).read(Image.new("L", (2000, 400)))
    assert (first.asked, second.asked) == ([960, 2000], [])


def test_the_second_decoder_is_asked_where_the_first_finds_nothing():
    first = Scripted({2000: [seen("1234", Symbology.EAN13)]})
    second = Scripted({2000: [seen("KA11")]})
    found = Decoder(engines=[first, second]).read(Image.new("L", (2000, 400)))
    assert found == [Reading("KA11", Symbology.QR)]


@pytest.mark.parametrize(("width", "variant"), [(4000, 4000), (100, 200)])
def test_a_large_photo_is_read_in_full_and_a_tiny_one_enlarged(width, variant):
    engine = Scripted({variant: [seen("KA11")]})
    found = Decoder(engines=[engine]).read(Image.new("L", (width, width // 4)))
    assert found == [Reading("KA11", Symbology.QR)]


def test_a_misread_is_outvoted_by_what_the_same_bars_mostly_give():
    right, misread = seen("KA11", Symbology.CODE128), seen("K#z1", Symbology.CODE128, x=0.53)
    first = Scripted({960: [right], 2000: [misread, right]})
    second = Scripted({960: [right], 2000: [right]})
    found = Decoder(engines=[first, second]).read(Image.new("L", (2000, 400)))
    assert [reading.text for reading in found] == ["KA11"]


def test_bars_that_give_two_texts_about_as_often_give_both():
    one, other = seen("KA11", Symbology.CODE128), seen("KA22", Symbology.CODE128, x=0.53)
    first = Scripted({960: [one], 2000: [other]})
    second = Scripted({})
    found = Decoder(engines=[first, second]).read(Image.new("L", (2000, 400)))
    assert [reading.text for reading in found] == ["KA11", "KA22"]


def test_a_fainter_code_elsewhere_in_the_picture_is_not_outvoted():
    one, other = seen("KA11", Symbology.CODE128, x=0.2), seen("KA22", Symbology.CODE128, x=0.8)
    first = Scripted({960: [one], 2000: [one, other]})
    found = Decoder(engines=[first, Scripted({960: [one]})]).read(Image.new("L", (2000, 400)))
    assert [reading.text for reading in found] == ["KA11", "KA22"]


def test_itf_is_read_only_at_its_fixed_length(decoder, draw):
    image = draw("12345678", Symbology.ITF)
    kinds = frozenset({Symbology.ITF})
    assert decoder.read(image) == []
    assert Decoder(Acceptance(kinds, itf_length=10)).read(image) == []
    assert Decoder(Acceptance(kinds, itf_length=8)).read(image) == [
        Reading("12345678", Symbology.ITF)
    ]


def test_itf_without_a_length_is_refused():
    with pytest.raises(ValueError, match="fixed length"):
        Acceptance(frozenset({Symbology.ITF}))


def test_only_the_configured_kinds_are_read(draw):
    image = draw("KA1234567", Symbology.CODE128)
    assert Decoder(Acceptance(frozenset({Symbology.QR, Symbology.DATA_MATRIX}))).read(image) == []


def test_zbar_is_not_asked_for_kinds_it_cannot_read(draw):
    frame = Frame.of(draw("KA1234567", Symbology.CODE128))
    assert ZbarEngine().read(frame, frozenset({Symbology.PDF417})) == []


def test_no_decoder_at_all_is_an_error_of_its_own():
    with pytest.raises(NoDecoder):
        Decoder(engines=[])


@pytest.mark.parametrize(("missing", "left"), [("zxingcpp", ZbarEngine), ("pyzbar", ZxingEngine)])
def test_one_missing_library_leaves_the_other(monkeypatch, missing, left):
    monkeypatch.setattr(engines, missing, None)
    assert [type(engine) for engine in available_engines()] == [left]


def test_both_missing_leaves_none(monkeypatch):
    monkeypatch.setattr(engines, "zxingcpp", None)
    monkeypatch.setattr(engines, "pyzbar", None)
    with pytest.raises(NoDecoder):
        Decoder()


def qr(text: str, encoding: str) -> Image.Image:
    file = io.BytesIO()
    segno.make(text, encoding=encoding, mode="byte", micro=False).save(file, kind="png", scale=6)
    return Image.open(file).convert("L")


@pytest.mark.parametrize("engine", [ZxingEngine, ZbarEngine])
@pytest.mark.parametrize(("text", "encoding"), [("Café 12", "latin-1"), ("ä€", "utf-8")])
def test_text_beyond_ascii_survives_its_charset(engine, text, encoding):
    assert [found.text for found in Decoder(engines=[engine()]).read(qr(text, encoding))] == [text]


def test_a_part_of_a_several_part_qr_code_stops_nothing():
    part = segno.make_sequence("a text for several codes " * 8, symbol_count=3)[0]
    file = io.BytesIO()
    part.save(file, kind="png", scale=6)
    frame = Frame.of(Image.open(file).convert("L"))
    assert ZbarEngine().read(frame, DEFAULT_SYMBOLOGIES) == []


def test_zbar_on_no_pixels_gives_nothing():
    assert ZbarEngine().read(Frame(b"", 0, 0), DEFAULT_SYMBOLOGIES) == []


def test_the_ladder_bounds_every_variant():
    huge = Image.new("L", (8000, 6000))
    assert (small(huge).size, raw(huge).size, whole(huge).size) == (
        (960, 720),
        (2560, 1920),
        (4096, 3072),
    )


def test_a_picture_small_enough_is_its_own_raw_variant():
    image = Image.new("L", (800, 600))
    assert (small(image), raw(image), whole(image)) == (None, image, None)


def test_a_strip_one_pixel_high_keeps_a_height():
    strip = Image.new("L", (10_000, 1))
    assert (small(strip).size, raw(strip).size) == ((960, 1), (2560, 1))
