"""The page in front of all others in each of its states, through its own presenter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.issuing import Approval
from boxoffice.ui import kiosk_words as say
from boxoffice.ui import words
from boxoffice.ui.front.presenter import Added, FrontPresenter, Offer, Question, Wrong
from boxoffice.ui.front.screen import EventOption, FrontScreen
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.presenter import Answering
from sync.protocol.clerks import ClerkRole
from tests.support.held import HeldLane
from tests.ui.made_up_words import made_up

ESIKKO = KnownClerk("Esikko", ClerkRole.SUPERVISOR)
PIN, UNTIL = "118203", datetime(2026, 4, 25, 23, 30)


def events() -> tuple[EventOption, ...]:
    """An evening's two events, worded as the desk words them."""
    evening, place = date(2026, 4, 25), made_up("place")
    return tuple(
        EventOption(name, title + words.SEPARATOR + words.event_when(evening, start, where))
        for name, title, start, where in (
            ("opening", made_up("title"), datetime(2026, 4, 25, 19), place),
            ("late", made_up("late_title"), datetime(2026, 4, 25, 22), "Louhisali"),
        )
    )


class Work:
    """A desk with who answers, and what becomes of a new clerk."""

    def __init__(self, who: Answering) -> None:
        self.who = who
        self.outcome: Added | Wrong = Added("Lumi", UNTIL, True)
        self.added: list[tuple[KnownClerk | None, str, str, str]] = []
        self.broken: Exception | None = None
        self.wrong = Tried()

    def answering(self) -> Answering:
        """As `FrontWork`."""
        if self.broken is not None:
            raise self.broken
        return self.who

    def try_supervisor(self, name: str, pin: str) -> Tried:
        """As `FrontWork`."""
        return Tried(ESIKKO) if pin == PIN else self.wrong

    def offer(self) -> Offer:
        """As `FrontWork`."""
        return Offer(events(), "late")

    def add(self, supervisor: KnownClerk | None, name: str, pin: str, event: str) -> Added | Wrong:
        """As `FrontWork`."""
        self.added.append((supervisor, name, pin, event))
        return self.outcome


class Unhurried:
    """Holds what would come later."""

    def after(self, seconds: float, call: object) -> None:
        """As `Timer`."""


STAFFED = Answering(needed=True, supervisors=("Esikko",))
NO_CLERKS = Answering()


class Front:
    """The page over a made-up desk, and what it painted."""

    def __init__(self, who: Answering = STAFFED) -> None:
        self.work, self.painted = Work(who), list[FrontScreen]()
        self.lane = HeldLane()
        self.presenter = FrontPresenter(
            self.work, self.lane, Unhurried(), self.painted.append, lambda error: "fault"
        )
        self.opens = self.closes = 0
        self.presenter.opened, self.presenter.closed = self._open, self._close
        self.done: list[Approval] = []

    def _open(self) -> None:
        self.opens += 1

    def _close(self) -> None:
        self.closes += 1

    def ask(self, name: str = "quit", *, always: bool = False, staffed: bool = False) -> "Front":
        """Ask one of the kiosk's questions."""
        words = (partial(each, name) for each in (say.title, say.text, say.yes))
        self.presenter.ask(
            Question(*words, always=always, staffed=staffed),  # type: ignore[misc]
            self.done.append,
        )
        return self

    def form(self) -> "Front":
        """The form of a clerk for one event, opened by a supervisor."""
        self.presenter.new_clerk(Approval(ESIKKO, ()))
        return self

    @property
    def screen(self) -> FrontScreen:
        """What is on screen."""
        return self.painted[-1]


def front_gallery() -> Iterator[tuple[str, FrontScreen]]:
    """Each state by its name."""
    asked = Front().ask()
    yield "kiosk_pin", asked.screen
    asked.work.wrong = Tried(wait=timedelta(seconds=30))
    asked.presenter.answered("000000")
    yield "kiosk_pin_wrong", asked.screen
    several = Answering(needed=True, supervisors=("Esikko", "Orvokki", "Leinikki"))
    yield "kiosk_who", Front(several).ask("settings").screen
    yield "kiosk_plain", Front(NO_CLERKS).ask().screen
    form = Front().form()
    yield "clerk_form", form.screen
    form.presenter.add("Lumi", "late", "118203", "118204")
    yield "clerk_form_wrong", form.screen
    form.presenter.add("Lumi", "late", "118203", "118203")
    yield "clerk_added", form.screen
    yield "clerk_nobody", Front(replace(STAFFED, supervisors=())).ask("clerk", staffed=True).screen
