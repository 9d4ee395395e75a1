"""Another list key, end to end: real desks, a real centre, limits that hold all the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.correcting import return_tickets
from boxoffice.services.issuing import CannotGive
from boxoffice.store import replica as replicas
from boxoffice.store.moments import to_signed
from sync.client import list_keys as client_list_keys
from sync.client.errors import NotAuthorised, OldReply
from sync.client.http import Answer
from sync.client.http import Centre as CentreClient
from sync.protocol.messages import Head
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.keys import epochs as centre_epochs
from sync.server.lists.publishing import publish_list
from sync.server.lists.registering import CardChange, register_cards
from sync.server.store import devices, publications
from tests.desk.epochs import change_epoch, good, keys_of
from tests.support.centre import running_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, code
from tests.support.whole_desks import WholeDesk, whole_desk

CARD, OTHER, UNREGISTERED = code(1), code(2), code(900)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as running:
        yield running


@pytest.fixture
def desk(running: RunningCentre, tmp_path: Path) -> Iterator[WholeDesk]:
    with whole_desk(running, tmp_path / "desk-1") as desk:
        yield desk


def rows_judged(desk: WholeDesk) -> dict[str, str]:
    with desk.desk.store.glance() as view:
        found = view.exec_driver_sql("SELECT row, outcome FROM verdicts").fetchall()
    return {row: outcome for row, outcome in found}


def head(desk: WholeDesk) -> Head:
    identity = desk.desk.identity()
    with desk.running.centre.store.read() as connection:
        signed = publications.signed_head(connection, identity.venue.id)
    assert signed is not None
    return read_statement(signed.statement, StatementType.HEAD, Head, identity.centre_key)


def test_the_next_key_is_at_the_desk_before_its_moment(
    running: RunningCentre, desk: WholeDesk
) -> None:
    row = desk.give(CARD)
    made = centre_epochs.announce(running.centre).number
    good(desk)
    assert head(desk).next_epoch == made
    assert dict(desk.desk.keys_by_epoch()) == keys_of(running)
    assert desk.source.load().list_keys == keys_of(running)
    # Nothing else changes before the moment: rows are still tagged by the list's key.
    later = desk.give(OTHER)
    assert {epoch for epoch, _ in desk.tags().values()} == {1}
    running.clock.move(hours=47, minutes=59)
    publish_list(running.centre)
    good(desk)
    assert {epoch for epoch, _ in desk.tags().values()} == {1}
    running.clock.move(minutes=2)
    publish_list(running.centre)
    good(desk)
    key = keys_of(running)[made]
    assert desk.tags() == {
        row: (made, to_signed(tag_of(key, CARD))),
        later: (made, to_signed(tag_of(key, OTHER))),
    }


def test_a_card_given_before_the_change_is_known_after_it(
    running: RunningCentre, desk: WholeDesk
) -> None:
    row = desk.give(CARD)
    good(desk)
    desk.erase_code(row)
    made = change_epoch(running)
    good(desk)
    assert {epoch for epoch, _ in desk.tags().values()} == {made}
    verdict = desk.check(CARD)
    assert [use.row_id for use in verdict.given] == [row]
    with pytest.raises(CannotGive):
        desk.give(CARD)
    assert desk.check(OTHER).kind is VerdictKind.VALID


def test_uses_of_other_desks_come_in_the_new_tags(
    running: RunningCentre, desk: WholeDesk, tmp_path: Path
) -> None:
    with whole_desk(running, tmp_path / "desk-2") as other:
        row = other.give(CARD)
        good(other)
        good(desk)
        made = change_epoch(running)
        # The other desk does not know of the change yet, and gives under the old key.
        late = other.give(OTHER)
        good(other)
        good(desk)
        key = keys_of(running)[made]
        assert desk.tags() == {
            row: (made, to_signed(tag_of(key, CARD))),
            late: (made, to_signed(tag_of(key, OTHER))),
        }
        for card in (CARD, OTHER):
            with pytest.raises(CannotGive):
                desk.give(card)


def test_a_desk_that_was_offline_through_the_change_goes_on_and_catches_up(
    running: RunningCentre, desk: WholeDesk, tmp_path: Path
) -> None:
    with whole_desk(running, tmp_path / "desk-2") as other:
        made = change_epoch(running)
        good(other)
        given = other.give(CARD)
        good(other)
        running.clock.move(minutes=1)
        assert desk.check(CARD).kind is VerdictKind.VALID
        row = desk.give(CARD)
        running.clock.move(minutes=1)
        good(desk)
        good(desk)
        good(other)
        assert rows_judged(desk)[row] == "double_issue"
        assert {epoch for epoch, _ in desk.tags().values()} == {made}
        assert set(desk.tags()) == {row, given}


def test_the_old_key_goes_once_nothing_has_its_tags(
    running: RunningCentre, desk: WholeDesk
) -> None:
    desk.give(CARD)
    good(desk)
    made = change_epoch(running)
    good(desk)
    assert list(desk.desk.keys_by_epoch()) == [made]
    assert list(desk.source.load().list_keys) == [made]
    desk.restart()
    assert list(desk.desk.keys_by_epoch()) == [made]
    with pytest.raises(CannotGive):
        desk.give(CARD)


def test_a_card_nobody_knows_keeps_the_old_key_until_it_is_registered(
    running: RunningCentre, desk: WholeDesk
) -> None:
    row = desk.give(UNREGISTERED)
    good(desk)
    desk.erase_code(row)
    made = change_epoch(running)
    good(desk)
    assert desk.tags()[row][0] == 1
    assert list(desk.desk.keys_by_epoch()) == [1, made]
    with pytest.raises(CannotGive):
        desk.give(UNREGISTERED)
    assert rows_judged(desk)[row] == "unknown_card"
    day = CONCERT.starts_at
    assert day is not None
    register_cards(running.centre, [CardChange(UNREGISTERED, day.date() + timedelta(days=300))])
    good(desk)
    assert rows_judged(desk)[row] == "accepted"
    # 400 days later no limit counts it any more.
    running.clock.move(days=401)
    publish_list(running.centre)
    good(desk)
    assert list(desk.desk.keys_by_epoch()) == [made]


def test_what_takes_the_place_of_an_earlier_issue_has_the_new_tag(
    running: RunningCentre, desk: WholeDesk
) -> None:
    row = desk.give(CARD)
    good(desk)
    made = change_epoch(running)
    good(desk)
    return_tickets(desk.desk, row, {})
    desk.give(CARD)
    assert {epoch for epoch, _ in desk.tags().values()} == {made}
    good(desk)
    assert set(rows_judged(desk).values()) == {"accepted"}


def test_a_lost_desk_gets_no_key_and_the_others_do_at_once(
    running: RunningCentre, desk: WholeDesk, tmp_path: Path
) -> None:
    with whole_desk(running, tmp_path / "stolen") as stolen:
        row = desk.give(CARD)
        made = centre_epochs.lose(running.centre, stolen.desk.identity().device)
        assert made.begins == running.clock()
        done = stolen.sync()
        assert isinstance(done.error, NotAuthorised)
        assert list(stolen.desk.keys_by_epoch()) == [1]
        good(desk)
        assert list(desk.desk.keys_by_epoch()) == [made.number]
        assert set(desk.tags()) == {row}
        # A second one within a day is out of use at once; its key follows a day after the last.
        with whole_desk(running, tmp_path / "desk-3") as third:
            later = centre_epochs.lose(running.centre, third.desk.identity().device)
            assert isinstance(third.sync().error, NotAuthorised)
        assert later.begins - made.begins == timedelta(hours=24)


def test_a_key_that_a_lost_desk_may_have_never_comes_into_force(
    running: RunningCentre, desk: WholeDesk, tmp_path: Path
) -> None:
    with whole_desk(running, tmp_path / "stolen") as stolen:
        announced = centre_epochs.announce(running.centre)
        good(stolen)
        assert announced.number in stolen.desk.keys_by_epoch()
        fresh = centre_epochs.lose(running.centre, stolen.desk.identity().device)
        running.clock.move(hours=49)
        assert publish_list(running.centre).epoch == fresh.number > announced.number
        good(desk)
        assert list(desk.desk.keys_by_epoch()) == [fresh.number]


class Killed(Exception):
    """The desk's program ends here."""


