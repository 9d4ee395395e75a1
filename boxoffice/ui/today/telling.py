"""What the Today screen says of what was just done, or was not. Knows no Qt."""

from collections.abc import Callable
from functools import partial
from typing import Final

from boxoffice.services.issuing import CannotGive, ConfirmationNeeded
from boxoffice.services.voiding import CannotUndo
from boxoffice.ui import today_words as say
from boxoffice.ui import words
from boxoffice.ui.lists.screen import Hint
from boxoffice.ui.today.work import RowPrinter

_DONE: Final = ("go", "verdict_check")
_REFUSED: Final = ("caution", "attention")
_FAILED: Final = ("stop", "attention")


class Telling:
    """Keeps what was said last, and words it in the language spoken when it is shown."""

    def __init__(self, say_fault: Callable[[Exception], str]) -> None:
        """Nothing was done yet; `say_fault` words the errors of a store."""
        self._say_fault = say_fault
        self._hint: Callable[[], Hint] | None = None
        self._number = 0

    @property
    def hint(self) -> Hint | None:
        """What is said now."""
        return self._hint() if self._hint else None

    def nothing(self) -> None:
        """What was said belongs to another list."""
        self._hint = None

    def looked_back(self) -> None:
        """Another day was looked at, which is noted."""
        self._hint = lambda: Hint(say.noted())

    def done(self, text: Callable[[], str], *, many: bool) -> None:
        """Something was done: a row shows it, but `many` do not where some are out of sight."""
        self._tell(text, _DONE, sought=many)

    def nobody_to_ask(self) -> None:
        """A supervisor would be needed, and there is none."""
        self._tell(say.supervisor_needed, _REFUSED)

    def failed(self, error: Exception) -> None:
        """Something kept the desk from it. Raises what is a bug."""
        if isinstance(error, CannotUndo):
            self._tell(partial(words.cannot_undo, error.refusal), _REFUSED)
        elif isinstance(error, CannotGive | ConfirmationNeeded):
            self._tell(partial(words.cannot_undo, "code_erased"), _REFUSED)
        else:
            self._tell(partial(self._say_fault, error), _FAILED)

    def of_slip(self, slips: RowPrinter, row_id: str) -> None:
        """What became of a slip, as it becomes known."""

        def words_now() -> Hint:
            refused = slips.failed(row_id)
            tone, icon = _REFUSED if refused else ("", "")
            return Hint(slips.note(row_id), tone, icon, sought=refused)

        self._hint = words_now

    def _tell(self, text: Callable[[], str], look: tuple[str, str], *, sought: bool = True) -> None:
        self._number += 1
        number = self._number
        self._hint = lambda: Hint(text(), *look, number=number, sought=sought)
