"""Beside which field of the first start an error stands, and its words there."""

from boxoffice.ui import fault_words, faults
from sync.client import http
from sync.client.errors import (
    BadReply,
    NameUnknown,
    NotSecure,
    PageForPeople,
    ProxyInTheWay,
    Refused,
    SignInNeeded,
    SyncError,
    Unreachable,
)


def beside(error: Exception) -> tuple[str, str] | None:
    """The field that an error belongs to, `address` or `code`, and its words there; None where it
    belongs to neither.
    """
    if isinstance(error, http.BadAddress):
        return "address", fault_words.enrol_fault("address_wrong")
    if isinstance(error, Refused):
        return "code", faults.fault_sentence(error)
    told_apart = isinstance(
        error, NameUnknown | NotSecure | PageForPeople | SignInNeeded | ProxyInTheWay
    )
    if isinstance(error, Unreachable) and not told_apart:
        return "address", fault_words.enrol_fault("address_unreachable")
    if isinstance(error, BadReply) and not told_apart:
        return "address", fault_words.enrol_fault("address_not_centre")
    if isinstance(error, SyncError):
        return "address", faults.fault_sentence(error)
    return None
