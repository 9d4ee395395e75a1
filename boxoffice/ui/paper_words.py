"""The sentences of paper entry: its lists, its line, its files and its prints."""

from datetime import datetime, timedelta

from boxoffice.ui.language import translate
from boxoffice.ui.words import date_words, day_words, time_words


def heading() -> str:
    """The heading of the page."""
    return translate("Paper", "Paper entry")


def tab(name: str, count: int = 0) -> str:
    """A list of the page, with how many wait in it."""
    text = {
        "lines": translate("Paper", "Lines"),
        "to_fix": translate("Paper", "To fix"),
        "register": translate("Paper", "To retype"),
    }[name]
    return f"{text} ({count})" if count else text


def label(name: str) -> str:
    """The label of a field."""
    return {
        "event": translate("Paper", "Event"),
        "day": translate("Paper", "Day"),
        "code": translate("Paper", "Card code"),
        "children": translate("Paper", "Children"),
        "assistants": translate("Paper", "Assistants"),
        "time": translate("Paper", "Time"),
        "holders": translate("Paper", "Cardholders"),
    }[name]


def choose_event() -> str:
    """What the choice of the event says before there is one."""
    return translate("Paper", "Choose the event")


def unreadable_day() -> str:
    """What was written is no day, or one ahead."""
    return translate("Paper", "Write a day that has been, like 24.11.2026.")


def keys() -> str:
    """How a line is written, said once above it."""
    return translate(
        "Paper",
        "Tab goes to the next field, Enter records the line. A scan fills the code.",
    )


def act(name: str, count: int = 0) -> str:
    """The words of a button."""
    return {
        "record": translate("Paper", "Record the line"),
        "take_back": translate("Paper", "Take back the last line"),
        "take_back_chosen": translate("Paper", "Take back the chosen line"),
        "import": translate("Paper", "Import a table…"),
        "print_forms": translate("Paper", "Print 5 blank forms"),
        "save_forms": translate("Paper", "Save blank forms…"),
        "as_written": translate("Paper", "Record as written"),
        "leave_away": translate("Paper", "Not a line: leave it out"),
        "record_preview": translate("Paper", "Record %n line(s)", "", count),
        "cancel_preview": translate("Paper", "Cancel"),
        "mark_all": translate("Paper", "Mark all as retyped"),
        "print_list": translate("Paper", "Print the list"),
        "save_list": translate("Paper", "Save the list…"),
    }[name]


def column(name: str) -> str:
    """The heading of a column of the lists."""
    return {
        "number": translate("Paper", "Line"),
        "card": translate("Paper", "Card"),
        "tickets": translate("Paper", "Tickets"),
        "time": translate("Paper", "Time"),
        "day": translate("Paper", "Day"),
        "verdict": translate("Paper", "What the desk says"),
        "written": translate("Paper", "As written"),
        "problem": translate("Paper", "What to fix"),
        "event": translate("Paper", "Event"),
        "code": translate("Paper", "Card code"),
        "retyped": translate("Paper", "Retyped"),
        "outcome": translate("Paper", "What becomes of it"),
    }[name]


def verdict(kind: str) -> str:
    """The verdict beside a line: short, and as of the moment of use."""
    return {
        "valid": translate("Paper", "Valid"),
        "valid_last_day": translate("Paper", "Valid, on its last day"),
        "has_tickets": translate("Paper", "Had tickets before"),
        "used": translate("Paper", "Already used"),
        "expired": translate("Paper", "Past its last valid day"),
        "blocked": translate("Paper", "Card not in use"),
        "not_on_list": translate("Paper", "Not on the list"),
        "not_a_code": translate("Paper", "Recorded as written"),
        "no_quota": translate("Paper", "More than the quota"),
        "not_valid_here": translate("Paper", "Not valid here yet"),
    }[kind]


def taken_back() -> str:
    """A line that was undone."""
    return translate("Paper", "Taken back")


def problem(kind: str, example: str = "") -> str:
    """What is wrong with a line, and how it should look."""
    text = {
        "no_code": translate("Paper", "The card code is missing."),
        "not_a_code": translate("Paper", "This is no card code. One looks like {example}."),
        "count_unreadable": translate("Paper", "Write how many as a number, such as 2."),
        "no_tickets": translate("Paper", "No ticket stands on this line."),
        "no_time": translate("Paper", "The time is missing, such as 14:05."),
        "time_unreadable": translate("Paper", "Write the time like 14:05."),
        "in_the_future": translate("Paper", "This time has not been yet. Check day and time."),
    }[kind]
    return text.format(example=example)


def again_sets_aside() -> str:
    """What a second Enter does with a line that cannot be read."""
    return translate("Paper", "Correct it, or press Enter again to leave it for later in “To fix”.")


def again_records() -> str:
    """What a second Enter does with a line whose verdict is worth a look."""
    return translate("Paper", "Compare with the paper. Enter again records it as it is.")


def should_say(moment: datetime) -> str:
    """The printed day of a valid card, so that a mistyped digit is seen."""
    text = translate("Paper", "Last valid day {day}.")
    return text.format(day=date_words(moment.date()))


