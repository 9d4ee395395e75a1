"""Help in the real window: F1 leads to the page and back, and what is open stays open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opener


def test_f1_shows_the_page_and_the_open_card_waits_behind_it(
    opener: Opener, desk: CommandDesk
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.press(Qt.Key.Key_F1)
    hands.on(Section.HELP)
    shown = {each.text() for each in hands.window.help.findChildren(QLabel)}
    assert {"At the counter", "Already used", "Ctrl+L"} <= shown
    hands.press(Qt.Key.Key_F1)
    hands.on(Section.DESK)
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")


def test_esc_goes_back_to_the_page_before_and_a_scan_wins(
    opener: Opener, desk: CommandDesk
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.window.open(Section.TODAY)
    hands.press(Qt.Key.Key_F1)
    hands.on(Section.HELP)
    hands.press(Qt.Key.Key_Escape)
    hands.on(Section.TODAY)
    hands.press(Qt.Key.Key_F1)
    hands.on(Section.HELP)
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.on(Section.DESK)


def test_it_follows_the_language_and_saves_its_pdf(
    opener: Opener, desk: CommandDesk, tmp_path: Path
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.press(Qt.Key.Key_F1)
    opened.speak("fi")
    view = hands.window.help
    assert view.heading.text() == "Tiskillä"
    file = tmp_path / "tiskilla.pdf"
    view.save_wanted.emit(str(file))
    hands.see("the file", lambda: view.result.text() == "Sivu on tallennettu.")
    assert file.read_bytes().startswith(b"%PDF")
    view.save_wanted.emit(str(tmp_path / "nowhere" / "page.pdf"))
    hands.see("the refusal", lambda: "Valitse toinen paikka" in view.result.text())


def test_the_page_for_the_customer_stays(opener: Opener, desk: CommandDesk) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.window.show_customer("ready")
    hands.press(Qt.Key.Key_F1)
    hands.on(Section.CUSTOMER)
