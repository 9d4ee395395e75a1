"""The main screen: every state rendered in place, nothing clipped, every intent a signal."""

from collections.abc import Callable
from dataclasses import replace

import gallery
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import IconButton
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow

NAMES = [name for name, _screen in gallery.gallery()]


def _screen(name: str) -> DeskScreen:
    return gallery.state(name)


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _visible(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in root.findChildren(kind) if each.isVisible()]


def clipped(root: QWidget) -> list[str]:
    """The texts that do not fit into their labels or buttons."""
    found = []
    for each in _visible(root, QLabel):
        assert isinstance(each, QLabel)
        if not each.text():
            continue
        needed = each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
        # The layout of a wrapped text may round a line's height by a pixel.
        too_low = each.height() < needed - 1
        narrow = not each.wordWrap() and each.width() < each.sizeHint().width() - 1
        longest = max(map(each.fontMetrics().horizontalAdvance, each.text().split(" ")))
        if too_low or narrow or (each.wordWrap() and longest > each.width()):
            found.append(f"{each.text()} {each.size()} needs {needed} high")
    for each in _visible(root, QLineEdit):
        assert isinstance(each, QLineEdit)
        text = each.text() or each.placeholderText()
        if each.fontMetrics().horizontalAdvance(text) > each.width() - 24:
            found.append(f"field {text}")
    for each in _visible(root, QPushButton):
        assert isinstance(each, QPushButton)
        if each.text() and each.width() < each.sizeHint().width():
            found.append(f"button {each.text()} {each.size()} needs {each.sizeHint()}")
    return found


@pytest.mark.no_cover
def test_rendering_twice_changes_nothing_and_no_state_leaves_anything_behind(
    window: DeskWindow,
) -> None:
    """The second time with equal values, made anew; and each state as it was, whichever came
    before it.
    """
    again = dict(gallery.gallery())
    pictures = {}
    for name in (*NAMES, *reversed(NAMES)):
        window.desk.render_screen(_screen(name))
        _settle()
        picture = window.grab().toImage()
        assert pictures.setdefault(name, picture) == picture, name
    for name in NAMES:
        window.desk.render_screen(_screen(name))
        _settle()
        window.desk.render_screen(again[name])
        _settle()
        assert window.grab().toImage() == pictures[name], name


def test_themes_are_switched_while_it_runs(window: DeskWindow, appearance: Appearance) -> None:
    window.desk.render_screen(_screen("valid"))
    _settle()
    light = window.grab().toImage()
    appearance.choose(ThemeChoice.DARK)
    _settle()
    dark = window.grab().toImage()
    assert light.pixelColor(5, 5) != dark.pixelColor(5, 5)
    assert light.pixelColor(600, 300).lightness() > 200
    assert dark.pixelColor(600, 300).lightness() < 60


def _button(view: QWidget, name: str) -> QAbstractButton:
    found = [each for each in _visible(view, QAbstractButton) if each.accessibleName() == name]
    assert len(found) == 1, name
    button = found[0]
    assert isinstance(button, QAbstractButton)
    return button


@pytest.mark.parametrize(
    ("state", "name", "signal_and_sent"),
    [
        ("valid", "One more: Assistant or interpreter", (lambda view: view.plus, ["assistant"])),
        ("valid", "One less: Children under 18", (lambda view: view.minus, ["child"])),
        ("has_tickets", "Let in", (lambda view: view.give, [])),
        ("has_tickets", "Give 1 …482: not recorded", (lambda view: view.strip_give, ["card-482"])),
        (
            "has_tickets",
            "Not given …482: not recorded",
            (lambda view: view.strip_not_given, ["card-482"]),
        ),
        ("ready", "Undo …388", (lambda view: view.undo, ["row-388"])),
        ("undone", "Give again …388", (lambda view: view.give_again, ["row-388"])),
        ("undone", "Returned …388", (lambda view: view.void_reason, ["row-388", "returned"])),
        ("expired", "The card shows a later day", (lambda view: view.alternative_requested, [])),
        ("blocked", "Show to customer", (lambda view: view.customer_requested, [])),
        ("disk_full", "Try again", (lambda view: view.banner_action, [])),
    ],
)
def test_intents(
    window: DeskWindow,
    qtbot: QtBot,
    state: str,
    name: str,
    signal_and_sent: tuple[Callable[[DeskView], object], list[str]],
) -> None:
    signal, sent = signal_and_sent
    window.desk.render_screen(_screen(state))
    qtbot.waitUntil(lambda: window.desk.verdict_age_ms >= SETTLE_MS)
    with qtbot.waitSignal(signal(window.desk)) as heard:
        QTest.mouseClick(_button(window.desk, name), Qt.MouseButton.LeftButton)
    assert heard.args == sent
    assert window.focusWidget() is window.desk.code_field.line


