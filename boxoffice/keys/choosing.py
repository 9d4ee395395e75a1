"""Which place a desk's keys are in: what the command says, what systemd hands in, what it knows."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from boxoffice.config import Config, DeskSettings
from boxoffice.keys.errors import KeysMissing
from boxoffice.keys.key_file import Credential, KeyFile, credential_path
from boxoffice.keys.keyring_source import KeyringSource
from boxoffice.keys.passphrase import FILE_NAME, AskPassphrase, PassphraseSource
from boxoffice.keys.sources import KeySource, KeySourceKind


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """What the command line says about keys; nothing said means what the desk remembers."""

    key_file: Path | None = None
    passphrase: bool = False


def key_source(config: Config, choice: KeyChoice, ask: AskPassphrase) -> KeySource:
    """The place of this desk's keys. Raises `KeysMissing` where none was ever chosen,
    `SettingsDamaged`, `FolderUnusable`.
    """
    if choice.key_file is not None:
        return KeyFile(choice.key_file)
    credential = credential_path()
    if credential is not None:
        return Credential(credential)
    settings = config.settings()
    if choice.passphrase or settings.keys is KeySourceKind.PASSPHRASE:
        return PassphraseSource(config.data / FILE_NAME, ask)
    if settings.keys is KeySourceKind.FILE and settings.key_file is not None:
        return KeyFile(settings.key_file)
    if settings.keyring_entry is None:
        raise KeysMissing
    return KeyringSource(settings.keyring_entry)


def remember_choice(config: Config, choice: KeyChoice) -> DeskSettings:
    """Note in `desk.json` where a desk to be enrolled keeps its keys, before any key is made.

    A desk that has chosen once keeps its choice unless another is named. Raises `SettingsDamaged`,
    `FolderUnusable`.
    """
    before = config.settings()
    kind = before.keys or KeySourceKind.KEYRING
    if choice.key_file is not None:
        kind = KeySourceKind.FILE
    elif choice.passphrase:
        kind = KeySourceKind.PASSPHRASE
    key_file = choice.key_file.absolute() if choice.key_file else before.key_file
    settings = before.model_copy(
        update={
            "keys": kind,
            "key_file": key_file if kind is KeySourceKind.FILE else None,
            "keyring_entry": before.keyring_entry or str(uuid.uuid4()),
        }
    )
    if settings != before:
        config.save(settings)
    return settings
