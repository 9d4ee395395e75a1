"""The event choice where a desk serves several, and the form of an event that is not there."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from test_window import events

from boxoffice.domain.event_days import EventChoice, choices
from boxoffice.services.making_events import WalkIn
from boxoffice.ui import event_words
from boxoffice.ui.event_choice.delegate import DIGIT, EVENT_ID
from boxoffice.ui.event_choice.making import NewEventPresenter
from boxoffice.ui.event_choice.presenter import EventChoicePresenter
from boxoffice.ui.event_choice.screen import (
    Choice,
    EventChoiceScreen,
    EventItem,
    NewEventScreen,
)
from boxoffice.ui.event_choice.view import EventChoiceView
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, Sector
from sync.protocol.programme import Event

DAYS = LocalDays()
NOW = datetime(2026, 4, 25, 13, 0, tzinfo=UTC)


def event(name: str, organiser: str, hours: float | None = 2) -> Event:
    return Event(
        id=name,
        kind=EventKind.VISIT if hours is None else EventKind.PERFORMANCE,
        sector=Sector.CULTURE,
        title={"en": name},
        organiser=organiser,
        place="Tapiola",
        starts_at=None if hours is None else NOW + timedelta(hours=hours),
    )


SEVERAL = (
    event("early", "Jazz", 1),
    event("play", "Theatre", 2),
    event("late", "Jazz", 4),
    event("museum", "WeeGee", None),
    event("ahead", "Theatre", 50),
    event("over", "Opera", -50),
)


class Shown(list[EventChoiceScreen]):
    """What was painted last."""

    def groups(self) -> list[tuple[str, str]]:
        return [(each.heading, each.event_id) for each in self[-1].events]

    def organisers(self) -> list[tuple[str, bool]]:
        return [(each.value, each.chosen) for each in self[-1].organisers]


def offered(
    found: tuple[Event, ...], recent: tuple[str, ...] = ()
) -> tuple[EventChoicePresenter, Shown]:
    shown = Shown()
    presenter = EventChoicePresenter(shown.append)
    all_of_them: list[EventChoice] = [
        replace(each, recent=each.event.id in recent) for each in choices(found, NOW, DAYS)
    ]
    presenter.offer(all_of_them, DAYS, "", can_go_back=True, now=NOW)
    return presenter, shown


def test_todays_events_stand_under_their_organisers() -> None:
    _, shown = offered(SEVERAL)
    assert shown.groups() == [
        ("Today · Jazz", "early"),
        ("Today · Jazz", "late"),
        ("Today · Theatre", "play"),
        ("Today · WeeGee", "museum"),
        ("Later", "ahead"),
    ]
    assert shown.organisers() == [
        ("", True),
        ("Jazz", False),
        ("Theatre", False),
        ("WeeGee", False),
    ]


def test_one_organiser_is_chosen_and_kept_while_there_is_one() -> None:
    presenter, shown = offered(SEVERAL)
    presenter.step_organiser(-1)
    assert shown.organisers()[0] == ("", True)
    presenter.step_organiser(1)
    presenter.step_organiser(1)
    assert shown.groups() == [("Today", "play"), ("Later", "ahead")]
    presenter.search("over")
    assert shown.groups() == []
    presenter.choose_organiser("")
    assert shown.groups() == [("Over", "over")]
    presenter.choose_organiser("WeeGee")
    for _ in range(5):
        presenter.step_organiser(1)
    presenter.offer(choices(SEVERAL, NOW, DAYS), DAYS, "", can_go_back=True, now=NOW)
    assert [name for _, name in shown.groups()] == ["museum"]
    presenter.offer(choices(SEVERAL[:1], NOW, DAYS), DAYS, "", can_go_back=True, now=NOW)
    assert (shown.groups(), shown.organisers()) == ([("Today", "early")], [])


def test_a_desk_of_one_organiser_is_asked_for_none() -> None:
    _, shown = offered((event("a", "Jazz"), event("b", "Jazz", 3)))
    assert shown.groups() == [("Today", "a"), ("Today", "b")]
    assert shown.organisers() == []


def test_beyond_nine_those_chosen_lately_come_first_and_once() -> None:
    many = tuple(event(f"e{number}", "Jazz", number / 10) for number in range(9))
    _, shown = offered(many, recent=("e7",))
    assert [name for _, name in shown.groups()] == [f"e{number}" for number in range(9)]
    presenter, shown = offered((*many, event("e9", "Jazz", 60)), recent=("e7", "e9"))
    assert shown.groups()[:3] == [
        ("Chosen lately", "e7"),
        ("Chosen lately", "e9"),
        ("Today", "e0"),
    ]
    assert len(shown.groups()) == 10
    presenter.search("e")
    assert shown.groups()[0] == ("Today", "e0")


# The form.


class Records:
    """What was asked of a desk."""

    def __init__(self, made: list[WalkIn] | None = None) -> None:
        self.made = [] if made is None else made
        self.changed: list[tuple[str, ...]] = []

    def make(self, wish: WalkIn) -> None:
        self.made.append(wish)

    def rename(self, event_id: str, title: str, language: str) -> None:
        self.changed.append((event_id, title, language))

    def take_back(self, event_id: str) -> None:
        self.changed.append((event_id,))


class Form(Records):
    """A presenter of the form, what it painted, and what it wanted recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[NewEventScreen | None] = []
        self.presenter = NewEventPresenter(self, self.shown.append)

    @property
    def screen(self) -> NewEventScreen:
        screen = self.shown[-1]
        assert screen is not None
        return screen

    @property
    def kind(self) -> str:
        (chosen,) = [each.value for each in self.screen.kinds if each.chosen]
        return chosen


