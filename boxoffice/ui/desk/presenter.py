"""The main screen's behaviour: from what the clerk does to what the screen shows. Knows no Qt."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from boxoffice.domain.issues import GivenRow
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import PictureReading
from boxoffice.scanning.repeats import RepeatGuard
from boxoffice.services.issuing import CannotGive
from boxoffice.services.overview import Overview
from boxoffice.services.voiding import CannotUndo
from boxoffice.ui import control_words, fault_words, words
from boxoffice.ui.desk import composing
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.card_panels import card_panels
from boxoffice.ui.desk.open_card import OpenCard, Stage, opened
from boxoffice.ui.desk.work import DeskWork
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.language import spoken
from sync.protocol.card_codes import normalise
from sync.protocol.kinds import CardSource, VoidReason
from sync.protocol.programme import in_language

CLEAR_SECONDS = 5.0
"""After giving, what is left of the code goes after so long (interface, Discretion)."""


class Faults(Protocol):
    """Turns an error into the banner's sentence; an unknown error is raised again."""

    def __call__(self, error: Exception) -> str:
        """A plain sentence in the language spoken now."""
        ...


@dataclass(slots=True)
class _State:
    """All that the screen is composed from."""

    overview: Overview | None = None
    card: OpenCard | None = None
    given: GivenRow | None = None
    online: bool = False
    note: str = ""
    fault: Exception | None = None
    old_list_confirmed: bool = False
    unreadable: str | None = None
    field: str | None = None
    pending: tuple[str, CardSource] | None = None


