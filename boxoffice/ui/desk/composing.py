"""From the state of the desk to what its screen shows, in the language spoken now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.issues import GivenRow as Given
from boxoffice.domain.issues import RowState, UnrecordedCard
from boxoffice.services.battery import LOW_PERCENT
from boxoffice.services.closing import question_id
from boxoffice.services.overview import Overview
from boxoffice.ui import counter_words, event_words, sign_in_words, words
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.event_words import title
from boxoffice.ui.language import Language, spoken
from sync.protocol.days import LocalDays
from sync.protocol.kinds import Channel, VoidReason
from sync.protocol.programme import Event

LOW_QUOTA = 5
"""At so many tickets left, or fewer, the quota turns amber."""
_LATER_REASONS = (
    VoidReason.WRONG_COUNT,
    VoidReason.WRONG_EVENT,
    VoidReason.RETURNED,
    VoidReason.NOT_COLLECTED,
)


@dataclass(frozen=True, slots=True)
class Connection:
    """Whether the centre answered lately."""

    online: bool = False


def _start(event: Event, days: LocalDays) -> datetime | None:
    return days.local(event.starts_at) if event.starts_at else None


def _day(choice: EventChoice, today: date) -> date:
    return choice.day or max(today, choice.event.first_day or today)


def event_line(overview: Overview) -> shown.EventLine:
    """The weekday, date, start and place of the event, amber where it is not today's."""
    choice = overview.choice
    if choice is None:
        return shown.EventLine(overview.venue, words.choose_event(), chosen=False)
    days = overview.policy.days
    other_day = choice.timing is not EventTiming.TODAY
    when = words.event_in_advance if choice.timing is EventTiming.ADVANCE else words.event_when
    day = _day(choice, days.day_of(overview.now))
    text = when(day, _start(choice.event, days), _where(choice.event, overview))
    if choice.timing is EventTiming.ENDED:
        text = event_words.over(text)
    elif overview.quota is not None and overview.quota.share is not None:
        text = event_words.left_here(text, overview.quota.here)
    return shown.EventLine(text, title(choice.event), advance=other_day)


def _where(event: Event, overview: Overview) -> str:
    """The place, and the venue where it says more; of a desk that serves several organisers, whose
    event it is.
    """
    several = len({each.organiser for each in overview.events.values()}) > 1
    place, beside = event.place, event.organiser if several else overview.venue
    if beside.casefold() in place.casefold():
        return place
    return beside if place.casefold() in beside.casefold() else f"{place}, {beside}"


def event_text(overview: Overview) -> str:
    """The event as the Give button repeats it; empty before one is chosen."""
    choice = overview.choice
    if choice is None:
        return ""
    today = overview.policy.days.day_of(overview.now)
    start = _start(choice.event, overview.policy.days)
    return words.event_short(title(choice.event), _day(choice, today), start, today)


def connection_chip(overview: Overview, online: bool) -> shown.Chip:
    """Online or offline, and the list's age; amber where either needs a thought."""
    text = words.connection(online, overview.list_state.since)
    if online and overview.list_state.exists:
        return shown.Chip(text, shown.ChipTone.GOOD, "online")
    return shown.Chip(text, shown.ChipTone.WARN, "offline")


def waiting_chip(overview: Overview) -> shown.Chip:
    """How many rows wait, and the age of the oldest; amber once they have waited too long."""
    waiting = overview.waiting
    age = overview.now - waiting.oldest if waiting.oldest else None
    alarm = timedelta(hours=overview.policy.unsent_alarm_hours)
    late = age is not None and age >= alarm
    tone = shown.ChipTone.WARN if late else shown.ChipTone.PLAIN
    return shown.Chip(words.waiting(waiting.rows, age), tone, "clock" if waiting.rows else "")


def battery_chip(overview: Overview) -> shown.Chip:
    """What is left in the battery, while that is little."""
    left = overview.battery
    if left is None or left >= LOW_PERCENT:
        return shown.Chip("")
    return shown.Chip(words.battery(left), shown.ChipTone.WARN, "battery")


def clerk_chip(clerk: str, overview: Overview) -> shown.Chip:
    """Who is signed in, with the key that changes it; the desk where nobody signs in."""
    if not clerk:
        return shown.Chip(overview.desk)
    return shown.Chip(clerk, icon="customer", key="F11", said=sign_in_words.signed_in(clerk))