def test_title_kind_and_time_make_an_event_once() -> None:
    form = Form()
    form.presenter.begin()
    assert (form.kind, form.screen.dated) == ("performance", True)
    form.presenter.make("Yard", "19.30")
    form.presenter.make("Yard", "19.30")
    form.presenter.leave()
    assert form.made == [WalkIn("Yard", "en", EventKind.PERFORMANCE, time(19, 30))]
    assert form.screen.recording
    form.presenter.made()
    assert form.shown[-1] is None
    form.presenter.make("Yard", "")
    assert len(form.made) == 1


@pytest.mark.parametrize("written", ["", "  "])
def test_no_time_is_now(written: str) -> None:
    form = Form()
    form.presenter.begin()
    form.presenter.make("Yard", written)
    assert form.made[0].starts is None


def test_a_visit_has_no_time_whatever_stands_there() -> None:
    form = Form()
    form.presenter.begin()
    form.presenter.step_kind(-1)
    form.presenter.step_kind(1)
    assert (form.kind, form.screen.dated) == ("visit", False)
    form.presenter.make("Museum", "rubbish")
    assert form.made == [WalkIn("Museum", "en", EventKind.VISIT, None)]


def test_what_is_wrong_is_said_and_nothing_is_made() -> None:
    form = Form()
    form.presenter.begin()
    form.presenter.make(" \x1b ", "")
    assert form.screen.problem == event_words.problem("title")
    form.presenter.make("Yard", "25.70")
    assert form.screen.problem == event_words.problem("time")
    assert form.made == []
    form.presenter.make("Yard", "")
    form.presenter.failed(lambda: "The disk is full.")
    assert (form.screen.problem, form.screen.recording) == ("The disk is full.", False)
    form.presenter.make("Yard", "")
    assert len(form.made) == 2
    form.presenter.begin()
    assert form.screen.problem == ""


# By keys.


@pytest.fixture
def view(window: DeskWindow, qtbot: QtBot) -> EventChoiceView:
    window.open(Section.EVENTS)
    organisers = (Choice("", "All", True), Choice("Jazz", "Jazz"))
    window.events.render_screen(replace(events(), organisers=organisers))
    qtbot.waitUntil(lambda: window.events.settled)
    return window.events


def keep(signal: object) -> list[object]:
    got: list[object] = []
    signal.connect(lambda *values: got.append(values))  # type: ignore[attr-defined]
    return got


def test_left_and_right_step_through_organisers_only_while_nothing_is_written(
    view: EventChoiceView,
) -> None:
    steps = keep(view.organiser_stepped)
    QTest.keyClick(view.search, Qt.Key.Key_Right)
    QTest.keyClick(view.search, Qt.Key.Key_Left)
    view.search.setText("con")
    QTest.keyClick(view.search, Qt.Key.Key_Left)
    assert steps == [(1,), (-1,)]
    assert view.search.cursorPosition() == 2


def test_a_button_chooses_an_organiser_and_leaves_the_focus(view: EventChoiceView) -> None:
    chosen = keep(view.organiser_chosen)
    view.organisers.buttons[1].click()
    assert chosen == [("Jazz",)]
    assert view.search.hasFocus()


