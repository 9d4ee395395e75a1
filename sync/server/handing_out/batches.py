"""Cards handed out by the table: a preview of every line, then the whole of it or chosen lines."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sync.server.centre import Centre
from sync.server.csv_tables import BadColumns, BadTable, lines_of
from sync.server.handing_out import handing
from sync.server.handing_out.handing import Giver, Giving, HandOut
from sync.server.handing_out.reading import read_children, read_day, read_kind
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store.handing_out import door
from sync.server.store.handing_out.card_acts import Act
from sync.server.store.register import NewCard

COLUMNS = ("code", "last_valid_day", "kind", "child_allowance")
MOST_LINES = 2_000
_COLUMN_OF = {
    Problem.BAD_DAY: "last_valid_day",
    Problem.DAY_PAST: "last_valid_day",
    Problem.DAY_TOO_FAR: "last_valid_day",
    Problem.BAD_KIND: "kind",
    Problem.BAD_CHILDREN: "child_allowance",
    Problem.NO_CHILDREN_ON_COMMUNITY: "child_allowance",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it would be handed out, or what is wrong with it. `number` counts as editors do:
    the heading is line 1.
    """

    number: int
    written: Mapping[str, str]
    card: HandOut | None = None
    new: NewCard | None = field(default=None, repr=False)
    refused: Refused | None = None

    @property
    def column(self) -> str | None:
        """The column with the fault."""
        if self.refused is None:
            return None
        return _COLUMN_OF.get(self.refused.problem, "code")

    @property
    def is_doubtful(self) -> bool:
        """Whether it is handed out where it is chosen, but not with the whole."""
        return self.refused is not None and self.refused.problem is Problem.LOOKS_LIKE


def preview(centre: Centre, giver: Giver, data: bytes) -> list[Line]:
    """What every line of a table would do; nothing is done. Raises `Refused` for the table itself,
    or the organisation.
    """
    with door.reading(centre.store) as connection:
        giving = handing.begin_giving(connection, centre, giver, looks=True)
        return _lines(giving, data, frozenset())


def hand_out_batch(
    centre: Centre, giver: Giver, data: bytes, chosen: Collection[int] | None = None
) -> int:
    """Hand out every line of a table, or those of the chosen numbers, all or none; how many.

    Raises the first line's `Refused`, with its number as `at_line`; a chosen line that only looks
    like another card is handed out.
    """
    with door.writing(centre.store) as connection:
        giving = handing.begin_giving(connection, centre, giver)
        lines = _lines(giving, data, frozenset(chosen or ()))
        if chosen is not None:
            missing = sorted(set(chosen) - {each.number for each in lines})
            if missing:
                raise Refused(Problem.UNKNOWN_LINE, line=missing[0])
            lines = [each for each in lines if each.number in chosen]
        for line in lines:
            if line.refused is not None:
                raise Refused(line.refused.problem, **line.refused.facts, at_line=line.number)
        new = [each.new for each in lines if each.new is not None]
        handing.add_new(giving, new, Act.HANDED_OUT)
    return len(lines)


def _lines(giving: Giving, data: bytes, chosen: Collection[int]) -> list[Line]:
    first: dict[str, int] = {}
    lines = []
    for number, written in _written(data):
        line = Line(number, written)
        try:
            card = replace(_card(written), retyped=number in chosen)
            new = handing.checked(giving, card)
            counts = not chosen or number in chosen
            earlier = first.setdefault(new.code, number) if counts else number
            if earlier != number:
                raise Refused(Problem.TWICE, line=earlier)
            line = replace(line, card=card, new=new)
        except Refused as refused:
            line = replace(line, refused=refused)
        lines.append(line)
    return lines


def _written(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        yield from lines_of(data, COLUMNS, {"code"}, MOST_LINES)
    except BadColumns as error:
        raise Refused(Problem.COLUMNS, columns=list(COLUMNS)) from error
    except BadTable as error:
        raise Refused(Problem.UNREADABLE, most=MOST_LINES) from error


def _card(written: Mapping[str, str]) -> HandOut:
    return HandOut(
        written["code"],
        read_day(written["last_valid_day"]),
        read_children(written["child_allowance"]),
        read_kind(written["kind"]),
    )
