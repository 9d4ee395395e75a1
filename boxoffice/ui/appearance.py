"""The look of the application now: theme, text size, typeface; changed while it runs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from boxoffice.ui.assets import resource
from boxoffice.ui.theme import (
    MAX_SCALE,
    MIN_SCALE,
    ThemeChoice,
    ThemeName,
    pixels,
    style_sheet,
    tokens,
)

FAMILY: Final = "Atkinson Hyperlegible Next"


def load_fonts() -> list[str]:
    """Load the bundled typeface; returns the families that Qt now knows by it."""
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return families


class Appearance(QObject):
    """Holds theme and text size, styles the application, and says when they change."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        scale: int = MIN_SCALE,
    ) -> None:
        """Style `application` at once and again whenever the system's wishes change."""
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._scale = _bounded(scale)
        self._theme = ThemeName.LIGHT
        load_fonts()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        application.setStyle("Fusion")
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """The clerk's choice, which may be to follow the system."""
        return self._choice

    @property
    def scale(self) -> int:
        """The text size in per cent, 100 to 200."""
        return self._scale

    @property
    def theme(self) -> ThemeName:
        """The theme in use."""
        return self._theme

    def _wished(self) -> ThemeName:
        """The theme of the choice, after asking the system where that was the choice."""
        if self._choice is not ThemeChoice.SYSTEM:
            return ThemeName(self._choice.value)
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return ThemeName.CONTRAST
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return ThemeName.DARK if dark else ThemeName.LIGHT

    @property
    def colours(self) -> Mapping[str, str]:
        """The tokens of the theme in use."""
        return tokens(self.theme)

    def px(self, base: int) -> int:
        """A length of `base` pixels at 100 %, at the present text size."""
        return pixels(base, self._scale)

    def choose(self, choice: ThemeChoice | None = None, scale: int | None = None) -> None:
        """Change the theme, the text size, or both."""
        before = (self._choice, self._scale)
        self._choice = self._choice if choice is None else choice
        self._scale = self._scale if scale is None else _bounded(scale)
        if before != (self._choice, self._scale):
            self._apply()
            self.changed.emit()

    @contextmanager
    def styled_together(self) -> Iterator[None]:
        """What is made within the block takes the style sheet at its end, all at once. Under one
        Qt styles every widget again each time one around it gets a parent: for the main screen that
        was a third of the start.
        """
        self._application.setStyleSheet("")
        for widget in QApplication.allWidgets():
            # Qt leaves its mark on what was made under the sheet and not styled yet. It would not
            # hear of the end of those under the next one, whose successor would style what is gone.
            widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)
        try:
            yield
        finally:
            self._application.setStyleSheet(style_sheet(self.theme, self._scale))

    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._theme = self._wished()
        font = QFont(FAMILY)
        font.setPixelSize(self.px(15))
        self._application.setFont(font)
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.theme, self._scale))


def _bounded(scale: int) -> int:
    return max(MIN_SCALE, min(MAX_SCALE, scale))


def _palette(colours: Mapping[str, str]) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, QColor(colours[token]))
    return palette
