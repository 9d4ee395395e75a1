"""Events as people write them: the fields of a form or of a line of a table, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, QuotaMode, Sector
from sync.protocol.programme import Event, HolderPays, Language, Quota, Text
from sync.server.keeping import written_limits
from sync.server.keeping.reading import Answer, Reading, Wrong, day_of, time_of
from sync.server.keeping.written_limits import KEEP

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
COLUMNS = (
    *(f"title_{each}" for each in LANGUAGES),
    *("kind", "sector", "organiser", "place"),
    *("day", "starts", "ends", "first_day", "last_day"),
    *("quota", "tickets", "places", "children", *written_limits.COLUMNS),
    *("pays", *(f"pays_{each}" for each in LANGUAGES), *(f"till_{each}" for each in LANGUAGES)),
)
"""The fields of an event, in a form and in a table."""
MOST_LETTERS, MOST_TICKETS, MOST_DATES = 120, 100_000, 200
NO_QUOTA = "none"
_NO_ID = "new"


@dataclass(frozen=True, slots=True)
class Usual:
    """What an event is given where nothing is written."""

    organiser: str
    place: str
    sector: Sector = Sector.CULTURE


def usual_of(events: Iterable[Event], venue: str) -> Usual:
    """What the newest of a venue's events has; one without any gives its name."""
    newest = max(events, key=lambda each: each.id, default=None)
    if newest is None:
        return Usual(venue, venue)
    return Usual(newest.organiser, newest.place, newest.sector)


def read_events(written: Mapping[str, str], days: LocalDays, usual: Usual) -> list[Event]:
    """The events of a form, without ids of their own: one, or one for each date of a series
    (`dates`: a day and a time in each line, without a time that of the first). Raises `Faulty`.
    """
    reading = Reading(written)
    first = _read(reading, days, usual, None)
    found = [first]
    lines = [each.split() for each in reading.raw("dates").splitlines() if each.strip()]
    if len(lines) > MOST_DATES:
        reading.wrong("dates", Wrong.TOO_MANY, most=MOST_DATES)
        lines = []
    for number, line in enumerate(lines, start=1):
        on = day_of(line[0])
        begins = time_of(line[1]) if len(line) > 1 else reading.time("starts")
        if first.kind is not EventKind.PERFORMANCE or on is None or begins is None:
            reading.wrong("dates", Wrong.BAD_LINE, line=number)
            break
        starts_at = _moment(reading, "dates", days, on, begins)
        ends_at = None
        if starts_at and first.starts_at and first.ends_at:
            ends_at = starts_at + (first.ends_at - first.starts_at)
        found.append(first.model_copy(update={"starts_at": starts_at, "ends_at": ends_at}))
    if len({each.starts_at for each in found}) < len(found):
        reading.wrong("dates", Wrong.TWICE)
    reading.finish()
    return found


def read_event(
    written: Mapping[str, str], days: LocalDays, usual: Usual, before: Event | None = None
) -> Event:
    """The event of one line or form; in place of one before, whose id and kind stay, and what no
    field shows. Raises `Faulty`.
    """
    reading = Reading(written)
    event = _read(reading, days, usual, before)
    reading.finish()
    return event


def written_event(event: Event, days: LocalDays) -> dict[str, str]:
    """The fields that an event is written with."""
    quota, pays = event.quota, event.holder_pays
    starts, ends = (days.local(each) if each else None for each in (event.starts_at, event.ends_at))
    return {
        **_texts("title", event.title),
        "kind": event.kind.value,
        "sector": event.sector.value,
        "organiser": event.organiser,
        "place": event.place,
        "day": starts.date().isoformat() if starts else "",
        "starts": f"{starts:%H:%M}" if starts else "",
        "ends": f"{ends:%H:%M}" if ends else "",
        "first_day": event.first_day.isoformat() if event.first_day else "",
        "last_day": event.last_day.isoformat() if event.last_day else "",
        "quota": quota.mode.value if quota else NO_QUOTA,
        "tickets": str(quota.tickets) if quota else "",
        "places": str(quota.places) if quota and quota.places else "",
        "children": (Answer.YES if event.children else Answer.NO).value,
        **written_limits.written(event),
        "pays": f"{pays.cents // 100}.{pays.cents % 100:02}" if pays else "",
        **_texts("pays", pays.text if pays else {}),
        **_texts("till", event.till_hint or {}),
    }


