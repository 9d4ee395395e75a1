"""First start: address and code, the fingerprint, the first list, done. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from boxoffice.ui import fault_words, setup_words
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.lane import Lane


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
    ) -> None:
        """`fault` words an error; `beside` names the field it belongs to and its words there."""
        self._work = work
        self._lane = lane
        self._show = show
        self._fault = fault
        self._beside = beside
        self._screen = FirstStartScreen(Step.ADDRESS)

    def show(self) -> None:
        """Paint the present step."""
        self._show(self._screen)

    def connect(self, address: str, code: str) -> None:
        """Ask the centre at the address, with the one-time code."""
        address_error = "" if address.strip() else fault_words.enrol_fault("address_empty")
        code_error = "" if code.strip() else fault_words.enrol_fault("code_empty")
        if address_error or code_error:
            self._now(FirstStartScreen(Step.ADDRESS, address_error, code_error))
            return
        self._now(FirstStartScreen(Step.ADDRESS, busy=True))
        self._lane.run(
            lambda: self._work.ask_centre(address, code), self._answered, self._not_connected
        )

    def fingerprint_same(self) -> None:
        """The clerk compared the fingerprint: this is the centre."""
        self._now(replace(self._screen, busy=True))
        self._lane.run(self._work.accept, lambda _: self.fetch(), self._failed)

    def fingerprint_different(self) -> None:
        """Something else answered: nothing is set up."""
        error = fault_words.enrol_fault("fingerprint_different")
        self._now(FirstStartScreen(Step.ADDRESS, error=error))

    def fetch(self) -> None:
        """Fetch the first list, or try again."""
        self._now(FirstStartScreen(Step.LIST, progress=setup_words.list_progress(0, 0)))
        self._lane.run(
            lambda: self._work.first_list(self.progressed),
            lambda _: self._now(FirstStartScreen(Step.DONE)),
            self._list_failed,
        )

    def progressed(self, done: int, of: int) -> None:
        """So much of the list has come."""
        if self._screen.step is Step.LIST and not self._screen.can_retry:
            words = setup_words.list_progress(done, of)
            self._now(FirstStartScreen(Step.LIST, done=done, total=of, progress=words))

    def _answered(self, fingerprint: str) -> None:
        self._now(FirstStartScreen(Step.FINGERPRINT, fingerprint=tuple(fingerprint.split())))

    def _not_connected(self, error: Exception) -> None:
        field = self._beside(error)
        if field is None:
            self._now(FirstStartScreen(Step.ADDRESS, error=self._fault(error)))
        elif field[0] == "code":
            self._now(FirstStartScreen(Step.ADDRESS, code_error=field[1]))
        else:
            self._now(FirstStartScreen(Step.ADDRESS, address_error=field[1]))

    def _failed(self, error: Exception) -> None:
        self._now(replace(self._screen, busy=False, error=self._fault(error)))

    def _list_failed(self, error: Exception) -> None:
        self._now(FirstStartScreen(Step.LIST, error=self._fault(error), can_retry=True))

    def _now(self, screen: FirstStartScreen) -> None:
        self._screen = screen
        self._show(screen)
