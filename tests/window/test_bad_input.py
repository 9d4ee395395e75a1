"""Bad input at the open window: a sentence in three languages, and no row lost."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlcipher3 import dbapi2

from boxoffice import app
from boxoffice.keys.key_file import KeyFile
from boxoffice.sentences import sentence
from boxoffice.services.opening import open_records
from boxoffice.store.encrypted import key_pragma
from boxoffice.ui.desk.screen import RefusalBody
from sync.protocol.programme import Language
from tests.desk.desks import CommandDesk
from tests.desk.test_store_complaints import fill_up, small_disk
from tests.support import bad_pictures
from tests.support.network import code
from tests.window.conftest import Opened, Opener

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
# The offscreen platform says so of every small window; it is no warning of ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened(opener: Opener, desk: CommandDesk) -> Opened:
    """The desk at tonight's performance, one card given its ticket."""
    made = opener(desk)
    made.at_tonight()
    give(made, code(1))
    return made


def give(opened: Opened, card: str) -> None:
    """A whole sale."""
    opened.hands.scan(card)
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def in_three_languages(opened: Opened, words: Callable[[], str]) -> dict[Language, str]:
    """What is said, in each language; no two alike, none empty."""
    said: dict[Language, str] = {}
    for language in LANGUAGES:
        opened.speak(language)
        said[language] = words()
    assert all(said.values())
    assert len(set(said.values())) == 3
    assert "Traceback" not in "".join(said.values())
    return said


def still_gives(opened: Opened, desk: CommandDesk) -> None:
    """The row from before is there, and the next card gets its ticket."""
    give(opened, code(2))
    opened.close()
    assert [row["seq"] for row in desk.rows()] == [1, 2]


# A code, a picture.


