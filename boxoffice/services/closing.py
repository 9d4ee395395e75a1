"""Opening and closing the desk: after an unclean stop the last recorded tickets are asked about."""

from contextlib import suppress

from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.services.desk import Desk
from boxoffice.services.voiding import CannotUndo, undo
from boxoffice.store.closing import ask_about, asked_row, mark_open, open_behind
from boxoffice.store.listing import given_row, given_rows
from boxoffice.store.refusal_rounds import tell_soon

_QUESTION = "last:"


def opened(desk: Desk) -> None:
    """A window opens the desk. Where the one before did not close it, the last issue that it
    recorded today is asked about until somebody answers. Raises `StoreError`.
    """
    with desk.store.record() as transaction:
        before = open_behind(transaction)
        last = next(iter(given_rows(transaction, most=1)), None)
        if before is not None and last is not None and last.row_id != before:
            ask_about(transaction, last.row_id)
        mark_open(transaction, last.row_id if last else "")


def closed(desk: Desk) -> None:
    """The window closes the desk as it should; the next round tells how often it refused. Raises
    `StoreError`.
    """
    with desk.store.record() as transaction:
        mark_open(transaction, None)
        tell_soon(transaction)


def question(desk: Desk) -> GivenRow | None:
    """The issue that is asked about: of today, and not taken back meanwhile."""
    with desk.store.glance() as view:
        row_id = asked_row(view)
        row = None if row_id is None else given_row(view, row_id)
    days = desk.days()
    if row is None or row.state is RowState.VOIDED:
        return None
    return row if days.day_of(row.at) == days.day_of(desk.now()) else None


def question_id(row_id: str) -> str:
    """How the strip names the question about a row."""
    return f"{_QUESTION}{row_id}"


def is_question(card_id: str) -> bool:
    """Whether a line of the strip is this question, and no card."""
    return card_id.startswith(_QUESTION)


def handed_over(desk: Desk) -> None:
    """The tickets were handed over. Raises `StoreError`."""
    with desk.store.record() as transaction:
        ask_about(transaction, None)


def not_handed_over(desk: Desk, card_id: str) -> None:
    """They were not: the row is voided as a mistake, unless it is already. Raises `StoreError`."""
    with suppress(CannotUndo):
        undo(desk, card_id.removeprefix(_QUESTION))
    handed_over(desk)
