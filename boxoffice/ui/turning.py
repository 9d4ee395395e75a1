"""Pages in one place, of which one shows; turning to a page lays nothing out that fits already."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget


class Turn(QWidget):
    """Shows one of its pages, as high as that page needs at the present width.

    A page that goes out of sight keeps its size and its layout, so that one that comes back as it
    was is only painted. `QStackedLayout` lays out all parents anew at each change.
    """

    def __init__(self, *pages: QLayout) -> None:
        """Each of `pages` on a widget of its own; the first one shows."""
        super().__init__()
        self.alone = False
        self._needed = self._most = 0
        self._shown = pages[0]
        self._pages = {page: QWidget(self) for page in pages}
        for page, widget in self._pages.items():
            widget.setLayout(page)
            widget.setHidden(page is not self._shown)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def leave_for(self, page: QLayout) -> None:
        """`page` comes next: another one goes, and nothing shows until `settle`."""
        if page is not self._shown:
            self._pages[self._shown].setHidden(True)
            self._shown = page

    def settle(self) -> None:
        """Show the page that was asked for last, in the room there is."""
        self.measure()
        page = self._pages[self._shown]
        page.setGeometry(self.rect())
        page.setHidden(False)

    def heightForWidth(self, width: int) -> int:
        """What the page in sight needs; layouts around remember it until they are told."""
        needed = self._shown.totalHeightForWidth(width)
        self._most = max(self._most, needed)
        return needed

    def sizeHint(self) -> QSize:
        """The size the page in sight would like."""
        return self._shown.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least width of the page in sight, and its height at the present width."""
        width = self._shown.totalMinimumSize().width()
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def event(self, event: QEvent) -> bool:
        """Ask for another height where the page in sight needs one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.measure()
        return super().event(event)

    def measure(self) -> None:
        """Tell the layout around where the page in sight needs another height than the one before;
        not where every answer it may remember has room in a place that is theirs `alone`.
        """
        before, self._needed = self._needed, self.heightForWidth(self.width())
        # A place that is just as high as one of the answers may have been made so by it.
        roomy = self.alone and self._most < self.height()
        if not roomy and (before != self._needed or self._most > self._needed):
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page in sight fills the place."""
        super().resizeEvent(event)
        page = self._pages[self._shown]
        if not page.isHidden():
            page.setGeometry(self.rect())
        self.measure()
        if self._needed > self.height():
            self._tell()

    def _tell(self) -> None:
        self._most = self._needed
        self.updateGeometry()
