"""A page with a heading and one column that scrolls where the text is large."""

from collections.abc import Iterator

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.styling import label


class Page(QWidget):
    """The frame that settings, sync, event choice and first start share."""

    def __init__(self, appearance: Appearance, widest: int = 760, *, at_once: bool = True) -> None:
        """A page whose column is at most `widest` pixels wide at 100 %; not `at_once`: only its
        frame, for `make_piece` to fill.
        """
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
        self.made = False
        self._pieces = self.pieces()
        if at_once:
            self.finish()

    def pieces(self) -> Iterator[None]:
        """Make the parts of a page; each step takes the interface thread a few milliseconds."""
        yield from ()

    def make_piece(self) -> bool:
        """Make the next piece; False once the page is whole."""
        if not self.made and next(self._pieces, self) is self:
            self.made = True
            self.fit()
            self.appearance.changed.connect(self.restyle)
        return not self.made

    def finish(self) -> None:
        """Make what is not made yet."""
        while self.make_piece():
            pass

    def fit(self) -> None:
        """Arrange the parts of the whole page for the size it has."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that is not whole yet is arranged once it is."""
        super().resizeEvent(event)
        if self.made:
            self.fit()

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
