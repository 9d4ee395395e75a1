"""Epochs at the centre, on both databases: keys ahead of their moment, rows judged by card."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from sqlalchemy import delete

from sync.client.errors import NotAuthorised
from sync.protocol import keys
from sync.protocol.list_files import decode
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import LIST_KEY_CONTEXT, Changes, Head
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.keys import epochs as acts
from sync.server.lists.publishing import list_is_due, publish_list
from sync.server.lists.registering import CardChange, register_cards
from sync.server.running.worker import Worker
from sync.server.store import epochs, publications, register, settings, tables
from sync.server.store.tables import card_tags
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import SteppingClock, code

CARD, UNREGISTERED = code(1), code(900)


def clock_of(centre: Centre) -> SteppingClock:
    assert isinstance(centre.now, SteppingClock)
    return centre.now


def list_keys(centre: Centre) -> dict[int, bytes]:
    with centre.store.read() as connection:
        return settings.list_keys(connection)


def keys_of(desk: Desk) -> ListKeys:
    body = desk.get("/v1/list-keys").body
    return read_statement(body, StatementType.LIST_KEYS, ListKeys, desk.identity.centre_key)


def head_of(desk: Desk) -> Head:
    body = desk.get("/v1/head").body
    return read_statement(body, StatementType.HEAD, Head, desk.identity.centre_key)


def in_new_epoch(running: RunningCentre) -> int:
    made = acts.announce(running.centre)
    running.clock.move(hours=48)
    return publish_list(running.centre).epoch if made else 0


def with_key(desk: Desk, epoch: int) -> Desk:
    """The desk, giving under another epoch's key."""
    desk.list_key, desk.epoch = list_keys(desk.running.centre)[epoch], epoch
    return desk


def test_the_next_key_comes_sealed_48_hours_ahead(running_on_either: RunningCentre) -> None:
    running = running_on_either
    desk = running.desk()
    (only,) = keys_of(desk).list_keys
    assert (only.epoch, head_of(desk).next_epoch) == (1, None)
    made = acts.announce(running.centre)
    assert made.begins == running.clock() + timedelta(hours=48)
    answer = keys_of(desk)
    assert (answer.device, head_of(desk).next_epoch) == (desk.identity.device, made.number)
    second = answer.list_keys[1]
    assert (second.epoch, second.begins) == (made.number, made.begins)
    for each in answer.list_keys:
        opened = keys.unseal(desk.sealing_key, each.sealed, LIST_KEY_CONTEXT)
        assert opened == list_keys(running.centre)[each.epoch]
    other = running.desk()
    with pytest.raises(keys.SealError):
        keys.unseal(other.sealing_key, answer.list_keys[0].sealed, LIST_KEY_CONTEXT)
    # A desk that is enrolled meanwhile begins with the key in force.
    assert other.epoch == 1
    with pytest.raises(acts.AlreadyAnnounced):
        acts.announce(running.centre)


def test_at_its_moment_the_list_is_in_the_new_tags(centre: Centre) -> None:
    clock = clock_of(centre)
    made = acts.announce(centre)
    before = publish_list(centre)
    clock.move(hours=47, minutes=59)
    publish_list(centre)
    assert publish_list(centre).epoch == 1
    clock.move(minutes=1)
    assert list_is_due(centre)
    after = publish_list(centre)
    assert not list_is_due(centre)
    assert (after.epoch, after.count) == (made.number, before.count)
    with centre.store.read() as connection:
        assert publications.deltas_to(connection, after.version) == []
        file = publications.file(connection, after.sha256)
    assert file is not None
    key = list_keys(centre)[made.number]
    assert decode(file.data).header.epoch == made.number
    wanted = sorted(int.from_bytes(tag_of(key, code(number))) for number in range(50))
    assert list(decode(file.data).entries.tags) == wanted


def test_rows_of_any_epoch_are_judged_by_their_card(running_on_either: RunningCentre) -> None:
    running = running_on_either
    first, second = running.desk(), running.desk()
    before = first.issue(CARD)
    first.send()
    after = with_key(second, in_new_epoch(running)).issue(CARD)
    second.send()
    assert first.outcomes()[before] == "accepted"
    assert second.outcomes()[after] == "double_issue"
    # One that was offline gives under the old key still.
    third = running.desk()
    third.list_key, third.epoch = list_keys(running.centre)[1], 1
    again, other = third.issue(CARD), third.issue(code(2))
    third.send()
    outcomes = third.outcomes()
    assert (outcomes[again], outcomes[other]) == ("double_issue", "accepted")


