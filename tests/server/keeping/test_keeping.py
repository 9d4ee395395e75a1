"""What coordinators and venues keep, on both databases."""

import pytest

from sync.protocol.clerks import ClerkRole
from sync.protocol.kinds import QuotaMode
from sync.protocol.programme import Event, Programme, Quota
from sync.server.centre import Centre
from sync.server.keeping import clerks, desks, events, venues
from sync.server.keeping.reading import Faulty
from sync.server.store import devices, publications
from sync.server.store import venues as stored
from sync.server.store.handing_out import audit, door
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, OTHER_VENUE, VENUE


def programme(centre: Centre, venue: str = VENUE) -> tuple[Event, ...]:
    with centre.store.read() as connection:
        file = publications.file(
            connection, publications.current_programmes(connection)[venue].sha256
        )
    assert file is not None
    return Programme.model_validate_json(file.data).events


def by_id(*events: Event) -> tuple[Event, ...]:
    """Events as a programme has them."""
    return tuple(sorted(events, key=lambda each: each.id))


ELSEWHERE = CONCERT.model_copy(update={"place": "Yard"})


def acts(centre: Centre) -> list[tuple[str, str]]:
    """(kind, act) of the trail, oldest first."""
    with door.reading(centre.store) as connection:
        return [(each.kind, each.act) for each in reversed(audit.entries(connection))]


def test_an_event_is_added_changed_and_cancelled(centre: Centre) -> None:
    with pytest.raises(Faulty):
        events.add_events(centre, "test", VENUE, [CONCERT])
    [made] = events.add_events(centre, "test", VENUE, [ELSEWHERE])
    assert made.id != CONCERT.id
    assert programme(centre) == by_id(CONCERT, made)
    with pytest.raises(events.NoEvent):
        events.change_event(centre, "test", [OTHER_VENUE], made, events.seen_as(made))
    gala = made.model_copy(update={"title": {"en": "Gala"}})
    events.change_event(centre, "test", [VENUE], gala, events.seen_as(made))
    with pytest.raises(events.ChangedMeanwhile):
        events.change_event(centre, "test", None, made, events.seen_as(made))
    hard = Quota(tickets=4, mode=QuotaMode.HARD)
    assert events.put_quota(centre, "test", made.id, hard).quota == hard
    events.cancel_event(centre, "test", None, made.id)
    events.cancel_event(centre, "test", None, made.id)
    assert programme(centre) == (CONCERT,)
    events.cancel_event(centre, "test", None, made.id, undo=True)
    assert programme(centre) == by_id(CONCERT, gala.model_copy(update={"quota": hard}))
    told = ["added", "changed", "changed", "cancelled", "resumed"]
    assert acts(centre) == [("event", each) for each in told]
    with pytest.raises(events.NoEvent):
        events.cancel_event(centre, "test", None, "none")


def test_only_the_programme_of_the_venue_is_made_anew(centre: Centre) -> None:
    with centre.store.write() as connection:
        stored.add_events(connection, OTHER_VENUE, [CONCERT.model_copy(update={"id": "later"})])
    events.add_events(centre, "test", VENUE, [ELSEWHERE])
    assert [each.id for each in programme(centre, OTHER_VENUE)] == ["museum"]


def test_a_venue_is_added_and_closed(running_on_either: RunningCentre) -> None:
    centre = running_on_either.centre
    region = venues.add_region(centre, "test", "North")
    with pytest.raises(venues.NoRegion):
        venues.add_venue(centre, "test", "none", "Kide")
    made = venues.add_venue(centre, "test", region.id, "Kide")
    desk = running_on_either.desk(made.id, "Bar").identity.device
    with pytest.raises(venues.DesksInUse, match="Bar"):
        venues.close_venue(centre, "test", None, made.id)
    with centre.store.write() as connection:
        devices.revoke_device(connection, desk, centre.now())
    with pytest.raises(venues.NoVenue):
        venues.close_venue(centre, "test", [VENUE], made.id)
    venues.close_venue(centre, "test", [made.id], made.id)
    venues.rename_venue(centre, "test", None, made.id, "Kino Kide")
    with centre.store.read() as connection:
        found = stored.venue(connection, made.id)
    assert found is not None
    assert (found.name, found.region, found.closed_at) == ("Kino Kide", region.id, centre.now())
    told = [("region", "added"), ("venue", "added"), ("venue", "closed"), ("venue", "renamed")]
    assert acts(centre) == told


def test_a_clerk_is_kept(centre: Centre) -> None:
    made = clerks.add_clerk(centre, "test", VENUE, "Kielo", ClerkRole.CLERK)
    with pytest.raises(Faulty, match="name taken"):
        clerks.add_clerk(centre, "test", VENUE, "Kielo", ClerkRole.CLERK)
    again = clerks.new_pin(centre, "test", VENUE, "Kielo", ClerkRole.SUPERVISOR)
    assert (made.role, again.role) == (ClerkRole.CLERK, ClerkRole.SUPERVISOR)
    clerks.remove_clerk(centre, "test", VENUE, "Kielo")
    for act in (clerks.new_pin, clerks.remove_clerk):
        with pytest.raises(clerks.NoClerk):
            act(centre, "test", VENUE, "Kielo")
    assert acts(centre) == [("clerk", "added"), ("clerk", "new_pin"), ("clerk", "removed")]


def test_a_desk_is_renamed_settled_and_taken_out_of_use(running_on_either: RunningCentre) -> None:
    centre = running_on_either.centre
    desk = running_on_either.desk().identity.device
    with centre.store.write() as connection:
        devices.note_copied(connection, desk, centre.now())
    desks.rename_desk(centre, "test", [VENUE], desk, "Bar")
    desks.settle_desk(centre, "test", None, desk)
    for act in (desks.revoke_desk, desks.lose_desk, desks.settle_desk):
        with pytest.raises(desks.NoDesk):
            act(centre, "test", [OTHER_VENUE], desk)
    desks.revoke_desk(centre, "test", [VENUE], desk)
    for again in (desks.revoke_desk, desks.settle_desk):
        with pytest.raises(desks.NoDesk):
            again(centre, "test", None, desk)
    assert desks.lose_desk(centre, "test", None, desk).is_ready
    assert acts(centre) == [("desk", each) for each in ("renamed", "settled", "revoked", "lost")]
