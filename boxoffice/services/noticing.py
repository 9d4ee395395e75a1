"""Noticing that many cards are looked up which nobody knows, as somebody does who tries codes.

Only how many is kept, never a code or a tag, and not who was signed in. Nobody waits and nothing is
refused for it: a supervisor reads of it in the inbox, and the centre by a row of the ledger.
"""

from datetime import date

from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.domain.unknown_cards import UnknownCards, read_unknown_cards
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.ledger import append_row, end_of_chain
from boxoffice.store.views import View
from sync.protocol.card_codes import misses_check_digit
from sync.protocol.kinds import RowKind
from sync.protocol.rows import UnknownCardsRow

_COUNTED = "unknown_cards"


def is_unknown(desk: Desk, verdict: Verdict) -> bool:
    """Whether nobody knows the card of a verdict: no card of the list has the code, or its check
    digit does not fit. Without a list, and of texts that are no codes of this network at all,
    nothing is known either way; who has tickets is known. Raises `NothingFetched`, `StoreError`.
    """
    if verdict.card is not None or verdict.given:
        return False
    programme = desk.programme().programme
    if verdict.code is None:
        return misses_check_digit(verdict.text, programme.code_formats)
    return programme.policy.card_list.use_list and verdict.list_state.exists


def note_unknown(desk: Desk, verdict: Verdict) -> Changes:
    """Count the card of a verdict where nobody knows it; where there were many, the ledger says so.
    Raises `NothingFetched`, `StoreError`.
    """
    if not is_unknown(desk, verdict):
        return Changes()
    at = verdict.decided_at
    with desk.store.record() as transaction:
        day = desk.days().day_of(at)
        counted = _counted(transaction).looked_up(at, day)
        tells = counted.needs_telling(at)
        if tells:
            _append(transaction, desk, day, counted.cards)
            counted = counted.told(at)
        put_setting(transaction, _COUNTED, counted.written())
    return changed(Topic.OUTBOX) if tells else Changes()


def note_known(desk: Desk) -> None:
    """The card that was counted last is known after all. Raises `StoreError`."""
    with desk.store.record() as transaction:
        settle(transaction)


def settle(transaction: View) -> None:
    """Count one card less, in the caller's transaction."""
    counted = _counted(transaction)
    if counted.cards:
        put_setting(transaction, _COUNTED, counted.settled().written())


def _counted(view: View) -> UnknownCards:
    return read_unknown_cards(setting(view, _COUNTED))


def _append(transaction: View, desk: Desk, day: date, cards: int) -> None:
    state = desk.store.state_in(transaction)
    end = end_of_chain(transaction, state)
    row = UnknownCardsRow(
        **{**header(desk, state, end), "clerk": None},
        kind=RowKind.UNKNOWN_CARDS,
        day=day,
        cards=cards,
    )
    append_row(transaction, end, row)
