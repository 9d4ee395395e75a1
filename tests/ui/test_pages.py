"""Event choice, settings and the fault page: what they show and pass on."""

from datetime import UTC, date, datetime, timedelta

from pytestqt.qtbot import QtBot

from boxoffice.domain.event_days import choices
from boxoffice.errors import Fault
from boxoffice.sentences import sentence
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.event_choice.presenter import EventChoicePresenter
from boxoffice.ui.event_choice.screen import EventChoiceScreen
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.settings.screen import SettingsScreen
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, Sector
from sync.protocol.programme import Event

DAYS = LocalDays()
NOW = datetime(2026, 4, 25, 13, 0, tzinfo=UTC)


def event(name: str, title: str, place: str = "Louhisali", **fields: object) -> Event:
    kind = EventKind.PERFORMANCE if "starts_at" in fields else EventKind.VISIT
    return Event(
        id=name,
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": title, "fi": f"{title} fi"},
        organiser="April Jazz",
        place=place,
        **fields,
    )


EVENTS = [
    event("tonight", "Opening concert", starts_at=NOW + timedelta(hours=3)),
    event("club", "Jazz club", "April Jazz Club", starts_at=NOW + timedelta(days=3, hours=3)),
    event("museum", "All exhibitions", "WeeGee"),
    event("course", "Watercolours", first_day=date(2026, 5, 4)),
    event("matinee", "Matinee", starts_at=NOW - timedelta(days=1)),
]


class Shown(list[EventChoiceScreen]):
    """What the event choice painted last."""

    def ids(self) -> list[str]:
        return [each.event_id for each in self[-1].events]

    def when(self, event_id: str) -> str:
        told = next(each.when for each in self[-1].events if each.event_id == event_id)
        return told.replace("\N{NO-BREAK SPACE}", " ")


def choosing() -> tuple[EventChoicePresenter, Shown]:
    shown = Shown()
    presenter = EventChoicePresenter(shown.append)
    presenter.offer(choices(EVENTS, NOW, DAYS), DAYS, "museum", can_go_back=True, now=NOW)
    return presenter, shown


def test_events_are_offered_todays_first_and_no_ended_ones(speaker: Speaker) -> None:
    _, shown = choosing()
    assert shown.ids()[:2] == ["tonight", "museum"]
    assert set(shown.ids()[2:]) == {"club", "course"}
    assert [each.today for each in shown[-1].events] == [True, True, False, False]
    assert (shown[-1].current, shown[-1].can_go_back) == ("museum", True)


def test_an_event_says_when_and_where(speaker: Speaker) -> None:
    _, shown = choosing()
    assert shown.when("tonight") == "19:00 · Louhisali · April Jazz"
    assert shown.when("museum") == "today, Sat 25 April · WeeGee · April Jazz"
    assert shown.when("club") == "Tue 28 April · 19:00 · April Jazz Club"
    assert shown.when("course") == "from Mon 4 May · Louhisali · April Jazz"


def test_every_word_of_a_search_must_stand_somewhere(speaker: Speaker) -> None:
    presenter, shown = choosing()
    for text, found in {
        "JAZZ club": ["club"],
        "28.4.": ["club"],
        "weegee exhib": ["museum"],
        "watercolours fi": ["course"],
        "matinee": ["matinee"],
        "opera": [],
    }.items():
        presenter.search(text)
        assert shown.ids() == found, text
    presenter.search(" ")
    assert "matinee" not in shown.ids()


def test_events_are_said_in_the_language_spoken_now(speaker: Speaker) -> None:
    presenter, shown = choosing()
    speaker.use(LanguageCode.FINNISH)
    presenter.show()
    assert shown[-1].events[0].title == "Opening concert fi"
    assert shown.when("tonight").startswith("klo 19.00")


class Kept(list[Preferences]):
    """A keeper that remembers."""

    def keep(self, preferences: Preferences) -> None:
        self.append(preferences)


def test_a_choice_is_kept_and_shown(speaker: Speaker) -> None:
    kept, shown = Kept(), list[SettingsScreen]()
    presenter = SettingsPresenter(Preferences(LanguageCode.ENGLISH), kept, shown.append)
    presenter.choose("theme", "dark")
    presenter.choose("scale", "150")
    presenter.choose("language", "sv")
    assert kept[-1] == Preferences(LanguageCode.SWEDISH, ThemeChoice.DARK, 150)
    assert len(kept) == 3
    chosen = {
        setting.name: [each.value for each in setting.choices if each.chosen]
        for setting in shown[-1].settings
    }
    assert chosen == {"language": ["sv"], "theme": ["dark"], "scale": ["150"]}


def test_what_keeps_a_desk_from_opening_is_said_and_tried_again(
    qtbot: QtBot, appearance: Appearance, speaker: Speaker
) -> None:
    page = FaultPage(appearance)
    qtbot.addWidget(page)
    page.show_fault(sentence(Fault.STORE_LOCKED, "en"))
    assert page.sentence.text() == sentence(Fault.STORE_LOCKED, "en")
    assert page.windowTitle() == "Ticket desk"
    with qtbot.waitSignal(page.retry):
        page.button.click()
