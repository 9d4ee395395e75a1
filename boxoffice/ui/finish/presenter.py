"""Finishing with a laptop: asks, sends, and insists only where somebody may. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from boxoffice.ui import care_words as say
from boxoffice.ui.finish.screen import FinishScreen
from boxoffice.ui.lane import Lane

_TIMES = 2
"""So often somebody has to insist."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was erased: `rows` are nowhere else, or `error` kept the centre from being told."""

    rows: int
    staffed: bool
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The centre knows, or somebody insisted: the desk may be erased now."""

    given_up: int
    centre_knows: bool
    receipt: tuple[str, ...] = ()


class FinishWork(Protocol):
    """What finishing asks of the desk; every call runs on the store lane."""

    def leave(self, insisted: bool) -> Gone | Refusal:
        """Send, and leave the centre."""
        ...

    def accepts(self, name: str, secret: str) -> bool:
        """Whether this is a supervisor's name and PIN, or, without clerks, the desk's name."""
        ...


class FinishPresenter:
    """Holds how far it has come."""

    def __init__(
        self,
        work: FinishWork,
        lane: Lane,
        show: Callable[[FinishScreen], None],
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`gone` is called once, when the desk may be erased."""
        self._work = work
        self._lane = lane
        self._show = show
        self._say_fault = say_fault
        self.gone: Callable[[Gone], None] = lambda gone: None
        self._refusal: Refusal | None = None
        self._error: Callable[[], str] = str
        self._running = False
        self._insisted = 0
        self._attempt = 0

    @property
    def running(self) -> bool:
        """Whether rows are being sent: the page then stays."""
        return self._running

    def open(self) -> None:
        """The page is shown."""
        if self._running:
            return
        self._refusal, self._error, self._insisted = None, str, 0
        self._attempt += 1
        self.show()

    def press(self, name: str, secret: str) -> None:
        """The large button."""
        if self._running:
            return
        self._error = str
        if self._refusal is None:
            self._leave(insisted=False)
            return
        self._begin()
        self._lane.run(lambda: self._work.accepts(name, secret), self._answered, self._failed)

    def show(self) -> None:
        """Paint the page in the language spoken now."""
        refusal = self._refusal
        if refusal is None:
            button = say.running() if self._running else say.act("send_and_erase")
            self._show(
                FinishScreen(
                    say.finish_title(),
                    say.finish_text(),
                    error=self._error(),
                    button=button,
                    button_enabled=not self._running,
                    back="" if self._running else say.act("back"),
                    attempt=self._attempt,
                )
            )
            return
        why = self._say_fault(refusal.error) if refusal.error and not refusal.rows else ""
        self._show(
            FinishScreen(
                say.finish_title(),
                " ".join(part for part in (say.refused(refusal.rows), why) if part),
                note=say.bring_a_connection(),
                ask=say.insist(refusal.staffed, self._insisted > 0),
                name_label=say.field("supervisor") if refusal.staffed else "",
                secret_label=say.field("pin" if refusal.staffed else "desk"),
                hides_secret=refusal.staffed,
                error=self._error(),
                button=say.running() if self._running else say.act("insist"),
                button_enabled=not self._running,
                back="" if self._running else say.act("back"),
                attempt=self._attempt,
            )
        )

    def _leave(self, *, insisted: bool) -> None:
        self._begin()
        self._lane.run(lambda: self._work.leave(insisted), self._left, self._failed)

    def _begin(self) -> None:
        self._running = True
        self.show()

    def _answered(self, right: bool) -> None:
        self._running = False
        self._attempt += 1
        staffed = self._refusal.staffed if self._refusal else False
        if not right:
            self._error = lambda: say.not_accepted(staffed)
            self.show()
            return
        self._insisted += 1
        if self._insisted < _TIMES:
            self.show()
        else:
            self._leave(insisted=True)

    def _left(self, outcome: Gone | Refusal) -> None:
        self._running = False
        if isinstance(outcome, Gone):
            self.gone(outcome)
            return
        self._refusal, self._insisted = outcome, 0
        self._attempt += 1
        self.show()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._error = lambda: self._say_fault(error)
        self.show()
