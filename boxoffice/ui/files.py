"""Choosing files: by the system's dialog, and in kiosk mode by one that stays in one folder.

The system's dialog is a way around: it browses the whole computer, and its menus open, rename and
delete what they find. In kiosk mode the choice is therefore the program's own, read-only, and
keeps to the desk's folder among the documents. It asks for no PIN: photos, tables and reports are
a clerk's daily work, and where a venue has no PINs a question would hold nobody.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from boxoffice.config import APP_NAME
from boxoffice.ui import control_words

KIOSK: Final = "kiosk"
"""The property of a window whose desk is in kiosk mode."""
_UP: Final = "toParentButton"
_WAYS_OUT: Final = (
    _UP,
    "newFolderButton",
    "backButton",
    "forwardButton",
    "listModeButton",
    "detailModeButton",
    "sidebar",
)
_SHARE: Final = 0.7
"""Of the window's width and height."""


def documents_folder() -> Path:
    """The desk's own folder among the user's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / APP_NAME


def file_to_save(
    parent: QWidget, title: str, kinds: str, *, ending: str = "", name: str = ""
) -> str:
    """Ask where to save a file; `kinds` as `PDF (*.pdf)`. A name without `ending` gets it before
    anybody is asked about a file of that name; empty where nothing was chosen.
    """
    if _in_kiosk(parent):
        mode = QFileDialog.FileMode.AnyFile
        return "".join(_within(parent, title, kinds, mode, name=name, ending=ending))
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
        name = _ended(chosen, ending)
        if name == chosen or not Path(name).exists():
            return name
        # The system asked about another name than the one to be written: it asks about this one.


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files to read; empty where none was chosen."""
    if _in_kiosk(parent):
        return _within(parent, title, kinds, QFileDialog.FileMode.ExistingFiles)
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return list(chosen)


def file_to_open(parent: QWidget, title: str, kinds: str) -> str:
    """Ask for one file to read; empty where none was chosen."""
    if _in_kiosk(parent):
        return "".join(_within(parent, title, kinds, QFileDialog.FileMode.ExistingFile))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return chosen


class FolderDialog(QFileDialog):
    """A choice of files that leads nowhere but into one folder and those inside it."""

    def __init__(
        self, parent: QWidget, title: str, folder: Path, kinds: str, ending: str = ""
    ) -> None:
        """A choice in `folder`, which is there; a name to save gets `ending`."""
        super().__init__(parent, title, str(folder), kinds)
        self._folder = folder.resolve()
        self._ending = ending
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.ReadOnly)
        self.setViewMode(QFileDialog.ViewMode.List)
        self.setSizeGripEnabled(False)
        # Qt says these two in English where its own translation of a language lacks them.
        self.setLabelText(QFileDialog.DialogLabel.LookIn, control_words.control("folder"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, control_words.control("file_kind"))
        self.resize(parent.size() * _SHARE)
        for name in _WAYS_OUT:
            for part in self.findChildren(QWidget, name):
                part.setHidden(True)
        for view in self.findChildren(QAbstractItemView):
            # Its menu would show what the list does not.
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            view.installEventFilter(self)
        for box in self.findChildren(QComboBox, "lookInCombo"):
            box.setEnabled(False)
        for line in self.findChildren(QLineEdit, "fileNameEdit"):
            # It would name every folder of the computer.
            line.setCompleter(QCompleter([], line))
        for model in self.findChildren(QFileSystemModel):
            # By a timer: the dialog is on its way there, and would go on.
            model.rootPathChanged.connect(lambda _: QTimer.singleShot(0, self, self._stay))

    def accept(self) -> None:
        """Take what was chosen, where it lies in the folder; else stay. A name gets its ending
        first, so that Qt asks about the file that would be written over.
        """
        chosen = self.selectedFiles()
        if not all(self._holds(each) for each in chosen):
            return
        if self.acceptMode() is QFileDialog.AcceptMode.AcceptSave and not Path(chosen[0]).is_dir():
            self.selectFile(_ended(chosen[0], self._ending))
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the lists' keys that lead to the folder above, or to one that was left."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            above = event.key() == Qt.Key.Key_Backspace and not self._is_inside()
            back = event.key() == Qt.Key.Key_Back
            if above or back or event.modifiers() & Qt.KeyboardModifier.AltModifier:
                return True
        return super().eventFilter(watched, event)

    def _holds(self, path: str) -> bool:
        return Path(path).resolve().is_relative_to(self._folder)

    def _is_inside(self) -> bool:
        return Path(self.directory().absolutePath()).resolve() != self._folder

    def _stay(self) -> None:
        if not self._holds(self.directory().absolutePath()):
            self.setDirectory(str(self._folder))
        for button in self.findChildren(QToolButton, _UP):
            button.setHidden(not self._is_inside())


def _ended(name: str, ending: str) -> str:
    """A name with its ending; no name stays none."""
    return name if not name or name.lower().endswith(ending) else f"{name}{ending}"


def _in_kiosk(parent: QWidget) -> bool:
    return bool(parent.window().property(KIOSK))


def _within(  # noqa: PLR0917 - `name` and `ending` are of a file to save
    parent: QWidget,
    title: str,
    kinds: str,
    mode: QFileDialog.FileMode,
    name: str = "",
    ending: str = "",
) -> list[str]:
    folder = documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    dialog = FolderDialog(parent.window(), title, folder, kinds, ending)
    dialog.setFileMode(mode)
    if mode is QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    try:
        return list(dialog.selectedFiles()) if dialog.exec() else []
    finally:
        dialog.deleteLater()