STEPS: tuple[tuple[Any, str], ...] = (
    (replicas.DeskReplica, "keep_list_keys"),
    (replicas.DeskReplica, "note_tags"),
    (replicas, "install_snapshot"),
    (replicas, "retag"),
    (replicas, "put_marks"),
    (replicas, "remove_lists"),
    (replicas.DeskReplica, "note_head"),
)


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
def test_a_crash_leaves_the_old_or_the_new_whole(
    running: RunningCentre, desk: WholeDesk, step: tuple[Any, str], behind: bool
) -> None:
    row = desk.give(CARD)
    good(desk)
    desk.erase_code(row)
    held = desk.give(OTHER)
    made = change_epoch(running)
    where, name = step
    real = getattr(where, name)

    def killed(*arguments: Any, **named: Any) -> Any:
        if behind:
            real(*arguments, **named)
        raise Killed

    with patch.object(where, name, killed), pytest.raises(Killed):
        desk.sync()
    desk.restart()
    store = desk.desk.store
    cards = store.cards.in_force(store.state())
    assert cards is not None
    assert {epoch for epoch, _ in desk.tags().values()} == {cards.epoch}
    for card in (CARD, OTHER):
        with pytest.raises(CannotGive):
            desk.give(card)
    assert desk.check(code(3)).kind is VerdictKind.VALID
    good(desk)
    key = keys_of(running)[made]
    assert desk.tags() == {
        row: (made, to_signed(tag_of(key, CARD))),
        held: (made, to_signed(tag_of(key, OTHER))),
    }


