"""Live checks: one card asked about beside the desk's own verdict, at no cost to anybody."""

from __future__ import annotations  # naming a library's types does not need the library

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sync.client.errors import BadReply, Busy, SyncError
from sync.client.http import Centre, Transport
from sync.client.ports import Identity
from sync.protocol.checks import CheckAnswer, CheckRequest
from sync.protocol.statements import BadStatement, StatementType, read_statement

PATIENCE_SECONDS = 0.3
"""An answer that takes longer comes too late for the card it is about."""
_CONNECT_SECONDS = 1.0
_FIRST_REST_SECONDS = 10.0
_MOST_REST_SECONDS = 600.0


@dataclass(slots=True)
class LiveCheck:
    """Asks about one card after another over a connection that stays open, on one thread of its
    own. It rests after failures, twice as long each time, so that a dead network costs nothing.
    """

    identity: Identity
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    transport: Transport | None = None
    _centre: Centre | None = None
    _failures: int = 0
    _rests_until: float = field(default=float("-inf"))

    @property
    def resting(self) -> bool:
        """Whether nothing is asked now."""
        return self.monotonic() < self._rests_until

    def ask(self, request: CheckRequest) -> CheckAnswer | None:
        """The centre's word, None where there is none in time. Raises nothing: a check that fails
        is as if it had not been.
        """
        if self.resting:
            return None
        began = self.monotonic()
        try:
            answer = self._asked(request)
        except SyncError as error:
            self._rest(error.retry_after if isinstance(error, Busy) else None)
            return None
        self._failures = 0
        return answer if self.monotonic() - began <= PATIENCE_SECONDS else None

    def close(self) -> None:
        """Let go of the connection."""
        if self._centre is not None:
            self._centre.close()
            self._centre = None

    def _asked(self, request: CheckRequest) -> CheckAnswer:
        if self._centre is None:
            self._centre = Centre(
                self.identity.address,
                self.identity,
                now=self.now,
                answer_seconds=PATIENCE_SECONDS,
                connect_seconds=_CONNECT_SECONDS,
                transport=self.transport,
            )
        came = self._centre.post("/v1/checks", request.to_bytes())
        try:
            answer = read_statement(
                came.body, StatementType.CHECK, CheckAnswer, self.identity.centre_key
            )
        except BadStatement as error:
            raise BadReply("a check that the centre did not sign") from error
        asked = (self.identity.device, came.nonce, request.epoch, request.tag, request.event)
        if (answer.device, answer.nonce, answer.epoch, answer.tag, answer.event) != asked:
            raise BadReply("a check of another card")
        return answer

    def _rest(self, asked: float | None) -> None:
        self.close()
        self._failures += 1
        rest = min(_MOST_REST_SECONDS, _FIRST_REST_SECONDS * 2 ** min(self._failures - 1, 10))
        self._rests_until = self.monotonic() + max(rest, asked or 0.0)
