"""A festival counter without a network from Friday to Sunday: its list, which came on Thursday,
grows stale and then old; and what the centre says in the end.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from boxoffice.ui import sign_in_words, sync_words, words
from boxoffice.ui.desk.screen import ChipTone, RefusalBody
from boxoffice.ui.language import PlainEnglish, speak
from boxoffice.ui.window import Section
from sync.server.lists.registering import CardChange, block_card, register_cards
from tests.journeys.clerk import Clerk
from tests.journeys.house import EVENING, PINS, SUPERVISOR, House, house

Key = Qt.Key
NEW_CARD = "KK777777"


@pytest.fixture
def festival(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """A house whose desk was set up on Thursday evening, in the office."""
    with house(tmp_path, begun=EVENING - timedelta(days=1), staffed=True) as made:
        yield made
    speak(PlainEnglish())


@contextmanager
def _counter(festival: House) -> Iterator[Clerk]:
    """The desk's window, with Kielo at the desk."""
    with festival.desk() as clerk:
        clerk.sign_in("Kielo", PINS["Kielo"])
        yield clerk


def _list_is(clerk: Clerk, text: str, tone: ChipTone) -> None:
    """What the chip at the top says of the connection and the list."""
    clerk.see(
        text, lambda: (clerk.screen.connection.text, clerk.screen.connection.tone) == (text, tone)
    )


def _on_its_face(clerk: Clerk, code: str, title: str = "Not on the list yet") -> None:
    """A card that the list cannot answer for: today or later on it, then the tickets."""
    clerk.scan(code)
    clerk.verdict(title)
    clerk.enter()
    clerk.see("step two", lambda: clerk.screen.give is not None and clerk.screen.give.enabled)
    clerk.enter()
    clerk.given("1")


def _meanwhile(festival: House, withdrawn: str, renewed: str) -> None:
    """At the centre: a new card, one that is not in use any more, and one that was renewed."""
    register_cards(
        festival.centre,
        [
            CardChange(NEW_CARD, date(2027, 9, 1), child_allowance=1),
            CardChange(renewed, date(2027, 11, 1)),
        ],
    )
    block_card(festival.centre, withdrawn)


def _open_the_old_list(clerk: Clerk, code: str) -> None:
    """The first card on an old list waits for a supervisor, by keys; the second try is the right
    PIN, and the card is the clerk's again.
    """
    clerk.scan(code)
    clerk.verdict("Valid")
    clerk.see("the question", lambda: _offered(clerk) == words.confirm_old_list())
    clerk.enter()
    for pin in (PINS["Kielo"], PINS[SUPERVISOR]):
        clerk.see("the field for the PIN", lambda: _asks(clerk) and not _field(clerk).text())
        clerk.type(pin)
        if pin == PINS["Kielo"]:
            refused = sign_in_words.wrong_pin(timedelta(0))
            clerk.see("another try", lambda said=refused: _note(clerk) == said)
    clerk.see("the tickets", lambda: _offered(clerk).startswith("Give 1 ticket"))
    assert clerk.screen.clerk.text == "Kielo"
    clerk.enter()
    clerk.given("1")


def _offered(clerk: Clerk) -> str:
    return clerk.screen.give.text if clerk.screen.give else ""


def _field(clerk: Clerk) -> QLineEdit:
    return clerk.window.desk.refusal.supervisor.line


def _asks(clerk: Clerk) -> bool:
    body = clerk.screen.body
    asked = isinstance(body, RefusalBody) and body.supervisor is not None and body.supervisor.secret
    return asked and _field(clerk).hasFocus()


def _note(clerk: Clerk) -> str:
    body = clerk.screen.body
    return body.supervisor.note if isinstance(body, RefusalBody) and body.supervisor else ""


def _inbox(clerk: Clerk) -> list[str]:
    shown = clerk.window.sync.screen_shown
    return [line.title for line in shown.inbox] if shown else []


def _friday(festival: House, codes: list[str]) -> None:
    """The list is from yesterday."""
    with _counter(festival) as clerk:
        clerk.choose("Tonight")
        _list_is(clerk, "Offline · list 26 h old", ChipTone.WARN)
        for code in codes[:12]:
            clerk.give(code)
        _on_its_face(clerk, NEW_CARD)
        clerk.go(Section.SHIFT)
        clerk.see("the figures", lambda: clerk.window.shift.screen_shown is not None)
        shown = clerk.window.shift.screen_shown
        assert shown is not None
        assert shown.unsent.count == 13


