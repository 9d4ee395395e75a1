"""The reason codes of a venue: kept, and at its desks with the next programme."""

import pytest

from sync.protocol.programme import Policy, Programme, Text
from sync.server.centre import Centre
from sync.server.keeping.reading import Faulty, Wrong
from sync.server.keeping.reasons import (
    MOST_REASONS,
    NoReason,
    add_reason,
    change_reason,
    put_first,
    read_text,
    remove_reason,
    spread_reasons,
)
from sync.server.keeping.venues import close_venue
from sync.server.store import publications, venues
from sync.server.store.handing_out import audit, door
from sync.server.store.venues import Region, VenueEntry
from tests.support.network import OTHER_VENUE, VENUE

DECIDED: Text = {"fi": "Paikka päätti", "en": "The venue decided"}
BACK: Text = {"fi": "Palasi samana päivänä"}


def at_desks(centre: Centre, venue: str = VENUE) -> list[tuple[str, Text]]:
    """The reasons of a venue's programme, in their order."""
    with centre.store.read() as connection:
        version = publications.current_programmes(connection)[venue]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return [*Programme.model_validate_json(file.data).reasons.items()]


def acts(centre: Centre) -> list[tuple[str, str]]:
    with door.reading(centre.store) as connection:
        return [(each.act, each.which) for each in audit.entries(connection, "reason")]


def test_desks_show_them_in_their_order(centre: Centre) -> None:
    first = add_reason(centre, "a1", VENUE, DECIDED)
    second = add_reason(centre, "a1", VENUE, BACK)
    assert at_desks(centre) == [(first, DECIDED), (second, BACK)]
    put_first(centre, "a1", VENUE, second)
    assert at_desks(centre) == [(second, BACK), (first, DECIDED)]
    changed: Text = {"sv": "Platsen beslöt"}
    change_reason(centre, "a1", VENUE, first, changed)
    remove_reason(centre, "a1", VENUE, second)
    assert at_desks(centre) == [(first, changed)]
    assert at_desks(centre, OTHER_VENUE) == []
    assert acts(centre) == [
        ("removed", second),
        ("changed", first),
        ("put_first", second),
        ("added", second),
        ("added", first),
    ]


def test_what_changes_nothing_is_no_act(centre: Centre) -> None:
    reason = add_reason(centre, "a1", VENUE, DECIDED)
    change_reason(centre, "a1", VENUE, reason, DECIDED)
    put_first(centre, "a1", VENUE, reason)
    assert acts(centre) == [("added", reason)]


def test_none_is_there_twice_and_no_more_than_a_desk_shows(centre: Centre) -> None:
    reason = add_reason(centre, "a1", VENUE, DECIDED)
    with pytest.raises(Faulty) as faulty:
        add_reason(centre, "a1", VENUE, {"en": "THE VENUE decided"})
    assert [(each.field, each.wrong) for each in faulty.value.faults] == [("text_en", Wrong.TAKEN)]
    other = add_reason(centre, "a1", VENUE, BACK)
    with pytest.raises(Faulty):
        change_reason(centre, "a1", VENUE, other, DECIDED)
    for number in range(2, MOST_REASONS):
        add_reason(centre, "a1", VENUE, {"fi": f"Syy {number}"})
    with pytest.raises(Faulty) as faulty:
        add_reason(centre, "a1", VENUE, {"fi": "Vielä yksi"})
    assert faulty.value.faults[0].wrong is Wrong.TOO_MANY
    remove_reason(centre, "a1", VENUE, reason)
    assert len(at_desks(centre)) == MOST_REASONS - 1


def test_there_is_no_reason_of_another_venue(centre: Centre) -> None:
    reason = add_reason(centre, "a1", VENUE, DECIDED)
    for wrong in (
        lambda: change_reason(centre, "a1", OTHER_VENUE, reason, BACK),
        lambda: put_first(centre, "a1", OTHER_VENUE, reason),
        lambda: remove_reason(centre, "a1", OTHER_VENUE, reason),
        lambda: add_reason(centre, "a1", "nowhere", BACK),
    ):
        with pytest.raises(NoReason):
            wrong()
    assert at_desks(centre) == [(reason, DECIDED)]


def test_other_venues_get_them_in_place_of_their_own(centre: Centre) -> None:
    with centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other", Policy()))
        venues.add_venue(connection, VenueEntry("far", "Far", "other", {}))
    reason = add_reason(centre, "a1", VENUE, DECIDED)
    add_reason(centre, "a1", OTHER_VENUE, BACK)
    assert spread_reasons(centre, "a1", [VENUE], VENUE) == 0
    assert spread_reasons(centre, "a1", None, VENUE) == 1
    assert at_desks(centre, OTHER_VENUE) == [(reason, DECIDED)]
    assert at_desks(centre, "far") == []
    assert acts(centre)[0] == ("spread", OTHER_VENUE)
    assert spread_reasons(centre, "a1", None, VENUE) == 0
    add_reason(centre, "a1", VENUE, BACK)
    close_venue(centre, "a1", None, OTHER_VENUE)
    assert spread_reasons(centre, "a1", None, VENUE) == 0
    with pytest.raises(NoReason):
        spread_reasons(centre, "a1", None, "nowhere")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ({}, ("text_fi", Wrong.MISSING)),
        ({"text_sv": "  "}, ("text_fi", Wrong.MISSING)),
        ({"text_sv": "x" * 61}, ("text_sv", Wrong.TOO_LONG)),
    ],
)
def test_words_are_needed_and_short(written: dict[str, str], wrong: tuple[str, Wrong]) -> None:
    with pytest.raises(Faulty) as faulty:
        read_text(written)
    assert [(each.field, each.wrong) for each in faulty.value.faults] == [wrong]


def test_words_are_one_line_each() -> None:
    assert read_text({"text_fi": " Paikka\n päätti ", "text_en": ""}) == {"fi": "Paikka päätti"}
