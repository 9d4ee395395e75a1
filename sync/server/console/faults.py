"""What the console says of fields that are wrong, each at its field."""

from collections.abc import Mapping

from sync.server.console.words import Language, translate, word
from sync.server.keeping.reading import Fault, Faulty, Wrong

_SAID = {
    Wrong.MISSING: word("This is needed."),
    Wrong.TOO_LONG: word("At most {most} letters."),
    Wrong.NOT_A_DAY: word("Write the day like 2027-03-14 or 14.3.2027."),
    Wrong.DAY_PAST: word("This day is past."),
    Wrong.NOT_A_TIME: word("Write the time like 19:00 or 19.00."),
    Wrong.NO_SUCH_TIME: word("The clocks are put forward over this time on that day."),
    Wrong.NOT_A_NUMBER: word("A whole number from {least} to {most}."),
    Wrong.NOT_NUMBERS: word("Whole numbers with spaces between, like 3 3 3."),
    Wrong.NOT_EUROS: word("Write the amount in euros, like 15 or 7.50."),
    Wrong.NOT_A_CHOICE: word("One of these: {choices}"),
    Wrong.BEFORE_FIRST: word("The last day is before the first one."),
    Wrong.OLD_BEFORE_FRESH: word("No less than the hours for which a list is fresh."),
    Wrong.ONLY_PERFORMANCE: word("Only a performance has a day of its own and a time."),
    Wrong.ONLY_STANDING: word("A performance has a day and a time instead."),
    Wrong.BAD_LINE: word("Line {line} is not a day with a time, like 14.3.2027 19:00."),
    Wrong.TOO_MANY: word("At most {most} at once."),
    Wrong.TWICE: word("The same day and time stands there twice."),
    Wrong.DESKS_IN_USE: word("Take its desks out of use first: {desks}"),
    Wrong.TAKEN: word("There is one of this name already."),
    Wrong.IS_THERE: word("The programme has this event already."),
    Wrong.SAME_LINE: word("Line {line} says the same already."),
    Wrong.COLUMNS: word(
        "The first line of the table names its columns, a title among them, and no others than"
        " those below."
    ),
    Wrong.UNREADABLE: word("This is no table of at most {most} lines in UTF-8."),
}


def said_of(language: Language, faulty: Faulty) -> dict[str, str]:
    """What is wrong, in words, by the name of the field."""
    return {each.field: words_of(language, each) for each in faulty.faults}


def words_of(language: Language, fault: Fault) -> str:
    """What is wrong with a field, in words."""
    facts: Mapping[str, object] = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in fault.facts.items()
    }
    return translate(language, _SAID[fault.wrong], **facts)
