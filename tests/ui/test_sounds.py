"""One soft sound for all that is not *give*, whatever it is; by choice one for what was given."""

import runpy
import threading
import wave
from dataclasses import replace
from pathlib import Path

import gallery
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boxoffice.ui.assets import resource
from boxoffice.ui.desk.hearing import GIVEN, LOOK, Hearing
from boxoffice.ui.devices import sounds
from boxoffice.ui.devices.memory import Devices, Forgetful, SoundWhen
from boxoffice.ui.settings.devices import DeviceSettings
from boxoffice.ui.sound_session import SoundSession
from boxoffice.ui.threads import Deliverer, WorkLane
from tests.ui.card_gallery import offline

NOT_GIVE = ("has_tickets", "face_day", "expired", "blocked", "used", "unknown", "not_a_code")


@pytest.mark.parametrize("name", NOT_GIVE)
def test_every_card_that_needs_a_look_sounds_the_same(name: str) -> None:
    assert Hearing().sound_for(gallery.state(name), SoundWhen.LOOK) == LOOK


@pytest.mark.parametrize("name", ["ready", "valid", "last_day", "given", "community"])
def test_giving_is_silent_by_default(name: str) -> None:
    assert Devices().sound is SoundWhen.LOOK
    assert Hearing().sound_for(gallery.state(name), SoundWhen.LOOK) == ""


def test_a_verdict_sounds_once_and_the_same_card_again_later() -> None:
    hearing, shown = Hearing(), dict(gallery.gallery())
    heard = [
        hearing.sound_for(screen, SoundWhen.LOOK)
        for screen in (
            shown["face_day"],
            shown["face_children"],
            offline(shown["face_day"]),
            shown["ready"],
            shown["face_day"],
        )
    ]
    assert heard == [LOOK, "", "", "", LOOK]


def test_what_was_given_sounds_once_where_it_is_chosen() -> None:
    hearing, given = Hearing(), gallery.given()
    assert hearing.sound_for(given, SoundWhen.ALL) == GIVEN
    assert hearing.sound_for(replace(given, given=()), SoundWhen.ALL) == ""
    assert hearing.sound_for(gallery.ready(), SoundWhen.ALL) == ""


def test_off_is_off_and_leaves_nothing_to_sound_later() -> None:
    hearing, blocked = Hearing(), gallery.state("blocked")
    assert hearing.sound_for(blocked, SoundWhen.OFF) == ""
    assert hearing.sound_for(blocked, SoundWhen.ALL) == ""


class _Nowhere:
    """A system without a sound device, and on which threads it was loaded and asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.threads: list[bool] = []
        for name in ("load", "available"):
            monkeypatch.setattr(sounds, name, self._note)

    def _note(self) -> None:
        self.threads.append(threading.current_thread() is threading.main_thread())


def test_a_device_is_asked_for_on_the_interface_thread_behind_the_loading(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's watch over devices lives where it is first asked, and a lane has no events."""
    system, parent = _Nowhere(monkeypatch), QObject()
    lane = WorkLane("test", Deliverer(parent), (ImportError,))
    SoundSession(parent, Forgetful(), lane).listen()
    qtbot.waitUntil(lambda: len(system.threads) == 2)
    lane.stop()
    assert system.threads == [False, True]


def test_the_choice_is_kept() -> None:
    memory = Forgetful()
    part = DeviceSettings(memory, lambda: None, lambda found: None, str)  # type: ignore[arg-type, return-value]
    assert part.choose("sound", "all")
    assert memory.devices().sound is SoundWhen.ALL
    (sound,) = (each for each in part.settings() if each.name == "sound")
    assert [choice.value for choice in sound.choices if choice.chosen] == ["all"]


def test_the_files_are_what_the_script_makes_short_and_soft(tmp_path: Path) -> None:
    made = runpy.run_path(str(resource("sounds", "make_sounds.py")))
    made["write"](tmp_path)
    for name in (LOOK, GIVEN):
        with wave.open(str(resource("sounds", f"{name}.wav"))) as kept:
            frames = kept.readframes(kept.getnframes())
            assert kept.getnframes() / kept.getframerate() < 0.3
        levels = [
            int.from_bytes(frames[at : at + 2], "little", signed=True)
            for at in range(0, len(frames), 2)
        ]
        assert max(map(abs, levels)) < 0.3 * 32_768
        with wave.open(str(tmp_path / f"{name}.wav")) as anew:
            assert anew.getnframes() == len(levels)
