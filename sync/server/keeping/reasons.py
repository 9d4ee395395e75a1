"""The reason codes of a venue: what its supervisors choose from where they give in spite of a
refusal. Rows keep the id; its words are the programme's, and desks have them with their next one.
"""

from collections.abc import Iterable, Mapping
from typing import Final, get_args

from sync.protocol.encoding import new_id
from sync.protocol.programme import Language, Text, in_language
from sync.server.centre import Centre
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.events import Venues
from sync.server.keeping.following import tell_desks
from sync.server.keeping.reading import Fault, Faulty, Reading, Wrong
from sync.server.store import venues
from sync.server.store.database import Transaction
from sync.server.store.venues import VenueEntry

MOST_REASONS: Final = 9
"""A desk numbers them, and one digit chooses."""
MOST_LETTERS: Final = 60
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
FIELDS: Final = tuple(f"text_{each}" for each in LANGUAGES)
Reasons = Mapping[str, Text]


class NoReason(LookupError):
    """The venue has no reason code of this id."""


def read_text(written: Mapping[str, str]) -> Text:
    """The words of a reason by language, of which one is enough. Raises `Faulty`."""
    reading = Reading(written)
    text: Text = {}
    for language, field in zip(LANGUAGES, FIELDS, strict=True):
        line = reading.line(field, MOST_LETTERS)
        if line:
            text[language] = line
    if not text:
        reading.wrong(FIELDS[0], Wrong.MISSING)
    reading.finish()
    return text


def add_reason(centre: Centre, account: str, venue: str, text: Text) -> str:
    """A new reason behind the others; its id. Raises `Faulty`: there is one like it, or as many as
    a desk shows.
    """
    with acting(centre, account) as act:
        before = _known(act, venue)
        if len(before.reasons) >= MOST_REASONS:
            raise Faulty(Fault(FIELDS[0], Wrong.TOO_MANY, {"most": MOST_REASONS}))
        _require_own(text, before.reasons.values())
        reason = new_id(act.now)
        _put(act, "added", before, reason, {**before.reasons, reason: text})
    tell_desks(centre, venue)
    return reason


def change_reason(centre: Centre, account: str, venue: str, reason: str, text: Text) -> None:
    """Other words for a reason, also for what was given by it. Raises `NoReason`, `Faulty`."""
    with acting(centre, account) as act:
        before = _known(act, venue, reason)
        _require_own(text, (each for id_, each in before.reasons.items() if id_ != reason))
        _put(act, "changed", before, reason, {**before.reasons, reason: text})
    tell_desks(centre, venue)


def put_first(centre: Centre, account: str, venue: str, reason: str) -> None:
    """Let a reason stand before all others. Raises `NoReason`."""
    with acting(centre, account) as act:
        before = _known(act, venue, reason)
        _put(act, "put_first", before, reason, {reason: before.reasons[reason], **before.reasons})
    tell_desks(centre, venue)


def remove_reason(centre: Centre, account: str, venue: str, reason: str) -> None:
    """Offer a reason no more; rows that have it keep it. Raises `NoReason`."""
    with acting(centre, account) as act:
        before = _known(act, venue, reason)
        left = {id_: text for id_, text in before.reasons.items() if id_ != reason}
        _put(act, "removed", before, reason, left)
    tell_desks(centre, venue)


def beside(connection: Transaction, of: Venues, venue: str) -> list[VenueEntry]:
    """The other open venues of a venue's region, of those asked for, in order of name."""
    every = venues.all_venues(connection)
    region = {each.id: each.region for each in every}.get(venue)
    found = [
        each
        for each in every
        if each.id != venue
        and each.region == region
        and each.closed_at is None
        and (of is None or each.id in of)
    ]
    return sorted(found, key=lambda each: (each.name, each.id))


def spread_reasons(centre: Centre, account: str, of: Venues, venue: str) -> int:
    """Give the venues beside one its reasons, in place of their own; to how many that was anything
    new. Raises `NoReason`.
    """
    changed = 0
    with acting(centre, account) as act:
        others = {each.id for each in beside(act.connection, of, venue)}
        # In the order in which judging takes venues: else the two could wait for each other.
        known = {each: _known(act, each) for each in sorted(others | {venue})}
        given = known.pop(venue).reasons
        for before in known.values():
            if [*before.reasons.items()] != [*given.items()]:
                venues.put_reasons(act.connection, before.id, given)
                place = {"name": before.name, "venue": before.id, "from": venue}
                was, now = {"reasons": dict(before.reasons)}, {"reasons": dict(given)}
                act.note("spread", "reason", before.id, before=was, after={**place, **now})
                changed += 1
    tell_desks(centre)
    return changed


def _known(act: Acting, venue: str, reason: str | None = None) -> VenueEntry:
    found = venues.venue(act.connection, venue, locked=True)
    if found is None or (reason is not None and reason not in found.reasons):
        raise NoReason(reason or venue)
    return found


def _require_own(text: Text, others: Iterable[Text]) -> None:
    """That no other one says the same in a language. Raises `Faulty`."""
    for other in others:
        for language, field in zip(LANGUAGES, FIELDS, strict=True):
            if language in text and text[language].casefold() == other.get(language, "").casefold():
                raise Faulty(Fault(field, Wrong.TAKEN))


def _put(act: Acting, done: str, before: VenueEntry, reason: str, after: Reasons) -> None:
    if [*before.reasons.items()] == [*after.items()]:
        return
    venues.put_reasons(act.connection, before.id, after)
    was, now = before.reasons.get(reason), after.get(reason)
    facts = {"name": in_language(now or was or {}, "fi"), "venue": before.id}
    act.note(
        done,
        "reason",
        reason,
        before={"text": was} if was else None,
        after=facts | ({"text": now, "place": [*after].index(reason) + 1} if now else {}),
    )
