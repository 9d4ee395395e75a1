"""The open desk's use cases behind the page in front of all others."""

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.services import choosing_events, signing_in
from boxoffice.ui import words
from boxoffice.ui.event_words import title
from boxoffice.ui.front.presenter import Added, Offer, Wrong
from boxoffice.ui.front.screen import EventOption
from boxoffice.ui.sign_in.work import DeskSupervision
from sync.protocol.clerks import BadPin


class DeskFront(DeskSupervision):
    """What `FrontWork` asks for, at one open desk."""

    def offer(self) -> Offer:
        """As `FrontWork`."""
        desk = self._desk
        found = [
            each
            for each in choosing_events.event_choices(desk)
            if each.timing is not EventTiming.ENDED
        ]
        now = choosing_events.chosen_event(desk).choice
        options = tuple(EventOption(each.event.id, self._text(each)) for each in found)
        ids = [each.id for each in options]
        first = ids[0] if ids else ""
        return Offer(options, now.event.id if now and now.event.id in ids else first)

    def add(self, supervisor: KnownClerk | None, name: str, pin: str, event: str) -> Added | Wrong:
        """As `FrontWork`."""
        desk = self._desk
        answers = supervisor or desk.duty.clerk
        if answers is None:
            return Wrong.SUPERVISOR
        found = {each.event.id: each.event for each in choosing_events.event_choices(desk)}
        if event not in found:
            return Wrong.EVENT
        try:
            signing_in.add_for_event(desk, answers, name, pin, found[event])
        except (signing_in.NotASupervisor, signing_in.NameTaken, ValueError) as error:
            return _wrong(error)
        until, days = signing_in.temporary_until(desk, found[event]), desk.days()
        return Added(name, days.local(until), days.day_of(until) == desk.today())

    def _text(self, choice: EventChoice) -> str:
        days = self._desk.days()
        start = choice.event.starts_at
        if choice.day is None:
            return title(choice.event)
        local = days.local(start) if start else None
        when = words.event_when(choice.day, local, choice.event.place)
        return f"{title(choice.event)}{words.SEPARATOR}{when}"


def _wrong(error: Exception) -> Wrong:
    """Any other `ValueError` is a name that is none."""
    kinds = {
        signing_in.NotASupervisor: Wrong.SUPERVISOR,
        signing_in.NameTaken: Wrong.TAKEN,
        BadPin: Wrong.PIN,
    }
    return kinds.get(type(error), Wrong.NAME)
