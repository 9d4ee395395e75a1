"""Orders by phone, and what the cardholder pays: on the card, in the button, in the row."""

from dataclasses import replace

import gallery
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.ui import counter_words
from boxoffice.ui.desk.screen import ConfirmationBody, FaceBody, PhoneToggle, TicketsBody
from boxoffice.ui.keys import Action, Key, Named, Situation, decide
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow
from sync.protocol.kinds import Channel
from sync.protocol.programme import HolderPays
from tests.support.desk_work import (
    A,
    B,
    Counter,
    MemoryWork,
    choice,
    event,
    has_tickets,
    on_face,
    overview,
    refused,
)


@pytest.fixture
def counter() -> Counter:
    """A desk with an event, between two cards."""
    return Counter()


def _body(counter: Counter) -> TicketsBody:
    body = counter.screen.body
    assert isinstance(body, TicketsBody)
    return body


def test_an_order_says_so_in_the_button_the_confirmation_and_the_row(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    assert _body(counter).phone == PhoneToggle("By phone", False)
    counter.presenter.phone()
    assert _body(counter).phone == PhoneToggle("By phone", True)
    give = counter.screen.give
    assert give is not None
    assert give.text.startswith("Order 1 ticket(s) by phone · Opening concert")
    counter.presenter.give()
    row = counter.work.state.given[0]
    assert row.channel is Channel.PHONE
    assert isinstance(counter.screen.body, ConfirmationBody)
    assert counter.screen.body.title == "1 ticket(s) ordered by phone"
    assert counter.screen.given[0].note == "By phone"


def test_the_next_card_is_at_the_counter_again(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    counter.presenter.give()
    counter.presenter.code_entered(B)
    assert _body(counter).phone == PhoneToggle("By phone", False)
    counter.presenter.give()
    assert [row.channel for row in counter.work.state.given] == [Channel.COUNTER, Channel.PHONE]


def test_twice_is_the_counter_again(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    counter.presenter.phone()
    counter.presenter.give()
    assert counter.work.state.given[0].channel is Channel.COUNTER


def test_a_card_that_was_scanned_is_here(counter: Counter) -> None:
    counter.presenter.scanned(A)
    assert _body(counter).phone is None
    counter.presenter.phone()
    counter.presenter.give()
    assert counter.work.state.given[0].channel is Channel.COUNTER


def test_nobody_is_let_in_by_phone() -> None:
    counter = Counter(MemoryWork({A: has_tickets(A)}))
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    assert counter.screen.give is not None
    assert not counter.screen.give.enabled
    counter.presenter.give()
    assert counter.work.let == []
    counter.presenter.plus("child")
    counter.presenter.give()
    assert counter.work.state.given[0].channel is Channel.PHONE


def test_a_refusal_and_a_card_that_is_not_open_have_no_toggle() -> None:
    counter = Counter(MemoryWork({A: refused(A, VerdictKind.BLOCKED)}))
    counter.presenter.phone()
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    assert counter.screen.give is None
    assert counter.work.state.given == ()


def test_an_order_may_go_by_what_the_caller_reads_from_the_card() -> None:
    counter = Counter(MemoryWork({A: on_face(A)}))
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    counter.presenter.give()
    assert isinstance(counter.screen.body, FaceBody)
    assert counter.screen.body.phone == PhoneToggle("By phone", True)
    counter.presenter.give()
    assert counter.work.state.given[0].channel is Channel.PHONE


def test_what_the_holder_pays_stands_below_the_tickets() -> None:
    pays = HolderPays(cents=500, text={"en": "materials", "fi": "tarvikkeet", "sv": "material"})
    counter = Counter(MemoryWork(state=overview(choice=choice(event(holder_pays=pays)))))
    counter.presenter.scanned(A)
    assert _body(counter).pays == "The cardholder pays €5.00 · materials"
    counter.presenter.give()
    counter.work.state = replace(counter.work.state, choice=choice(event()))
    counter.presenter.refresh()
    counter.presenter.scanned(B)
    assert _body(counter).pays == ""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (LanguageCode.FINNISH, "Kortinhaltija maksaa 5,00 €"),
        (LanguageCode.SWEDISH, "Kortinnehavaren betalar 5,00 €"),
        (LanguageCode.ENGLISH, "The cardholder pays €5.00"),
    ],
)
def test_amounts_follow_the_locale(speaker: Speaker, code: LanguageCode, text: str) -> None:
    speaker.use(code)
    assert counter_words.holder_pays(500, "").replace("\N{NO-BREAK SPACE}", " ") == text


def test_the_hint_of_another_event_is_not_shown() -> None:
    hinted = event("play", till_hint={"en": "3 x Kaiku"})
    counter = Counter()
    counter.presenter.scanned(A)
    counter.presenter.give()
    counter.work.state = replace(counter.work.state, choice=choice(hinted))
    counter.presenter.refresh()
    assert isinstance(counter.screen.body, ConfirmationBody)
    assert counter.screen.body.till_hint == ""
    assert counter.screen.body.detail == "…001 · 1"


@pytest.mark.parametrize(
    ("key", "now", "action"),
    [
        (Key(Named.F5), Situation(card_open=True, settled=True), Action.PHONE),
        (Key(Named.F5, repeated=True), Situation(card_open=True, settled=True), Action.SWALLOW),
        (Key(Named.F5), Situation(), Action.SWALLOW),
    ],
)
def test_the_key(key: Key, now: Situation, action: Action) -> None:
    assert decide(key, now) is action


def test_f5_and_the_button_ask_for_it_and_only_the_presenter_presses_it_in(
    window: DeskWindow,
) -> None:
    asked: list[None] = []
    window.desk.phone.connect(lambda: asked.append(None))
    screen = gallery.order(on=False)
    window.desk.render_screen(screen)
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F5)
    button = window.desk.tickets.phone_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (len(asked), button.isChecked()) == (2, False)
    window.desk.render_screen(gallery.order(on=True))
    assert button.isChecked()
    window.desk.render_screen(gallery.ready())
    assert not button.isVisible()
