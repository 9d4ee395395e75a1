"""Store first, judge second: what a crash left is finished, and a bad row delays nobody."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from sync.protocol.kinds import Finding, QuotaMode
from sync.protocol.programme import Quota
from sync.protocol.rows import IssueRow
from sync.server.judging import rounds
from sync.server.judging.facts import Facts, Judgement
from sync.server.judging.rounds import Judging
from sync.server.judging.rules import judge
from sync.server.ledger.intake import check_batch, take_batches
from sync.server.lists.publishing import list_is_due
from sync.server.running.worker import Worker
from sync.server.store import devices, judgements, register, reports
from sync.server.store.leases import change_event, judge_anew
from tests.support.centre import served
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, code, new_centre


def store_only(running: RunningCentre, desk: Desk) -> None:
    """What an upload does up to its commit; then the power goes."""
    centre = running.centre
    with centre.store.write() as connection:
        device = devices.device(connection, desk.identity.device, lock=True)
        assert device is not None
        take_batches(connection, [(device, check_batch(device, desk.batch()))], centre.now())


def outcomes(running: RunningCentre) -> list[str | None]:
    with running.centre.store.read() as connection:
        return [row.outcome for row in reports.reported_rows(connection)]


def refusing(*cards: str) -> "Refusal":
    """The rule, made to fail wherever one of these cards' rows is judged."""
    return Refusal(set(cards))


class Refusal:
    """A rule that fails on the rows of some row ids."""

    def __init__(self, bad: set[str]) -> None:
        self.bad = bad
        self.calls = 0

    def __call__(self, facts: Facts) -> dict[str, Judgement]:
        self.calls += 1
        for fact in (*facts.rows, *facts.quota_rows):
            if isinstance(fact.row, IssueRow) and fact.row_id in self.bad:
                raise ZeroDivisionError
        return judge(facts)


def test_what_a_crash_left_is_judged_at_the_next_start(tmp_path: Path) -> None:
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre) as running:
        desk = running.desk()
        for number in range(3):
            desk.issue(code(number))
        store_only(running, desk)
    assert outcomes(running) == [None, None, None]
    began = threading.Event()

    def rule(facts: Facts) -> dict[str, Judgement]:
        began.set()
        return judge(facts)

    with served(centre, rule=rule, with_worker=True):
        assert began.wait(120)
    assert outcomes(running) == ["accepted"] * 3
    centre.store.close()


