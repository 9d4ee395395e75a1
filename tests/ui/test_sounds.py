"""One soft sound for all that is not *give*, whatever it is; by choice one for what was given."""

import runpy
import wave
from dataclasses import replace
from pathlib import Path

import gallery
import pytest

from boxoffice.ui.assets import resource
from boxoffice.ui.desk.hearing import GIVEN, LOOK, Hearing
from boxoffice.ui.devices.memory import Devices, Forgetful, SoundWhen
from boxoffice.ui.settings.devices import DeviceSettings

NOT_GIVE = ("has_tickets", "face_day", "expired", "blocked", "used", "unknown", "not_a_code")


@pytest.mark.parametrize("name", NOT_GIVE)
def test_every_card_that_needs_a_look_sounds_the_same(name: str) -> None:
    assert Hearing().sound_for(dict(gallery.gallery())[name], SoundWhen.LOOK) == LOOK


@pytest.mark.parametrize("name", ["ready", "valid", "last_day", "given", "community"])
def test_giving_is_silent_by_default(name: str) -> None:
    assert Devices().sound is SoundWhen.LOOK
    assert Hearing().sound_for(dict(gallery.gallery())[name], SoundWhen.LOOK) == ""


def test_a_verdict_sounds_once_and_the_same_card_again_later() -> None:
    hearing, shown = Hearing(), dict(gallery.gallery())
    heard = [
        hearing.sound_for(screen, SoundWhen.LOOK)
        for screen in (
            shown["face_day"],
            shown["face_children"],
            gallery.offline(shown["face_day"]),
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
    hearing, blocked = Hearing(), dict(gallery.gallery())["blocked"]
    assert hearing.sound_for(blocked, SoundWhen.OFF) == ""
    assert hearing.sound_for(blocked, SoundWhen.ALL) == ""


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
