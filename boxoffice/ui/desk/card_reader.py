"""From a reading to the verdict on screen, and the cards that leave it again. Knows no Qt."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from boxoffice.domain.verdicts import Verdict, VerdictKind
from boxoffice.scanning import pictures
from boxoffice.scanning import reading as picture_reading
from boxoffice.scanning.repeats import RepeatGuard
from boxoffice.services.overview import Overview
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.services.voiding import CannotUndo
from boxoffice.ui import fault_words, words
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.open_card import OpenCard, opened
from boxoffice.ui.desk.refining import Refining, means
from boxoffice.ui.desk.setting_aside import SettingAside
from boxoffice.ui.desk.state import DeskState, Faults
from boxoffice.ui.desk.whole_screen import desk_screen
from boxoffice.ui.desk.work import DeskWork, LiveChecks
from boxoffice.ui.lane import Lane, Timer
from sync.protocol.card_codes import normalise
from sync.protocol.kinds import CardSource

SAID_AFTER_SECONDS: Final = 0.1
"""A verdict that is not there by then was seen to be missing: less is not worth two paintings."""


class CardReader:
    """The half of the main screen's behaviour that reads cards; every method is called on the
    interface thread.
    """

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
        self._aside = SettingAside(work, lane, self.refresh, self._failed)
        self._state = DeskState()
        self._refining = Refining(self._state, work, lane, self.show, monotonic)
        self._asked = 0
        self._dismissed = 0
        self._unread_pictures = 0
        self._event_asked = False
        self.event_wanted: Callable[[], None] = lambda: None

    @property
    def overview(self) -> Overview | None:
        """What was read last of everything but the open card."""
        return self._state.overview

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on screen, while a card is open."""
        return self._state.card.verdict if self._state.card else None

    @property
    def card(self) -> OpenCard | None:
        """The open card."""
        return self._state.card

    @property
    def may_read(self) -> bool:
        """Whether an event is chosen, so that a reading gets its verdict at once."""
        overview = self._state.overview
        if self._state.asks_event:
            return False
        return overview is not None and overview.event is not None and not overview.must_choose

    @property
    def between_cards(self) -> bool:
        """Whether no card is open, being read, begun or just given."""
        state = self._state
        under_way = (state.card, state.recording, state.reading, state.given)
        return not (state.typing or state.pending) and all(each is None for each in under_way)

    def clerk_is(self, name: str) -> None:
        """Somebody signed in; an empty name says that the venue runs without PINs."""
        if name != self._state.clerk:
            self._state.clerk = name
            self.show()

    def ask_event(self) -> None:
        """Somebody begins at this desk: the event is asked for before the first card, unless the
        desk was stopped in the middle of one.
        """
        overview = self._state.overview
        if overview is None or overview.question is None:
            self._state.asks_event = True
        self.event_wanted()

    def go_on(self) -> None:
        """The desk is open again: what had to be asked meanwhile is asked now."""
        overview = self._state.overview
        if overview is not None and overview.must_choose and self._state.card is None:
            self.event_wanted()

    def refresh(self) -> None:
        """Read everything but the open card anew and show it."""
        self._lane.run(self._work.overview, self._overview_came, self._failed)

    def check_with(self, checks: LiveChecks) -> None:
        """From now on the centre is asked about each card, beside what stands on the screen."""
        self._refining.checks = checks

    def connection(self, online: bool) -> None:
        """The centre answered, or did not."""
        self._state.online = online
        self.show()

    def show(self) -> None:
        """Compose the screen from the state and paint it."""
        if self._state.overview is not None:
            self._show(desk_screen(self._state, self._state.overview, self._fault))
            self._state.field = None

    def pictures(self, paths: Sequence[str]) -> None:
        """Picture files were dropped or opened: the first one is read, for each card needs the
        clerk; how many were not is said.
        """
        if paths:
            self._picture(paths[0], others=len(paths) - 1)

    def picture(self, data: bytes) -> None:
        """A picture was pasted or dropped as bytes."""
        self._picture(data)

    def _read(self, text: str, source: CardSource) -> None:
        state = self._state
        if state.overview is None:
            return
        if not self.may_read:
            self._wait(text, source)
            if not state.choosing:
                self.event_wanted()
            return
        reading = normalise(text)
        if not reading:
            return
        self._repeats.is_repeat(reading, self._monotonic() * 1000)
        if state.card is not None and state.card.verdict.text != reading:
            self._leave_card()
        asked, repeated = self._next(), reading == state.unreadable
        state.reading, state.pending = reading, ()
        self._timer.after(SAID_AFTER_SECONDS, lambda: self._say_checking(asked))
        online, confirmed = state.online, state.old_list_confirmed
        self._lane.run(
            lambda: self._work.check(
                text, source, online=online, repeated=repeated, old_list_confirmed=confirmed
            ),
            lambda verdict: self._verdict_came(asked, reading, verdict),
            lambda error: self._not_checked(asked, text, source, error),
        )

    def _next(self) -> int:
        """From now on another check is waited for, or none."""
        self._asked += 1
        self._state.checking = False
        return self._asked

    def _say_checking(self, asked: int) -> None:
        """The store is busy: what stands on the screen is of the card before."""
        state = self._state
        if asked == self._asked and state.card is None and state.reading is not None:
            state.checking, state.given = True, None
            self.show()

    def _go_on(self, overview: Overview) -> None:
        """The cards that were read before an event was chosen, or while the store did not answer:
        the last one comes on screen, those before it to the strip.
        """
        pending, self._state.pending = self._state.pending, ()
        self._state.choosing = False
        self._overview_came(overview)
        for text, source in pending:
            self._read(text, source)

    def _wait(self, text: str, source: CardSource) -> None:
        """A card whose verdict has to wait; one that is read again waits once."""
        others = [each for each in self._state.pending if normalise(each[0]) != normalise(text)]
        self._state.pending = (*others, (text, source))

    def _verdict_came(self, asked: int, reading: str, verdict: Verdict) -> None:
        if asked != self._asked:
            self._came_too_late(asked, reading, verdict)
            return
        state = self._state
        if state.overview is None or _elsewhere(verdict, state.overview):
            # Another program chose an event: what stands on screen is what would be recorded.
            state.pending = ((verdict.text, verdict.source),)
            self._lane.run(self._work.overview, self._go_on, self._failed)
            return
        self._aside.forget(verdict)
        unreadable = verdict.kind is VerdictKind.NOT_A_CODE
        state.unreadable = verdict.text if unreadable else None
        state.card, state.given, state.note = opened(verdict), None, self._with_unread(str)
        state.fault, state.reading, state.typing = None, None, False
        state.checking = False
        state.field = verdict.code.grouped if verdict.code else verdict.text
        self.show()
        self._refining.verdict_came()

    def _came_too_late(self, asked: int, reading: str, verdict: Verdict) -> None:
        """The next card came before this verdict: it never stood on screen, but may not vanish."""
        other = reading != self._state.reading
        if other and asked > self._dismissed:
            self._aside.keep(verdict)

    def _not_checked(self, asked: int, text: str, source: CardSource, error: Exception) -> None:
        """The store did not answer: the banner's action reads the card again."""
        if asked == self._asked:
            self._next()
            self._state.pending = ((text, source),)
        self._failed(error)

    def _picture(self, source: str | bytes, others: int = 0) -> None:
        self._lane.run(
            lambda: self._work.read_picture(source),
            lambda reading: self._picture_came(reading, others),
            self._failed,
        )

    def _picture_came(self, reading: "picture_reading.PictureReading", others: int) -> None:
        self._unread_pictures = others
        if reading.text is not None:
            self._read(reading.text, CardSource.PICTURE)
            return
        faults = {
            pictures.PictureFault.NO_CODE: "no_code",
            pictures.PictureFault.TWO_CODES: "many_codes",
            pictures.PictureFault.TOO_LARGE: "too_large",
        }
        fault = faults.get(reading.error, "unreadable") if reading.error else "unreadable"
        self._state.note = self._with_unread(
            lambda: fault_words.photo_fault(fault, len(reading.codes))
        )
        self.show()

    def _with_unread(self, note: Callable[[], str]) -> Callable[[], str]:
        """A note, and behind it how many pictures of the last drop were not read."""
        others, self._unread_pictures = self._unread_pictures, 0
        if not others:
            return note
        return lambda: " ".join(filter(None, (note(), fault_words.photos_unread(others))))

    def _leave_card(self) -> None:
        """The next card came: one that could have been given tickets goes to the strip."""
        state = self._state
        card, state.card = state.card, None
        state.reading = None
        if self.may_read:
            state.pending = ()
        self._next()
        if card is not None and card is not state.recording:
            self._aside.keep_card(card)

    def _do(self, work: Callable[[], object]) -> None:
        self._lane.run(work, lambda _: self.refresh(), self._failed)

    def _overview_came(self, overview: Overview) -> None:
        before, self._state.overview = self._state.overview, overview
        self._aside.again()
        card = self._state.card
        recording = card is self._state.recording
        if before is not None and _day(before) != _day(overview):
            # A supervisor opened an old list for the shift, and the window stays open for weeks.
            self._state.old_list_confirmed = False
        if card and not recording and self.may_read and _elsewhere(card.verdict, overview):
            self._read(card.verdict.text, card.verdict.source)
        elif card and not recording and card.giveable and _outlived(card.verdict, overview):
            self._check_again(card)
        self.show()
        if not overview.must_choose:
            self._event_asked = False
        elif not (self._event_asked or self._state.choosing) and self.between_cards:
            self._event_asked = True
            self.event_wanted()

    def _check_again(self, card: OpenCard) -> None:
        """The card stood open over a change of day or of the list's age: Enter is for what is so
        now. What the clerk chose stays where the verdict does.
        """
        text, source = card.verdict.text, card.verdict.source
        online, confirmed = self._state.online, self._state.old_list_confirmed
        self._lane.run(
            lambda: self._work.check(
                text, source, online=online, repeated=False, old_list_confirmed=confirmed
            ),
            lambda verdict: self._renewed(card.verdict, verdict),
            self._failed,
        )

    def _renewed(self, before: Verdict, verdict: Verdict) -> None:
        card = self._state.card
        if card is None or card.verdict is not before or card is self._state.recording:
            return
        if means(verdict) == means(before):
            self._state.card = replace(card, verdict=verdict)
        else:
            self._verdict_came(self._asked, verdict.text, verdict)

    def _failed(self, error: Exception) -> None:
        self._repeats.forget()
        self._state.choosing = False
        if isinstance(error, CannotUndo):
            self._state.note = partial(words.cannot_undo, error.refusal)
            self.refresh()
            return
        if isinstance(error, ProgramTooOld):
            # It is so until the program or the centre is another: the overview says it.
            self.refresh()
            return
        self._state.fault = error
        self._fault(error)
        self.show()


def _day(overview: Overview) -> date:
    return overview.policy.days.day_of(overview.now)


def _outlived(verdict: Verdict, overview: Overview) -> bool:
    """Whether the day or the age of the list is another than when the verdict was made."""
    day = overview.policy.days.day_of(verdict.decided_at)
    return day != _day(overview) or verdict.list_state.age is not overview.list_state.age


def _elsewhere(verdict: Verdict, overview: Overview) -> bool:
    """Whether a verdict is for another event than the one on screen."""
    return overview.event is not None and verdict.event != overview.event.id
