"""Every sentence of the main screen; below it a message is an enum and its parameters.

English source texts stand here; Finnish and Swedish ones in resources/translations. The same
holds for `setup_words` (first start, settings, sync) and `fault_words` (what went wrong).
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from boxoffice.ui.language import spoken, translate
from sync.protocol.kinds import TicketKind

CHILD: Final = "child"

_MINUTES_UP_TO: Final = 100
_HOURS_UP_TO: Final = 72

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
SEPARATOR: Final = " · "


def day_words(day: date) -> str:
    """A day with its weekday: `Sat 25 April`, `la 25.4.`."""
    return spoken().date(day, translate("Date", "ddd d MMMM"))


def date_words(day: date) -> str:
    """A full date: `14.3.2027`; the figures are those printed on a card."""
    return spoken().date(day, "d.M.yyyy")


def time_words(moment: time | datetime) -> str:
    """A time of day: `19:00`, `19.00`."""
    plain = moment.timetz() if isinstance(moment, datetime) else moment
    return spoken().time(plain, translate("Date", "HH:mm"))


def at_time(moment: time | datetime) -> str:
    """A start in a line of text: `19:00`, `klo 19.00`, `kl. 19.00`."""
    text = translate("Date", "{time}").format(time=time_words(moment))
    return text.replace(" ", NO_BREAK)


def event_day(day: date, start: datetime | None) -> str:
    """The day of an event that starts at this local moment: `Sat 25 April`. After midnight it is
    the evening's, and both are said, so that nobody comes a day early or late.
    """
    if start is None or start.date() <= day:
        return day_words(day)
    text = translate("Date", "night of {first} to {second}")
    first = spoken().date(day, translate("Date", "ddd d"))
    return text.format(first=first, second=day_words(start.date()))


def stamp(at: datetime, day: date) -> str:
    """A local moment of a day: `25.4.2026 18:42`; after midnight with both days of the night, as
    the event line has it: `25.4.–26.4.2026 00:42`.
    """
    evening = f"{spoken().date(day, 'd.M.')}–" if at.date() > day else ""
    return f"{evening}{date_words(at.date())} {time_words(at)}"


def event_when(day: date, start: datetime | None, place: str) -> str:
    """The upper half of the event line: `Sat 25 April · 19:00 · Louhisali`."""
    parts = [event_day(day, start), at_time(start) if start else "", place]
    return SEPARATOR.join(part for part in parts if part)


def event_in_advance(day: date, start: datetime | None, place: str) -> str:
    """The same for an event that is not today's."""
    return translate("Desk", "Advance: {when}").format(when=event_when(day, start, place))


def event_short(title: str, day: date, start: datetime | None, today: date) -> str:
    """The event in the Give button: `Opening concert, today 19:00`, `Night club, tonight 01:30`."""
    by_night = start is not None and start.date() > day
    now = translate("Date", "tonight") if by_night else translate("Date", "today")
    when = now if day == today else event_day(day, start)
    moment = f"{when} {at_time(start)}" if start else when
    return f"{title}, {moment}"


def choose_event() -> str:
    """The title of the event line before an event is chosen."""
    return translate("Desk", "Choose the event")


def duration(age: timedelta) -> str:
    """A rounded age: `4 min`, `26 h`, `3 days`."""
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < _MINUTES_UP_TO:
        return translate("Date", "%n min", "", minutes)
    hours = minutes // 60
    if hours < _HOURS_UP_TO:
        return translate("Date", "%n h", "", hours)
    days = hours // 24
    return translate("Date", "%n day(s)", "", days)


def connection(online: bool, list_age: timedelta | None) -> str:
    """`Online · list 4 min old`."""
    state = translate("Desk", "Online") if online else translate("Desk", "Offline")
    if list_age is None:
        return state + SEPARATOR + translate("Desk", "no card list yet")
    old = translate("Desk", "list {age} old").format(age=duration(list_age))
    return state + SEPARATOR + old


def waiting(rows: int, oldest: timedelta | None) -> str:
    """`4 waiting · oldest 25 min`, or that all is sent."""
    if not rows:
        return translate("Desk", "All sent and confirmed")
    text = translate("Desk", "%n waiting", "", rows)
    if oldest is None:
        return text
    return text + SEPARATOR + translate("Desk", "oldest {age}").format(age=duration(oldest))


def shortened(code: str) -> str:
    """The last three characters of a code: `…388`."""
    return "…" + code[-3:]


