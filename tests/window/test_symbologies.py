"""The centre says which barcodes cards carry; window and command look for no others."""

from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image

from sync.protocol.symbologies import Symbology
from sync.server.handing_out.code_formats import Wish, code_format, put_format
from tests.desk.desks import enrolled_desk, served_centre
from tests.support.network import FORMAT, code
from tests.window.conftest import Opener, with_tonight


@pytest.fixture
def cards(tmp_path: Path) -> tuple[str, str]:
    """Two cards as pictures: one carries a QR code, the other a bar code."""
    square, bars = tmp_path / "square.png", tmp_path / "bars.png"
    segno.make(code(3)).save(str(square), scale=6, border=4)
    drawn = zxingcpp.create_barcode(code(4), zxingcpp.BarcodeFormat.Code128)
    pixels = drawn.to_image(scale=3, add_quiet_zones=True)
    height, width = memoryview(pixels).shape
    Image.frombytes("L", (width, height), bytes(pixels)).save(bars)
    return str(square), str(bars)


def test_only_what_the_networks_cards_carry_is_read(
    tmp_path: Path, opener: Opener, cards: tuple[str, str]
) -> None:
    square, bars = cards
    with served_centre(tmp_path) as running:
        with_tonight(running)
        desk = enrolled_desk(tmp_path, running)
        opened = opener(desk)
        hands = opened.hands
        opened.at_tonight()
        hands.window.desk.photo_files.emit([bars])
        hands.verdict("Valid")
        assert code(4) in desk.run("scan", bars).out

        only_qr = code_format(
            Wish(FORMAT.id, FORMAT.pattern, FORMAT.example, symbologies=[Symbology.QR])
        )
        put_format(running.centre, "a1", only_qr)
        application = opened.application
        assert application.session is not None
        hands.window.sync.sync_requested.emit()
        formats = application.session.presenter.formats
        hands.see("the new programme", lambda: formats() == (only_qr,))
        hands.window.desk.photo_files.emit([bars])
        hands.see("no code", lambda: "No card code" in hands.screen.code.note)
        hands.window.desk.photo_files.emit([square])
        hands.verdict("Valid")
        opened.close()

        assert desk.run("scan", square, bars).code == 1
        assert f"{bars}: no code found" in desk.run("scan", bars).out
        assert desk.run("scan", "--any", bars).code == 0
