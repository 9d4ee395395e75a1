"""Reading the barcodes of a picture."""

import io

import pytest
import segno
from PIL import Image

from boxoffice.scanning import engines
from boxoffice.scanning.decoding import Decoder, NoDecoder, available_steps
from boxoffice.scanning.engines import Frame, Sighting, ZbarEngine, ZxingEngine
from boxoffice.scanning.hot_spots import hot_spots
from boxoffice.scanning.ladders import Step, plan, raw, small, spots
from boxoffice.scanning.symbologies import Acceptance, Reading
from sync.protocol.symbologies import DEFAULT_SYMBOLOGIES, Symbology

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
    """An engine that gives its answers in turn, then nothing."""

    def __init__(self, *answers: list[Sighting]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        self.asked += 1
        return self.answers.pop(0) if self.answers else []


def seen(
    text: str, symbology: Symbology = Symbology.QR, x: float = 0.5, lines: int = 0
) -> Sighting:
    return Sighting(text, symbology, x=x, y=0.1, span=0.2, lines=lines)


def ean(text: str, **more: float) -> Sighting:
    return seen(text, Symbology.EAN13, **more)


def alternating(*looks: list[Sighting]) -> Decoder:
    """What a decoder makes of looks by two engines in turn."""
    pair = (Scripted(*looks[0::2]), Scripted(*looks[1::2]))
    return Decoder(steps=[Step(turn % 2, pair[turn % 2], raw) for turn in range(6)])


def texts(decoder: Decoder) -> list[str]:
    return [reading.text for reading in decoder.read(Image.new("L", (200, 40)))]


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


@pytest.mark.parametrize("alone", [(True, False), (False, True)])
@pytest.mark.parametrize("symbology", [*LINEAR, Symbology.QR])
def test_each_decoder_alone_reads_what_it_can(draw, photo, alone, symbology):
    image = photo(draw(TEXTS[symbology], symbology), angle=5)
    zxing, zbar = alone
    steps = plan(ZxingEngine() if zxing else None, None, ZbarEngine() if zbar else None)
    assert Decoder(steps=steps).read(image) == [Reading(TEXTS[symbology], symbology)]


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


RIGHT, WRONG = "5901234123457", "5607131908875"


def test_a_strong_code_is_believed_at_the_first_look():
    first, second = Scripted([seen("KA11")]), Scripted()
    decoder = Decoder(steps=[Step(0, first, raw), Step(1, second, raw)])
    assert (texts(decoder), first.asked, second.asked) == (["KA11"], 1, 0)


def test_a_weak_code_is_believed_when_both_decoders_see_it():
    assert texts(alternating([ean(RIGHT)], [ean(RIGHT, lines=3)])) == [RIGHT]


def test_a_weak_code_seen_once_is_not_believed():
    assert texts(alternating([ean(WRONG)])) == []
    assert texts(alternating([], [ean(WRONG, lines=5)])) == []


def test_zbar_alone_is_not_believed_on_two_unsure_looks():
    assert texts(alternating([], [ean(WRONG, lines=5)], [], [ean(WRONG, lines=7)])) == []
    assert texts(alternating([], [ean(RIGHT, lines=5)], [], [ean(RIGHT, lines=50)])) == [RIGHT]


def test_a_code_with_a_good_check_is_believed_alone_where_nothing_contradicts():
    once = [seen("KA11", Symbology.CODE128)]
    assert texts(alternating(once)) == ["KA11"]
    assert texts(alternating(once, [], [seen("KA22", Symbology.CODE128)])) == ["KA11", "KA22"]


def test_a_misread_is_outvoted_by_what_the_same_bars_mostly_give():
    right, wrong = ean(RIGHT), ean(WRONG, x=0.53)
    assert texts(alternating([right, wrong], [right], [right])) == [RIGHT]


def test_bars_that_give_two_texts_about_as_often_give_both():
    one, other = ean(RIGHT), ean(WRONG, x=0.53)
    assert texts(alternating([one], [other], [other], [one])) == [RIGHT, WRONG]


def test_a_second_code_elsewhere_in_the_picture_is_looked_for_until_it_is_certain():
    one, other = ean(RIGHT, x=0.2), ean(WRONG, x=0.8)
    assert texts(alternating([one, other], [one], [one], [one, other])) == [RIGHT, WRONG]


def test_noise_elsewhere_in_the_picture_does_not_stop_a_card():
    one, noise = ean(RIGHT, x=0.2), ean(WRONG, x=0.8)
    assert texts(alternating([one, noise], [one], [one])) == [RIGHT]


def test_a_step_of_doubt_is_made_only_where_something_is_doubtful():
    for looks, asked in (([], 0), ([ean(RIGHT)], 1)):
        second = Scripted([ean(RIGHT)])
        steps = [Step(0, Scripted(looks), raw), Step(1, second, raw, doubt=True)]
        assert (len(texts(Decoder(steps=steps))), second.asked) == (asked, asked)


@pytest.mark.parametrize(("looks", "asked"), [([], 3), ([[ean(WRONG)]], 6)])
def test_the_search_ends_when_its_time_is_up_later_where_something_was_seen(looks, asked):
    engine, ticks = Scripted(*looks), iter(range(100))
    steps = [Step(0, engine, raw)] * 9
    Decoder(steps=steps, limit=2.2, clock=lambda: float(next(ticks))).read(Image.new("L", (9, 9)))
    assert engine.asked == asked


def test_itf_is_read_only_at_its_fixed_length(decoder, draw):
    image = draw("12345678", Symbology.ITF)
    kinds = frozenset({Symbology.ITF})
    assert decoder.read(image) == []
    assert Decoder(Acceptance(kinds, itf_lengths=frozenset({10}))).read(image) == []
    assert Decoder(Acceptance(kinds, itf_lengths=frozenset({8}))).read(image) == [
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
        Decoder(steps=[])


@pytest.mark.parametrize(("missing", "left"), [("zxingcpp", ZbarEngine), ("pyzbar", ZxingEngine)])
def test_one_missing_library_leaves_the_other(monkeypatch, missing, left):
    monkeypatch.setattr(engines, missing, None)
    assert {type(step.engine) for step in available_steps()} == {left}


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
    assert [
        found.text for found in Decoder(steps=[Step(0, engine(), raw)]).read(qr(text, encoding))
    ] == [text]


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
    (whole,), (little,) = raw(huge), small(huge)
    assert (little.image.size, whole.image.size) == ((960, 720), (2560, 1920))
    assert all(max(each.image.size) <= 2240 for each in spots(huge))


def test_a_picture_small_enough_is_its_own_raw_variant():
    image = Image.new("L", (800, 600))
    assert [each.image for each in (*raw(image), *small(image))] == [image, image]
    assert list(spots(image)) == []


def test_a_strip_one_pixel_high_keeps_a_height():
    strip = Image.new("L", (10_000, 1))
    assert [each.image.size for each in (*small(strip), *raw(strip))] == [(960, 1), (2560, 1)]


def test_the_densest_edges_of_a_large_photo_are_looked_at_first(draw):
    sheet = Image.new("L", (4000, 3000), 170)
    code = draw("KA-1234567", Symbology.CODE128)
    sheet.paste(code, (3000, 2000))
    left, top, right, bottom = hot_spots(sheet, 3)[0]
    assert left <= 3000
    assert top <= 2000
    assert right >= 3000 + code.width
    assert bottom >= 2000 + code.height