def test_a_code_registered_later_is_found_under_every_epoch(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    early, late = running.desk(), running.desk()
    first = early.issue(UNREGISTERED)
    early.send()
    second = with_key(late, in_new_epoch(running)).issue(UNREGISTERED)
    late.send()
    assert early.outcomes()[first] == late.outcomes()[second] == "unknown_card"
    day = running.clock().date() + timedelta(days=200)
    register_cards(running.centre, [CardChange(UNREGISTERED, day)])
    assert early.outcomes()[first] == "accepted"
    assert late.outcomes()[second] == "double_issue"


def test_uses_come_in_the_asked_epochs_tags(running_on_either: RunningCentre) -> None:
    running = running_on_either
    giver, hearer = running.desk(), running.desk()
    giver.issue(CARD)
    unknown = giver.issue(UNREGISTERED)
    giver.send()
    made = in_new_epoch(running)

    def uses(query: str) -> dict[bytes, int]:
        body = hearer.get(f"/v1/changes?after=0{query}").body
        key = hearer.identity.centre_key
        changes = read_statement(body, StatementType.CHANGES, Changes, key)
        return {use.tag: use.epoch for use in changes.uses}

    old, new = list_keys(running.centre)[1], list_keys(running.centre)[made]
    lost = tag_of(old, UNREGISTERED)
    assert uses("") == {tag_of(old, CARD): 1, lost: 1}
    assert uses("&epoch=1") == uses("")
    assert uses(f"&epoch={made}") == {tag_of(new, CARD): made, lost: 1}
    assert uses("&epoch=7") == uses("")
    body = hearer.get(f"/v1/tags?epoch={made}").body
    page = read_statement(body, StatementType.TAGS, Tags, hearer.identity.centre_key)
    assert [each.tag for each in page.tags] == [tag_of(new, CARD)]
    assert unknown not in {each.row for each in page.tags}
    assert (page.epoch, page.after, page.more) == (made, 0, False)
    # A row of the epoch itself as well: a desk may have heard of it in the tags of another one.
    with_key(giver, made).issue(code(3))
    giver.send()
    assert uses("&epoch=1")[tag_of(old, code(3))] == 1
    body = hearer.get(f"/v1/tags?epoch={made}").body
    page = read_statement(body, StatementType.TAGS, Tags, hearer.identity.centre_key)
    assert {each.tag for each in page.tags} == {tag_of(new, CARD), tag_of(new, code(3))}
    # Another venue's desk is told nothing of it.
    body = running.desk("venue-2").get(f"/v1/tags?epoch={made}").body
    page = read_statement(body, StatementType.TAGS, Tags, hearer.identity.centre_key)
    assert page.tags == ()
    for query in ("", "?epoch=-1", "?epoch=x", "?epoch=2&after=-1"):
        assert hearer.raw("GET", f"/v1/tags{query}").code == "bad_request"


def test_a_lost_desk_is_out_and_gets_no_key(running_on_either: RunningCentre) -> None:
    running = running_on_either
    lost, other = running.desk(), running.desk()
    made = acts.lose(running.centre, lost.identity.device)
    assert made.begins == running.clock()
    assert head_of(other).epoch == made.number
    for path in ("/v1/list-keys", "/v1/head", "/v1/tags?epoch=2", "/v1/changes"):
        with pytest.raises(NotAuthorised, match="revoked"):
            lost.get(path)
    assert [each.epoch for each in keys_of(other).list_keys] == [made.number]
    # What it still sends is kept, and judged as of a desk out of use.
    running.clock.move(seconds=1)
    lost.issue(CARD)
    lost.send()
    with running.centre.store.read() as connection:
        row = connection.exec_driver_sql("SELECT outcome FROM verdicts").scalar_one()
    assert row == "review"
    with pytest.raises(acts.UnknownDesk):
        acts.lose(running.centre, "nobody")
    # Once more, in another act of losing, is no error: its key may have been read since.
    running.clock.move(hours=24)
    assert acts.lose(running.centre, lost.identity.device).number > made.number


@contextmanager
def few_at_once() -> Iterator[None]:
    with patch.object(acts, "TAGGED_AT_ONCE", 7):
        yield


def test_a_crash_while_cards_are_tagged_is_made_good(centre: Centre) -> None:
    class Killed(Exception):
        """The centre ends at this instant."""

    real, calls = epochs.tag_some, []

    def some(*arguments: object) -> epochs.Epoch:
        calls.append(arguments)
        if len(calls) == 3:
            raise Killed
        return real(*arguments)  # type: ignore[arg-type]

    with few_at_once(), patch.object(epochs, "tag_some", some), pytest.raises(Killed):
        acts.announce(centre)
    clock_of(centre).move(hours=49)
    assert publish_list(centre).epoch == 1  # not before every card has its tag
    register_cards(centre, [CardChange(UNREGISTERED, clock_of(centre)().date())])
    with few_at_once():
        acts.finish_tagging(centre)
    made = publish_list(centre).epoch
    assert made > 1
    with centre.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT epoch, count(*), count(DISTINCT card) FROM card_tags GROUP BY epoch"
        ).all()
    assert sorted(map(tuple, found)) == [(1, 51, 51), (made, 51, 51)]
    assert Judging(centre).judge_waiting() == 0


