"""The clock against an open window: roll-over, midnight, DST, and wall clocks that are set."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.domain import clock as clocks
from boxoffice.domain.matters import MatterKind
from boxoffice.keys.choosing import KeyChoice
from boxoffice.services import inbox
from boxoffice.services.desk import Desk
from boxoffice.ui.desk.screen import ReadyBody, TicketsBody
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.window import Section
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardKind, CardStatus
from sync.server.judging.facts import CardState
from sync.server.lists.publishing import publish_list
from sync.server.store import register
from sync.server.store.register import NewCard
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK, NOW, HandClock
from tests.support.network import code
from tests.window.conftest import Opened, with_tonight

Key = Qt.Key
DAYS = LocalDays()
TODAY = DAYS.day_of(NOW)
LAST_DAY = code(900)
"""A card whose last valid day is the day the desk was set up."""
LEAPS = [timedelta(hours=5), timedelta(days=1), timedelta(days=2), timedelta(days=365)]


@dataclass
class Window:
    """A desk that can be opened again and again, its clock in the tester's hand."""

    desk: CommandDesk
    pictures: Path
    clock: HandClock = field(default_factory=lambda: replace(CLOCK))
    opened: Opened | None = None

    def open(self) -> Opened:
        """The window, newly opened."""
        self.close()
        choice = KeyChoice(key_file=self.desk.key_file)
        application = DeskApplication(
            Config(self.desk.data), choice, LanguageCode.ENGLISH, self.clock
        )
        self.opened = Opened(application, Hands(application.window, self.pictures))
        application.start()
        self.opened.hands.see("an open desk", lambda: application.session is not None)
        return self.opened

    def close(self) -> None:
        """The window, closed."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    @property
    def hands(self) -> Hands:
        """The clerk's."""
        assert self.opened is not None
        return self.opened.hands

    def at(self, event: str) -> Hands:
        """Open at an event, be it over."""
        session = self.open().application.session
        assert session is not None
        self.hands.see("the state", lambda: session.presenter.overview is not None)
        session.presenter.choose_event(event)
        self.hands.see("the event", lambda: session.presenter.may_read)
        session._chosen()
        self.tick()
        self.hands.window.open(Section.DESK)
        return self.hands

    def tick(self) -> None:
        """What the window does every half a minute, and what follows from it."""
        for _ in range(2):
            self.on_lane(lambda: None)

    def on_lane(self, work: Callable[[], None]) -> None:
        """Refresh, and go on once the lane has done that and `work`."""
        assert self.opened is not None
        session = self.opened.application.session
        assert session is not None
        done: list[bool] = []
        session.refresh()
        session._lane.run(work, lambda _: done.append(True), _raise)
        self.hands.see("a refreshed window", lambda: bool(done))
        QApplication.processEvents()


def _raise(error: Exception) -> None:
    raise error


