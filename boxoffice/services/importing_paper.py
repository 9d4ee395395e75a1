"""Importing a paper table from a file: first a preview of every line, then all that can be read.

A second import of the same table records nothing twice, also where another program saved it again
or lines were added: the ledger keeps a digest of each line (`boxoffice.domain.paper_digests`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from boxoffice.domain.paper import (
    CELLS,
    LineProblem,
    PaperUse,
    SheetFacts,
    WaitingLine,
    WrittenLine,
    line_from,
    read_line,
)
from boxoffice.domain.topics import Changes, Done, Topic, changed
from boxoffice.printing.use_form import UseForm, use_form
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import (
    PaperLook,
    Sheet,
    first_moment,
    line_keys,
    look_at,
    record_use,
    sheet_facts,
)
from boxoffice.services.reading_tables import (
    CannotReadTable,
    FileProblem,
    Row,
    TableRow,
    read_table,
)
from boxoffice.store import paper
from boxoffice.store.database import Transaction
from sync.protocol.card_codes import recognise
from sync.protocol.encoding import new_id

_HEADINGS_WITHIN = 10
"""A table's headings stand in one of its first rows, below a title or the event."""
_AT_ONCE = 100
"""Lines recorded in one transaction; a crash between two is mended by importing again."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the file: its number there, what stands on it, and what would become of it.

    `problem` says why it cannot be read; `look` is the desk's word on it otherwise. `above` is the
    moment of the line above it. A line that is `known` was recorded (or set aside) before and is
    passed over.
    """

    number: int
    line: WrittenLine
    digest: bytes
    use: PaperUse | None
    look: PaperLook | None
    problem: LineProblem | None
    above: datetime | None
    before: tuple[bytes, ...] = ()
    """Digests of the line for walk-in events that became this event."""
    known: bool = False

    @property
    def digests(self) -> tuple[bytes, ...]:
        """All by which it may be known."""
        return self.digest, *self.before


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be imported: for which sheet, and line by line."""

    sheet: Sheet
    name: str
    lines: tuple[PreviewLine, ...]

    @property
    def readable(self) -> int:
        """How many lines would be recorded."""
        return sum(1 for each in self.lines if each.use is not None and not each.known)

    @property
    def faulty(self) -> int:
        """How many lines would wait to be mended."""
        return sum(1 for each in self.lines if each.problem is not None and not each.known)

    @property
    def known(self) -> int:
        """How many lines were met before."""
        return sum(1 for each in self.lines if each.known)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: lines recorded, set aside for mending, and passed over."""

    recorded: int
    to_fix: int
    known: int


def preview(desk: Desk, sheet: Sheet, path: Path) -> Preview:
    """Every line of a file, read and judged, nothing recorded. Raises `CannotReadTable`,
    `EventUnknown`, `NothingFetched`, `StoreError`.
    """
    facts = sheet_facts(desk, sheet)
    keys = line_keys(desk, facts)
    state, above = desk.store.state(), first_moment(desk, sheet)
    lines: list[PreviewLine] = []
    for number, line in _lines(read_table(path), facts):
        read = read_line(line, facts, above)
        use, problem = (None, read) if isinstance(read, LineProblem) else (read, None)
        found = look_at(desk, facts, use, state, desk.store.uses_of) if use else None
        digest, *before = (each.next(line, use) for each in keys)
        lines.append(PreviewLine(number, line, digest, use, found, problem, above, tuple(before)))
        above = use.used_at if use else above
    with desk.store.read() as view:
        known = _known(view, lines)
    marked = tuple(replace(each, known=each.digest in known) for each in lines)
    return Preview(sheet, path.name, marked)


def _known(view: Transaction, lines: Sequence[PreviewLine]) -> frozenset[bytes]:
    """The digests of those lines that were met before, also for a walk-in event that became this
    one.
    """
    found = paper.known_digests(view, [digest for each in lines for digest in each.digests])
    return frozenset(each.digest for each in lines if not found.isdisjoint(each.digests))


def import_lines(desk: Desk, found: Preview) -> Done[Imported]:
    """Record every readable line of a preview that is not known yet, and set the faulty ones
    aside. What other programs recorded since the preview is seen. Raises `StoreError`; lines
    recorded before it stay recorded, and the next import passes them over.
    """
    facts = sheet_facts(desk, found.sheet)
    recorded = to_fix = 0
    for start in range(0, len(found.lines), _AT_ONCE):
        some = found.lines[start : start + _AT_ONCE]
        with desk.store.write() as transaction:
            known = _known(transaction, some)
            for each in some:
                if each.digest in known:
                    continue
                if each.use is not None:
                    record_use(transaction, desk, facts, each.use, digest=each.digest)
                    recorded += 1
                elif each.problem is not None:
                    paper.put_waiting(transaction, _waiting(desk, facts, found, each))
                    paper.note_digest(transaction, each.digest, None)
                    to_fix += 1
    outcome = Imported(recorded, to_fix, len(found.lines) - recorded - to_fix)
    changes = changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA) if recorded else Changes()
    return Done(outcome, changes)


def _waiting(desk: Desk, facts: SheetFacts, found: Preview, line: PreviewLine) -> WaitingLine:
    return WaitingLine(
        id=new_id(desk.clock.now()),
        event=facts.event,
        day=facts.day,
        sheet=found.name,
        position=line.number,
        line=_on_its_own(line, facts),
        problem=line.problem or LineProblem.NOT_A_CODE,
        at=facts.now,
    )


def _on_its_own(found: PreviewLine, facts: SheetFacts) -> WrittenLine:
    """The line with the moment that the one above lent it, for it will stand alone."""
    if found.line.time.strip() or found.above is None:
        return found.line
    at = facts.days.local(found.above)
    return replace(found.line, time=f"{at:%d.%m.%Y %H:%M}", day="")


def _lines(rows: Sequence[TableRow], facts: SheetFacts) -> Iterator[tuple[int, WrittenLine]]:
    """The lines below the headings on which anything is written: a form's printed numbers alone
    are nothing, nor are totals and repeated headings. Raises `CannotReadTable`.
    """
    form = use_form()
    below, columns = _headings(rows, form, facts)
    for row in rows[below:]:
        cells = {name: _cell(row.cells, at) for name, at in columns.items() if name in CELLS}
        line = line_from(cells)
        if line.is_empty or form.is_total(row.cells) or form.column_named(line.code) == "code":
            continue
        yield row.number, line


def _headings(
    rows: Sequence[TableRow], form: UseForm, facts: SheetFacts
) -> tuple[int, Mapping[str, int]]:
    """Where the lines begin, and the place of each column by its name. Without headings the
    columns stand as on the form, or there is one column alone.
    """
    for index, row in enumerate(rows[:_HEADINGS_WITHIN]):
        named = [(form.column_named(cell), at) for at, cell in enumerate(row.cells)]
        columns: dict[str, int] = {}
        for name, at in named:
            if name is not None:
                columns.setdefault(name, at)
        if "code" in columns:
            return index + 1, columns
    as_printed = {column.id: at for at, column in enumerate(form.columns)}
    for columns in (as_printed, {"code": 0}):
        codes = (_cell(row.cells, columns["code"]) for row in rows)
        if any(recognise(code, facts.formats) for code in codes if code):
            return 0, columns
    raise CannotReadTable(FileProblem.NO_CODE_COLUMN)


def _cell(cells: Row, at: int) -> str:
    return cells[at] if at < len(cells) else ""
