"""Choosing files: in kiosk mode nothing leads out of the desk's own folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QToolButton,
)

from boxoffice.ui import files
from boxoffice.ui.files import FolderDialog
from boxoffice.ui.window import DeskWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Act = Callable[[FolderDialog], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk's folder, beside which something lies that is not the clerk's."""
    (tmp_path / "payroll.xlsx").write_text("not for here")
    home = tmp_path / "documents" / "desk"
    (home / "forms").mkdir(parents=True)
    (home / "form.xlsx").write_text("a form")
    (home / "shortcut").symlink_to(tmp_path)
    monkeypatch.setattr(files, "documents_folder", lambda: home)
    return home


@pytest.fixture
def kiosk(window: DeskWindow) -> Iterator[DeskWindow]:
    window.setProperty(files.KIOSK, True)
    yield window
    window.setProperty(files.KIOSK, False)


def while_open(window: DeskWindow, *acts: Act) -> None:
    """What a person does once the dialog is there; at the end it is closed."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FolderDialog)
        try:
            for act in acts:
                act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, window, run)


def write(text: str) -> Act:
    def act(dialog: FolderDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return act


def still_at(folder: Path) -> Act:
    def act(dialog: FolderDialog) -> None:
        assert dialog.isVisible()
        assert Path(dialog.directory().absolutePath()) == folder

    return act


def opened(window: DeskWindow) -> str:
    return files.file_to_open(window.desk, "Open", "Tables (*.xlsx)")


@pytest.mark.parametrize(
    "path", ["../../payroll.xlsx", "{outside}/payroll.xlsx", "..", "/", "~", "shortcut"]
)
def test_no_name_leads_out(kiosk: DeskWindow, folder: Path, path: str) -> None:
    outside = folder.parent.parent
    while_open(kiosk, write(path.format(outside=outside)), still_at(folder))
    assert opened(kiosk) == ""
    while_open(kiosk, write(f"{outside}/stolen.xlsx"), still_at(folder))
    assert files.file_to_save(kiosk.desk, "Save", "Excel (*.xlsx)") == ""


def test_what_lies_inside_is_opened_and_saved(kiosk: DeskWindow, folder: Path) -> None:
    while_open(kiosk, write("form.xlsx"))
    assert opened(kiosk) == str(folder / "form.xlsx")
    while_open(kiosk, write("form.xlsx"))
    assert files.files_to_open(kiosk.desk, "Open", "Tables (*.xlsx)") == [str(folder / "form.xlsx")]
    while_open(kiosk, write("report"))
    saved = files.file_to_save(kiosk.desk, "Save", "Excel (*.xlsx)", ending=".xlsx")
    assert saved == str(folder / "report.xlsx")


def test_no_button_key_or_menu_leads_out(kiosk: DeskWindow, folder: Path) -> None:
    def look(dialog: FolderDialog) -> None:
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        assert dialog.testOption(QFileDialog.Option.ReadOnly)
        assert not any(each.isVisible() for each in dialog.findChildren(QToolButton))
        (places,) = dialog.findChildren(QComboBox, "lookInCombo")
        assert not places.isEnabled()
        views = [each for each in dialog.findChildren(QAbstractItemView) if each.isVisible()]
        assert views
        for view in views:
            assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
            for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Back):
                QTest.keyClick(view, key)
        QTest.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    def push(dialog: FolderDialog) -> None:
        """By whatever way Qt may have besides."""
        dialog.setDirectory(str(folder.parent))
        QApplication.processEvents()

    while_open(
        kiosk,
        look,
        still_at(folder),
        push,
        still_at(folder),
        write("forms"),
        still_at(folder / "forms"),
    )
    opened(kiosk)


def test_the_folder_is_made(kiosk: DeskWindow, folder: Path) -> None:
    (folder / "shortcut").unlink()
    (folder / "form.xlsx").unlink()
    (folder / "forms").rmdir()
    folder.rmdir()
    while_open(kiosk, still_at(folder))
    opened(kiosk)
    assert folder.is_dir()


def test_a_name_without_its_ending_is_asked_about_like_any_that_is_there(
    kiosk: DeskWindow, folder: Path
) -> None:
    asked: list[str] = []

    def answer(button: QMessageBox.StandardButton) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)

    def write_over(name: str, button: QMessageBox.StandardButton) -> Act:
        def act(dialog: FolderDialog) -> None:
            QTimer.singleShot(0, dialog, lambda: answer(button))
            write(name)(dialog)

        return act

    (folder / "form.v2.xlsx").write_text("another")
    for name in ("form", "form.v2"):
        while_open(kiosk, write_over(name, QMessageBox.StandardButton.No), still_at(folder))
        assert files.file_to_save(kiosk.desk, "Save", "Excel (*.xlsx)", ending=".xlsx") == ""
        while_open(kiosk, write_over(name, QMessageBox.StandardButton.Yes))
        saved = files.file_to_save(kiosk.desk, "Save", "Excel (*.xlsx)", ending=".xlsx")
        assert saved == str(folder / f"{name}.xlsx")
        assert all(f"{name}.xlsx" in text for text in asked[-2:])
    assert len(asked) == 4


def test_the_system_asks_again_about_a_name_that_got_its_ending(
    window: DeskWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asked about the name without: nothing may be written over unasked."""
    answers, offered = [str(folder / "form"), ""], []

    def answer(_parent: QObject, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return answers[len(offered) - 1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert files.file_to_save(window.desk, "Save", "Excel (*.xlsx)", ending=".xlsx") == ""
    assert offered == ["", str(folder / "form.xlsx")]


def test_outside_kiosk_mode_the_system_asks(
    window: DeskWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QObject] = []

    def answer(parent: QObject, *_given: str) -> tuple[str, str]:
        asked.append(parent)
        return "/anywhere/report", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    saved = files.file_to_save(window.desk, "Save", "PDF (*.pdf)", ending=".pdf")
    assert (saved, asked) == ("/anywhere/report.pdf", [window.desk])
