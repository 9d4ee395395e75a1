"""List keys of the epochs, sealed to a desk, and tags of earlier rows under another epoch's key."""

from pydantic import Field

from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary, Id, Moment, Tag, Whole

MOST_KEYS = 16
MOST_TAGS = 5_000
"""In one page."""


class SealedListKey(WireModel):
    """The list key of an epoch, sealed to the asking desk, and from when the epoch is in force."""

    epoch: Whole
    begins: Moment
    sealed: Binary


class ListKeys(WireModel):
    """The key of the list in force, and those of every later epoch that was announced. `nonce` is
    that of the request it answers.
    """

    device: Id
    generation: Id
    list_keys: tuple[SealedListKey, ...] = Field(min_length=1, max_length=MOST_KEYS)
    at: Moment
    nonce: str | None = Field(default=None, max_length=128)


class RowTag(WireModel):
    """The tag that the card of a row has in the asked epoch."""

    row: Id
    tag: Tag


class Tags(WireModel):
    """The tags of one epoch for the issues of the asking desk's venue, whatever they were made in.

    `more` says that another page waits behind `cursor`, `nonce` is that of the request it answers.
    """

    device: Id
    generation: Id
    epoch: Whole
    after: Whole
    cursor: Whole
    more: bool = False
    tags: tuple[RowTag, ...] = Field(default=(), max_length=MOST_TAGS)
    at: Moment
    nonce: str | None = Field(default=None, max_length=128)
