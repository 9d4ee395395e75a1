"""Enrolling a desk once more: a supervisor, a one-time code, a fingerprint where the centre's key
is new, done. Knows no Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from boxoffice.domain.matters import MatterKind
from boxoffice.ui import anew_words as say
from boxoffice.ui import care_words, fault_words, setup_words
from boxoffice.ui.anew.screen import AnewScreen
from boxoffice.ui.lane import Lane
from boxoffice.ui.trying import Trying


class _Step(Enum):
    """How far it has come."""

    CODE = auto()
    FINGERPRINT = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking: whether name and PIN were a supervisor's, and the fingerprint to
    compare, empty where nothing is left to compare.
    """

    accepted: bool
    fingerprint: tuple[str, ...] = ()


class AnewWork(Protocol):
    """What the page asks of the desk; every call runs on the store lane."""

    def staffed(self) -> bool:
        """Whether the venue has clerks, so that a supervisor has to agree."""
        ...

    def ask(self, kind: MatterKind, code: str, name: str, secret: str) -> Asked:
        """Ask the centre with a one-time code. Raises as `EnrollingAnew`."""
        ...

    def accept(self) -> None:
        """The fingerprint is the right one."""
        ...

    def note(self, key: str) -> None:
        """A person has seen to the matter and leaves the desk as it is."""
        ...


class AnewPresenter(Trying[AnewScreen]):
    """Holds how far it has come; every step can be tried again."""

    def __init__(
        self,
        work: AnewWork,
        lane: Lane,
        show: Callable[[AnewScreen], None],
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`back` leads to the matter again, `done` opens the desk anew."""
        super().__init__(lane, show, say_fault)
        self._work = work
        self.back: Callable[[], None] = lambda: None
        self.done: Callable[[], None] = lambda: None
        self._kind, self._key = MatterKind.COPIED, ""
        self._at = _Step.CODE
        self._staffed = False
        self._fingerprint: tuple[str, ...] = ()

    def open(self, kind: MatterKind, key: str) -> None:
        """The page is shown for a matter."""
        if self._running or self._at is _Step.DONE:
            return
        self._kind, self._key, self._at = kind, key, _Step.CODE
        self._begin_anew()
        self._lane.run(self._work.staffed, self._counted, self._failed)

    def press(self, code: str, name: str, secret: str) -> None:
        """The main button."""
        if self._running:
            return
        if self._at is _Step.DONE:
            self.done()
        elif self._at is _Step.FINGERPRINT:
            self._step(self._work.accept, lambda _none: self._came(Asked(True)))
        elif not code.strip():
            self._refuse(lambda: fault_words.enrol_fault("code_empty"))
        else:
            kind = self._kind
            self._step(lambda: self._work.ask(kind, code, name, secret), self._came)

    def second(self) -> None:
        """Leave the desk as it is; or the fingerprint is another one."""
        if self._at is _Step.FINGERPRINT:
            self._at = _Step.CODE
            self._refuse(lambda: fault_words.enrol_fault("fingerprint_different"))
            return
        key = self._key
        self._lane.run(lambda: self._work.note(key), lambda _none: self.back(), self._failed)

    def _screen(self) -> AnewScreen:
        kind, error = self._kind.value, self._error()
        if self._at is _Step.DONE:
            button = setup_words.first_start_action("open")
            return AnewScreen(say.title(kind), say.done(kind), button=button)
        if self._at is _Step.FINGERPRINT:
            return AnewScreen(
                say.title(kind),
                setup_words.first_start_step("fingerprint"),
                fingerprint=self._fingerprint,
                error=error,
                button=say.running() if self._running else setup_words.first_start_action("same"),
                second="" if self._running else setup_words.first_start_action("different"),
                busy=self._running,
                attempt=self._attempt,
            )
        return AnewScreen(
            say.title(kind),
            say.text(kind),
            code_label=setup_words.code_label(),
            name_label=care_words.field("supervisor") if self._staffed else "",
            secret_label=care_words.field("pin") if self._staffed else "",
            error=error,
            button=say.running() if self._running else say.act("begin"),
            second="" if self._running else say.act("leave"),
            back="" if self._running else care_words.act("back"),
            busy=self._running,
            attempt=self._attempt,
        )

    def _counted(self, staffed: bool) -> None:
        self._staffed = staffed
        self.show()

    def _came(self, asked: Asked) -> None:
        if not asked.accepted:
            self._refuse(lambda: care_words.not_accepted(staffed=True))
            return
        self._fingerprint = asked.fingerprint
        self._at = _Step.FINGERPRINT if asked.fingerprint else _Step.DONE
        self.show()
