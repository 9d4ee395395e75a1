"""Reading a live picture: two looks a frame, and two frames that agree."""

import pytest
from PIL import Image

from boxoffice.scanning import engines
from boxoffice.scanning.decoding import NoDecoder
from boxoffice.scanning.engines import Frame, Sighting
from boxoffice.scanning.live import Agreement, Glance, LiveReader, glances, plain
from boxoffice.scanning.symbologies import Acceptance
from sync.protocol.symbologies import Symbology

KINDS = frozenset(Symbology)
FRAME = Image.new("L", (40, 30))


def seen(text: str, symbology: Symbology = Symbology.QR) -> Sighting:
    return Sighting(text, symbology, x=0.5, y=0.5, span=0.2)


class Sees:
    """An engine that sees a text where it is told to, and counts how often it is asked."""

    def __init__(self, text: str | None = None, symbology: Symbology = Symbology.QR) -> None:
        self.text = text
        self.symbology = symbology
        self.asked = 0

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        self.asked += 1
        return [] if self.text is None else [seen(self.text, self.symbology)]


def reader(*sees: Sees) -> LiveReader:
    return LiveReader(looks=[Glance(each, plain, KINDS) for each in sees])


@pytest.mark.parametrize("kind", [Symbology.QR, Symbology.CODE128, Symbology.EAN13])
@pytest.mark.parametrize("size", [(640, 480), (1280, 720), (1920, 1080)])
def test_a_card_in_view_is_read_in_the_first_frames(draw, photo, kind, size):
    text = "5901234123457" if kind is Symbology.EAN13 else "KA1234567"
    frame = photo(draw(text, kind), size=size, angle=4)
    live = LiveReader()
    found = [sighting for _ in range(3) for sighting in live.look(frame)]
    assert {sighting.text for sighting in found} == {text}
    assert all(len(sighting.corners) == 4 for sighting in found)


@pytest.mark.parametrize("kind", [Symbology.DATA_MATRIX, Symbology.PDF417])
def test_the_slower_kinds_come_round_too(draw, photo, kind):
    frame = photo(draw("KA1234567", kind), size=(1280, 720))
    live = LiveReader()
    assert any(live.look(frame) for _ in range(len(glances())))


def test_a_frame_without_a_card_is_looked_at_twice_and_the_round_goes_on():
    every = [Sees() for _ in range(4)]
    live = reader(*every)
    for _ in range(3):
        assert live.look(FRAME) == []
    assert [each.asked for each in every] == [3, 1, 1, 1]


def test_what_read_the_card_looks_first_at_the_next_frame():
    first, second = Sees(), Sees("KA11")
    live = reader(first, second)
    live.look(FRAME)
    live.look(FRAME)
    assert (first.asked, second.asked) == (1, 2)


def test_the_fastest_look_is_first_again_once_the_card_is_gone():
    first, second, third = Sees(), Sees("KA11"), Sees()
    live = reader(first, second, third)
    live.look(FRAME)
    second.text = None
    live.look(FRAME)
    before = first.asked
    live.look(FRAME)
    assert first.asked == before + 1


def test_a_weak_code_of_which_another_look_reads_another_text_is_left_out():
    one, other = "5901234123457", "5607131908875"
    weak = Symbology.EAN13
    assert reader(Sees(one, weak), Sees(other, weak)).look(FRAME) == []
    assert [each.text for each in reader(Sees(one, weak), Sees(one, weak)).look(FRAME)] == [one]
    assert [each.text for each in reader(Sees(one, weak), Sees()).look(FRAME)] == [one]


def test_a_kind_no_card_has_is_not_looked_for():
    only = Sees("KA11")
    looks = [Glance(only, plain, frozenset({Symbology.PDF417}))]
    assert LiveReader(Acceptance(frozenset({Symbology.QR})), looks=looks).look(FRAME) == []
    assert only.asked == 0


def test_no_decoder_at_all_is_an_error_of_its_own(monkeypatch):
    monkeypatch.setattr(engines, "zxingcpp", None)
    monkeypatch.setattr(engines, "pyzbar", None)
    with pytest.raises(NoDecoder):
        LiveReader()


def test_a_text_counts_with_the_second_frame_and_then_on():
    agreement = Agreement()
    looks = [agreement.judge([seen("KA11")], at) for at in (0, 30, 60)]
    assert [look.text for look in looks] == [None, "KA11", "KA11"]


def test_a_weak_kind_needs_three_frames():
    agreement, weak = Agreement(), [seen("5901234123457", Symbology.EAN13)]
    looks = [agreement.judge(weak, at) for at in (0, 30, 60)]
    assert [look.text for look in looks] == [None, None, "5901234123457"]


def test_a_frame_between_that_shows_nothing_does_not_matter_for_a_while():
    agreement = Agreement()
    shows = [([seen("KA11")], 0), ([], 30), ([seen("KA11")], 60)]
    assert [agreement.judge(*each).text for each in shows] == [None, None, "KA11"]
    assert agreement.judge([seen("KA11")], 2000).text is None


def test_a_text_that_another_frame_contradicts_begins_anew():
    agreement = Agreement()
    texts = [agreement.judge([seen(text)], 0).text for text in ("KA11", "KA22", "KA11", "KA11")]
    assert texts == [None, None, None, "KA11"]


def test_two_texts_in_one_frame_count_neither():
    agreement = Agreement()
    agreement.judge([seen("KA11")], 0)
    look = agreement.judge([seen("KA11"), seen("KA22")], 30)
    assert (look.two, look.text) == (True, None)
    assert agreement.judge([seen("KA11")], 60).text is None


def test_one_text_in_two_codes_is_one_text():
    agreement = Agreement()
    both = [seen("KA11"), seen("KA11", Symbology.CODE128)]
    agreement.judge(both, 0)
    assert agreement.judge(both, 30).text == "KA11"
