"""Entering paper: lines of a use form become rows, one durable row a line.

Tickets on paper were given. So every readable line is recorded whatever its verdict, which is
decided as of its moment of use and kept with the row; what cannot be read waits to be mended.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from boxoffice.domain.issues import KnownUse
from boxoffice.domain.paper import (
    LateRow,
    LineProblem,
    PaperUse,
    SheetFacts,
    WaitingLine,
    WrittenLine,
    read_line,
)
from boxoffice.domain.paper_digests import LineKeys
from boxoffice.domain.topics import Changes, Done, Topic, changed
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.checking import Reading, TaggedUses, verdict_on
from boxoffice.services.desk import Desk
from boxoffice.services.leasing import lease_for
from boxoffice.services.row_headers import header, tagged
from boxoffice.services.voiding import undo
from boxoffice.store import paper
from boxoffice.store.codes import code_of
from boxoffice.store.database import Transaction
from boxoffice.store.ledger import append_issue, end_of_chain
from boxoffice.store.listing import row_of
from boxoffice.store.state import State
from boxoffice.store.uses import uses_of_in
from sync.protocol.encoding import new_id
from sync.protocol.kinds import CardSource, RowKind, TicketKind
from sync.protocol.rows import IssueRow, Provisional

_BY_FACE = frozenset({VerdictKind.NOT_ON_LIST, VerdictKind.NOT_A_CODE})
_RECORDED = changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA)


class CannotRead(Exception):
    """The line cannot be read as it is; nothing was recorded."""

    def __init__(self, problem: LineProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody enters lines for: the event, and the local day that its times belong to."""

    event: str
    day: date


@dataclass(frozen=True, slots=True)
class PaperLook:
    """What the desk says of a readable line before it is recorded: the verdict as of its moment
    of use, what the card has for the event already, and the tickets by kind.
    """

    use: PaperUse
    kind: VerdictKind
    given: tuple[KnownUse, ...]
    last_valid_day: date | None
    tickets: dict[TicketKind, int] = field(default_factory=dict)


def sheet_facts(desk: Desk, sheet: Sheet) -> SheetFacts:
    """What a sheet's lines are read with. Raises `EventUnknown`, `NothingFetched`."""
    event = desk.event(sheet.event)
    return SheetFacts(event.id, sheet.day, desk.days(), desk.formats(), desk.now())


def line_keys(desk: Desk, facts: SheetFacts) -> list[LineKeys]:
    """What tells a sheet's lines apart; behind it what did so while they were recorded for walk-in
    events that became this one since. Raises `NothingFetched`.
    """
    merged = desk.programme().programme.merged_events
    before = sorted(walk_in for walk_in, event in merged.items() if event == facts.event)
    return [LineKeys(desk.store.key, replace(facts, event=each)) for each in (facts.event, *before)]


def first_moment(desk: Desk, sheet: Sheet) -> datetime | None:
    """The moment that counts for a first line without a time: the start of a performance of that
    day which has begun. Raises `EventUnknown`, `NothingFetched`.
    """
    event = desk.event(sheet.event)
    starts, days = event.starts_at, desk.days()
    begun = starts is not None and starts <= desk.now() and days.day_of(starts) == sheet.day
    return starts if begun else None


def look(
    desk: Desk, sheet: Sheet, line: WrittenLine, above: datetime | None
) -> PaperLook | LineProblem:
    """The desk's word on a line that is being written; it records nothing. `above` is the moment
    of the line above. Raises `EventUnknown`, `NothingFetched`, `StoreError`.
    """
    facts = sheet_facts(desk, sheet)
    use = read_line(line, facts, above)
    if isinstance(use, LineProblem):
        return use
    return look_at(desk, facts, use, desk.store.state(), desk.store.uses_of)


def look_at(
    desk: Desk, facts: SheetFacts, use: PaperUse, state: State, uses_of: TaggedUses
) -> PaperLook:
    """The desk's word on a readable line, with uses as the caller sees them."""
    verdict, _ = verdict_on(desk, _reading(facts, use, CardSource.TYPED), state, uses_of)
    return PaperLook(
        use,
        verdict.kind,
        verdict.given,
        verdict.card.last_valid_day if verdict.card else None,
        use.counts.tickets(verdict.card_kind),
    )


def record(
    desk: Desk,
    sheet: Sheet,
    line: WrittenLine,
    above: datetime | None,
    *,
    source: CardSource = CardSource.TYPED,
) -> Done[LateRow]:
    """Record a line whatever its verdict; the row is on the disk when this returns.

    A line typed twice is two lines. Raises `CannotRead`, `EventUnknown`, `StoreError`; then
    nothing was recorded.
    """
    facts = sheet_facts(desk, sheet)
    use = _readable(read_line(line, facts, above))
    with desk.store.write() as transaction:
        digest = _free_digest(transaction, desk, facts, line, use)
        row = record_use(transaction, desk, facts, use, digest=digest, source=source)
    return Done(row, _RECORDED)


