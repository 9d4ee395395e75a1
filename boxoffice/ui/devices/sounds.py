"""Plays our sounds on the system's sound device; one that is missing is silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLoggingCategory, QObject, QPluginLoader, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from boxoffice.ui.assets import resource


class Player:
    """Holds each sound ready, so that it comes with its verdict."""

    def __init__(self, parent: QObject, names: tuple[str, ...]) -> None:
        """`names` are files of resources/sounds."""
        self._effects: dict[str, QSoundEffect] = {}
        for name in names:
            effect = QSoundEffect(parent)
            effect.setSource(QUrl.fromLocalFile(str(resource("sounds", f"{name}.wav"))))
            self._effects[name] = effect

    def play(self, name: str) -> None:
        """Play a sound from its beginning."""
        if name in self._effects:
            self._effects[name].play()


def load() -> None:
    """Load the libraries that Qt plays with, which takes 20 to 90 ms: on any thread."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "multimedia")
    with _silent():
        for each in sorted(plugins.glob("*")):
            QPluginLoader(str(each)).load()


def available() -> type[Player] | None:
    """`Player` where sounds can be played; a system without a sound server is silent, in its log
    too. On the interface thread: what Qt watches devices with lives on the thread that asks first,
    and gets its events there. Behind `load` it takes 2 to 5 ms.
    """
    with _silent():
        return None if QMediaDevices.defaultAudioOutput().isNull() else Player


@contextmanager
def _silent() -> Iterator[None]:
    """Qt warns of each library and server that is not there."""
    QLoggingCategory.setFilterRules("*.warning=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules("")
