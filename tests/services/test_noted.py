"""What a coordinator notes is settled at the desk: read for a while, and waiting for nobody."""

from datetime import datetime, timedelta
from pathlib import Path

from boxoffice.domain.matters import Matter, MatterKind
from boxoffice.services import inbox, issuing
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.shifts import shift
from boxoffice.store import schema
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.upgrading import upgrade
from sync.protocol.kinds import CardSource, Finding, TicketKind
from sync.protocol.messages import RowVerdict
from tests.support.desks import NOW, VALID, MadeUpDesk

H = TicketKind.HOLDER
DAY = timedelta(days=1)


def given(desk: Desk) -> str:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    return issuing.give(desk, verdict, {H: 1}).value.row_id


def tell(
    made: MadeUpDesk,
    desk: Desk,
    row: str,
    outcome: Finding = Finding.DOUBLE_ISSUE,
    noted_at: datetime | None = None,
) -> None:
    verdict = RowVerdict(row=row, outcome=outcome, judged_at=NOW, noted_at=noted_at)
    made.change(desk, verdicts=[verdict])


def lines(desk: Desk) -> tuple[list[Matter], list[Matter]]:
    found = inbox.inbox(desk)
    return list(found.matters), list(found.settled)


def test_it_leaves_what_waits_and_can_be_read_for_two_weeks(made: MadeUpDesk, desk: Desk) -> None:
    row = given(desk)
    tell(made, desk, row)
    assert [each.kind for each in lines(desk)[0]] == [MatterKind.GIVEN_TWICE]
    tell(made, desk, row, noted_at=NOW + DAY)
    for _ in range(2):
        waiting, (settled,) = lines(desk)
        assert waiting == []
        assert (settled.kind, settled.noted_at) == (MatterKind.GIVEN_TWICE, NOW + DAY)
        assert (settled.code, settled.event, settled.here) == ("…001", "concert", True)
        assert shift(desk).matters == 0
        # The same page once more changes nothing.
        tell(made, desk, row, noted_at=NOW + DAY)
    made.install(desk)
    made.clock.advance(15 * DAY)
    assert lines(desk)[1] != []
    made.clock.advance(timedelta(milliseconds=1))
    assert lines(desk)[1] == []


def test_judged_otherwise_it_is_open_again(made: MadeUpDesk, desk: Desk) -> None:
    row = given(desk)
    tell(made, desk, row, noted_at=NOW)
    tell(made, desk, row, Finding.VIOLATION)
    waiting, settled = lines(desk)
    assert ([each.kind for each in waiting], settled) == ([MatterKind.NOT_IN_USE], [])
    tell(made, desk, row, Finding.ACCEPTED)
    assert lines(desk) == ([], [])


def test_a_desk_that_noted_it_itself_still_reads_the_coordinators_word(
    made: MadeUpDesk, desk: Desk
) -> None:
    row = given(desk)
    tell(made, desk, row)
    inbox.note(desk, lines(desk)[0][0].key)
    assert lines(desk) == ([], [])
    tell(made, desk, row, noted_at=NOW)
    assert [each.key for each in lines(desk)[1]] == [f"double_issue:{row}"]


def test_the_desk_that_gave_first_is_told_too(made: MadeUpDesk, desk: Desk) -> None:
    given(desk)
    # Verdicts on rows that nothing is known of are nobody's matter here.
    tell(made, desk, "other-row")
    assert lines(desk) == ([], [])
    made.change(desk, uses=[made.use(VALID.code)])
    waiting, settled = lines(desk)
    assert [(each.kind, each.here, each.code) for each in waiting] == [
        (MatterKind.GIVEN_TWICE, False, "…001")
    ]
    assert settled == []
    tell(made, desk, "other-row", noted_at=NOW)
    waiting, settled = lines(desk)
    assert (waiting, [each.key for each in settled]) == ([], ["double_issue:other-row"])
    made.change(desk, uses=[made.use(VALID.code, voided=True)])
    assert lines(desk) == ([], [])


def test_a_centre_that_was_put_back_says_anew_what_is_noted(made: MadeUpDesk, desk: Desk) -> None:
    row = given(desk)
    made.change(desk, uses=[made.use(VALID.code)])
    tell(made, desk, row, noted_at=NOW)
    tell(made, desk, "other-row", noted_at=NOW)
    assert len(lines(desk)[1]) == 2
    made.replica(desk).start_over("gen-2")
    made.change(desk, uses=[made.use(VALID.code)])
    # It knows of no conflict any more, and told this desk's own row as it judged it then.
    tell(made, desk, row)
    waiting, settled = lines(desk)
    assert ([each.key for each in waiting], settled) == ([f"double_issue:{row}"], [])


def test_after_the_upgrade_a_desk_with_open_matters_hears_the_feed_again(
    made: MadeUpDesk, tmp_path: Path
) -> None:
    for outcome, cursor in (("double_issue", "0"), ("accepted", "41")):
        path = tmp_path / f"{outcome}.db"
        settings = FileSettings(path, durable=True)
        upgrade(path, made.store_key, "0006")
        older = connect(settings, made.store_key)
        older.execute("INSERT INTO marks VALUES ('changes_cursor', '41')")
        older.execute("INSERT INTO verdicts VALUES ('row', ?, '[]', 1)", (outcome,))
        older.close()
        schema.bring_forward(settings, made.store_key)
        opened = connect(settings, made.store_key)
        assert opened.execute("SELECT value FROM marks").fetchall() == [(cursor,)]
        opened.close()
