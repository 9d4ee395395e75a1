"""A working desk whose centre has a bad day: it goes on giving, says why, and sends it all later.

One window stands open for the whole day; each fault comes, is read in three languages, and goes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.sentences import sentence
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.window import Section
from boxoffice.ui.words import SEPARATOR
from sync.client import http
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Language
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.support.scripted_http import Scripted
from tests.support.spoiled_network import HTML, UNSIGNED, SpoiledNetwork, spoiled_network
from tests.window.conftest import Opened, with_tonight

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
"""English last: it is spoken between the tests."""
OFFLINE = {"fi": "Ei yhteyttä", "sv": "Ingen anslutning", "en": "Offline"}
FULL_DEVICE = Path("/dev/full")
NEVER_SHOWN = ("Traceback", "Error", "http://", "127.0.0.1", "HTTP", "Exception", "/v1/")
# The offscreen platform says so of every small window; it is no warning of ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@dataclass
class BadDay:
    """An open desk, what lies between it and its centre, and the next card of the queue."""

    opened: Opened
    desk: CommandDesk
    network: SpoiledNetwork
    cards: Iterator[int]

    @property
    def hands(self) -> Hands:
        """The clerk."""
        return self.opened.hands

    def give(self) -> None:
        """The next card of the queue gets its ticket, whatever the centre does."""
        self.hands.window.open(Section.DESK)
        self.hands.scan(code(next(self.cards)))
        self.hands.verdict("Valid")
        self.hands.enter()
        self.hands.given("1")

    def sync(self) -> None:
        """A click on the sync screen's button, and the end of the round it begins."""
        view = self.hands.window.sync
        self.hands.window.open(Section.SYNC)
        self.hands.see("the button", view.button.isEnabled)
        before = self.hands.rounds
        QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)
        self.hands.see("the end of a round", lambda: self.hands.rounds > before)

    def waiting(self) -> list[int]:
        """The rows that the centre has not acknowledged, as another program reads them."""
        return [row["seq"] for row in self.desk.rows() if not row["acknowledged"]]

    def said(self) -> dict[Language, tuple[str, str]]:
        """In each language: the sync screen's problem, and the main screen's connection chip."""
        found: dict[Language, tuple[str, str]] = {}
        for language in LANGUAGES:
            self.opened.speak(language)
            shown = " ".join(words_on(self.hands.window.sync))
            assert not [word for word in NEVER_SHOWN if word in shown]
            found[language] = (
                self.hands.window.sync.problem.text(),
                self.hands.screen.connection.text.split(SEPARATOR)[0],
            )
        return found


def words_on(widget: QWidget) -> list[str]:
    """All that the labels of a page say."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpoiledNetwork]:
    """A real centre with an event tonight, over a network that is well at first."""
    with served_centre(tmp_path_factory.mktemp("centre")) as running:
        with_tonight(running)
        with spoiled_network(running) as made:
            yield made


@pytest.fixture(scope="module")
def whole_day(
    qapp: QApplication, network: SpoiledNetwork, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BadDay]:
    """A desk of that centre, open at tonight's performance."""
    folder = tmp_path_factory.mktemp("desk")
    behind = RunningCentre(network.running.centre, network.address, network.running.clock)
    desk = enrolled_desk(folder, behind)
    choice = KeyChoice(key_file=desk.key_file)
    application = DeskApplication(Config(desk.data), choice, LanguageCode.ENGLISH, CLOCK)
    opened = Opened(application, Hands(application.window, folder / "pictures"))
    application.start()
    assert application.session is not None
    application.session.round_ended.connect(opened.hands.round_ended)
    opened.at_tonight()
    made = BadDay(opened, desk, network, count(1))
    made.sync()
    yield made
    network.heal()
    opened.close()
    speak(PlainEnglish())


@pytest.fixture
def day(whole_day: BadDay) -> Iterator[BadDay]:
    """The desk, whose network is well after each test whatever becomes of it."""
    yield whole_day
    whole_day.network.heal()


def is_absent(network: SpoiledNetwork) -> None:
    """The connection is taken and dropped before an answer."""
    network.always(Scripted(announced=400, body=b"{"))


def is_a_website(network: SpoiledNetwork) -> None:
    """A page of its own, with 200."""
    network.always(HTML)


def is_broken(network: SpoiledNetwork) -> None:
    """A fault of the centre's own."""
    network.always(Scripted(500, body=b"Traceback (most recent call last): KeyError"))


def wants_a_password(network: SpoiledNetwork) -> None:
    """A 401 that is a proxy's, not the centre's."""
    network.always(Scripted(401, {"WWW-Authenticate": "Basic"}, b"Log in at http://127.0.0.1/?k=1"))


def does_not_know_us(network: SpoiledNetwork) -> None:
    """A 401 in the centre's own words, in mid-queue."""
    network.refuses(ProblemCode.UNKNOWN_DEVICE)


def closed_us(network: SpoiledNetwork) -> None:
    """The desk was taken out of use."""
    network.refuses(ProblemCode.REVOKED)


def refuses_us(network: SpoiledNetwork) -> None:
    """The centre's own no."""
    network.refuses(ProblemCode.NOT_FOUND)


def signs_nothing(network: SpoiledNetwork) -> None:
    """An answer of the right shape without the centre's signature."""
    network.always(UNSIGNED)


def is_somebody_else(network: SpoiledNetwork) -> None:
    """A head by another key; the rows go through."""
    network.signs_with_another_key()


