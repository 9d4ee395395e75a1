"""Choosing the event: today's first, found by title, place or day. Knows no Qt."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.ui import event_words as say
from boxoffice.ui import today_words, words
from boxoffice.ui.event_choice.screen import Choice, EventChoiceScreen, EventItem
from boxoffice.ui.event_words import title
from sync.protocol.days import LocalDays
from sync.protocol.programme import Event

MOST_SHOWN = 200
WITHIN_DIGITS = 9
"""So many events are two keys away; beyond them those chosen lately come first."""
_GROUPS = {EventTiming.TODAY: "today", EventTiming.ADVANCE: "later", EventTiming.ENDED: "over"}


class EventChoicePresenter:
    """Holds the events of the programme, the search and the organiser."""

    def __init__(self, show: Callable[[EventChoiceScreen], None]) -> None:
        """`show` paints a screen."""
        self._show = show
        self._choices: list[EventChoice] = []
        self._days = LocalDays()
        self._today: date | None = None
        self._current = ""
        self._search = ""
        self._organiser = ""
        self._can_go_back = True

    def offer(
        self,
        choices: list[EventChoice],
        days: LocalDays,
        current: str,
        can_go_back: bool,
        now: datetime | None = None,
    ) -> None:
        """Show these events; ended ones only where they are searched for."""
        self._choices, self._days = choices, days
        self._today = days.day_of(now) if now else None
        self._current, self._can_go_back, self._search = current, can_go_back, ""
        if self._organiser not in self._organisers():
            self._organiser = ""
        self.show()

    @property
    def searched(self) -> str:
        """What is searched for: it may be the title of an event that is not here."""
        return self._search

    def search(self, text: str) -> None:
        """Show the events in which every word of the text stands somewhere."""
        self._search = text
        self.show()

    def choose_organiser(self, organiser: str) -> None:
        """Show this organiser's events only; empty: everybody's."""
        self._organiser = organiser
        self.show()

    def step_organiser(self, step: int) -> None:
        """The next organiser, or the one before."""
        values = ["", *self._organisers()]
        at = values.index(self._organiser) + step
        self.choose_organiser(values[min(max(at, 0), len(values) - 1)])

    def show(self) -> None:
        """Paint what matches, in the language spoken now."""
        wanted = self._search.casefold().split()
        found = [
            each
            for each in self._choices
            if (wanted or each.timing is not EventTiming.ENDED)
            and self._organiser in {"", each.event.organiser}
            and self._matches(each, wanted)
        ]
        items = self._in_order(found, searching=bool(wanted))[:MOST_SHOWN]
        self._show(
            EventChoiceScreen(tuple(items), self._current, self._can_go_back, self._options())
        )

    def _organisers(self) -> list[str]:
        """Who has something on, where that is more than one."""
        on = [each for each in self._choices if each.timing is not EventTiming.ENDED]
        found = list(dict.fromkeys(each.event.organiser for each in on if each.event.organiser))
        return found if len(found) > 1 else []

    def _options(self) -> tuple[Choice, ...]:
        found = self._organisers()
        if not found:
            return ()
        return (
            Choice("", say.every_organiser(), not self._organiser),
            *(Choice(each, each, each == self._organiser) for each in found),
        )

    def _in_order(self, found: list[EventChoice], *, searching: bool) -> list[EventItem]:
        """Where there are more than a digit reaches, those chosen lately first; then today's, by
        organiser where there are several, and the rest as it comes.
        """
        crowded = len(found) > WITHIN_DIGITS and not searching
        lately = [each for each in found if each.recent] if crowded else []
        today = [each for each in found if each.timing is EventTiming.TODAY and each not in lately]
        rest = [
            each for each in found if each.timing is not EventTiming.TODAY and each not in lately
        ]
        return [
            *(self._item(each, say.heading("recent")) for each in lately),
            *self._by_organiser(today),
            *(self._item(each, say.heading(_GROUPS[each.timing])) for each in rest),
        ]

    def _by_organiser(self, today: Iterable[EventChoice]) -> list[EventItem]:
        groups: dict[str, list[EventChoice]] = {}
        for each in today:
            groups.setdefault(each.event.organiser, []).append(each)
        several = len(groups) > 1
        return [
            self._item(each, say.heading("today", organiser if several else ""))
            for organiser, events in groups.items()
            for each in events
        ]

    def _item(self, choice: EventChoice, heading: str) -> EventItem:
        return EventItem(
            choice.event.id,
            title(choice.event),
            self._when(choice),
            choice.timing is EventTiming.TODAY,
            heading,
            choice.made_here,
        )

    def _when(self, choice: EventChoice) -> str:
        when = self._day_and_place(choice)
        return f"{today_words.sold_out()}{words.SEPARATOR}{when}" if choice.sold_out else when

    def _day_and_place(self, choice: EventChoice) -> str:
        event = choice.event
        place = _place(event)
        start = self._days.local(event.starts_at) if event.starts_at else None
        at = words.at_time(start) if start else ""
        if choice.timing is EventTiming.TODAY:
            day = ""
            if choice.day is None and self._today is not None:
                day = say.valid_today(self._today)
            elif choice.day is not None and start is not None and start.date() > choice.day:
                day = words.event_day(choice.day, start)
            return words.SEPARATOR.join(filter(None, (day, at, place)))
        if choice.day is not None:
            return words.event_when(choice.day, start, place)
        first = event.first_day if choice.timing is EventTiming.ADVANCE else None
        day = say.from_day(first) if first else ""
        return words.SEPARATOR.join(filter(None, (day, at, place)))

    def _matches(self, choice: EventChoice, wanted: list[str]) -> bool:
        event = choice.event
        day = f"{choice.day:%d.%m.%Y} {choice.day.day}.{choice.day.month}." if choice.day else ""
        told = " ".join((*event.title.values(), _place(event), day, self._when(choice)))
        return all(word in told.casefold() for word in wanted)


def _place(event: Event) -> str:
    """The place, and the organiser where that is another name."""
    if event.organiser and event.organiser not in event.place:
        return f"{event.place}{words.SEPARATOR}{event.organiser}"
    return event.place
