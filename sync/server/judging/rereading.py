"""Reading again, after an upgrade, the rows whose kind this version is the first to know."""

from sync.protocol.rows import ReincarnationRow, RowHeader
from sync.server.centre import Centre
from sync.server.ledger.copies import tell_copies
from sync.server.ledger.intake import AnyRow, columns_of, read_stored
from sync.server.store import chains, judgements
from sync.server.store.database import Transaction
from sync.server.store.judgements import Change
from sync.server.store.ledger import StoredRow
from sync.server.store.settings import Lock, take
from sync.server.store.unknown_rows import fill_in, unknown_rows

_AT_ONCE = 500


def read_again(centre: Centre) -> int:
    """Take rows that an earlier version stored without knowing their kind for what they say: they
    wait to be judged, and their venue's desks are told. How many this version knows.
    """
    after, known = "", 0
    while True:
        with centre.store.write() as connection:
            take(connection, Lock.JUDGING)
            rows = unknown_rows(connection, after, _AT_ONCE)
            known += _take_for_what_they_say(centre, connection, rows)
        if len(rows) < _AT_ONCE:
            return known
        after = rows[-1].row_id


def _take_for_what_they_say(centre: Centre, connection: Transaction, rows: list[StoredRow]) -> int:
    read = [(row, said) for row in rows if _is_known(said := read_stored(row.body))]
    fill_in(connection, [(row, columns_of(said)) for row, said in read])
    judgements.add_changes(connection, [Change(row.venue, row.row_id) for row, _ in read])
    for row, said in read:
        if isinstance(said, ReincarnationRow):
            chain = chains.incarnation(connection, row.device, row.incarnation)
            if chain is not None:
                tell_copies(connection, chain, row.seq, (said,), centre.now())
    return len(read)


def _is_known(said: AnyRow | None) -> bool:
    return said is not None and type(said) is not RowHeader
