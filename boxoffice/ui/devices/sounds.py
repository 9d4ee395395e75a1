"""Plays our sounds on the system's sound device; one that is missing is silence."""

from PySide6.QtCore import QLoggingCategory, QObject, QUrl
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


def available() -> type[Player] | None:
    """`Player` where sounds can be played; a system without a sound server is silent, in its log
    too. The first to ask loads Qt's multimedia, which takes 20 to 90 ms: on any thread.
    """
    QLoggingCategory.setFilterRules("*.warning=false")
    try:
        return None if QMediaDevices.defaultAudioOutput().isNull() else Player
    finally:
        QLoggingCategory.setFilterRules("")
