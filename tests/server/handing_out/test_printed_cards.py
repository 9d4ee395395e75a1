"""New cards: random codes, their format, and sheets that our own decoder reads back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument

from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.pictures import open_picture
from sync.protocol.card_codes import recognise
from sync.protocol.programme import Programme
from sync.server.centre import Centre
from sync.server.handing_out import handing
from sync.server.handing_out.code_formats import Wish, code_format, put_format, remove_format
from sync.server.handing_out.handing import HandOut
from sync.server.handing_out.random_codes import ALPHABET, FORMAT, make_codes, new_code
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.handing_out.sheets import Sheet, pdf
from sync.server.store import publications, settings
from sync.server.store.handing_out import audit, door
from tests.server.cards import new_giver, problem_of
from tests.support.network import FORMAT as TEST_FORMAT
from tests.support.network import VENUE

A4_AT_300_DPI = QSize(2480, 3508)


def formats_at_desks(centre: Centre) -> list[str]:
    """The code formats of the programme in force."""
    with centre.store.read() as connection:
        version = publications.current_programmes(connection)[VENUE]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return [each.id for each in Programme.model_validate_json(file.data).code_formats]


def test_a_code_has_eighty_bits() -> None:
    assert len(set(ALPHABET)) == 32
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(each) == 16 for each in codes)
    for place in range(16):
        assert len({each[place] for each in codes}) == 32, "a letter that never comes"
    assert recognise(FORMAT.example, [FORMAT]) is not None
    assert all(recognise(each.lower(), [FORMAT]) is not None for each in codes)


def test_a_printed_code_is_handed_out_and_a_mistyped_one_is_not(centre: Centre) -> None:
    giver = new_giver(centre)
    (code,) = make_codes(centre, "a1", 1)
    assert formats_at_desks(centre) == [FORMAT.id, TEST_FORMAT.id]
    other = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert problem_of(centre, giver, HandOut(other)) is Problem.NOT_PRINTED
    handing.hand_out(centre, giver, HandOut(code))
    with door.reading(centre.store) as connection:
        told = audit.entries(connection, "code_format")
    assert [each.act for each in told] == ["printed", "put"]
    assert code not in repr(told)
    with pytest.raises(Refused):
        make_codes(centre, "a1", 0)


@pytest.mark.parametrize(
    ("changed", "kept"), [({"grouping": (8, 8)}, True), ({"pattern": r"\d{16}"}, False)]
)
def test_what_the_network_made_of_the_format_stays(
    centre: Centre, changed: dict[str, object], kept: bool
) -> None:
    """Unless new codes would not be of it."""
    own = FORMAT.model_copy(update={"example": "1234567890123456", **changed})
    put_format(centre, "a1", own)
    make_codes(centre, "a1", 1)
    with centre.store.read() as connection:
        (first, *_) = settings.network(connection).code_formats
    assert first == (own if kept else FORMAT)


def test_a_format_is_put_and_removed(centre: Centre) -> None:
    put_format(centre, "a1", code_format(Wish("new", "N[0-9]{5}", "N12345")))
    assert formats_at_desks(centre) == ["new", TEST_FORMAT.id]
    remove_format(centre, "a1", "new")
    assert formats_at_desks(centre) == [TEST_FORMAT.id]
    for wrong in (
        lambda: remove_format(centre, "a1", "new"),
        lambda: code_format(Wish("x", "A", "B")),
    ):
        with pytest.raises(Refused):
            wrong()
    with pytest.raises(Refused) as refused:
        remove_format(centre, "a1", TEST_FORMAT.id)
    assert refused.value.problem is Problem.LAST_FORMAT
    with centre.store.read() as connection:
        assert settings.network(connection).code_formats == (TEST_FORMAT,)


@pytest.mark.parametrize(("sheet", "on_a_page"), [(Sheet.CARDS, 10), (Sheet.STICKERS, 24)])
@pytest.mark.usefixtures("qapp")
def test_printed_cards_are_read_back(tmp_path: Path, sheet: Sheet, on_a_page: int) -> None:
    codes = [new_code() for _ in range(on_a_page + 1)]
    file = tmp_path / "cards.pdf"
    file.write_bytes(pdf(codes, sheet))
    pages = QPdfDocument()
    assert pages.load(str(file)) is QPdfDocument.Error.None_
    assert pages.pageCount() == 2
    layout, found = sheet.value, []
    for number, page in enumerate((codes[:on_a_page], codes[on_a_page:])):
        picture = tmp_path / f"{number}.png"
        pages.render(number, A4_AT_300_DPI).save(str(picture))
        image = open_picture(picture).convert("L")
        left = (image.width - layout.across * layout.width) // 2
        top = (image.height - layout.down * layout.height) // 2
        for place in sorted({0, len(page) - 1}):  # the first and the last of a page
            down, across = divmod(place, layout.across)
            x, y = left + across * layout.width, top + down * layout.height
            card = image.crop((x, y, x + layout.width, y + layout.height))
            half = layout.height - layout.bar_height - 40
            for symbol in ((0, 0, card.width, half), (0, half, card.width, card.height)):
                found.append([each.text for each in Decoder().read(card.crop(symbol))])
    pages.close()
    looked_at = (codes[0], codes[on_a_page - 1], codes[on_a_page])
    assert found == [[code] for code in looked_at for _ in ("QR", "Code 128")]
