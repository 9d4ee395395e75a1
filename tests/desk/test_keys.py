"""The three places for keys: what they keep, what they refuse, and what survives."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from boxoffice.config import Config
from boxoffice.keys import errors
from boxoffice.keys.choosing import KeyChoice, key_source, remember_choice
from boxoffice.keys.desk_keys import DeskKeys, read_keys, write_keys
from boxoffice.keys.key_file import CREDENTIAL_NAME, CREDENTIALS_VARIABLE, KeyFile
from boxoffice.keys.keyring_source import SERVICE, KeyringSource
from boxoffice.keys.passphrase import (
    DESCRIPTOR_VARIABLE,
    FILE_NAME,
    VARIABLE,
    Cost,
    PassphraseSource,
    passphrase_from_surroundings,
)
from boxoffice.keys.sources import KeySource
from tests.desk.command_line import without_bytecode

CHEAP = Cost(passes=1, kibibytes=64, lanes=1)
PASSPHRASE = "seven calm otters"  # noqa: S105 - made up


class Person:
    """A person who types one passphrase; counts how often they were asked."""

    def __init__(self, passphrase: str = PASSPHRASE) -> None:
        self.passphrase = passphrase
        self.questions: list[bool] = []

    def __call__(self, new: bool) -> str:
        self.questions.append(new)
        return self.passphrase


def kept_by(place: str, tmp_path: Path) -> KeySource:
    """A source of each kind, as another process would make it."""
    sources: dict[str, KeySource] = {
        "keyring": KeyringSource("desk"),
        "file": KeyFile(tmp_path / "desk.keys"),
        "passphrase": PassphraseSource(tmp_path / FILE_NAME, Person(), CHEAP),
    }
    return sources[place]


@pytest.mark.usefixtures("memory_keyring")
@pytest.mark.parametrize("place", ["keyring", "file", "passphrase"])
class TestEverySource:
    """What all places have in common."""

    def test_keeps_and_replaces(self, place: str, tmp_path: Path, keys: DeskKeys) -> None:
        kept_by(place, tmp_path).store(keys)
        assert kept_by(place, tmp_path).load() == keys
        later = keys.with_list_key(2, b"\x03" * 32)
        kept_by(place, tmp_path).store(later)
        assert kept_by(place, tmp_path).load() == later

    def test_says_that_there_are_none(self, place: str, tmp_path: Path) -> None:
        with pytest.raises(errors.KeysMissing):
            kept_by(place, tmp_path).load()

    def test_erases(self, place: str, tmp_path: Path, keys: DeskKeys) -> None:
        kept_by(place, tmp_path).store(keys)
        kept_by(place, tmp_path).erase()
        kept_by(place, tmp_path).erase()
        with pytest.raises(errors.KeysMissing):
            kept_by(place, tmp_path).load()


def test_keys_never_show(keys: DeskKeys) -> None:
    shown = repr(keys)
    for secret in (keys.signing_key, keys.sealing_key, keys.store_key, keys.list_keys[1]):
        assert repr(secret)[2:-1] not in shown


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff\xfe", b'{"v": 2}', b'{"signing_key": "AAAA"}', b"[" * 100_000],
)
def test_what_is_no_key_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(errors.KeysDamaged) as caught:
        read_keys(data)
    assert caught.value.__cause__ is None


def test_a_short_key_is_refused(keys: DeskKeys) -> None:
    text = write_keys(keys).decode()
    field = '"store_key":"'
    start = text.index(field) + len(field)
    with pytest.raises(errors.KeysDamaged):
        read_keys(text[:start] + text[start + 4 :])


class Locked(fail.Keyring):
    """A keyring that its user has not unlocked."""

    def get_password(self, service: str, username: str, password: str = "") -> str | None:
        raise KeyringLocked("secret text")


class BrokenBus(fail.Keyring):
    """A keyring whose service went away."""

    def get_password(self, service: str, username: str, password: str = "") -> str | None:
        raise ConnectionRefusedError(errno.ECONNREFUSED, "no bus")


@pytest.mark.parametrize(
    ("backend", "error"),
    [
        (fail.Keyring, errors.KeyringMissing),
        (Locked, errors.KeyringFailed),
        (BrokenBus, errors.KeyringFailed),
        (null.Keyring, errors.KeysMissing),
    ],
)
@pytest.mark.usefixtures("memory_keyring")
def test_a_keyring_that_fails_is_told_apart(
    backend: type[fail.Keyring], error: type[Exception]
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(error) as caught:
        KeyringSource("desk").load()
    assert str(caught.value) == ""


@pytest.mark.usefixtures("memory_keyring")
def test_a_keyring_that_only_pretends_to_keep_is_no_keyring(keys: DeskKeys) -> None:
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]  # untyped library
    with pytest.raises(errors.KeyringMissing):
        KeyringSource("desk").store(keys)


class TestKeyFile:
    """A file that only its owner can reach."""

    def test_is_made_private(self, tmp_path: Path, keys: DeskKeys) -> None:
        KeyFile(tmp_path / "desk.keys").store(keys)
        assert stat.S_IMODE((tmp_path / "desk.keys").stat().st_mode) == 0o600

    @pytest.mark.parametrize("mode", [0o604, 0o640, 0o660, 0o666, 0o601, 0o610])
    def test_is_refused_when_exposed(self, tmp_path: Path, keys: DeskKeys, mode: int) -> None:
        path = tmp_path / "desk.keys"
        KeyFile(path).store(keys)
        path.chmod(mode)
        before = path.read_bytes()
        with pytest.raises(errors.KeyFileExposed):
            KeyFile(path).load()
        with pytest.raises(errors.KeyFileExposed):
            KeyFile(path).store(keys.with_list_key(9, b"\x09" * 32))
        assert path.read_bytes() == before

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
    def test_is_refused_when_foreign(self, tmp_path: Path, keys: DeskKeys) -> None:
        path = tmp_path / "desk.keys"
        KeyFile(path).store(keys)
        os.chown(path, 12345, 12345)
        with pytest.raises(errors.KeyFileForeign):
            KeyFile(path).load()

    def test_a_folder_a_pipe_and_a_flood_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(errors.KeyFileUnreadable):
            KeyFile(tmp_path).load()
        os.mkfifo(tmp_path / "pipe", 0o600)
        with pytest.raises(errors.KeyFileUnreadable):
            KeyFile(tmp_path / "pipe").load()
        flood = tmp_path / "flood"
        flood.write_bytes(b"x" * 1_000_000)
        flood.chmod(0o600)
        with pytest.raises(errors.KeysDamaged):
            KeyFile(flood).load()

    def test_a_missing_folder_is_told(self, tmp_path: Path, keys: DeskKeys) -> None:
        with pytest.raises(errors.KeyFileUnwritable):
            KeyFile(tmp_path / "gone" / "desk.keys").store(keys)

    def test_a_full_disk_leaves_the_old_keys(self, tmp_path: Path, keys: DeskKeys) -> None:
        """The process may write 100 bytes a file at most: as a full disk, but without mounting."""
        path = tmp_path / "desk.keys"
        KeyFile(path).store(keys)
        program = (
            "import resource, signal, sys\n"
            "from pathlib import Path\n"
            "from boxoffice.keys.errors import KeyFileUnwritable\n"
            "from boxoffice.keys.key_file import KeyFile\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
            "source = KeyFile(Path(sys.argv[1]))\n"
            "try:\n"
            "    source.store(source.load().with_list_key(5, bytes(32)))\n"
            "except KeyFileUnwritable:\n"
            "    sys.exit(6)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)],
            check=False,
            cwd=Path.cwd(),
            env=without_bytecode(dict(os.environ)),
        )
        assert done.returncode == 6
        assert KeyFile(path).load() == keys
        assert [each.name for each in tmp_path.iterdir()] == ["desk.keys"]


class TestCredential:
    """What systemd hands in is read, never written."""

    @pytest.fixture
    def credential(self, tmp_path: Path, keys: DeskKeys, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / CREDENTIAL_NAME
        KeyFile(path).store(keys)
        path.chmod(0o440)
        monkeypatch.setenv(CREDENTIALS_VARIABLE, str(tmp_path))
        return path

    @pytest.mark.usefixtures("credential")
    def test_is_read_before_the_desks_own_choice(self, config: Config, keys: DeskKeys) -> None:
        remember_choice(config, KeyChoice(key_file=Path("elsewhere")))
        source = key_source(config, KeyChoice(), Person())
        assert source.load() == keys
        source.store(keys)

    def test_is_never_written(self, config: Config, keys: DeskKeys, credential: Path) -> None:
        source = key_source(config, KeyChoice(), Person())
        before = credential.read_bytes()
        with pytest.raises(errors.KeyFileUnwritable):
            source.store(keys.with_list_key(3, b"\x04" * 32))
        with pytest.raises(errors.KeyFileUnwritable):
            source.erase()
        assert credential.read_bytes() == before

    def test_is_refused_when_everybody_may_read_it(self, config: Config, credential: Path) -> None:
        credential.chmod(0o444)
        with pytest.raises(errors.KeyFileExposed):
            key_source(config, KeyChoice(), Person()).load()


class TestPassphrase:
    """Keys under a passphrase."""

    def test_the_file_holds_no_key(self, tmp_path: Path, keys: DeskKeys) -> None:
        path = tmp_path / FILE_NAME
        PassphraseSource(path, Person(), CHEAP).store(keys)
        assert keys.incarnation.encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_a_wrong_one_opens_nothing(self, tmp_path: Path, keys: DeskKeys) -> None:
        path = tmp_path / FILE_NAME
        PassphraseSource(path, Person(), CHEAP).store(keys)
        with pytest.raises(errors.PassphraseWrong):
            PassphraseSource(path, Person("seven calm badgers"), CHEAP).load()

    def test_is_asked_for_once(self, tmp_path: Path, keys: DeskKeys) -> None:
        person = Person()
        source = PassphraseSource(tmp_path / FILE_NAME, person, CHEAP)
        source.store(keys)
        source.load()
        source.store(keys.with_list_key(4, b"\x05" * 32))
        source.load()
        assert person.questions == [True]

    def test_a_short_one_is_not_taken(self, tmp_path: Path, keys: DeskKeys) -> None:
        with pytest.raises(errors.PassphraseTooShort):
            PassphraseSource(tmp_path / FILE_NAME, Person("short"), CHEAP).store(keys)
        assert not list(tmp_path.iterdir())

    def test_a_wrong_one_never_replaces_the_keys(self, tmp_path: Path, keys: DeskKeys) -> None:
        path = tmp_path / FILE_NAME
        PassphraseSource(path, Person(), CHEAP).store(keys)
        with pytest.raises(errors.PassphraseWrong):
            PassphraseSource(path, Person("seven calm badgers"), CHEAP).store(keys)
        assert PassphraseSource(path, Person(), CHEAP).load() == keys

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('"kibibytes":64', '"kibibytes":128'),
            ('"kibibytes":64', '"kibibytes":99999999999'),
            ('"argon2id"', '"argon2i"'),
            ('"v":1', '"v":2'),
        ],
    )
    def test_a_changed_file_is_refused(
        self, tmp_path: Path, keys: DeskKeys, old: str, new: str
    ) -> None:
        path = tmp_path / FILE_NAME
        PassphraseSource(path, Person(), CHEAP).store(keys)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        with pytest.raises((errors.KeysDamaged, errors.PassphraseWrong)):
            PassphraseSource(path, Person(), CHEAP).load()

    def test_comes_from_an_open_file_or_the_environment(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ask = passphrase_from_surroundings("?", "again?")
        monkeypatch.setenv(VARIABLE, "from the environment")
        assert ask(False) == "from the environment"
        reading, writing = os.pipe()
        os.write(writing, b"from a pipe\n")
        os.close(writing)
        monkeypatch.setenv(DESCRIPTOR_VARIABLE, str(reading))
        assert ask(True) == "from a pipe"
        os.close(reading)
        with pytest.raises(errors.PassphraseMissing):
            ask(False)

    def test_is_missing_where_nobody_can_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with open(os.devnull) as nobody:
            monkeypatch.setattr(sys, "stdin", nobody)
            with pytest.raises(errors.PassphraseMissing):
                passphrase_from_surroundings("?", "again?")(False)


class TestChoice:
    """Which place a desk uses is remembered in the open, without a secret."""

    @pytest.mark.usefixtures("memory_keyring")
    def test_two_desks_have_two_keyring_entries(self, tmp_path: Path, keys: DeskKeys) -> None:
        one, other = Config(tmp_path / "one"), Config(tmp_path / "other")
        for desk in (one, other):
            remember_choice(desk, KeyChoice())
        key_source(one, KeyChoice(), Person()).store(keys)
        with pytest.raises(errors.KeysMissing):
            key_source(other, KeyChoice(), Person()).load()
        assert key_source(one, KeyChoice(), Person()).load() == keys
        assert SERVICE == "kaiku-boxoffice"

    def test_a_desk_that_chose_nothing_has_no_keys(self, config: Config) -> None:
        with pytest.raises(errors.KeysMissing):
            key_source(config, KeyChoice(), Person())

    def test_a_key_file_is_remembered_from_any_folder(
        self, config: Config, keys: DeskKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        choice = KeyChoice(key_file=Path("desk.keys"))
        remember_choice(config, choice)
        key_source(config, choice, Person()).store(keys)
        monkeypatch.chdir("/")
        assert key_source(config, KeyChoice(), Person()).load() == keys

    def test_the_choice_holds_no_secret(self, config: Config, keys: DeskKeys) -> None:
        remember_choice(config, KeyChoice(passphrase=True))
        source = PassphraseSource(config.data / FILE_NAME, Person(), CHEAP)
        source.store(keys)
        text = config.settings_file.read_text()
        assert "passphrase" in text
        assert PASSPHRASE not in text
        assert key_source(config, KeyChoice(), Person()).load() == keys
