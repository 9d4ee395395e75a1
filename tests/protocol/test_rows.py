"""Ledger rows: written once, read by any version, refused only where they are not rows."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sync.protocol.kinds import (
    CardSource,
    Channel,
    EventKind,
    ReincarnationReason,
    RowKind,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.programme import Event, Limit
from sync.protocol.rows import (
    BadRow,
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    Provisional,
    ReincarnationRow,
    RowHeader,
    UnknownCardsRow,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    read_row,
    write_row,
)
from sync.protocol.versions import MAX_ROW_BYTES

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
HEADER = {
    "id": "r1",
    "device": "desk",
    "incarnation": "first",
    "seq": 1,
    "made_at": NOW,
    "corrected_at": NOW,
}
ISSUE = IssueRow.model_validate(
    {
        **HEADER,
        "event": "concert",
        "epoch": 1,
        "tag": b"\xff" * 8,
        "tickets": {TicketKind.HOLDER: 1, TicketKind.CHILD: 2},
        "verdict": "valid",
    }
)


@pytest.mark.parametrize(
    "row",
    [
        ISSUE,
        ISSUE.model_copy(
            update={
                "anchor": NOW,
                "list_version": 7,
                "programme_version": 3,
                "clerk": "aino",
                "source": CardSource.PICTURE,
                "channel": Channel.PHONE,
                "provisional": Provisional(last_valid_day=date(2027, 3, 14), children=2),
                "old_list": True,
                "reasons": ("venue_decided",),
                "lease": "lease",
                "correction": "c1",
                "entered_late": True,
                "used_at": NOW,
            }
        ),
        VoidRow.model_validate({**HEADER, "of": "r0", "reason": VoidReason.MISTAKE}),
        VoidRow.model_validate(
            {**HEADER, "of": "r0", "reason": VoidReason.WRONG_COUNT, "correction": "c1"}
        ),
        CollectedRow.model_validate({**HEADER, "of": "r0"}),
        WalkInChangeRow.model_validate({**HEADER, "of": "r0", "title": {"sv": "Gården"}}),
        WalkInChangeRow.model_validate({**HEADER, "of": "r0", "withdrawn": True}),
    ],
)
def test_a_row_reads_back(row: IssueRow | VoidRow | CollectedRow | WalkInChangeRow) -> None:
    data = write_row(row)
    assert read_row(data) == row
    assert write_row(row) == data
    assert json.loads(data)["kind"] == row.kind


def test_an_issue_on_the_wire() -> None:
    assert json.loads(write_row(ISSUE)) == {
        "v": 1,
        "id": "r1",
        "kind": "issue",
        "device": "desk",
        "incarnation": "first",
        "seq": 1,
        "made_at": "2026-04-25T16:00:00.000Z",
        "corrected_at": "2026-04-25T16:00:00.000Z",
        "event": "concert",
        "epoch": 1,
        "tag": "__________8",
        "tickets": {"holder": 1, "child": 2},
        "verdict": "valid",
        "source": "typed",
        "channel": "counter",
        "old_list": False,
        "reasons": [],
        "entered_late": False,
    }


def test_a_row_of_a_later_kind_is_read_by_its_header() -> None:
    row = read_row(_json(kind="drawing", title="Pop-up", seq=4))
    assert type(row) is RowHeader
    assert (row.kind, row.seq, row.id) == ("drawing", 4, "r1")


def test_fields_of_later_versions_are_passed_over() -> None:
    row = read_row(_json(kind="collected", of="r0", v=2, colour="red"))
    assert isinstance(row, CollectedRow)
    assert (row.v, row.of) == (2, "r0")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": None},
        {"kind": 5},
        {"kind": []},
        {"kind": {}},
        {"seq": 0},
        {"seq": "x"},
        {"id": ""},
        {"id": "a b"},
        {"made_at": "2026-04-25T16:00:00"},
        {"made_at": 1777132800},
        {"corrected_at": None},
        {"kind": "void"},
        {"kind": "void", "of": "r0", "reason": "anger"},
        {"kind": "issue"},
        {"kind": "issue", "tickets": {"friend": 1}},
        {"kind": "collected", "of": 5},
        {"kind": "collected", "of": "r0", "list_version": 2**31},
        {"kind": "collected", "of": "r0", "seq": 2**63},
    ],
)
def test_a_row_that_says_something_impossible_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadRow):
        read_row(_json(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"tickets": {"holder": -1}},
        {"tickets": {"holder": 1000}},
        {"tickets": {"friend": 1}},
        {"tag": "not base64url!"},
        {"epoch": -1},
        {"epoch": 2**31},
        {"verdict": None},
        {"used_at": "yesterday"},
        {"provisional": {"children": -1}},
        {"provisional": {"last_valid_day": "soon"}},
        {"channel": "pigeon"},
    ],
)
def test_an_issue_that_says_something_impossible_is_refused(change: dict[str, object]) -> None:
    whole = json.loads(write_row(ISSUE))
    with pytest.raises(BadRow):
        read_row(json.dumps(whole | change).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"5",
        b"[]",
        b'"issue"',
        b"{",
        b"{}",
        b"\xff\xfe",
        b"[" * 8000,
        b'{"a":' * 3000,
        b'{"kind":"issue","seq":' + b"9" * 5000 + b"}",
        b'{"kind":"\\ud800"}',
    ],
)
def test_bytes_that_are_no_row_are_refused(data: bytes) -> None:
    with pytest.raises(BadRow):
        read_row(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    ),
    st.sampled_from([*sorted(json.loads(write_row(ISSUE))), "of", "reason", "provisional"]),
)
def test_no_value_of_any_field_breaks_reading(value: object, field: str) -> None:
    whole = json.loads(write_row(ISSUE))
    data = json.dumps(whole | {field: value}).encode()
    try:
        read_row(data)
    except BadRow:
        assert field not in ("of", "reason")


@given(st.binary(max_size=200))
def test_no_bytes_break_reading(data: bytes) -> None:
    with pytest.raises(BadRow):
        read_row(data)


def test_a_row_is_at_most_16_kib() -> None:
    def sized(letters: int) -> IssueRow:
        return ISSUE.model_copy(update={"verdict": "x" * letters})

    room = MAX_ROW_BYTES - len(write_row(sized(0)))
    assert len(write_row(sized(room))) == MAX_ROW_BYTES
    with pytest.raises(BadRow, match="16 KiB"):
        write_row(sized(room + 1))


def test_a_row_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        ISSUE.seq = 2  # type: ignore[misc]


def test_every_kind_of_row_is_readable() -> None:
    rows = (
        ISSUE,
        VoidRow.model_validate({**HEADER, "of": "r0", "reason": VoidReason.MISTAKE}),
        CollectedRow.model_validate({**HEADER, "of": "r0"}),
        WalkInChangeRow.model_validate({**HEADER, "of": "r0", "withdrawn": True}),
        LeaseReturnRow.model_validate({**HEADER, "lease": "l1", "event": "e1", "units": 3}),
        read_row(_json(**WALK_IN)),
        ReincarnationRow.model_validate(
            {
                **HEADER,
                "previous": "i0",
                "previous_seq": 0,
                "previous_hash": bytes(32),
                "reason": ReincarnationReason.CLOSED,
            }
        ),
        UnknownCardsRow.model_validate({**HEADER, "day": "2026-04-25", "cards": 40}),
    )
    assert {row.kind for row in rows} == set(RowKind)


def _json(**change: object) -> bytes:
    header = HEADER | {"made_at": "2026-04-25T16:00:00.000Z", "kind": "collected", "of": "r0"}
    return json.dumps(header | {"corrected_at": "2026-04-25T16:00:00.000Z"} | change).encode()


WALK_IN = {
    "kind": "walk_in_event",
    "event_kind": "performance",
    "sector": "culture",
    "title": {"fi": "Pihakonsertti"},
    "organiser": "April Jazz",
    "place": "Piha",
    "starts_at": "2026-04-25T16:00:00.000Z",
    "limits": [{"ticket_kind": "holder", "count": 1}],
}


def test_a_walk_in_event_is_known_by_the_id_of_its_row() -> None:
    row = read_row(_json(**WALK_IN))
    assert isinstance(row, WalkInEventRow)
    assert row.event == Event(
        id="r1",
        kind=EventKind.PERFORMANCE,
        sector=Sector.CULTURE,
        title={"fi": "Pihakonsertti"},
        organiser="April Jazz",
        place="Piha",
        starts_at=datetime(2026, 4, 25, 16, 0, tzinfo=UTC),
        limits=(Limit(ticket_kind=TicketKind.HOLDER, count=1),),
    )
    assert read_row(write_row(row)) == row


@pytest.mark.parametrize(
    "change",
    [
        {"title": {}},
        {"title": {"fi": ""}},
        {"title": {"fi": "a" * 81}},
        {"title": {"fi": "a\nb"}},
        {"title": {"de": "Konzert"}},
        {"place": None},
        {"organiser": "\x1b[2J"},
        {"event_kind": "party"},
        {"limits": [{"ticket_kind": "holder"}] * 21},
    ],
)
def test_a_walk_in_event_that_no_desk_could_show_cannot_be_read(change: dict[str, object]) -> None:
    with pytest.raises(BadRow):
        read_row(_json(**(WALK_IN | change)))
