"""The window around the desk: its screens, languages, settings, event choice and first start."""

from collections.abc import Iterator
from datetime import timedelta

import gallery
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from test_desk_view import clipped

from boxoffice.errors import Fault
from boxoffice.ui import fault_words, setup_words, words
from boxoffice.ui.appearance import Appearance, load_fonts
from boxoffice.ui.desk import photos
from boxoffice.ui.event_choice.screen import EventChoiceScreen, EventItem
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.settings.screen import Choice, Setting, SettingsScreen
from boxoffice.ui.sync_status.screen import SyncScreen
from boxoffice.ui.theme import ThemeChoice, ThemeName
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section

SCALES = ("100", "150", "200")


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def settings(language: str = "en", scale: str = "100") -> SettingsScreen:
    """The settings as a presenter makes them."""
    names = setup_words.LANGUAGE_NAMES
    themes = ("system", "light", "dark", "contrast")
    return SettingsScreen(
        setup_words.section("settings"),
        (
            Setting(
                "language",
                setup_words.settings_label("language"),
                tuple(Choice(code, names[code], code == language) for code in names),
            ),
            Setting(
                "theme",
                setup_words.settings_label("theme"),
                tuple(
                    Choice(each, setup_words.theme_choice(each), each == "light") for each in themes
                ),
            ),
            Setting(
                "scale",
                setup_words.settings_label("scale"),
                tuple(
                    Choice(each, setup_words.percent(int(each)), each == scale) for each in SCALES
                ),
            ),
        ),
    )


def sync_screen() -> SyncScreen:
    """The sync screen with rows that wait."""
    return SyncScreen(
        title=setup_words.sync_title(4),
        all_confirmed=False,
        lines=(
            setup_words.sync_waiting_detail(timedelta(minutes=25)),
            setup_words.sync_last(None),
            setup_words.sync_confirmed(118),
            setup_words.sync_list(25000, timedelta(hours=26)),
        ),
        problem=gallery.fault_sentence(Fault.UNREACHABLE),
        button=setup_words.sync_now(),
        button_enabled=True,
    )


def events() -> EventChoiceScreen:
    """Two shows of one title today, and a course later."""
    return EventChoiceScreen(
        (
            EventItem("e1", "Opening concert", "19:00 · Louhisali", True),
            EventItem("e2", "Opening concert", "21:00 · Louhisali", True),
            EventItem("e3", "Watercolours", "Mon 27 April · 17:00 · Omnia", False),
        ),
        "e2",
    )


def first_start(step: Step) -> FirstStartScreen:
    """One step of the first start with everything it can show."""
    return FirstStartScreen(
        step,
        address_error=fault_words.enrol_fault("address_wrong"),
        code_error=gallery.fault_sentence(Fault.USED_CODE),
        fingerprint=("A3F2", "99C0", "71DE", "0B4A"),
        done=12000,
        total=25000,
        progress=setup_words.list_progress(12000, 25000),
        can_retry=step is Step.LIST,
    )


def test_no_screen_clips_or_leaves_a_control_nameless(window: DeskWindow, speaker: Speaker) -> None:
    _fits(window, speaker)


@pytest.mark.usefixtures("large_text")
def test_at_large_text_none_does_either(window: DeskWindow, speaker: Speaker) -> None:
    _fits(window, speaker)


def _fits(window: DeskWindow, speaker: Speaker) -> None:
    for code in LanguageCode:
        speaker.use(code)
        for section in _shown_one_after_another(window):
            assert clipped(window) == [], (code, section)
            for kind in (QAbstractButton, QLineEdit):
                for each in window.findChildren(kind):
                    if each.isVisible():
                        assert each.accessibleName(), (code, section, each)
                        assert each.height() >= 44, (code, section, each.accessibleName())


def _shown_one_after_another(window: DeskWindow) -> Iterator[Section | Step]:
    window.settings.render_screen(settings())
    window.sync.render_screen(sync_screen())
    window.events.render_screen(events())
    shown = [Section.SETTINGS, Section.SYNC, Section.EVENTS, Section.CUSTOMER]
    for section in [*shown, *Step]:
        if isinstance(section, Step):
            window.first_start.render_screen(first_start(section))
            window.open(Section.FIRST_START)
        elif section is Section.CUSTOMER:
            window.show_customer("blocked")
        else:
            window.open(section)
        _settle()
        yield section


