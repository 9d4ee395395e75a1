"""Making an event that the programme lacks: what is asked, and what is wrong with it. No Qt."""

from collections.abc import Callable

from boxoffice.domain.paper import time_in
from boxoffice.services.making_events import WalkIn, one_line
from boxoffice.ui import event_words as say
from boxoffice.ui.event_choice.screen import Choice, NewEventScreen
from boxoffice.ui.language import spoken
from sync.protocol.kinds import EventKind
from sync.protocol.programme import Language

_LANGUAGES: dict[str, Language] = {"fi": "fi", "sv": "sv", "en": "en"}
_KINDS = tuple(EventKind)


class NewEventPresenter:
    """Holds the kind chosen, and what stands against making the event."""

    def __init__(
        self, make: Callable[[WalkIn], None], show: Callable[[NewEventScreen | None], None]
    ) -> None:
        """`make` records an event and answers by `made` or `failed`; `show` paints the form, or
        leaves it.
        """
        self._make = make
        self._show = show
        self._open = self._recording = False
        self._kind = EventKind.PERFORMANCE
        self._problem: Callable[[], str] | None = None

    def begin(self) -> None:
        """Ask for an event."""
        self._open, self._recording, self._problem = True, False, None
        self._kind = EventKind.PERFORMANCE
        self.show()

    def leave(self) -> None:
        """Back to the choice; an event on its way is waited for."""
        if not self._recording:
            self._open = False
            self.show()

    def choose_kind(self, kind: str) -> None:
        """The event is of this kind."""
        self._kind = EventKind(kind)
        self.show()

    def step_kind(self, step: int) -> None:
        """The next kind, or the one before."""
        at = _KINDS.index(self._kind) + step
        self.choose_kind(_KINDS[min(max(at, 0), len(_KINDS) - 1)])

    def make(self, title: str, time: str) -> None:
        """Record the event, once, unless something is wrong with what was written."""
        if not self._open or self._recording:
            return
        dated = self._kind is EventKind.PERFORMANCE
        starts = time_in(time) if dated and time.strip() else None
        if not one_line(title):
            self._problem = lambda: say.problem("title")
        elif dated and time.strip() and starts is None:
            self._problem = lambda: say.problem("time")
        else:
            self._problem, self._recording = None, True
            self._make(WalkIn(title, _LANGUAGES[spoken().code], self._kind, starts))
        self.show()

    def made(self) -> None:
        """It is recorded: the form goes."""
        self._open = self._recording = False
        self.show()

    def failed(self, sentence: Callable[[], str]) -> None:
        """It could not be recorded; what was written stays."""
        self._problem, self._recording = sentence, False
        self.show()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if not self._open:
            self._show(None)
            return
        kinds = tuple(Choice(each, say.kind(each), each is self._kind) for each in _KINDS)
        self._show(
            NewEventScreen(
                kinds,
                self._kind is EventKind.PERFORMANCE,
                self._problem() if self._problem else "",
                self._recording,
            )
        )
