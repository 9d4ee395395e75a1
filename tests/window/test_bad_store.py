"""Records that cannot be read or written, at an open window and at its start."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice import app
from boxoffice.sentences import sentence
from boxoffice.services.opening import open_records
from boxoffice.ui import words
from boxoffice.ui.desk.screen import FaceBody
from sync.protocol.programme import Language
from tests.desk.command_line import ROOT, environment, without_bytecode
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opener
from tests.window.test_bad_input import other_program

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
# The offscreen platform says so of every small window; it is no warning of ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def in_a_process(desk: CommandDesk, how: str, folder: Path, *before: str) -> dict[str, Any]:
    """What `troubled_disk` saw; the process ended well and complained of nothing."""
    done = subprocess.run(
        [
            *before,
            *(sys.executable, "-m", "tests.window.troubled_disk", how),
            *map(str, (desk.data, desk.key_file, folder / "pictures")),
        ],
        cwd=ROOT,
        env=without_bytecode(environment(QT_QPA_PLATFORM="offscreen")),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def sentences(fault: str) -> dict[str, str]:
    """A fault's sentence in each language."""
    return {language: sentence(fault, language) for language in LANGUAGES}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_that_fills_while_tickets_are_given_confirms_none_and_loses_none(
    desk: CommandDesk, tmp_path: Path
) -> None:
    told = in_a_process(desk, "full", tmp_path)
    assert told["said"] == sentences("store_full")
    assert told["kept"] == {"title": "Valid", "confirmed": False, "given": ["1"]}
    assert told["aside"] == ["…002: not recorded"]
    rows = desk.rows()
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert {row["code"] for row in rows} == {"…001", "…002", "…003"}


def test_a_read_only_folder_says_so_and_opens_once_it_may_be_written(
    desk: CommandDesk, tmp_path: Path
) -> None:
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv to take root's rights away")
        before = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    for path in (desk.data, *desk.data.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    told = in_a_process(desk, "read-only", tmp_path, *before)
    assert told["said"] == sentences("store_read_only")
    assert [row["seq"] for row in desk.rows()] == [1]


def test_a_store_that_another_program_holds_opens_once_it_is_let_go(
    opener: Opener, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "open_records", partial(open_records, busy_seconds=0.1))
    with other_program(desk) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        other.execute("BEGIN EXCLUSIVE")
        opened = opener(desk)
        page = opened.application.fault
        for language in LANGUAGES:
            opened.speak(language)
            QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
            assert page.isVisible()
            assert page.sentence.text() == sentence("store_locked", language)
        other.execute("ROLLBACK")
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert opened.application.window.isVisible()
    assert not page.isVisible()
    opened.hands.see("the desk", lambda: opened.hands.window.desk.screen_shown is not None)


@pytest.mark.parametrize("content", [b"Dear diary", os.urandom(4096 * 3)])
def test_a_list_that_is_no_database_is_done_without(
    opener: Opener, desk: CommandDesk, content: bytes
) -> None:
    (cards,) = desk.data.glob("cards-*.db")
    cards.write_bytes(content)
    opened = opener(desk)
    hands = opened.hands
    opened.at_tonight()
    hands.see("no list", lambda: "no card list yet" in hands.screen.connection.text)
    hands.scan(code(1))
    hands.verdict("Not on the list yet")
    assert isinstance(hands.screen.body, FaceBody)
    assert hands.screen.give is not None
    assert hands.screen.give.text == words.confirm_old_list(exists=False)
    hands.enter()
    hands.see("step one", lambda: getattr(hands.screen.give, "text", "") == words.face_continue())
    hands.enter()
    hands.see("step two", lambda: getattr(hands.screen.body, "step", 0) == 2)
    hands.enter()
    hands.given("1")
    opened.close()
    assert [row["seq"] for row in desk.rows()] == [1]
