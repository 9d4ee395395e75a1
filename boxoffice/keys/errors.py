"""Why a desk's keys cannot be had, named by what to do next."""

from pathlib import Path


class KeysError(Exception):
    """The keys cannot be read or kept."""


class KeysMissing(KeysError):
    """The place is in order but holds no keys of this desk: enrol, or name the right place."""


class KeysDamaged(KeysError):
    """What is kept there is not a desk's keys: put the right file or entry back."""


class KeyringMissing(KeysError):
    """This system has no keyring: use a key file or a passphrase."""


class KeyringFailed(KeysError):
    """The keyring is locked or refuses: unlock it, or use a key file."""


class KeyFileError(KeysError):
    """Something is wrong with the key file at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class KeyFileMissing(KeyFileError, KeysMissing):
    """There is no such file."""


class KeyFileExposed(KeyFileError):
    """Others than its owner may read or change the file: take their rights away."""


class KeyFileForeign(KeyFileError):
    """The file belongs to another user: start the desk as that user, or change the owner."""


class KeyFileUnreadable(KeyFileError):
    """The system does not let this user read the file, or it is no file."""


class KeyFileUnwritable(KeyFileError):
    """The file cannot be written: its folder, its disk or systemd keeps it as it is."""


class PassphraseMissing(KeysError):
    """The keys are under a passphrase, and nobody is there to type it: hand it in."""


class PassphraseWrong(KeysError):
    """The passphrase does not open the keys: type it again."""


class PassphraseTooShort(KeysError):
    """A new passphrase is shorter than `MIN_PASSPHRASE` characters: think of a longer one."""
