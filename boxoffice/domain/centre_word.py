"""What the centre said of a card just now, beside what the desk knows itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from boxoffice.domain.cards import Card
from boxoffice.domain.issues import KnownUse


@dataclass(frozen=True, slots=True)
class CentreWord:
    """One answer to a live check. `card` is None where the register has none; `uses` are the
    standing ones of other desks, `gone` the rows that were taken back, `collected` those whose
    customers came.
    """

    card: Card | None
    uses: tuple[KnownUse, ...] = ()
    gone: frozenset[str] = frozenset()
    collected: frozenset[str] = frozenset()

    def added_to(self, known: Iterable[KnownUse]) -> tuple[KnownUse, ...]:
        """The uses of the card as both know them. What was taken back or collected stays so."""
        found = {use.row_id: use for use in (*self.uses, *known) if use.row_id not in self.gone}
        return tuple(
            replace(use, collected=use.collected or use.row_id in self.collected)
            for use in found.values()
        )
