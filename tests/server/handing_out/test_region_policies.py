"""What desks of a region follow, from a day on."""

from datetime import timedelta

import pytest

from sync.protocol.programme import Policy, Programme
from sync.server.centre import Centre
from sync.server.handing_out.policies import end_trial, put_desk_policy, put_trial
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.lists.publishing import publish_programmes
from sync.server.store import publications, venues
from sync.server.store.venues import Region, VenueEntry
from tests.support.network import FORMAT, NOW, VENUE, SteppingClock

TODAY = NOW.date()


def programme_of(centre: Centre, venue: str) -> Programme:
    with centre.store.read() as connection:
        version = publications.current_programmes(connection)[venue]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return Programme.model_validate_json(file.data)


def policy_at_desks(centre: Centre) -> Policy:
    return programme_of(centre, VENUE).policy


def test_a_policy_is_in_force_from_its_day_on(centre: Centre) -> None:
    put_desk_policy(centre, "a1", "region", TODAY + timedelta(days=2), Policy(child_age=16))
    put_desk_policy(centre, "a1", "region", TODAY + timedelta(days=1), Policy(child_age=17))
    clock, ages = centre.now, []
    assert isinstance(clock, SteppingClock)
    for _ in range(3):
        publish_programmes(centre)
        ages.append(policy_at_desks(centre).child_age)
        clock.move(days=1)
    assert ages == [18, 17, 16]


def test_a_policy_of_today_is_at_desks_at_once(centre: Centre) -> None:
    put_desk_policy(centre, "a1", "region", TODAY, Policy(child_age=15))
    assert policy_at_desks(centre).child_age == 15
    put_desk_policy(centre, "a1", "region", TODAY, Policy(child_age=14))
    assert policy_at_desks(centre).child_age == 14


def test_a_policy_of_yesterday_or_of_no_region_is_refused(centre: Centre) -> None:
    yesterday = TODAY - timedelta(days=1)
    for region, day, problem in (
        ("region", yesterday, Problem.DAY_PAST),
        ("nowhere", TODAY, Problem.UNKNOWN_REGION),
    ):
        with pytest.raises(Refused) as refused:
            put_desk_policy(centre, "a1", region, day, Policy())
        assert refused.value.problem is problem


def test_cards_on_trial_are_valid_in_their_region_only(centre: Centre) -> None:
    with centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other", Policy()))
        venues.add_venue(connection, VenueEntry("far", "Far", "other", {}))
    put_trial(centre, "a1", "region", FORMAT.id, TODAY)

    def refused_at(*at: str) -> list[tuple[str, ...] | None]:
        publish_programmes(centre)
        return [programme_of(centre, venue).not_valid_here for venue in at]

    assert refused_at(VENUE, "far") == [None, (FORMAT.id,)]
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    clock.move(days=1)
    assert refused_at("far") == [None]
    put_trial(centre, "a1", "region", FORMAT.id)
    assert refused_at("far") == [(FORMAT.id,)]
    end_trial(centre, "a1", FORMAT.id)
    assert refused_at("far") == [None]
    for wrong in (
        lambda: end_trial(centre, "a1", FORMAT.id),
        lambda: put_trial(centre, "a1", "region", "none"),
        lambda: put_trial(centre, "a1", "nowhere", FORMAT.id),
    ):
        with pytest.raises(Refused):
            wrong()
