"""What a process remembers so as not to ask its database again; each use is checked against it."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from sync.server.store.devices import Device

HeadStamp = tuple[object, ...]
"""What all that a head says follows from."""


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """A head statement and its ETag, which changes with each signing."""

    statement: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A head as it was answered last, and what it followed from."""

    stamp: HeadStamp
    signer: bytes
    issued_at: datetime
    answer: HeadAnswer


@dataclass(slots=True)
class Known:
    """The last head of each venue, and the desks that asked as they were then: of these only the
    key is sure never to change. `asking` is held while a desk is looked up that is not known.
    """

    heads: dict[str, KnownHead] = field(default_factory=dict)
    desks: dict[str, Device] = field(default_factory=dict)
    asking: threading.Lock = field(default_factory=threading.Lock, repr=False)
