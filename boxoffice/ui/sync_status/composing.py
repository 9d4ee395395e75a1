"""From the inbox, the rounds and the receipt to what the sync screen says of them."""

from datetime import datetime

from boxoffice.domain.matters import ENROLLED_ANEW, SUPERVISED, Matter, MatterKind, Receipt
from boxoffice.printing.document import A4, Block, Document, Font, Page, Space, Text
from boxoffice.services.inbox import Inbox
from boxoffice.ui import sync_words as say
from boxoffice.ui import today_words, words
from boxoffice.ui.event_words import title
from boxoffice.ui.sync_status.screen import MatterLine, ReceiptPanel, SyncAct
from sync.protocol.days import LocalDays

_ROUNDS = {MatterKind.UNSENT: SyncAct.SEND, MatterKind.OLD_LIST: SyncAct.FETCH}
"""What a round of sync mends, by what the round does for it; the others a person notes."""


def matter_line(matter: Matter, inbox: Inbox, now: datetime, days: LocalDays) -> MatterLine:
    """One line of the inbox, without a button where only a supervisor may note it."""
    act = _act(matter.kind)
    heading, detail = say.matter_title(matter.kind), _detail(matter, inbox, now, days)
    button, text = say.act(act), _text(matter)
    if matter.kind in SUPERVISED and not inbox.supervised:
        button, text = "", f"{text} {say.supervisor_notes()}"
    return MatterLine(
        matter.key,
        heading,
        detail,
        text,
        act,
        button,
        words.SEPARATOR.join(part for part in (button, heading, detail) if part),
    )


def settled_line(matter: Matter, inbox: Inbox, now: datetime, days: LocalDays) -> MatterLine:
    """One line of what a coordinator noted: what it was, and on which day nobody had to do anything
    more.
    """
    heading, detail = say.matter_title(matter.kind), _detail(matter, inbox, now, days)
    noted = days.day_of(matter.noted_at or now)
    text = say.settled_text(words.date_words(noted))
    spoken = words.SEPARATOR.join((heading, detail))
    return MatterLine(matter.key, heading, detail, text, SyncAct.NOTED, "", spoken, settled=True)


def stamp(moment: datetime, days: LocalDays) -> str:
    """A moment by the days that the event line counts in: past midnight the evening is said too."""
    return words.stamp(days.local(moment), days.day_of(moment))


def receipt_panel(receipt: Receipt, unsent: int, days: LocalDays) -> ReceiptPanel:
    """The receipt on screen."""
    return ReceiptPanel(
        say.heading("receipt"),
        receipt_lines(receipt, unsent, days),
        say.act(SyncAct.PRINT_RECEIPT),
        say.act(SyncAct.SAVE_RECEIPT),
    )


def receipt_lines(receipt: Receipt, unsent: int, days: LocalDays) -> tuple[str, ...]:
    """What the receipt says, and what it does not hold yet."""
    signed = stamp(receipt.at, days)
    lines = say.receipt_lines(receipt.rows, receipt.seq, receipt.chain_hash, signed)
    return (*lines, say.receipt_unsent(unsent)) if unsent else lines


def receipt_page(place: str, lines: tuple[str, ...]) -> Document:
    """The receipt to print."""
    blocks: tuple[Block, ...] = (
        Text(say.heading("receipt"), Font.TITLE),
        Text(place),
        Space(4),
        *(Text(line) for line in lines),
    )
    return Document(say.heading("receipt"), A4, (Page(blocks),))


def receipt_text(place: str, lines: tuple[str, ...], receipt: Receipt) -> str:
    """The receipt as a file: readable, with the bytes that the centre signed at its end."""
    parts = (
        say.heading("receipt"),
        place,
        "",
        *lines,
        "",
        say.statement_heading(),
        receipt.statement.decode("utf-8", "replace"),
        "",
    )
    return "\n".join(parts)


def _act(kind: MatterKind) -> SyncAct:
    if kind in ENROLLED_ANEW:
        return SyncAct.ANEW
    return _ROUNDS.get(kind, SyncAct.NOTED)


def _text(matter: Matter) -> str:
    if matter.kind is MatterKind.GIVEN_TWICE and not matter.here:
        return say.other_desks_text()
    return say.matter_text(matter.kind)


def _detail(matter: Matter, inbox: Inbox, now: datetime, days: LocalDays) -> str:
    if matter.kind is MatterKind.UNSENT:
        return say.matter_rows(matter.rows, now - matter.since)
    if matter.kind is MatterKind.OLD_LIST:
        return words.duration(now - matter.since)
    event = inbox.events.get(matter.event or "")
    parts = (
        matter.code or "",
        say.matter_cards(matter.rows) if matter.kind is MatterKind.MANY_UNKNOWN else "",
        stamp(matter.since, days),
        "" if matter.here else today_words.note("other_desk"),
        matter.fingerprint or "",
        title(event) if event else "",
        words.counts(matter.tickets) if matter.tickets else "",
    )
    return words.SEPARATOR.join(part for part in parts if part)