def test_the_event_line_opens_the_choice(window: DeskWindow, qtbot: QtBot) -> None:
    window.desk.render_screen(_screen("ready"))
    with qtbot.waitSignal(window.desk.event_menu_requested):
        QTest.mouseClick(window.desk.event_line, Qt.MouseButton.LeftButton)


def test_a_greyed_give_button_gives_nothing(window: DeskWindow, qtbot: QtBot) -> None:
    window.desk.render_screen(_screen("disk_full"))
    with qtbot.assertNotEmitted(window.desk.give):
        QTest.mouseClick(window.desk.give_button, Qt.MouseButton.LeftButton)
        window.desk.press_give()


def test_code_field_keeps_what_is_typed(window: DeskWindow) -> None:
    window.desk.render_screen(_screen("ready"))
    window.desk.code_field.type_text("ESP", afresh=True)
    kept = replace(_screen("ready"), code=replace(_screen("ready").code, text=None))
    window.desk.render_screen(kept)
    assert window.desk.code_field.text == "ESP"


def test_steppers_are_greyed_at_their_limits(window: DeskWindow) -> None:
    window.desk.render_screen(_screen("valid"))
    _settle()
    assert not _button(window.desk, "One more: Cardholder").isEnabled()
    assert _button(window.desk, "One more: Children under 18").isEnabled()
    assert all(
        each.accessibleName() for each in window.desk.findChildren(IconButton) if each.isVisible()
    )


