"""Choosing the event: today's first, found by title, place or day. Knows no Qt."""

from collections.abc import Callable

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.ui import today_words, words
from boxoffice.ui.desk.composing import title
from boxoffice.ui.event_choice.screen import EventChoiceScreen, EventItem
from sync.protocol.days import LocalDays
from sync.protocol.programme import Event

MOST_SHOWN = 200


class EventChoicePresenter:
    """Holds the events of the programme and the search."""

    def __init__(self, show: Callable[[EventChoiceScreen], None]) -> None:
        """`show` paints a screen."""
        self._show = show
        self._choices: list[EventChoice] = []
        self._days = LocalDays()
        self._current = ""
        self._search = ""
        self._can_go_back = True

    def offer(
        self, choices: list[EventChoice], days: LocalDays, current: str, can_go_back: bool
    ) -> None:
        """Show these events; ended ones only where they are searched for."""
        self._choices, self._days = choices, days
        self._current, self._can_go_back, self._search = current, can_go_back, ""
        self.show()

    def search(self, text: str) -> None:
        """Show the events in which every word of the text stands somewhere."""
        self._search = text
        self.show()

    def show(self) -> None:
        """Paint what matches, in the language spoken now."""
        wanted = self._search.casefold().split()
        items = [
            self._item(each)
            for each in self._choices
            if (wanted or each.timing is not EventTiming.ENDED) and self._matches(each, wanted)
        ]
        shown = tuple(items[:MOST_SHOWN])
        self._show(EventChoiceScreen(shown, self._current, self._can_go_back))

    def _item(self, choice: EventChoice) -> EventItem:
        return EventItem(
            choice.event.id,
            title(choice.event),
            self._when(choice),
            choice.timing is EventTiming.TODAY,
        )

    def _when(self, choice: EventChoice) -> str:
        when = self._day_and_place(choice)
        return f"{today_words.sold_out()}{words.SEPARATOR}{when}" if choice.sold_out else when

    def _day_and_place(self, choice: EventChoice) -> str:
        event = choice.event
        place = _place(event)
        start = self._days.local(event.starts_at).time() if event.starts_at else None
        day = choice.day or (event.first_day if choice.timing is EventTiming.ADVANCE else None)
        if day is not None and choice.timing is not EventTiming.TODAY:
            return words.event_when(day, start, place)
        return words.SEPARATOR.join(filter(None, (words.at_time(start) if start else "", place)))

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
