"""Folders, settings and the language of a desk."""

import os
import stat
from pathlib import Path

import pytest

from boxoffice.config import (
    DATA_VARIABLE,
    Config,
    DeskSettings,
    FolderUnusable,
    SettingsDamaged,
    choose_language,
    find_config,
)
from boxoffice.keys.sources import KeySourceKind


def test_the_folder_named_wins_over_the_environment(tmp_path: Path) -> None:
    environment = {DATA_VARIABLE: str(tmp_path / "b")}
    assert find_config(tmp_path / "a", environment).data == tmp_path / "a"
    assert find_config(None, environment).data == tmp_path / "b"
    assert find_config(None, {}).data.name == "kaiku-boxoffice"


def test_the_folder_is_private(config: Config) -> None:
    assert stat.S_IMODE(config.data.stat().st_mode) == 0o700


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("in the way")
    with pytest.raises(FolderUnusable):
        Config(tmp_path / "desk").prepare()


def test_settings_stay(config: Config) -> None:
    assert config.settings() == DeskSettings()
    settings = DeskSettings(
        keys=KeySourceKind.FILE, keyring_entry="e", key_file=Path("/k"), language="sv"
    )
    config.save(settings)
    assert config.settings() == settings
    assert stat.S_IMODE(config.settings_file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", ["", "[]", '{"v": 2}', '{"keys": "drawer"}', '{"language": "de"}', '{"x": 1}', "\x00"]
)
def test_damaged_settings_are_told(config: Config, text: str) -> None:
    config.settings_file.write_text(text)
    with pytest.raises(SettingsDamaged) as caught:
        config.settings()
    assert caught.value.path == config.settings_file


def test_a_failed_save_leaves_the_old_settings(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.save(DeskSettings(language="sv"))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FolderUnusable):
        config.save(DeskSettings(language="en"))
    assert config.settings().language == "sv"
    assert [each.name for each in config.data.iterdir()] == ["desk.json"]


@pytest.mark.parametrize(
    ("asked", "settings", "environment", "language"),
    [
        ("en", DeskSettings(language="sv"), {"LANG": "fi_FI.UTF-8"}, "en"),
        (None, DeskSettings(language="sv"), {"LANG": "en_GB.UTF-8"}, "sv"),
        (None, DeskSettings(), {"LANG": "sv_FI.UTF-8"}, "sv"),
        (None, None, {"LC_ALL": "en_GB", "LANG": "sv_FI"}, "en"),
        (None, DeskSettings(), {"LC_ALL": "en-US"}, "en"),
    ],
)
def test_the_language_is_the_first_wish_we_can_grant(
    asked: str | None,
    settings: DeskSettings | None,
    environment: dict[str, str],
    language: str,
) -> None:
    assert choose_language(asked, settings, environment) == language


def test_finnish_where_nothing_is_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert choose_language(None, None, {"LANG": "C.UTF-8"}) == "fi"
