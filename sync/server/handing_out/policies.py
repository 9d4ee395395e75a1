"""How a region hands cards out: for how long, with how many children, with which codes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field

from sync.protocol.base import WireModel
from sync.protocol.list_files import MAX_CHILD_ALLOWANCE
from sync.protocol.programme import Policy
from sync.server.centre import Centre
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.lists.publishing import publish_programmes
from sync.server.store import settings, venues
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, door, giving_policies
from sync.server.store.handing_out.audit import Entry

Months = Annotated[int, Field(ge=1, le=120)]


class GivingPolicy(WireModel):
    """One region's, from a day on. `formats` are ids of code formats (none: all of the network);
    near-duplicates are looked for among cards of the last `lately_days`.
    """

    valid_months: Months = 12
    longest_months: Months = 12
    most_children: Annotated[int, Field(ge=0, le=MAX_CHILD_ALLOWANCE)] = 20
    formats: tuple[str, ...] = ()
    lately_days: Annotated[int, Field(ge=0, le=400)] = 60


@dataclass(frozen=True, slots=True)
class DatedPolicy:
    """A policy and the day it begins on."""

    from_day: date
    policy: GivingPolicy


def last_valid_day(handed_out: date, months: int) -> date:
    """The last day of a card that is valid for some months: a year less a day, the last included.

    From a day that the last month lacks, such as 29 February, it is that month's last day.
    """
    years, month = divmod(handed_out.year * 12 + handed_out.month - 1 + months, 12)
    longest = monthrange(years, month + 1)[1]
    if handed_out.day > longest:
        return date(years, month + 1, longest)
    return date(years, month + 1, handed_out.day) - timedelta(days=1)


def policy_of(connection: Transaction, region: str, day: date) -> GivingPolicy:
    """The policy of a region on a day."""
    body = giving_policies.in_force(connection, region, day)
    return GivingPolicy.model_validate_json(body) if body else GivingPolicy()


def policies_of(connection: Transaction, region: str) -> list[DatedPolicy]:
    """All policies that a region had, has and will have, oldest first."""
    return [
        DatedPolicy(day, GivingPolicy.model_validate_json(body))
        for day, body in giving_policies.all_of(connection, region)
    ]


def put_desk_policy(
    centre: Centre, account: str, region: str, from_day: date, policy: Policy
) -> None:
    """Have a region's desks follow a policy from a day on: they get it with their programme of that
    day. Raises `Refused`: unknown region, a day that is past.
    """
    with door.writing(centre.store) as connection:
        now = centre.now()
        _check(connection, centre, region, from_day, now)
        before = venues.regions_on(connection, from_day)[region].policy
        venues.put_policy(connection, region, from_day, policy)
        entry = ("desk_policy", region)
        _note(connection, now, account, *entry, from_day=from_day, before=before, after=policy)
    publish_programmes(centre)


def put_policy(
    centre: Centre, account: str, region: str, from_day: date, policy: GivingPolicy
) -> None:
    """Put a policy in force from a day on. Raises `Refused`: unknown region, a day that is past."""
    with door.writing(centre.store) as connection:
        now = centre.now()
        _check(connection, centre, region, from_day, now)
        before = policy_of(connection, region, from_day)
        giving_policies.put(connection, region, from_day, policy.model_dump_json())
        entry = ("giving_policy", region)
        _note(connection, now, account, *entry, from_day=from_day, before=before, after=policy)


def put_trial(
    centre: Centre, account: str, region: str, code_format: str, last_day: date | None = None
) -> None:
    """Let the cards of a code format be valid in a region only: desks elsewhere say so with their
    next programme. Raises `Refused`: unknown region, unknown format, a day that is past.
    """
    with door.writing(centre.store) as connection:
        now = centre.now()
        _check(connection, centre, region, last_day or centre.network.days.day_of(now), now)
        if code_format not in {each.id for each in settings.network(connection).code_formats}:
            raise Refused(Problem.UNKNOWN_FORMAT, format=code_format)
        venues.put_trial(connection, code_format, region, last_day)
        until = last_day.isoformat() if last_day else None
        after = {"region": region, "last_day": until}
        entry = Entry(now, account, "trial_begun", "code_format", code_format, after=after)
        audit.note(connection, entry)
    publish_programmes(centre)


def end_trial(centre: Centre, account: str, code_format: str) -> None:
    """Let the cards of a code format be valid everywhere. Raises `Refused`: they are."""
    with door.writing(centre.store) as connection:
        if not venues.end_trial(connection, code_format):
            raise Refused(Problem.NO_TRIAL, format=code_format)
        entry = Entry(centre.now(), account, "trial_ended", "code_format", code_format)
        audit.note(connection, entry)
    publish_programmes(centre)


def _check(
    connection: Transaction, centre: Centre, region: str, from_day: date, now: datetime
) -> None:
    if not venues.has_region(connection, region):
        raise Refused(Problem.UNKNOWN_REGION, region=region)
    if from_day < centre.network.days.day_of(now):
        raise Refused(Problem.DAY_PAST, day=from_day)


def _note(
    connection: Transaction,
    now: datetime,
    account: str,
    act: str,
    region: str,
    *,
    from_day: date,
    before: WireModel,
    after: WireModel,
) -> None:
    audit.note(
        connection,
        Entry(
            now,
            account,
            act,
            "region",
            region,
            before=before.model_dump(mode="json"),
            after={**after.model_dump(mode="json"), "from_day": from_day.isoformat()},
        ),
    )
