"""What went wrong, as the window says it: the same sentences as on the command line."""

from boxoffice.errors import EXPECTED, complaint_of
from boxoffice.printing.errors import CannotPrint
from boxoffice.sentences import sentence_about
from boxoffice.services.changing_events import EventUsed
from boxoffice.services.desk import EventUnknown, NothingFetched
from boxoffice.services.issuing import CannotGive, ConfirmationNeeded
from boxoffice.services.voiding import CannotUndo
from boxoffice.ui import fault_words
from boxoffice.ui.language import spoken

HANDLED: tuple[type[Exception], ...] = (
    *EXPECTED,
    CannotGive,
    ConfirmationNeeded,
    CannotUndo,
    EventUnknown,
    EventUsed,
    NothingFetched,
)
"""The errors that presenters know how to show; any other is a bug."""


def fault_sentence(error: Exception) -> str:
    """What happened and what to do, in the language spoken now; a bug is raised again."""
    if isinstance(error, CannotPrint):
        return fault_words.print_problem(error.problem)
    complaint = complaint_of(error)
    if complaint is None:
        raise error
    return sentence_about(complaint, spoken().code.value)
