"""Asks for a supervisor before something is done, or adds a clerk for one event. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.issuing import Approval
from boxoffice.ui import kiosk_words as say
from boxoffice.ui.front.screen import ClerkForm, EventOption, FrontScreen
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.supervision.presenter import Answering, Supervision, SupervisionWork
from sync.protocol.clerks import PIN_DIGITS


class Wrong(StrEnum):
    """Why no clerk was added."""

    NAME = "name"
    TAKEN = "taken"
    PIN = "pin"
    AGAIN = "again"
    EVENT = "event"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Offer:
    """The events that are not over, by id and in words; the one of the moment is chosen."""

    events: tuple[EventOption, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A clerk may sign in until a local moment, on the day it is now or a later one."""

    name: str
    until: datetime
    today: bool


class FrontWork(SupervisionWork, Protocol):
    """The use cases behind the page; each runs on a lane."""

    def offer(self) -> Offer:
        """The events a clerk may be added for. Raises `StoreError`, `NothingFetched`."""
        ...

    def add(self, supervisor: KnownClerk | None, name: str, pin: str, event: str) -> Added | Wrong:
        """Add a clerk; without a `supervisor` who is signed in answers. Raises `StoreError`."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before it is done: its heading, why, and the words of a plain yes.

    `always` has it confirmed also where nobody has to give a PIN; `staffed` is for what makes no
    sense without a supervisor, so that a plain yes is never enough.
    """

    title: Callable[[], str]
    text: Callable[[], str]
    yes: Callable[[], str]
    always: bool = False
    staffed: bool = False


_WHERE = {Wrong.NAME: "name", Wrong.TAKEN: "name", Wrong.PIN: "pin", Wrong.AGAIN: "again"}


