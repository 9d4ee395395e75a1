"""Polls of the head: those that wait are verified, their nonces noted and answered together."""

from collections.abc import Sequence

from sync.server.asking.known import HeadAnswer
from sync.server.asking.signers import Signed, admit, verified
from sync.server.centre import Centre
from sync.server.lists.heads import head_for, known_heads
from sync.web.bodies import Received
from sync.web.gathering import Gathering
from sync.web.problem_answers import ProblemError

Found = HeadAnswer | ProblemError


class Polls(Gathering[Received, HeadAnswer]):
    """Answers signed requests for the head. Raises `ProblemError`."""

    def __init__(self, centre: Centre) -> None:
        super().__init__(self._answer)
        self._centre = centre

    def _answer(self, asked: Sequence[Received]) -> list[Found]:
        signers = [self._signer(each) for each in asked]
        signed = [each for each in signers if isinstance(each, Signed)]
        heads: dict[str, HeadAnswer] = {}
        admitted: list[Signed | ProblemError] = []
        if signed:
            with self._centre.store.write(hasty=True) as connection:
                admitted = admit(self._centre, connection, signed)
                venues = {each.device.venue for each in admitted if isinstance(each, Signed)}
                heads = known_heads(self._centre, connection, venues)
        rest = iter(admitted)
        return [
            self._head(next(rest) if isinstance(each, Signed) else each, heads) for each in signers
        ]

    def _signer(self, asked: Received) -> Signed | ProblemError:
        try:
            return verified(self._centre, asked)
        except ProblemError as problem:
            return problem

    def _head(self, admitted: Signed | ProblemError, heads: dict[str, HeadAnswer]) -> Found:
        if isinstance(admitted, ProblemError):
            return admitted
        venue = admitted.device.venue
        try:
            if venue not in heads:
                heads[venue] = head_for(self._centre, venue)
        except ProblemError as problem:
            return problem
        return heads[venue]
