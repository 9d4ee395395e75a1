"""Errors in words, for presenters whose work is made up."""

from boxoffice.printing.errors import CannotPrint
from boxoffice.ui.faults import fault_sentence


def plain_fault(error: Exception) -> str:
    """The name of an error where a test only looks for it; a print's problem as the window says."""
    if isinstance(error, CannotPrint):
        return fault_sentence(error)
    return f"fault {type(error).__name__}"
