"""A page with a heading and one column that scrolls where the text is large."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.styling import label


class Page(QWidget):
    """The frame that settings, sync, event choice and first start share."""

    def __init__(self, appearance: Appearance, widest: int = 760) -> None:
        """A page whose column is at most `widest` pixels wide at 100 %."""
        super().__init__()
        self.setObjectName("page")
        self.appearance = appearance
        self._widest = widest
        self.heading = label("h1", wrap=True)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._body.setObjectName("scrollBody")
        self._body.setLayout(self.column)
        self._scroll = ScrollColumn(self._centred(self._body))
        self._all = QVBoxLayout(self)
        self._all.addWidget(self._scroll)
        self.column.addWidget(self.heading)
        appearance.changed.connect(self.restyle)

    def _centred(self, body: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(body, 100)
        row.addStretch(1)
        return row

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self.appearance.px
        self._all.setContentsMargins(px(28), px(22), px(16), px(18))
        self.column.setSpacing(px(12))
        self._body.setMaximumWidth(px(self._widest))
