"""Uses that are still typed into the national register: listed, marked, and then without a code."""

from datetime import timedelta

from boxoffice.domain.paper import WrittenLine
from boxoffice.domain.retyping import Period
from boxoffice.services import retyping
from boxoffice.services.desk import Desk, erase_codes
from boxoffice.services.entering_paper import Sheet, record, take_back
from boxoffice.store import tables
from sync.protocol.messages import Acknowledgement
from sync.protocol.programme import Policy
from tests.support.desks import GROUP, LAST_DAY, NOW, TODAY, VALID, MadeUpDesk


def _given(desk: Desk, code: str, event: str = "museum", time: str = "14.05", days: int = 0) -> str:
    sheet = Sheet(event, TODAY - timedelta(days=days))
    return record(desk, sheet, WrittenLine(code, time=time), None).value.row_id


def _acknowledge(desk: Desk, made: MadeUpDesk) -> None:
    outbox = made.outbox(desk)
    position = outbox.position()
    outgoing = outbox.outgoing(1, 500)
    assert outgoing is not None
    outbox.acknowledge(
        Acknowledgement(
            device="desk-1",
            incarnation="inc-1",
            acknowledged_seq=position.last_seq,
            head_hash=outgoing.head_hash,
            generation="gen-1",
            at=made.clock.now(),
        ),
        b"signed",
    )


def _codes(desk: Desk) -> list[str]:
    found = retyping.worklist(desk, Period.MONTH).lines
    return [line.code.text if line.code else "" for line in found]


def _retypes(desk: Desk, made: MadeUpDesk) -> None:
    made.programme(desk, policy=Policy(retype=True), version=2)


def test_uses_stand_in_event_order(desk: Desk) -> None:
    _given(desk, VALID.code, "museum", "10.00")
    _given(desk, LAST_DAY.code, "matinee", "17.00")
    _given(desk, GROUP.code, "matinee", "16.00")
    taken = _given(desk, VALID.code, "matinee", "15.00")
    take_back(desk, taken)
    found = retyping.worklist(desk, Period.OPEN)
    assert [(group.event_id, len(group.lines)) for group in found.events] == [
        ("museum", 1),
        ("matinee", 2),
    ]
    assert [line.code.text for line in found.lines if line.code] == [
        VALID.code,
        GROUP.code,
        LAST_DAY.code,
    ]
    assert not found.wanted


def test_periods(desk: Desk) -> None:
    for days in (0, 3, 10, 40):
        _given(desk, VALID.code, days=days)
    counts = {period: len(retyping.worklist(desk, period).lines) for period in Period}
    assert counts == {Period.OPEN: 4, Period.TODAY: 1, Period.WEEK: 2, Period.MONTH: 3}


def test_marks_are_set_and_taken_back(desk: Desk) -> None:
    row = _given(desk, VALID.code)
    retyping.mark(desk, [row])
    retyping.mark(desk, [row])
    assert retyping.worklist(desk, Period.OPEN).lines == ()
    assert retyping.worklist(desk, Period.TODAY).lines[0].retyped
    retyping.mark(desk, [row], done=False)
    assert len(retyping.worklist(desk, Period.OPEN).lines) == 1


def test_whoever_makes_a_list_with_codes_is_noted(desk: Desk) -> None:
    retyping.note_list_made(desk)
    with desk.store.read() as view:
        (noted,) = view.execute(tables.look_ups.select()).all()
    assert (noted.act, noted.clerk, noted.row) == ("worklist", desk.clerk, None)


def test_codes_stay_until_their_use_is_retyped(desk: Desk, made: MadeUpDesk) -> None:
    _retypes(desk, made)
    first, second = _given(desk, VALID.code), _given(desk, LAST_DAY.code)
    _acknowledge(desk, made)
    made.clock.advance(timedelta(days=20))
    retyping.mark(desk, [first])
    assert erase_codes(desk) == 0  # the mark may be taken back today
    made.clock.advance(timedelta(days=1))
    assert erase_codes(desk) == 1
    assert sorted(_codes(desk)) == ["", LAST_DAY.code]
    made.clock.advance(timedelta(days=98))
    assert erase_codes(desk) == 0
    made.clock.advance(timedelta(days=1))
    assert erase_codes(desk) == 1
    with desk.store.read() as view:
        assert view.execute(tables.codes.select()).all() == []
    assert second != first


def test_a_mark_erases_nothing_that_the_centre_has_not_confirmed(
    desk: Desk, made: MadeUpDesk
) -> None:
    _retypes(desk, made)
    retyping.mark(desk, [_given(desk, VALID.code)])
    made.clock.advance(timedelta(days=2))
    assert erase_codes(desk) == 0


def test_the_code_of_a_voided_use_goes_as_ever(desk: Desk, made: MadeUpDesk) -> None:
    _retypes(desk, made)
    take_back(desk, _given(desk, VALID.code))
    _given(desk, LAST_DAY.code)
    _acknowledge(desk, made)
    made.clock.advance(timedelta(days=36))
    assert erase_codes(desk) == 1


def test_what_waits_from_before_today_is_told(desk: Desk, made: MadeUpDesk) -> None:
    row = _given(desk, VALID.code)
    assert retyping.reminder(desk) is None
    _retypes(desk, made)
    assert retyping.reminder(desk) is None
    made.clock.advance(timedelta(days=1))
    found = retyping.reminder(desk)
    assert found is not None
    assert found.lines == 1
    assert found.oldest == NOW - timedelta(hours=3, minutes=55)
    assert found.codes_until == found.oldest + timedelta(days=120)
    retyping.mark(desk, [row])
    assert retyping.reminder(desk) is None