def test_the_typeface_is_ours(window: DeskWindow) -> None:
    assert "Atkinson Hyperlegible Next" in load_fonts()
    assert window.desk.code_field.line.fontInfo().family() == "Atkinson Hyperlegible Next"


def test_the_language_is_switched_while_it_runs(window: DeskWindow, speaker: Speaker) -> None:
    window.desk.render_screen(gallery.ready())
    speaker.use(LanguageCode.FINNISH)
    window.desk.render_screen(gallery.ready())
    _settle()
    assert window.windowTitle() == "Lippukassa"
    assert window.desk.code_field.line.accessibleName() == "Kortin koodi"
    names = {each.accessibleName() for each in window.findChildren(QAbstractButton)}
    assert {"Kassa", "Asetukset", "Kumoa …388"} <= names
    speaker.use(LanguageCode.SWEDISH)
    _settle()
    assert window.windowTitle() == "Biljettkassa"


def test_the_rail_opens_screens(window: DeskWindow, qtbot: QtBot) -> None:
    button = next(
        each for each in window.rail.findChildren(QAbstractButton) if each.text() == "Sync"
    )
    with qtbot.waitSignal(window.section_changed) as heard:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == [Section.SYNC]
    assert window.section is Section.SYNC


def test_a_setting_is_chosen(window: DeskWindow, qtbot: QtBot) -> None:
    window.settings.render_screen(settings())
    window.open(Section.SETTINGS)
    button = next(
        each for each in window.settings.findChildren(QAbstractButton) if each.text() == "Suomi"
    )
    with qtbot.waitSignal(window.settings.chosen) as heard:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == ["language", "fi"]


def test_an_event_is_chosen_by_keyboard(window: DeskWindow, qtbot: QtBot) -> None:
    window.events.render_screen(events())
    window.open(Section.EVENTS)
    search = window.events.search
    with qtbot.assertNotEmitted(window.events.chosen):
        QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.events.settled)
    with qtbot.waitSignal(window.events.chosen) as heard:
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert heard.args == ["e2"]
    QTest.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.events.chosen) as heard:
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert heard.args == ["e3"]
    with qtbot.waitSignal(window.events.back):
        QTest.keyClick(search, Qt.Key.Key_Escape)
    assert window.section is Section.DESK


@pytest.mark.usefixtures("large_text")
def test_a_long_event_wraps_and_is_read_out_whole(window: DeskWindow) -> None:
    title = "The longest title that an organiser ever gave to an evening of song and dance " * 2
    long = EventItem("e9", title.strip(), "Mon 27 April · 17:00 · Omnia", False)
    window.events.render_screen(EventChoiceScreen((*events().events, long)))
    window.open(Section.EVENTS)
    _settle()
    shown = window.events.list
    short, whole = (shown.item(row) for row in (1, shown.count() - 1))
    heights = [shown.visualItemRect(each).height() for each in (short, whole)]
    assert heights[1] >= heights[0] + 2 * shown.fontMetrics().height()
    assert whole.data(Qt.ItemDataRole.AccessibleTextRole) == f"4: {long.title}, {long.when}"


def test_the_first_start_goes_through_its_steps(window: DeskWindow, qtbot: QtBot) -> None:
    view = window.first_start
    view.render_screen(FirstStartScreen(Step.ADDRESS))
    window.open(Section.FIRST_START)
    view.card.address.setText("https://centre.example")
    QTest.keyClick(view.card.address, Qt.Key.Key_Return)
    assert window.focusWidget() is view.card.code
    view.card.code.setText("K7QP-2M")
    with qtbot.waitSignal(view.connect_requested) as heard:
        QTest.keyClick(view.card.code, Qt.Key.Key_Return)
    assert heard.args == ["https://centre.example", "K7QP-2M"]
    view.render_screen(first_start(Step.FINGERPRINT))
    assert view.card.fingerprint.text() == "A3F2  99C0  71DE  0B4A"
    with qtbot.waitSignal(view.fingerprint_different):
        QTest.mouseClick(view.card.second, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.fingerprint_same):
        QTest.keyClick(view.card.main, Qt.Key.Key_Return)
    view.render_screen(first_start(Step.LIST))
    assert view.card.bar.value() == 12000
    with qtbot.waitSignal(view.retry):
        QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
    view.render_screen(first_start(Step.DONE))
    with qtbot.waitSignal(view.finished):
        QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)