def test_blocks_stand_in_the_lists_tags(running_on_either: RunningCentre) -> None:
    running = running_on_either
    desk = running.desk()
    made = in_new_epoch(running)
    with running.centre.store.write() as connection:
        card = register.card_with_code(connection, CARD)
        assert card is not None
        state = replace(card.state, since=running.clock(), status=register.CardStatus.BLOCKED)
        register.change_card(connection, card.number, state)
    assert head_of(desk).blocks == (tag_of(list_keys(running.centre)[made], CARD),)


def test_the_tags_of_an_epoch_go_once_nothing_needs_them(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    desk, away = running.desk(), running.desk()
    second, third = in_new_epoch(running), in_new_epoch(running)
    assert 1 < second < third
    running.clock.move(days=399)
    assert acts.forget_old(running.centre) == []
    running.clock.move(days=2)
    assert acts.forget_old(running.centre) == []  # desks have no newer key
    keys_of(desk)
    keys_of(away)
    with_key(desk, second).issue(CARD)
    desk.send()
    assert acts.forget_old(running.centre) == [1]
    assert acts.forget_old(running.centre) == []
    assert list(list_keys(running.centre)) == epochs_tagged(running) == [second, third]
    # It was told a newer key, never had the list of it, and gave by the old one all the time.
    running.clock.move(seconds=1)
    row = away.issue(code(2))
    again = away.issue(CARD)
    away.send()
    worker = Worker(running.centre, Judging(running.centre))
    assert away.outcomes()[row] == "unknown_card"
    worker.look()
    worker.look()
    assert (away.outcomes()[row], away.outcomes()[again]) == ("accepted", "double_issue")
    assert epochs_tagged(running) == [1, second, third]


def epochs_tagged(running: RunningCentre) -> list[int]:
    with running.centre.store.read() as connection:
        found = connection.exec_driver_sql("SELECT DISTINCT epoch FROM card_tags").scalars()
        return sorted(found)


def test_a_number_is_never_given_twice(running_on_either: RunningCentre) -> None:
    """A database that was put back knows nothing of the numbers that were given since."""
    running = running_on_either
    lost = acts.announce(running.centre)
    with running.centre.store.write() as connection:
        for table in (card_tags, tables.epochs):
            connection.execute(delete(table).where(table.c.epoch == lost.number))
    running.clock.move(minutes=1)
    assert acts.announce(running.centre).number > lost.number
    # Where the clock was set back, each is above the last one all the same.
    running.clock.move(days=-1)
    desk = running.desk()
    last = acts.lose(running.centre, desk.identity.device).number
    assert last > lost.number
    desk.epoch, desk.list_key = last + 5, bytes(32)
    desk.issue(CARD)
    desk.epoch = last + 10**6
    desk.issue(CARD)
    desk.send()
    assert acts.lose(running.centre, desk.identity.device).number == last + 6
