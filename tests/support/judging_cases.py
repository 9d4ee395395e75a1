"""The table of judging cases in tests/vectors, read into facts; as a program, it prints the lines
that docs/protocol.md holds of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sync.protocol.days import LocalDays
from sync.protocol.encoding import from_timestamp
from sync.protocol.kinds import CardStatus, Finding, TicketKind, VoidReason
from sync.protocol.programme import Event
from sync.protocol.rows import (
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    Provisional,
    Row,
    RowHeader,
    VoidRow,
)
from sync.server.judging.facts import CardFacts, CardState, FactRow, Facts, LeaseFacts

TABLE = Path(__file__).parent.parent / "vectors" / "judging_cases.json"


@dataclass(frozen=True)
class Case:
    """One row of the table: facts, and the findings of each row that they must lead to."""

    name: str
    facts: Facts
    expected: dict[str, tuple[Finding, ...]]

    @property
    def line(self) -> str:
        """The case as a line of the protocol document's table: each row in the order of the table,
        with its outcome and, behind a plus sign, what was found beside it.
        """
        found = [" + ".join(self.expected[fact.row_id]) for fact in self.facts.rows]
        return f"| {self.name} | {', '.join(each or 'accepted' for each in found)} |"


def read_cases() -> list[Case]:
    """All cases of the table."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return [
        Case(
            case["name"],
            _facts(table, case),
            {row: tuple(map(Finding, found)) for row, found in case["expect"].items()},
        )
        for case in table["cases"]
    ]


def _facts(table: Mapping[str, Any], case: Mapping[str, Any]) -> Facts:
    return Facts(
        rows=[_fact(table, each) for each in case["rows"]],
        cards={card: _card(card, states) for card, states in table["cards"].items()},
        events=_events(table["events"], case),
        list_issued={int(key): from_timestamp(at) for key, at in table["lists"].items()},
        days=LocalDays(zone=table["zone"], day_start=time.fromisoformat(table["day_start"])),
        leases={key: _lease(each) for key, each in case.get("leases", {}).items()},
    )


def _events(table: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Event]:
    """What each event stands for: itself, a walk-in event's row, or what that was merged into."""
    events = {key: Event.model_validate(each) for key, each in table.items()}
    for key, like in case.get("walk_ins", {}).items():
        events[key] = events[like].model_copy(update={"id": key})
    return events | {key: events[of] for key, of in case.get("merged", {}).items()}


def _lease(each: Mapping[str, Any]) -> LeaseFacts:
    return LeaseFacts(
        device=each["desk"],
        incarnation=each.get("incarnation", "first"),
        event=each["event"],
        units=each["units"],
        not_after=_moment(each.get("not_after", "19:00")),
        released_at=_moment(each["released"]) if "released" in each else None,
    )


def _card(card: str, states: list[dict[str, Any]]) -> CardFacts:
    return CardFacts(
        card,
        tuple(
            CardState(
                from_timestamp(each["since"]),
                CardStatus(each.get("status", "active")),
                date.fromisoformat(each["last_valid_day"]),
                each["child_allowance"],
            )
            for each in states
        ),
    )


def _moment(text: str) -> datetime:
    return from_timestamp(f"2026-04-25T{text}:00.000Z" if len(text) == len("HH:MM") else text)


def _fact(table: Mapping[str, Any], each: dict[str, Any]) -> FactRow:
    return FactRow(
        device=each["desk"],
        venue=table["desks"][each["desk"]],
        incarnation="first",
        seq=each["seq"],
        received_at=_moment(each.get("received", "20:00")),
        row=None if each.get("unreadable") else _row(each),
        row_id=each["id"],
        card=each.get("card"),
        device_revoked=each["desk"] in table["revoked"],
        branch=each.get("branch", 0),
    )


def _row(each: dict[str, Any]) -> Row | RowHeader:
    header: dict[str, Any] = {
        "id": each["id"],
        "device": each["desk"],
        "incarnation": "first",
        "seq": each["seq"],
        "made_at": _moment(each.get("made", each["at"])),
        "corrected_at": _moment(each["at"]),
        "anchor": _moment(each["anchor"]) if "anchor" in each else None,
        "list_version": each.get("list"),
    }
    if "void_of" in each:
        correction = each.get("correction")
        reason = VoidReason.WRONG_COUNT if correction else VoidReason.MISTAKE
        return VoidRow(**header, of=each["void_of"], reason=reason, correction=correction)
    if "collected" in each:
        return CollectedRow(**header, of=each["collected"])
    if "returns" in each:
        return LeaseReturnRow(
            **header, lease=each["returns"], event=each["event"], units=each["units"]
        )
    if "kind" in each:
        return RowHeader(**header, kind=each["kind"])
    printed = each.get("printed")
    return IssueRow(
        **header,
        event=each["event"],
        epoch=1,
        tag=b"\0" * 8,
        tickets={TicketKind(kind): count for kind, count in each["tickets"].items()},
        verdict="not_on_list" if printed else "valid",
        provisional=Provisional.model_validate(printed) if printed else None,
        correction=each.get("correction"),
        lease=each.get("lease"),
        entered_late="used_at" in each,
        used_at=_moment(each["used_at"]) if "used_at" in each else None,
    )


if __name__ == "__main__":
    print("\n".join(case.line for case in read_cases()))
