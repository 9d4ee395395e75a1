"""What is read before the lock of judging: whatever another process judges meanwhile, verdicts are
what they would have been.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from sync.server.centre import Centre
from sync.server.judging import reading_ahead, rounds
from sync.server.judging.facts import Facts, Judgement
from sync.server.judging.rounds import Judge, Judging
from sync.server.judging.rules import judge
from sync.server.ledger.intake import check_batch, take_batches
from sync.server.ledger.uploads import Uploads, read_upload
from sync.server.store import devices, register, tables
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import code

on_postgresql = pytest.mark.parametrize("centre", ["postgresql"], indirect=True)
"""SQLite's writer holds all locks from the beginning."""
however_much = pytest.mark.parametrize("most_since", [1_000, 0])
"""Whether the rows judged since are looked through, or the cards' rows are asked for again."""


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def sends(desk: Desk, by: Centre, rule: Judge = judge) -> None:
    """What the desk has goes to one of the processes, which judges it by the rule."""
    with by.store.read() as connection:
        device = devices.device(connection, desk.identity.device)
    assert device is not None
    upload = read_upload(device, desk.batch().to_bytes(), None)
    (answer,) = Uploads(by, Judging(by, rule))._take([upload])
    assert isinstance(answer, bytes)


def before_the_lock(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have this done once, when the next upload has read ahead and is about to take the lock."""
    take_within = rounds.take_within

    def late(*arguments: object) -> bool:
        monkeypatch.setattr(rounds, "take_within", take_within)
        act()
        return take_within(*arguments)  # type: ignore[arg-type] - as they came

    monkeypatch.setattr(rounds, "take_within", late)


def verdicts(centre: Centre) -> dict[str, list[str]]:
    """All verdicts of each row, in order."""
    found: dict[str, list[str]] = {}
    table = tables.verdicts.c
    with centre.store.read() as connection:
        for row_id, outcome in connection.execute(
            select(table.row_id, table.outcome).order_by(table.id)
        ):
            found.setdefault(row_id, []).append(outcome)
    return found


@on_postgresql
@however_much
def test_a_row_that_was_judged_since_counts(
    running: RunningCentre, other: Centre, monkeypatch: pytest.MonkeyPatch, most_since: int
) -> None:
    monkeypatch.setattr(reading_ahead, "_MOST_SINCE", most_since)
    first, second, bystander = running.desk(), running.desk(), running.desk()
    bystander.issue(code(1), child=1)
    sends(bystander, other)
    late = first.issue(code(1))
    running.clock.move(seconds=1)
    later = second.issue(code(1))
    before_the_lock(monkeypatch, lambda: sends(second, other))
    sends(first, running.centre)
    found = verdicts(running.centre)
    assert (found[late], found[later]) == (["accepted"], ["accepted", "double_issue"])


@on_postgresql
@however_much
def test_a_verdict_that_was_changed_since_is_not_taken_for_the_last(
    running: RunningCentre, other: Centre, monkeypatch: pytest.MonkeyPatch, most_since: int
) -> None:
    """A row's verdict turns while another process has read the earlier one, and turns back."""
    monkeypatch.setattr(reading_ahead, "_MOST_SINCE", most_since)
    there, here, between = running.desk(), running.desk(), running.desk()
    early = there.issue(code(1))
    running.clock.move(seconds=1)
    row = here.issue(code(1))
    sends(here, other)
    assert verdicts(other)[row] == ["accepted"]
    running.clock.move(seconds=1)
    between.issue(code(1), child=1)
    before_the_lock(monkeypatch, lambda: sends(there, other))
    sends(between, running.centre)
    found = verdicts(running.centre)
    assert (found[early], found[row]) == (["accepted"], ["accepted", "double_issue"])


def failing_on(bad: str) -> Judge:
    """The rule, made to fail wherever this row is read."""

    def rule(facts: Facts) -> dict[str, Judgement]:
        if any(each.row_id == bad and each.row is not None for each in facts.rows):
            raise ZeroDivisionError
        return judge(facts)

    return rule


@on_postgresql
def test_a_row_that_was_put_aside_since_takes_none_with_it(
    running: RunningCentre, other: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, another = running.desk(), running.desk()
    bad = one.issue(code(1), child=1)
    sends(one, other)

    def judged_again() -> None:
        with other.store.write() as connection:
            card = register.card_with_code(connection, code(1))
            assert card is not None
            connection.execute(tables.unjudged.insert().values(card=card.number))
        Judging(other, failing_on(bad)).judge_waiting()

    good = another.issue(code(1), child=1)
    before_the_lock(monkeypatch, judged_again)
    sends(another, running.centre, failing_on(bad))
    found = verdicts(running.centre)
    assert (found[bad], found[good]) == (["accepted", "quarantined"], ["accepted"])


def test_a_row_that_was_read_ahead_and_fails_now_takes_none_with_it(
    running: RunningCentre,
) -> None:
    one, another = running.desk(), running.desk()
    bad = one.issue(code(1), child=1)
    store_only(running, one)
    good = another.issue(code(1), child=1)
    sends(another, running.centre, failing_on(bad))
    found = verdicts(running.centre)
    assert (found[bad], found[good]) == (["quarantined"], ["accepted"])


def test_a_verdict_that_this_round_has_changed_is_not_written_twice(running: RunningCentre) -> None:
    """Its rows are judged in parts, for one of them makes judging fail."""
    one, another = running.desk(), running.desk()
    early = another.issue(code(1))
    running.clock.move(seconds=1)
    row = one.issue(code(1))
    sends(one, running.centre)
    bad, late = another.issue(code(2)), another.issue(code(1))
    sends(another, running.centre, failing_on(bad))
    found = verdicts(running.centre)
    assert found[row] == ["accepted", "double_issue"]
    assert [found[each] for each in (early, late)] == [["accepted"], ["double_issue"]]


def store_only(running: RunningCentre, desk: Desk) -> None:
    """What an upload does up to its commit; then the power goes."""
    centre = running.centre
    with centre.store.write() as connection:
        device = devices.device(connection, desk.identity.device, lock=True)
        assert device is not None
        take_batches(connection, [(device, check_batch(device, desk.batch()))], centre.now())
