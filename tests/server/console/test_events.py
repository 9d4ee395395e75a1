"""The programme in the console: what a browser sends, what desks get, what is judged anew."""

import re
from datetime import UTC, date, datetime

import pytest

from sync.protocol.kinds import EventKind, Finding, LimitPeriod, QuotaMode, Sector, TicketKind
from sync.protocol.programme import Event, HolderPays, Limit, Programme, Quota
from sync.server.store import judgements, leases, publications, venues
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Browser, Console
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code

NEW = {
    "venue": VENUE,
    "kind": "performance",
    "title_fi": "Sillat",
    "title_sv": "Broar",
    "day": "2026-05-02",
    "starts": "19:00",
    "ends": "21:30",
}


@pytest.fixture
def browser(console: Console) -> Browser:
    """A venue contact's, at the page."""
    made = console.signed_in(Role.VENUE)
    made.get("events")
    return made


def programme(console: Console, venue: str = VENUE) -> dict[str, Event]:
    """The events that desks of a venue get, by title."""
    with console.centre.store.read() as connection:
        version = publications.current_programmes(connection)[venue]
        file = publications.file(connection, version.sha256)
    assert file is not None
    found = Programme.model_validate_json(file.data)
    return {next(iter(event.title.values())): event for event in found.events}


def at_field(text: str, field: str) -> str:
    """What is said at a field to who looks, and to who hears."""
    said = re.search(rf'id="{field}-fault">.*?<span>(.*?)</span>', text, re.S)
    assert said, text
    marked = re.search(rf'<(?:input|select|textarea) id="{field}".*?>', text, re.S)
    assert marked
    assert f'aria-describedby="{field}-fault' in marked[0]
    assert 'aria-invalid="true"' in marked[0]
    return said[1]