def recorded(card: str, tickets: str, at: datetime) -> str:
    """The line that was just recorded."""
    text = translate("Paper", "Recorded: {card}, {tickets}, {time}")
    return text.format(card=card, tickets=tickets, time=time_words(at))


def set_aside() -> str:
    """The line waits in the other list."""
    return translate("Paper", "Left for later in “To fix”.")


def totals(lines: int, tickets: str) -> str:
    """The sum under the list."""
    if not lines:
        return translate("Paper", "No lines yet for this event and day.")
    return translate("Paper", "%n line(s)", "", lines) + f" · {tickets}"


def mending(sheet: str, line: int, event: str, day: str) -> str:
    """Which line is being mended."""
    if not sheet:
        return translate("Paper", "Typed here for {event}, {day}.").format(event=event, day=day)
    text = translate("Paper", "Line {line} of {sheet}, for {event}, {day}.")
    return text.format(line=line, sheet=sheet, event=event, day=day)


def nothing_to_fix() -> str:
    """No line waits."""
    return translate("Paper", "Nothing waits to be fixed.")


def preview_note(name: str) -> str:
    """What the preview is."""
    text = translate("Paper", "This is what {name} holds. Nothing is recorded yet.")
    return text.format(name=name)


def preview_totals(readable: int, faulty: int, known: int) -> str:
    """What would become of a file's lines."""
    parts = [translate("Paper", "%n line(s) to record", "", readable)]
    if faulty:
        parts.append(translate("Paper", "%n to fix afterwards", "", faulty))
    if known:
        parts.append(translate("Paper", "%n here already", "", known))
    return " · ".join(parts)


def known_line() -> str:
    """A line of a file that was met before."""
    return translate("Paper", "Here already")


def imported(recorded_lines: int, to_fix: int, known: int) -> str:
    """What an import did."""
    text = translate("Paper", "%n line(s) recorded", "", recorded_lines)
    rest = preview_totals(0, to_fix, known).split(" · ")[1:]
    return " · ".join([text, *rest])


def file_problem(kind: str) -> str:
    """Why a file cannot be imported, and what to do."""
    return {
        "unreadable": translate("Paper", "The file cannot be opened. Copy it to this computer."),
        "not_a_table": translate("Paper", "This is no table, or it is damaged. Save it again."),
        "old_format": translate(
            "Paper", "This kind of file is not read. Save it as .xlsx or .csv, without a password."
        ),
        "too_large": translate("Paper", "The table is too large: at most 2000 lines at a time."),
        "empty": translate("Paper", "The table is empty."),
        "no_code_column": translate(
            "Paper", "No column of card codes was found. Give it the heading “Card code”."
        ),
    }[kind]


def file_kinds() -> str:
    """The files that can be imported, for the system's dialog."""
    return translate("Paper", "Tables")


def printed(what: str) -> str:
    """Something went to the printer or into a file."""
    return {
        "forms": translate("Paper", "The blank forms went to the printer."),
        "list": translate("Paper", "The list went to the printer. Shred it after entry."),
        "saved_forms": translate("Paper", "The blank forms are saved."),
        "saved_list": translate("Paper", "The list is saved. Delete the file after entry."),
    }[what]


def period(name: str) -> str:
    """Which uses the register list shows."""
    return {
        "open": translate("Paper", "Not retyped yet"),
        "today": translate("Paper", "Today"),
        "week": translate("Paper", "7 days"),
        "month": translate("Paper", "31 days"),
    }[name]


def list_title() -> str:
    """The title of the printed register list."""
    return translate("Paper", "Uses to retype into the register")


def list_note() -> str:
    """What makes this list unlike every other."""
    return translate("Paper", "This list holds card codes. Shred it after entry.")


def retype_reminder(lines: int, since: datetime, until: datetime, now: datetime) -> str:
    """What waits to be retyped, and how long its codes stay."""
    left = max(timedelta(0), until - now).days
    text = translate("Paper", "%n use(s) wait to be retyped", "", lines)
    text += translate("Paper", ", the oldest of {day}.").format(day=date_words(since.date()))
    more = translate("Paper", "The first codes are erased in %n day(s).", "", left)
    return f"{text} {more}"


def retype_keys() -> str:
    """How a use is marked, said once above the list."""
    return translate("Paper", "Arrow keys choose a use; Enter marks it as retyped, or not.")


def nothing_to_retype() -> str:
    """The register list is empty."""
    return translate("Paper", "No uses to show here.")


def code_erased() -> str:
    """A use whose code is gone."""
    return translate("Paper", "erased")


def unknown_event() -> str:
    """An event that the programme no longer has."""
    return translate("Paper", "An earlier event")


def yes_no(done: bool) -> str:
    """Whether a use is marked retyped."""
    return translate("Paper", "Yes") if done else translate("Paper", "No")


def written_day(moment: datetime) -> str:
    """A day with its weekday."""
    return day_words(moment.date())
