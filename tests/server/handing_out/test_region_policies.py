"""What desks of a region follow, from a day on."""

from datetime import timedelta

import pytest

from sync.protocol.programme import ListPolicy, Policy, Programme
from sync.server.centre import Centre
from sync.server.handing_out.desk_policies import (
    changed_policy,
    desk_policies_of,
    put_desk_policy,
    withdraw_desk_policy,
    written_policy,
)
from sync.server.handing_out.policies import (
    GivingPolicy,
    end_trial,
    policy_of,
    put_policy,
    put_trial,
    withdraw_policy,
)
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.reading import Faulty, Wrong
from sync.server.lists.publishing import publish_programmes
from sync.server.store import publications, venues
from sync.server.store.handing_out import audit, door
from sync.server.store.venues import Region, VenueEntry
from tests.support.clocks import NOW
from tests.support.network import FORMAT, VENUE, SteppingClock

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


def dated_in_trail(centre: Centre) -> list[tuple[str, object, object]]:
    with door.reading(centre.store) as connection:
        found = audit.entries(connection)
    return [
        (each.act, (each.before or {}).get("child_age"), (each.after or {}).get("child_age"))
        for each in found
    ]


def test_what_has_not_begun_is_taken_back_and_what_has_is_not(centre: Centre) -> None:
    tomorrow, later = TODAY + timedelta(days=1), TODAY + timedelta(days=9)
    put_desk_policy(centre, "a1", "region", TODAY, Policy(child_age=15))
    put_desk_policy(centre, "a1", "region", tomorrow, Policy(child_age=16))
    put_desk_policy(centre, "a1", "region", later, Policy(child_age=17))
    withdraw_desk_policy(centre, "a1", "region", tomorrow)
    with centre.store.read() as connection:
        dated = [(each.from_day, each.policy) for each in desk_policies_of(connection, "region")]
    assert dated == [(TODAY, Policy(child_age=15)), (later, Policy(child_age=17))]
    for region, day, problem in (
        ("region", tomorrow, Problem.NO_POLICY),
        ("region", TODAY, Problem.IN_FORCE),
        ("region", TODAY - timedelta(days=1), Problem.DAY_PAST),
        ("nowhere", later, Problem.UNKNOWN_REGION),
    ):
        with pytest.raises(Refused) as refused:
            withdraw_desk_policy(centre, "a1", region, day)
        assert refused.value.problem is problem
    assert dated_in_trail(centre) == [
        ("desk_policy_withdrawn", 16, None),
        ("desk_policy", 16, 17),
        ("desk_policy", 15, 16),
        ("desk_policy", 18, 15),
    ]


def test_how_cards_are_handed_out_is_taken_back_before_it_begins(centre: Centre) -> None:
    tomorrow = TODAY + timedelta(days=1)
    put_policy(centre, "a1", "region", TODAY, GivingPolicy(valid_months=6))
    put_policy(centre, "a1", "region", tomorrow, GivingPolicy(valid_months=9))
    withdraw_policy(centre, "a1", "region", tomorrow)
    with door.reading(centre.store) as connection:
        assert policy_of(connection, "region", tomorrow).valid_months == 6
    with pytest.raises(Refused) as refused:
        withdraw_policy(centre, "a1", "region", TODAY)
    assert refused.value.problem is Problem.IN_FORCE


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"child_age": "x"}, [("child_age", Wrong.NOT_A_NUMBER)]),
        ({"child_age": "100"}, [("child_age", Wrong.NOT_A_NUMBER)]),
        ({"keep_codes_days": "121"}, [("keep_codes_days", Wrong.NOT_A_NUMBER)]),
        ({"keep_codes_to_retype_days": "121"}, [("keep_codes_to_retype_days", Wrong.NOT_A_NUMBER)]),
        ({"card_list.stale_hours": "23"}, [("card_list.stale_hours", Wrong.OLD_BEFORE_FRESH)]),
        (
            {"child_age": "100", "unsent_alarm_hours": "x"},
            [("child_age", Wrong.NOT_A_NUMBER), ("unsent_alarm_hours", Wrong.NOT_A_NUMBER)],
        ),
        ({"retype": "perhaps"}, [("retype", Wrong.NOT_A_CHOICE)]),
        ({"card_list.old_opened_by": "me"}, [("card_list.old_opened_by", Wrong.NOT_A_CHOICE)]),
        ({"days.zone": "Mars"}, [("days.zone", Wrong.NOT_A_CHOICE)]),
        ({"days.day_start": "25"}, [("days.day_start", Wrong.NOT_A_TIME)]),
    ],
)
def test_a_policy_that_desks_cannot_follow_is_none(
    changes: dict[str, str], wrong: list[tuple[str, Wrong]]
) -> None:
    with pytest.raises(Faulty) as faulty:
        changed_policy(Policy(), changes)
    assert [(each.field, each.wrong) for each in faulty.value.faults] == wrong


def test_a_policy_is_written_and_read_back() -> None:
    policy = Policy(
        card_list=ListPolicy(use_list=False, fresh_hours=1, stale_hours=2, old_opened_by="clerk"),
        child_age=16,
        retype=True,
    )
    assert changed_policy(Policy(), written_policy(policy)) == policy


def test_no_other_way_leads_past_the_bounds(centre: Centre) -> None:
    with pytest.raises(Faulty):
        put_desk_policy(centre, "a1", "region", TODAY, Policy(keep_codes_days=400))
    assert policy_at_desks(centre).keep_codes_days == 35
