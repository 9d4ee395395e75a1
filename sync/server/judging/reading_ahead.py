"""What judging an upload needs and nothing changes, read before the lock of judging is taken."""

from collections.abc import Collection, Iterable, Sequence

from sync.server.ledger.intake import AnyRow, read_stored
from sync.server.store import judgements, ledger
from sync.server.store.database import Transaction
from sync.server.store.judgements import Verdict
from sync.server.store.ledger import StoredRow

_MOST_SINCE = 1_000
"""More new verdicts than these are not looked through for a few rows on the same cards."""


class ReadAhead:
    """The cards of rows that the transaction has just stored, other rows of these cards, and what
    they say: a card's tag and a stored row stay what they are. What comes until the lock is held is
    added by `catch_up`; what was not asked ahead is asked when it is needed.
    """

    def __init__(self, connection: Transaction, fresh: Sequence[StoredRow] = ()) -> None:
        self._connection = connection
        self._newest = judgements.newest_verdict(connection) if fresh else 0
        tagged = [row.row_id for row in fresh if row.tag is not None]
        self._card_of = ledger.cards_of(connection, tagged)
        self._cards = set(self._card_of.values())
        others = ledger.rows_beside(connection, self._cards, self._card_of)
        self._on_cards = self._card_of | {row.row_id: card for row, card in others}
        self._rows = {row.row_id: row for row, _ in others}
        self._verdicts = judgements.last_verdicts(connection, self._rows)
        self.read: dict[str, AnyRow | None] = {
            row_id: read_stored(row.body) for row_id, row in self._rows.items() if row.readable
        }

    def catch_up(self) -> None:
        """Under the lock: add the rows that were judged on these cards since, and leave out those
        that were put aside. A row that came since and is not judged yet has its own turn, in which
        these rows are judged with it again.
        """
        if not self._cards:
            return
        if judgements.newest_verdict(self._connection) - self._newest > _MOST_SINCE:
            self._on_cards = ledger.ids_of_cards(self._connection, self._cards)
            self._verdicts.clear()
        else:
            since = ledger.ids_judged_since(self._connection, self._newest)
            self._on_cards |= {row: card for row, card in since.items() if card in self._cards}
            self.forget_verdicts(since)
        for row_id in judgements.aside_among(self._connection, self._rows):
            self.forget_row(row_id)

    def cards_of(self, row_ids: Collection[str]) -> dict[str, int]:
        """As `ledger.cards_of`."""
        known = {each: self._card_of[each] for each in row_ids if each in self._card_of}
        unknown = [each for each in row_ids if each not in known]
        return known | ledger.cards_of(self._connection, unknown)

    def ids_of_cards(self, cards: Collection[int]) -> dict[str, int]:
        """As `ledger.ids_of_cards`."""
        known = {row_id: card for row_id, card in self._on_cards.items() if card in cards}
        unknown = [card for card in cards if card not in self._cards]
        return known | ledger.ids_of_cards(self._connection, unknown)

    def rows_with_ids(self, row_ids: Collection[str]) -> list[StoredRow]:
        """As `ledger.rows_with_ids`."""
        known = [self._rows[each] for each in row_ids if each in self._rows]
        unknown = [each for each in row_ids if each not in self._rows]
        return known + ledger.rows_with_ids(self._connection, unknown)

    def last_verdicts(self, row_ids: Collection[str]) -> dict[str, Verdict]:
        """As `judgements.last_verdicts`."""
        known = {each: self._verdicts[each] for each in row_ids if each in self._verdicts}
        unknown = [each for each in row_ids if each not in known]
        return known | judgements.last_verdicts(self._connection, unknown)

    def forget_row(self, row_id: str) -> None:
        """This row was put aside."""
        self._rows.pop(row_id, None)

    def forget_verdicts(self, row_ids: Iterable[str]) -> None:
        """These rows were judged again."""
        for row_id in row_ids:
            self._verdicts.pop(row_id, None)
