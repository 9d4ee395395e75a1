"""Why something was not printed; what was recorded before stays recorded."""

from enum import StrEnum


class PrintProblem(StrEnum):
    """What stands in the way of a print."""

    NO_PRINTER = "no_printer"
    """The system has no printer."""
    GONE = "gone"
    """The printer that was chosen is not there any more."""
    NO_SUPPORT = "no_support"
    """This system lacks the libraries that printing needs; a PDF can still be written."""
    REFUSED = "refused"
    """The printer did not take the pages."""
    NOT_WRITTEN = "not_written"
    """The PDF could not be written where it was to go."""


class CannotPrint(Exception):
    """Nothing was printed."""

    def __init__(self, problem: PrintProblem) -> None:
        super().__init__(problem)
        self.problem = problem
