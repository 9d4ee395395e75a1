"""`boxoffice-server report`: uses by event and day, and how rows were judged."""

import argparse
import json
from collections.abc import Mapping
from datetime import date

from sync.protocol.encoding import to_timestamp
from sync.protocol.programme import Event, in_language
from sync.server.commands.enrol import COPIED
from sync.server.commands.terminal import (
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.judging.reporting import Report, make_report
from sync.server.judging.walk_ins import by_venue
from sync.server.store import devices, reports, venues
from sync.server.store.reports import ReportedRow


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `report` to the command line."""
    parser = commands.add_parser("report", help="uses by event and day, and verdicts")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument(
        "--rows", action="store_true", help="every stored row; with --json one object a line"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the report, or every row."""
    with opened_centre(options) as centre, centre.store.read() as connection:
        if options.rows:
            for row in reports.reported_rows(connection):
                _say_row(row, as_json=options.json)
            return 0
        walk_ins = by_venue(connection).values()
        merged = {walk_in: event for each in walk_ins for walk_in, event in each.merged.items()}
        desks = devices.all_devices(connection)
        copied = [each for each in desks if each.copied_at is not None]
        report = make_report(reports.reported_rows(connection), centre.network.days, merged)
        programmes = venues.events_by_venue(connection, cancelled_too=True).values()
        made = (each.open for each in walk_ins)
        events = {event.id: event for found in (*programmes, *made) for event in found}
    if options.json:
        say_json(_as_json(report, events) | {"copied_desks": [desk.id for desk in copied]})
    else:
        _say_report(report, events)
        _say_unknown(report, {desk.id: desk.name for desk in desks})
        for desk in copied:
            say(f"The desk {desk.name} ({desk.id}) was {COPIED}: see boxoffice-server enrol --list")
    return 0


def _say_row(row: ReportedRow, *, as_json: bool) -> None:
    if not as_json:
        say(f"{row.row_id}  {row.kind or 'unreadable'}  {row.outcome or 'unjudged'}")
        return
    shown = {
        "id": row.row_id,
        "hash": row.hash.hex(),
        "outcome": row.outcome,
        "findings": (row.findings or "").split(",") if row.findings else [],
        "device": row.device,
        "incarnation": row.incarnation,
        "branch": row.branch,
        "seq": row.seq,
        "venue": row.venue,
        "kind": row.kind,
        "of": row.of_row,
        "repeats": row.repeats,
        "received_at": to_timestamp(row.received_at),
    }
    say(json.dumps({key: value for key, value in shown.items() if value is not None}))


def _title(event_id: str, events: dict[str, Event]) -> str:
    event = events.get(event_id)
    return in_language(event.title, "en") if event else event_id


def _as_json(report: Report, events: dict[str, Event]) -> dict[str, object]:
    return {
        "rows": report.rows,
        "voids": report.voids,
        "outcomes": dict(sorted(report.outcomes.items())),
        "uses": [
            {
                "event": event,
                "title": _title(event, events),
                "day": day.isoformat(),
                "adults": uses.adults,
                "children": uses.children,
                "assistants": uses.assistants,
            }
            for (event, day), uses in sorted(report.uses.items())
        ],
        "unknown_cards": [
            {"device": device, "day": day.isoformat(), "cards": cards}
            for (device, day), cards in _by_day(report)
        ],
    }


def _by_day(report: Report) -> list[tuple[tuple[str, date], int]]:
    return sorted(report.unknown_cards.items(), key=lambda each: each[0][::-1])


def _say_unknown(report: Report, names: Mapping[str, str]) -> None:
    for (device, day), cards in _by_day(report):
        desk = f"{names.get(device, device)} ({device})"
        say(f"{day}  At the desk {desk}, {cards:,} cards were looked up that nobody knows.")


def _say_report(report: Report, events: dict[str, Event]) -> None:
    for (event, day), uses in sorted(report.uses.items(), key=lambda each: each[0][::-1]):
        say(
            f"{day}  {_title(event, events)}: adults {uses.adults}, children {uses.children}, "
            f"assistants {uses.assistants}"
        )
    if not report.uses:
        say("No tickets were given yet.")
    for outcome, count in sorted(report.outcomes.items()):
        say(f"{outcome}: {count:,}")