def shows_an_expired_head(network: SpoiledNetwork) -> None:
    """A head that ran out."""
    network.keeps_an_expired_head(CLOCK.now())


def cuts_files(network: SpoiledNetwork) -> None:
    """A new list comes half."""
    network.publish()
    network.cuts_files()


def sends_without_end(network: SpoiledNetwork) -> None:
    """A new list never ends."""
    network.publish()
    network.sends_files_without_end()


PUSH_FAILS = [
    (is_absent, "unreachable"),
    (is_a_website, "page_for_people"),
    (is_broken, "busy"),
    (wants_a_password, "proxy_in_the_way"),
    (does_not_know_us, "unknown_device"),
    (closed_us, "revoked"),
    (refuses_us, "not_taken"),
    (signs_nothing, "bad_reply"),
]
PULL_FAILS = [
    (SpoiledNetwork.turns_away_in_mid_round, "unknown_device"),
    (is_somebody_else, "bad_reply"),
    (shows_an_expired_head, "old_reply"),
    (cuts_files, "cut_short"),
    (sends_without_end, "bad_reply"),
]


def tells(day: BadDay, fault: str) -> None:
    """Sync screen and chip say the fault in three languages."""
    assert day.said() == {
        language: (sentence(fault, language), OFFLINE[language]) for language in LANGUAGES
    }


def all_is_well_again(day: BadDay, rows: int) -> None:
    """One more click: everything is sent and confirmed, once, and nothing is wrong any more."""
    day.network.heal()
    day.sync()
    day.hands.see("no problem", lambda: not day.hands.window.sync.problem.text())
    day.hands.see("all sent", lambda: day.hands.screen.waiting.text == "All sent and confirmed")
    assert day.hands.screen.connection.text.startswith("Online")
    found = day.desk.rows()
    assert [row["seq"] for row in found] == list(range(1, rows + 1))
    assert all(row["acknowledged"] for row in found)


@pytest.mark.parametrize(("goes_wrong", "fault"), PUSH_FAILS)
def test_the_desk_gives_on_and_sends_its_rows_later(
    day: BadDay, goes_wrong: Callable[[SpoiledNetwork], None], fault: str
) -> None:
    before = len(day.desk.rows())
    goes_wrong(day.network)
    gives_on(day, fault, before)
    all_is_well_again(day, before + 1)


def gives_on(day: BadDay, fault: str, before: int) -> None:
    """A ticket is given, and waits; the window says why."""
    day.give()
    day.sync()
    day.hands.see(fault, lambda: day.hands.window.sync.problem.text() == sentence(fault, "en"))
    tells(day, fault)
    assert day.hands.screen.waiting.text.startswith("1 waiting")
    assert day.waiting() == [before + 1]


def test_a_centre_slower_than_anybody_waits(day: BadDay, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(day.desk.rows())
    day.network.never_answers()
    with monkeypatch.context() as impatient:
        impatient.setattr(http, "ANSWER_SECONDS", 0.1)
        gives_on(day, "unreachable", before)
        day.give()
    assert day.waiting() == [before + 1, before + 2]
    all_is_well_again(day, before + 2)


@pytest.mark.parametrize(("goes_wrong", "fault"), PULL_FAILS)
def test_what_comes_down_wrong_keeps_no_row_back(
    day: BadDay, goes_wrong: Callable[[SpoiledNetwork], None], fault: str
) -> None:
    before, version = len(day.desk.rows()), list_version(day)
    goes_wrong(day.network)
    day.give()
    day.sync()
    day.hands.see(fault, lambda: day.hands.window.sync.problem.text() == sentence(fault, "en"))
    tells(day, fault)
    assert day.waiting() == []
    assert list_version(day) == version
    all_is_well_again(day, before + 1)
    assert list_version(day) == day.network.newest


def test_an_older_head_brings_no_older_list(day: BadDay) -> None:
    before = len(day.desk.rows())
    day.network.publish()
    day.network.replays_the_head_of_now()
    stale = day.network.spoil
    day.network.spoil = None
    version = day.network.publish()
    day.sync()
    assert list_version(day) == version
    day.network.spoil = stale
    day.give()
    day.sync()
    day.hands.see("old", lambda: day.hands.window.sync.problem.text() != "")
    tells(day, "old_reply")
    assert list_version(day) == version
    all_is_well_again(day, before + 1)


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="needs a device that is always full")
def test_a_disk_that_takes_no_list_keeps_no_row_back(day: BadDay) -> None:
    before, version = len(day.desk.rows()), list_version(day)
    day.network.publish()
    downloads = day.desk.data / "downloads"
    for name in day.network.next_files():
        (downloads / f"{name}.part").symlink_to(FULL_DEVICE)
    day.give()
    day.sync()
    day.hands.see("full", lambda: day.hands.window.sync.problem.text() != "")
    said = day.said()
    assert {language: said[language][0] for language in LANGUAGES} == {
        language: sentence("store_full", language) for language in LANGUAGES
    }
    assert said["en"][1] == "Online"
    assert day.waiting() == []
    assert list_version(day) == version
    for name in day.network.next_files():
        (downloads / f"{name}.part").unlink(missing_ok=True)
    all_is_well_again(day, before + 1)
    assert list_version(day) == day.network.newest


def list_version(day: BadDay) -> int:
    """The version of the list in force, as another program reads it."""
    return int(day.desk.run("status", "--json").json["list"]["version"])
