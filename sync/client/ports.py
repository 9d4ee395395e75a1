"""What the sync needs of a desk: its outbox (the ledger) and its replica (list, programme, uses).

`boxoffice.store` satisfies both; nothing here knows how. Every method is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sync.protocol.clerks import Clerks
from sync.protocol.key_changes import ProvenChange
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import (
    Acknowledgement,
    Changes,
    Head,
    LeaseAnswer,
    LeaseRequest,
)
from sync.protocol.positions import ChainPosition, Installed, OutgoingRows, RowsBack
from sync.protocol.refusals import RefusalsHeard, RefusalsTold

Progress = Callable[[int, int], None]
"""Called with (done, of) while something long goes on; both in the same unit."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this desk is at the centre; keys are raw 32-byte values. `venue` is its venue's id,
    `former` who it was before it was enrolled with other keys.
    """

    device: str
    signing_key: bytes
    centre_key: bytes
    address: str
    venue: str | None = None
    former: tuple[Identity, ...] = ()


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


class OwnLedgers(Protocol):
    """All that this device has recorded, chain by chain: the current incarnation, those before it,
    and branches of them that only the centre had (named by `sync.protocol.positions.beside`).
    """

    def positions(self) -> Sequence[ChainPosition]:
        """Where every incarnation of this device stands, the current one last."""
        ...

    def unsent(self) -> Sequence[tuple[bytes, Outbox]]:
        """The incarnations before the current one whose rows wait, the oldest first, each with the
        public key that its chain begins with.
        """
        ...

    def branches(self) -> Sequence[ChainPosition]:
        """Where the branches stand that came back and whose beginning is here, what others rest on
        first.
        """
        ...

    def unsent_branches(self) -> Sequence[tuple[bytes, Outbox]]:
        """Those of them whose rows wait, with the key of their incarnation, in the same order."""
        ...

    def end(self, name: str) -> int:
        """The last row of a chain; 0 where it has none."""
        ...

    def hash_at(self, name: str, seq: int) -> bytes | None:
        """The hash after a row (0: before the first of an incarnation); None where it is not
        here.
        """
        ...

    def has(self, incarnation: str, seq: int, chain_hash: bytes) -> bool:
        """Whether a row and all before it are here, on this desk's own chain of an incarnation or
        beside it.
        """
        ...

    def last_shared(self, name: str, seq: int, chain_hash: bytes) -> int:
        """The last row of a branch among a row of its incarnation and those before it; 0 where they
        have none in common.
        """
        ...

    def take_back(self, rows: RowsBack) -> None:
        """Keep rows that the centre holds and this desk lacks; they count here from now on."""
        ...

    def begin_anew(self, reason: ReincarnationReason, ended: str) -> None:
        """End an incarnation and begin the next, whose first row says so; nothing happens where
        another program has done so meanwhile.
        """
        ...

    def send_again_from(self, name: str, acknowledged_seq: int) -> None:
        """The centre holds less of an incarnation than it once acknowledged: rows wait again."""
        ...


class Replica(Protocol):
    """What comes down: installing is atomic, and a failure leaves the old in force."""

    def installed(self) -> Installed:
        """What is in force now."""
        ...

    def downloads(self) -> Path:
        """A folder for downloads, named by their hash, so that a cut one resumes."""
        ...

    def install_snapshot(self, head: Head, file: Path, progress: Progress) -> None:
        """Put the whole list of `head.snapshot` in force. Where it is of another epoch, uses take
        their tags in that one in the same transaction. Raises `BadListFile`.
        """
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

    def install_clerks(self, clerks: Clerks) -> None:
        """Put the clerks of the venue in place of those that came before."""
        ...

    def keep_list_keys(self, answer: ListKeys) -> None:
        """Keep the list keys sealed to this desk. Raises `ValueError` where one is not."""
        ...

    def tags_cursor(self, epoch: int) -> int | None:
        """Where the tags of an epoch go on for the uses that are here; None where no use waits for
        any.
        """
        ...

    def note_tags(self, tags: Tags) -> None:
        """Lay tags ready for the list of their epoch, with the cursor, in one transaction."""
        ...

    def apply_changes(self, changes: Changes) -> None:
        """Verdicts, uses and the new cursor, in one transaction."""
        ...

    def change_centre_key(self, changes: Sequence[ProvenChange]) -> None:
        """The centre signs with another key from now on; `changes` prove it."""
        ...

    def start_over(self, generation: str) -> None:
        """The centre was restored (another generation): changes come again from the start, list
        versions may count from lower.
        """
        ...

    def hear_again(self) -> None:
        """The centre lost rows without saying so: changes come again from the start."""
        ...


class Leases(Protocol):
    """The desk's shares of hard quotas."""

    def give_back(self) -> bool:
        """Record what this desk need not keep by what it has just heard; whether there are rows of
        that to send.
        """
        ...

    def requests(self) -> tuple[LeaseRequest, ...]:
        """What to ask for now."""
        ...

    def take(self, answer: LeaseAnswer) -> None:
        """Hold what the centre gave."""
        ...


class Refusals(Protocol):
    """How often the desk refused, by incarnation, event, local day and verdict."""

    def waiting(self) -> Sequence[RefusalsTold]:
        """What the centre has not heard; nothing before it is time to tell."""
        ...

    def rest(self, *, refused: bool) -> None:
        """Something is told now: no more of it for some minutes; for a day where the centre
        `refused` it.
        """
        ...

    def heard(self, told: RefusalsTold, heard: RefusalsHeard) -> None:
        """The centre has heard this, unless it was restored since."""
        ...
