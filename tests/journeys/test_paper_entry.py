"""A volunteer types sixty lines of handwriting after a day without power, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from boxoffice.ui.buttons import Button
from boxoffice.ui.paper.screen import Tab
from boxoffice.ui.window import Section
from tests.journeys.house import House

Key = Qt.Key
LINES = 60


@pytest.mark.slow
def test_sixty_lines_with_errors(at_work: House) -> None:
    codes = at_work.codes(60)
    at_work.clock.move(hours=3)
    with at_work.desk() as clerk:
        clerk.choose("Tonight")
        clerk.go(Section.PAPER)
        view = clerk.window.paper
        clerk.see("the sheet", lambda: view.screen_shown is not None and clerk.sheet.writes)
        for number, code in enumerate(codes[:45]):
            clerk.line(code, *([str(number % 3)] if number % 4 == 0 else []))
        # A card that has its tickets, and one that the list lacks: Enter once more.
        clerk.line(codes[3], enters=2)
        clerk.line("KK555555", enters=2)
        # What cannot be read is corrected at once, or waits.
        clerk.write("KK00")
        clerk.press(Key.Key_Return)
        clerk.see("what is wrong", lambda: _hint(clerk.sheet, "no card code"))
        clerk.press(Key.Key_Escape)
        clerk.line(codes[45])
        clerk.write("smudge")
        clerk.press(Key.Key_Return)
        clerk.see("what is wrong", lambda: _hint(clerk.sheet, "no card code"))
        clerk.press(Key.Key_Return)
        clerk.see("left for later", lambda: _hint(clerk.sheet, "Left for later"))
        # A line typed wrong is taken back, and corrected.
        clerk.line(codes[47], "3", enters=1)
        clerk.press(Key.Key_F7)
        clerk.see("the line again", lambda: view.line.fields().code == codes[47])
        clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_2)
        clerk.press(Key.Key_Return)
        clerk.see("its line", lambda: len(clerk.sheet.table.rows) == 50)
        for number, code in enumerate(codes[48:58]):
            clerk.line(code, "1" if number % 2 else "")
        assert len(clerk.sheet.table.rows) == LINES
        # The one that waits is mended.
        words = next(each.text for each in clerk.sheet.tabs if each.value == Tab.TO_FIX)
        buttons = view.tabs.findChildren(Button)
        clerk.click(next(each for each in buttons if each.text() == words))
        clerk.see("one to fix", lambda: len(clerk.sheet.table.rows) == 1)
        clerk.press(Key.Key_Escape)
        clerk.write(codes[59])
        clerk.press(Key.Key_Return)
        clerk.see("none left", lambda: not clerk.sheet.table.rows)
        at_work.figures_agree(clerk)
        clerk.all_sent()
    rows = at_work.rows()
    issues = [row for row in rows if row["kind"] == "issue"]
    assert len(issues) == LINES + 1
    assert {row["event"] for row in issues} == {"tonight"}
    assert all(row["entered_late"] for row in issues)
    outcomes = at_work.agrees()
    assert outcomes["double_issue"] == 1
    assert outcomes["unknown_card"] == 1
    assert sum(outcomes.values()) == len(rows)


def _hint(screen: object, words: str) -> bool:
    hint = getattr(screen, "hint", None)
    text = f"{hint.title} {hint.detail}" if hint else ""
    return words in text.replace("\xa0", " ")
