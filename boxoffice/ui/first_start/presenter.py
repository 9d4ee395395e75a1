"""First start: address and code, the fingerprint, the first list, done. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from boxoffice.printing import document, use_form
from boxoffice.ui import fault_words, paper_words, setup_words
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.lane import Lane
from boxoffice.ui.language import spoken
from boxoffice.ui.printer import Printer


class FirstStartWork(Protocol):
    """The use cases of enrolment; each runs on a lane."""

    def ask_centre(self, address: str, code: str) -> str:
        """The centre's fingerprint in groups; nothing is kept yet. Raises `SyncError`,
        `BadAddress` and key errors.
        """
        ...

    def accept(self) -> None:
        """The fingerprint is the right one: the desk is enrolled for good."""
        ...

    def first_list(self, progress: Callable[[int, int], None]) -> None:
        """Fetch the first card list and programme; raises the round's error. `progress` is called
        on the interface thread.
        """
        ...


class FirstStartPresenter:
    """Leads from a bare laptop to a desk; every step can be tried again."""

    def __init__(
        self,
        work: FirstStartWork,
        lane: Lane,
        show: Callable[[FirstStartScreen], None],
        fault: Callable[[Exception], str],
        beside: Callable[[Exception], tuple[str, str] | None],
        *,
        printer: Printer,
    ) -> None:
        """`fault` words an error; `beside` names the field it belongs to and its words there."""
        self._printer = printer
        self._work = work
        self._lane = lane
        self._show = show
        self._fault = fault
        self._beside = beside
        self._make: Callable[[], FirstStartScreen] = lambda: FirstStartScreen(Step.ADDRESS)
        self._screen = self._make()

    def show(self) -> None:
        """Paint the present step, in the language spoken now."""
        self._screen = self._make()
        self._show(self._screen)

    def connect(self, address: str, code: str) -> None:
        """Ask the centre at the address, with the one-time code."""
        address_fault = "" if address.strip() else "address_empty"
        code_fault = "" if code.strip() else "code_empty"
        if address_fault or code_fault:
            self._now(
                lambda: FirstStartScreen(
                    Step.ADDRESS,
                    fault_words.enrol_fault(address_fault) if address_fault else "",
                    fault_words.enrol_fault(code_fault) if code_fault else "",
                )
            )
            return
        self._now(lambda: FirstStartScreen(Step.ADDRESS, busy=True))
        self._lane.run(
            lambda: self._work.ask_centre(address, code), self._answered, self._not_connected
        )

    def fingerprint_same(self) -> None:
        """The clerk compared the fingerprint: this is the centre."""
        screen = replace(self._screen, busy=True, error="")
        self._now(lambda: screen)
        self._lane.run(self._work.accept, lambda _: self.fetch(), self._failed)

    def fingerprint_different(self) -> None:
        """Something else answered: nothing is set up."""
        self._now(
            lambda: FirstStartScreen(
                Step.ADDRESS, error=fault_words.enrol_fault("fingerprint_different")
            )
        )

    def fetch(self) -> None:
        """Fetch the first list, or try again."""
        self._now(lambda: FirstStartScreen(Step.LIST, progress=setup_words.list_progress(0, 0)))
        self._lane.run(
            lambda: self._work.first_list(self.progressed),
            lambda _: self._now(lambda: FirstStartScreen(Step.DONE)),
            self._list_failed,
        )

    def progressed(self, done: int, of: int) -> None:
        """So much of the list has come."""
        if self._screen.step is Step.LIST and not self._screen.can_retry:
            self._now(
                lambda: FirstStartScreen(
                    Step.LIST, done=done, total=of, progress=setup_words.list_progress(done, of)
                )
            )

    def print_forms(self) -> None:
        """Print blank use forms, for the day without power."""
        outcome = "saved_forms" if self._printer.makes_files else "forms"
        self._printer.print(
            self._forms(), "", lambda: self._forms_done(outcome), self._forms_failed
        )

    def save_forms(self, path: str) -> None:
        """Write the same forms as a PDF."""
        self._printer.save(
            self._forms(),
            Path(path),
            lambda: self._forms_done("saved_forms"),
            self._forms_failed,
        )

    def _forms(self) -> "document.Document":
        return use_form.blank_forms(spoken().code.value, use_form.BLANK_FORMS)

    def _forms_done(self, what: str) -> None:
        self._now(lambda: FirstStartScreen(Step.DONE, progress=paper_words.printed(what)))

    def _forms_failed(self, error: Exception) -> None:
        self._now(lambda: FirstStartScreen(Step.DONE, error=self._fault(error), forms="save_forms"))

    def _answered(self, fingerprint: str) -> None:
        groups = tuple(fingerprint.split())
        self._now(lambda: FirstStartScreen(Step.FINGERPRINT, fingerprint=groups))

    def _not_connected(self, error: Exception) -> None:
        self._now(lambda: self._beside_a_field(error))

    def _beside_a_field(self, error: Exception) -> FirstStartScreen:
        field = self._beside(error)
        if field is None:
            return FirstStartScreen(Step.ADDRESS, error=self._fault(error))
        if field[0] == "code":
            return FirstStartScreen(Step.ADDRESS, code_error=field[1])
        return FirstStartScreen(Step.ADDRESS, address_error=field[1])

    def _failed(self, error: Exception) -> None:
        screen = replace(self._screen, busy=False)
        self._now(lambda: replace(screen, error=self._fault(error)))

    def _list_failed(self, error: Exception) -> None:
        self._now(lambda: FirstStartScreen(Step.LIST, error=self._fault(error), can_retry=True))

    def _now(self, make: Callable[[], FirstStartScreen]) -> None:
        self._make = make
        self.show()