def test_the_form_is_filled_and_left_by_keys_alone(view: EventChoiceView) -> None:
    made: list[WalkIn] = []
    presenter = NewEventPresenter(Records(made), view.render_form)
    view.new_wanted.connect(presenter.begin)
    view.form.made.connect(presenter.make)
    view.form.kind_stepped.connect(presenter.step_kind)
    view.form.left.connect(presenter.leave)
    view.search.setText("yard concert")
    QTest.keyClick(view.search, Qt.Key.Key_F7)
    assert view.making
    assert view.form.title.hasFocus()
    assert view.form.title.text() == "yard concert"
    assert view.search.isHidden()
    QTest.keyClick(view.form.title, Qt.Key.Key_Escape)
    assert not view.making
    assert view.search.hasFocus()
    QTest.keyClick(view.search, Qt.Key.Key_F7)
    QTest.keyClick(view.form.title, Qt.Key.Key_Tab)
    QTest.keyClick(view.form.title, Qt.Key.Key_Down)
    assert view.form.time.isHidden()
    QTest.keyClick(view.form.title, Qt.Key.Key_Up)
    view.form.time.setFocus()
    view.form.time.setText("20.00")
    QTest.keyClick(view.form.time, Qt.Key.Key_Return)
    assert made == [WalkIn("yard concert", "en", EventKind.PERFORMANCE, time(20, 0))]
    assert not view.form.make.isEnabled()


def test_an_event_made_here_is_renamed_or_taken_back_once() -> None:
    form = Form()
    form.presenter.take_back()
    form.presenter.change("yard", "Yrad")
    assert (form.screen.changing, form.screen.kinds, form.screen.dated) == ("Yrad", (), False)
    form.presenter.make("  ", "")
    assert form.screen.problem == "Write what the event is called."
    form.presenter.make("Yard", "")
    form.presenter.make("Yard", "")
    form.presenter.take_back()
    assert form.changed == [("yard", "Yard", "en")]
    form.presenter.failed(lambda: "no room")
    assert (form.screen.problem, form.screen.changing) == ("no room", "Yard")
    form.presenter.take_back()
    assert form.changed[1:] == [("yard",)]
    form.presenter.made()
    form.presenter.begin()
    form.presenter.take_back()
    form.presenter.make("Other", "")
    assert (form.screen.changing, len(form.made), len(form.changed)) == (None, 1, 2)


def test_f8_changes_the_selected_event_where_it_was_made_here(view: EventChoiceView) -> None:
    records = Records()
    presenter = NewEventPresenter(records, view.render_form)
    view.change_wanted.connect(presenter.change)
    view.form.made.connect(presenter.make)
    view.form.taken_back.connect(presenter.take_back)
    items = (
        EventItem("e1", "Given", "19:00", today=True),
        EventItem("e2", "Yrad", "", True, "", True),
    )
    view.render_screen(EventChoiceScreen(items, "e1"))
    assert view.change.isHidden()
    QTest.keyClick(view.search, Qt.Key.Key_F8)
    assert not view.making
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert not view.change.isHidden()
    QTest.keyClick(view.search, Qt.Key.Key_F8)
    assert (view.making, view.form.title.text()) == (True, "Yrad")
    assert view.form.kinds.isHidden()
    view.retranslate()
    shown = [each.text() for each in view.findChildren(QLabel) if each.isVisibleTo(view)]
    assert "What is it called?" in shown
    assert not [each for each in shown if each.startswith(("Starts", "Kind", "A digit", "Arrow"))]
    QTest.keyClick(view.form.title, Qt.Key.Key_Down)
    view.form.title.setText("Yard")
    QTest.keyClick(view.form.title, Qt.Key.Key_Return)
    presenter.failed(str)
    QTest.keyClick(view.form.title, Qt.Key.Key_F8)
    assert records.changed == [("e2", "Yard", "en"), ("e2",)]


def test_opening_the_page_anew_begins_with_the_choice(
    window: DeskWindow, view: EventChoiceView
) -> None:
    presenter = NewEventPresenter(Records([]), view.render_form)
    presenter.begin()
    assert view.making
    window.open(Section.DESK)
    window.open(Section.EVENTS)
    assert not view.making
    ids = [view.list.item(row).data(EVENT_ID) for row in range(view.list.count())]
    assert [each for each in ids if each] == ["e1", "e2", "e3"]
    assert view.list.item(1).data(DIGIT) == "1"
