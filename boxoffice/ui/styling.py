"""Small pieces every view is made of: labels and panels that follow the style sheet."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from boxoffice.ui import icons
from boxoffice.ui.appearance import Appearance


def set_tone(widget: QWidget, tone: str, *toned: QWidget) -> None:
    """Give `widget` a tone of the style sheet, and style it and the parts in it that the tone
    colours anew: `toned`, or else all its labels. Does nothing where it has the tone already.
    """
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    style = widget.style()
    for each in (widget, *(toned or widget.findChildren(QLabel))):
        style.unpolish(each)
        style.polish(each)


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` another role of the style sheet; does nothing where it has it already."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_open(panel: QWidget, is_open: bool) -> None:
    """Draw a card without its lower edge, where another one carries it on; or whole again."""
    if panel.property("open") == is_open:
        return
    panel.setProperty("open", is_open)
    panel.style().unpolish(panel)
    panel.style().polish(panel)


def label(role: str, wrap: bool = False) -> QLabel:
    """A plain-text label with a role; a wrapping one takes the height its width needs."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def hide(widget: QWidget, hidden: bool) -> None:
    """Hide or show `widget`; does nothing where it is so already, which saves a layout."""
    if widget.isHidden() != hidden:
        widget.setHidden(hidden)


@contextmanager
def laid_out_once(*layouts: QLayout) -> Iterator[None]:
    """Hide, show and fill widgets of `layouts` (outermost first) inside the block, and have them
    laid out behind it: a widget that is shown lays out all its parents at once, each time.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
        layouts[0].activate()


def show_text(target: QLabel, text: str) -> None:
    """Show `text`, or hide the label where there is none."""
    if target.text() != text:
        target.setText(text)
    hide(target, not text)


def announce(source: QWidget, text: str) -> None:
    """Have screen readers say `text` at once."""
    event = QAccessibleAnnouncementEvent(source, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class IconLabel(QLabel):
    """A label that paints one of our icons at the present text size."""

    def __init__(self, appearance: Appearance, base: int) -> None:
        """An icon `base` pixels large at 100 %."""
        super().__init__()
        self._appearance = appearance
        self._base = base
        self._shown = ("", "", "")
        self._painted: QPixmap | None = None

    def show_icon(self, name: str, token: str, on: str = "on_tone") -> None:
        """Paint the icon `name` in the colour of `token`; an empty name hides the label."""
        hide(self, not name)
        self._shown = (name, token, on)
        if not name:
            return
        size = self._appearance.px(self._base)
        colours = self._appearance.colours
        ratio = self.devicePixelRatioF()
        pixmap = icons.pixmap(name, colours[token], size, ratio, colours[on])
        if pixmap is not self._painted:
            # Only then: a label that is given a picture has everything around it laid out anew.
            self._painted = pixmap
            self.setPixmap(pixmap)
            self.setFixedSize(size, size)

    def set_base(self, base: int) -> None:
        """Change the size at 100 %."""
        self._base = base
        self.restyle()

    def restyle(self) -> None:
        """Paint it again after theme or text size changed."""
        self.show_icon(*self._shown)


class Panel(QFrame):
    """A frame with a role that restyles itself when the appearance changes."""

    def __init__(self, appearance: Appearance, role: str) -> None:
        """A panel of the given role."""
        super().__init__()
        self.appearance = appearance
        self.dense = False
        self.setProperty("role", role)
        appearance.changed.connect(self.restyle)

    def set_dense(self, dense: bool) -> None:
        """Take less room, where the window is small for the text size."""
        if dense != self.dense:
            self.dense = dense
            self.restyle()

    def restyle(self) -> None:
        """Take the sizes and colours of the present appearance."""

    def pad(self, layout: QLayout, across: int, down: int, gap: int) -> None:
        """Margins and spacing of a layout, in pixels at 100 %."""
        px = self.appearance.px
        layout.setContentsMargins(px(across), px(down), px(across), px(down))
        layout.setSpacing(px(gap))
