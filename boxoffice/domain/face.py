"""What a clerk reads on the face of a card that the list cannot answer for."""

from dataclasses import dataclass
from datetime import date

from sync.protocol.kinds import CardKind


@dataclass(frozen=True, slots=True)
class Face:
    """The printed last valid day and child allowance; a community card says so in print."""

    last_valid_day: date
    children: int = 0
    kind: CardKind = CardKind.PERSONAL
