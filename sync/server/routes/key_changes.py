"""`GET /v1/key-changes`."""

from itertools import takewhile

from fastapi import APIRouter, Response

from sync.protocol.key_changes import MOST_CHANGES, KeyChange, KeyChanges
from sync.protocol.statements import unverified_payload
from sync.server.asking.requests import CentreServices
from sync.server.document.describing import JSON, OF_STATEMENTS, answer, described, ref
from sync.server.store import key_changes
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()


@router.get(
    "/v1/key-changes",
    **described(
        answer(
            "The changes, each a statement that both keys signed.",
            {JSON: ref(KeyChanges)},
            *OF_STATEMENTS,
        )
    ),
)
def get_key_changes(services: CentreServices, received: WholeRequest) -> Response:
    """Every change up to the key that signs: one that a crash left half-way would lead desks past
    it. For anybody: a desk taken out of use still sends, and must be able to believe what it gets
    for it.
    """
    signer = services.centre.public_key
    with services.centre.store.read() as connection:
        found = [statement for _, statement in key_changes.numbered(connection)]
    made = list(
        takewhile(lambda each: unverified_payload(each, KeyChange).old_key != signer, found)
    )
    return statement_answer(received, KeyChanges(changes=tuple(made[-MOST_CHANGES:])).to_bytes())
