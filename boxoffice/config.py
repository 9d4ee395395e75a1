"""Where a desk keeps its files, and the few settings that are not secret."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from boxoffice.durable_files import private_folder, write_durably
from boxoffice.keys.sources import KeySourceKind
from sync.protocol.encoding import Binary
from sync.protocol.programme import Language

APP_NAME = "kaiku-boxoffice"
DATA_VARIABLE = "KAIKU_BOXOFFICE_DATA"
LANGUAGE_VARIABLE = "KAIKU_BOXOFFICE_LANGUAGE"
LANGUAGES: tuple[Language, ...] = get_args(Language)
SETTINGS_NAME = "desk.json"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_WINDOWS_NAMES: dict[str, Language] = {"finnish": "fi", "swedish": "sv", "english": "en"}


class SettingsDamaged(Exception):
    """`desk.json` at `path` is not what this program wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FolderUnusable(Exception):
    """The data folder at `path` cannot be made, read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PairedRelay(BaseModel):
    """The festival relay that a desk is paired with; nothing of it is secret. `key` is its public
    key and `certificate` the SHA-256 of its certificate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    address: str
    key: Binary
    certificate: Binary


class DeskSettings(BaseModel):
    """What a desk remembers in the open: the place of its keys, never a key, and its language.

    `keyring_entry` names this desk's entry in the keyring; `key_file` is absolute; `text_size` is
    in per cent, `camera` an id that the system keeps, `serial_port` the name of a port and
    `serial_rate` its bits a second. `relay` is the one this desk is paired with, `relay_here` says
    that this computer is one, `relay_port` at which port, where the usual one is taken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    v: Literal[1] = 1
    keys: KeySourceKind | None = None
    keyring_entry: str | None = None
    key_file: Path | None = None
    language: Language | None = None
    theme: Literal["system", "light", "dark", "contrast"] | None = None
    text_size: int | None = Field(default=None, ge=100, le=200)
    lock_minutes: int | None = Field(default=None, ge=0, le=240)
    kiosk: bool | None = None
    camera: str | None = None
    scanner_prefix: str | None = Field(default=None, max_length=16)
    scanner_suffix: str | None = Field(default=None, max_length=16)
    serial_port: str | None = None
    serial_rate: int | None = Field(default=None, ge=300, le=921_600)
    slip_printer: str | None = None
    page_printer: str | None = None
    slip_paper: Literal["58", "80", "a4"] | None = None
    slip_when: Literal["never", "on_request", "always"] | None = None
    sound: Literal["off", "look", "all"] | None = None
    relay: PairedRelay | None = None
    relay_here: bool | None = None
    relay_port: int | None = Field(default=None, ge=1, le=65_535)


@dataclass(frozen=True, slots=True)
class Config:
    """One desk on this machine; several desks differ by their data folder."""

    data: Path

    @property
    def settings_file(self) -> Path:
        """The settings of this desk."""
        return self.data / SETTINGS_NAME

    @property
    def logs(self) -> Path:
        """The folder of log files."""
        return self.data / "logs"

    @property
    def round_lock(self) -> Path:
        """The file that is locked while a round of sync goes on."""
        return self.data / "sync.lock"

    @property
    def relay(self) -> Path:
        """The folder of the relay that runs on this computer."""
        return self.data / "relay"

    def prepare(self) -> None:
        """Make the data folder, for this user alone. Raises `FolderUnusable`."""
        try:
            private_folder(self.data)
        except OSError:
            raise FolderUnusable(self.data) from None
        if not os.access(self.data, os.R_OK | os.X_OK):
            raise FolderUnusable(self.data)

    def settings(self) -> DeskSettings:
        """The settings, or those of a new desk. Raises `SettingsDamaged`, `FolderUnusable`."""
        try:
            return DeskSettings.model_validate_json(self.settings_file.read_bytes())
        except FileNotFoundError:
            return DeskSettings()
        except ValidationError:
            raise SettingsDamaged(self.settings_file) from None
        except OSError:
            raise FolderUnusable(self.data) from None

    def save(self, settings: DeskSettings) -> None:
        """Replace the settings. Raises `FolderUnusable`."""
        self.prepare()
        text = settings.model_dump_json(exclude_none=True, indent=1) + "\n"
        try:
            write_durably(self.settings_file, text.encode())
        except OSError:
            raise FolderUnusable(self.data) from None


def find_config(data: Path | None, environment: Mapping[str, str]) -> Config:
    """The desk in `data`, else in `KAIKU_BOXOFFICE_DATA`, else in the user's own data folder."""
    if data is None and environment.get(DATA_VARIABLE):
        data = Path(environment[DATA_VARIABLE])
    if data is None:
        data = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
    return Config(data.expanduser().absolute())


def choose_language(
    asked: str | None, settings: DeskSettings | None, environment: Mapping[str, str]
) -> Language:
    """The language asked for, else the desk's, else the system's, else Finnish."""
    wishes = (
        asked,
        environment.get(LANGUAGE_VARIABLE),
        settings.language if settings else None,
        *(environment.get(name) for name in _LOCALE_VARIABLES),
        locale.getlocale()[0],
    )
    for wish in wishes:
        known = _language_of(wish or "")
        if known is not None:
            return known
    return "fi"


def _language_of(name: str) -> Language | None:
    """The language of `sv`, `sv_FI.UTF-8` or Windows' `Swedish_Finland`; None for others."""
    word = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    for language in LANGUAGES:
        if word == language:
            return language
    return _WINDOWS_NAMES.get(word)
