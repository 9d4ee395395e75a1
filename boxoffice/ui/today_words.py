"""The sentences of the Today screen: its lists, its buttons, and what it says of what was done."""

from datetime import date

from boxoffice.ui.language import translate
from boxoffice.ui.words import SEPARATOR, day_words


def heading(day: date) -> str:
    """The heading with the day."""
    return translate("Today", "Today") + SEPARATOR + day_words(day)


def tab(name: str, count: int = 0) -> str:
    """A list of the screen, with how many wait in it."""
    text = {
        "today": translate("Today", "Given today"),
        "waiting": translate("Today", "Not collected"),
        "other": translate("Today", "Other days and desks"),
    }[name]
    return f"{text} ({count})" if count else text


def label(name: str) -> str:
    """The label of a field, or the name of a list."""
    return {
        "events": translate("Today", "Events of the day"),
        "rows": translate("Today", "Given tickets"),
        "search": translate("Today", "Find by the last characters or the time"),
        "day": translate("Today", "Day"),
        "to_event": translate("Today", "Right event"),
        "which": translate("Today", "Which rows"),
    }[name]


def column(name: str) -> str:
    """The heading of a column."""
    return {
        "event": translate("Today", "Event"),
        "time": translate("Today", "Time"),
        "card": translate("Today", "Card"),
        "tickets": translate("Today", "Tickets"),
        "state": translate("Today", "State"),
        "note": translate("Today", "Note"),
    }[name]


def all_events() -> str:
    """The first line of the events: rows of all of them."""
    return translate("Today", "All events")


def unknown_event() -> str:
    """An event that the programme no longer has."""
    return translate("Today", "Event no longer in the programme")


def to_collect(count: int) -> str:
    """How many customers' tickets wait at an event."""
    return translate("Today", "%n to collect", "", count)


def choose_event() -> str:
    """What the choice of the right event says before there is one."""
    return translate("Today", "Choose the event")


def sold_out() -> str:
    """The mark at an event."""
    return translate("Today", "Sold out")


def act(name: str, count: int = 0) -> str:
    """The words of a button."""
    return {
        "sold_out": translate("Today", "Mark as sold out"),
        "not_sold_out": translate("Today", "There are tickets again"),
        "undo": translate("Today", "Undo"),
        "give_again": translate("Today", "Give again"),
        "correct": translate("Today", "Return or correct…"),
        "move": translate("Today", "Move to another event…"),
        "let_in": translate("Today", "Let in"),
        "release": translate("Today", "Release %n chosen", "", count),
        "release_all": translate("Today", "Release all %n", "", count),
        "wrong_count": translate("Today", "It was: wrong count"),
        "wrong_event": translate("Today", "It was: wrong event"),
        "returned": translate("Today", "It was: returned"),
        "not_collected": translate("Today", "It was: not collected"),
        "came_back": translate("Today", "%n ticket(s) came back", "", count),
        "was_wrong": translate("Today", "The count was wrong"),
        "move_now": translate("Today", "Move %n row(s)", "", count),
        "cancel": translate("Today", "Cancel"),
    }[name]


def totals(rows: int, counts: str) -> str:
    """How many rows are shown that stand, and their tickets."""
    return translate("Today", "%n row(s) that stand", "", rows) + SEPARATOR + counts


def empty(name: str) -> str:
    """What an empty list says."""
    return {
        "nothing": translate("Today", "Nothing has been given here today."),
        "not_found": translate("Today", "No row matches. Try only the last characters, or a time."),
        "collected": translate("Today", "Nothing waits to be collected."),
        "no_rows": translate("Today", "No rows are known of that day."),
    }[name]


def note(name: str) -> str:
    """What stands beside a row."""
    return {
        "phone": translate("Today", "By phone"),
        "collected": translate("Today", "Collected"),
        "other_desk": translate("Today", "Another desk"),
    }[name]


def void_reason(reason: str) -> str:
    """Why a row was taken back."""
    return {
        "mistake": translate("Today", "By mistake"),
        "wrong_count": translate("Today", "Wrong count"),
        "wrong_event": translate("Today", "Wrong event"),
        "returned": translate("Today", "Returned"),
        "not_collected": translate("Today", "Not collected"),
    }[reason]


def problem(outcome: str) -> str:
    """What the centre found in a row; nobody at the desk did wrong."""
    return {
        "quarantined": translate("Today", "The centre cannot read this row"),
        "unknown_card": translate("Today", "The register does not know this card yet"),
        "violation": translate("Today", "The card was not in use"),
        "double_issue": translate("Today", "More than the card allows"),
        "over_quota": translate("Today", "More than the quota"),
        "review": translate("Today", "Somebody looks at this at the centre"),
    }[outcome]


def unreadable_day() -> str:
    """What was written is no day."""
    return translate("Today", "Write a day that has been, like 24.11.2026.")


def correct_title(card: str, time: str, counts: str) -> str:
    """Which row is being corrected."""
    text = translate("Today", "{row}: how many tickets does the customer have now?")
    return text.format(row=SEPARATOR.join(part for part in (time, card, counts) if part))


def move_title(count: int) -> str:
    """What is being moved."""
    return translate("Today", "Move %n row(s) to the right event", "", count)


def scope(name: str, count: int, time: str = "", event: str = "") -> str:
    """Which rows a move takes along."""
    if name == "chosen":
        return translate("Today", "The %n chosen", "", count)
    text = translate("Today", "All %n of {event} since {time}", "", count)
    return text.format(event=event, time=time)


def moved(rows: int, passed_over: int, event: str) -> str:
    """What a move did."""
    text = translate("Today", "%n row(s) moved to {event}.", "", rows).format(event=event)
    if passed_over:
        text += " " + translate("Today", "%n stayed as before.", "", passed_over)
    return text


def released(rows: int) -> str:
    """What a release did."""
    return translate("Today", "%n row(s) released. Their tickets can be given again.", "", rows)


def done(name: str, card: str = "") -> str:
    """What an act did to one row."""
    return {
        "undone": translate("Today", "{card}: undone."),
        "reason": translate("Today", "{card}: the reason is kept."),
        "let_in": translate("Today", "{card}: let in."),
        "given_again": translate("Today", "{card}: given again."),
        "returned": translate("Today", "{card}: what came back is recorded."),
        "corrected": translate("Today", "{card}: corrected."),
    }[name].format(card=card)


def sold_out_done(event: str, marked: bool) -> str:
    """What a mark does."""
    text = (
        translate("Today", "{event} is sold out at this desk: no tickets are given for it.")
        if marked
        else translate("Today", "{event}: tickets are given again.")
    )
    return text.format(event=event)


def supervisor_needed() -> str:
    """Only a supervisor may do this, and nobody can be asked."""
    return translate("Today", "Only a supervisor may see or change other days and desks.")


def noted() -> str:
    """Looking at other days and desks leaves a trace."""
    return translate("Today", "Every look at other days and desks is written down.")


def read_card() -> str:
    """What stands in the search where a card was read: never its code."""
    return translate("Today", "card that was read")
