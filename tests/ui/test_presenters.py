"""The smaller screens without Qt: event choice, settings, sync and the first start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.printing.errors import PrintProblem
from boxoffice.ui.event_choice.presenter import MOST_SHOWN, EventChoicePresenter
from boxoffice.ui.event_choice.screen import EventChoiceScreen
from boxoffice.ui.first_start.presenter import FirstStartPresenter
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.settings.screen import SettingsScreen
from boxoffice.ui.sync_status.presenter import SyncPresenter, SyncState
from boxoffice.ui.sync_status.screen import SyncScreen
from boxoffice.ui.theme import ThemeChoice
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind
from tests.support.desk_work import FRESH, NOW, TODAY, event
from tests.support.faults import plain_fault
from tests.support.held import HeldLane
from tests.support.paper_printer import PaperPrinter

DAYS = LocalDays()


def offered(*choices: EventChoice, current: str = "") -> Callable[[str], EventChoiceScreen]:
    """What a search finds among these events."""
    shown: list[EventChoiceScreen] = []
    presenter = EventChoicePresenter(shown.append)
    presenter.offer(list(choices), DAYS, current, True)

    def search(text: str) -> EventChoiceScreen:
        if text:
            presenter.search(text)
        return shown[-1]

    return search


TONIGHT = EventChoice(
    event("tonight", title={"en": "Jazz", "fi": "Jatsia"}), EventTiming.TODAY, TODAY
)
AHEAD = EventChoice(
    event("ahead", starts_at=NOW + timedelta(days=3), organiser="Orchestra"),
    EventTiming.ADVANCE,
    TODAY + timedelta(days=3),
)
ENDED = EventChoice(event("ended"), EventTiming.ENDED, TODAY - timedelta(days=3))
MUSEUM = EventChoice(
    event("museum", kind=EventKind.VISIT, starts_at=None, organiser="Louhisali"),
    EventTiming.TODAY,
    None,
)
COURSE = EventChoice(
    event("course", kind=EventKind.COURSE, starts_at=None, first_day=date(2026, 9, 1)),
    EventTiming.ADVANCE,
    None,
)
ALL = (TONIGHT, MUSEUM, AHEAD, COURSE, ENDED)


def ids(screen: EventChoiceScreen) -> list[str]:
    """The events shown, in order."""
    return [each.event_id for each in screen.events]


def test_ended_events_stay_away_until_they_are_searched_for() -> None:
    search = offered(*ALL, current="museum")
    assert ids(search("")) == ["tonight", "museum", "ahead", "course"]
    assert search("").current == "museum"
    assert "ended" in ids(search("opening"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jatsia", ["tonight"]),
        ("JAZZ louhisali", ["tonight"]),
        ("jazz orchestra", []),
        ("orchestra", ["ahead"]),
        ("28.4.", ["ahead"]),
        ("28.04.2026", ["ahead"]),
    ],
)
def test_every_word_of_a_search_must_stand_somewhere(text: str, found: list[str]) -> None:
    assert ids(offered(*ALL)(text)) == found


def test_today_tells_the_hour_and_another_day_tells_the_day() -> None:
    when = {each.event_id: each.when for each in offered(*ALL)("").events}
    assert when["tonight"] == "19:00 · Louhisali"
    assert when["museum"] == "Louhisali"
    assert when["ahead"].startswith("2026-04-28 · 18:00")
    assert when["course"].startswith("from 2026-09-01")


def test_a_long_programme_is_shown_in_part() -> None:
    many = [EventChoice(event(f"e{number}"), EventTiming.TODAY, TODAY) for number in range(300)]
    assert len(offered(*many)("").events) == MOST_SHOWN


@dataclass
class Kept:
    """Keeps preferences."""

    preferences: list[Preferences] = field(default_factory=list)

    def keep(self, preferences: Preferences) -> None:
        """As `Keeper`."""
        self.preferences.append(preferences)


def test_each_setting_changes_alone_and_is_kept() -> None:
    kept, shown = Kept(), list[SettingsScreen]()
    presenter = SettingsPresenter(Preferences(LanguageCode.ENGLISH), kept, shown.append)
    presenter.show()
    for name, value in (("language", "fi"), ("theme", "dark"), ("scale", "150")):
        presenter.choose(name, value)
    assert kept.preferences[-1] == Preferences(LanguageCode.FINNISH, ThemeChoice.DARK, 150)
    chosen = {
        setting.name: [each.value for each in setting.choices if each.chosen]
        for setting in shown[-1].settings
    }
    assert chosen == {"language": ["fi"], "theme": ["dark"], "scale": ["150"]}
    with pytest.raises(KeyError):
        presenter.choose("colour", "red")


def state(**fields: object) -> SyncState:
    """A desk that has sent all it had."""
    base: dict[str, object] = {
        "now": NOW,
        "days": DAYS,
        "waiting": 0,
        "oldest": None,
        "confirmed": 7,
        "last_contact": NOW,
        "cards": 25_000,
        "list_state": FRESH,
    }
    return SyncState(**{**base, **fields})  # type: ignore[arg-type]


def test_the_sync_screen_says_what_waits_and_what_went_wrong() -> None:
    shown: list[SyncScreen] = []
    presenter = SyncPresenter(shown.append)
    presenter.started()
    assert shown == []
    presenter.update(state())
    assert (shown[-1].all_confirmed, shown[-1].button_enabled) == (True, False)
    presenter.ended(lambda: "the centre is away")
    assert (shown[-1].problem, shown[-1].button_enabled) == ("the centre is away", True)
    presenter.update(state(waiting=2, oldest=NOW - timedelta(minutes=25), confirmed=0))
    assert not shown[-1].all_confirmed
    assert "25 min" in shown[-1].lines[0]
    presenter.ended(None)
    assert shown[-1].problem == ""


@dataclass
class Rest:
    """A timer that rings when the test says so."""

    call: Callable[[], None] | None = None
    seconds = 0.0

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """One call waits."""
        self.seconds, self.call = seconds, call


def test_a_sync_screen_that_nobody_sees_is_composed_once_the_desk_is_at_rest() -> None:
    shown: list[SyncScreen] = []
    rest, seen = Rest(), [False]
    presenter = SyncPresenter(shown.append)
    presenter.put_off(rest, lambda: seen[0])
    presenter.update(state())
    presenter.started()
    presenter.ended(lambda: "the centre is away")
    assert shown == []
    assert rest.seconds == 0.5
    assert rest.call is not None
    rest.call()
    assert [each.problem for each in shown] == ["the centre is away"]
    seen[0] = True
    presenter.ended(None)
    assert shown[-1].problem == ""


@dataclass
class StartWork:
    """First start's work in memory; `broken` is raised by every step while set."""

    broken: Exception | None = None
    accepted: int = 0
    reports: list[tuple[int, int]] = field(default_factory=list)

    def ask_centre(self, address: str, code: str) -> str:
        """Some fingerprint."""
        self._step()
        return "A3F2 99C0"

    def accept(self) -> None:
        """Counted."""
        self._step()
        self.accepted += 1

    def first_list(self, progress: Callable[[int, int], None]) -> None:
        """Reports what it was told to."""
        for done, of in self.reports:
            progress(done, of)
        self._step()

    def _step(self) -> None:
        if self.broken is not None:
            raise self.broken


