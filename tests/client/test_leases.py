"""What a desk takes for the answer to a request for a lease."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from sync.client.errors import BadReply, OldReply, SyncError
from sync.client.http import Answer, Centre
from sync.client.leasing import ask_for_leases
from sync.client.ports import Identity, Replica
from sync.protocol import keys
from sync.protocol.messages import LeaseAnswer, LeaseRequest, LeaseState
from sync.protocol.positions import Installed
from sync.protocol.statements import StatementType, make_statement

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)
KEY = keys.new_signing_key()
DESK = Identity("desk-1", b"", keys.public_signing_key(KEY), "http://127.0.0.1:1")
REQUEST = LeaseRequest(id="request-1", incarnation="inc-1", event="concert", want=4)
LEASE = LeaseState(
    lease="lease-1",
    event="concert",
    incarnation="inc-1",
    units=4,
    keep=4,
    not_after=NOW,
    report_by=NOW,
)
ANSWER = LeaseAnswer(
    device="desk-1",
    incarnation="inc-1",
    event="concert",
    lease=LEASE,
    generation="gen-1",
    at=NOW,
    nonce="nonce-1",
)


@dataclass
class _Centre:
    """A centre that answers a request in one way."""

    answer: LeaseAnswer
    key: bytes = KEY

    def post(self, _path: str, _body: bytes) -> Answer:
        """Its statement, to a request with a nonce."""
        body = make_statement(self.key, StatementType.LEASE, self.answer)
        return Answer(200, cast(Any, {}), body, "nonce-1")


@dataclass
class _Leases:
    """A desk that wants one lease."""

    taken: list[LeaseAnswer] = field(default_factory=list)

    def give_back(self) -> bool:
        """It keeps what it has."""
        return False

    def requests(self) -> tuple[LeaseRequest, ...]:
        """What it asks for."""
        return (REQUEST,)

    def take(self, answer: LeaseAnswer) -> None:
        """What it believed."""
        self.taken.append(answer)


class _Replica:
    """A desk that knows a generation of its centre."""

    generation: str | None = "gen-1"

    def installed(self) -> Installed:
        """What is in force."""
        return Installed(self.generation, 0, 0, 0, 0, 0, None, 0)


def ask(answer: LeaseAnswer, key: bytes = KEY, generation: str | None = "gen-1") -> _Leases:
    """A desk that asked and heard this."""
    leases, replica = _Leases(), _Replica()
    replica.generation = generation
    centre = cast(Centre, _Centre(answer, key))
    ask_for_leases(centre, DESK, cast(Replica, replica), leases)
    return leases


@pytest.mark.parametrize("generation", ["gen-1", None])
def test_an_answer_to_this_request_is_taken(generation: str | None) -> None:
    assert ask(ANSWER, generation=generation).taken == [ANSWER]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"nonce": "nonce-0"}, OldReply),
        ({"nonce": None}, OldReply),
        ({"generation": "gen-0"}, OldReply),
        ({"device": "desk-2"}, BadReply),
        ({"event": "late"}, BadReply),
        ({"incarnation": "inc-2"}, BadReply),
        ({"lease": LEASE.model_copy(update={"incarnation": "inc-2"})}, BadReply),
    ],
)
def test_an_answer_to_anything_else_is_refused(
    changed: dict[str, object], error: type[SyncError]
) -> None:
    with pytest.raises(error):
        ask(ANSWER.model_copy(update=changed))


def test_an_answer_that_the_centre_did_not_sign_is_refused() -> None:
    with pytest.raises(BadReply):
        ask(ANSWER, keys.new_signing_key())
