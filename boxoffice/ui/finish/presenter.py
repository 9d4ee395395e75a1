"""Finishing with a laptop: asks, sends, and insists only where somebody may. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from boxoffice.ui import care_words as say
from boxoffice.ui.finish.screen import FinishScreen
from boxoffice.ui.lane import Lane
from boxoffice.ui.trying import Trying

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


class FinishPresenter(Trying[FinishScreen]):
    """Holds how far it has come."""

    def __init__(
        self,
        work: FinishWork,
        lane: Lane,
        show: Callable[[FinishScreen], None],
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`gone` is called once, when the desk may be erased."""
        super().__init__(lane, show, say_fault)
        self._work = work
        self.gone: Callable[[Gone], None] = lambda gone: None
        self._refusal: Refusal | None = None
        self._insisted = 0

    def open(self) -> None:
        """The page is shown."""
        if not self._running:
            self._refusal, self._insisted = None, 0
            self._begin_anew()

    def press(self, name: str, secret: str) -> None:
        """The large button."""
        if self._running:
            return
        if self._refusal is None:
            self._leave(insisted=False)
        else:
            self._step(lambda: self._work.accepts(name, secret), self._answered)

    def _screen(self) -> FinishScreen:
        refusal, running = self._refusal, self._running
        act = "send_and_erase" if refusal is None else "insist"
        screen = FinishScreen(
            say.finish_title(),
            say.finish_text(),
            error=self._error(),
            button=say.running() if running else say.act(act),
            button_enabled=not running,
            back="" if running else say.act("back"),
            attempt=self._attempt,
        )
        if refusal is None:
            return screen
        why = self._say_fault(refusal.error) if refusal.error and not refusal.rows else ""
        return replace(
            screen,
            text=" ".join(part for part in (say.refused(refusal.rows), why) if part),
            note=say.bring_a_connection(),
            ask=say.insist(refusal.staffed, self._insisted > 0),
            name_label=say.field("supervisor") if refusal.staffed else "",
            secret_label=say.field("pin" if refusal.staffed else "desk"),
            hides_secret=refusal.staffed,
        )

    def _leave(self, *, insisted: bool) -> None:
        self._step(lambda: self._work.leave(insisted), self._left)

    def _answered(self, right: bool) -> None:
        staffed = self._refusal.staffed if self._refusal else False
        if not right:
            self._refuse(lambda: say.not_accepted(staffed))
            return
        self._insisted += 1
        if self._insisted < _TIMES:
            self.show()
        else:
            self._leave(insisted=True)

    def _left(self, outcome: Gone | Refusal) -> None:
        if isinstance(outcome, Gone):
            self.gone(outcome)
            return
        self._refusal, self._insisted = outcome, 0
        self.show()
