"""The style sheet of the application, put on and off while widgets come and go."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from boxoffice.ui.appearance import Appearance

MARK = Qt.WidgetAttribute.WA_StyleSheet


def test_no_mark_of_a_style_sheet_outlives_it(appearance: Appearance, qtbot: QtBot) -> None:
    """By its mark Qt takes a widget for one whose end it hears of; under the next style sheet it
    does not, and the one after that styles what is gone, which ends the program.
    """
    card = QFrame()
    qtbot.addWidget(card)
    never_styled = QLabel("x", card)
    assert never_styled.testAttribute(MARK)
    with appearance.styled_together():
        assert not never_styled.testAttribute(MARK)
    never_styled.ensurePolished()
    assert never_styled.testAttribute(MARK)
