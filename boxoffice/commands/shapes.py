"""The JSON shapes of the commands, as docs/command-line.md promises them; they only grow."""

from collections.abc import Mapping
from datetime import date, datetime

from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.issues import GivenRow, LedgerLine
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.overview import Status
from boxoffice.store.identity import DeskIdentity
from sync.protocol.encoding import to_timestamp
from sync.protocol.keys import fingerprint
from sync.protocol.kinds import TicketKind


def moment(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, or null."""
    return None if at is None else to_timestamp(at)


def tickets(counts: Mapping[TicketKind, int]) -> dict[str, int]:
    """Counts by kind, without kinds that count nothing."""
    return {kind.value: count for kind, count in counts.items() if count}


def status(
    found: Status, identity: DeskIdentity, events: int, last_sync: datetime | None
) -> dict[str, object]:
    """Who the desk is, what it holds and what waits."""
    since = found.list_state.since
    return {
        "device": found.device,
        "name": found.desk,
        "venue": {"id": identity.venue.id, "name": identity.venue.name},
        "address": found.address,
        "fingerprint": fingerprint(identity.centre_key),
        "list": {
            "version": found.list_version,
            "count": found.list_count,
            "age": found.list_state.age.value,
            "age_seconds": None if since is None else int(since.total_seconds()),
        },
        "programme": {"version": found.programme_version, "events": events},
        "ledger": {
            "rows": found.rows,
            "acknowledged": found.rows - found.waiting.rows,
            "waiting": found.waiting.rows,
            "oldest_waiting": moment(found.waiting.oldest),
        },
        "everything_sent": found.waiting.rows == 0,
        "last_sync": moment(last_sync),
        "not_recorded": found.unrecorded,
        "clock_leapt": found.clock_leapt,
    }


def event(choice: EventChoice) -> dict[str, object]:
    """An event with its day and where it stands from now."""
    found = choice.event
    return {
        "id": found.id,
        "kind": found.kind.value,
        "sector": found.sector.value,
        "title": dict(found.title),
        "organiser": found.organiser,
        "place": found.place,
        "starts_at": moment(found.starts_at),
        "ends_at": moment(found.ends_at),
        "first_day": _day(found.first_day),
        "last_day": _day(found.last_day),
        "day": _day(choice.day),
        "timing": choice.timing.value,
        "children": found.children,
    }


def verdict(found: Verdict) -> dict[str, object]:
    """A verdict with what the clerk may do; the code is shortened."""
    code = found.code
    card = None
    if code is not None:
        card = {
            "shortened": code.shortened,
            "format": code.format.id if code.format else None,
            "kind": found.card_kind.value,
        }
    return {
        "verdict": found.kind.value,
        "event": found.event,
        "card": card,
        "action": found.action.value,
        "alternative": found.alternative.value if found.alternative else None,
        "allowances": [
            {"kind": each.kind.value, "remaining": each.remaining, "initial": each.initial}
            for each in found.allowances
        ],
        "given": [
            {
                "row": use.row_id,
                "tickets": tickets(use.tickets),
                "at": moment(use.at),
                "channel": use.channel.value,
                "here": use.here,
                "collected": use.collected,
            }
            for use in found.given
        ],
        "card_should_say": _day(found.card_should_say),
        "provisional": found.provisional,
        "old_list": found.old_list,
        "needs_confirmation": found.needs_confirmation,
    }


def given(row: GivenRow) -> dict[str, object]:
    """A row that was just recorded."""
    return {
        "row": row.row_id,
        "seq": row.seq,
        "event": row.event,
        "tickets": tickets(row.tickets),
        "verdict": row.verdict,
        "provisional": row.provisional,
        "at": moment(row.at),
    }


def ledger_line(line: LedgerLine) -> dict[str, object]:
    """A ledger row with what the centre answered."""
    return {
        "row": line.row_id,
        "incarnation": line.incarnation,
        "seq": line.seq,
        "kind": line.kind,
        "at": moment(line.at),
        "event": line.event,
        "tickets": tickets(line.tickets),
        "code": line.code,
        "of": line.of,
        "verdict": line.verdict,
        "hash": line.hash.hex(),
        "acknowledged": line.acknowledged,
        "outcome": line.outcome.value if line.outcome else None,
        "findings": [each.value for each in line.findings],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
