"""The end of a shift, and finishing with a laptop, in the real window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from shiboken6 import delete

from boxoffice.ui.shift.screen import ShiftAct
from boxoffice.ui.window import Section
from sync.server.store import devices
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.window.conftest import Opened, Opener, with_tonight

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def give(opened: Opened, number: int) -> None:
    opened.hands.scan(code(number))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def shown(opened: Opened) -> None:
    desk = opened.hands.window.desk
    opened.hands.see("the desk", lambda: desk.screen_shown is not None)


def test_the_end_of_a_shift(tmp_path: Path, desk: CommandDesk, opener: Opener) -> None:
    opened = opener(desk)
    opened.at_tonight()
    give(opened, 4)
    give(opened, 5)
    window = opened.hands.window
    window.open(Section.SHIFT)
    opened.hands.see("the figures", lambda: window.shift.screen_shown is not None)
    screen = window.shift.screen_shown
    assert screen is not None
    assert screen.events[0].title == "Tonight"
    counts = screen.events[0].counts.replace("\xa0", " ")
    assert counts == "Holders 2 · Total 2"
    assert screen.unsent.count == 2
    opened.hands.type("3")
    difference = window.shift.figures.lines[0].difference
    opened.hands.see("the difference", lambda: "1 ticket more" in difference.text())
    # The window is closed before the page is printed: the count is there when it opens again.
    opened.close()
    opened = opener(desk)
    window = opened.hands.window
    window.open(Section.SHIFT)
    opened.hands.see("the figures again", lambda: window.shift.screen_shown is not None)
    line = window.shift.figures.lines[0]
    assert line.field.text() == "3"
    assert "1 ticket more" in line.difference.text()
    page = tmp_path / "shift.pdf"
    window.shift.act.emit(ShiftAct.SAVE, str(page))
    opened.hands.see("the page", page.exists)
    pdf = QPdfDocument()
    pdf.load(str(page))
    text = pdf.getAllText(0).text()
    assert "Tonight" in text
    assert "+1" in text
    assert "2 rows are not sent yet" in text.replace("\xa0", " ")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as found:
        with_tonight(found)
        yield found


def test_finishing_with_a_laptop(tmp_path: Path, running: RunningCentre, opener: Opener) -> None:
    desk = enrolled_desk(tmp_path, running)
    opened = opener(desk)
    opened.at_tonight()
    give(opened, 6)
    window, application = opened.hands.window, opened.application
    window.open(Section.SETTINGS)
    window.settings.care.leave.click()
    opened.hands.on(Section.FINISH)
    # Enter alone erases nothing: the focus is on the way back.
    assert window.finish.back_button.hasFocus()
    # A card is not looked at here: what it got would be erased with the desk.
    opened.hands.scan(code(9))
    assert window.section is Section.FINISH
    window.finish.button.click()
    opened.hands.see("the end", lambda: application.left is not None)
    left = application.left
    assert left is not None
    assert left.heading.text() == "Nothing remains on this computer"
    assert "The centre has confirmed 1 row of this desk." in left.lines.text()
    assert not window.isVisible()
    assert sorted(each.name for each in desk.data.rglob("*")) == ["desk.json"]
    assert not desk.key_file.exists()
    with running.centre.store.read() as connection:
        assert [each.in_use for each in devices.all_devices(connection)] == [False]
    left.close()
    delete(left)


def test_unsent_rows_are_given_up_only_if_somebody_insists_twice(
    tmp_path: Path, desk: CommandDesk, opener: Opener
) -> None:
    # Other tests need the keys that this one erases.
    own = shutil.copy(desk.key_file, tmp_path / "own.keys")
    opened = opener(CommandDesk(desk.data, Path(own)))
    opened.at_tonight()
    give(opened, 7)
    window, application = opened.hands.window, opened.application
    window.open(Section.SETTINGS)
    window.settings.care.leave.click()
    view = window.finish
    view.button.click()
    opened.hands.see("the refusal", lambda: "1 row is not sent" in view.text.text())
    assert view.name.isHidden()
    for _ in range(2):
        view.secret.setText("Lobby 2")
        view.button.click()
        opened.hands.see("the error", view.error.isVisible)
    assert "name of this desk" in view.error.text()
    view.secret.setText("Lobby")
    view.button.click()
    opened.hands.see("the second time", lambda: view.ask.text().startswith("Once more"))
    assert (desk.data / "ledger.db").exists()
    view.secret.setText("Lobby")
    view.button.click()
    opened.hands.see("the end", lambda: application.left is not None)
    left = application.left
    assert left is not None
    assert "1 row was given up." in left.lines.text()
    assert "ask your venue" in left.lines.text()
    assert sorted(each.name for each in desk.data.rglob("*")) == ["desk.json"]
    left.close()
    delete(left)


def test_diagnostics_are_saved_from_the_settings(
    tmp_path: Path, desk: CommandDesk, opener: Opener
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    give(opened, 8)
    window = opened.hands.window
    window.open(Section.SETTINGS)
    file = tmp_path / "diagnostics.json"
    window.settings.care.diagnostics.emit(str(file))
    opened.hands.see("the file", lambda: "holds no code" in window.settings.care.hint.text())
    text = file.read_text()
    assert code(8) not in text
    assert "Lobby" not in text
