"""What the console says where the register refuses something, and at which field."""

from dataclasses import dataclass
from datetime import date

from sync.server.console.words import Language, day_in, translate, word
from sync.server.handing_out.refusing import Problem, Refused

CODE, DAY, CHILDREN, KIND, ORGANISATION, TABLE, NAME = (
    "code",
    "last_valid_day",
    "child_allowance",
    "kind",
    "organisation",
    "table",
    "name",
)
_SAID = {
    Problem.NOT_A_CODE: (CODE, word("This is not a card code. Codes look like: {examples}")),
    Problem.CHECK_DIGIT: (CODE, word("One character is wrong. Read the code once more.")),
    Problem.NOT_OF_REGION: (
        CODE,
        word("The region hands out no such cards. Its codes look like: {examples}"),
    ),
    Problem.NOT_PRINTED: (CODE, word("No card was printed with this code. Read it once more.")),
    Problem.CODE_EXISTS: (CODE, word("There is a card with this code already.")),
    Problem.LOOKS_LIKE: (
        CODE,
        word(
            "A card handed out lately has nearly the same code. Read this one once more: if it is"
            " the same again, it is right."
        ),
    ),
    Problem.UNKNOWN_CARD: (CODE, word("No card has this code. Look at each character once more.")),
    Problem.NOT_IN_USE: (CODE, word("This card is not in use any more.")),
    Problem.IN_USE: (CODE, word("This card is in use.")),
    Problem.REPLACED: (CODE, word("There is a new card in its place.")),
    Problem.BAD_DAY: (DAY, word("Write the day like 2027-03-14 or 14.3.2027.")),
    Problem.DAY_PAST: (DAY, word("This day is past.")),
    Problem.DAY_TOO_FAR: (DAY, word("At the latest {latest}.")),
    Problem.BAD_CHILDREN: (CHILDREN, word("A number from 0 to {most}.")),
    Problem.NO_CHILDREN_ON_COMMUNITY: (
        CHILDREN,
        word("A group card has no children of its own."),
    ),
    Problem.BAD_KIND: (KIND, word("It is personal or community.")),
    Problem.TWICE: (CODE, word("The same code stands in line {line} already.")),
    Problem.COLUMNS: (TABLE, word("The first line of the table names its columns: {columns}")),
    Problem.UNREADABLE: (TABLE, word("This is no table of at most {most} lines in UTF-8.")),
    Problem.UNKNOWN_LINE: (TABLE, word("Line {line} cannot be handed out.")),
    Problem.BAD_FORMAT_ID: ("code_format", word("Letters, digits and - _ . only, at most 64.")),
    Problem.BAD_PATTERN: (
        "pattern",
        word(
            "This is no regular expression, or one that could take long to try: no flags,"
            " references or look-arounds, and few parts of variable length, none of them repeated."
        ),
    ),
    Problem.BAD_FORMAT: ("example", word("The example does not fit the pattern.")),
    Problem.BAD_GROUPING: ("grouping", word("Groups have 1 to 64 characters each.")),
    Problem.BAD_ITF_LENGTH: (
        "itf_length",
        word("For ITF, and for it alone: an even number of digits."),
    ),
    Problem.NAME_TAKEN: (NAME, word("There is one of this name already.")),
    Problem.UNKNOWN_ORGANISATION: (ORGANISATION, word("Choose an organisation.")),
    Problem.NO_ORGANISATION: (ORGANISATION, word("Choose an organisation.")),
    Problem.CLOSED_ORGANISATION: (
        ORGANISATION,
        word("{organisation} is closed and hands out no cards."),
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with which field, in words."""

    field: str
    words: str


def fault(language: Language, refused: Refused) -> Fault:
    """The words for a refusal. What a form of the console cannot ask for has none: it is raised."""
    if refused.problem not in _SAID:
        raise refused
    field, said = _SAID[refused.problem]
    facts = {name: _word(language, value) for name, value in refused.facts.items()}
    return Fault(field, translate(language, said, **facts))


def _word(language: Language, value: object) -> str:
    if isinstance(value, date):
        return day_in(language, value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