def quota_panel(overview: Overview, online: bool) -> shown.Quota | None:
    """What the event's quota leaves; nothing where it has none. Of a hard one the number is what
    this desk may give, of a soft one what it knows of.
    """
    quota = overview.quota
    if quota is None:
        return None
    known = overview.policy.days.local(quota.known_at).time() if quota.known_at else None
    if quota.share is not None:
        lines = words.share_lines(quota.in_all, online, known)
    else:
        used_up = [] if quota.left else [words.quota_used_up()]
        lines = [*words.quota_lines(online, known), *used_up]
    return shown.Quota(str(quota.here), tuple(lines), quota.here <= LOW_QUOTA)


def strip(overview: Overview) -> tuple[shown.NotRecorded, ...]:
    """What waits for an answer: whether the last tickets before an unclean stop were handed over,
    and the cards that were read and neither given tickets nor dismissed.
    """
    return (*_question(overview), *_unrecorded(overview))


def _question(overview: Overview) -> tuple[shown.NotRecorded, ...]:
    row = overview.question
    if row is None:
        return ()
    time = words.time_words(overview.policy.days.local(row.at))
    text = words.last_recorded(time, row.code or "", row.tickets)
    ask = shown.NotRecorded(question_id(row.row_id), text, words.handed_over(), words.undo())
    return (ask,)


def _unrecorded(overview: Overview) -> tuple[shown.NotRecorded, ...]:
    return tuple(_not_recorded(each, overview) for each in overview.unrecorded)


def _not_recorded(card: UnrecordedCard, overview: Overview) -> shown.NotRecorded:
    """One card of the strip; the event it was read for is said where it is not the one above. It
    offers no tickets where this program is too old to give any.
    """
    here = overview.event is not None and overview.event.id == card.event
    event = overview.events.get(card.event)
    if event is None:
        text, answer = counter_words.event_gone(card.code.text), counter_words.open_card()
    else:
        of_event = words.not_recorded(card.code.text, "" if here else title(event))
        text, answer = of_event, "" if overview.outdated else words.strip_give(1)
    return shown.NotRecorded(card.id, text, answer, words.strip_not_given())


def given_rows(overview: Overview, undone: str | None = None) -> tuple[shown.GivenRow, ...]:
    """*Just given*, the latest first. The row that was `undone` here last offers other reasons, or
    else the latest one, where it was undone before this window opened.
    """
    before, now = _Composed.rows, dict[str, _ComposedRow]()
    offering = undone or (overview.given[0].row_id if overview.given else None)
    for row in overview.given:
        offers = row.row_id == offering and row.state is RowState.VOIDED
        again = offers and overview.outdated is None
        said = (row, offers, again, spoken(), overview.policy.days)
        kept = before.get(row.row_id)
        if kept is None or kept.said != said:
            kept = _ComposedRow(said, _given_row(row, overview, offers=offers, again=again))
        now[row.row_id] = kept
    _Composed.rows = now
    return tuple(each.shown for each in now.values())


@dataclass(frozen=True, slots=True)
class _ComposedRow:
    """A row's words, and all that they were composed from."""

    said: tuple[Given, bool, bool, Language, LocalDays]
    shown: shown.GivenRow


class _Composed:
    """The rows that were composed last: giving adds one to them, and changes few."""

    rows: ClassVar[dict[str, _ComposedRow]] = {}


def _given_row(row: Given, overview: Overview, *, offers: bool, again: bool) -> shown.GivenRow:
    voided = row.state is RowState.VOIDED
    reason = row.void_reason or VoidReason.MISTAKE
    others = tuple(each for each in _LATER_REASONS if each is not reason)
    return shown.GivenRow(
        row_id=row.row_id,
        time=words.time_words(overview.policy.days.local(row.at)),
        card=row.code or "",
        counts=words.counts(row.tickets),
        state=shown.GivenState(row.state),
        state_text=words.row_state(row.state),
        can_undo=not voided,
        can_give_again=again,
        reasons=tuple(shown.VoidReason(each, words.void_reason(each)) for each in others)
        if offers
        else (),
        note=words.SEPARATOR.join(
            text
            for text in (
                counter_words.by_phone() if row.channel is Channel.PHONE else "",
                words.voided_note(reason) if offers else "",
            )
            if text
        ),
    )
