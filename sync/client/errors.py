"""Why a round of sync failed, named by what to do next."""

import errno
from datetime import datetime
from enum import StrEnum

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class SyncError(Exception):
    """A round failed; nothing is lost, and it is tried again."""


class Unreachable(SyncError):
    """No answer: no network, a wrong address, a timeout, a connection cut half-way."""


class NotConnected(Unreachable):
    """Nothing was sent: no connection came about."""


class NameUnknown(NotConnected):
    """The network knows no address for the centre's name."""


class TlsReason(StrEnum):
    """Why a connection is not secure."""

    NO_TLS = "no_tls"
    UNKNOWN_SIGNER = "unknown_signer"
    OTHER_NAME = "other_name"
    OUT_OF_DATE = "out_of_date"


class NotSecure(NotConnected):
    """The connection would not be a private one with the centre, so nothing was sent."""

    def __init__(self, reason: TlsReason) -> None:
        super().__init__(reason)
        self.reason = reason


class CutShort(Unreachable):
    """The connection broke while a file came: what has come is kept, the rest follows later."""


class Busy(SyncError):
    """The centre asks to wait (429, 5xx); `retry_after` in seconds where it says so."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotAuthorised(SyncError):
    """The centre does not know this desk, or no longer lets it in. `code` is the problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ClockSkew(NotAuthorised):
    """This machine's clock is too far from the centre's; `centre_time` is what the centre says."""

    def __init__(self, centre_time: datetime | None) -> None:
        super().__init__("clock_skew")
        self.centre_time = centre_time


class VersionMismatch(SyncError):
    """One end is too old for the other; `minimum` is the oldest client the centre serves."""

    def __init__(self, minimum: str) -> None:
        super().__init__(minimum)
        self.minimum = minimum


class BadReply(SyncError):
    """Something answered that is not the centre, or not as the protocol says."""


class PageForPeople(BadReply):
    """A page for people answers at the centre's address. It may be the address of some website, or
    a network that wants a sign-in first: nothing in the page tells which.
    """


class SignInNeeded(BadReply):
    """Whoever answers leads to a page elsewhere: the network wants a sign-in first."""


class ProxyInTheWay(BadReply):
    """A proxy answers for itself: it wants a name, or lets nothing through to the centre."""


class OldReply(BadReply):
    """What came is signed and old: a copy that something on the way kept, or a clock far ahead."""


class NotTaken(BadReply):
    """The centre itself refused a request, in a way that trying at once does not cure."""


class NotKept(SyncError):
    """A file that came could not be written on this machine; `full` where there is no room."""

    def __init__(self, error: OSError) -> None:
        super().__init__(type(error).__name__)
        self.full = error.errno in _NO_ROOM


class Refused(SyncError):
    """The centre refused an enrolment code; `code` is the problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
