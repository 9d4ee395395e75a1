"""The console in a real browser and desks' real windows, at one centre: a card that is handed out
and lost, one that two desks gave on, an event that is added and one that is moved, and the month in
figures.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from boxoffice.services import syncing
from boxoffice.ui import sync_words
from boxoffice.ui.sync_status.screen import SyncScreen
from boxoffice.ui.window import Section
from sync.server.judging.rounds import Judging
from sync.server.running.worker import Worker
from sync.server.store.accounts import Role
from tests.journeys.clerk import Clerk
from tests.journeys.house import House
from tests.support.console import Console
from tests.support.network import SteppingClock, code

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]
NEW_CARD = code(700100)
CARDS = 275
"""In the list of a house's desk."""


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Town:
    """A house with two desks, and people at the console."""

    def __init__(self, house: House, chromium: Browser) -> None:
        self.house, self._chromium = house, chromium
        second = house.folder / "second"
        second.mkdir()
        self.other = House(second, house.clock, house.centre, house.port)
        self.other.enrol()
        clock = house.centre.now
        assert isinstance(clock, SteppingClock)
        self._console = Console(house.centre, clock)
        self._worker = Worker(house.centre, Judging(house.centre))
        self._worker.look()

    @contextmanager
    def at_console(self, role: Role, path: str) -> Iterator[Page]:
        """A page of somebody who signed in a moment ago, in a browser of their own."""
        address = f"http://127.0.0.1:{self.house.port}"
        name = f"{role.value}-{path.replace('/', '-')}"
        session = self._console.signed_in(role, name).client.cookies
        context = self._chromium.new_context()
        context.add_cookies(
            [
                {"name": name.removeprefix("__Host-"), "value": value, "url": address}
                for name, value in session.items()
            ]
        )
        page = context.new_page()
        page.goto(f"{address}/console/{path}")
        yield page
        context.close()

    def publish(self) -> None:
        """A minute later the centre's worker publishes what is new."""
        self.house.clock.move(seconds=61)
        self._worker.look()

    def next_round(self, clerk: Clerk) -> None:
        """The desk's next round, by its own rhythm: about a minute after the last one."""
        _open_sync(clerk)
        clerk.see("no round under way", lambda: _screen(clerk).button_enabled)
        before = _screen(clerk).lines[1]
        self.house.clock.move(seconds=67)
        clerk.see("a later last contact", lambda: _screen(clerk).lines[1] != before)
        clerk.go(Section.DESK)


def _open_sync(clerk: Clerk) -> None:
    clerk.go(Section.SYNC)
    clerk.see("what it says", lambda: clerk.window.sync.screen_shown is not None)


def _screen(clerk: Clerk) -> SyncScreen:
    shown = clerk.window.sync.screen_shown
    assert shown is not None
    return shown


def _knows(clerk: Clerk, cards: int) -> None:
    """The sync page says how many cards are in the list."""
    _open_sync(clerk)
    clerk.see(f"{cards} cards", lambda: any(f" {cards} " in line for line in _screen(clerk).lines))
    clerk.go(Section.DESK)


def _type(page: Page, text: str) -> None:
    """Type into the field that has the focus, once the browser has given it to one."""
    page.wait_for_function("document.activeElement.tagName == 'INPUT'")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def _hand_out(page: Page) -> None:
    _type(page, NEW_CARD)
    page.get_by_label("Children, as on the card").wait_for()
    _type(page, "1")
    page.get_by_role("heading", name="Voluntary questions").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hand out a card").wait_for()


def _lose(page: Page) -> None:
    _type(page, NEW_CARD)
    page.get_by_role("heading", name="The card is not in use any more").wait_for()


def _handed_out_and_lost(town: Town) -> None:
    with town.house.desk() as clerk:
        clerk.choose("Tonight")
        with town.at_console(Role.CARD_GIVER, "hand-out") as page:
            _hand_out(page)
        town.publish()
        town.next_round(clerk)
        _knows(clerk, CARDS + 1)
        clerk.give(NEW_CARD)
        with town.at_console(Role.REGIONAL, "lost-card") as page:
            _lose(page)
        # No list was published since: it is the next head that says so.
        town.next_round(clerk)
        clerk.choose("Second night")
        clerk.refused(NEW_CARD, "not in use")
        clerk.all_sent()
    town.publish()
    with town.other.desk() as clerk:
        clerk.choose("Second night")
        _knows(clerk, CARDS + 1)
        clerk.refused(NEW_CARD, "not in use")


