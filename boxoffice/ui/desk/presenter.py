"""The main screen's behaviour: from what the clerk does to what the screen shows. Knows no Qt."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from boxoffice.domain.issues import GivenRow
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import PictureReading
from boxoffice.scanning.repeats import RepeatGuard
from boxoffice.services.issuing import CannotGive, ConfirmationNeeded
from boxoffice.services.overview import Overview
from boxoffice.services.voiding import CannotUndo
from boxoffice.ui import fault_words, words
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.open_card import OpenCard, Stage, opened
from boxoffice.ui.desk.state import DeskState, Faults
from boxoffice.ui.desk.whole_screen import desk_screen
from boxoffice.ui.desk.work import DeskWork
from boxoffice.ui.lane import Lane, Timer
from sync.protocol.card_codes import normalise
from sync.protocol.kinds import CardSource, VoidReason

CLEAR_SECONDS = 5.0
"""After giving, what is left of the code goes after so long (interface, Discretion)."""


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
        self._state = DeskState()
        self._asked = 0
        self._dismissed = 0
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
            self._show(desk_screen(self._state, self._state.overview, self._fault))
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
        state = self._state
        state.note, state.given, state.typing = str, None, bool(text)
        if not text:
            self._dismissed = self._asked
        self._leave_card()
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
        elif overview:
            today = overview.policy.days.day_of(overview.now)
            self._change(
                lambda card: card.answer_day(text, today) if card.stage is Stage.FACE_DAY else card
            )

    def give(self) -> None:
        """The large button: give, let in, or go on to step two."""
        card = self._state.card
        if card is None or card.stage is Stage.REFUSAL or card is self._state.recording:
            return
        if card.verdict.needs_confirmation:
            self._state.old_list_confirmed = True
            self._read(card.verdict.text, card.verdict.source)
        elif card.stage is Stage.FACE_DAY:
            self.face_day_entered(card.day_text)
        elif card.count and card.goes_by_face and card.face is None:
            self.alternative()
        elif card.count:
            tickets, face = dict(card.tickets), card.face
            self._state.recording = card
            self._lane.run(
                lambda: self._work.give(card.verdict, tickets, face),
                lambda row: self._given(card, row),
                lambda error: self._not_given(card, error),
            )
        elif card.verdict.action is Action.LET_IN:
            self._state.recording = card
            self._lane.run(
                lambda: self._work.let_in(card.verdict),
                lambda _: self._let_in(card),
                lambda error: self._not_given(card, error),
            )

    def dismiss(self) -> None:
        """Esc: the card was dealt with, nothing is recorded."""
        if self._state.card is not None and self._state.card is self._state.recording:
            return
        self._repeats.forget()
        self._state.note, self._state.pending = str, None
        self._dismissed = self._asked
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
        self._lane.run(
            lambda: self._work.give_again(row_id),
            self._given_again,
            lambda error: self._read_again(error, lambda: words.cannot_undo("code_erased")),
        )

    def strip_give(self, card_id: str) -> None:
        """One ticket after all on a card that was set aside."""
        online, confirmed = self._state.online, self._state.old_list_confirmed
        self._lane.run(
            lambda: self._work.give_set_aside(card_id, online=online, old_list_confirmed=confirmed),
            self._strip_given,
            lambda error: self._read_again(error, words.strip_read_again),
        )

    def _strip_given(self, row: GivenRow | None) -> None:
        if row is None:
            self._state.note = words.strip_read_again
        self.refresh()

    def strip_not_given(self, card_id: str) -> None:
        """The card that was set aside got nothing."""
        self._do(lambda: self._work.not_given(card_id))

    def choose_event(self, event_id: str) -> None:
        """Another event: an open card is left, since its verdict was for the old one."""
        pending = self._state.pending
        self._leave_card()
        self._do(lambda: self._work.choose_event(event_id))
        if pending is not None:
            self._lane.run(self._work.overview, lambda o: self._go_on(o, pending), self._failed)

    def retry(self) -> None:
        """The banner's action: look whether the store works again."""
        self._state.fault = None
        pending, self._state.pending = self._state.pending, None
        self._lane.run(self._work.overview, lambda o: self._go_on(o, pending), self._failed)

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
        state.reading, state.pending = reading, None
        asked, repeated = self._asked, reading == state.unreadable
        online, confirmed = state.online, state.old_list_confirmed
        self._lane.run(
            lambda: self._work.check(
                text, source, online=online, repeated=repeated, old_list_confirmed=confirmed
            ),
            lambda verdict: self._verdict_came(asked, reading, verdict),
            lambda error: self._not_checked(asked, text, source, error),
        )

    def _go_on(self, overview: Overview, pending: tuple[str, CardSource] | None) -> None:
        """A card that was read before an event was chosen, or while the store did not answer."""
        self._overview_came(overview)
        if pending is not None:
            self._read(*pending)

    def _verdict_came(self, asked: int, reading: str, verdict: Verdict) -> None:
        if asked != self._asked:
            self._came_too_late(asked, reading, verdict)
            return
        state = self._state
        unreadable = verdict.kind is VerdictKind.NOT_A_CODE
        state.unreadable = verdict.text if unreadable else None
        state.card, state.given, state.note = opened(verdict), None, str
        state.fault, state.reading, state.typing = None, None, False
        state.field = verdict.code.grouped if verdict.code else verdict.text
        self.show()

    def _came_too_late(self, asked: int, reading: str, verdict: Verdict) -> None:
        """The next card came before this verdict: it never stood on screen, but may not vanish."""
        other = reading != self._state.reading
        if other and asked > self._dismissed and opened(verdict).giveable:
            self._do(lambda: self._work.set_aside(verdict))

    def _not_checked(self, asked: int, text: str, source: CardSource, error: Exception) -> None:
        """The store did not answer: the banner's action reads the card again."""
        if asked == self._asked:
            self._state.pending = (text, source)
        self._failed(error)

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
        self._state.note = lambda: fault_words.photo_fault(fault, len(reading.codes))
        self.show()

    def _given(self, card: OpenCard, row: GivenRow) -> None:
        self._state.recording = None
        if self._state.card is card:
            self._confirm(row)
        self.refresh()

    def _given_again(self, row: GivenRow) -> None:
        if self._state.card is None and not self._state.typing:
            self._confirm(row)
        self.refresh()

    def _confirm(self, row: GivenRow) -> None:
        state = self._state
        state.card, state.given, state.fault = None, row, None
        state.field = row.code or ""
        self._repeats.forget()
        self._timer.after(CLEAR_SECONDS, self._clear_given)
        self.show()

    def _let_in(self, card: OpenCard) -> None:
        self._state.recording = None
        if self._state.card is card:
            self._repeats.forget()
            self._close_card()
        else:
            self.refresh()

    def _not_given(self, card: OpenCard, error: Exception) -> None:
        """Nothing was recorded; where the next card came meanwhile, this one goes to the strip."""
        state = self._state
        state.recording = None
        if state.card is not card:
            self._set_aside(card)
        elif isinstance(error, CannotGive):
            # Another desk or process gave meanwhile: the verdict as it is now says so.
            self._asked += 1
            self._verdict_came(self._asked, card.verdict.text, error.verdict)
        if not isinstance(error, CannotGive):
            self._failed(error)

    def _read_again(self, error: Exception, note: Callable[[], str]) -> None:
        """The list entry alone does not decide: a person has to look at the card once more."""
        if isinstance(error, CannotGive | ConfirmationNeeded):
            self._state.note = note
            self.refresh()
        else:
            self._failed(error)

    def _clear_given(self) -> None:
        if self._state.given is not None:
            self._state.given = None
            self._state.field = ""
            self.show()

    def _change(self, act: Callable[[OpenCard], OpenCard]) -> None:
        card = self._state.card
        if card is not None and card is not self._state.recording:
            self._state.card = act(card)
            self.show()

    def _leave_card(self) -> None:
        """The next card came: one that could have been given tickets goes to the strip."""
        state = self._state
        card, state.card = state.card, None
        state.reading = state.pending = None
        self._asked += 1
        if card is not None and card is not state.recording:
            self._set_aside(card)

    def _set_aside(self, card: OpenCard) -> None:
        if card.giveable:
            self._do(lambda: self._work.set_aside(card.verdict))

    def _close_card(self) -> None:
        state = self._state
        self._asked += 1
        # Cleared at once: what is typed meanwhile belongs to the next card.
        state.card, state.field, state.typing = None, "", False
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
        self._repeats.forget()
        if isinstance(error, CannotUndo):
            self._state.note = partial(words.cannot_undo, error.refusal)
            self.refresh()
            return
        self._state.fault = error
        self._fault(error)
        self.show()
