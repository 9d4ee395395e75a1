"""Answers that are signed and of another request: played again, held back, or pages without end."""

import pytest

from sync.client import pulling
from sync.client.errors import OldReply, ProxyInTheWay
from sync.protocol.statements import StatementType
from tests.client.conftest import MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import acknowledge, good, one_round, serving
from tests.support.scripted_http import Received, Script, Scripted

IN_THE_WAY = Scripted(403, {"Content-Type": "text/html"}, b"<!doctype html>")


def replaying(sound: Script, kept: list[Scripted]) -> Script:
    """Passes the first answer about changes on, and gives it again ever after."""

    def script(request: Received) -> Scripted:
        if "changes" not in request.path:
            return sound(request)
        kept.append(sound(request))
        return kept[0]

    return script


def test_signed_changes_of_another_request_are_not_taken(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """Empty changes leave the cursor where it is: played again they would only move time back."""
    centre.publish()
    with serving(centre, replaying(good(centre), [])):
        assert one_round(centre, outbox, replica).error is None
        done = one_round(centre, outbox, replica)
    assert type(done.pull_error) is OldReply
    assert len(replica.changes) == 1


def test_an_acknowledgement_held_back_is_not_taken_later(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    held: list[Scripted] = []
    outbox.rows = [b"{}"]

    def script(request: Received) -> Scripted:
        if request.method != "POST":
            return Scripted(500)
        held.append(Scripted(body=acknowledge(centre, request)))
        return held[0] if len(held) > 1 else IN_THE_WAY

    with serving(centre, script):
        assert isinstance(one_round(centre, outbox, replica).push_error, ProxyInTheWay)
        assert isinstance(one_round(centre, outbox, replica).push_error, OldReply)
    assert outbox.acknowledged == 0


def test_signed_pages_without_end_leave_room_for_the_next_upload(
    centre: MadeUpCentre,
    outbox: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulling, "MAX_PAGES", 5)
    centre.publish()
    sound = good(centre)

    def endless(request: Received) -> Scripted:
        if "changes" not in request.path:
            return sound(request)
        after = int(request.path.rsplit("=", 1)[1])
        page = centre.changes(after, request.nonce)
        more = page.model_copy(update={"cursor": after + 1, "more": True})
        return Scripted(body=centre.statement(StatementType.CHANGES, more))

    with serving(centre, endless):
        assert one_round(centre, outbox, replica).error is None
        assert one_round(centre, outbox, replica).error is None
    assert replica.state.changes_cursor == 10