@dataclass
class Starting:
    """A first start, and what it showed."""

    work: StartWork = field(default_factory=StartWork)
    shown: list[FirstStartScreen] = field(default_factory=list)
    printer: PaperPrinter = field(default_factory=PaperPrinter)

    def __post_init__(self) -> None:
        self.presenter = FirstStartPresenter(
            self.work,
            HeldLane(),
            self.shown.append,
            plain_fault,
            _beside,
            printer=self.printer,
        )

    @property
    def screen(self) -> FirstStartScreen:
        """What is shown now."""
        return self.shown[-1]


def test_blank_forms_are_printed_or_saved_at_the_end() -> None:
    starting = Starting()
    starting.presenter.fetch()
    assert (starting.screen.step, starting.screen.forms) == (Step.DONE, "print_forms")
    starting.presenter.print_forms()
    assert len(starting.printer.printed[0].pages) == 5
    assert starting.screen.progress == "The blank forms went to the printer."
    starting.printer.problem = PrintProblem.NO_PRINTER
    starting.presenter.print_forms()
    assert starting.screen.forms == "save_forms"
    assert starting.screen.error.startswith("This computer has no printer")
    starting.printer.problem = None
    starting.presenter.save_forms("forms.pdf")
    assert starting.printer.saved == [Path("forms.pdf")]
    assert starting.screen.progress == "The blank forms are saved."


def _beside(error: Exception) -> tuple[str, str] | None:
    places = {ValueError: "address", LookupError: "code"}
    place = places.get(type(error))
    return (place, str(error)) if place else None


def test_a_first_start_goes_through() -> None:
    starting = Starting(StartWork(reports=[(5, 10)]))
    starting.presenter.connect("https://centre", "ABCD")
    assert starting.shown[0].busy
    assert starting.screen.fingerprint == ("A3F2", "99C0")
    starting.presenter.fingerprint_same()
    assert (starting.work.accepted, starting.screen.step) == (1, Step.DONE)
    assert [(each.done, each.total) for each in starting.shown if each.total] == [(5, 10)]
    starting.presenter.progressed(6, 10)
    assert starting.screen.step is Step.DONE


@pytest.mark.parametrize(
    ("error", "where"),
    [(ValueError("x"), "address_error"), (LookupError("x"), "code_error"), (OSError(), "error")],
)
def test_what_went_wrong_stands_where_it_belongs(error: Exception, where: str) -> None:
    starting = Starting(StartWork(broken=error))
    starting.presenter.connect("https://centre", "ABCD")
    assert getattr(starting.screen, where)
    assert [starting.screen.step, starting.screen.busy] == [Step.ADDRESS, False]


def test_keys_that_cannot_be_kept_leave_the_fingerprint_to_be_tried_again() -> None:
    starting = Starting()
    starting.presenter.connect("https://centre", "ABCD")
    starting.work.broken = OSError()
    starting.presenter.fingerprint_same()
    assert (starting.screen.step, starting.screen.error) == (Step.FINGERPRINT, "fault OSError")
    starting.work.broken = None
    starting.presenter.fingerprint_same()
    assert starting.screen.step is Step.DONE


def test_a_list_that_did_not_come_can_be_fetched_again() -> None:
    starting = Starting(StartWork(broken=OSError()))
    starting.presenter.fetch()
    assert (starting.screen.can_retry, starting.screen.error) == (True, "fault OSError")
    starting.presenter.progressed(1, 2)
    assert starting.screen.can_retry
    starting.work.broken = None
    starting.presenter.fetch()
    assert starting.screen.step is Step.DONE


def test_another_fingerprint_begins_again() -> None:
    starting = Starting()
    starting.presenter.connect("https://centre", "ABCD")
    starting.presenter.fingerprint_different()
    assert starting.screen.step is Step.ADDRESS
    assert starting.screen.error
    starting.presenter.show()
    assert starting.screen.error
