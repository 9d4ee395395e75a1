"""How a region hands cards out: for how long, with how many children, with which codes."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from sync.protocol.base import WireModel
from sync.protocol.list_files import MAX_CHILD_ALLOWANCE
from sync.server.centre import Centre
from sync.server.handing_out.code_formats import every_format
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.following import tell_desks
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.store import venues
from sync.server.store.database import Transaction
from sync.server.store.handing_out import giving_policies

MOST_MONTHS = 120
Months = Annotated[int, Field(ge=1, le=MOST_MONTHS)]


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


def put_policy(
    centre: Centre, account: str, region: str, from_day: date, policy: GivingPolicy
) -> None:
    """Put a policy in force from a day on. Raises `Refused`: unknown region, a day that is past;
    `Faulty`: cards would be valid for longer than they may be.
    """
    if policy.longest_months < policy.valid_months:
        bounds = {"least": policy.valid_months, "most": MOST_MONTHS}
        raise Faulty(Fault("longest_months", Wrong.NOT_A_NUMBER, bounds))
    with acting(centre, account) as act:
        check_dated(act, centre, region, from_day)
        before = policy_of(act.connection, region, from_day)
        giving_policies.put(act.connection, region, from_day, policy.model_dump_json())
        note_policy(act, "giving_policy", region, from_day, before=before, after=policy)


def withdraw_policy(centre: Centre, account: str, region: str, from_day: date) -> None:
    """Take a policy back that has not begun yet: what was in force before goes on. Raises
    `Refused`: unknown region, a day that is past or today, no policy of that day.
    """
    with acting(centre, account) as act:
        coming = {each.from_day: each.policy for each in policies_of(act.connection, region)}
        check_coming(act, centre, region, from_day, coming)
        giving_policies.forget(act.connection, region, from_day)
        note_policy(act, "giving_policy_withdrawn", region, from_day, before=coming[from_day])


def put_trial(
    centre: Centre, account: str, region: str, code_format: str, last_day: date | None = None
) -> None:
    """Let the cards of a code format be valid in a region only: desks elsewhere say so with their
    next programme. Raises `Refused`: unknown region, unknown format, a day that is past.
    """
    with acting(centre, account) as act:
        check_dated(act, centre, region, last_day or centre.network.days.day_of(act.now))
        if code_format not in every_format(act.connection):
            raise Refused(Problem.UNKNOWN_FORMAT, format=code_format)
        venues.put_trial(act.connection, code_format, region, last_day)
        until = last_day.isoformat() if last_day else None
        after = {"region": region, "last_day": until}
        act.note("trial_begun", "code_format", code_format, after=after)
    tell_desks(centre)


def end_trial(centre: Centre, account: str, code_format: str) -> None:
    """Let the cards of a code format be valid everywhere. Raises `Refused`: they are."""
    with acting(centre, account) as act:
        today = centre.network.days.day_of(act.now)
        trials = venues.trials_on(act.connection, today)
        where = {each.code_format: each.region for each in trials}
        if not venues.end_trial(act.connection, code_format):
            raise Refused(Problem.NO_TRIAL, format=code_format)
        after = {"region": where.get(code_format)}
        act.note("trial_ended", "code_format", code_format, after=after)
    tell_desks(centre)


def check_dated(act: Acting, centre: Centre, region: str, from_day: date) -> None:
    """That something may begin in a region on a day. Raises `Refused`."""
    if not venues.has_region(act.connection, region):
        raise Refused(Problem.UNKNOWN_REGION, region=region)
    if from_day < centre.network.days.day_of(act.now):
        raise Refused(Problem.DAY_PAST, day=from_day)


def check_coming(
    act: Acting, centre: Centre, region: str, from_day: date, dated: Collection[date]
) -> None:
    """That one of what is `dated` begins on a day, and not before tomorrow. Raises `Refused`."""
    check_dated(act, centre, region, from_day)
    if from_day not in dated:
        raise Refused(Problem.NO_POLICY, day=from_day)
    if from_day == centre.network.days.day_of(act.now):
        raise Refused(Problem.IN_FORCE, day=from_day)


def note_policy(
    act: Acting,
    done: str,
    region: str,
    from_day: date,
    *,
    before: WireModel,
    after: WireModel | None = None,
) -> None:
    """Write a change of what a region follows from a day on into the trail; without `after`, what
    came before that day goes on.
    """
    then = after.model_dump(mode="json") if after else {}
    name = venues.region_names(act.connection)[region]
    facts = {"name": name, **then, "from_day": from_day.isoformat()}
    act.note(done, "region", region, before=before.model_dump(mode="json"), after=facts)