def _read(reading: Reading, days: LocalDays, usual: Usual, before: Event | None) -> Event:
    kind = before.kind if before else reading.choice("kind", [*EventKind], EventKind.PERFORMANCE)
    title = _text(reading, "title")
    if not title:
        reading.wrong(f"title_{LANGUAGES[0]}", Wrong.MISSING)
    # Courses are for adults (domain, Limits); children of others may come along.
    usually = Answer.NO if kind is EventKind.COURSE else Answer.YES
    children = reading.choice("children", [*Answer], usually) is Answer.YES
    limits = written_limits.read(reading, kind, children)
    if before is not None and reading.raw(KEEP):
        limits, children = before.limits, before.children
    said = {
        "sector": reading.choice("sector", [*Sector], usual.sector),
        "title": title,
        "organiser": reading.line("organiser", MOST_LETTERS) or usual.organiser,
        "place": reading.line("place", MOST_LETTERS) or usual.place,
        "limits": limits,
        "quota": _quota(reading),
        "children": children,
        "till_hint": _text(reading, "till") or None,
        "holder_pays": _pays(reading),
        **_when(reading, days, kind, before),
    }
    like = before or Event(
        id=_NO_ID, kind=kind, sector=usual.sector, title={}, organiser="", place=""
    )
    return like.model_copy(update=said)


def _when(
    reading: Reading, days: LocalDays, kind: EventKind, before: Event | None
) -> dict[str, datetime | date | None]:
    """When a performance begins and ends, or on which days something standing is open."""
    if kind is EventKind.PERFORMANCE:
        for name in ("first_day", "last_day"):
            if reading.raw(name):
                reading.wrong(name, Wrong.ONLY_STANDING)
        day, at = reading.day("day", needed=True), reading.time("starts", needed=True)
        over = reading.time("ends")
        starts_at = _moment(reading, "starts", days, day, at) if day and at else None
        return {"starts_at": starts_at, "ends_at": _end(reading, days, starts_at, over, before)}
    for name in ("day", "starts", "ends"):
        if reading.raw(name):
            reading.wrong(name, Wrong.ONLY_PERFORMANCE)
    first, last = reading.day("first_day"), reading.day("last_day")
    if first and last and last < first:
        reading.wrong("last_day", Wrong.BEFORE_FIRST)
    return {"first_day": first, "last_day": last}


def _end(
    reading: Reading,
    days: LocalDays,
    starts_at: datetime | None,
    over: time | None,
    before: Event | None,
) -> datetime | None:
    """The next moment after the start at which the clock shows the end. Of an event that lasts
    longer than a day, an end that was not written over keeps the days between.
    """
    if starts_at is None or over is None:
        return None
    if before is not None and before.starts_at and before.ends_at:
        lasts = before.ends_at - before.starts_at
        if lasts >= timedelta(days=1) and days.local(starts_at + lasts).time() == over:
            return starts_at + lasts
    day = days.local(starts_at).date()
    found = _moment(reading, "ends", days, day, over)
    if found is not None and found <= starts_at:
        return _moment(reading, "ends", days, day + timedelta(days=1), over)
    return found


def _moment(reading: Reading, name: str, days: LocalDays, day: date, at: time) -> datetime | None:
    """The moment at which the network's clocks show a day and time, the first of two."""
    moment = datetime.combine(day, at, ZoneInfo(days.zone)).astimezone(UTC)
    if days.local(moment).replace(tzinfo=None) != datetime.combine(day, at):
        reading.wrong(name, Wrong.NO_SUCH_TIME)
        return None
    return moment


def _quota(reading: Reading) -> Quota | None:
    mode = reading.raw("quota").casefold()
    if mode in {"", NO_QUOTA}:
        if mode or not reading.raw("tickets"):
            return None
        mode = QuotaMode.SOFT.value
    if mode not in set(QuotaMode):
        reading.wrong("quota", Wrong.NOT_A_CHOICE, choices=[NO_QUOTA, *QuotaMode])
        return None
    places = reading.number("places", 1, MOST_TICKETS)
    share = reading.percent("tickets")
    if share is None:
        tickets = reading.number("tickets", 0, MOST_TICKETS, needed=True)
    else:
        if places is None and not reading.raw("places"):
            reading.wrong("places", Wrong.MISSING)
        # No more than was said: half a ticket is none.
        tickets = int(share * (places or 0) / 100)
    return Quota(tickets=tickets or 0, mode=QuotaMode(mode), places=places)


def _pays(reading: Reading) -> HolderPays | None:
    cents, text = reading.cents("pays"), _text(reading, "pays")
    if text and cents is None:
        reading.wrong("pays", Wrong.MISSING)
    if cents is not None and not text:
        reading.wrong(f"pays_{LANGUAGES[0]}", Wrong.MISSING)
    return HolderPays(cents=cents, text=text) if cents is not None and text else None


def _text(reading: Reading, name: str) -> Text:
    said = {each: reading.line(f"{name}_{each}", MOST_LETTERS) for each in LANGUAGES}
    return {language: words for language, words in said.items() if words}


def _texts(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{each}": text.get(each, "") for each in LANGUAGES}
