"""Refusals that a desk counted, as it tells the centre: how often, never to whom nor when."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sync.protocol.base import WireModel
from sync.protocol.encoding import Id, Moment

MOST_COUNTS = 500
"""Of one message."""
MOST_REFUSALS = 100_000
"""Of one count: a desk that refused more often says so many."""
DAYS_TOLD = 400
"""A count of an earlier day is told no more, and not taken."""
VerdictName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]
"""What was shown, in the words of ledger rows."""


class RefusalCount(WireModel):
    """How often in all a verdict refused while an incarnation of the desk lasted, for an event, on
    a local day, which may be none that the centre takes. It only grows.
    """

    incarnation: Id
    event: Id
    day: date
    verdict: VerdictName
    count: int = Field(ge=1, le=MOST_REFUSALS)


class RefusalsTold(WireModel):
    """A desk tells the centre its counts that have grown since it did so last."""

    v: Literal[1] = 1
    counts: tuple[RefusalCount, ...] = Field(min_length=1, max_length=MOST_COUNTS)


class RefusalsHeard(WireModel):
    """The centre's signed word that the counts of a request are seen to: kept, or known before, or
    none that it takes. `nonce` is that of the request it answers.
    """

    device: Id
    generation: Id
    at: Moment
    nonce: str = Field(max_length=128)
