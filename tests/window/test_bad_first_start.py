"""A first start at which the centre has a bad day: each step says why, and can be gone on with."""

import sys
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.sentences import sentence
from boxoffice.services.desk import has_records
from boxoffice.ui import fault_words
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from sync.client import http
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Language
from sync.server.asking.enrolment import make_code
from tests.desk.desks import CommandDesk, new_desk, served_centre
from tests.support.clocks import CLOCK
from tests.support.network import VENUE, code
from tests.support.scripted_http import Scripted
from tests.support.spoiled_network import HTML, UNSIGNED, SpoiledNetwork, spoiled_network
from tests.window.conftest import Opened, Opener, with_tonight

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
ENDLESS = Scripted(drip=repeat(bytes(1024 * 1024)))
LOG_IN = Scripted(401, {"WWW-Authenticate": "Basic"}, b"Log in at http://127.0.0.1/?key=1")
BROKEN = Scripted(500, body=b"Traceback (most recent call last): KeyError")
OWN_WORDS = frozenset({"address_unreachable", "address_not_centre"})
# The offscreen platform says so of every small window; it is no warning of ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Spoiling = Callable[[SpoiledNetwork], None]
AT_THE_ADDRESS: list[tuple[str, Spoiling, str]] = [
    ("a web page", lambda network: network.always(HTML), "page_for_people"),
    ("unsigned", lambda network: network.always(UNSIGNED), "address_not_centre"),
    ("without end", lambda network: network.always(ENDLESS), "address_not_centre"),
    ("a proxy", lambda network: network.always(LOG_IN), "proxy_in_the_way"),
    ("broken", lambda network: network.always(BROKEN), "busy"),
    ("slow", SpoiledNetwork.never_answers, "address_unreachable"),
    ("a code too often", lambda n: n.refuses(ProblemCode.TOO_MANY_TRIES), "too_many_tries"),
    ("an old code", lambda n: n.refuses(ProblemCode.EXPIRED_CODE), "expired_code"),
]
AT_THE_LIST: list[tuple[str, Spoiling, str]] = [
    ("a web page", lambda network: network.always(HTML), "page_for_people"),
    ("broken", lambda network: network.always(BROKEN), "busy"),
    ("unknown", lambda network: network.refuses(ProblemCode.UNKNOWN_DEVICE), "unknown_device"),
    ("another key", SpoiledNetwork.signs_with_another_key, "bad_reply"),
    ("expired", lambda n: n.keeps_an_expired_head(CLOCK.now()), "old_reply"),
    ("short", SpoiledNetwork.cuts_files, "cut_short"),
    ("without end", SpoiledNetwork.sends_files_without_end, "bad_reply"),
    ("slow", SpoiledNetwork.never_answers, "unreachable"),
]


@pytest.fixture
def network(tmp_path: Path) -> Iterator[SpoiledNetwork]:
    """A real centre over a network that is well at first."""
    with served_centre(tmp_path) as running:
        with_tonight(running)
        with spoiled_network(running) as made:
            yield made


def shown(opened: Opened) -> FirstStartScreen:
    """What the first start shows, once it is no longer busy."""
    view = opened.application.window.first_start
    opened.hands.see("an answer", lambda: not view.shown.busy)
    return view.shown


def said(opened: Opened, where: Callable[[FirstStartScreen], str]) -> dict[Language, str]:
    """The one sentence of the step, in each language."""
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        opened.speak(language)
        found[language] = where(shown(opened))
    return found


def expected(opened: Opened) -> dict[str, dict[Language, str]]:
    """The sentence that each fault has, in each language."""
    faults = {fault for _, _, fault in (*AT_THE_ADDRESS, *AT_THE_LIST)}
    found: dict[str, dict[Language, str]] = {fault: {} for fault in faults}
    for language in LANGUAGES:
        opened.speak(language)
        for fault in faults:
            own = fault in OWN_WORDS
            words = fault_words.enrol_fault(fault) if own else sentence(fault, language)
            found[fault][language] = words
    assert all(len(set(each.values())) == len(LANGUAGES) for each in found.values())
    return found


def press(opened: Opened) -> None:
    """The large button."""
    QTest.mouseClick(opened.application.window.first_start.card.main, Qt.MouseButton.LeftButton)


def _a_file_in_the_folders_place(bare: CommandDesk) -> dict[str, str]:
    bare.data.write_text("")
    return {"path": str(bare.data)}


def _no_folder_for_the_keys(bare: CommandDesk) -> dict[str, str]:
    bare.key_file.parent.rmdir()
    return {"path": str(bare.key_file)}


def _keys_that_others_read(bare: CommandDesk) -> dict[str, str]:
    bare.key_file.touch(0o644)
    return {"path": str(bare.key_file)}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of a file are POSIX")
@pytest.mark.parametrize(
    ("breaks", "fault"),
    [
        (_a_file_in_the_folders_place, "folder_unusable"),
        (_no_folder_for_the_keys, "key_file_unwritable"),
        (_keys_that_others_read, "key_file_exposed"),
    ],
)
def test_a_place_that_cannot_hold_a_desk(
    opener: Opener, tmp_path: Path, *, breaks: Callable[[CommandDesk], dict[str, str]], fault: str
) -> None:
    (tmp_path / "keys").mkdir()
    bare = CommandDesk(tmp_path / "desk", tmp_path / "keys" / "desk.keys")
    words = breaks(bare)
    opened = opener(bare)
    card = opened.application.window.first_start.card
    card.address.setText("http://127.0.0.1:1")
    card.code.setText("ABCDEFGHJKMN")
    press(opened)
    assert said(opened, lambda s: s.error) == {
        language: sentence(fault, language, **words) for language in LANGUAGES
    }
    assert not has_records(bare.data)


def test_a_bad_day_from_the_address_to_the_first_ticket(
    opener: Opener, network: SpoiledNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = new_desk(tmp_path)
    opened = opener(bare)
    view = opened.application.window.first_start
    card, wanted = view.card, expected(opened)
    card.address.setText(network.address)
    card.code.setText(make_code(network.running.centre, VENUE, "Lobby"))
    for name, spoil, fault in AT_THE_ADDRESS:
        with monkeypatch.context() as impatient:
            if name == "slow":
                impatient.setattr(http, "ANSWER_SECONDS", 0.1)
            spoil(network)
            press(opened)
            found = said(opened, lambda s: s.address_error or s.code_error or s.error)
        network.heal()
        assert found == wanted[fault], name
        assert shown(opened).step is Step.ADDRESS
        assert not has_records(bare.data), name
    press(opened)
    assert shown(opened).step is Step.FINGERPRINT
    network.always(HTML)
    press(opened)
    for name, spoil, fault in AT_THE_LIST:
        opened.hands.see("a way to try again", lambda: view.shown.can_retry)
        with monkeypatch.context() as impatient:
            if name == "slow":
                impatient.setattr(http, "ANSWER_SECONDS", 0.1)
            spoil(network)
            press(opened)
            opened.hands.see("the end of it", lambda: view.shown.can_retry)
            found = said(opened, lambda s: s.error)
        network.heal()
        assert found == wanted[fault], name
    press(opened)
    opened.hands.see("a desk", lambda: shown(opened).step is Step.DONE)
    press(opened)
    opened.at_tonight()
    opened.hands.scan(code(1))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")
    opened.close()
    assert [row["seq"] for row in bare.rows()] == [1]
