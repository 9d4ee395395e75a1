"""The live check: what the centre knows of one card now, asked beside the desk's own verdict."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from sync.protocol.base import WireModel
from sync.protocol.encoding import Day, Id, Moment, Tag, Whole
from sync.protocol.kinds import CardKind
from sync.protocol.messages import Use

MAX_CHECK_USES = 100
"""So many uses an answer holds at most."""


class CheckState(StrEnum):
    """What the register says of a card; a block has no reason here either."""

    KNOWN = "known"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class CheckRequest(WireModel):
    """A desk asks about one card at one of its venue's events."""

    v: Literal[1] = 1
    epoch: int = Field(ge=0, lt=1 << 31)
    tag: Tag
    event: Id


class CheckedCard(WireModel):
    """What a card list would say of the card, as the register has it now."""

    kind: CardKind
    last_valid_day: Day
    child_allowance: Whole


class CheckAnswer(WireModel):
    """The centre's signed word on one card, bound to the request by its `nonce`.

    `uses` are those that the feed of changes would tell the desk of this card: what was given at
    the venue's other desks, and what they did about the desk's own rows.
    """

    device: Id
    nonce: str = Field(max_length=128)
    epoch: Whole
    tag: Tag
    event: Id
    state: CheckState
    card: CheckedCard | None = None
    uses: tuple[Use, ...] = Field(default=(), max_length=MAX_CHECK_USES)
    at: Moment

    @model_validator(mode="after")
    def _known_or_not(self) -> "CheckAnswer":
        if (self.card is None) != (self.state is CheckState.UNKNOWN):
            raise ValueError("a card that is known is told, and no other")
        return self