def _saturday(festival: House, codes: list[str], withdrawn: str) -> None:
    """Past five in the morning it is another day: the desk asks for the event before any card."""
    with _counter(festival) as clerk:
        clerk.on(Section.EVENTS)
        clerk.choose("Second night")
        _list_is(clerk, "Offline · list 51 h old", ChipTone.WARN)
        for code in codes[12:20]:
            clerk.give(code)
        # A card of yesterday has its tickets for yesterday's night, not for this one.
        clerk.give(codes[0])
        # What was withdrawn meanwhile is not known here.
        clerk.give(withdrawn)
    # A restart in the middle: who signs in is asked for the event, and the last one is Enter.
    with _counter(festival) as clerk:
        clerk.on(Section.EVENTS)
        clerk.see("a page that takes Enter", lambda: clerk.window.events.settled)
        clerk.press(Key.Key_Return)
        clerk.on(Section.DESK)
        clerk.see("the event", lambda: clerk.screen.event.title == "Second night")
        clerk.refused(codes[12], "Has tickets")
        clerk.give(codes[20])


def _sunday(clerk: Clerk, festival: House, codes: list[str], renewed: str) -> None:
    """The list is old."""
    clerk.choose("Third night")
    _list_is(clerk, "Offline · list 3 days old", ChipTone.WARN)
    # What is not in use stays so, and nobody is asked for that.
    clerk.refused(festival.codes(1, "blocked")[0], "not in use")
    _open_the_old_list(clerk, codes[21])
    # For the whole shift: from now on a card is a scan and Enter again.
    for code in codes[22:26]:
        before = clerk.actions
        clerk.give(code)
        assert clerk.actions - before == 2
    # On an old list a card that is past its day goes by what it says itself.
    _on_its_face(clerk, renewed, "Last valid day is past")
    assert [row["old_list"] for row in festival.rows()] == [False] * 24 + [True] * 6
    clerk.go(Section.SYNC)
    old = sync_words.matter_title("old_list")
    clerk.see("what needs a person", lambda: old in _inbox(clerk))


def _back_in_the_network(clerk: Clerk, festival: House, withdrawn: str, renewed: str) -> None:
    """All is sent, and the list that comes is a fresh one."""
    festival.serve()
    clerk.click(clerk.window.sync.button)
    clerk.all_sent()
    _list_is(clerk, "Online · list 0 min old", ChipTone.GOOD)
    assert festival.agrees() == Counter(accepted=29, accepted_stale=1)
    clerk.see("all judged", lambda: all(row.state.value != "waiting" for row in clerk.screen.given))
    # The list knows the withdrawn card, the new one and the renewed one.
    clerk.refused(withdrawn, "not in use")
    clerk.refused(renewed, "Has tickets")
    clerk.give(NEW_CARD)
    clerk.all_sent()
    assert not festival.rows()[-1]["old_list"]
    clerk.go(Section.SYNC)
    old = sync_words.matter_title("old_list")
    clerk.see("nothing old left", lambda: old not in _inbox(clerk))


@pytest.mark.slow
def test_offline_from_friday_to_sunday(festival: House) -> None:
    codes, renewed = festival.codes(40), festival.codes(1, "expired")[0]
    withdrawn = codes[30]
    with _counter(festival) as clerk:
        clerk.on(Section.EVENTS)
        _list_is(clerk, "Online · list 0 min old", ChipTone.GOOD)
    festival.go_offline()
    festival.clock.move(hours=26)
    _friday(festival, codes)
    _meanwhile(festival, withdrawn, renewed)
    festival.clock.move(hours=25)
    _saturday(festival, codes, withdrawn)
    festival.clock.move(hours=24)
    with _counter(festival) as clerk:
        _sunday(clerk, festival, codes, renewed)
        _back_in_the_network(clerk, festival, withdrawn, renewed)
    assert festival.agrees() == Counter(accepted=30, accepted_stale=1)
