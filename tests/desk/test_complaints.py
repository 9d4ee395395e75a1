"""Bad commands, desks and keys on the command line: one sentence, its exit code, nothing else."""

import sys
from pathlib import Path

import pytest

from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.key_file import KeyFile
from boxoffice.keys.passphrase import VARIABLE
from boxoffice.sentences import sentence
from sync.protocol.programme import Language
from tests.desk.command_line import Ended, boxoffice, boxoffice_sync

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
CODE = "QX482913"
ENROL = ("enrol", "http://127.0.0.1:1", "ABCDEFGHJKMN", "--yes")


def complains(ended: Ended, code: int, fault: str, language: Language, **words: str) -> None:
    """The program ended with the code, and said the sentence and nothing else."""
    assert ended.err.splitlines()[-1] == sentence(fault, language, **words)
    assert ended.code == code
    assert ended.out == ""
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("language", LANGUAGES)
class TestSentences:
    """In each language."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("dance",),
            ("check",),
            ("check", CODE),
            ("give", CODE, "--event", "e", "--children", "x"),
        ],
    )
    def test_a_wrong_command(
        self, tmp_path: Path, language: Language, arguments: tuple[str, ...]
    ) -> None:
        ended = boxoffice(tmp_path, "--language", language, *arguments)
        program = "boxoffice" if arguments == ("dance",) else f"boxoffice {arguments[0]}"
        complains(ended, 2, "usage", language, program=program)
        assert CODE not in ended.err
        assert ended.err.startswith(sentence("usage_of", language))

    @pytest.mark.parametrize(
        ("arguments", "names"),
        [
            (("check",), "CODE, --event"),
            (("give", CODE, "--event", "e", "--children", "x"), "--children"),
            (("give", CODE, "--event", "e", "--channel", "post"), "--channel"),
            (("--key-file", "k", "--passphrase", "status"), "--passphrase"),
        ],
    )
    def test_what_was_wrong_is_named_by_its_argument(
        self, tmp_path: Path, language: Language, arguments: tuple[str, ...], names: str
    ) -> None:
        ended = boxoffice(tmp_path, "--language", language, *arguments)
        assert sentence("usage_about", language, names=names) in ended.err.splitlines()

    def test_no_word_of_the_library_stands_in_the_help(
        self, tmp_path: Path, language: Language
    ) -> None:
        said = boxoffice(tmp_path, "--language", language, "check", "--help").out
        assert said.startswith(sentence("usage_of", language))
        assert sentence("usage_options", language) in said
        if language != "en":
            assert not {"usage:", "positional", "options:", "arguments"} & set(said.split())

    @pytest.mark.parametrize(
        "arguments",
        [
            ("status",),
            ("events",),
            ("ledger",),
            ("check", CODE, "--event", "e"),
            ("give", CODE, "--event", "e"),
            ("void", "r"),
        ],
    )
    def test_no_desk(self, tmp_path: Path, language: Language, arguments: tuple[str, ...]) -> None:
        folder = tmp_path / "none"
        ended = boxoffice(folder, "--language", language, *arguments)
        complains(ended, 3, "not_enrolled", language)
        assert not folder.exists()

    def test_no_desk_to_sync(self, tmp_path: Path, language: Language) -> None:
        for how in ("--once", "--watch"):
            ended = boxoffice_sync(tmp_path, how, "--language", language)
            complains(ended, 3, "not_enrolled", language)

    def test_no_address(self, tmp_path: Path, language: Language) -> None:
        for address in ("http://centre.example.fi", "ftp://x", "https://a b"):
            ended = boxoffice(
                tmp_path, "enrol", address, "ABCDEFGHJKMN", "--yes", "--language", language
            )
            complains(ended, 2, "bad_address", language, address=address)

    def test_nobody_to_compare(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(tmp_path, *ENROL[:3], "--language", language)
        complains(ended, 2, "fingerprint_needed", language)

    def test_no_keyring(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(tmp_path, *ENROL, "--language", language)
        complains(ended, 6, "keyring_missing", language)

    def test_no_centre(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(tmp_path, *ENROL, "--language", language, "--key-file", tmp_path / "k")
        complains(ended, 5, "unreachable", language)

    def test_an_exposed_key_file(self, tmp_path: Path, language: Language, keys: DeskKeys) -> None:
        path = tmp_path / "keys"
        KeyFile(path).store(keys)
        path.chmod(0o644)
        ended = boxoffice(tmp_path, *ENROL, "--language", language, "--key-file", path)
        complains(ended, 6, "key_file_exposed", language, path=str(path))

    def test_nobody_to_type_a_passphrase(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(tmp_path, *ENROL, "--language", language, "--passphrase")
        complains(ended, 6, "passphrase_missing", language)

    def test_a_short_passphrase(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(
            tmp_path,
            *ENROL,
            "--language",
            language,
            "--passphrase",
            variables={VARIABLE: "short"},
        )
        complains(ended, 6, "passphrase_too_short", language)

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
    def test_no_display(self, tmp_path: Path, language: Language) -> None:
        complains(boxoffice(tmp_path, "--language", language), 1, "no_display", language)

    def test_damaged_settings(self, tmp_path: Path, language: Language) -> None:
        settings = tmp_path / "desk.json"
        settings.write_text("{")
        ended = boxoffice(tmp_path, *ENROL, "--language", language)
        complains(ended, 4, "settings_damaged", language, path=str(settings))

    def test_a_file_in_the_folders_place(self, tmp_path: Path, language: Language) -> None:
        folder = tmp_path / "desk"
        folder.write_text("")
        ended = boxoffice(folder, *ENROL, "--language", language)
        complains(ended, 4, "folder_unusable", language, path=str(folder))

    def test_help_is_in_the_language(self, tmp_path: Path, language: Language) -> None:
        ended = boxoffice(tmp_path, "--language", language, "give", "--help")
        assert ended.code == 0
        shown = " ".join(ended.out.split())
        assert sentence("about_give", language) in shown
        assert sentence("help_code", language) in shown


def test_the_language_comes_from_the_desk_then_from_the_system(tmp_path: Path) -> None:
    (tmp_path / "desk.json").write_text('{"v": 1, "language": "sv"}')
    ended = boxoffice(tmp_path, "status", variables={"LANG": "en_GB.UTF-8"})
    complains(ended, 3, "not_enrolled", "sv")
    ended = boxoffice(tmp_path / "other", "status", variables={"LANG": "en_GB.UTF-8"})
    complains(ended, 3, "not_enrolled", "en")


def test_scan_needs_no_desk_and_makes_none(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    ended = boxoffice(folder, "scan", "--json", tmp_path / "gone.png")
    assert ended.code == 1
    assert ended.json == {"file": str(tmp_path / "gone.png"), "codes": [], "error": "missing"}
    assert ended.err == ""
    assert not folder.exists()