def not_recorded(code: str, event: str = "") -> str:
    """The strip's sentence on a card that was neither given tickets nor dismissed, with the event
    it was read for where that is another: `…482, Jazz club: not recorded`.
    """
    card = ", ".join(part for part in (shortened(code), event) if part)
    return translate("Desk", "{card}: not recorded").format(card=card)


def strip_give(count: int) -> str:
    """The strip's first answer."""
    return translate("Desk", "Give %n", "", count)


def strip_not_given() -> str:
    """The strip's second answer."""
    return translate("Desk", "Not given")


def last_recorded(time: str, card: str, tickets: Mapping[TicketKind, int]) -> str:
    """The question after an unclean stop: `Last recorded 18:42: …388, 1 + 2. Handed over?`"""
    text = translate("Desk", "Last recorded {time}: {what}. Handed over?")
    what = ", ".join(part for part in (card, counts(tickets)) if part)
    return text.format(time=time, what=what)


def handed_over() -> str:
    """The tickets of the question were handed over."""
    return translate("Desk", "Yes")


def undo() -> str:
    """They were not: the row is taken back."""
    return translate("Desk", "Undo")


def battery(percent: int) -> str:
    """A battery that is nearly empty."""
    text = translate("Desk", "Battery {percent} %").format(percent=spoken().number(percent))
    return text.replace(" ", NO_BREAK)


def strip_read_again() -> str:
    """A card on the strip that its list entry alone does not decide."""
    return translate("Desk", "This card needs to be read again before tickets are given.")


def cannot_undo(refusal: str) -> str:
    """Why a clerk cannot take a row back, or give it again."""
    return {
        "not_here": translate("Given", "These tickets were given at another desk."),
        "not_today": translate("Given", "Only tickets of today can be undone here."),
        "already_voided": translate("Given", "These tickets were taken back meanwhile."),
        "not_voided": translate("Given", "These tickets have not been undone."),
        "code_erased": translate("Given", "Read the card again to give the tickets."),
    }[refusal]


def confirm_old_list(exists: bool = True) -> str:
    """The large button while nobody has said that giving goes on with an old list, or with none."""
    if not exists:
        return translate("Desk", "There is no card list yet. Go on without it for this shift")
    return translate("Desk", "The card list is old. Go on with it for this shift")


def code_placeholder(example: str) -> str:
    """What the empty code field says; the example is one of the network's."""
    if not example:
        return translate("Desk", "Scan or type a card code")
    return translate("Desk", "such as {example}").format(example=example)


def ready_title() -> str:
    """The calm state between two cards."""
    return translate("Desk", "Ready for the next card")


def ready_hint() -> str:
    """What the quiet screen offers meanwhile."""
    return translate("Desk", "Scan a card, type its code, or drop a photo here")


_PLUS: Final = f"{NO_BREAK}+{NO_BREAK}"


def ticket_label(kind: str, age_limit: int = 18) -> str:
    """The name of a ticket kind; `age_limit` is the region's dated setting."""
    labels = {
        "holder": translate("Tickets", "Cardholder"),
        "child": translate("Tickets", "Children under {age}"),
        "assistant": translate("Tickets", "Assistant or interpreter"),
        "worker": translate("Tickets", "Workers"),
        "group_child": translate("Tickets", "Clients under {age}"),
    }
    return labels[kind].format(age=age_limit)


def ticket_hint(kind: str, left: int | None = None, given: int = 0) -> str:
    """The line below a ticket kind: how many more the limits allow; None is no limit."""
    hints = {
        "holder": translate("Tickets", "Already has one") if given else _holder_hint(left),
        "child": _child_hint(left, given),
        "assistant": translate("Tickets", "Always free, outside the quota"),
        "worker": translate("Tickets", "With the group"),
        "group_child": translate("Tickets", "In a small group"),
    }
    return hints[kind]


def _holder_hint(left: int | None) -> str:
    if left is None:
        return translate("Tickets", "No limit")
    return translate("Tickets", "%n for this event", "", left)


def _child_hint(left: int | None, given: int) -> str:
    text = translate("Tickets", "Own, same household or grandchildren")
    if left is None:
        return text
    more = (
        translate("Tickets", "up to %n more", "", left)
        if given
        else translate("Tickets", "up to %n", "", left)
    )
    return text + SEPARATOR + more