class _Painted(QObject):
    """The widgets that are painted from now on."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.widgets: list[QObject] = []
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_a_verdict_paints_nothing_that_cannot_be_seen_behind_it(window: DeskWindow) -> None:
    window.desk.render_screen(_screen("ready"))
    window.show()
    _settle()
    behind = (window, window.centralWidget(), window.desk.middle_viewport)
    painted = _Painted(*behind, window.desk.verdict)
    window.desk.render_screen(_screen("valid"))
    _settle()
    assert set(painted.widgets) == {window.desk.verdict}


class _LaidOut(QObject):
    """The widgets that got another size from now on."""

    def __init__(self, root: QWidget) -> None:
        super().__init__()
        self.widgets: list[str] = []
        for each in (root, *root.findChildren(QWidget)):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.widgets.append(type(watched).__name__)
        return False


def _with_code(name: str, code: str) -> DeskScreen:
    """A screen of the gallery with another card on it."""
    screen = _screen(name)
    assert screen.verdict is not None
    return replace(screen, verdict=replace(screen.verdict, code=code))


def test_one_card_after_another_moves_nothing(window: DeskWindow) -> None:
    """A card like the one before it, with nothing between them or what is shown between cards."""
    window.show()
    between = replace(_screen("valid"), verdict=None, body=_screen("ready").body, give=None)
    for screen in (between, _screen("valid"), between):
        window.desk.render_screen(screen)
        _settle()
    laid_out = _LaidOut(window)
    for code in ("ESP · 000 101", "ESP · 000 102"):
        window.desk.render_screen(_with_code("valid", code))
        _settle()
        window.desk.render_screen(between)
        _settle()
    window.desk.render_screen(_with_code("valid", "ESP · 000 103"))
    window.desk.render_screen(_with_code("valid", "ESP · 000 104"))
    _settle()
    assert laid_out.widgets == []


def test_a_verdict_is_painted_before_the_tickets_below_it(window: DeskWindow) -> None:
    window.show()
    window.desk.render_screen(_screen("ready"))
    _settle()
    parts = (window.desk.verdict, window.desk.tickets, window.desk.give_button)
    painted, told = _Painted(*parts), list[list[QObject]]()
    window.desk.verdict_painted.connect(lambda: told.append(list(painted.widgets)))
    window.desk.render_screen(_screen("valid"))
    _settle()
    assert told == [[window.desk.verdict]]
    assert {*painted.widgets} == {*parts}


def test_a_verdict_that_needs_more_room_gets_it(window: DeskWindow, appearance: Appearance) -> None:
    """Turning from page to page, each with what it needs, in one column and in two."""
    window.show()
    for scale in (100, 200, 100):
        appearance.choose(scale=scale)
        for name in ("ready", "valid", "blocked", "ready", "valid"):
            screen = _screen(name)
            if screen.verdict is not None:
                long = replace(screen.verdict, lines=(*screen.verdict.lines, "and why " * 40))
                for verdict in (long, screen.verdict):
                    window.desk.render_screen(replace(screen, verdict=verdict))
                    _settle()
                    assert clipped(window) == [], (name, scale)
            else:
                window.desk.render_screen(screen)
                _settle()
                assert clipped(window) == [], (name, scale)


@pytest.mark.no_cover
@pytest.mark.parametrize("code", list(LanguageCode))
def test_words_fit_after_the_text_size_changed(
    window: DeskWindow, appearance: Appearance, speaker: Speaker, code: LanguageCode
) -> None:
    window.show()
    speaker.use(code)
    for scale in (200, 150, 100, 200):
        appearance.choose(scale=scale)
        for name in ("ready", "valid", "community", "valid"):
            window.desk.render_screen(_screen(name))
            _settle()
            assert clipped(window) == [], (name, scale)


def test_a_column_that_had_to_scroll_does_so_no_longer_than_it_must(window: DeskWindow) -> None:
    window.show()
    window.desk.render_screen(_screen("ready"))
    _settle()
    column = window.desk.middle_viewport.parentWidget()
    assert isinstance(column, QScrollArea)
    # The second one is so long that its words take one line more beside the bar than without it.
    for name, lines in (("valid", ["and why " * 300]), ("face_tickets", ["and why"] * 2)):
        shown = _screen(name)
        assert shown.verdict is not None
        long = replace(shown.verdict, lines=(*shown.verdict.lines, *lines))
        for screen, scrolls in ((replace(shown, verdict=long), True), (_screen("ready"), False)):
            window.desk.render_screen(screen)
            _settle()
            assert column.verticalScrollBar().isVisible() is scrolls, name


def test_the_next_card_reaches_to_the_end_after_one_that_had_to_scroll(window: DeskWindow) -> None:
    window.show()
    desk = window.desk
    shown = _screen("valid")
    assert shown.verdict is not None
    long = replace(shown.verdict, lines=("and why " * 300,))
    foot = next(each for each in desk.findChildren(QFrame) if each.property("role") == "foot")
    for name in ("ready", "used"):
        desk.render_screen(replace(shown, verdict=long))
        _settle()
        assert (desk.scrolls, foot.isHidden()) == (True, True), name
        desk.render_screen(_screen(name))
        _settle()
        assert (desk.scrolls, foot.isHidden()) == (False, False), name


def test_no_row_of_the_given_is_cut_at_any_text_size(
    window: DeskWindow, appearance: Appearance, speaker: Speaker
) -> None:
    window.show()
    for scale in (100, 125, 150, 175, 200):
        appearance.choose(scale=scale)
        for code in LanguageCode:
            speaker.use(code)
            window.desk.render_screen(_screen("valid"))
            _settle()
            columns = window.desk.findChildren(QScrollArea)
            bars = [each.horizontalScrollBar() for each in columns]
            assert [each.maximum() for each in bars] == [0, 0], (scale, code)


def test_a_card_without_a_large_button_reaches_to_the_end_of_the_column(
    window: DeskWindow, appearance: Appearance
) -> None:
    window.show()
    desk = window.desk
    for name, tone in (("ready", "surface"), ("used", "surface"), ("supervisor_pin", "caution_bg")):
        for width in (1280, 1400):
            desk.render_screen(_screen(name))
            window.resize(width, 800)
            _settle()
            shown = desk.grab().toImage()
            side = desk.given.mapTo(desk, desk.given.rect().bottomLeft()).y()
            across = desk.code_field.mapTo(desk, desk.code_field.rect().center()).x()
            wanted = appearance.colours[tone]
            column = range(side - appearance.px(60), side - 1)
            assert {shown.pixelColor(across, y).name() for y in column} == {wanted}, (name, width)
            # Its lower edge is where the column beside it ends.
            assert shown.pixelColor(across, side + 2).name() == appearance.colours["bg"]


def test_an_amber_event_line_fits_and_leaves_no_edge_behind(
    window: DeskWindow, appearance: Appearance
) -> None:
    window.show()
    appearance.choose(ThemeChoice.DARK, 200)
    advance, today = _screen("community"), _screen("valid")
    said = "Ennakkoon: su 26.4. · klo 15.00 · Louhisali"
    for screen in (today, advance, today, advance):
        event = replace(screen.event, when=said)
        window.desk.render_screen(replace(screen, event=event))
        _settle()
        assert clipped(window) == []
        line = next(each for each in _visible(window, QLabel) if each.text() == said)
        assert (line.contentsMargins().left() > 0) is event.advance


def test_a_row_of_tickets_is_said_anew_in_another_language(
    window: DeskWindow, speaker: Speaker
) -> None:
    window.desk.render_screen(_screen("valid"))
    speaker.use(LanguageCode.SWEDISH)
    window.desk.render_screen(_screen("valid"))
    assert _button(window.desk, "En till: Kortinnehavare").isVisibleTo(window.desk)
