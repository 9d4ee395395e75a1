"""The main screen's behaviour: from what the clerk does to what the screen shows. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from boxoffice.domain.issues import GivenRow, UnrecordedCard
from boxoffice.domain.verdicts import Action
from boxoffice.scanning.layouts import put_right
from boxoffice.services.issuing import Approval, CannotGive, ConfirmationNeeded
from boxoffice.services.overview import Overview
from boxoffice.ui import words
from boxoffice.ui.desk.card_reader import CardReader
from boxoffice.ui.desk.open_card import OpenCard, Stage
from boxoffice.ui.desk.state import RowSlips
from boxoffice.ui.supervision.presenter import Supervision
from sync.protocol.card_codes import CodeFormat, normalise, recognise
from sync.protocol.kinds import CardSource, VoidReason

CLEAR_SECONDS = 5.0
"""After giving, what is left of the code goes after so long (interface, Discretion)."""


class DeskPresenter(CardReader):
    """One for the window; every method is called on the interface thread."""

    @property
    def for_customer(self) -> str:
        """What the customer may be shown, by the name of its sentence."""
        card = self._state.card
        return card.for_customer if card else "ready"

    # What the clerk does with a card.

    def code_entered(self, text: str) -> None:
        """Enter behind a typed code."""
        self._read(text, CardSource.TYPED)

    def scanned(self, text: str) -> None:
        """A scanner read a card, whose code is `meant` so; it always wins."""
        if not self._repeats.is_repeat(normalise(text), self._monotonic() * 1000):
            self._read(text, CardSource.WEDGE)

    def meant(self, text: str) -> str:
        """What a scanner read, put right where it was set up for another keyboard."""
        formats = self.formats()
        return put_right(text, lambda each: recognise(each, formats) is not None)

    def formats(self) -> tuple[CodeFormat, ...]:
        """The network's code formats, as the desk knew them last."""
        return self._state.overview.formats if self._state.overview else ()

    def filmed(self, text: str) -> None:
        """The camera read a card: as a picture that was dropped, and as a scan it always wins."""
        if not self._repeats.is_repeat(normalise(text), self._monotonic() * 1000):
            self._read(text, CardSource.PICTURE)

    def code_edited(self, text: str) -> None:
        """A key began the next card, or went on with it."""
        state = self._state
        state.note, state.given, state.typing = str, None, bool(text)
        if not text:
            self._dismissed = self._asked
        self._repeats.forget()
        self._leave_card()
        self.show()

    def plus(self, name: str) -> None:
        """One more of a kind."""
        self._change(lambda card: card.plus(name))

    def minus(self, name: str) -> None:
        """One less of a kind."""
        self._change(lambda card: card.minus(name))

    def alternative(self) -> None:
        """The second way the verdict leaves open; one of them is a supervisor's."""
        card, supervision = self._state.card, self._state.supervision
        if card is not None and card.verdict.alternative is Action.OVERRIDE:
            if supervision and card.approval is None and not supervision.asks_about(card):
                supervision.begin(card, partial(self._approved, card), reason=True)
            return
        self._change(OpenCard.take_alternative)

    def phone(self) -> None:
        """At the counter, or by phone."""
        self._change(OpenCard.toggle_phone)

    def face_day_edited(self, text: str) -> None:
        """The printed day is being typed."""
        self._change(lambda card: replace(card, day_text=text, day_problem=None))

    def face_day_entered(self, text: str) -> None:
        """Step one on the card's face is answered."""
        overview, card = self._state.overview, self._refining.card_pressed_for()
        if card is not None and card.verdict.needs_confirmation:
            self.give()
        elif overview:
            today = overview.policy.days.day_of(overview.now)
            self._change(
                lambda card: card.answer_day(text, today) if card.stage is Stage.FACE_DAY else card
            )

    def give(self) -> None:
        """The large button: give, let in, or go on to step two."""
        card = self._refining.card_pressed_for()
        if card is None or card.stage is Stage.REFUSAL or card is self._state.recording:
            return
        if card.verdict.needs_confirmation:
            self._confirm_list(card)
        elif card.stage is Stage.FACE_DAY:
            self.face_day_entered(card.day_text)
        elif card.count and card.goes_by_face and card.face is None:
            self.alternative()
        elif card.count:
            tickets, face, channel = dict(card.tickets), card.face, card.channel
            self._state.recording = card
            word = card.approval
            self._lane.run(
                lambda: (
                    self._work.give_approved(card.verdict, tickets, face, channel, word)
                    if word
                    else self._work.give(card.verdict, tickets, face, channel)
                ),
                lambda row: self._given(card, row),
                lambda error: self._not_given(card, error),
            )
        elif card.verdict.action is Action.LET_IN and not card.by_phone:
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
        if self._state.supervision and self._state.supervision.asks_about(self._state.card):
            self._state.supervision.cancel()
            return
        self._repeats.forget()
        self._state.note, self._state.pending = str, ()
        self._dismissed = self._asked
        self._close_card()

    def leave(self) -> None:
        """The window closes: an open card that nobody answered for stays on the strip."""
        self._leave_card()
        self._aside.again()

    # What the clerk does with rows and cards that wait.

    def undo(self, row_id: str) -> None:
        """Take an issue back at once, as a mistake."""
        self.void_reason(row_id, VoidReason.MISTAKE)

    def void_reason(self, row_id: str, reason: str) -> None:
        """Say why a row was taken back."""
        self._state.given = None
        undo = partial(self._work.undo, row_id, VoidReason(reason))
        self._lane.run(undo, lambda _: self._undone(row_id), self._failed)

    def give_again(self, row_id: str) -> None:
        """Record an undone issue anew."""
        self._lane.run(
            lambda: self._work.give_again(row_id),
            self._given_again,
            lambda error: self._read_again(error, lambda: words.cannot_undo("code_erased")),
        )

    def strip_give(self, card_id: str) -> None:
        """One ticket after all on a card that was set aside; where its event left the programme,
        the card comes on screen for the event of the desk.
        """
        card = next((each for each in self._gone() if each.id == card_id), None)
        if card is not None:
            self._read(card.code.text, card.source)
            return
        online, confirmed = self._state.online, self._state.old_list_confirmed
        self._lane.run(
            lambda: self._work.give_set_aside(card_id, online=online, old_list_confirmed=confirmed),
            partial(self._strip_given, card_id),
            lambda error: self._read_again(error, words.strip_read_again),
        )

    def _gone(self) -> tuple[UnrecordedCard, ...]:
        """The cards that were set aside for events the programme no longer has."""
        overview = self._state.overview
        waiting = overview.unrecorded if overview else ()
        return tuple(each for each in waiting if overview and each.event not in overview.events)

    def _strip_given(self, card_id: str, row: GivenRow | None) -> None:
        done = partial(self._strip_done, card_id)
        self._lane.run(self._work.overview, done, self._failed)
        self._recorded(row)

    def _strip_done(self, card_id: str, overview: Overview) -> None:
        """A card that is still on the strip got nothing: it has to be read again."""
        if any(each.id == card_id for each in overview.unrecorded):
            self._state.note = words.strip_read_again
        self._overview_came(overview)

    def strip_not_given(self, card_id: str) -> None:
        """The card that was set aside got nothing."""
        self._do(lambda: self._work.not_given(card_id))

    def choose_event(self, event_id: str) -> None:
        """Another event: an open card is left, since its verdict was for the old one."""
        pending, card, overview = self._state.pending, self._state.card, self._state.overview
        self._state.asks_event, self._state.choosing = False, True
        self._repeats.forget()
        if card is not None and overview is not None and overview.event is None:
            # Its event left the programme: nothing can be given for it, so the card goes along.
            pending, self._state.card = (*pending, (card.verdict.text, card.verdict.source)), None
        self._leave_card()
        self._state.pending = pending
        self._do(lambda: self._work.choose_event(event_id))
        self._lane.run(self._work.overview, self._go_on, self._failed)

    def retry(self) -> None:
        """The banner's action: look whether the store works again."""
        self._state.fault = None
        self._lane.run(self._work.overview, self._go_on, self._failed)

    def print_with(self, slips: RowSlips) -> None:
        """From now on the rows tell of their slips."""
        self._state.slips = slips

    def slip_failed(self, row_id: str) -> None:
        """No slip came: said by the field too, for with large text no row may be in sight."""
        slips, overview = self._state.slips, self.overview
        rows = overview.given if overview else ()
        row = next((each for each in rows if each.row_id == row_id), None)
        if slips is not None and row is not None:
            self._state.note = lambda: _failed_slip(row, slips)
        self.show()

    def supervisor_answered(self, text: str) -> None:
        """A supervisor typed a number."""
        if self._state.supervision is not None:
            self._state.supervision.answered(text)

    def supervised_by(self, supervision: Supervision) -> None:
        """Ask here for a supervisor."""
        self._state.supervision = supervision

    def rows_changed(self) -> None:
        """Rows were changed elsewhere: what the open card was told to have may be gone."""
        card = self._state.card
        if card is not None and card is not self._state.recording and card.verdict.given:
            self._read(card.verdict.text, card.verdict.source)
        self.refresh()

    # How it comes about.

    def _approved(self, card: OpenCard, approval: Approval) -> None:
        if self._state.card is card:
            self._state.card = card.approved(approval)
        self.show()

    def _confirm_list(self, card: OpenCard) -> None:
        """On an old list a supervisor opens giving for the shift, once; or the clerk, where the
        region says so.
        """
        overview = self._state.overview
        by_clerk = overview and overview.policy.card_list.old_opened_by == "clerk"
        if self._state.supervision is None or by_clerk:
            self._list_confirmed(card)
        elif not self._state.supervision.asks_about(card):
            confirmed = partial(self._list_confirmed, card)
            self._state.supervision.begin(card, lambda _: confirmed(), reason=False)

    def _list_confirmed(self, card: OpenCard) -> None:
        self._state.old_list_confirmed = True
        if self._state.card is card:
            self._read(card.verdict.text, card.verdict.source)

    def _given(self, card: OpenCard, row: GivenRow) -> None:
        self._state.recording = self._state.undone = None
        for each in self._gone():
            if each.code.text == card.verdict.text:
                self.strip_not_given(each.id)
        if self._state.card is card:
            self._confirm(row)
        self.refresh()
        self._recorded(row)

    def _undone(self, row_id: str) -> None:
        card, self._state.undone = self._state.card, row_id
        if card is not None and any(use.row_id == row_id for use in card.verdict.given):
            # What the open card was told to have is gone.
            self._read(card.verdict.text, card.verdict.source)
        self.refresh()

    def _given_again(self, row: GivenRow) -> None:
        self._state.undone = None
        if self._state.card is None and not self._state.typing:
            self._confirm(row)
        self.refresh()
        self._recorded(row)

    def _recorded(self, row: GivenRow | None) -> None:
        """Behind everything else: no slip keeps a row or the next card waiting."""
        if row is not None and self._state.slips is not None:
            self._state.slips.recorded(row)

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
            self._aside.keep_card(card)
        elif isinstance(error, CannotGive):
            # Another desk or process gave meanwhile: the verdict as it is now says so.
            self._verdict_came(self._next(), card.verdict.text, error.verdict)
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

    def _close_card(self) -> None:
        state = self._state
        self._next()
        # Cleared at once: what is typed meanwhile belongs to the next card.
        state.card, state.field, state.typing = None, "", False
        self.show()
        self.refresh()


def _failed_slip(row: GivenRow, slips: RowSlips) -> str:
    """What a row says of its slip, unless it was printed after all."""
    failed = slips.failed(row.row_id)
    return " ".join(filter(None, (row.code, slips.note(row.row_id)))) if failed else ""