def counts(tickets: Mapping[TicketKind, int]) -> str:
    """Counts as clerks say them: `1 + 2`, `group 1 + 5`, `1 + 1 + assistant 1`."""
    numbers = {str(kind): tickets.get(kind, 0) for kind in TicketKind}
    parts = [str(n) for n in (numbers["holder"], numbers["child"]) if n]
    if not numbers["holder"] and numbers["child"]:
        parts = [translate("Tickets", "children {count}").format(count=numbers["child"])]
    if numbers["worker"] or numbers["group_child"]:
        group = f"{numbers['worker']}{_PLUS}{numbers['group_child']}"
        parts.append(
            translate("Tickets", "group {count}").format(count=group).replace(" ", NO_BREAK)
        )
    if numbers["assistant"]:
        text = translate("Tickets", "assistant {count}").format(count=numbers["assistant"])
        text = text.replace(" ", NO_BREAK)
        parts = [_PLUS.join(parts), text] if parts else [text]
        return " + ".join(parts)
    return _PLUS.join(parts) or "0"


def tickets_heading() -> str:
    """The heading over the ticket rows."""
    return translate("Tickets", "Tickets")


def child_needs_holder() -> str:
    """Why tickets for children alone cannot be given."""
    return translate("Tickets", "A child comes together with the cardholder.")


def give(count: int, event: str) -> str:
    """The Give button: `Give 3 tickets · Opening concert, today 19:00`."""
    return translate("Desk", "Give %n ticket(s)", "", count) + SEPARATOR + event


def let_in() -> str:
    """The Give button where the tickets are already given."""
    return translate("Desk", "Let in")


def given_title(count: int) -> str:
    """The confirmation after giving."""
    return translate("Desk", "%n ticket(s) given", "", count)


def given_detail(code: str, tickets: Mapping[TicketKind, int], event: str) -> str:
    """The confirmation's second line."""
    parts = (shortened(code), counts(tickets), event)
    return SEPARATOR.join(part for part in parts if part)


def till_hint(hint: str) -> str:
    """What the clerk keys into the venue's own sales system."""
    return translate("Desk", "In the till: {hint}").format(hint=hint)


def row_state(state: str) -> str:
    """The small word at a row of *Just given*."""
    return {
        "waiting": translate("Given", "waiting"),
        "confirmed": translate("Given", "confirmed"),
        "voided": translate("Given", "undone"),
        "problem": translate("Given", "to be looked at"),
    }[state]


def void_reason(reason: str) -> str:
    """A reason for undoing, as a button says it."""
    return {
        "mistake": translate("Given", "Mistake"),
        "wrong_count": translate("Given", "Wrong count"),
        "wrong_event": translate("Given", "Wrong event"),
        "returned": translate("Given", "Returned"),
        "not_collected": translate("Given", "Not collected"),
    }[reason]


def voided_note(reason: str) -> str:
    """What an undone row says beside the other reasons it offers."""
    return translate("Given", "Undone: {reason}. Another reason?").format(
        reason=void_reason(reason).lower()
    )


def quota_lines(online: bool, heard: time | None = None) -> list[str]:
    """The lines beside the large number that is left; offline, when other desks were last heard."""
    if online:
        return [translate("Desk", "left")]
    lines = [translate("Desk", "left, as far as this desk knows")]
    if heard is not None:
        text = translate("Desk", "other desks heard at {time}")
        lines.append(text.format(time=time_words(heard)))
    return lines


def share_lines(in_all: int, online: bool, heard: time | None = None) -> list[str]:
    """The lines beside the large number that this desk may give of a hard quota: how many are left
    at all desks together, and where this one is offline, when that was known.
    """
    lines = [translate("Desk", "left at this desk")]
    if online or heard is None:
        lines.append(translate("Desk", "{count} in all").format(count=in_all))
    else:
        text = translate("Desk", "{count} in all at {time}")
        lines.append(text.format(count=in_all, time=time_words(heard)))
    return lines


def quota_used_up() -> str:
    """Beside the number of a soft quota of which nothing is left."""
    return translate("Desk", "The quota is used up. You may still give tickets.")


def face_day_label() -> str:
    """Step one on the card's face."""
    return translate("Face", "Last valid day on the card")


def face_day_hint() -> str:
    """How step one is answered without typing."""
    return translate("Face", "Today or later: Enter. Or press Tab and type the day.")


def face_children_label() -> str:
    """Step two on the card's face."""
    return translate("Face", "Children on the card")


def face_note() -> str:
    """What becomes of a row given on the card's face."""
    return translate("Face", "The centre checks this card when the connection is back.")


def face_day_past() -> str:
    """The printed day is before today: nothing to give."""
    return translate("Face", "This day is past. The card has expired.")


def face_day_unreadable() -> str:
    """What was typed is no day."""
    return translate("Face", "Write the day like 14.3.2027.")


def face_continue() -> str:
    """The large button at step one."""
    return translate("Face", "The card is valid today or later")