def test_the_next_upload_judges_what_waits_too(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    desk.issue(code(1))
    store_only(running, desk)
    other.issue(code(2))
    other.send()
    assert outcomes(running) == ["accepted", "accepted"]


@pytest.mark.parametrize("bad", [[0], [3], [7], [1, 6], [2, 3], list(range(8))])
def test_a_row_that_judging_cannot_bear_is_quarantined_alone(
    running: RunningCentre, bad: list[int]
) -> None:
    desk = running.desk()
    rows = [desk.issue(code(number)) for number in range(8)]
    store_only(running, desk)
    Judging(running.centre, refusing(*(rows[each] for each in bad))).judge_waiting()
    assert outcomes(running) == [
        "quarantined" if number in bad else "accepted" for number in range(8)
    ]


def test_a_bad_row_of_the_same_card_does_not_drag_others_along(running: RunningCentre) -> None:
    desk = running.desk()
    rows = [desk.issue(code(1), child=1) for _ in range(3)]
    store_only(running, desk)
    rule = refusing(rows[1])
    Judging(running.centre, rule).judge_waiting()
    assert outcomes(running) == ["accepted", "quarantined", "accepted"]
    rest = replace(desk, incarnation="later", rows=[])
    rest.issue(code(1), child=1)
    store_only(running, rest)
    calls = rule.calls
    Judging(running.centre, rule).judge_waiting()
    assert rule.calls == calls + 1
    assert outcomes(running).count("quarantined") == 1


def test_a_bad_row_whose_turn_has_not_come_takes_none_with_it(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "_MARKS_A_ROUND", 1)
    good, bad = running.desk(), running.desk()
    good.issue(code(1), child=1)
    row = bad.issue(code(1), child=1)
    for desk in (good, bad):
        store_only(running, desk)
    Judging(running.centre, refusing(row)).judge_waiting()
    assert sorted(map(str, outcomes(running))) == ["accepted", "quarantined"]


def test_a_bad_row_of_the_same_quota_takes_none_with_it(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All issues of a quota that is exceeded are judged by each other, of whatever cards."""
    monkeypatch.setattr(rounds, "_MARKS_A_ROUND", 1)
    with running.centre.store.write() as connection:
        scarce = CONCERT.model_copy(update={"quota": Quota(tickets=1, mode=QuotaMode.HARD)})
        change_event(connection, scarce)
    good, bad = running.desk(), running.desk()
    good.issue(code(1))
    rows = [bad.issue(code(number)) for number in (2, 3, 4)]
    for desk in (good, bad):
        store_only(running, desk)
    Judging(running.centre, refusing(rows[1])).judge_waiting()
    assert sorted(map(str, outcomes(running))) == [
        "accepted",
        "over_quota",
        "over_quota",
        "quarantined",
    ]


def test_where_nothing_can_be_judged_uploads_go_on(tmp_path: Path) -> None:
    def broken(facts: Facts) -> dict[str, Judgement]:
        raise ZeroDivisionError

    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre, rule=broken) as running:
        desk = running.desk()
        for number in range(3):
            desk.issue(code(number))
        assert desk.send().status == 200
        assert desk.changes().acknowledged_seq == 3
    assert outcomes(running) == ["quarantined"] * 3
    centre.store.close()


def test_only_verdicts_that_differ_are_added(running: RunningCentre) -> None:
    desk = running.desk()
    for number in (1, 1, 2):
        desk.issue(code(number), child=1)
    desk.send()
    before = desk.changes().cursor
    desk.issue(code(1), child=1)
    desk.send(4)
    page = desk.changes(before)
    assert [each.outcome.value for each in page.verdicts] == ["double_issue"]


def test_the_order_and_batching_of_uploads_do_not_matter(tmp_path: Path) -> None:
    def verdicts(folder: Path, sizes: list[int]) -> list[str | None]:
        folder.mkdir()
        centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}")
        with served(centre) as running:
            desk = running.desk()
            for number in (1, 1, 2, 1, 3, 2, 3, 3):
                desk.issue(code(number), at=running.clock())
            start = 1
            for size in sizes:
                desk.post(desk.batch(start, desk.rows[start - 1 : start - 1 + size]))
                start += size
            found = outcomes(running)
        centre.store.close()
        return found

    whole = verdicts(tmp_path / "whole", [8])
    assert whole.count("double_issue") == 5
    assert verdicts(tmp_path / "single", [1] * 8) == whole
    assert verdicts(tmp_path / "mixed", [3, 4, 1]) == whole


def test_the_worker_publishes_what_changed_and_forgets_nonces(running: RunningCentre) -> None:
    running.desk().get("/v1/head")
    worker = Worker(running.centre, Judging(running.centre))
    worker.look()
    running.clock.move(hours=24)
    worker.look()
    with running.centre.store.write() as connection:
        assert devices.forget_nonces_before(connection, running.clock()) == 0
    assert running.desk().raw("GET", "/v1/head").status == 200


def test_a_worker_that_stops_leaves_what_waits_to_the_next_start(tmp_path: Path) -> None:
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")

    def waiting() -> int:
        with centre.store.read() as connection:
            return judgements.marks_waiting(connection)

    with centre.store.write() as connection:
        judge_anew(connection, [f"event {place}" for place in range(100)])
    worker = Worker(centre, Judging(centre))
    worker.stop()
    worker.look()
    assert waiting() == 100
    Worker(centre, Judging(centre)).look()
    assert waiting() == 0
    centre.store.close()


def test_the_worker_publishes_on_where_the_clock_was_ahead(running: RunningCentre) -> None:
    worker = Worker(running.centre, Judging(running.centre))
    worker.look()
    running.clock.move(days=-30)
    with running.centre.store.write() as connection:
        known = register.card_with_code(connection, code(1))
        assert known is not None
        register.change_card(connection, known.number, replace(known.state, child_allowance=5))
    assert list_is_due(running.centre)
    worker.look()
    assert not list_is_due(running.centre)


def test_a_fault_outside_the_rule_never_holds_an_acknowledgement_up(tmp_path: Path) -> None:
    """Here the rule answers for a row that nobody asked about, so that writing verdicts fails."""

    def strange(facts: Facts) -> dict[str, Judgement]:
        return {"no such row": Judgement("no such row", Finding.ACCEPTED)}

    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre, rule=strange) as running:
        desk = running.desk()
        desk.issue(code(1))
        assert desk.send().status == 200
        assert desk.changes().acknowledged_seq == 1
    assert outcomes(running) == ["quarantined"]
    centre.store.close()


def test_a_database_that_fails_judging_costs_no_row_and_no_acknowledgement(
    running: RunningCentre,
) -> None:
    """A centre without a table is one whose disk fails while it judges."""
    desk = running.desk()
    desk.issue(code(1))
    with running.centre.store.write() as connection:
        connection.execute(text("ALTER TABLE verdicts RENAME TO verdicts_elsewhere"))
    assert desk.send().status == 200
    with running.centre.store.write() as connection:
        connection.execute(text("ALTER TABLE verdicts_elsewhere RENAME TO verdicts"))
    assert outcomes(running) == [None]
    assert Judging(running.centre).judge_waiting() == 1
    assert outcomes(running) == ["accepted"]


def test_the_worker_outlives_a_fault_in_what_it_does(tmp_path: Path) -> None:
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre) as running:
        desk = running.desk()
        desk.issue(code(1))
        store_only(running, desk)
    looks = threading.Semaphore(0)

    class Broken(Judging):
        """Judging that fails whenever it is asked."""

        def judge_waiting(self, stopped: Callable[[], bool] = lambda: False) -> int:
            looks.release()
            raise ZeroDivisionError

    with Worker(centre, Broken(centre), look_seconds=0.01):
        assert all(looks.acquire(timeout=120) for _ in range(3))
    assert outcomes(running) == [None]
    centre.store.close()
