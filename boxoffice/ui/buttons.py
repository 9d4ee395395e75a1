"""Buttons: none takes the focus by mouse, so that the code field keeps it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from boxoffice.ui import icons
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.styling import label, set_tone, show_text

_LEAST_HEIGHT: Final = 48
"""Of a button with words, in pixels at 100 %."""


class Button(QPushButton):
    """A button of the style sheet whose smallest size is what its words need.

    Of several in a row, the one that does what the page is for has the role `act`, the others
    `plain`.
    """

    def __init__(self, role: str = "") -> None:
        """A button with a role of the style sheet."""
        super().__init__()
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def say(self, text: str, name: str = "") -> None:
        """Show `text`; a screen reader says `name` where that is given."""
        if self.text() != text:
            self.setText(text)
        if self.accessibleName() != (name or text):
            self.setAccessibleName(name or text)


class IconButton(Button):
    """A square button with one icon and a name only a screen reader says."""

    def __init__(self, appearance: Appearance, icon: str, role: str = "step") -> None:
        """A button that shows the icon `icon`."""
        super().__init__(role)
        self._appearance = appearance
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Paint the icon for the present theme and size."""
        colours, size = self._appearance.colours, self._appearance.px(22)
        text, off = colours["text"], colours["disabled"]
        self.setIcon(icons.icon(self._icon, text, size, off, text))
        self.setIconSize(QSize(size, size))


class WordsButton(QPushButton):
    """A large button whose words may wrap, with the key that presses it beside them."""

    def __init__(self, appearance: Appearance, role: str, centred: bool = True) -> None:
        """A button of the given role with its words in the middle, or at the left."""
        super().__init__()
        self._appearance = appearance
        self._dense = False
        self._said = ("", "", "", True)
        self._high = 0
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = label("words")
        self.words.setWordWrap(True)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self.words.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.key = label("key")
        self.key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        if centred:
            self._row.addStretch(1)
        self._row.addWidget(self.words)
        if not centred:
            self._row.addStretch(1)
        self._row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        if centred:
            self._row.addStretch(1)
        _let_clicks_through(self.words, self.key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def say(self, text: str, key: str = "", tone: str = "", enabled: bool = True) -> None:
        """Show words, the key beside them and a tone; greyed where it is not enabled."""
        said = (text, key, tone, enabled)
        if said == self._said:
            return
        self._said = said
        if self.isEnabled() != enabled:
            self.setEnabled(enabled)
        show_text(self.words, text)
        show_text(self.key, key)
        self.setAccessibleName(text)
        set_tone(self, tone if enabled else "off")
        self._fit()

    def restyle(self) -> None:
        """Take the margins of the present text size."""
        px = self._appearance.px
        down = px(5 if self._dense else 10)
        self._row.setContentsMargins(px(18), down, px(18), down)
        self._row.setSpacing(px(16))
        self._fit()

    def set_dense(self, dense: bool) -> None:
        """Take less room, where the window is small for the text size."""
        self._dense = dense
        self.restyle()

    def sizeHint(self) -> QSize:
        """Width of the words on one line; height at the present width."""
        inner = self._row.totalSizeHint()
        return QSize(inner.width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The words may wrap, so little width is enough."""
        return QSize(self._appearance.px(160), self._height())

    def hasHeightForWidth(self) -> bool:
        """Whether its row is to be asked, which knows nothing of the least height: no."""
        return False

    @property
    def wraps(self) -> bool:
        """Whether its words take more than the least height."""
        return self._high > self._appearance.px(_LEAST_HEIGHT)

    def resizeEvent(self, event: object) -> None:
        """Take the height that the new width needs."""
        self._fit()

    def _fit(self) -> None:
        px = self._appearance.px
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if not self.key.isHidden():
            room -= self.key.sizeHint().width() + self._row.spacing()
        metrics = self.words.fontMetrics()
        wanted = metrics.horizontalAdvance(self.words.text()) + px(4)
        self.words.setFixedWidth(max(px(60), min(wanted, room)))
        high = self._height()
        if high != self._high:
            # Only then: what is around the button is laid out anew.
            self._high = high
            self.updateGeometry()

    def _height(self) -> int:
        margins = self._row.contentsMargins()
        words = self.words.heightForWidth(max(1, self.words.width()))
        return max(self._appearance.px(_LEAST_HEIGHT), words + margins.top() + margins.bottom())


def _let_clicks_through(*labels: QLabel | QWidget) -> None:
    for each in labels:
        each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
