"""A counter makes an event by keys, offline gives for it, and the centre merges it: the real window
against a real centre.
"""

from pathlib import Path

from PySide6.QtCore import Qt

from boxoffice.ui.window import Section
from sync.server.merging import merge
from sync.server.publishing import publish_programmes
from sync.server.store import reports
from sync.server.walk_ins import by_venue
from tests.desk.desks import CommandDesk, enrolled_desk, real_time_centre
from tests.support.centre import VENUE, code
from tests.window.conftest import Opened, Opener, with_tonight

Key = Qt.Key


def begin(opener: Opener, desk: CommandDesk) -> Opened:
    """A desk's window, asking for the event."""
    opened = opener(desk)
    opened.hands.on(Section.EVENTS)
    opened.hands.see("the events", lambda: opened.hands.window.events.list.count() > 0)
    opened.hands.see("the page at rest", lambda: opened.hands.window.events.settled)
    return opened


def test_it_is_made_and_given_for_by_keys_offline(opener: Opener, desk: CommandDesk) -> None:
    opened = begin(opener, desk)
    hands = opened.hands
    view = hands.window.events
    hands.type("yard")
    hands.press(Key.Key_F7)
    hands.see("the form", lambda: view.making)
    assert view.form.title.text() == "yard"
    hands.press(Key.Key_Backspace)
    hands.type("d party")
    hands.press(Key.Key_Return)
    hands.on(Section.DESK)
    hands.see("the event", lambda: hands.screen.event.title == "yard party")
    assert not hands.screen.event.advance
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    hands.see("two rows wait", lambda: hands.screen.waiting.text.startswith("2"))
    opened.close()

    again = opener(desk)
    again.hands.see("the desk", lambda: again.hands.window.desk.screen_shown is not None)
    again.hands.see("the event", lambda: again.hands.screen.event.title == "yard party")
    again.hands.scan(code(1))
    again.hands.verdict("tickets")


def test_a_scan_goes_before_the_form_and_a_wrong_time_is_said(
    opener: Opener, desk: CommandDesk
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.on(Section.DESK)
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    view = hands.window.events
    hands.press(Key.Key_F7)
    hands.see("the form", lambda: view.making)
    hands.type("Club")
    hands.press(Key.Key_Tab)
    hands.window.events.form.time.setFocus()
    hands.type("99")
    hands.press(Key.Key_Return)
    hands.see("what is wrong", lambda: bool(view.form.problem.text()))
    hands.scan(code(2))
    hands.on(Section.DESK)
    hands.verdict("Valid")
    assert hands.screen.event.title == "Tonight"


def test_the_centre_merges_it_and_the_desk_shows_the_other_event(
    opener: Opener, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with real_time_centre(tmp_path) as running:
        with_tonight(running)
        desk = enrolled_desk(tmp_path / "first", running)
        opened = begin(opener, desk)
        hands = opened.hands
        session = opened.application.session
        assert session is not None
        session.round_ended.connect(hands.round_ended)
        hands.press(Key.Key_F7)
        hands.type("Yard")
        hands.press(Key.Key_Return)
        hands.on(Section.DESK)
        hands.see("the event", lambda: hands.screen.event.title == "Yard")
        hands.scan(code(1))
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
        hands.online(True)
        publish_programmes(running.centre)
        with running.centre.store.read() as connection:
            (made,) = by_venue(connection)[VENUE].open
        assert made.title == {"en": "Yard"}

        other = enrolled_desk(tmp_path / "second", running)
        second = begin(opener, other)
        second.hands.type("yard")
        second.hands.press(Key.Key_Return)
        second.hands.on(Section.DESK)
        second.hands.see("the event", lambda: second.hands.screen.event.title == "Yard")
        second.close()

        merge(running.centre, made.id, "tonight")
        hands.online(True)
        hands.see("the other event", lambda: hands.screen.event.title == "Tonight")
        hands.scan(code(1))
        hands.verdict("tickets")
        with running.centre.store.read() as connection:
            outcomes = [row.outcome for row in reports.reported_rows(connection)]
        assert outcomes == ["accepted", "accepted"]
