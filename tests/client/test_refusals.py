"""Telling the centre of refusals costs a round nothing, whatever answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from sync.client.errors import Busy, NotAuthorised, NotTaken, SyncError, Unreachable
from sync.client.http import Answer, Centre, ProblemReply
from sync.client.ports import Identity
from sync.client.refusals import tell_refusals
from sync.protocol import keys
from sync.protocol.problems import ProblemCode, problem
from sync.protocol.refusals import RefusalCount, RefusalsHeard, RefusalsTold
from sync.protocol.statements import StatementType, make_statement

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)
KEY = keys.new_signing_key()
DESK = Identity("desk-1", b"", keys.public_signing_key(KEY), "http://127.0.0.1:1")
HEARD = RefusalsHeard(device="desk-1", generation="gen-1", at=NOW, nonce="nonce-1")


def told(event: str) -> RefusalsTold:
    """One count of an event."""
    count = RefusalCount(
        incarnation="inc-1", event=event, day=date(2026, 4, 25), verdict="used", count=2
    )
    return RefusalsTold(counts=(count,))


@dataclass
class _Centre:
    """A centre that answers every request in one way; one by one it fails as told."""

    answer: RefusalsHeard = HEARD
    key: bytes = KEY
    errors: Sequence[SyncError | None] = ()
    asked: list[RefusalsTold] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> Answer:
        """Its statement, to a request with a nonce."""
        assert path == "/v1/refusals"
        self.asked.append(RefusalsTold.model_validate_json(body))
        error = dict(enumerate(self.errors, start=1)).get(len(self.asked))
        if error is not None:
            raise error
        statement = make_statement(self.key, StatementType.REFUSALS, self.answer)
        return Answer(200, cast(Any, {}), statement, "nonce-1")


@dataclass
class _Refusals:
    """A desk with these messages to tell."""

    messages: Sequence[RefusalsTold] = (told("a"), told("b"))
    taken: list[RefusalsTold] = field(default_factory=list)
    rests: list[bool] = field(default_factory=list)

    def waiting(self) -> Sequence[RefusalsTold]:
        """What it would tell."""
        return self.messages

    def rest(self, *, refused: bool) -> None:
        """How it rests."""
        self.rests.append(refused)

    def heard(self, told: RefusalsTold, heard: RefusalsHeard) -> None:
        """What it believed."""
        self.taken.append(told)


def tell(centre: _Centre, refusals: _Refusals) -> int:
    return tell_refusals(cast(Centre, centre), DESK, refusals)


def test_each_message_is_told_and_heard() -> None:
    centre, refusals = _Centre(), _Refusals()
    assert tell(centre, refusals) == 2
    assert refusals.taken == centre.asked == list(refusals.messages)
    assert refusals.rests == [False]


def test_nothing_to_tell_asks_nobody() -> None:
    centre, refusals = _Centre(), _Refusals(messages=())
    assert tell(centre, refusals) == 0
    assert (centre.asked, refusals.rests) == ([], [])


@pytest.mark.parametrize(
    "error", [Unreachable("gone"), Busy("later", 60.0), NotAuthorised("unknown_device")]
)
def test_what_fails_is_left_for_another_time(error: SyncError) -> None:
    centre, refusals = _Centre(errors=[None, error]), _Refusals()
    assert tell(centre, refusals) == 1
    assert refusals.taken == [told("a")]
    assert refusals.rests == [False]


@pytest.mark.parametrize("code", [ProblemCode.NOT_FOUND, ProblemCode.BAD_REQUEST])
def test_a_centre_that_takes_none_is_left_alone(code: ProblemCode) -> None:
    error: NotTaken = ProblemReply(problem(code))
    centre, refusals = _Centre(errors=[error]), _Refusals()
    assert tell(centre, refusals) == 0
    assert len(centre.asked) == 1
    assert (refusals.taken, refusals.rests) == ([], [False, True])


@pytest.mark.parametrize("changed", [{"nonce": "nonce-0"}, {"device": "desk-2"}])
def test_an_answer_to_anything_else_is_not_believed(changed: dict[str, object]) -> None:
    refusals = _Refusals()
    assert tell(_Centre(HEARD.model_copy(update=changed)), refusals) == 0
    assert refusals.taken == []


def test_an_answer_that_the_centre_did_not_sign_is_not_believed() -> None:
    refusals = _Refusals()
    assert tell(_Centre(key=keys.new_signing_key()), refusals) == 0
    assert refusals.taken == []
