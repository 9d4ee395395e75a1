"""What each error means to a person: its fault (one sentence in each language) and exit code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

from boxoffice.config import FolderUnusable, SettingsDamaged
from boxoffice.keys import errors as keys
from boxoffice.round_lock import RoundRunning
from boxoffice.services.desk import EventUnknown, NothingFetched
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store import errors as store
from sync.client import errors as sync
from sync.protocol.problems import ProblemCode


class ExitCode(IntEnum):
    """What a command line program ends with; the table stands in docs/command-line.md."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    NOT_ENROLLED = 3
    STORE = 4
    SYNC = 5
    KEYS = 6
    BUG = 70


class Fault(StrEnum):
    """What may go wrong; each has one sentence a language that says what to do."""

    USAGE = "usage"
    NO_DISPLAY = "no_display"
    NO_QT = "no_qt"
    BAD_ADDRESS = "bad_address"
    UNKNOWN_EVENT = "unknown_event"
    UNKNOWN_ROW = "unknown_row"
    NOT_TODAY = "not_today"
    NO_TABLE = "no_table"
    PERIOD_ORDER = "period_order"
    TABLE_NAME = "table_name"
    TABLE_NOT_WRITTEN = "table_not_written"
    NO_CODE_COLUMN = "no_code_column"
    FINGERPRINT_NEEDED = "fingerprint_needed"
    FINGERPRINT_DIFFERS = "fingerprint_differs"
    ALREADY_ENROLLED = "already_enrolled"
    WRONG_CODE = "wrong_code"
    USED_CODE = "used_code"
    EXPIRED_CODE = "expired_code"
    TOO_MANY_TRIES = "too_many_tries"
    RELAY_ADDRESS = "relay_address"
    RELAY_CODE = "relay_code"
    RELAY_UNREACHABLE = "relay_unreachable"
    RELAY_NO_CENTRE = "relay_no_centre"
    NOT_ENROLLED = "not_enrolled"
    NOTHING_FETCHED = "nothing_fetched"
    SETTINGS_DAMAGED = "settings_damaged"
    FOLDER_UNUSABLE = "folder_unusable"
    STORE_LOCKED = "store_locked"
    STORE_READ_ONLY = "store_read_only"
    STORE_FULL = "store_full"
    STORE_TOO_NEW = "store_too_new"
    NOT_A_DATABASE = "not_a_database"
    WRONG_KEY = "wrong_key"
    STORE_DAMAGED = "store_damaged"
    STORE_NOT_UPGRADED = "store_not_upgraded"
    UNREACHABLE = "unreachable"
    CUT_SHORT = "cut_short"
    NAME_UNKNOWN = "name_unknown"
    NO_TLS = "no_tls"
    UNKNOWN_SIGNER = "unknown_signer"
    OTHER_NAME = "other_name"
    OUT_OF_DATE = "out_of_date"
    PAGE_FOR_PEOPLE = "page_for_people"
    SIGN_IN_NEEDED = "sign_in_needed"
    PROXY_IN_THE_WAY = "proxy_in_the_way"
    BUSY = "busy"
    UNKNOWN_DEVICE = "unknown_device"
    REVOKED = "revoked"
    CLOCK_SKEW = "clock_skew"
    VERSION_MISMATCH = "version_mismatch"
    PROGRAM_TOO_OLD = "program_too_old"
    BAD_REPLY = "bad_reply"
    OLD_REPLY = "old_reply"
    NOT_TAKEN = "not_taken"
    ROUND_RUNNING = "round_running"
    KEYS_MISSING = "keys_missing"
    KEYS_DAMAGED = "keys_damaged"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_FAILED = "keyring_failed"
    KEY_FILE_MISSING = "key_file_missing"
    KEY_FILE_EXPOSED = "key_file_exposed"
    KEY_FILE_FOREIGN = "key_file_foreign"
    KEY_FILE_UNREADABLE = "key_file_unreadable"
    KEY_FILE_UNWRITABLE = "key_file_unwritable"
    PASSPHRASE_MISSING = "passphrase_missing"  # noqa: S105 - the name of a fault
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105 - the name of a fault
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"  # noqa: S105 - the name of a fault
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault with the words to fill into its sentence, and the exit code it ends with."""

    fault: Fault
    exit_code: ExitCode
    words: Mapping[str, str] = field(default_factory=dict)


class CommandRefused(Exception):
    """A command cannot do what was asked, for a reason that has a complaint of its own."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.fault)
        self.complaint = complaint


