"""Lines typed from paper, tables and blank forms, in the real window."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boxoffice.ui.paper.screen import ActName, PaperScreen, Tab
from boxoffice.ui.paper.view import PaperView
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opened, Opener

PATIENCE_SECONDS = 10


class Volunteer:
    """Hands at the paper page: no mouse, and no waiting but for what must be seen."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        opened.at_tonight()
        opened.hands.window.open(Section.PAPER)
        self.see("the page", lambda: self.view.screen_shown is not None)
        self.see("the sheet", lambda: self.screen.writes)

    @property
    def view(self) -> PaperView:
        return self.opened.hands.window.paper

    @property
    def screen(self) -> PaperScreen:
        assert self.view.screen_shown is not None
        return self.view.screen_shown

    def see(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait in an event loop, which lets the desk's other threads run meanwhile."""
        until = monotonic() + PATIENCE_SECONDS
        while not condition():
            if monotonic() > until:
                self.opened.hands.keep("failed")
                raise AssertionError(f"the window does not show: {what}")
            loop = QEventLoop()
            QTimer.singleShot(2, loop.quit)
            loop.exec()

    def keys(self, text: str) -> None:
        """Type at once: how fast a person types is the wedge detector's concern, not this one's."""
        for character in text:
            QTest.keyClick(QApplication.focusWidget(), character)
            QTest.qWait(60)

    def fill(self, name: str, text: str) -> None:
        self.view.line.line(name).setText(text)

    def enter(self) -> None:
        QTest.keyClick(self.view.line.code, Qt.Key.Key_Return)

    def hint(self, *words: str) -> None:
        """Wait until the desk says this."""

        def said() -> bool:
            hint = self.screen.hint
            return hint is not None and all(
                word in f"{hint.title} {hint.detail}".replace("\xa0", " ") for word in words
            )

        self.see(f"the words {words}", said)

    def lines(self) -> list[tuple[str, ...]]:
        """The list as it reads, the first line first."""
        rows = self.screen.table.rows
        return [
            tuple(cell.text.replace("\xa0", " ") for cell in row.cells) for row in reversed(rows)
        ]

    def record(self, number: int, **cells: str) -> None:
        """One line, and the sight of it in the list."""
        before = len(self.screen.table.rows)
        for name, text in {"code": code(number), **cells}.items():
            self.fill(name, text)
        self.enter()
        self.see(f"line {before + 1}", lambda: len(self.screen.table.rows) > before)

    def press(self, name: ActName, path: str = "") -> None:
        self.view.act.emit(name, path)

    def tab(self, tab: Tab) -> None:
        self.view.tab_chosen.emit(tab)
        self.see(f"the list {tab}", lambda: self.screen.tab is tab)


def test_an_event_that_is_ahead_is_not_entered_for(desk: CommandDesk, opener: Opener) -> None:
    opened = opener(desk)
    opened.at_tonight()
    window = opened.hands.window
    window.events.chosen.emit("later")
    opened.hands.see("the other event", lambda: "Later" in opened.hands.screen.event.title)
    window.open(Section.PAPER)
    opened.hands.see("the page", lambda: window.paper.screen_shown is not None)
    screen = window.paper.screen_shown
    assert screen is not None
    assert not screen.writes
    assert "later" not in [each.value for each in screen.events]
    window.paper.event_chosen.emit("tonight")
    opened.hands.see("the sheet", lambda: _writes(window.paper))


def _writes(view: PaperView) -> bool:
    return view.screen_shown is not None and view.screen_shown.writes


def test_keys_alone(desk: CommandDesk, opener: Opener) -> None:
    """Code, Tab, children, Enter, typed like a person does; then a scan."""
    hands = Volunteer(opener(desk))
    hands.see("the code", hands.view.line.code.hasFocus)
    hands.keys("kk 000 007\t2\t1\t")
    assert hands.view.line.line("time").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hands.see("the line", lambda: len(hands.screen.table.rows) == 1)
    assert hands.lines()[0][:3] == ("1", "…007", "1 + 2 + assistant 1")
    hands.see("the next", lambda: hands.view.line.fields().code == "")
    assert hands.view.line.code.hasFocus()
    QTest.keyClick(hands.view.line.code, Qt.Key.Key_Tab)
    hands.opened.hands.scan(code(8))
    hands.see("the scan", lambda: hands.view.line.fields().code == code(8))
    hands.hint("Valid", "Last valid day 14.3.2027")
    QTest.qWait(200)
    assert len(hands.screen.table.rows) == 1
    hands.enter()
    hands.see("its line", lambda: len(hands.screen.table.rows) == 2)
    # A scanner that is set up for another country's keyboard is put right here too.
    hands.see("the next again", lambda: hands.view.line.fields().code == "")
    hands.opened.hands.scan("KKàààààç")
    hands.see("what it meant", lambda: hands.view.line.fields().code == code(9))
    assert hands.opened.hands.window.section is Section.PAPER


def test_a_table_is_previewed_and_recorded_once(
    desk: CommandDesk, opener: Opener, tmp_path: Path
) -> None:
    hands = Volunteer(opener(desk))
    at = hands.view.line.fields().time
    table = tmp_path / "table.csv"
    lines = [f"{at};{code(number)};{number % 3}" for number in range(20)]
    table.write_text("\n".join(["Klo;Kortin koodi;Lapset", *lines, f"{at};smudge;1"]))
    hands.press(ActName.IMPORT, str(table))
    hands.see("the preview", lambda: hands.screen.tab is Tab.PREVIEW)
    assert hands.screen.totals == "20 lines to record · 1 to fix afterwards"
    assert hands.screen.table.rows[20].cells[1].text.startswith("This is no card code")
    QTest.keyClick(hands.view.list, Qt.Key.Key_Return)
    hands.see("what is to fix", lambda: hands.screen.tab is Tab.TO_FIX)
    hands.hint("20 lines recorded")
    hands.press(ActName.LEAVE_AWAY)
    hands.see("nothing to fix", lambda: not hands.screen.table.rows)
    hands.tab(Tab.LINES)
    hands.press(ActName.IMPORT, str(table))
    hands.see("the preview again", lambda: hands.screen.tab is Tab.PREVIEW)
    assert hands.screen.totals == "0 lines to record · 21 here already"
    QTest.keyClick(hands.view.list, Qt.Key.Key_Escape)
    hands.see("the lines", lambda: hands.screen.tab is Tab.LINES)
    assert len(hands.lines()) == 20
    hands.press(ActName.IMPORT, str(tmp_path / "missing.csv"))
    hands.hint("cannot be opened")
    table.write_text("a;b\n1;2\n")
    hands.press(ActName.IMPORT, str(table))
    hands.hint("No column of card codes")


def test_uses_are_listed_saved_and_marked(
    desk: CommandDesk, opener: Opener, tmp_path: Path
) -> None:
    hands = Volunteer(opener(desk))
    hands.record(1, children="2")
    hands.record(2)
    hands.tab(Tab.REGISTER)
    hands.see("two uses", lambda: len(hands.screen.table.rows) == 2)
    assert hands.screen.note == "This list holds card codes. Shred it after entry."
    for name in ("list.csv", "list.xlsx", "list.pdf"):
        hands.press(ActName.SAVE_LIST, str(tmp_path / name))
        hands.see(name, (tmp_path / name).exists)
        hands.hint("The list is saved. Delete the file")
        assert (tmp_path / name).stat().st_size > 200
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert "Shred it after entry" in text
    assert code(1)[-3:] in text
    hands.view.list.selectRow(0)
    QTest.keyClick(hands.view.list, Qt.Key.Key_Return)
    hands.see("one left", lambda: len(hands.screen.table.rows) == 1)
    hands.view.period_chosen.emit("today")
    hands.see("both", lambda: len(hands.screen.table.rows) == 2)
    assert [row.cells[5].text for row in hands.screen.table.rows] == ["Yes", "No"]
    hands.press(ActName.MARK_ALL)
    hands.see("all marked", lambda: hands.screen.table.rows[1].cells[5].text == "Yes")
    hands.press(ActName.SAVE_LIST, str(tmp_path / "no folder" / "list.csv"))
    hands.hint("could not be written there")


def test_blank_forms(desk: CommandDesk, opener: Opener, tmp_path: Path) -> None:
    hands = Volunteer(opener(desk, "fi"))
    hands.press(ActName.SAVE_FORMS, str(tmp_path / "forms.pdf"))
    hands.hint("Tyhjät lomakkeet on tallennettu.")
    document = QPdfDocument()
    document.load(str(tmp_path / "forms.pdf"))
    assert document.pageCount() == 5
    words = document.getAllText(0).text()
    assert "Kortin koodi" in words
    assert "Kaikukortti" not in words
    document.close()
    hands.press(ActName.PRINT_FORMS)
    hands.hint("ei ole tulostinta")
