"""What the command line says when the register refuses something."""

from sync.server.handing_out.refusing import Problem, Refused

_SENTENCES = {
    Problem.NOT_A_CODE: "This is not a card code. Codes look like: {examples}",
    Problem.CHECK_DIGIT: "One character is wrong, by the check digit. Please read it again.",
    Problem.NOT_OF_REGION: "The region hands out no such codes. Its codes look like: {examples}",
    Problem.NOT_PRINTED: "No card with this code was printed. Please read it again.",
    Problem.CODE_EXISTS: "There is a card with this code already.",
    Problem.LOOKS_LIKE: (
        "A card handed out lately has nearly the same code. Please read this one again; if it is"
        " right, add --retyped."
    ),
    Problem.UNKNOWN_CARD: "There is no such card in the register.",
    Problem.NOT_IN_USE: "The card is not in use any more.",
    Problem.IN_USE: "The card is in use.",
    Problem.REPLACED: "The card was replaced by a new one.",
    Problem.BAD_DAY: "A day is written as YYYY-MM-DD.",
    Problem.DAY_PAST: "The day {day} is past.",
    Problem.DAY_TOO_FAR: "A card may be valid until {latest} at the latest.",
    Problem.BAD_CHILDREN: "The number of children is 0 to {most}.",
    Problem.NO_CHILDREN_ON_COMMUNITY: "A community card has no children of its own.",
    Problem.BAD_KIND: "A card is personal or community.",
    Problem.TWICE: "The same code stands in line {line} already.",
    Problem.COLUMNS: "The first line names the columns: {columns}",
    Problem.UNREADABLE: "This is no table of at most {most} lines in UTF-8.",
    Problem.UNKNOWN_LINE: "Line {line} is none that can be handed out.",
    Problem.BAD_FORMAT: "The example {example} does not fit the pattern.",
    Problem.BAD_PATTERN: (
        "The pattern is no regular expression, or one that could take long to try: no flags,"
        " references or look-arounds, and few parts of variable length, none of them repeated."
    ),
    Problem.BAD_FORMAT_ID: "An id has letters, digits and the signs - _ . only, at most 64.",
    Problem.BAD_GROUPING: "Groups have 1 to 64 characters each.",
    Problem.BAD_ITF_LENGTH: "ITF is read with a fixed, even number of digits only: --itf-length.",
    Problem.UNKNOWN_FORMAT: "There is no code format {format}.",
    Problem.NO_TRIAL: "Cards of the format {format} are valid everywhere.",
    Problem.LAST_FORMAT: "A network needs one code format at least, on each day.",
    Problem.CHANGED_MEANWHILE: "Somebody else changed it just now.",
    Problem.NO_POLICY: "Nothing begins on {day}.",
    Problem.IN_FORCE: "It is in force since {day}: put another one in its place.",
    Problem.BAD_COUNT: "At once, 1 to {most} codes are made.",
    Problem.UNKNOWN_ORGANISATION: (
        "There is no organisation {organisation}. List them with: boxoffice-server organisations"
    ),
    Problem.CLOSED_ORGANISATION: "{organisation} is closed and hands out no cards.",
    Problem.NO_ORGANISATION: "Say for which organisation: --organisation ID",
    Problem.UNKNOWN_REGION: "There is no region {region}. List them with: boxoffice-server regions",
    Problem.EMPTY_NAME: "A name is needed.",
    Problem.NAME_TAKEN: "There is one of this name already.",
    Problem.UNKNOWN_QUESTION: "There is no question {question}.",
    Problem.BAD_ANSWER: "This is no answer to the question {question}.",
}


def sentence(refused: Refused) -> str:
    """The sentence for a person who typed a command."""
    facts = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in refused.facts.items()
    }
    said = _SENTENCES[refused.problem].format(**facts)
    return f"Line {facts['at_line']}: {said}" if "at_line" in facts else said
