"""Enrolment: a desk becomes known to a centre with a one-time code."""

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.protocol.messages import Enrolment, EnrolmentRequest
from sync.protocol.statements import (
    BadStatement,
    StatementType,
    read_statement,
    unverified_payload,
)


def enrol(
    address: str, request: EnrolmentRequest, timeout: float | None = None
) -> tuple[Enrolment, bytes]:
    """The centre's answer and its signed bytes.

    `timeout` is how long the answer is waited for, in seconds. The signature is checked against
    the key inside the answer; that this key is the centre's is for the clerk to see, by its
    fingerprint, before anything is stored. The same request sent again within 24 h gets the same
    desk. Raises `SyncError`; `Refused` for a code that does not
    serve.
    """
    centre = Centre(address, answer_seconds=timeout)
    try:
        body = centre.post("/v1/enrolments", request.to_bytes()).body
    finally:
        centre.close()
    try:
        key = unverified_payload(body, Enrolment).centre_key
        return read_statement(body, StatementType.ENROLMENT, Enrolment, key), body
    except BadStatement as error:
        raise BadReply("the answer is not a centre's") from error
