"""What the sync needs of a desk: its outbox (the ledger) and its replica (list, programme, uses).

`boxoffice.store` satisfies both; nothing here knows how. Every method is one transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sync.protocol.messages import Acknowledgement, Changes, Head

Progress = Callable[[int, int], None]
"""Called with (done, of) while something long goes on; both in the same unit."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this desk is at the centre; keys are raw 32-byte values."""

    device: str
    signing_key: bytes
    centre_key: bytes
    address: str


@dataclass(frozen=True, slots=True)
class ChainPosition:
    """Where the ledger stands: `acknowledged_hash` is the chain's hash after `acknowledged_seq`."""

    incarnation: str
    last_seq: int
    acknowledged_seq: int
    acknowledged_hash: bytes


@dataclass(frozen=True, slots=True)
class OutgoingRows:
    """Consecutive rows as bytes, from `from_seq`, and the chain's hash before and after them."""

    from_seq: int
    previous_hash: bytes
    rows: tuple[bytes, ...]
    head_hash: bytes


class Outbox(Protocol):
    """The ledger as a queue: rows wait from the acknowledged one on."""

    def position(self) -> ChainPosition:
        """Where the current incarnation stands."""
        ...

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        """At most `most` rows from `from_seq`; None where there is none."""
        ...

    def acknowledge(self, acknowledgement: Acknowledgement, receipt: bytes) -> bool:
        """Note the centre's signed acknowledgement and keep its bytes as proof. False, and nothing
        changed, where its hash is not the chain's own at that row.
        """
        ...

    def send_again_from(self, acknowledged_seq: int) -> None:
        """The centre proves to have fewer rows than it once acknowledged: rows after this wait
        again.
        """
        ...


@dataclass(frozen=True, slots=True)
class Installed:
    """What a desk has in force; versions are 0 where there is nothing yet.

    `highest_version` is the highest list version ever installed within the generation; it lives
    with the ledger and survives the loss of the list.
    """

    generation: str | None
    list_version: int
    list_count: int
    highest_version: int
    epoch: int
    programme_version: int
    head_issued_at: datetime | None
    changes_cursor: int


class Replica(Protocol):
    """What comes down: installing is atomic, and a failure leaves the old in force."""

    def installed(self) -> Installed:
        """What is in force now."""
        ...

    def downloads(self) -> Path:
        """A folder for downloads, named by their hash, so that a cut one resumes."""
        ...

    def install_snapshot(self, head: Head, file: Path, progress: Progress) -> None:
        """Put the whole list of `head.snapshot` in force. Raises `BadListFile`."""
        ...

    def apply_delta(self, head: Head, to_version: int, count: int, file: Path) -> None:
        """Bring the list in force to `to_version`, where it has `count` entries. Raises
        `BadListFile`, also where the outcome would have another count.
        """
        ...

    def install_programme(self, head: Head, file: Path) -> None:
        """Put the programme of `head.programme` in force; `ValueError` where it cannot be read."""
        ...

    def note_head(self, head: Head) -> None:
        """A fresh, verified head: anchors time and the list's age, blocks its `blocks` at once."""
        ...

    def apply_changes(self, changes: Changes) -> None:
        """Verdicts, uses and the new cursor, in one transaction."""
        ...

    def start_over(self, generation: str) -> None:
        """The centre was restored (another generation): changes come again from the start, list
        versions may count from lower.
        """
        ...
