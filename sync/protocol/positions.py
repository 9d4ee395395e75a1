"""Where the two flows stand at a desk: its chain going up, its list and changes coming down."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChainPosition:
    """Where a chain stands: `acknowledged_hash` is its hash after `acknowledged_seq`. `name` is its
    name at the desk: the incarnation's, or for a branch that came back the one of `beside`, which
    rests on row `parted_seq` of another chain.
    """

    name: str
    last_seq: int
    acknowledged_seq: int
    acknowledged_hash: bytes
    parted_seq: int = 0

    @property
    def incarnation(self) -> str:
        """The incarnation whose chain this is, or a branch of."""
        return incarnation_of(self.name)


@dataclass(frozen=True, slots=True)
class OutgoingRows:
    """Consecutive rows as bytes, from `from_seq`, and the chain's hash before and after them."""

    from_seq: int
    previous_hash: bytes
    rows: tuple[bytes, ...]
    head_hash: bytes


@dataclass(frozen=True, slots=True)
class RowsBack:
    """Consecutive rows that the centre holds, and the chain's hash after each; `chain` is where
    they belong at the desk.
    """

    incarnation: str
    chain: str
    from_seq: int
    rows: tuple[bytes, ...]
    hashes: tuple[bytes, ...]


def beside(incarnation: str, first: bytes) -> str:
    """The name, at a desk, of a branch that goes on otherwise than the desk's own chain: by the
    hash at its first row, for the centre's numbers change where its database is put back.
    """
    return f"{incarnation}.{first.hex()[:12]}"


def incarnation_of(name: str) -> str:
    """The incarnation of a chain, by its name at a desk."""
    return name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Installed:
    """What a desk has in force; versions are 0 where there is nothing yet.

    `highest_version` is the highest list version ever installed within the generation; it lives
    with the ledger and survives the loss of the list. `clerks_version` is negative where the clerks
    are of a centre that was restored since. `tag_epoch` is the one that look-ups and uses go by,
    `keys_of` are those whose list key the desk holds.
    """

    generation: str | None
    list_version: int
    list_count: int
    highest_version: int
    epoch: int
    programme_version: int
    head_issued_at: datetime | None
    changes_cursor: int
    clerks_version: int = 0
    tag_epoch: int = 0
    keys_of: frozenset[int] = frozenset()
