"""A counter makes an event by keys, offline gives for it, and the centre merges it: the real window
against a real centre.
"""

from pathlib import Path

from PySide6.QtCore import Qt

from boxoffice.ui.window import Section
from sync.server.judging.walk_ins import by_venue
from sync.server.keeping.walk_ins import merge
from sync.server.lists.publishing import publish_programmes
from sync.server.store import reports
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
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
    with served_centre(tmp_path) as running:
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

        merge(running.centre, "test", made.id, "tonight")
        hands.online(True)
        hands.see("the other event", lambda: hands.screen.event.title == "Tonight")
        hands.scan(code(1))
        hands.verdict("tickets")
        with running.centre.store.read() as connection:
            outcomes = [row.outcome for row in reports.reported_rows(connection)]
        assert outcomes == ["accepted", "accepted"]


def test_its_desk_renames_it_and_takes_it_back_by_keys(opener: Opener, tmp_path: Path) -> None:
    with served_centre(tmp_path) as running:
        with_tonight(running)
        desk = enrolled_desk(tmp_path, running)
        opened = begin(opener, desk)
        hands = opened.hands
        session = opened.application.session
        assert session is not None
        session.round_ended.connect(hands.round_ended)
        view = hands.window.events
        hands.press(Key.Key_F8)
        assert not view.making
        hands.press(Key.Key_F7)
        hands.type("Yrad")
        hands.press(Key.Key_Return)
        hands.on(Section.DESK)
        hands.see("the event", lambda: hands.screen.event.title == "Yrad")
        _change(opened)
        hands.keep("change-event")
        hands.type("Yard")
        hands.press(Key.Key_Return)
        hands.see("the list", lambda: not view.making and view.list.currentItem().text() == "Yard")
        hands.press(Key.Key_Escape)
        hands.on(Section.DESK)
        hands.see("the new name", lambda: hands.screen.event.title == "Yard")
        hands.scan(code(1))
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
        _change(opened)
        hands.press(Key.Key_F8)
        hands.see("what keeps it", lambda: "Tickets were given" in view.form.problem.text())
        hands.press(Key.Key_Escape)
        hands.press(Key.Key_Escape)
        hands.on(Section.DESK)
        hands.online(True)
        hands.see("its name at the centre", lambda: _told(running) == [{"en": "Yard"}])
        hands.window.desk.given.undo.emit(hands.screen.given[0].row_id)
        hands.see("the undone row", lambda: not hands.screen.given[0].can_undo)
        _change(opened)
        hands.press(Key.Key_F8)
        hands.see("the list without it", lambda: not view.making and "Yard" not in _titles(opened))
        assert "Tonight" in _titles(opened)
        hands.online(True)
        hands.see("nothing of it at the centre", lambda: _told(running) == [])


def _told(running: RunningCentre) -> list[dict[str, str]]:
    """The titles of the walk-in events that the centre tells the venue of, once it has judged."""
    with running.centre.store.read() as connection:
        return [dict(each.title) for each in by_venue(connection)[VENUE].open]


def _change(opened: Opened) -> None:
    """F6, then F8 on the event of the moment."""
    hands = opened.hands
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    hands.see("the page at rest", lambda: hands.window.events.settled)
    hands.press(Key.Key_F8)
    hands.see("the form", lambda: hands.window.events.making)


def _titles(opened: Opened) -> list[str]:
    view = opened.hands.window.events
    return [view.list.item(row).text() for row in range(view.list.count())]
