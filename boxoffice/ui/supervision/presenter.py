"""A supervisor in place: name, PIN, reason; for one card, the clerk stays signed in. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.issuing import Approval
from boxoffice.ui import sign_in_words
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.language import spoken
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.screen import NumberedChoice, SupervisorBody
from sync.protocol.clerks import PIN_DIGITS
from sync.protocol.programme import Text, in_language

_MOST_CHOICES = 9


@dataclass(frozen=True, slots=True)
class Answering:
    """Who may answer for what a clerk may not do: nobody has to be asked (`needed` is false) where
    a supervisor is signed in or the venue has no clerks. `reasons` are the programme's, by id.
    """

    needed: bool = False
    supervisors: tuple[str, ...] = ()
    reasons: Mapping[str, Text] = field(default_factory=dict)


class SupervisionWork(Protocol):
    """The use cases of a supervisor in place; each runs on a lane."""

    def answering(self) -> Answering:
        """Who may answer now. Raises `StoreError`."""
        ...

    def try_supervisor(self, name: str, pin: str) -> Tried:
        """The supervisor whose PIN this is; nobody is signed in by it. Raises `StoreError`."""
        ...


class _Step(Enum):
    """Where the question stands."""

    LOOKING = auto()
    NAME = auto()
    PIN = auto()
    REASON = auto()
    NOBODY = auto()


class Supervision:
    """Asks one question after the other, then hands a supervisor's word on."""

    def __init__(
        self,
        work: SupervisionWork,
        lane: Lane,
        timer: Timer,
        changed: Callable[[], None],
        fault: Callable[[Exception], str],
        *,
        heading: Callable[[], str] = sign_in_words.supervisor_title,
        back: Callable[[], str] = sign_in_words.no_supervisor_after_all,
    ) -> None:
        """`changed` is called when the panel has to be shown anew; `fault` words a store error;
        `heading` and `back` say what a supervisor answers for here, and where the way back leads.
        """
        self._work = work
        self._lane = lane
        self._timer = timer
        self._changed = changed
        self._fault = fault
        self._heading, self._back = heading, back
        self._about: object | None = None
        self._done: Callable[[Approval], None] = lambda approval: None
        self._who = Answering()
        self._step = _Step.LOOKING
        self._name = ""
        self._with_reason = True
        self._supervisor: KnownClerk | None = None
        self._note: Callable[[], str] = str
        self._busy = False
        self._attempt = 0

    def begin(self, about: object, done: Callable[[Approval], None], *, reason: bool) -> None:
        """Ask for a supervisor about a card; `done` gets the word, and `reason` is asked for."""
        self._about, self._done, self._with_reason = about, done, reason
        self._supervisor, self._name, self._note = None, "", str
        self._go(_Step.LOOKING)
        self._lane.run(
            self._work.answering,
            lambda who: self._came(about, who),
            lambda error: self._failed(about, error),
        )

    def asks_about(self, card: object | None) -> bool:
        """Whether a supervisor is asked for about just this card."""
        return card is not None and self._about is card

    def cancel(self) -> None:
        """No supervisor after all."""
        self._about = None
        self._changed()

    def answered(self, text: str) -> None:
        """A number was typed: a name's, six digits, or a reason's."""
        if self._about is None or self._busy:
            return
        if self._step is _Step.PIN:
            if len(text) == PIN_DIGITS:
                self._try(text)
        elif text.isdigit() and 1 <= int(text) <= len(self._offered()):
            chosen = self._offered()[int(text) - 1]
            if self._step is _Step.NAME:
                self._name = chosen
                self._go(_Step.PIN)
            elif self._step is _Step.REASON:
                self._finish((chosen,))
        else:
            self._go(self._step)

    def body(self) -> SupervisorBody:
        """What is asked for now, in the language spoken now."""
        step = self._step
        prompts: dict[_Step, Callable[[], str]] = {
            _Step.LOOKING: sign_in_words.looking_for_supervisors,
            _Step.NAME: sign_in_words.which_supervisor,
            _Step.PIN: lambda: sign_in_words.pin_of(self._name),
            _Step.REASON: sign_in_words.which_reason,
            _Step.NOBODY: sign_in_words.no_supervisor,
        }
        texts = [self._text(each) for each in self._offered()]
        return SupervisorBody(
            heading=self._heading(),
            prompt=prompts[step](),
            choices=tuple(NumberedChoice(str(n), text) for n, text in enumerate(texts, 1)),
            note=self._note(),
            secret=step is _Step.PIN,
            asks=step not in {_Step.LOOKING, _Step.NOBODY},
            attempt=self._attempt,
            back=self._back(),
        )

    def _offered(self) -> list[str]:
        if self._step is _Step.NAME:
            return list(self._who.supervisors)[:_MOST_CHOICES]
        return list(self._who.reasons)[:_MOST_CHOICES] if self._step is _Step.REASON else []

    def _text(self, offered: str) -> str:
        if self._step is _Step.NAME:
            return offered
        return in_language(self._who.reasons[offered], spoken().code)

    def _go(self, step: _Step) -> None:
        self._step = step
        self._busy = False
        self._attempt += 1
        self._changed()

    def _came(self, about: object, who: Answering) -> None:
        if self._about is not about:
            return
        self._who = who
        if not who.needed:
            self._approved(None)
        elif not who.supervisors:
            self._go(_Step.NOBODY)
        elif len(who.supervisors) == 1:
            self._name = who.supervisors[0]
            self._go(_Step.PIN)
        else:
            self._go(_Step.NAME)

    def _try(self, pin: str) -> None:
        about, name = self._about, self._name
        self._busy, self._note = True, str
        self._lane.run(
            lambda: self._work.try_supervisor(name, pin),
            lambda tried: self._tried(about, tried),
            lambda error: self._failed(about, error),
        )

    def _tried(self, about: object, tried: Tried) -> None:
        if self._about is not about:
            return
        if tried.clerk is not None:
            self._approved(tried.clerk)
            return
        wait = tried.wait
        self._note = lambda: sign_in_words.wrong_pin(wait)
        self._go(_Step.PIN)
        if wait:
            self._busy = True
            self._timer.after(wait.total_seconds(), lambda: self._wait_over(about))

    def _wait_over(self, about: object) -> None:
        if self._about is about:
            self._note = sign_in_words.try_again
            self._go(_Step.PIN)

    def _approved(self, supervisor: KnownClerk | None) -> None:
        self._supervisor, self._note = supervisor, str
        if self._with_reason and self._who.reasons:
            self._go(_Step.REASON)
        else:
            self._finish(())

    def _finish(self, reasons: tuple[str, ...]) -> None:
        self._about = None
        self._done(Approval(self._supervisor, reasons))

    def _failed(self, about: object, error: Exception) -> None:
        if self._about is about:
            self._note = lambda: self._fault(error)
            self._go(self._step)
