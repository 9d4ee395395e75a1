"""The made-up network: what it promises to hold, whatever the seed, the size and the hour."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.card_codes import recognise
from sync.protocol.kinds import CardKind, EventKind, LimitPeriod, QuotaMode, Sector, TicketKind
from sync.protocol.programme import Event, Programme
from sync.server.seed import SeededCard, SeededNetwork, make_network, sample

NOW = datetime(2026, 11, 24, 12, 7, 30, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def network() -> SeededNetwork:
    return make_network(7, 25_000, NOW)


@pytest.fixture(scope="module")
def cards(network: SeededNetwork) -> list[SeededCard]:
    return list(network.cards)


def _events(network: SeededNetwork) -> list[Event]:
    return [event for venue in network.venues for event in venue.events]


def test_the_same_seed_makes_the_same_network_and_another_seed_another() -> None:
    first, again, other = (make_network(seed, 200, NOW) for seed in (1, 1, 2))
    assert (first.venues, list(first.cards)) == (again.venues, list(again.cards))
    assert first.venues[0].venue.id != other.venues[0].venue.id
    assert {card.code for card in first.cards} != {card.code for card in other.cards}


def test_espoo_has_23_actors_and_several_at_one_counter(network: SeededNetwork) -> None:
    assert network.region == "Espoo"
    assert len(set(network.organisers)) == 23
    museums = next(venue for venue in network.venues if len(venue.organisers) == 5)
    assert {event.organiser for event in museums.events} == set(museums.organisers)
    jazz = next(venue for venue in network.venues if venue.venue.name == "April Jazz")
    assert len(jazz.counters) > 1
    assert len({event.place for event in jazz.events}) > 2


def test_every_venue_has_a_programme_that_reads_back(network: SeededNetwork) -> None:
    for number, venue in enumerate(network.venues, 1):
        assert {event.organiser for event in venue.events} <= set(venue.organisers)
        programme = Programme(
            version=number,
            venue=venue.venue,
            code_formats=network.code_formats,
            policy=network.policy,
            events=venue.events,
            reasons=network.reasons,
        )
        assert Programme.model_validate_json(programme.to_bytes()) == programme


def test_events_are_of_all_kinds_and_sectors_in_three_languages(network: SeededNetwork) -> None:
    events = _events(network)
    assert {event.kind for event in events} == set(EventKind)
    assert {event.sector for event in events} == set(Sector)
    assert len({event.id for event in events}) == len(events)
    assert {event.quota.mode for event in events if event.quota} == set(QuotaMode)
    assert any(event.quota is None for event in events)
    for event in events:
        for text in (
            event.title,
            event.till_hint,
            event.holder_pays.text if event.holder_pays else None,
        ):
            assert text is None or (set(text) == {"fi", "sv", "en"} and all(text.values()))
    assert any(event.till_hint for event in events)
    assert any(event.holder_pays for event in events)
    assert all(not event.children for event in events if event.kind is EventKind.COURSE)


def test_two_shows_of_one_title_on_one_day(network: SeededNetwork) -> None:
    shows = Counter(
        (event.title["fi"], event.place, network.policy.days.day_of(event.starts_at))
        for event in _events(network)
        if event.starts_at
    )
    assert shows[("Seitsemän siskosta", "Suuri näyttämö", TODAY)] == 2
    assert max(shows.values()) == 2


def test_every_event_says_what_a_card_may_get(network: SeededNetwork) -> None:
    for event in _events(network):
        limits = {limit.ticket_kind: limit for limit in event.limits}
        assert limits[TicketKind.HOLDER].count in (1, 2)
        assert (limits[TicketKind.WORKER].count, limits[TicketKind.WORKER].per) == (
            2,
            LimitPeriod.VISIT,
        )
        assert (TicketKind.CHILD in limits) == event.children
        assert TicketKind.CHILD not in limits or limits[TicketKind.CHILD].count is None
        if event.kind is EventKind.VISIT:
            assert limits[TicketKind.HOLDER].per is LimitPeriod.DAY
        if event.kind is EventKind.COURSE:
            assert limits[TicketKind.HOLDER].group == "courses-of-a-year"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.integers(0, 1000),
)
@settings(max_examples=40)
def test_at_any_hour_there_is_something_on_today(now: datetime, seed: int) -> None:
    network = make_network(seed, 20, now)
    today = network.policy.days.day_of(now)
    events = _events(network)
    performances = [
        event
        for event in events
        if event.starts_at and network.policy.days.day_of(event.starts_at) == today
    ]
    end_of_day = network.policy.days.start_of(today + timedelta(days=1))
    if end_of_day - network.now > timedelta(minutes=2):
        later = {
            event.organiser for event in performances if event.starts_at and event.starts_at > now
        }
        assert len(later) >= 8
    assert len(performances) >= 12
    for venue in network.venues:
        assert any(_is_on(event, today, network) for event in venue.events)
    standing = [event for event in events if event.kind is EventKind.VISIT]
    assert all(event.first_day and event.first_day < today for event in standing)
    ahead = {event.starts_at.month for event in events if event.starts_at}
    assert len(ahead) >= 3


def _is_on(event: Event, today: date, network: SeededNetwork) -> bool:
    if event.starts_at:
        return network.policy.days.day_of(event.starts_at) == today
    return bool(event.first_day and event.last_day and event.first_day <= today <= event.last_day)


@pytest.mark.parametrize(
    ("today", "opens"),
    [("2026-04-21", "2026-04-22"), ("2026-04-26", "2026-04-22"), ("2026-04-27", "2027-04-22")],
)
def test_the_festival_is_this_years_until_its_last_day(today: str, opens: str) -> None:
    network = make_network(1, 20, datetime.fromisoformat(f"{today}T12:00:00+00:00"))
    opening = next(each for each in _events(network) if each.title["en"] == "Opening concert")
    assert opening.starts_at
    assert network.policy.days.day_of(opening.starts_at) == date.fromisoformat(opens)
    wristband = next(
        each
        for each in _events(network)
        if each.kind is EventKind.PASS and each.organiser == "April Jazz"
    )
    assert wristband.first_day == date.fromisoformat(opens)


def test_cards_are_as_many_and_as_mixed_as_promised(
    network: SeededNetwork, cards: list[SeededCard]
) -> None:
    usable = [card for card in cards if card.last_valid_day >= TODAY and not card.blocked_at]
    blocked = [card for card in cards if card.blocked_at]
    expired = [card for card in cards if card.last_valid_day < TODAY]
    assert (len(usable), len(blocked), len(expired)) == (25_000, 750, 1000)
    assert len(cards) == len(network.cards)
    assert sum(card.kind is CardKind.COMMUNITY for card in usable) == 250
    with_children = [card for card in usable if card.child_allowance]
    assert 0.33 < len(with_children) / len(usable) < 0.45
    assert {card.child_allowance for card in cards} == {0, 1, 2, 3, 4, 5}
    assert all(not card.child_allowance for card in cards if card.kind is CardKind.COMMUNITY)
    assert len({card.home_region for card in cards}) == 7
    days = Counter(card.last_valid_day for card in usable)
    assert len(days) == 365
    assert max(days) == TODAY + timedelta(days=364)
    assert days[TODAY] > 10
    assert min(card.last_valid_day for card in expired) >= TODAY - timedelta(days=400)


def test_a_card_is_registered_before_now_and_before_it_is_blocked(cards: list[SeededCard]) -> None:
    for card in cards:
        assert card.registered_at < NOW
        assert not card.blocked_at or card.registered_at < card.blocked_at <= NOW


def test_a_card_by_index_is_the_card_of_that_place(
    network: SeededNetwork, cards: list[SeededCard]
) -> None:
    for index in (0, 2, 24_749, 24_750, 24_999, 25_000, 25_750, 26_749):
        assert network.cards[index] == cards[index]


def test_every_code_fits_exactly_one_format(
    network: SeededNetwork, cards: list[SeededCard]
) -> None:
    personal, community = network.code_formats
    assert len({card.code for card in cards}) == len(cards)
    for card in cards:
        expected = community if card.kind is CardKind.COMMUNITY else personal
        other = personal if card.kind is CardKind.COMMUNITY else community
        code = recognise(card.code, network.code_formats)
        assert code is not None
        assert code.format == expected
        assert recognise(card.code, [other]) is None
    for code_format in network.code_formats:
        assert recognise(code_format.example, [code_format]) is not None


def test_codes_look_as_on_the_cards(network: SeededNetwork) -> None:
    code = recognise("esp 104-482", network.code_formats)
    group = recognise("ESPY0214", network.code_formats)
    assert code is not None
    assert group is not None
    assert (code.grouped, group.grouped) == ("ESP 104 482", "ESP Y 0 214")


def test_a_mistyped_digit_mostly_hits_no_card(cards: list[SeededCard]) -> None:
    codes = {card.code for card in cards}
    wrong = [
        code[:place] + digit + code[place + 1 :]
        for code in [card.code for card in cards[:200]]
        for place in range(3, len(code))
        for digit in "0123456789"
        if digit != code[place]
    ]
    assert sum(code in codes for code in wrong) / len(wrong) < 0.05


@pytest.mark.parametrize("size", [20, 21, 100, 25_000])
def test_samples_are_what_they_say(size: int) -> None:
    network = make_network(3, size, NOW)
    by_code = {card.code: card for card in network.cards}
    samples = sample(network)
    for code in samples.valid:
        assert by_code[code].last_valid_day > TODAY
        assert not by_code[code].blocked_at
    assert all(by_code[code].child_allowance for code in samples.with_children)
    assert all(by_code[code].child_allowance == 3 for code in samples.family_of_four)
    for code in (*samples.family_of_four, *samples.with_children):
        assert by_code[code].last_valid_day > TODAY
        assert by_code[code].kind is CardKind.PERSONAL
        assert not by_code[code].blocked_at
    assert all(by_code[code].last_valid_day == TODAY for code in samples.last_day_today)
    assert all(by_code[code].last_valid_day < TODAY for code in samples.expired)
    assert all(by_code[code].blocked_at for code in samples.blocked)
    assert all(by_code[code].kind is CardKind.COMMUNITY for code in samples.community)
    assert len(samples.not_on_list) == len(samples.valid)
    for right, wrong in zip(samples.valid, samples.not_on_list, strict=True):
        assert wrong not in by_code
        assert recognise(wrong, network.code_formats) is not None
        assert sum(a != b for a, b in zip(right, wrong, strict=True)) == 1
    assert recognise(samples.not_a_code, network.code_formats) is None
    for group in (
        samples.valid,
        samples.with_children,
        samples.family_of_four,
        samples.last_day_today,
        samples.expired,
        samples.blocked,
        samples.community,
    ):
        assert group
        assert len(set(group)) == len(group) <= 5
    assert sample(network) == samples
    assert len(sample(network, 1).valid) == 1


@pytest.mark.parametrize(("size", "digits"), [(25_000, 6), (50_000, 7), (400_000, 7)])
def test_codes_grow_with_the_network(size: int, digits: int) -> None:
    network = make_network(1, size, NOW)
    assert len(network.cards[0].code) == 3 + digits
    assert len(network.cards) * 20 <= 10**digits
    code = recognise(network.cards[0].code, network.code_formats)
    assert code is not None
    assert [len(part) for part in code.grouped.split()] == [3, 3, digits - 3]


def test_a_million_cards_are_columns() -> None:
    network = make_network(1, 1_000_000, NOW)
    assert len(network.cards) == 1_070_000
    assert len(set(network.cards.numbers)) > 1_060_000
    assert network.cards[1_069_999].last_valid_day < TODAY
    assert len(network.cards[0].code) == 11


def test_too_few_cards_and_a_moment_without_a_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 20"):
        make_network(1, 19, NOW)
    with pytest.raises(ValueError, match="zone"):
        make_network(1, 20, NOW.replace(tzinfo=None))