_PLAIN: tuple[tuple[type[Exception], Fault, ExitCode], ...] = (
    (NothingFetched, Fault.NOTHING_FETCHED, ExitCode.SYNC),
    (EventUnknown, Fault.UNKNOWN_EVENT, ExitCode.USAGE),
    (ProgramTooOld, Fault.PROGRAM_TOO_OLD, ExitCode.REFUSED),
    (RoundRunning, Fault.ROUND_RUNNING, ExitCode.SYNC),
    (sync.CutShort, Fault.CUT_SHORT, ExitCode.SYNC),
    (sync.NameUnknown, Fault.NAME_UNKNOWN, ExitCode.SYNC),
    (sync.Unreachable, Fault.UNREACHABLE, ExitCode.SYNC),
    (sync.Busy, Fault.BUSY, ExitCode.SYNC),
    (sync.ClockSkew, Fault.CLOCK_SKEW, ExitCode.SYNC),
    (sync.NotAuthorised, Fault.UNKNOWN_DEVICE, ExitCode.SYNC),
    (CannotUndo, Fault.UNKNOWN_ROW, ExitCode.USAGE),
    (sync.VersionMismatch, Fault.VERSION_MISMATCH, ExitCode.SYNC),
    (sync.NotTaken, Fault.NOT_TAKEN, ExitCode.SYNC),
    (sync.OldReply, Fault.OLD_REPLY, ExitCode.SYNC),
    (sync.PageForPeople, Fault.PAGE_FOR_PEOPLE, ExitCode.SYNC),
    (sync.SignInNeeded, Fault.SIGN_IN_NEEDED, ExitCode.SYNC),
    (sync.ProxyInTheWay, Fault.PROXY_IN_THE_WAY, ExitCode.SYNC),
    (sync.BadReply, Fault.BAD_REPLY, ExitCode.SYNC),
    (keys.KeyFileMissing, Fault.KEY_FILE_MISSING, ExitCode.KEYS),
    (keys.KeyFileExposed, Fault.KEY_FILE_EXPOSED, ExitCode.KEYS),
    (keys.KeyFileForeign, Fault.KEY_FILE_FOREIGN, ExitCode.KEYS),
    (keys.KeyFileUnreadable, Fault.KEY_FILE_UNREADABLE, ExitCode.KEYS),
    (keys.KeyFileUnwritable, Fault.KEY_FILE_UNWRITABLE, ExitCode.KEYS),
    (keys.KeysMissing, Fault.KEYS_MISSING, ExitCode.KEYS),
    (keys.KeysDamaged, Fault.KEYS_DAMAGED, ExitCode.KEYS),
    (keys.KeyringMissing, Fault.KEYRING_MISSING, ExitCode.KEYS),
    (keys.KeyringFailed, Fault.KEYRING_FAILED, ExitCode.KEYS),
    (keys.PassphraseMissing, Fault.PASSPHRASE_MISSING, ExitCode.KEYS),
    (keys.PassphraseWrong, Fault.PASSPHRASE_WRONG, ExitCode.KEYS),
    (keys.PassphraseTooShort, Fault.PASSPHRASE_TOO_SHORT, ExitCode.KEYS),
    (store.StoreMissing, Fault.NOT_ENROLLED, ExitCode.NOT_ENROLLED),
    (store.StoreLocked, Fault.STORE_LOCKED, ExitCode.STORE),
    (store.StoreReadOnly, Fault.STORE_READ_ONLY, ExitCode.STORE),
    (store.StoreFull, Fault.STORE_FULL, ExitCode.STORE),
    (store.StoreTooNew, Fault.STORE_TOO_NEW, ExitCode.STORE),
    (store.NotADatabase, Fault.NOT_A_DATABASE, ExitCode.STORE),
    (store.WrongKey, Fault.WRONG_KEY, ExitCode.STORE),
    (store.StoreNotUpgraded, Fault.STORE_NOT_UPGRADED, ExitCode.STORE),
    (store.StoreError, Fault.STORE_DAMAGED, ExitCode.STORE),
    (SettingsDamaged, Fault.SETTINGS_DAMAGED, ExitCode.STORE),
    (FolderUnusable, Fault.FOLDER_UNUSABLE, ExitCode.STORE),
)
_REFUSALS: dict[str, Fault] = {
    ProblemCode.WRONG_CODE: Fault.WRONG_CODE,
    ProblemCode.USED_CODE: Fault.USED_CODE,
    ProblemCode.EXPIRED_CODE: Fault.EXPIRED_CODE,
    ProblemCode.TOO_MANY_TRIES: Fault.TOO_MANY_TRIES,
}

