"""Many unknown cards at a desk: what counts, what does not, who is told, and what is kept."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from boxoffice.domain.face import Face
from boxoffice.domain.matters import MatterKind
from boxoffice.domain.unknown_cards import MANY
from boxoffice.domain.verdicts import Verdict
from boxoffice.services import inbox, issuing, noticing
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.signing_in import sign_in
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.store.tables import metadata
from sync.protocol.card_codes import CheckDigit, luhn_sum
from sync.protocol.clerks import Clerk, ClerkRole, Clerks, hash_pin
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.programme import ListPolicy
from sync.protocol.rows import UnknownCardsRow, read_row
from tests.support.desks import FORMAT, TODAY, VALID, MadeUpDesk

FACE = Face(date(2027, 1, 1))
KIELO, ESIKKO = "402917", "118203"


def unknown(number: int) -> str:
    return f"ESP5{number:05d}"


def look_up(desk: Desk, text: str, *, online: bool = True) -> Verdict:
    verdict = check(desk, text, CardSource.TYPED, "concert", online=online)
    noticing.note_unknown(desk, verdict)
    return verdict


def told(desk: Desk) -> list[UnknownCardsRow]:
    with desk.store.glance() as view:
        found = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
    rows = [read_row(bytes(body)) for (body,) in found]
    return [row for row in rows if isinstance(row, UnknownCardsRow)]


def dump(desk: Desk) -> dict[str, list[object]]:
    with desk.store.read() as view:
        return {
            name: [tuple(row) for row in view.execute(select(table))]
            for name, table in metadata.tables.items()
        }


def kinds(desk: Desk) -> list[MatterKind]:
    return [each.kind for each in inbox.inbox(desk).matters]


def test_many_unknown_cards_are_a_row_and_a_line_of_the_inbox(made: MadeUpDesk, desk: Desk) -> None:
    for number in range(MANY - 1):
        look_up(desk, unknown(number))
        made.clock.advance(timedelta(seconds=1))
    assert (told(desk), kinds(desk)) == ([], [])
    look_up(desk, unknown(MANY))
    (row,) = told(desk)
    assert (row.day, row.cards, row.clerk) == (TODAY, MANY, None)
    (matter,) = inbox.inbox(desk).matters
    assert (matter.kind, matter.rows, matter.code) == (MatterKind.MANY_UNKNOWN, MANY, None)
    inbox.note(desk, matter.key)
    assert kinds(desk) == []


def test_it_goes_to_the_centre_as_any_row(made: MadeUpDesk, desk: Desk) -> None:
    for number in range(MANY):
        look_up(desk, unknown(number))
    waiting = made.outbox(desk).outgoing(1, 500)
    assert waiting is not None
    assert [read_row(each) for each in waiting.rows] == told(desk)


def test_no_code_and_no_tag_is_kept(made: MadeUpDesk, desk: Desk) -> None:
    before = dump(desk)
    for number in range(MANY):
        look_up(desk, unknown(number), online=False)
    after = dump(desk)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"rows", "settings"}
    (counted,) = [each for each in after["settings"] if each not in before["settings"]]
    (row,) = told(desk)
    for text in (str(counted), row.to_bytes().decode()):
        assert not [number for number in range(MANY) if unknown(number)[3:] in text]
    assert set(row.model_dump()) >= {"day", "cards"}
    assert not {"tag", "epoch", "event"} & set(row.model_dump())


@pytest.mark.parametrize("online", [True, False])
def test_known_cards_and_other_texts_never_count(
    made: MadeUpDesk, desk: Desk, online: bool
) -> None:
    """Also what a scanner reads of another network's cards: texts that are no codes of ours."""
    for number in range(3 * MANY):
        for text in (VALID.code, "ESP000003", f"LIBRARY-{number}", f"{number:08d}"):
            look_up(desk, text, online=online)
    assert told(desk) == []


def test_unknown_cards_that_get_tickets_do_not_count(made: MadeUpDesk, desk: Desk) -> None:
    for number in range(2 * MANY):
        verdict = look_up(desk, unknown(number), online=False)
        issuing.give(desk, verdict, {TicketKind.HOLDER: 1}, face=FACE)
        assert look_up(desk, unknown(number), online=False).given, "let in: not unknown any more"
    assert told(desk) == []


def test_what_the_centre_knows_does_not_count(made: MadeUpDesk, desk: Desk) -> None:
    for number in range(2 * MANY):
        look_up(desk, unknown(number))
        noticing.note_known(desk)
    assert told(desk) == []


def test_a_desk_without_a_list_knows_nothing_either_way(made: MadeUpDesk) -> None:
    with made.open() as desk:
        made.programme(desk)
        for number in range(2 * MANY):
            look_up(desk, unknown(number), online=False)
        assert told(desk) == []


def test_a_region_that_keeps_no_list_has_no_unknown_cards(made: MadeUpDesk, desk: Desk) -> None:
    policy = desk.policy()
    off = policy.model_copy(update={"card_list": ListPolicy(use_list=False)})
    made.programme(desk, policy=off, version=2)
    for number in range(2 * MANY):
        look_up(desk, unknown(number), online=False)
    assert told(desk) == []


def test_failing_check_digits_count(made: MadeUpDesk, desk: Desk) -> None:
    checked = FORMAT.model_copy(update={"check_digit": CheckDigit.LUHN})
    made.programme(desk, formats=[checked], version=2)
    failing = [text for text in map(unknown, range(500)) if luhn_sum(text) % 10]
    for text in failing[:MANY]:
        assert look_up(desk, text).code is None
    assert [row.cards for row in told(desk)] == [MANY]


def test_six_hundred_cards_at_one_a_second_are_all_answered_at_once(
    made: MadeUpDesk, desk: Desk
) -> None:
    for number in range(600):
        assert look_up(desk, unknown(number)).kind == "not_on_list"
        assert check(desk, VALID.code, CardSource.TYPED, "concert", online=True).kind == "valid"
        made.clock.advance(timedelta(seconds=1))
    assert [row.cards for row in told(desk)] == [MANY], "said once, for an hour"


def test_only_a_supervisor_notes_it(made: MadeUpDesk, desk: Desk) -> None:
    for number in range(MANY):
        look_up(desk, unknown(number))
    known = (
        Clerk(name="Kielo", role=ClerkRole.CLERK, pin=hash_pin(KIELO)),
        Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin(ESIKKO)),
    )
    made.replica(desk).install_clerks(
        Clerks(device="desk-1", generation="gen-1", version=1, clerks=known, at=desk.now())
    )
    sign_in(desk, "Kielo", KIELO)
    found = inbox.inbox(desk)
    assert not found.supervised
    with pytest.raises(SupervisorNeeded):
        inbox.note(desk, found.matters[0].key)
    assert kinds(desk) == [MatterKind.MANY_UNKNOWN]
    sign_in(desk, "Esikko", ESIKKO)
    assert inbox.inbox(desk).supervised
    inbox.note(desk, found.matters[0].key)
    assert kinds(desk) == []