class FrontPresenter:
    """Holds what is asked; `opened` and `closed` put the page in front and take it away."""

    def __init__(
        self,
        work: FrontWork,
        lane: Lane,
        timer: Timer,
        show: Callable[[FrontScreen], None],
        fault: Callable[[Exception], str],
    ) -> None:
        """`show` paints a screen; `fault` words a store error."""
        self._work = work
        self._lane = lane
        self._show = show
        self._fault = fault
        self.opened: Callable[[], None] = lambda: None
        self.closed: Callable[[], None] = lambda: None
        self._supervision = Supervision(
            work, lane, timer, self.show, fault, heading=str, back=say.back
        )
        self._question: Question | None = None
        self._done: Callable[[Approval], None] = lambda approval: None
        self._plain = False
        self._form: ClerkForm | None = None
        self._offer = Offer()
        self._supervisor: KnownClerk | None = None
        self._added: Added | None = None
        self._note: Callable[[], str] = str
        self._busy = False
        self._attempt = 0

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return bool(self._question or self._form or self._added)

    def ask(self, question: Question, done: Callable[[Approval], None]) -> None:
        """Ask, and do it once somebody may; a question that is open already gives way."""
        self._clear()
        self._question, self._done = question, done
        self.opened()
        self.show()
        self._lane.run(
            self._work.answering,
            lambda who: self._came(question, who),
            lambda error: self._unknown(question, error),
        )

    def new_clerk(self, approval: Approval) -> None:
        """The form for a clerk of one event, which a supervisor has opened."""
        self._clear()
        self._supervisor = approval.supervisor
        self._form = ClerkForm("", "", "", "", (), "")
        self._busy = True
        self.opened()
        self.show()
        self._lane.run(self._work.offer, self._offered, self._failed)

    def answered(self, text: str) -> None:
        """A supervisor typed a number."""
        self._supervision.answered(text)

    def back(self) -> None:
        """Nothing of it after all."""
        if self.is_open:
            self._clear()
            self.closed()

    def yes(self) -> None:
        """The plain yes, and what says that an added clerk was seen."""
        if self._added is not None:
            self.back()
        elif self._question is not None and self._plain:
            self._finish(self._question, Approval(None, ()))

    def add(self, name: str, event: str, pin: str, again: str) -> None:
        """The form is filled."""
        if self._form is None or self._busy:
            return
        self._form = replace(self._form, chosen=event)
        name = " ".join(name.split())
        if not name:
            self._refuse(Wrong.NAME)
        elif len(pin) != PIN_DIGITS:
            self._refuse(Wrong.PIN)
        elif pin != again:
            self._refuse(Wrong.AGAIN)
        elif not event:
            self._refuse(Wrong.EVENT)
        else:
            supervisor = self._supervisor
            self._busy, self._note = True, str
            self.show()
            self._lane.run(
                lambda: self._work.add(supervisor, name, pin, event), self._was_added, self._failed
            )

    def show(self) -> None:
        """Paint, in the language spoken now."""
        if self.is_open:
            self._show(self._screen())

    def _screen(self) -> FrontScreen:
        if self._added is not None:
            done = self._added
            text = say.added(done.name, done.until, today=done.today)
            return FrontScreen(say.added_title(), text, yes=say.understood())
        if self._form is not None:
            form = replace(
                self._form,
                name=say.field("name"),
                event=say.field("event"),
                pin=say.field("pin"),
                again=say.field("again"),
                events=self._offer.events,
            )
            return FrontScreen(
                say.new_clerk_title(),
                say.new_clerk_text(),
                form=form,
                note=self._note(),
                yes=say.add(),
                back=say.back(),
                busy=self._busy,
                attempt=self._attempt,
            )
        asked = self._question
        if asked is None:
            return FrontScreen("")
        asks = self._supervision.asks_about(asked)
        return FrontScreen(
            asked.title(),
            asked.text(),
            body=self._supervision.body() if asks else None,
            note=self._note(),
            yes=asked.yes() if self._plain else "",
            back="" if asks else say.back(),
            attempt=self._attempt,
        )

    def _clear(self) -> None:
        self._question = self._form = self._added = self._supervisor = None
        self._plain, self._busy, self._note = False, False, str
        self._attempt += 1
        self._supervision.cancel()

    def _came(self, question: Question, who: Answering) -> None:
        if self._question is not question:
            return
        if who.needed and (who.supervisors or question.staffed):
            self._supervision.begin(
                question, lambda approval: self._finish(question, approval), reason=False
            )
        elif who.needed or question.always or not who.supervisors:
            # No PINs at this venue, or nobody whose PIN could be asked for: a hand on the wrong key
            # is kept from it, a person is not.
            self._plain = True
            self.show()
        else:
            self._finish(question, Approval(None, ()))

    def _unknown(self, question: Question, error: Exception) -> None:
        """A store that does not answer locks nobody in."""
        if self._question is question:
            self._plain, self._note = not question.staffed, lambda: self._fault(error)
            self.show()

    def _finish(self, question: Question, approval: Approval) -> None:
        if self._question is not question:
            return
        done = self._done
        self._clear()
        self.closed()
        done(approval)

    def _offered(self, offer: Offer) -> None:
        if self._form is not None:
            self._offer, self._busy = offer, False
            self._form = replace(self._form, chosen=offer.chosen)
            self.show()

    def _refuse(self, wrong: Wrong) -> None:
        if self._form is None:
            return
        self._form = replace(self._form, wrong=_WHERE.get(wrong, ""))
        self._note, self._busy = (lambda: say.wrong(wrong.value)), False
        self._attempt += 1
        self.show()

    def _was_added(self, outcome: Added | Wrong) -> None:
        if self._form is None:
            return
        if isinstance(outcome, Wrong):
            self._refuse(outcome)
            return
        self._clear()
        self._added = outcome
        self.show()

    def _failed(self, error: Exception) -> None:
        if self._form is not None:
            self._note, self._busy = (lambda: self._fault(error)), False
            self.show()