def test_a_code_in_no_format_says_what_a_code_looks_like(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.type("12")
    hands.press(Qt.Key.Key_Return)
    hands.verdict("Not a card code")
    said = in_three_languages(opened, lambda: " ".join(hands.screen.verdict.lines))  # type: ignore[union-attr]
    assert all("KK000001" in each for each in said.values())
    body = hands.screen.body
    assert isinstance(body, RefusalBody)
    in_three_languages(opened, lambda: getattr(hands.screen.body, "tell", ""))
    still_gives(opened, desk)


@pytest.mark.parametrize(
    ("make", "english"),
    [
        (bad_pictures.blank, "No card code was found in the photo"),
        (bad_pictures.two, "The photo shows 2 codes"),
        (bad_pictures.broken, "could not be opened as a picture"),
        (bad_pictures.no_picture, "could not be opened as a picture"),
        (bad_pictures.huge, "The picture is too large"),
        (bad_pictures.missing, "could not be opened as a picture"),
    ],
)
def test_a_picture_that_gives_no_card_says_what_to_do(
    opened: Opened,
    desk: CommandDesk,
    tmp_path: Path,
    make: Callable[[Path], None],
    english: str,
) -> None:
    hands, picture = opened.hands, tmp_path / "photo.png"
    make(picture)
    hands.drop(picture)
    hands.see("a sentence", lambda: bool(hands.screen.code.note))
    said = in_three_languages(opened, lambda: hands.screen.code.note)
    assert english in said["en"]
    still_gives(opened, desk)


def test_a_transparent_picture_is_read(opened: Opened, tmp_path: Path) -> None:
    picture = tmp_path / "card.png"
    segno.make(code(3)).save(str(picture), scale=6, border=4, light=None)
    opened.hands.drop(picture)
    assert "000 003" in opened.hands.verdict("Valid").code


# The store while a desk is open.


@contextmanager
def other_program(desk: CommandDesk) -> Iterator[dbapi2.Connection]:
    """The ledger, opened by other code than the desk's."""
    connection = dbapi2.connect(str(desk.data / "ledger.db"), isolation_level=None)
    connection.execute(key_pragma(KeyFile(desk.key_file).load().store_key))
    try:
        yield connection
    finally:
        connection.close()


def banner_says(opened: Opened, fault: str) -> None:
    """The banner tells of the fault in every language, and the card is still open."""
    hands = opened.hands
    hands.see("a banner", lambda: hands.screen.banner is not None)
    said = in_three_languages(opened, lambda: hands.screen.banner.text)  # type: ignore[union-attr]
    assert said == {language: sentence(fault, language) for language in LANGUAGES}
    assert hands.screen.verdict is not None


def test_a_locked_store_keeps_the_card_and_gives_later(
    opener: Opener, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "open_records", partial(open_records, busy_seconds=0.1))
    opened = opener(desk)
    opened.at_tonight()
    give(opened, code(1))
    hands = opened.hands
    hands.scan(code(2))
    hands.verdict("Valid")
    with other_program(desk) as other:
        other.execute("BEGIN IMMEDIATE")
        hands.enter()
        banner_says(opened, "store_locked")
        other.execute("ROLLBACK")
    hands.window.desk.banner_action.emit()
    hands.see("no banner", lambda: hands.screen.banner is None)
    hands.enter()
    hands.given("1")
    opened.close()
    assert [row["seq"] for row in desk.rows()] == [1, 2]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_full_disk_keeps_the_card_and_gives_later(
    opener: Opener, original: CommandDesk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small") as folder:
        shutil.copytree(original.data, folder / "desk")
        desk = CommandDesk(folder / "desk", original.key_file)
        opened = opener(desk)
        opened.at_tonight()
        give(opened, code(1))
        hands = opened.hands
        hands.scan(code(2))
        hands.verdict("Valid")
        fill_up(folder / "ballast")
        hands.enter()
        banner_says(opened, "store_full")
        (folder / "ballast").unlink()
        hands.window.desk.banner_action.emit()
        hands.see("no banner", lambda: hands.screen.banner is None)
        hands.enter()
        hands.given("1")
        opened.close()
        assert [row["seq"] for row in desk.rows()] == [1, 2]


# The store at the start: a page in the window's place, and a way to try again.


def _not_a_database(desk: CommandDesk) -> Callable[[], None]:
    ledger = desk.data / "ledger.db"
    kept = ledger.read_bytes()
    ledger.write_bytes(b"Dear diary")
    return lambda: put_back(ledger, kept)


def _newer(desk: CommandDesk) -> Callable[[], None]:
    with other_program(desk) as other:
        (revision,) = other.execute("SELECT version_num FROM alembic_version").fetchone()
        other.execute("UPDATE alembic_version SET version_num = '9999'")

    def again() -> None:
        with other_program(desk) as other:
            other.execute("UPDATE alembic_version SET version_num = ?", (revision,))

    return again


def _wrong_key(desk: CommandDesk) -> Callable[[], None]:
    keys = KeyFile(desk.key_file).load()
    kept = desk.key_file.read_bytes()
    KeyFile(desk.key_file).store(
        type(keys)(keys.signing_key, keys.sealing_key, bytes(32), keys.incarnation)
    )
    return lambda: put_back(desk.key_file, kept)


def _no_key(desk: CommandDesk) -> Callable[[], None]:
    kept = desk.key_file.read_bytes()
    desk.key_file.unlink()
    return lambda: put_back(desk.key_file, kept)


def put_back(path: Path, kept: bytes) -> None:
    """The file as it was, for this user alone."""
    path.write_bytes(kept)
    path.chmod(0o600)


@pytest.fixture
def copied(desk: CommandDesk, tmp_path: Path) -> CommandDesk:
    """A desk with keys of its own, which may be broken."""
    put_back(tmp_path / "own.keys", desk.key_file.read_bytes())
    return CommandDesk(desk.data, tmp_path / "own.keys")


@pytest.mark.parametrize(
    ("breaks", "fault"),
    [
        (_not_a_database, "not_a_database"),
        (_newer, "store_too_new"),
        (_wrong_key, "wrong_key"),
        (_no_key, "key_file_missing"),
    ],
)
def test_a_desk_that_cannot_be_opened_says_why_and_opens_once_it_can(
    opener: Opener,
    copied: CommandDesk,
    *,
    breaks: Callable[[CommandDesk], Callable[[], None]],
    fault: str,
) -> None:
    mend = breaks(copied)
    opened = opener(copied)
    page = opened.application.fault
    words = {"path": str(copied.key_file)} if fault == "key_file_missing" else {}
    for language in LANGUAGES:
        opened.speak(language)
        QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
        assert page.isVisible()
        assert not opened.application.window.isVisible()
        assert page.sentence.text() == sentence(fault, language, **words)
    mend()
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert opened.application.window.isVisible()
    assert not page.isVisible()
    opened.hands.see("the desk", lambda: opened.hands.window.desk.screen_shown is not None)