def test_a_busy_first_start_connects_once(window: DeskWindow, qtbot: QtBot) -> None:
    view = window.first_start
    view.render_screen(FirstStartScreen(Step.ADDRESS, busy=True))
    window.open(Section.FIRST_START)
    assert view.card.progress.text() == "Waiting for the centre…"
    with qtbot.assertNotEmitted(view.connect_requested):
        QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)


def test_enter_at_the_first_start_never_changes_the_language(
    window: DeskWindow, qtbot: QtBot
) -> None:
    view = window.first_start
    view.render_screen(FirstStartScreen(Step.ADDRESS))
    window.open(Section.FIRST_START)

    def wait(_address: str, _code: str) -> None:
        view.render_screen(FirstStartScreen(Step.ADDRESS, busy=True))

    view.connect_requested.connect(wait)
    view.card.code.setFocus()
    with qtbot.assertNotEmitted(view.language_chosen), qtbot.waitSignal(view.connect_requested):
        QTest.keyClick(view.card.code, Qt.Key.Key_Return)
    view.connect_requested.disconnect(wait)
    wrong = gallery.fault_sentence(Fault.WRONG_CODE)
    view.render_screen(FirstStartScreen(Step.ADDRESS, code_error=wrong))
    assert window.focusWidget() is view.card.code


def test_the_first_start_speaks_the_language_that_is_chosen(
    window: DeskWindow, qtbot: QtBot
) -> None:
    view = window.first_start
    view.render_screen(FirstStartScreen(Step.ADDRESS))
    window.open(Section.FIRST_START)
    button = next(
        each
        for each in view.findChildren(QAbstractButton)
        if each.accessibleName() == "Language: Svenska"
    )
    with qtbot.waitSignal(view.language_chosen) as heard:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == ["sv"]


def test_the_customer_reads_another_language(window: DeskWindow, qtbot: QtBot) -> None:
    window.show_customer("blocked")
    assert window.customer.accessibleName().startswith("Tämä kortti")
    QTest.keyClick(window.customer, Qt.Key.Key_Right)
    assert window.customer.accessibleName().startswith("Det här kortet")
    QTest.keyClick(window.customer, Qt.Key.Key_Left)
    QTest.keyClick(window.customer, Qt.Key.Key_Escape)
    assert window.section is Section.DESK


def test_photos_come_as_paths_bytes_or_text() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/card.png")])  # noqa: S108 -- only a name
    assert photos.holds_pictures(mime)
    assert photos.from_mime(mime).paths == ("/tmp/card.png",)  # noqa: S108
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert photos.from_mime(picture).picture.startswith(b"\x89PNG")
    text = QMimeData()
    text.setText(" ESP 104 482 \nmore")
    assert photos.from_mime(text).text == "ESP 104 482"
    assert photos.from_mime(QMimeData()) == photos.Found()


def test_a_code_is_pasted(window: DeskWindow) -> None:
    QGuiApplication.clipboard().setText("ESP 104 482")
    window.desk.paste()
    assert window.desk.code_field.text == "ESP 104 482"


def test_the_appearance_says_when_it_changes(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.choose(ThemeChoice.CONTRAST)
    assert appearance.theme is ThemeName.CONTRAST
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose(ThemeChoice.CONTRAST)
    appearance.choose(scale=500)
    assert appearance.scale == 200
    appearance.choose(ThemeChoice.SYSTEM)
    assert appearance.theme in set(ThemeName)


def test_the_words_of_an_unknown_thing_are_a_bug() -> None:
    with pytest.raises(KeyError):
        words.void_reason("unknown")