def _given_twice(town: Town, card: str) -> None:
    """Each desk gives on one card without the network; both send."""
    desks = (town.house, town.other)
    town.house.go_offline()
    for desk in desks:
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            clerk.give(card)
    town.house.serve()
    twice = sync_words.matter_title("given_twice")
    for desk in desks:
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            clerk.all_sent()
    for desk in desks:
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            _open_sync(clerk)
            _see_titles(clerk, waiting=[twice], settled=[])


def _see_titles(clerk: Clerk, *, waiting: list[str], settled: list[str]) -> None:
    """Wait until these matters wait for a person, and those were noted by a coordinator."""

    def there() -> bool:
        shown = _screen(clerk)
        return [line.title for line in shown.inbox] == waiting and [
            line.title for line in shown.settled
        ] == settled

    clerk.see(f"{waiting} waiting, {settled} noted", there)


def _noted(town: Town) -> None:
    with town.at_console(Role.REGIONAL, "decisions") as page:
        page.get_by_role("button", name="Note it").click()
        page.get_by_text("Nothing waits.").wait_for()
    twice = sync_words.matter_title("given_twice")
    for desk in (town.house, town.other):
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            _open_sync(clerk)
            _see_titles(clerk, waiting=[], settled=[twice])
            assert "4.12.2026" in _screen(clerk).settled[0].text


def _add_event(page: Page) -> None:
    page.get_by_label("English").first.fill("Bridges")
    page.get_by_label("Day", exact=True).fill("2026-12-04")
    page.get_by_label("Starts").fill("21:00")
    page.get_by_label("Quota", exact=True).select_option("hard")
    page.get_by_label("Tickets of the quota").fill("20")
    page.get_by_role("button", name="Add it to the programme").click()
    page.get_by_text("It is in the programme.").wait_for()


def _move_event(page: Page) -> None:
    page.get_by_role("link", name="Change it, or move it to another day").click()
    page.get_by_label("Day", exact=True).fill("2026-12-06")
    page.get_by_label("Starts").fill("18:30")
    page.keyboard.press("Enter")
    page.get_by_text("It is changed.").wait_for()


def _programme_kept(town: Town, card: str) -> None:
    """A venue contact adds an event with a hard quota and moves another one to another day."""
    with town.house.desk() as clerk:
        clerk.choose("Tonight")
        with town.at_console(Role.VENUE, "events/new") as page:
            _add_event(page)
        with town.at_console(Role.VENUE, "events/second") as page:
            _move_event(page)
        town.publish()
        town.next_round(clerk)
        clerk.choose("Bridges")
        clerk.see("units of its quota", lambda: _left(clerk) > 1)
        before = _left(clerk)
        clerk.give(card)
        clerk.see("one unit less", lambda: _left(clerk) == before - 1)
        clerk.all_sent()
    for desk in (town.house, town.other):
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            town.next_round(clerk)
            clerk.choose("Bridges")
            when = clerk.screen.event.when
            assert when.startswith("Fri 4 December · 21:00 · Hall, House · left here")
            clerk.choose("Second night")
            assert clerk.screen.event.when == "Advance: Sun 6 December · 18:30 · Hall, House"


def _left(clerk: Clerk) -> int:
    """What the window says that this desk may still give."""
    shown = clerk.screen.quota
    return 0 if shown is None else int(shown.number)


def _figures_agree(town: Town) -> None:
    """Each desk's report is its own rows, and the console's month is both desks' together."""
    both: Counter[str] = Counter()
    for desk in (town.house, town.other):
        found = desk.tickets()
        both.update(found)
        with desk.desk() as clerk:
            clerk.choose("Tonight")
            clerk.report_shows((found["holder"], found["child"], 0, len(desk.standing())))
    assert both["holder"] == 4
    with town.at_console(Role.NATIONAL, "statistics") as page:
        month = page.get_by_role("row", name="December").first
        cells = month.get_by_role("cell").all_inner_texts()
        assert [int(each) for each in cells] == [both["holder"], both["child"], 0]
        uses = page.get_by_role("table", name="Cards by region").get_by_role("row", name="Region")
        registered, _in_use, *rest = uses.last.get_by_role("cell").all_inner_texts()
        # What is in use is counted once a day: before this card was handed out, or after it.
        assert (registered, rest) == ("1", ["1", "0", "1", "0", "0"])


def test_a_browser_and_desks_work_together(
    at_work: House, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Desks' rounds go by the house's clock, as all else does.
    loop = partial(syncing.SyncLoop, elapsed=at_work.clock.monotonic)
    monkeypatch.setattr(syncing, "SyncLoop", loop)
    town = Town(at_work, chromium)
    _handed_out_and_lost(town)
    _given_twice(town, at_work.codes(9)[8])
    _noted(town)
    _programme_kept(town, at_work.codes(10)[9])
    _figures_agree(town)
