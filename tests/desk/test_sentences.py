"""Every sentence stands in every language, with the same words to fill in."""

import errno
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from boxoffice.config import FolderUnusable, SettingsDamaged
from boxoffice.errors import ExitCode, Fault, bug, complaint_of
from boxoffice.keys import errors as keys
from boxoffice.round_lock import RoundRunning
from boxoffice.sentences import SENTENCES, sentence_about
from boxoffice.services.desk import EventUnknown, NothingFetched
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store import errors as store
from sync.client import errors as sync
from sync.protocol.kinds import Finding, RowKind
from sync.protocol.programme import Language

PATH = Path("/somewhere/file")
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


def words_of(text: str) -> set[str]:
    """The names of the words a sentence leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_all_languages_say_the_same(language: Language) -> None:
    assert SENTENCES[language].keys() == SENTENCES["en"].keys()
    for key, text in SENTENCES[language].items():
        assert words_of(text) == words_of(SENTENCES["en"][key]), key
        assert text != SENTENCES["en"][key] or not text.strip("{}").isalpha(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_says_what_to_do(language: Language) -> None:
    for fault in Fault:
        text = SENTENCES[language][fault]
        assert text.endswith((".", "!")), fault
        assert text.count(". ") + text.count("; ") + text.count(": ") >= 1, fault


JANUARY = datetime(2027, 1, 15, tzinfo=UTC)
ERRORS: list[tuple[Exception, Fault, ExitCode]] = [
    (NothingFetched(), Fault.NOTHING_FETCHED, ExitCode.SYNC),
    (EventUnknown("opening"), Fault.UNKNOWN_EVENT, ExitCode.USAGE),
    (CannotUndo(UndoRefusal.NOT_HERE), Fault.UNKNOWN_ROW, ExitCode.USAGE),
    (CannotUndo(UndoRefusal.NOT_TODAY), Fault.NOT_TODAY, ExitCode.REFUSED),
    (RoundRunning(), Fault.ROUND_RUNNING, ExitCode.SYNC),
    (store.StoreMissing(PATH), Fault.NOT_ENROLLED, ExitCode.NOT_ENROLLED),
    (store.StoreLocked(PATH, "busy"), Fault.STORE_LOCKED, ExitCode.STORE),
    (store.StoreReadOnly(PATH), Fault.STORE_READ_ONLY, ExitCode.STORE),
    (store.StoreFull(PATH), Fault.STORE_FULL, ExitCode.STORE),
    (store.StoreTooNew(PATH, "0009"), Fault.STORE_TOO_NEW, ExitCode.STORE),
    (store.NotADatabase(PATH), Fault.NOT_A_DATABASE, ExitCode.STORE),
    (store.WrongKey(PATH), Fault.WRONG_KEY, ExitCode.STORE),
    (store.StoreDamaged(PATH), Fault.STORE_DAMAGED, ExitCode.STORE),
    (store.StoreNotUpgraded(PATH), Fault.STORE_NOT_UPGRADED, ExitCode.STORE),
    (SettingsDamaged(PATH), Fault.SETTINGS_DAMAGED, ExitCode.STORE),
    (FolderUnusable(PATH), Fault.FOLDER_UNUSABLE, ExitCode.STORE),
    (sync.Unreachable("ConnectTimeout"), Fault.UNREACHABLE, ExitCode.SYNC),
    (sync.CutShort("a connection"), Fault.CUT_SHORT, ExitCode.SYNC),
    (sync.NotKept(OSError(errno.ENOSPC, "")), Fault.STORE_FULL, ExitCode.STORE),
    (sync.NotKept(OSError(errno.EACCES, "")), Fault.STORE_READ_ONLY, ExitCode.STORE),
    (sync.NotConnected("ConnectTimeout"), Fault.UNREACHABLE, ExitCode.SYNC),
    (sync.NameUnknown("ConnectTimeout"), Fault.NAME_UNKNOWN, ExitCode.SYNC),
    (sync.NotSecure(sync.TlsReason.NO_TLS), Fault.NO_TLS, ExitCode.SYNC),
    (sync.NotSecure(sync.TlsReason.UNKNOWN_SIGNER), Fault.UNKNOWN_SIGNER, ExitCode.SYNC),
    (sync.NotSecure(sync.TlsReason.OTHER_NAME), Fault.OTHER_NAME, ExitCode.SYNC),
    (sync.NotSecure(sync.TlsReason.OUT_OF_DATE), Fault.OUT_OF_DATE, ExitCode.SYNC),
    (sync.PageForPeople("a page for people"), Fault.PAGE_FOR_PEOPLE, ExitCode.SYNC),
    (sync.SignInNeeded("HTTP 302"), Fault.SIGN_IN_NEEDED, ExitCode.SYNC),
    (sync.ProxyInTheWay("HTTP 407"), Fault.PROXY_IN_THE_WAY, ExitCode.SYNC),
    (sync.Busy("HTTP 503"), Fault.BUSY, ExitCode.SYNC),
    (sync.NotAuthorised("unknown_device"), Fault.UNKNOWN_DEVICE, ExitCode.SYNC),
    (sync.NotAuthorised("revoked"), Fault.REVOKED, ExitCode.SYNC),
    (sync.ClockSkew(datetime(2026, 4, 25, 16, 0, tzinfo=UTC)), Fault.CLOCK_SKEW, ExitCode.SYNC),
    (sync.ClockSkew(None), Fault.CLOCK_SKEW, ExitCode.SYNC),
    (ProgramTooOld("2.0", JANUARY), Fault.PROGRAM_TOO_OLD, ExitCode.REFUSED),
    (sync.VersionMismatch("2.0"), Fault.VERSION_MISMATCH, ExitCode.SYNC),
    (sync.BadReply("HTTP 200"), Fault.BAD_REPLY, ExitCode.SYNC),
    (sync.NotTaken("not_found"), Fault.NOT_TAKEN, ExitCode.SYNC),
    (sync.NotAuthorised("replayed"), Fault.BUSY, ExitCode.SYNC),
    (sync.OldReply("a head"), Fault.OLD_REPLY, ExitCode.SYNC),
    (sync.Refused("wrong_code"), Fault.WRONG_CODE, ExitCode.REFUSED),
    (sync.Refused("used_code"), Fault.USED_CODE, ExitCode.REFUSED),
    (sync.Refused("expired_code"), Fault.EXPIRED_CODE, ExitCode.REFUSED),
    (sync.Refused("too_many_tries"), Fault.TOO_MANY_TRIES, ExitCode.REFUSED),
    (keys.KeysMissing(), Fault.KEYS_MISSING, ExitCode.KEYS),
    (keys.KeysDamaged(), Fault.KEYS_DAMAGED, ExitCode.KEYS),
    (keys.KeyringMissing(), Fault.KEYRING_MISSING, ExitCode.KEYS),
    (keys.KeyringFailed(), Fault.KEYRING_FAILED, ExitCode.KEYS),
    (keys.KeyFileMissing(PATH), Fault.KEY_FILE_MISSING, ExitCode.KEYS),
    (keys.KeyFileExposed(PATH), Fault.KEY_FILE_EXPOSED, ExitCode.KEYS),
    (keys.KeyFileForeign(PATH), Fault.KEY_FILE_FOREIGN, ExitCode.KEYS),
    (keys.KeyFileUnreadable(PATH), Fault.KEY_FILE_UNREADABLE, ExitCode.KEYS),
    (keys.KeyFileUnwritable(PATH), Fault.KEY_FILE_UNWRITABLE, ExitCode.KEYS),
    (keys.PassphraseMissing(), Fault.PASSPHRASE_MISSING, ExitCode.KEYS),
    (keys.PassphraseWrong(), Fault.PASSPHRASE_WRONG, ExitCode.KEYS),
    (keys.PassphraseTooShort(), Fault.PASSPHRASE_TOO_SHORT, ExitCode.KEYS),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("error", "fault", "exit_code"), ERRORS)
def test_every_error_has_its_sentence_and_exit_code(
    error: Exception, fault: Fault, exit_code: ExitCode, language: Language
) -> None:
    complaint = complaint_of(error)
    assert complaint is not None
    assert (complaint.fault, complaint.exit_code) == (fault, exit_code)
    said = sentence_about(complaint, language)
    assert "{" not in said
    technical = {"ConnectTimeout", "HTTP", "unknown_device", type(error).__name__}
    assert not any(word in said for word in technical)
    if str(PATH) in str(error):
        assert str(PATH) in said


def test_a_bug_is_no_complaint_of_the_desk() -> None:
    assert complaint_of(ValueError("secret")) is None
    complaint = bug(Path("/desk/logs"))
    assert complaint.exit_code is ExitCode.BUG
    assert "/desk/logs" in sentence_about(complaint, "sv")


def test_exit_codes_never_change() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "REFUSED": 1,
        "USAGE": 2,
        "NOT_ENROLLED": 3,
        "STORE": 4,
        "SYNC": 5,
        "KEYS": 6,
        "BUG": 70,
    }


def test_every_kind_and_outcome_of_the_ledger_has_words() -> None:
    for kind in RowKind:
        assert SENTENCES["fi"][f"row_{kind}"]
    for outcome in Finding:
        assert SENTENCES["fi"][f"outcome_{outcome}"]
