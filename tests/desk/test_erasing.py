"""What a desk must not keep is looked for in every page of its files, decrypted."""

import logging
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from boxoffice.domain.paper import WrittenLine
from boxoffice.logs import hide_codes, logging_to
from boxoffice.services.desk import tidy
from boxoffice.services.entering_paper import Sheet, keep_for_mending, waiting_lines
from boxoffice.services.unrecorded import set_aside, waiting_cards
from boxoffice.store.schema import copy_of
from tests.support.centre import running_centre
from tests.support.decrypted import pages
from tests.support.hand_desk import RunningCentre
from tests.support.network import FORMAT, code
from tests.support.whole_desks import WholeDesk, whole_desk

GIVEN, ON_THE_STRIP, ON_PAPER = code(7), code(8), code(9)
ENCRYPTED = ("ledger.db", "cards-")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as running:
        yield running


@pytest.fixture
def desk(running: RunningCentre, tmp_path: Path) -> Iterator[WholeDesk]:
    """A desk that gave on a card, set one aside, and has a line from paper that nobody can read."""
    with whole_desk(running, tmp_path / "desk") as desk:
        desk.give(GIVEN)
        assert set_aside(desk.desk, desk.check(ON_THE_STRIP)).value is not None
        sheet = Sheet("concert", running.clock().date())
        line = WrittenLine(ON_PAPER, holders="one or two", time="18.00")
        keep_for_mending(desk.desk, sheet, line)
        assert desk.sync().error is None
        yield desk


def holding(desk: WholeDesk, wanted: str) -> set[str]:
    """The files in which a text lies, read with the desk's key and without it."""
    key, found = desk.opened.keys.store_key, set()
    for path in desk.folder.rglob("*"):
        if not path.is_file():
            continue
        assert wanted.encode() not in path.read_bytes(), path
        if path.name.startswith(ENCRYPTED) and not path.name.endswith("-shm"):
            found |= {path.name for page in pages(path, key) if wanted.encode() in page}
    return found


def later(desk: WholeDesk, days: int) -> None:
    """So many days pass, with a round and another start."""
    desk.running.clock.move(days=days)
    assert desk.sync().error is None
    desk.restart()


def test_codes_go_when_their_time_is_over(desk: WholeDesk) -> None:
    desk.restart()
    assert [holding(desk, each) for each in (GIVEN, ON_THE_STRIP, ON_PAPER)] == [{"ledger.db"}] * 3
    later(desk, 34)
    assert holding(desk, GIVEN) == holding(desk, ON_THE_STRIP) == {"ledger.db"}
    assert len(waiting_cards(desk.desk)) == 1
    later(desk, 2)
    assert holding(desk, GIVEN) == holding(desk, ON_THE_STRIP) == set()
    assert waiting_cards(desk.desk) == ()
    assert holding(desk, ON_PAPER) == {"ledger.db"}
    later(desk, 83)
    assert holding(desk, ON_PAPER) == {"ledger.db"}
    later(desk, 2)
    assert holding(desk, ON_PAPER) == set()


def test_what_is_no_code_stays(desk: WholeDesk) -> None:
    """A use is a fact: its row, and a line that waits to be mended, from the form that says the
    code.
    """
    uses = desk.tags()
    later(desk, 400)
    assert desk.tags() == uses
    [line] = waiting_lines(desk.desk)
    assert (line.line, line.problem) == (
        WrittenLine(holders="one or two", time="18.00"),
        "no_code",
    )
    assert holding(desk, "one or two") == {"ledger.db"}
    assert holding(desk, next(iter(uses))) == {"ledger.db"}


def test_a_copy_from_before_an_upgrade_goes_with_the_codes_in_it(desk: WholeDesk) -> None:
    desk.restart()
    old, young = (copy_of(desk.folder / "ledger.db", each) for each in ("0005", "0006"))
    for copy, days in ((old, 36), (young, 34)):
        copy.write_bytes((desk.folder / "ledger.db").read_bytes())
        made = (desk.running.clock() - timedelta(days=days)).timestamp()
        os.utime(copy, times=(made, made))
    assert holding(desk, GIVEN) == {"ledger.db", old.name, young.name}
    tidy(desk.desk)
    assert holding(desk, GIVEN) == {"ledger.db", young.name}


def test_the_list_goes_two_weeks_after_its_head_expired(desk: WholeDesk) -> None:
    assert list(desk.folder.glob("cards-*.db"))
    desk.running.clock.move(days=14, hours=23)
    tidy(desk.desk)
    assert list(desk.folder.glob("cards-*.db"))
    desk.running.clock.move(hours=2)
    tidy(desk.desk)
    assert list(desk.folder.glob("cards-*")) == []
    assert list((desk.folder / "downloads").iterdir()) == []


def test_no_log_says_a_code(desk: WholeDesk) -> None:
    with logging_to(desk.folder / "logs", "boxoffice", logging.DEBUG):
        hide_codes((FORMAT,))
        logging.getLogger("desk").info("a card", extra={"text": f"read {GIVEN}", "code": GIVEN})
        desk.give(code(11))
        desk.sync()
    [log] = (desk.folder / "logs").iterdir()
    said = log.read_text()
    assert "a card" in said
    assert [each for each in (GIVEN, code(11)) if each in said] == []