def record_use(
    transaction: Transaction,
    desk: Desk,
    facts: SheetFacts,
    use: PaperUse,
    *,
    digest: bytes,
    source: CardSource = CardSource.TYPED,
) -> LateRow:
    """Append the row of a readable line in the caller's transaction, and note its digest."""
    state = desk.store.state_in(transaction)
    reading = _reading(facts, use, source)
    verdict, _ = verdict_on(desk, reading, state, lambda tags: uses_of_in(transaction, tags))
    end = end_of_chain(transaction, state)
    by_face = verdict.kind in _BY_FACE
    unknown_format = use.code.format is None
    tickets = use.counts.tickets(verdict.card_kind)
    row = IssueRow(
        **header(desk, state, end),
        kind=RowKind.ISSUE,
        event=facts.event,
        **tagged(desk, state, use.code),
        tickets=tickets,
        lease=lease_for(transaction, desk, state, facts.event, tickets),
        verdict=verdict.kind.value,
        source=source,
        provisional=Provisional(format_unknown=unknown_format) if by_face else None,
        old_list=verdict.old_list,
        entered_late=True,
        used_at=use.used_at,
    )
    append_issue(transaction, end, row, use.code)
    paper.note_digest(transaction, digest, row.id)
    return LateRow(row.id, row.event, row.tickets, use.used_at, use.code.shortened, row.verdict)


def keep_for_mending(desk: Desk, sheet: Sheet, line: WrittenLine) -> Done[WaitingLine]:
    """Set a line aside that cannot be read, so that the next one can be written."""
    facts = sheet_facts(desk, sheet)
    problem = read_line(line, facts, None)
    kept = WaitingLine(
        id=new_id(desk.clock.now()),
        event=sheet.event,
        day=sheet.day,
        sheet="",
        position=0,
        line=line,
        problem=problem if isinstance(problem, LineProblem) else LineProblem.NOT_A_CODE,
        at=facts.now,
    )
    with desk.store.write() as transaction:
        paper.put_waiting(transaction, kept)
    return Done(kept, Changes())


def mend(
    desk: Desk, line_id: str, line: WrittenLine, *, as_written: bool = False
) -> Done[LateRow | None]:
    """Record a line that waited, as it was mended; with `as_written` also where its code fits no
    format. The value is None where the line no longer waits. Raises `CannotRead`, `StoreError`.
    """
    with desk.store.write() as transaction:
        waiting = paper.waiting_line(transaction, line_id)
        if waiting is None:
            return Done(None, Changes())
        facts = sheet_facts(desk, Sheet(waiting.event, waiting.day))
        use = _readable(read_line(line, facts, None, any_code=as_written))
        digest = _free_digest(transaction, desk, facts, line, use)
        row = record_use(transaction, desk, facts, use, digest=digest)
        paper.remove_waiting(transaction, line_id)
    return Done(row, _RECORDED)


def line_of(waiting: WaitingLine, **cells: str) -> WrittenLine:
    """The line that waits, with some of its cells mended."""
    return replace(waiting.line, **cells)


def leave_away(desk: Desk, line_id: str) -> bool:
    """A waiting line was none (crossed out, a heading): forget it, and its code. Whether it was
    there. Raises `StoreError`.
    """
    with desk.store.write() as transaction:
        return paper.remove_waiting(transaction, line_id)


def take_back(desk: Desk, row_id: str) -> Done[WrittenLine | None]:
    """Void a line that was entered by mistake today, and give what stood on it, to be written
    again; None once its code is erased. It may also come again from its file. Raises
    `CannotUndo`, `StoreError`.
    """
    with desk.store.read() as view:
        row, code = row_of(view, row_id), code_of(view, row_id)
    changes = undo(desk, row_id)
    with desk.store.write() as transaction:
        paper.forget_row(transaction, row_id)
    if not isinstance(row, IssueRow) or code is None:
        return Done(None, changes)
    return Done(_written(desk, row, code[0]), changes)


def _written(desk: Desk, row: IssueRow, code: str) -> WrittenLine:
    def count(*kinds: TicketKind) -> int:
        return sum(row.tickets.get(kind, 0) for kind in kinds)

    holders = count(TicketKind.HOLDER, TicketKind.WORKER)
    children = count(TicketKind.CHILD, TicketKind.GROUP_CHILD)
    assistants = count(TicketKind.ASSISTANT)
    at = desk.days().local(row.used_at or row.corrected_at)
    return WrittenLine(
        code=code,
        holders="" if holders == 1 else str(holders),
        children=str(children or ""),
        assistants=str(assistants or ""),
        time=f"{at:%H.%M}",
    )


def waiting_lines(desk: Desk) -> tuple[WaitingLine, ...]:
    """The lines that wait to be mended, in the order they came."""
    with desk.store.read() as view:
        return paper.waiting_lines(view)


def entered(desk: Desk, sheet: Sheet) -> tuple[LateRow, ...]:
    """The lines recorded for an event and a day, in the order they were entered."""
    days = desk.days()
    since, until = days.start_of(sheet.day), days.start_of(sheet.day + timedelta(days=1))
    event = desk.programme().id_now(sheet.event)
    with desk.store.read() as view:
        return paper.late_rows(view, event, since, until)


def _readable(use: PaperUse | LineProblem) -> PaperUse:
    if isinstance(use, LineProblem):
        raise CannotRead(use)
    return use


def _free_digest(
    transaction: Transaction, desk: Desk, facts: SheetFacts, line: WrittenLine, use: PaperUse
) -> bytes:
    """The digest of one more such line: the first number that is not taken."""
    keys = line_keys(desk, facts)
    while True:
        digests = [each.next(line, use) for each in keys]
        if not paper.known_digests(transaction, digests):
            return digests[0]


def _reading(facts: SheetFacts, use: PaperUse, source: CardSource) -> Reading:
    """The card as it was at the moment of use, with nobody at the counter to ask."""
    return Reading(
        text=use.code.text,
        source=source,
        event=facts.event,
        online=False,
        repeated=True,
        old_list_confirmed=True,
        at=use.used_at,
    )