class DeskPresenter:
    """One for the window; every method is called on the interface thread."""

    def __init__(
        self,
        work: DeskWork,
        lane: Lane,
        timer: Timer,
        show: Callable[[shown.DeskScreen], None],
        fault: Faults,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`show` paints a screen; `fault` words an error; `monotonic` counts seconds."""
        self._work = work
        self._lane = lane
        self._timer = timer
        self._show = show
        self._fault = fault
        self._monotonic = monotonic
        self._repeats = RepeatGuard()
        self._state = _State()
        self._asked = 0
        self.event_wanted: Callable[[], None] = lambda: None

    @property
    def verdict_kind(self) -> str:
        """The verdict on screen by name, or `ready`: what the customer may be shown."""
        card = self._state.card
        return str(card.verdict.kind) if card else "ready"

    @property
    def overview(self) -> Overview | None:
        """What was read last of everything but the open card."""
        return self._state.overview

    def refresh(self) -> None:
        """Read everything but the open card anew and show it."""
        self._lane.run(self._work.overview, self._overview_came, self._failed)

    def connection(self, online: bool) -> None:
        """The centre answered, or did not."""
        self._state.online = online
        self.show()

    def show(self) -> None:
        """Compose the screen from the state and paint it."""
        if self._state.overview is not None:
            self._show(self._screen(self._state.overview))
            self._state.field = None

    # What the clerk does with a card.

    def code_entered(self, text: str) -> None:
        """Enter behind a typed code."""
        self._read(text, CardSource.TYPED)

    def scanned(self, text: str) -> None:
        """A wedge scanner read a card; it always wins."""
        if not self._repeats.is_repeat(normalise(text), self._monotonic() * 1000):
            self._read(text, CardSource.WEDGE)

    def code_edited(self, text: str) -> None:
        """A key began the next card, or went on with it."""
        self._state.note = ""
        if self._state.card is not None:
            self._leave_card()
        elif self._state.given is not None:
            self._state.given = None
        self.show()

    def pictures(self, paths: Sequence[str]) -> None:
        """Picture files were dropped or opened: the first one is read."""
        if paths:
            self._picture(paths[0])

    def picture(self, data: bytes) -> None:
        """A picture was pasted or dropped as bytes."""
        self._picture(data)

    def plus(self, name: str) -> None:
        """One more of a kind."""
        self._change(lambda card: card.plus(name))

    def minus(self, name: str) -> None:
        """One less of a kind."""
        self._change(lambda card: card.minus(name))

    def alternative(self) -> None:
        """The second way the verdict leaves open."""
        self._change(OpenCard.take_alternative)

    def face_day_edited(self, text: str) -> None:
        """The printed day is being typed."""
        self._change(lambda card: replace(card, day_text=text, day_problem=None))

    def face_day_entered(self, text: str) -> None:
        """Step one on the card's face is answered."""
        overview, card = self._state.overview, self._state.card
        if card is not None and card.verdict.needs_confirmation:
            self.give()
        elif overview is not None:
            today = overview.policy.days.day_of(overview.now)
            self._change(
                lambda card: card.answer_day(text, today) if card.stage is Stage.FACE_DAY else card
            )

    def give(self) -> None:
        """The large button: give, let in, or go on to step two."""
        card = self._state.card
        if card is None or card.stage is Stage.REFUSAL:
            return
        if card.verdict.needs_confirmation:
            self._state.old_list_confirmed = True
            self._read(card.verdict.text, card.verdict.source)
        elif card.stage is Stage.FACE_DAY:
            self.face_day_entered(card.day_text)
        elif card.count:
            tickets, face = dict(card.tickets), card.face
            self._lane.run(
                lambda: self._work.give(card.verdict, tickets, face),
                self._given,
                self._failed,
            )
        elif card.verdict.action is Action.LET_IN:
            self._lane.run(
                lambda: self._work.let_in(card.verdict),
                lambda _: self._close_card(),
                self._failed,
            )

    def dismiss(self) -> None:
        """Esc: the card was dealt with, nothing is recorded."""
        self._repeats.forget()
        self._state.note = ""
        self._close_card()

    # What the clerk does with rows and cards that wait.

    def undo(self, row_id: str) -> None:
        """Take an issue back at once, as a mistake."""
        self.void_reason(row_id, VoidReason.MISTAKE)

    def void_reason(self, row_id: str, reason: str) -> None:
        """Say why a row was taken back."""
        self._state.given = None
        self._do(lambda: self._work.undo(row_id, VoidReason(reason)))

    def give_again(self, row_id: str) -> None:
        """Record an undone issue anew."""
        self._lane.run(lambda: self._work.give_again(row_id), self._given, self._failed)

    def strip_give(self, card_id: str) -> None:
        """One ticket after all on a card that was set aside."""
        online, confirmed = self._state.online, self._state.old_list_confirmed
        self._lane.run(
            lambda: self._work.give_set_aside(card_id, online=online, old_list_confirmed=confirmed),
            self._strip_given,
            self._failed,
        )

    def _strip_given(self, row: GivenRow | None) -> None:
        if row is None:
            self._state.note = words.strip_read_again()
        self.refresh()

    def strip_not_given(self, card_id: str) -> None:
        """The card that was set aside got nothing."""
        self._do(lambda: self._work.not_given(card_id))

    def choose_event(self, event_id: str) -> None:
        """Another event: an open card is left, since its verdict was for the old one."""
        if self._state.card is not None:
            self._leave_card()
        self._do(lambda: self._work.choose_event(event_id))
        pending, self._state.pending = self._state.pending, None
        if pending is not None:
            self._lane.run(self._work.overview, lambda o: self._go_on(o, pending), self._failed)

    def retry(self) -> None:
        """The banner's action: look whether the store works again."""
        self._state.fault = None
        self.refresh()

    # How it comes about.

    def _read(self, text: str, source: CardSource) -> None:
        state = self._state
        if state.overview is None:
            return
        if state.overview.choice is None or state.overview.must_choose:
            state.pending = (text, source)
            self.event_wanted()
            return
        reading = normalise(text)
        if not reading:
            return
        self._repeats.is_repeat(reading, self._monotonic() * 1000)
        if state.card is not None and state.card.verdict.text != reading:
            self._leave_card()
        self._asked += 1
        asked, repeated = self._asked, reading == state.unreadable
        online, confirmed = state.online, state.old_list_confirmed
        self._lane.run(
            lambda: self._work.check(
                text,
                source,
                online=online,
                repeated=repeated,
                old_list_confirmed=confirmed,
            ),
            lambda verdict: self._verdict_came(asked, verdict),
            self._failed,
        )

    def _go_on(self, overview: Overview, pending: tuple[str, CardSource]) -> None:
        """The card that was read before an event was chosen."""
        self._overview_came(overview)
        self._read(*pending)

    def _verdict_came(self, asked: int, verdict: Verdict) -> None:
        if asked != self._asked:
            return
        state = self._state
        unreadable = verdict.kind is VerdictKind.NOT_A_CODE
        state.unreadable = verdict.text if unreadable else None
        state.card, state.given, state.note = opened(verdict), None, ""
        state.fault = None
        state.field = verdict.code.grouped if verdict.code else verdict.text
        self.show()

    def _picture(self, source: str | bytes) -> None:
        self._lane.run(lambda: self._work.read_picture(source), self._picture_came, self._failed)

    def _picture_came(self, reading: PictureReading) -> None:
        if reading.text is not None:
            self._read(reading.text, CardSource.PICTURE)
            return
        faults = {
            PictureFault.NO_CODE: "no_code",
            PictureFault.TWO_CODES: "many_codes",
            PictureFault.TOO_LARGE: "too_large",
        }
        fault = faults.get(reading.error, "unreadable") if reading.error else "unreadable"
        self._state.note = fault_words.photo_fault(fault, len(reading.codes))
        self.show()

    def _given(self, row: GivenRow | None) -> None:
        state = self._state
        state.card, state.given, state.fault = None, row, None
        state.field = row.code if row else ""
        self._repeats.forget()
        self._timer.after(CLEAR_SECONDS, self._clear_given)
        self.show()
        self.refresh()

    def _clear_given(self) -> None:
        if self._state.given is not None:
            self._state.given = None
            self._state.field = ""
            self.show()

    def _change(self, act: Callable[[OpenCard], OpenCard]) -> None:
        if self._state.card is not None:
            self._state.card = act(self._state.card)
            self.show()

    def _leave_card(self) -> None:
        """The next card came: one that could have been given tickets goes to the strip."""
        card, self._state.card = self._state.card, None
        self._asked += 1
        if card is not None and card.giveable:
            self._do(lambda: self._work.set_aside(card.verdict))

    def _close_card(self) -> None:
        self._asked += 1
        self._state.card = None
        # Cleared at once: what is typed meanwhile belongs to the next card.
        self._state.field = ""
        self.show()
        self.refresh()

    def _do(self, work: Callable[[], object]) -> None:
        self._lane.run(work, lambda _: self.refresh(), self._failed)

    def _overview_came(self, overview: Overview) -> None:
        before, self._state.overview = self._state.overview, overview
        self.show()
        asked = before is not None and before.must_choose
        if overview.must_choose and not asked and self._state.card is None:
            self.event_wanted()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CannotGive):
            # Another desk or process gave meanwhile: the verdict as it is now says so.
            self._verdict_came(self._asked, error.verdict)
            return
        if isinstance(error, CannotUndo):
            self._state.note = words.cannot_undo(error.refusal)
            self.refresh()
            return
        self._state.fault = error
        self._fault(error)
        self.show()

    def _screen(self, overview: Overview) -> shown.DeskScreen:
        state = self._state
        verdict, give = None, None
        body: shown.Body = shown.ReadyBody(words.ready_title(), words.ready_hint())
        if state.card is not None:
            panels = card_panels(state.card, overview, state.online)
            verdict, body, give = panels.verdict, panels.body, panels.give
        elif state.given is not None:
            body = self._confirmation(state.given, overview)
        banner = None
        if state.fault is not None:
            banner = shown.Banner(self._fault(state.fault), fault_words.action("retry"))
        return shown.DeskScreen(
            event=composing.event_line(overview),
            connection=composing.connection_chip(overview, state.online),
            waiting=composing.waiting_chip(overview),
            clerk=shown.Chip(overview.desk),
            code=shown.CodeField(
                state.field,
                words.code_placeholder(overview.example),
                state.note,
                note_is_error=bool(state.note),
            ),
            body=body,
            verdict=verdict,
            give=give,
            not_recorded=composing.strip(overview),
            quota=composing.quota_panel(overview, state.online),
            given=composing.given_rows(overview),
            banner=banner,
        )

    def _confirmation(self, row: GivenRow, overview: Overview) -> shown.ConfirmationBody:
        event = overview.event
        hint = in_language(event.till_hint, spoken().code) if event and event.till_hint else ""
        counts = {str(kind): count for kind, count in row.tickets.items()}
        return shown.ConfirmationBody(
            words.given_title(sum(row.tickets.values())),
            words.given_detail(row.code or "", counts, composing.event_text(overview)),
            words.till_hint(hint) if hint else "",
            row.row_id,
            control_words.control("undo"),
        )