def hidden(text: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="(.*?)"', text)
    assert found
    return found[1]


def form_of(text: str) -> dict[str, str]:
    """What a browser sends of the form that a page shows, as it is."""
    fields = dict(re.findall(r'<input[^>]*? name="(\w+)"[^>]*? value="(.*?)"', text))
    for name, options in re.findall(r'<select id="(\w+)".*?>(.*?)</select>', text, re.S):
        chosen = re.search(r'value="(\w*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    for name in re.findall(r'<input id="(\w+)"[^>]*? type="checkbox"', text):
        if not re.search(rf'<input id="{name}"[^>]*? checked', text):
            fields.pop(name, None)
    return fields


def test_an_event_is_added_and_desks_have_it(console: Console, browser: Browser) -> None:
    status, text = browser.post("events/new", **NEW, quota="hard", tickets="40")
    assert (status, "It is in the programme." in text, "Sillat" in text) == (200, True, True)
    made = programme(console)["Sillat"]
    assert made.title == {"fi": "Sillat", "sv": "Broar"}
    assert made.starts_at == datetime(2026, 5, 2, 16, 0, tzinfo=UTC)
    assert made.ends_at == datetime(2026, 5, 2, 18, 30, tzinfo=UTC)
    assert made.quota == Quota(tickets=40, mode=QuotaMode.HARD)
    # What is not written is as with the newest event before, and as usual for the kind.
    assert (made.organiser, made.place, made.sector) == ("Orchestra", "Hall", Sector.CULTURE)
    assert set(made.limits) == {
        *CONCERT.limits,
        Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
    }
    act = console.trail()[0]
    assert (act.account, act.kind, act.act, act.which) == ("venue", "event", "added", made.id)
    assert act.after is not None
    assert act.after["name"] == "Sillat"
    assert set(programme(console, OTHER_VENUE)) == {"Museum"}


def test_a_series_is_added_whole(console: Console, browser: Browser) -> None:
    dates = "3.5.2026\n\n2026-05-04 14.00\n"
    assert browser.post("events/new", **NEW, dates=dates)[0] == 200
    with console.centre.store.read() as connection:
        kept = venues.events_of(connection, VENUE)
    shown = sorted(
        (each.starts_at, each.ends_at) for each in kept if "fi" in each.title and each.starts_at
    )
    assert [f"{start:%d %H:%M}-{end:%H:%M}" for start, end in shown if end] == [
        "02 16:00-18:30",
        "03 16:00-18:30",
        "04 11:00-13:30",
    ]
    assert len({each.id for each in kept}) == 4


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("day", "31.2.2026", "Write the day"),
        ("day", "", "This is needed."),
        ("starts", "25:00", "Write the time"),
        ("ends", "late", "Write the time"),
        ("title_fi", "x" * 121, "At most 120 letters."),
        ("tickets", "many", "A whole number from 0 to 100000."),
        ("tickets", "", "This is needed."),
        ("tickets", "101 %", "A whole number from 0 to 100000."),
        ("tickets", "half %", "A whole number from 0 to 100000."),
        ("tickets", "10 %", "This is needed."),
        ("places", "all", "A whole number from 1 to 100000."),
        ("quota", "half", "One of these: none, hard, soft"),
        ("sector", "music", "One of these: culture, education, science, sport"),
        ("per_card", "0", "A whole number from 1 to 99."),
        ("per", "visit", "One of these: event, day"),
        ("also", "x", "A whole number"),
        ("workers", "100", "A whole number"),
        ("dates", "3.5.2026\ntomorrow", "Line 2 is not a day"),
        ("dates", "2.5.2026", "The same day and time"),
        ("dates", "3.5.2026\n" * 201, "At most 200 at once."),
        ("pays", "12.345", "Write the amount in euros"),
        ("pays", "12", "This is needed."),
        ("pays_fi", "Materials", "This is needed."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    console: Console, browser: Browser, field: str, written: str, said: str
) -> None:
    sent = {**NEW, "quota": "hard", "tickets": "40", field: written}
    status, text = browser.post("events/new", **sent)
    at = {
        ("pays", "12"): "pays_fi",
        ("pays_fi", "Materials"): "pays",
        ("tickets", "10 %"): "places",
    }.get((field, written), field)
    assert (status, said in at_field(text, at)) == (422, True)
    # What was right is still there, and nothing was added.
    assert 'value="Broar"' in text
    assert set(programme(console)) == {"Concert"}


@pytest.mark.parametrize(
    ("share", "places", "tickets", "shown"),
    [
        ("10 %", "405", 40, "40, hard; 9.9 % of 405 places"),
        ("12,5%", "80", 10, "10, hard; 12.5 % of 80 places"),
        ("100 %", "7", 7, "7, hard; 100 % of 7 places"),
        ("40", "400", 40, "40, hard; 10 % of 400 places"),
        ("40", "", 40, "40, hard<"),
    ],
)
def test_a_quota_may_be_a_share_of_the_places(
    console: Console, share: str, places: str, tickets: int, shown: str
) -> None:
    browser = console.signed_in(Role.VENUE)
    browser.get("events")
    sent = {**NEW, "quota": "hard", "tickets": share, "places": places}
    assert browser.post("events/new", **sent)[0] == 200
    event = programme(console)["Sillat"]
    of = int(places) if places else None
    assert event.quota == Quota(tickets=tickets, mode=QuotaMode.HARD, places=of)
    assert shown in browser.get(f"events/{event.id}")
    # The number is what the form has, and what a move to another day keeps.
    text = browser.get(f"events/{event.id}/change")
    assert f'name="tickets" type="text" value="{tickets}"' in text
    assert f'name="places" type="text" value="{places}"' in text


def test_every_fault_is_said_at_once(browser: Browser) -> None:
    text = browser.post("events/new", venue=VENUE, kind="performance", starts="x")[1]
    assert at_field(text, "title_fi") == at_field(text, "day") == "This is needed."
    assert "Write the time" in at_field(text, "starts")


def test_a_time_that_the_clocks_leave_out_is_none(browser: Browser) -> None:
    text = browser.post("events/new", **{**NEW, "day": "2027-03-28", "starts": "03:30"})[1]
    assert "The clocks are put forward" in at_field(text, "starts")


@pytest.mark.parametrize(
    ("kind", "per", "children"),
    [
        (EventKind.VISIT, LimitPeriod.DAY, True),
        (EventKind.COURSE, LimitPeriod.EVENT, False),
        (EventKind.PASS, LimitPeriod.EVENT, True),
    ],
)
def test_what_stands_open_has_first_and_last_day(
    console: Console, browser: Browser, kind: EventKind, per: LimitPeriod, children: bool
) -> None:
    shown = form_of(browser.get(f"events/new?venue={VENUE}&kind={kind}"))
    shown |= {"title_en": "Clay", "first_day": "1.6.2026", "last_day": "2026-06-30"}
    shown |= {"pays": "7,5", "pays_en": "Clay"}
    assert browser.post("events/new", **shown)[0] == 200
    made = programme(console)["Clay"]
    assert (made.kind, made.children) == (kind, children)
    assert (made.first_day, made.last_day) == (date(2026, 6, 1), date(2026, 6, 30))
    assert made.limits[0] == Limit(ticket_kind=TicketKind.HOLDER, count=1, per=per)
    assert made.holder_pays == HolderPays(cents=750, text={"en": "Clay"})
    wrong = browser.post("events/new", **shown | {"last_day": "2026-05-31"})[1]
    assert "before the first one" in at_field(wrong, "last_day")


def test_limits_are_written_and_read_back(console: Console, browser: Browser) -> None:
    sent = {"per": "month", "together": "stages", "also": "3", "also_per": "year"}
    assert browser.post("events/new", **NEW, **sent, also_together="all", workers="4")[0] == 200
    made = programme(console)["Sillat"]
    holder = Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.MONTH, group="stages")
    assert set(made.limits) == {
        holder,
        holder.model_copy(update={"ticket_kind": TicketKind.CHILD, "count": None}),
        Limit(ticket_kind=TicketKind.HOLDER, count=3, per=LimitPeriod.YEAR, group="all"),
        Limit(ticket_kind=TicketKind.WORKER, count=4, per=LimitPeriod.VISIT),
    }
    shown = form_of(browser.get(f"events/{made.id}/change"))
    assert "keep_limits" not in shown
    assert browser.post(f"events/{made.id}/change", **shown)[0] == 200
    # Nothing was changed, and nothing is said to be.
    assert programme(console)["Sillat"] == made
    assert console.trail()[0].act == "added"


def test_limits_that_no_field_shows_stay(console: Console, browser: Browser) -> None:
    # The concert has no limit for workers.
    shown = form_of(browser.get("events/concert/change"))
    assert shown["keep_limits"] == "yes"
    shown["title_en"] = "Gala"
    browser.post("events/concert/change", **shown)
    assert programme(console)["Gala"] == CONCERT.model_copy(update={"title": {"en": "Gala"}})
    del shown["keep_limits"]
    shown["seen"] = hidden(browser.get("events/concert/change"), "seen")
    browser.post("events/concert/change", **shown)
    assert len(programme(console)["Gala"].limits) == 3


def test_what_was_changed_meanwhile_is_shown_and_not_written_over(
    console: Console, browser: Browser
) -> None:
    shown = form_of(browser.get("events/concert/change"))
    other = console.signed_in(Role.NATIONAL)
    text = other.get("events/concert/change")
    other.post("events/concert/change", **form_of(text) | {"title_en": "Gala"})
    browser.get("events/concert/change")
    status, text = browser.post("events/concert/change", **shown | {"title_en": "Ball"})
    assert (status, "Somebody else changed this event" in text) == (409, True)
    assert 'value="Gala"' in text
    assert set(programme(console)) == {"Gala"}


def test_an_event_that_is_moved_is_judged_anew(console: Console) -> None:
    """The card is valid until 14 March 2027: not for an event that lies behind it, on a day behind
    it. Of an event that is moved to its day, what was given stands.
    """
    browser = console.signed_in(Role.REGIONAL)
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Box office")
        one = desk.issue(code(1), holder=1)
        desk.send()
    shown = form_of(browser.get("events/concert/change"))
    # The limit for the holder becomes one a year, for which there is one ticket too many.
    with served(console.centre) as running:
        other = running.desk(VENUE, "Bar")
        two = other.issue(code(1), holder=1, child=1)
        other.send()

    def outcome(row: str) -> Finding:
        with console.centre.store.read() as connection:
            return judgements.last_verdicts(connection, [row])[row].judgement.outcome

    assert sorted([outcome(one), outcome(two)]) == [Finding.ACCEPTED, Finding.DOUBLE_ISSUE]
    del shown["keep_limits"]
    browser.post("events/concert/change", **shown | {"per_card": "2", "day": "2026-04-26"})
    assert outcome(one) is outcome(two) is Finding.ACCEPTED
    assert programme(console)["Concert"].starts_at == datetime(2026, 4, 26, 18, 0, tzinfo=UTC)
    act = console.trail()[0]
    assert (act.act, act.before and act.before["starts_at"]) == (
        "changed",
        "2026-04-25T18:00:00.000Z",
    )


def test_a_hard_quota_made_smaller_takes_nothing_from_desks(console: Console) -> None:
    hard = CONCERT.model_copy(update={"quota": Quota(tickets=40, mode=QuotaMode.HARD)})
    with console.centre.store.write() as connection:
        leases.change_event(connection, hard)
    browser = console.signed_in(Role.VENUE)
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        held = desk.lease(10)
        assert held
        shown = form_of(browser.get("events/concert/change"))
        browser.post("events/concert/change", **shown | {"tickets": "2"})
        again = desk.lease(10)
    assert again
    assert (again.lease, again.units) == (held.lease, held.units)
    assert programme(console)["Concert"].quota == Quota(tickets=2, mode=QuotaMode.HARD)


def test_a_cancelled_event_leaves_the_programme_and_its_tickets_stand(console: Console) -> None:
    hard = CONCERT.model_copy(update={"quota": Quota(tickets=40, mode=QuotaMode.HARD)})
    with console.centre.store.write() as connection:
        leases.change_event(connection, hard)
    browser = console.signed_in(Role.VENUE)
    browser.get("events")
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        row = desk.issue(code(1), holder=1)
        desk.send()
        assert "Cancelled" in browser.post("events/concert/cancel")[1]
        assert programme(console) == {}
        # A desk that has not heard of it yet gets no share of its quota.
        assert desk.lease(5) is None
        assert "Cancelled" in browser.get("events")
        assert "Concert" in browser.get("today")
        with console.centre.store.read() as connection:
            verdict = judgements.last_verdicts(connection, [row])[row].judgement
        assert verdict.outcome is Finding.ACCEPTED
        assert "in the programme again" in browser.post("events/concert/resume")[1]
        assert desk.lease(5) is not None
    assert set(programme(console)) == {"Concert"}
    assert [each.act for each in console.trail()[:2]] == ["resumed", "cancelled"]


def test_what_is_past_stands_apart(console: Console, browser: Browser) -> None:
    console.clock.move(hours=25)
    again = console.signed_in(Role.VENUE, "later")
    assert "Concert" not in again.get("events")
    assert "Concert" in again.get("events?past=yes")


def test_walk_in_events_are_mapped(console: Console) -> None:
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        for name in ("yard", "tent"):
            desk.walk_in(row_id=name)
        row = desk.issue(code(1), CONCERT.model_copy(update={"id": "yard"}))
        desk.send()
    browser = console.signed_in(Role.VENUE)
    text = browser.get("events")
    assert text.count("It is this event") == 2
    assert "Times used: 1" in text
    assert "It is this event" not in console.signed_in(Role.NATIONAL).get(
        f"events?venue={OTHER_VENUE}"
    )
    assert browser.post("walk-ins/yard/merge", event=MUSEUM.id)[0] == 404
    assert "its tickets count here" in browser.post("walk-ins/yard/merge", event="concert")[1]
    assert "one of the programme now" in browser.post("walk-ins/tent/adopt")[1]
    assert "It is this event" not in browser.get("events")
    assert browser.post("walk-ins/tent/adopt")[0] == 404
    assert [each.act for each in console.trail()[:2]] == ["adopted", "merged"]
    with console.centre.store.read() as connection:
        assert row in judgements.last_verdicts(connection, [row])


def test_nobody_keeps_what_is_not_theirs(console: Console, browser: Browser) -> None:
    with served(console.centre) as running:
        desk = running.desk(OTHER_VENUE, "Shop")
        desk.walk_in(row_id="yard")
        desk.send()
    for path in ("events/museum", "events/museum/change", f"events?venue={OTHER_VENUE}"):
        assert browser.client.get(f"/console/{path}").status_code == 404
    assert browser.client.get(f"/console/events/new?venue={OTHER_VENUE}").status_code == 404
    browser.get("events")
    for path, fields in (
        ("events/new", {**NEW, "venue": OTHER_VENUE}),
        ("events/museum/change", NEW),
        ("events/museum/cancel", {}),
        ("walk-ins/yard/adopt", {}),
        ("walk-ins/yard/merge", {"event": "museum"}),
    ):
        assert browser.post(path, **fields)[0] == 404, path
    assert set(programme(console, OTHER_VENUE)) == {"Museum"}
    assert console.trail()[0].kind == "account"


def test_how_a_hard_quota_is_split_and_what_was_never_reported_is_given_free(
    console: Console,
) -> None:
    hard = CONCERT.model_copy(update={"quota": Quota(tickets=40, mode=QuotaMode.HARD)})
    with console.centre.store.write() as connection:
        leases.change_event(connection, hard)
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        held = desk.lease(5)
        assert held
        desk.issue(code(1), holder=1, lease=held.lease)
        desk.send()
    contact = console.signed_in(Role.VENUE).get("events/concert")
    sums = re.findall(r"<dd>(\d+)</dd>", contact[contact.index('class="sums"') :])
    left = held.units - 1
    assert [int(each) for each in sums[:3]] == [1, left, 40 - held.units]
    assert f"{held.units} handed to it, 1 used, 0 given back" in contact
    path = f"events/concert/leases/{held.lease}/release"
    early = console.signed_in(Role.REGIONAL, "early")
    assert "that it never reported" not in early.get("events/concert")
    assert "may still report" in early.post(path)[1]
    console.clock.move(days=5)
    late = console.signed_in(Role.VENUE, "late-contact")
    assert "that it never reported" not in late.get("events/concert")
    assert late.post(path)[0] == 403
    browser = console.signed_in(Role.REGIONAL, "late")
    assert f"Give {left} free that it never reported" in browser.get("events/concert")
    assert "The tickets are free again." in browser.post(path)[1]
    assert browser.post(path)[0] == 404
    act = console.trail()[0]
    assert (act.kind, act.act, act.after) == (
        "lease",
        "released",
        {"name": "Concert", "units": left, "event": "concert", "venue": VENUE},
    )


def test_no_event_ends_where_moments_do(console: Console, browser: Browser) -> None:
    """It could not be read any more, and no programme be made."""
    late = NEW | {"starts": "23:30", "ends": "05:00"}
    status, text = browser.post("events/new", **late | {"day": "2999-12-31"})
    assert (status, at_field(text, "day")) == (422, "Write the day like 2027-03-14 or 14.3.2027.")
    status, _ = browser.post("events/new", **late | {"day": "2998-12-31"})
    assert status == 200
    assert programme(console)["Sillat"].ends_at == datetime(2999, 1, 1, 3, tzinfo=UTC)
