"""The real application on a real data folder, worked by a clerk's hands; and a real centre."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete
from sqlalchemy import update

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.reception import Reception
from boxoffice.ui.translation import compile_translations
from boxoffice.ui.window import Section
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.protocol.kinds import LimitPeriod, TicketKind
from sync.protocol.programme import Limit
from sync.server.lists.publishing import publish_programmes
from sync.server.store import clerks, tables, venues
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK, NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, MUSEUM, VENUE

KIELO, ESIKKO = "402917", "118203"
"""The PINs of a clerk and a supervisor."""
REASONS = {"mistake": {"en": "Given by mistake before"}, "second": {"en": "Comes a second time"}}


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    compile_translations()


def with_tonight(running: RunningCentre) -> None:
    """A performance that is today's, whenever today is."""
    limits = (
        Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.EVENT),
        Limit(ticket_kind=TicketKind.CHILD),
    )
    tonight = CONCERT.model_copy(
        update={"id": "tonight", "title": {"en": "Tonight"}, "starts_at": NOW, "limits": limits}
    )
    later = tonight.model_copy(
        update={
            "id": "later",
            "title": {"en": "Later"},
            "starts_at": NOW + timedelta(days=9),
        }
    )
    with running.centre.store.write() as connection:
        venues.add_events(connection, VENUE, [tonight, later])
    publish_programmes(running.centre)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk that was set up and has its list; its centre is gone since."""
    folder = tmp_path_factory.mktemp("original")
    with served_centre(folder) as running:
        with_tonight(running)
        return enrolled_desk(folder, running)


@pytest.fixture
def desk(tmp_path: Path, original: CommandDesk) -> CommandDesk:
    """A copy of that desk."""
    shutil.copytree(original.data, tmp_path / "desk")
    return CommandDesk(tmp_path / "desk", original.key_file)


@dataclass
class Opened:
    """One open application, and the clerk before it."""

    application: DeskApplication
    hands: Hands
    closed: bool = False

    def close(self) -> None:
        """End threads and window."""
        if not self.closed:
            self.closed = True
            self.application.stop()
            for each in (self.application.window, self.application.fault):
                each.close()
                delete(each)
            delete(self.application)

    def speak(self, language: str) -> None:
        """Choose a language in the settings."""
        self.application.window.settings.chosen.emit("language", language)
        QApplication.processEvents()

    def at_tonight(self) -> None:
        """Choose tonight's performance, as the desk asks at its start."""
        self.hands.on(Section.EVENTS)
        self.hands.see("events", lambda: self.hands.window.events.list.count() > 0)
        self.hands.window.events.chosen.emit("tonight")
        self.hands.see("the event", lambda: self.hands.screen.event.chosen)


class Opener(Protocol):
    """Opens a desk's window."""

    def __call__(self, desk: CommandDesk, language: str = "en") -> Opened:
        """The open window, in a language."""


@pytest.fixture
def opener(qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Opens a desk's window; everything ends with the test."""
    with ExitStack() as stack:

        def open_desk(desk: CommandDesk, language: str = "en") -> Opened:
            choice = KeyChoice(key_file=desk.key_file)
            application = DeskApplication(Config(desk.data), choice, LanguageCode(language), CLOCK)
            opened = Opened(application, Hands(application.window, tmp_path / "pictures"))
            stack.callback(opened.close)
            application.start()
            return opened

        yield open_desk
    speak(PlainEnglish())


@pytest.fixture(scope="module")
def staffed_original(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk of a venue with a clerk and a supervisor; its centre is gone since."""
    folder = tmp_path_factory.mktemp("staffed")
    known = (
        Clerk(name="Kielo", role=ClerkRole.CLERK, pin=hash_pin(KIELO)),
        Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin(ESIKKO)),
    )
    with served_centre(folder) as running:
        with_tonight(running)
        with running.centre.store.write() as connection:
            for each in known:
                clerks.put_clerk(connection, VENUE, each)
            venues.add_events(
                connection, VENUE, [MUSEUM.model_copy(update={"id": "gallery", "children": False})]
            )
            connection.execute(
                update(tables.venues)
                .where(tables.venues.c.id == VENUE)
                .values(reasons=json.dumps(REASONS))
            )
        publish_programmes(running.centre)
        return enrolled_desk(folder, running)


@pytest.fixture
def staffed(tmp_path: Path, staffed_original: CommandDesk) -> CommandDesk:
    """A copy of that desk."""
    shutil.copytree(staffed_original.data, tmp_path / "staffed")
    return CommandDesk(tmp_path / "staffed", staffed_original.key_file)


@pytest.fixture
def locked(opener: Opener, staffed: CommandDesk) -> Opened:
    """The desk as it stands in the morning: it asks who is there."""
    opened = opener(staffed)
    opened.hands.on(Section.SIGN_IN)
    opened.hands.see("names", lambda: bool(opened.hands.window.sign_in.names.buttons))
    return opened


@pytest.fixture
def working(locked: Opened) -> Opened:
    """Kielo is signed in and has chosen tonight."""
    sign_in(locked, "2", KIELO)
    locked.at_tonight()
    locked.hands.on(Section.DESK)
    return locked


def sign_in(opened: Opened, number: str, pin: str) -> None:
    """Choose a name by its number, and type the PIN."""
    hands = opened.hands
    hands.type(number)
    hands.see("a PIN field", hands.window.sign_in.pin.line.hasFocus)
    hands.type(pin)
    hands.see("an open desk", lambda: not hands.window.locked)


def reception_of(opened: Opened) -> Reception:
    """Who asks for the clerk at this desk."""
    session = opened.application.session
    assert session is not None
    return session.reception


def clerk(opened: Opened) -> str:
    """Who is signed in, as the chip says it."""
    return opened.hands.screen.clerk.text
