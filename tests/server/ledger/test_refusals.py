"""What desks tell of refusals counts once, on either database, and goes when its time is over."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import select

from sync.client.departing import depart
from sync.client.errors import BadReply, NotAuthorised
from sync.protocol.refusals import DAYS_TOLD, MOST_REFUSALS, RefusalCount
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.running.worker import Worker
from sync.server.store import refusals
from sync.server.store.devices import revoke_device
from sync.server.store.refusal_tables import refusal_counts, refused_months
from sync.server.store.refusals import RefusedOf
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import OTHER_VENUE, VENUE

TODAY = date(2026, 4, 25)
APRIL = 202604


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def sums(centre: Centre, year: int = 2026) -> dict[RefusedOf, int]:
    with centre.store.read() as connection:
        return refusals.of_year(connection, None, year)


def kept(centre: Centre) -> list[tuple[object, ...]]:
    with centre.store.read() as connection:
        return sorted(tuple(row) for row in connection.execute(select(refusal_counts)))


def test_a_count_that_is_told_again_late_or_smaller_changes_nothing(running: RunningCentre) -> None:
    desk = running.desk()
    answer = desk.tell(desk.refusals(2), desk.refusals(1, "expired"))
    assert (answer.device, answer.generation) == (
        desk.identity.device,
        running.centre.network.generation,
    )
    expected = {(APRIL, VENUE, "used"): 2, (APRIL, VENUE, "expired"): 1}
    assert sums(running.centre) == expected
    desk.tell(desk.refusals(2), desk.refusals(1, "expired"))
    assert sums(running.centre) == expected
    # What is on its way for long comes behind what was told later.
    desk.tell(desk.refusals(5))
    desk.tell(desk.refusals(2), desk.refusals(4))
    assert sums(running.centre) == {**expected, (APRIL, VENUE, "used"): 5}
    assert [(row[-2], row[-1]) for row in kept(running.centre)] == [("expired", 1), ("used", 5)]


def test_a_count_stands_by_desk_incarnation_event_day_and_verdict(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk(OTHER_VENUE)
    yesterday = TODAY - timedelta(days=1)
    desk.tell(
        desk.refusals(3),
        desk.refusals(4, event="museum"),
        desk.refusals(5, day=yesterday),
        desk.refusals(6, day=date(2026, 3, 31)),
        desk.refusals(7, day=date(2025, 12, 31)),
    )
    desk.incarnation = str(uuid4())
    desk.tell(desk.refusals(1))
    other.incarnation = desk.incarnation
    other.tell(other.refusals(2))
    assert sums(running.centre) == {
        (APRIL, VENUE, "used"): 3 + 4 + 5 + 1,
        (202603, VENUE, "used"): 6,
        (APRIL, OTHER_VENUE, "used"): 2,
    }
    assert sums(running.centre, 2025) == {(202512, VENUE, "used"): 7}


def test_sums_agree_with_what_desks_counted_to_the_row(running: RunningCentre) -> None:
    """Desks count on and tell again and again, in parts, twice, and from long ago."""
    draw = Random(20260425)
    desks = [running.desk(), running.desk(), running.desk(OTHER_VENUE)]
    counted: dict[tuple[int, str, str, date, str], int] = {}
    sent: list[tuple[Desk, RefusalCount]] = []
    for _ in range(60):
        number = draw.randrange(len(desks))
        desk = desks[number]
        if draw.random() < 0.1:
            desk.incarnation = str(uuid4())
        for _ in range(draw.randrange(4)):
            event, day = draw.choice(("a", "b")), TODAY - timedelta(days=draw.randrange(60))
            verdict = draw.choice(("used", "expired", "blocked"))
            key = (number, desk.incarnation, event, day, verdict)
            counted[key] = counted.get(key, 0) + draw.randrange(1, 4)
            sent.append((desk, desk.refusals(counted[key], verdict, day, event)))
        if sent:
            again = [each for of, each in draw.choices(sent, k=3) if of is desk]
            told = [each for of, each in sent[-4:] if of is desk]
            if told or again:
                desk.tell(*told, *again)
    for desk, late in sent:
        desk.tell(late)
    expected: Counter[RefusedOf] = Counter()
    for (number, _, _, day, verdict), count in counted.items():
        month = day.year * 100 + day.month
        expected[RefusedOf(month, desks[number].venue, verdict)] += count
    assert sums(running.centre) == dict(expected)
    # And what is kept of each desk, by a query of its own.
    with running.centre.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT device, incarnation, event, day, verdict, count FROM refusal_counts"
        ).fetchall()
    assert {tuple(row[:5]): row[5] for row in found} == {
        (desks[number].identity.device, incarnation, event, day.isoformat(), verdict): count
        for (number, incarnation, event, day, verdict), count in counted.items()
    }


def test_requests_that_overlap_count_once(running: RunningCentre) -> None:
    """A desk that heard no answer asks again while the first request is still under way; and two
    desks tell of the same two sums, each in another order.
    """
    desk, other = running.desk(), running.desk()

    def tell(of: Desk, count: int, first: str, second: str) -> None:
        of.tell(of.refusals(count, first, event="a"), of.refusals(count, second, event="b"))

    with ThreadPoolExecutor(8) as several:
        asked = [
            several.submit(tell, of, count, *verdicts)
            for count in (1, 2, 3, 4, 4, 4)
            for of, *verdicts in ((desk, "used", "expired"), (other, "expired", "used"))
        ]
        for each in asked:
            each.result()
    assert sums(running.centre) == {(APRIL, VENUE, "used"): 8, (APRIL, VENUE, "expired"): 8}


def test_days_that_are_too_far_off_are_passed_over(running: RunningCentre) -> None:
    desk = running.desk()
    first, last = TODAY - timedelta(days=DAYS_TOLD), TODAY + timedelta(days=1)
    near = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    days = (date.min, *near, date.max)
    desk.tell(*(desk.refusals(1, day=day) for day in days))
    assert [row[1] for row in kept(running.centre)] == [first.isoformat(), last.isoformat()]


@pytest.mark.parametrize("way", ["revoked", "departed"])
def test_a_desk_out_of_use_tells_of_its_own_time_only(running: RunningCentre, way: str) -> None:
    desk = running.desk()
    if way == "revoked":
        with running.centre.store.write() as connection:
            revoke_device(connection, desk.identity.device, running.clock())
    else:
        depart(desk.identity, running.clock, "round")
    running.clock.move(days=2)
    desk.tell(*(desk.refusals(1, day=TODAY + timedelta(days=days)) for days in range(3)))
    assert [row[1] for row in kept(running.centre)] == [TODAY.isoformat()]


def test_only_a_desk_tells_and_nothing_without_bounds(running: RunningCentre) -> None:
    desk, stranger = running.desk(), running.desk()
    stranger.identity = replace(stranger.identity, signing_key=desk.identity.signing_key)
    with pytest.raises(NotAuthorised):
        stranger.tell(stranger.refusals(1))
    count = json.loads(desk.refusals(1).to_bytes())
    bad = [
        *({**count, "count": wrong} for wrong in (0, -1, MOST_REFUSALS + 1, 1.5)),
        *({**count, "verdict": wrong} for wrong in ("", "Used", "used twice", "u" * 25)),
        {**count, "day": "tomorrow"},
        {**count, "event": "a b"},
    ]
    for body in ({"v": 1, "counts": [each]} for each in bad):
        with pytest.raises(BadReply):
            desk.client().post("/v1/refusals", json.dumps(body).encode())
    for counts in ([], [count] * 501):
        with pytest.raises(BadReply):
            desk.client().post("/v1/refusals", json.dumps({"v": 1, "counts": counts}).encode())
    assert kept(running.centre) == []


def test_of_a_desks_day_so_much_is_kept_and_no_more(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals, "MOST_OF_A_DAY", 3)
    desk, other = running.desk(), running.desk()
    desk.tell(*(desk.refusals(1, event=f"e{number}") for number in range(2)))
    desk.tell(*(desk.refusals(2, event=f"e{number}") for number in range(9)))
    desk.tell(desk.refusals(1, day=TODAY - timedelta(days=1)))
    other.tell(other.refusals(1))
    assert sums(running.centre) == {(APRIL, VENUE, "used"): 3 * 2 + 1 + 1}


def test_counts_go_after_their_time_and_sums_stay(running: RunningCentre) -> None:
    desk = running.desk()
    count = desk.refusals(3)
    desk.tell(count)
    desk.tell(desk.refusals(1, day=TODAY + timedelta(days=1)))
    worker = Worker(running.centre, Judging(running.centre))
    running.clock.move(days=DAYS_TOLD)
    worker.look()
    assert len(kept(running.centre)) == 2
    running.clock.move(days=1)
    worker.look()
    assert [row[1] for row in kept(running.centre)] == ["2026-04-26"]
    # Nobody brings back what is gone.
    desk.tell(count.model_copy(update={"count": 9}))
    assert sums(running.centre) == {(APRIL, VENUE, "used"): 4}


def test_no_card_clerk_or_moment_is_kept(running: RunningCentre) -> None:
    assert {each.name for table in (refusal_counts, refused_months) for each in table.columns} == {
        *("device", "incarnation", "event", "day", "verdict", "count"),
        *("month", "venue", "refusals"),
    }
    assert RefusedOf._fields == ("month", "venue", "verdict")
