"""What goes up comes back judged, to every desk concerned, on either database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.server.lists.registering import CardChange, block_card, register_cards
from sync.server.store import devices, judgements
from tests.support.hand_desk import RunningCentre
from tests.support.network import MUSEUM, OTHER_VENUE, code


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def test_an_issue_is_stored_judged_and_told(running: RunningCentre) -> None:
    desk = running.desk()
    row = desk.issue(code(1), holder=1, child=2)
    assert desk.send().status == 200
    assert desk.outcomes() == {row: "accepted"}
    changes = desk.changes()
    assert (changes.incarnation, changes.acknowledged_seq) == (desk.incarnation, 1)
    assert desk.changes(changes.cursor).verdicts == ()


def test_the_venues_other_desk_hears_of_a_use_and_what_became_of_it(
    running: RunningCentre,
) -> None:
    desk, other = running.desk(), running.desk()
    row = desk.issue(code(1), holder=1, child=1)
    desk.send()
    heard = other.changes()
    (use,) = heard.uses
    assert (use.row, use.device, use.event) == (row, desk.identity.device, "concert")
    assert {kind.value: count for kind, count in use.tickets.items()} == {"holder": 1, "child": 1}
    assert (use.epoch, use.collected, use.voided) == (1, False, False)
    desk.collect(row)
    desk.send()
    (use,) = other.changes(heard.cursor).uses
    assert (use.collected, use.voided) == (True, False)
    desk.void(row)
    desk.send()
    (use,) = other.changes().uses
    assert (use.collected, use.voided) == (True, True)
    assert desk.changes().uses == ()


def test_desks_of_other_venues_hear_nothing(running: RunningCentre) -> None:
    desk, elsewhere = running.desk(), running.desk(OTHER_VENUE)
    desk.issue(code(1))
    desk.send()
    changes = elsewhere.changes()
    assert (changes.uses, changes.verdicts, changes.cursor) == ((), (), 0)


def test_given_twice_reaches_both_desks(running: RunningCentre) -> None:
    first, second = running.desk(), running.desk()
    earlier = first.issue(code(1))
    running.clock.move(minutes=1)
    later = second.issue(code(1))
    second.send()
    assert second.outcomes() == {later: "accepted"}
    first.send()
    assert second.outcomes() == {later: "double_issue"}
    assert first.outcomes() == {earlier: "accepted", later: "double_issue"}


def test_given_twice_across_venues_reaches_both_desks(running: RunningCentre) -> None:
    first, second = running.desk(OTHER_VENUE), running.desk()
    earlier = first.issue(code(1), MUSEUM)
    running.clock.move(minutes=1)
    later = second.issue(code(1), MUSEUM)
    first.send()
    second.send()
    assert second.outcomes() == {later: "double_issue"}
    assert first.outcomes() == {earlier: "accepted", later: "double_issue"}


def test_a_void_gives_the_limit_back(running: RunningCentre) -> None:
    desk = running.desk()
    first = desk.issue(code(1))
    running.clock.move(minutes=1)
    second = desk.issue(code(1))
    desk.send()
    assert desk.outcomes() == {first: "accepted", second: "double_issue"}
    void = desk.void(first)
    desk.send()
    assert desk.outcomes() == {first: "accepted", second: "accepted", void: "accepted"}


def test_a_void_counts_even_where_it_comes_first(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    issue = desk.issue(code(1))
    void = other.void(issue)
    other.send()
    desk.send()
    assert desk.outcomes() == {issue: "accepted"}
    assert other.outcomes() == {void: "accepted"}
    (use,) = other.changes().uses
    assert use.voided


def test_a_desk_hears_what_another_did_about_its_own_tickets(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    issue = desk.issue(code(1))
    desk.send()
    assert desk.changes().uses == ()
    other.void(issue)
    other.send()
    (use,) = desk.changes().uses
    assert (use.row, use.device, use.voided) == (issue, desk.identity.device, True)


def test_a_void_by_another_venue_is_for_review(running: RunningCentre) -> None:
    desk, elsewhere = running.desk(), running.desk(OTHER_VENUE)
    issue = desk.issue(code(1))
    desk.send()
    void = elsewhere.void(issue)
    elsewhere.send()
    assert elsewhere.outcomes() == {void: "review"}


def test_a_correction_is_one_act(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    wrong = desk.issue(code(1))
    running.clock.move(minutes=1)
    rival = other.issue(code(1))
    running.clock.move(minutes=1)
    void = desk.void(wrong, correction="c1")
    right = desk.issue(code(1), correction="c1", holder=1, child=1)
    other.send()
    desk.send()
    assert desk.outcomes()[right] == "accepted"
    assert desk.outcomes()[void] == "accepted"
    assert other.outcomes()[rival] == "double_issue"


def test_an_unknown_card_is_judged_anew_once_it_is_registered(running: RunningCentre) -> None:
    desk = running.desk()
    row = desk.issue(code(999))
    desk.send()
    assert desk.outcomes() == {row: "unknown_card"}
    cursor = desk.changes().cursor
    last_day = running.clock().date() + timedelta(days=300)
    outcome = register_cards(running.centre, [CardChange(code(999), last_day)])
    assert (outcome.added, outcome.renewed, outcome.list_version) == (1, 0, 2)
    (verdict,) = desk.changes(cursor).verdicts
    assert (verdict.row, verdict.outcome.value) == (row, "accepted")


def test_a_block_before_the_use_is_good_faith_or_not(running: RunningCentre) -> None:
    desk = running.desk()
    running.clock.move(minutes=1)
    assert block_card(running.centre, code(1)) == 2
    assert block_card(running.centre, code(2)) == 3
    running.clock.move(minutes=1)
    unknowing = desk.issue(code(1))
    knowing = replace(desk, list_version=3, incarnation="other", rows=[])
    knew = knowing.issue(code(2))
    desk.send()
    knowing.send()
    assert desk.outcomes() == {unknowing: "accepted_stale", knew: "violation"}


def test_a_late_block_changes_the_verdict(running: RunningCentre) -> None:
    desk = running.desk()
    row = desk.issue(code(1), at=running.clock() + timedelta(minutes=2))
    running.clock.move(minutes=1)
    block_card(running.centre, code(1))
    running.clock.move(minutes=2)
    desk.send()
    assert desk.outcomes() == {row: "accepted_stale"}
    running.clock.move(minutes=2)
    block_card(running.centre, code(1), undo=True)
    assert desk.outcomes() == {row: "accepted_stale"}


def test_a_revoked_desks_rows_are_for_review(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    before = desk.issue(code(1))
    desk.send()
    running.clock.move(seconds=1)
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    after = desk.issue(code(2))
    desk.send()
    with running.centre.store.read() as connection:
        found = judgements.last_verdicts(connection, [before, after])
    assert {row: each.judgement.outcome.value for row, each in found.items()} == {
        before: "accepted",
        after: "review",
    }
    assert {use.row for use in other.changes().uses} == {before, after}


def test_a_long_feed_comes_in_pages(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(450):
        desk.issue(code(number))
    desk.send()
    for row in range(100):
        desk.issue(code(1000 + row))
    desk.send(451)
    first = desk.changes()
    assert (first.more, len(first.verdicts), first.cursor) == (True, 500, 500)
    second = desk.changes(first.cursor)
    assert (second.more, len(second.verdicts), second.cursor) == (False, 50, 550)
