"""What a person sees on the contact sheet of all screens, as far as a rule can hold it."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from every_screen import Tour, settle
from one_window import one_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

import boxoffice.ui
from boxoffice.domain.matters import MatterKind
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Shape
from boxoffice.ui.files import FolderDialog
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.theme import ThemeChoice, contrast
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from tests.journeys.stills import screens
from tests.ui import gallery, shift_gallery
from tests.ui.paper_gallery import paper_gallery
from tests.ui.report_gallery import report_gallery
from tests.ui.today_gallery import today_gallery

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "pipewire")


@pytest.fixture
def tour(window: DeskWindow, appearance: Appearance) -> Iterator[Tour]:
    made = Tour(window, appearance)
    yield made
    made.end()
    # It has every page by now, which later tests would style anew.
    one_window.end()


def _widgets() -> set[type[QWidget]]:
    """Every class of widgets that the window is made of."""
    found: set[type[QWidget]] = set()
    for each in pkgutil.walk_packages(boxoffice.ui.__path__, "boxoffice.ui."):
        module = importlib.import_module(each.name)
        own = [one for one in vars(module).values() if isinstance(one, type)]
        found |= {one for one in own if issubclass(one, QWidget) and one.__module__ == each.name}
    return found


@pytest.mark.no_cover
def test_whatever_can_be_seen_is_on_the_contact_sheet(tour: Tour, speaker: Speaker) -> None:
    seen: set[type] = set()
    for _name, shown in tour.screens(LanguageCode.ENGLISH):
        parts = [shown, *shown.findChildren(QWidget)]
        seen |= {base for part in parts if part.isVisible() for base in type(part).__mro__}
    assert {each.__qualname__ for each in _widgets() - seen} == set()


def test_every_verdict_and_every_matter_is_drawn() -> None:
    shapes = {screen.verdict.shape for _name, screen in gallery.gallery() if screen.verdict}
    assert shapes == set(Shape)
    assert {each.kind for each in shift_gallery.MATTERS} == set(MatterKind)
    assert {f"customer_{each}" for each in VerdictKind} <= set(screens())


def test_the_choice_of_files_says_nothing_in_another_language(tour: Tour, speaker: Speaker) -> None:
    for code in LanguageCode:
        speaker.use(code)
        _name, dialog = next(tour.screens(code, "files"))
        assert isinstance(dialog, FolderDialog)
        kinds = QFileDialog.DialogLabel
        assert dialog.labelText(kinds.LookIn) == control_words.control("folder")
        assert dialog.labelText(kinds.FileType) == control_words.control("file_kind")
        english = {"Look in:", "Files of type:", "File name:", "Open", "Cancel"}
        if code is not LanguageCode.ENGLISH:
            texts = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
            assert not texts & english, code
        QDialog.close(dialog)


def test_what_a_code_looks_like_stands_in_the_field(window: DeskWindow, speaker: Speaker) -> None:
    """Below it, it would move all that follows whenever a card comes."""
    _shows_an_example(window, speaker)


@pytest.mark.usefixtures("large_text")
def test_at_large_text_it_stands_there_too(window: DeskWindow, speaker: Speaker) -> None:
    _shows_an_example(window, speaker)


def _shows_an_example(window: DeskWindow, speaker: Speaker) -> None:
    for code in LanguageCode:
        speaker.use(code)
        window.desk.render_screen(gallery.ready())
        settle()
        assert "ESP 104 482" in window.desk.code_field.line.placeholderText(), code


@pytest.mark.usefixtures("large_text")
def test_a_report_at_large_text_has_all_its_columns(window: DeskWindow, speaker: Speaker) -> None:
    for code in LanguageCode:
        speaker.use(code)
        window.open(Section.REPORTS)
        for name, screen in report_gallery():
            window.reports.render_screen(screen)
            settle()
            assert window.reports.table.horizontalScrollBar().maximum() == 0, (code, name)


def test_a_month_does_not_scroll_in_a_page_that_scrolls(window: DeskWindow) -> None:
    window.open(Section.REPORTS)
    window.reports.render_screen(dict(report_gallery())["reports"])
    settle()
    assert window.reports.table.verticalScrollBar().maximum() == 0


def test_the_sign_of_a_chosen_line_can_be_seen_on_its_colour(window: DeskWindow) -> None:
    window.open(Section.PAPER)
    screen = next(shown for name, shown, _fields in paper_gallery() if name == "paper_to_fix")
    window.paper.render_screen(screen)
    model, modes = window.paper.list.model(), QIcon.Mode
    cells = [model.index(0, column) for column in range(model.columnCount())]
    signs = [model.data(each, Qt.ItemDataRole.DecorationRole) for each in cells]
    (sign,) = [each for each in signs if each]
    side = window.paper.list.iconSize()
    chosen = sign.pixmap(side, modes.Selected).toImage()
    assert chosen != sign.pixmap(side, modes.Normal).toImage()


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_what_cannot_be_given_does_not_look_as_what_can(
    window: DeskWindow, appearance: Appearance, theme: ThemeChoice
) -> None:
    """Not by its colours alone, and its words are no brighter than those of any other button."""
    appearance.choose(theme)
    colours = appearance.colours
    for name, enabled in (("scanned", True), ("child_alone", False)):
        window.desk.render_screen(gallery.state(name))
        settle()
        button = window.desk.give_button
        picture = button.grab().toImage()
        along = {picture.pixelColor(x, 1).name() for x in range(40, picture.width() - 40)}
        assert (len(along) > 1) is not enabled, "its edge is broken where it is disabled"
        words = button.words.palette().color(button.words.foregroundRole()).name()
        assert words == colours["on_accent" if enabled else "off"], name
        assert button.isEnabled() is enabled
    assert contrast(colours["off"], colours["raised"]) < contrast(
        colours["text"], colours["raised"]
    )


def test_an_event_of_today_is_as_high_as_its_two_lines(window: DeskWindow) -> None:
    window.open(Section.TODAY)
    window.today.render_screen(dict(today_gallery())["today"])
    settle()
    events = window.today.events
    heights = {events.rowHeight(row) for row in range(events.model().rowCount())}
    assert heights == {events.sizeHintForRow(0)}
