"""What a use case changed, so that only what shows it is drawn anew."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Topic(StrEnum):
    """What a screen may show: each names one kind of change."""

    GIVEN = "given"
    OUTBOX = "outbox"
    UNRECORDED = "unrecorded"
    QUOTA = "quota"
    EVENT = "event"
    CLERKS = "clerks"


@dataclass(frozen=True, slots=True)
class Changes:
    """The topics that changed."""

    topics: frozenset[Topic] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.topics)


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """A use case's outcome and what it changed."""

    value: Value
    changes: Changes


def changed(*topics: Topic) -> Changes:
    """The changes of these topics."""
    return Changes(frozenset(topics))
