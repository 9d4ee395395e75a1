"""A desk that was copied, taken out of use or forgotten is enrolled once more in its window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from boxoffice import app
from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.domain.matters import MatterKind
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui import running as until_closed
from boxoffice.ui.sync_status.screen import SyncAct
from boxoffice.ui.window import Section
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.server.asking.enrolment import make_code
from sync.server.lists.publishing import publish_programmes
from sync.server.store import clerks, devices, reports, tables
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.window.conftest import Opened, Opener, with_tonight

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ESIKKO = "118203"


@pytest.fixture(autouse=True)
def ended(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """How often the program's loop was ended: of Qt's, none runs in a test."""
    found: list[None] = []
    monkeypatch.setattr(until_closed, "end", lambda: found.append(None))
    return found


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as found:
        with_tonight(found)
        yield found


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


def device_of(desk: CommandDesk) -> str:
    return str(desk.run("status", "--json").json["device"])


def give(desk: CommandDesk, number: int) -> None:
    done = desk.run("give", "-", "--event", "tonight", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def in_the_inbox(opened: Opened, key: str) -> None:
    """The matter is there, and its button leads to the page."""
    hands, window = opened.hands, opened.hands.window
    window.open(Section.SYNC)

    def keys() -> list[str]:
        shown = window.sync.screen_shown
        return [each.key for each in shown.inbox if each.act is SyncAct.ANEW] if shown else []

    window.sync.sync_requested.emit()
    hands.see("the matter", lambda: any(each.startswith(key) for each in keys()))
    place = [each.key for each in window.sync.screen_shown.inbox].index(keys()[0])  # type: ignore[union-attr]
    window.sync.inbox.lines[place].button.click()
    hands.on(Section.ANEW)


def by_code(opened: Opened, running: RunningCentre) -> None:
    """The one-time code is typed, and the desk is another one."""
    view = opened.hands.window.anew
    view.code.setText(make_code(running.centre, VENUE, "Lobby 2"))
    view.button.click()
    opened.hands.see("the end", view.code.isHidden)
    assert not opened.application.wants_again
    view.button.click()
    assert opened.application.wants_again
    opened.close()


def gives(opened: Opened, number: int) -> None:
    hands = opened.hands
    hands.see("a desk", lambda: hands.window.desk.screen_shown is not None)
    if not hands.screen.event.chosen:
        opened.at_tonight()
    hands.on(Section.DESK)
    opened.hands.scan(code(number))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def rows_by_device(running: RunningCentre) -> dict[str, int]:
    with running.centre.store.read() as connection:
        made = [row.device for row in reports.reported_rows(connection)]
    return {each: made.count(each) for each in made}


def test_one_of_two_copies_becomes_a_desk_of_its_own(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, opener: Opener
) -> None:
    copy = CommandDesk(tmp_path / "copy", tmp_path / "copy.keys")
    shutil.copytree(desk.data, copy.data)
    shutil.copy2(desk.key_file, copy.key_file)
    give(desk, 1)
    give(copy, 2)
    for each in (desk, copy):
        assert each.sync("--once").code == 0
    # Not sent yet: it goes up as who made it.
    give(copy, 3)
    before = device_of(copy)
    opened = opener(copy)
    in_the_inbox(opened, "copied")
    by_code(opened, running)
    again = opener(copy)
    gives(again, 4)
    again.close()
    assert copy.sync("--once").code == 0
    after = device_of(copy)
    assert after != before == device_of(desk)
    assert rows_by_device(running)[after] == 1
    assert [row["kind"] for row in copy.rows()].count("issue") == 4


def test_a_desk_that_was_taken_out_of_use_becomes_a_new_one(
    running: RunningCentre, desk: CommandDesk, opener: Opener
) -> None:
    give(desk, 1)
    before = device_of(desk)
    with running.centre.store.write() as connection:
        assert devices.revoke_device(connection, before, running.clock())
    opened = opener(desk)
    in_the_inbox(opened, "out_of_use")
    by_code(opened, running)
    again = opener(desk)
    assert again.application.session is not None
    again.hands.see("a desk", lambda: again.hands.window.desk.screen_shown is not None)
    again.hands.window.sync.sync_requested.emit()
    again.hands.see("online", lambda: again.hands.screen.connection.text.startswith("Online"))
    gives(again, 2)
    again.close()
    assert desk.sync("--once").code == 0
    assert device_of(desk) != before
    assert rows_by_device(running) == {before: 1, device_of(desk): 1}


def test_a_desk_that_the_centre_forgot_is_known_again_by_its_own_name(
    running: RunningCentre, desk: CommandDesk, opener: Opener
) -> None:
    before = device_of(desk)
    with running.centre.store.write() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            for key in table.foreign_keys:
                if key.column.table.name == "devices":
                    connection.execute(delete(table).where(key.parent == before))
        connection.execute(delete(tables.devices).where(tables.devices.c.id == before))
    give(desk, 1)
    opened = opener(desk)
    in_the_inbox(opened, "not_known")
    by_code(opened, running)
    assert desk.sync("--once").code == 0
    assert device_of(desk) == before
    assert rows_by_device(running) == {before: 1}


def test_where_there_are_clerks_a_supervisor_agrees(
    running: RunningCentre, desk: CommandDesk, opener: Opener
) -> None:
    esikko = Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin(ESIKKO))
    with running.centre.store.write() as connection:
        clerks.put_clerk(connection, VENUE, esikko)
    publish_programmes(running.centre)
    assert desk.sync("--once").code == 0
    opened = opener(desk)
    application = opened.application
    assert application.session is not None
    assert application.session.anew is not None
    hands = opened.hands
    hands.on(Section.SIGN_IN)
    hands.see("names", lambda: bool(hands.window.sign_in.names.buttons))
    hands.window.unlock()
    view = hands.window.anew
    before = device_of(desk)
    application.session.anew.open(MatterKind.COPIED, "copied:1")
    hands.see("who agrees", view.name.isVisible)
    view.name.setText("Kielo")
    view.secret.setText(ESIKKO)
    view.code.setText(make_code(running.centre, VENUE, "Lobby 2"))
    view.button.click()
    hands.see("that it was not", view.error.isVisible)
    assert device_of(desk) == before
    view.name.setText("Esikko")
    view.secret.setText(ESIKKO)
    view.button.click()
    hands.see("the end", view.code.isHidden)
    opened.close()
    assert device_of(desk) != before


def test_the_program_goes_on_as_the_desk_it_became(
    desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []

    def once(application: DeskApplication, *_: object) -> int:
        shown.append(application.window.isVisible())
        application.wants_again = len(shown) == 1
        return 0

    monkeypatch.setattr(until_closed, "run_until_closed", once)
    choice = KeyChoice(key_file=desk.key_file)
    assert app.run_window(Config(desk.data), choice, "en", CLOCK) == 0
    assert shown == [True, True]