def test_tags_come_page_by_page_and_go_on_where_they_stopped(
    running: RunningCentre, desk: WholeDesk
) -> None:
    rows = [desk.give(code(number)) for number in range(10)]
    good(desk)
    for row in rows:
        desk.erase_code(row)
    made = change_epoch(running)
    asked = []
    real = read_statement

    def count(*arguments: Any) -> Any:
        page = real(*arguments)
        if hasattr(page, "tags"):
            asked.append(page.after)
            if len(asked) == 2:
                raise Killed
        return page

    with (
        patch.object(centre_epochs.tags_after, "__defaults__", (3, None)),
        patch.object(client_list_keys, "read_statement", count),
    ):
        with pytest.raises(Killed):
            desk.sync()
        desk.restart()
        good(desk)
    assert asked[0] == 0
    assert asked[1] == asked[2] > 0
    assert {epoch for epoch, _ in desk.tags().values()} == {made}


@pytest.mark.parametrize("path", ["/v1/list-keys", "/v1/tags"])
def test_an_answer_to_another_request_is_not_taken(
    running: RunningCentre, desk: WholeDesk, path: str
) -> None:
    """Something on the way kept what the centre signed before, and gives it again."""
    row = desk.give(CARD)
    good(desk)
    desk.erase_code(row)
    made = change_epoch(running)
    kept: list[bytes] = []
    real = CentreClient.get

    def get(centre: CentreClient, asked: str, *more: Any) -> Answer:
        answer = real(centre, asked, *more)
        if not asked.startswith(path):
            return answer
        kept.append(answer.body)
        return replace(answer, body=kept[0])

    with patch.object(CentreClient, "get", get):
        # The first answer is good; the program ends over it, and the next round hears it again.
        with (
            patch.object(replicas.DeskReplica, "install_snapshot", side_effect=Killed),
            patch.object(replicas.DeskReplica, "keep_list_keys"),
            patch.object(replicas.DeskReplica, "note_tags"),
            pytest.raises(Killed),
        ):
            desk.sync()
        assert isinstance(desk.sync().error, OldReply)
    good(desk)
    assert {epoch for epoch, _ in desk.tags().values()} == {made}


def test_tags_go_at_the_centre_only_when_nothing_names_their_epoch(
    running: RunningCentre, desk: WholeDesk, tmp_path: Path
) -> None:
    with whole_desk(running, tmp_path / "desk-2") as other:
        second = change_epoch(running)
        good(desk)
        running.clock.move(days=401)
        assert centre_epochs.forget_old(running.centre) == []  # the other desk has the old key
        good(other)
        assert centre_epochs.forget_old(running.centre) == [1]
        assert list(keys_of(running)) == [second]
        with running.centre.store.write() as connection:
            devices.revoke_device(connection, other.desk.identity().device, running.clock())
    third = change_epoch(running)
    desk.give(CARD)
    good(desk)
    fourth = change_epoch(running)
    good(desk)
    running.clock.move(days=401)
    assert centre_epochs.forget_old(running.centre) == [third]  # the row stands
    assert list(keys_of(running)) == [second, fourth]
