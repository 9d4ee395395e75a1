"""Cards handed out by the table."""

import threading

import pytest

from sync.protocol.kinds import CardKind
from sync.server.centre import Centre
from sync.server.handing_out import handing
from sync.server.handing_out.batches import MOST_LINES, Line, hand_out_batch, preview
from sync.server.handing_out.handing import HandOut
from sync.server.handing_out.planning import plan
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import register, settings
from tests.server.cards import new_giver
from tests.support.network import code

TABLE = """code;last_valid_day;kind;child_allowance
KK710001;;;
kk 710 002;14.3.2027;community;

KK710003;2027-02-30;;
KK710004;2027-03-14;friend;
KK710005;;;many
KK710006;;;63
KK71;;;
KK000001;;;
KK710001;;;2
KK710007;2020-01-01;;
KK170008;;;
""".encode("utf-8-sig")


def test_every_faulty_line_is_told_by_number_and_column(centre: Centre) -> None:
    giver = new_giver(centre)
    handing.hand_out(centre, giver, HandOut(code(710008)))
    told = [
        (line.number, line.column, line.refused.problem)
        for line in preview(centre, giver, TABLE)
        if line.refused is not None
    ]
    assert told == [
        (5, "last_valid_day", Problem.BAD_DAY),
        (6, "kind", Problem.BAD_KIND),
        (7, "child_allowance", Problem.BAD_CHILDREN),
        (8, "child_allowance", Problem.BAD_CHILDREN),
        (9, "code", Problem.NOT_A_CODE),
        (10, "code", Problem.CODE_EXISTS),
        (11, "code", Problem.TWICE),
        (12, "last_valid_day", Problem.DAY_PAST),
        (13, "code", Problem.LOOKS_LIKE),
    ]


def test_looking_at_a_table_waits_for_nobody_and_keeps_nobody_waiting(centre: Centre) -> None:
    """A long table takes seconds, in which desks send and ask."""
    giver = new_giver(centre)
    seen: list[Line] = []

    def look() -> None:
        plan(centre, giver, HandOut(code(710001)))
        seen.extend(preview(centre, giver, TABLE))

    looking = threading.Thread(target=look)
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        looking.start()
        looking.join(30)
        assert not looking.is_alive()
    assert len(seen) == 11


def test_the_whole_or_nothing_is_handed_out(centre: Centre) -> None:
    giver = new_giver(centre)
    with pytest.raises(Refused) as refused:
        hand_out_batch(centre, giver, TABLE)
    assert refused.value.problem is Problem.BAD_DAY
    assert refused.value.facts["at_line"] == 5
    good = b"code,child_allowance\nKK710001,1\nKK710002,\n"
    assert hand_out_batch(centre, giver, good) == 2
    assert handing.look(centre, giver, "KK710001").child_allowance == 1
    with pytest.raises(Refused) as again:
        hand_out_batch(centre, giver, good)
    assert again.value.problem is Problem.CODE_EXISTS


def test_chosen_lines_are_handed_out(centre: Centre) -> None:
    giver = new_giver(centre)
    handing.hand_out(centre, giver, HandOut(code(710008)))
    assert hand_out_batch(centre, giver, TABLE, {3, 11, 13}) == 3
    assert handing.look(centre, giver, "KK710002").kind is CardKind.COMMUNITY
    assert handing.look(centre, giver, "KK710001").child_allowance == 2
    for chosen in ({5}, {4}, {99}):
        with pytest.raises(Refused):
            hand_out_batch(centre, giver, TABLE, chosen)
    with centre.store.read() as connection:
        assert register.card_with_code(connection, code(710004)) is None


def test_a_code_chosen_twice_is_handed_out_once_or_not(centre: Centre) -> None:
    giver = new_giver(centre)
    table = b"code\nKK710001\nKK710001\nKK710001\n"
    with pytest.raises(Refused) as refused:
        hand_out_batch(centre, giver, table, {3, 4})
    assert refused.value.problem is Problem.TWICE
    assert hand_out_batch(centre, giver, table, {4}) == 1


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (b"name\nx\n", Problem.COLUMNS),
        (b"code,name\nKK710001,x\n", Problem.COLUMNS),
        (b"", Problem.COLUMNS),
        (b"code\n\xff\xfe\n", Problem.UNREADABLE),
        (b'code\n"KK71\n', Problem.UNREADABLE),
        (b"code\n" + b"x\n" * (MOST_LINES + 1), Problem.UNREADABLE),
        (b"code\n" + b" " * (1 << 20), Problem.UNREADABLE),
    ],
    ids=["no-code", "a-name", "empty", "not-utf-8", "open-quote", "long", "large"],
)
def test_a_table_that_is_none_is_refused(centre: Centre, table: bytes, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        preview(centre, new_giver(centre), table)
    assert refused.value.problem is problem
