"""The changes feed: verdicts on a desk's rows and uses at the other desks of its venue."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sync.protocol.kinds import RowKind
from sync.protocol.messages import Changes, RowVerdict, Use
from sync.protocol.rows import IssueRow
from sync.server.centre import Centre
from sync.server.ledger.intake import read_stored
from sync.server.ledger.own_rows import ledgers_of
from sync.server.quotas.leasing import leases_of
from sync.server.store import chains, judgements, ledger
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.judgements import NumberedChange, Verdict
from sync.server.store.ledger import StoredRow
from sync.server.store.noted import noted_among

PAGE = 500


def changes_after(
    centre: Centre, device: Device, after: int, most: int = PAGE, nonce: str | None = None
) -> Changes:
    """The next page of a desk's feed behind a cursor; each row as it stands now. `nonce` is that of
    the desk's request.
    """
    now = centre.now()
    with centre.store.read() as connection:
        entries = judgements.changes_after(connection, device.venue, device.id, after, most + 1)
        page = entries[:most]
        latest = chains.latest_incarnation(connection, device.id)
        ledgers = ledgers_of(connection, device.id)
        verdicts, uses = _page(connection, device, page)
        more = len(entries) > most
        leases = () if more else leases_of(centre, connection, device)
    return Changes(
        device=device.id,
        after=after,
        cursor=page[-1].number if page else after,
        more=more,
        generation=centre.network.generation,
        incarnation=latest[0] if latest else None,
        acknowledged_seq=latest[1] if latest else 0,
        ledgers=ledgers,
        copied_at=device.copied_at,
        verdicts=tuple(verdicts),
        uses=tuple(uses),
        leases=leases,
        at=now,
        nonce=nonce,
    )


def _page(
    connection: Transaction, device: Device, page: Sequence[NumberedChange]
) -> tuple[list[RowVerdict], list[Use]]:
    ids = {entry.row_id: None for entry in page}
    rows = {row.row_id: row for row in ledger.rows_with_ids(connection, ids)}
    found = judgements.last_verdicts(connection, ids)
    told = {entry.row_id for entry in page if entry.device is not None}
    said = [
        found[row_id]
        for row_id in ids
        if row_id in found and (row_id in told or rows[row_id].device == device.id)
    ]
    seen_to = noted_among(connection, [each.judgement for each in said if each.needs_a_person])
    verdicts = [_verdict(each, seen_to) for each in said]
    open_to_all = {entry.row_id: None for entry in page if entry.device is None}
    issues = [rows[row_id] for row_id in open_to_all if rows[row_id].kind == RowKind.ISSUE.value]
    return verdicts, uses_told(connection, issues, device)


def uses_told(connection: Transaction, issues: Sequence[StoredRow], device: Device) -> list[Use]:
    """Which of these issues a desk is told of, as they stand now."""
    later = _later_rows(connection, issues)
    heard = [row for row in issues if _is_news(row, later.get(row.row_id, ()), device)]
    return [use for row in heard if (use := _use(row, later.get(row.row_id, ()))) is not None]


def _later_rows(
    connection: Transaction, issues: Sequence[StoredRow]
) -> Mapping[str, list[StoredRow]]:
    """The rows that speak of each issue: voids, collections."""
    found: dict[str, list[StoredRow]] = {}
    for later in ledger.rows_about(connection, [row.row_id for row in issues]):
        if later.of_row is not None:
            found.setdefault(later.of_row, []).append(later)
    return found


def _is_news(row: StoredRow, later: Sequence[StoredRow], device: Device) -> bool:
    """Whether a desk does not know of a use, or of what another desk did about its own."""
    return row.device != device.id or any(each.device != device.id for each in later)


def _verdict(verdict: Verdict, seen_to: Mapping[str, datetime]) -> RowVerdict:
    judgement = verdict.judgement
    return RowVerdict(
        row=judgement.row_id,
        outcome=judgement.outcome,
        findings=judgement.findings,
        judged_at=verdict.judged_at,
        noted_at=seen_to.get(judgement.row_id),
    )


def _use(row: StoredRow, later: Sequence[StoredRow]) -> Use | None:
    issue = read_stored(row.body)
    if not isinstance(issue, IssueRow):
        return None
    state = {each.kind for each in later}
    return Use(
        row=row.row_id,
        device=row.device,
        event=issue.event,
        epoch=issue.epoch,
        tag=issue.tag,
        tickets=dict(issue.tickets),
        at=_moment(issue),
        channel=issue.channel,
        collected=RowKind.COLLECTED.value in state,
        voided=RowKind.VOID.value in state,
    )


def _moment(issue: IssueRow) -> datetime:
    """The moment of use, also of a row typed from paper or in place of an earlier one."""
    return issue.used_at or issue.corrected_at
