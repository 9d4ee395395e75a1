"""Making an event that the programme lacks, and changing one made here: what is asked, and what is
wrong with it. No Qt.
"""

from collections.abc import Callable
from typing import Protocol

from boxoffice.domain.paper import time_in
from boxoffice.services.making_events import WalkIn, one_line
from boxoffice.ui import event_words as say
from boxoffice.ui.event_choice.screen import Choice, NewEventScreen
from boxoffice.ui.language import spoken
from sync.protocol.kinds import EventKind
from sync.protocol.programme import Language

_LANGUAGES: dict[str, Language] = {"fi": "fi", "sv": "sv", "en": "en"}
_KINDS = tuple(EventKind)


class Records(Protocol):
    """What the form asks of the desk; each answers by `made` or `failed`."""

    def make(self, wish: WalkIn) -> None:
        """Record an event."""
        ...

    def rename(self, event_id: str, title: str, language: Language) -> None:
        """Record another title for an event made here."""
        ...

    def take_back(self, event_id: str) -> None:
        """Record that an event made here is none."""
        ...


class NewEventPresenter:
    """Holds the kind chosen, or the event that is changed, and what stands against recording it."""

    def __init__(self, records: Records, show: Callable[[NewEventScreen | None], None]) -> None:
        """`show` paints the form, or leaves it."""
        self._records = records
        self._show = show
        self._event, self._title = "", ""
        self._open = self._recording = False
        self._kind = EventKind.PERFORMANCE
        self._problem: Callable[[], str] | None = None

    def begin(self) -> None:
        """Ask for an event."""
        self._open, self._recording, self._problem = True, False, None
        self._event, self._kind = "", EventKind.PERFORMANCE
        self.show()

    def change(self, event_id: str, title: str) -> None:
        """Ask what an event made here is to be called, or whether it is none."""
        self._open, self._recording, self._problem = True, False, None
        self._event, self._title = event_id, title
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
        dated = not self._event and self._kind is EventKind.PERFORMANCE
        starts = time_in(time) if dated and time.strip() else None
        if not one_line(title):
            self._problem = lambda: say.problem("title")
        elif dated and time.strip() and starts is None:
            self._problem = lambda: say.problem("time")
        else:
            self._problem, self._recording = None, True
            language = _LANGUAGES[spoken().code]
            if self._event:
                self._title = title
                self._records.rename(self._event, title, language)
            else:
                self._records.make(WalkIn(title, language, self._kind, starts))
        self.show()

    def take_back(self) -> None:
        """The event that is changed is none, unless somebody got tickets for it."""
        if self._open and self._event and not self._recording:
            self._problem, self._recording = None, True
            self._records.take_back(self._event)
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
        problem = self._problem() if self._problem else ""
        if self._event:
            self._show(NewEventScreen((), False, problem, self._recording, self._title))
            return
        kinds = tuple(Choice(each, say.kind(each), each is self._kind) for each in _KINDS)
        dated = self._kind is EventKind.PERFORMANCE
        self._show(NewEventScreen(kinds, dated, problem, self._recording))
