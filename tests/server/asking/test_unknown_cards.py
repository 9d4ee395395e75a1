"""A desk that tells of many unknown cards: kept as a row, named in the log and in the report."""

import argparse
import logging
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sync.server.commands.terminal import opened_centre
from sync.server.judging.reporting import Report, make_report
from sync.server.judging.rereading import read_again
from sync.server.store import reports
from tests.server.commands.test_commands import seeded, terminal
from tests.server.judging.test_rereading import Older, older
from tests.support.centre import served
from tests.support.hand_desk import RunningCentre
from tests.support.network import SteppingClock, code
from tests.support.terminal import Terminal

TODAY, NEXT = date(2026, 4, 25), date(2026, 4, 26)
__all__ = ["older", "seeded", "terminal"]


def report_of(running: RunningCentre) -> Report:
    with running.centre.store.read() as connection:
        rows = reports.reported_rows(connection)
        return make_report(rows, running.centre.network.days, {})


def test_a_desk_says_that_somebody_tries_codes(
    running_on_either: RunningCentre, caplog: pytest.LogCaptureFixture
) -> None:
    running = running_on_either
    desk, other = running.desk(), running.desk()
    told = [desk.tell_unknown(TODAY, 40), desk.tell_unknown(TODAY, 3640)]
    desk.issue(code(1))
    told.append(desk.tell_unknown(NEXT, 41))
    other.issue(code(2))
    with caplog.at_level(logging.WARNING):
        desk.send()
        desk.send()
        other.send()
    said = [record for record in caplog.records if "unknown" in record.message]
    assert [(vars(each)["device"], vars(each)["count"]) for each in said] == [
        (desk.identity.device, cards) for cards in (40, 3640, 41)
    ], "once a row, however often it comes"
    assert [desk.outcomes()[row] for row in told] == ["accepted"] * 3
    device = desk.identity.device
    assert report_of(running).unknown_cards == {(device, TODAY): 3640, (device, NEXT): 41}
    assert len(report_of(running).uses) == 1


def test_an_older_centre_keeps_it_and_a_newer_one_reads_it(older: Older) -> None:
    older.lacks("unknown_cards")
    desk = older.running.desk()
    row = desk.tell_unknown(TODAY, 40)
    desk.send()
    assert desk.outcomes()[row] == "accepted"
    assert report_of(older.running).unknown_cards == {}
    assert older.upgrade() == 1
    assert report_of(older.running).unknown_cards == {(desk.identity.device, TODAY): 40}
    assert read_again(older.running.centre) == 0


def test_the_report_names_the_desk(seeded: Terminal) -> None:
    (place, *_) = seeded.json("events")  # type: ignore[misc]
    options = argparse.Namespace(data=seeded.data, database=None)
    with (
        opened_centre(options) as centre,
        served(replace(centre, now=SteppingClock(datetime.now(UTC)))) as running,
    ):
        desk = running.desk(place["id"], "Lobby")
        desk.tell_unknown(TODAY, 1040)
        desk.send()
    device = desk.identity.device
    assert seeded.json("report")["unknown_cards"] == [  # type: ignore[index]
        {"device": device, "day": "2026-04-25", "cards": 1040}
    ]
    said = (
        f"2026-04-25  At the desk Lobby ({device}), 1,040 cards were looked up that nobody knows."
    )
    assert said in seeded.ok("report").splitlines()