def next_roll_over() -> datetime:
    """The next 05:00 of the network."""
    return DAYS.start_of(TODAY + timedelta(days=1))


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk that has a card on its last valid day."""
    folder = tmp_path_factory.mktemp("clock")
    with served_centre(folder) as running:
        with_tonight(running)
        begun = CLOCK.now() - timedelta(days=30)
        state = CardState(begun, CardStatus.ACTIVE, TODAY, 2)
        with running.centre.store.write() as connection:
            register.add_cards(connection, (NewCard(LAST_DAY, CardKind.PERSONAL, (state,)),))
        publish_list(running.centre)
        return enrolled_desk(folder, running)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, enrolled: CommandDesk) -> Iterator[Window]:
    """A copy of that desk, its centre out of reach."""
    shutil.copytree(enrolled.data, tmp_path / "desk")
    desk = CommandDesk(tmp_path / "desk", enrolled.key_file)
    made = Window(desk, tmp_path / "pictures")
    yield made
    made.close()
    speak(PlainEnglish())


def test_a_card_open_over_the_roll_over_keeps_its_choice_and_the_event_is_asked_after_it(
    window: Window,
) -> None:
    hands = window.at("tonight")
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.press(Key.Key_Plus)
    hands.see("a child", lambda: "2" in getattr(hands.screen.give, "text", ""))
    window.clock.pass_until(next_roll_over() + timedelta(minutes=1))
    window.tick()
    hands.on(Section.DESK)
    assert "2" in getattr(hands.screen.give, "text", "")
    hands.press(Key.Key_Escape)
    hands.on(Section.EVENTS)


def test_a_card_on_its_last_day_expires_on_screen_at_the_roll_over(window: Window) -> None:
    hands = window.at("later")
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")
    window.clock.pass_until(next_roll_over() - timedelta(minutes=1))
    window.tick()
    hands.verdict("Valid: last day today")
    window.clock.pass_until(next_roll_over() + timedelta(minutes=1))
    window.tick()
    hands.verdict("Last valid day is past")
    assert hands.screen.give is None


def test_enter_before_the_window_has_noticed_the_roll_over_gives_nothing_on_it(
    window: Window,
) -> None:
    hands = window.at("later")
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")
    window.clock.pass_until(next_roll_over() + timedelta(seconds=5))
    hands.enter()
    hands.verdict("Last valid day is past")
    window.close()
    assert window.desk.rows() == []


def test_a_use_past_midnight_belongs_to_the_evening_before(window: Window) -> None:
    hands = window.at("tonight")
    midnight = datetime.combine(TODAY + timedelta(days=1), time(0, 30), ZoneInfo(DAYS.zone))
    window.clock.pass_until(max(midnight, CLOCK.now()))
    window.tick()
    hands.on(Section.DESK)
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")
    hands.enter()
    hands.given("1")


def test_today_and_a_paper_sheet_open_over_the_roll_over_begin_the_new_day(
    window: Window,
) -> None:
    hands = window.at("tonight")
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    assert window.opened is not None
    session = window.opened.application.session
    assert session is not None
    hands.window.open(Section.PAPER)
    hands.see("the sheet", lambda: session.paper is not None and session.paper.state is not None)
    hands.window.open(Section.TODAY)
    hands.see("one row", lambda: session.today.view is not None and bool(session.today.view.rows))
    window.clock.pass_until(next_roll_over() + timedelta(minutes=1))
    for _ in range(2):
        window.tick()
    tomorrow = TODAY + timedelta(days=1)
    hands.see("the new day", lambda: getattr(session.today.view, "day", None) == tomorrow)
    hands.see(
        "its paper", lambda: getattr(getattr(session.paper, "state", 0), "today", 0) == tomorrow
    )


@pytest.mark.parametrize("sign", [1, -1], ids=["forward", "back"])
@pytest.mark.parametrize("leap", LEAPS, ids=str)
def test_a_wall_clock_set_while_the_window_runs_changes_nothing(
    window: Window, leap: timedelta, sign: int
) -> None:
    hands = window.at("tonight")
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")
    window.clock.wall = sign * leap
    window.tick()
    hands.on(Section.DESK)
    hands.verdict("Valid: last day today")
    hands.enter()
    hands.given("1")
    session = window.opened and window.opened.application.session
    assert session
    assert abs(session._desk.now() - CLOCK.now()) < timedelta(minutes=5)


def reboot(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    """The machine starts again: elapsed time counts from another moment."""
    boot = folder / "boot_id"
    boot.write_text(name, encoding="ascii")
    monkeypatch.setattr(clocks, "_LINUX_BOOT_ID", boot)


@pytest.mark.parametrize("leap", LEAPS, ids=str)
def test_a_wall_clock_behind_after_a_restart_is_not_believed(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, leap: timedelta
) -> None:
    reboot(monkeypatch, tmp_path, "second")
    window.clock.wall = -leap
    hands = window.at("tonight")
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")
    session = window.opened and window.opened.application.session
    assert session
    assert abs(session._desk.now() - CLOCK.now()) < timedelta(hours=1)
    assert not session._desk.time().leapt


@pytest.mark.parametrize("leap", LEAPS[2:], ids=str)
def test_a_leap_ahead_after_a_restart_is_asked_about_and_lets_nothing_go(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, leap: timedelta
) -> None:
    reboot(monkeypatch, tmp_path, "second")
    window.clock.wall = leap
    window.at("later")
    session = window.opened and window.opened.application.session
    assert session
    matters = [each.kind for each in inbox.inbox(session._desk).matters]
    assert MatterKind.CLOCK in matters
    assert session._desk.list_state().exists
    window.hands.scan(LAST_DAY)
    shown = window.hands.verdict("Last valid day is past")
    assert shown.title
    # The card itself is looked at: it is not refused for what the clock alone says.
    assert getattr(window.hands.screen.body, "alternative", "") or window.hands.screen.give
    window.clock.wall = timedelta()
    hands = window.at("later")
    hands.scan(LAST_DAY)
    hands.verdict("Valid: last day today")


def test_tickets_given_under_a_leap_do_not_make_the_list_go(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reboot(monkeypatch, tmp_path, "second")
    window.clock.wall = timedelta(days=60)
    hands = window.at("tonight")
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    hands.see("an open list", lambda: isinstance(hands.screen.body, TicketsBody))
    hands.see("a give", lambda: "Give 1" in getattr(hands.screen.give, "text", ""))
    hands.enter()
    hands.given("1")
    for _ in range(2):
        desk = opened_desk(window)
        matter = next(each for each in inbox.inbox(desk).matters if each.kind == "clock")
        assert desk.list_state().exists
    inbox.note(desk, matter.key)
    assert "clock" not in {each.kind for each in inbox.inbox(desk).matters}
    assert not opened_desk(window).list_state().exists


def opened_desk(window: Window) -> Desk:
    """The desk of the window, newly opened."""
    session = window.open().application.session
    assert session is not None
    return session._desk


def test_a_list_grows_stale_and_old_under_an_open_card(window: Window) -> None:
    hands = window.at("tonight")
    hands.see("its age", lambda: "list" in hands.screen.connection.text)
    hands.scan(code(1))
    hands.verdict("Valid")
    begun = CLOCK.now()
    for hours, text in ((25, "list 25 h old"), (71, "list 71 h old"), (80, "list 3 days old")):
        window.clock.pass_until(begun + timedelta(hours=hours))
        window.tick()
        hands.see(text, partial(_says, hands, text))
    hands.see("the question", lambda: "shift" in getattr(hands.screen.give, "text", ""))


def _says(hands: Hands, age: str) -> bool:
    return age in hands.screen.connection.text


def next_change(month: int) -> date:
    """The next day on which the network's clocks are set: a last Sunday of March or October."""
    for year in (TODAY.year, TODAY.year + 1):
        last = date(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        if sunday > TODAY:
            return sunday
    raise AssertionError("every month comes again within a year")


@pytest.mark.parametrize(("month", "hours"), [(3, 23), (10, 25)], ids=["spring", "autumn"])
def test_the_day_of_a_dst_change_begins_at_five_by_the_wall(
    window: Window, month: int, hours: int
) -> None:
    day = next_change(month)
    start = DAYS.start_of(day)
    assert start - DAYS.start_of(day - timedelta(days=1)) == timedelta(hours=hours)
    window.clock.pass_until(start - timedelta(minutes=1))
    hands = window.at("tonight")
    window.tick()
    hands.on(Section.DESK)
    assert isinstance(hands.screen.body, ReadyBody)
    window.clock.pass_until(start + timedelta(minutes=1))
    window.tick()
    hands.on(Section.EVENTS)
