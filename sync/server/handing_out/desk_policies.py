"""What the desks of a region follow, from a day on: age limits, how long a card list is fresh, how
long codes are kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from sync.protocol.programme import Policy
from sync.server.centre import Centre
from sync.server.handing_out.policies import check_coming, check_dated, note_policy
from sync.server.keeping.acting import acting
from sync.server.keeping.following import tell_desks
from sync.server.keeping.reading import Answer, Fault, Faulty, Wrong
from sync.server.store import venues
from sync.server.store.database import Transaction

_YEARS, _HOURS, _DAYS = 99, 24 * 366, 120
"""Nobody is a child for longer; a list a year old is none; no code stays longer on a laptop."""
MOST: Mapping[str, int] = {
    "child_age": _YEARS,
    "group_child_age": _YEARS,
    "card_list.fresh_hours": _HOURS,
    "card_list.stale_hours": _HOURS,
    "unsent_alarm_hours": _HOURS,
    "keep_codes_days": _DAYS,
    "keep_codes_to_retype_days": _DAYS,
}
"""The settings that are whole numbers, and the highest of each; all begin at nought."""
_YES_NO = tuple(Answer)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "children_need_holder": _YES_NO,
    "card_list.use_list": _YES_NO,
    "card_list.unknown_when_online": ("refuse", "face"),
    "card_list.old_opened_by": ("supervisor", "clerk"),
    "retype": _YES_NO,
}
"""The settings that are one of some words."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_ZONE, _DAY_START = "days.zone", "days.day_start"


class NoSetting(LookupError):
    """A policy has no setting of this name; `known` are the parts that it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


@dataclass(frozen=True, slots=True)
class DatedDeskPolicy:
    """A policy and the day it begins on."""

    from_day: date
    policy: Policy


def changed_policy(before: Policy, changes: Mapping[str, str]) -> Policy:
    """A policy with some settings as they were written, by their names such as `child_age` and
    `card_list.stale_hours`. Raises `NoSetting`; `Faulty` at the names of those that are wrong.
    """
    said: dict[str, Any] = before.model_dump(mode="json")
    known = tuple(said)
    wrong: list[str] = []
    for name, value in changes.items():
        *parts, last = name.split(".")
        into = said
        for part in parts:
            inner = into.get(part)
            into = inner if isinstance(inner, dict) else {}
        if last not in into or isinstance(into[last], dict):
            raise NoSetting(name, known)
        into[last] = value
        if name in MOST and not (_NUMBER.fullmatch(value) and int(value) <= MOST[name]):
            wrong.append(name)
    try:
        policy = Policy.model_validate(said)
    except ValidationError as error:
        wrong += [".".join(map(str, each["loc"])) for each in error.errors()]
        raise Faulty(*map(_fault, dict.fromkeys(wrong))) from error
    if wrong:
        raise Faulty(*map(_fault, wrong))
    check_desk_policy(policy)
    return policy


def written_policy(policy: Policy) -> dict[str, str]:
    """The settings of a policy as a form writes them, by their names."""
    said = policy.model_dump(mode="json")
    flat = {**said, **{f"card_list.{name}": value for name, value in said["card_list"].items()}}
    numbers = {name: str(flat[name]) for name in MOST}
    words = {
        name: (Answer.YES if flat[name] else Answer.NO) if choices is _YES_NO else flat[name]
        for name, choices in CHOICES.items()
    }
    return numbers | {name: str(word) for name, word in words.items()}


def check_desk_policy(policy: Policy) -> None:
    """That desks can follow a policy. Raises `Faulty`."""
    written = written_policy(policy)
    faults = [_fault(name) for name, most in MOST.items() if int(written[name]) > most]
    if policy.card_list.stale_hours < policy.card_list.fresh_hours:
        faults.append(Fault("card_list.stale_hours", Wrong.OLD_BEFORE_FRESH))
    if faults:
        raise Faulty(*faults)


def desk_policies_of(connection: Transaction, region: str) -> list[DatedDeskPolicy]:
    """The policies of a region from a day on, past, present and coming, oldest first."""
    return [DatedDeskPolicy(*each) for each in venues.policies_of(connection, region)]


def put_desk_policy(
    centre: Centre, account: str, region: str, from_day: date, policy: Policy
) -> None:
    """Have a region's desks follow a policy from a day on: they get it with their programme of that
    day. Raises `Refused`: unknown region, a day that is past; `Faulty`.
    """
    check_desk_policy(policy)
    with acting(centre, account) as act:
        check_dated(act, centre, region, from_day)
        before = venues.regions_on(act.connection, from_day)[region].policy
        venues.put_policy(act.connection, region, from_day, policy)
        note_policy(act, "desk_policy", region, from_day, before=before, after=policy)
    tell_desks(centre)


def withdraw_desk_policy(centre: Centre, account: str, region: str, from_day: date) -> None:
    """Take a policy back that has not begun yet: what was in force before goes on. Raises
    `Refused`: unknown region, a day that is past or today, no policy of that day.
    """
    with acting(centre, account) as act:
        coming = {each.from_day: each.policy for each in desk_policies_of(act.connection, region)}
        check_coming(act, centre, region, from_day, coming)
        venues.forget_policy(act.connection, region, from_day)
        note_policy(act, "desk_policy_withdrawn", region, from_day, before=coming[from_day])


def _fault(name: str) -> Fault:
    if name in MOST:
        return Fault(name, Wrong.NOT_A_NUMBER, {"least": 0, "most": MOST[name]})
    if name == _DAY_START:
        return Fault(name, Wrong.NOT_A_TIME)
    choices = CHOICES.get(name, ("Europe/Helsinki",) if name == _ZONE else ())
    return Fault(name, Wrong.NOT_A_CHOICE, {"choices": list(choices)})