EXPECTED: tuple[type[Exception], ...] = (
    CommandRefused,
    sync.SyncError,
    *(kind for kind, _, _ in _PLAIN),
)
"""The errors that a program may meet in good health: `complaint_of` knows them all."""


def complaint_of(error: Exception) -> Complaint | None:
    """What to say about an error that a program may meet in good health; None for a bug."""
    if isinstance(error, CommandRefused):
        return error.complaint
    if isinstance(error, sync.NotSecure):
        return Complaint(Fault(error.reason), ExitCode.SYNC)
    by_code = _complaint_by_code(error)
    if by_code is not None:
        return by_code
    for kind, fault, exit_code in _PLAIN:
        if isinstance(error, kind):
            return Complaint(fault, exit_code, _words(error))
    return None


def bug(logs: Path) -> Complaint:
    """What to say about an error that nobody expected; `logs` is the folder that tells more."""
    return Complaint(Fault.BUG, ExitCode.BUG, {"logs": str(logs)})


def _complaint_by_code(error: Exception) -> Complaint | None:
    """The complaint of an error whose code says more than its class."""
    if isinstance(error, sync.Refused):
        return Complaint(_REFUSALS.get(error.code, Fault.WRONG_CODE), ExitCode.REFUSED)
    if isinstance(error, sync.NotAuthorised) and error.code == ProblemCode.REVOKED:
        return Complaint(Fault.REVOKED, ExitCode.SYNC)
    if isinstance(error, sync.NotAuthorised) and error.code == ProblemCode.REPLAYED:
        return Complaint(Fault.BUSY, ExitCode.SYNC)
    if isinstance(error, sync.NotKept):
        fault = Fault.STORE_FULL if error.full else Fault.STORE_READ_ONLY
        return Complaint(fault, ExitCode.STORE)
    if isinstance(error, CannotUndo) and error.refusal is UndoRefusal.NOT_TODAY:
        return Complaint(Fault.NOT_TODAY, ExitCode.REFUSED)
    return None


def _words(error: Exception) -> dict[str, str]:
    """The words that a fault's sentence needs: a path, a version; never the error's text."""
    if isinstance(error, keys.KeyFileError | SettingsDamaged | FolderUnusable):
        return {"path": str(error.path)}
    if isinstance(error, EventUnknown):
        return {"event": str(error.args[0])}
    if isinstance(error, sync.ClockSkew):
        at = error.centre_time
        return {"time": at.strftime("%d.%m.%Y %H:%M") if at else "?"}
    if isinstance(error, ProgramTooOld):
        return {"minimum": error.minimum, "day": f"{error.since.day}.{error.since.month}."}
    if isinstance(error, sync.VersionMismatch):
        return {"minimum": error.minimum}
    return {}
