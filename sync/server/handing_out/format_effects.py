"""What another code format would make of the register's cards, before it is put in force."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sync.protocol.card_codes import CodeFormat, format_of
from sync.server.centre import Centre
from sync.server.handing_out.code_formats import every_format
from sync.server.handing_out.policies import policies_of, policy_of
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import register, venues
from sync.server.store.code_formats import ComingFormat, formats_on, then
from sync.server.store.handing_out import door


@dataclass(slots=True)
class Numbers:
    """So many cards, and how many of them are in use: active, their last valid day not past."""

    cards: int = 0
    in_use: int = 0

    def count(self, in_use: bool) -> None:
        """Count one."""
        self.cards += 1
        self.in_use += in_use


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change would do: of the cards in the register those that `fit` the format, those whose
    codes are no codes any more (`lost`), those that become ones (`found`), and those that are read
    as another format than now (`moved`). `named_by` are the regions that hand such cards out, now
    or later, or try them out.
    """

    named_by: Collection[str]
    registered: Numbers = field(default_factory=Numbers)
    fit: Numbers = field(default_factory=Numbers)
    lost: Numbers = field(default_factory=Numbers)
    found: Numbers = field(default_factory=Numbers)
    moved: Numbers = field(default_factory=Numbers)


def effects_of(centre: Centre, change: ComingFormat) -> Effects:
    """What adding a format, writing over it or taking it away on a day would do. Raises `Refused`:
    there is none to take away, or no other one.
    """
    with centre.store.read() as connection:
        before = formats_on(connection, change.from_day)
        known = every_format(connection).get(change.id)
    meant = change.format or known
    if meant is None:
        raise Refused(Problem.UNKNOWN_FORMAT, format=change.id)
    after = then(before, [change])
    if not after:
        raise Refused(Problem.LAST_FORMAT)
    return _effects(centre, before, after, meant)


def _effects(
    centre: Centre,
    before: Sequence[CodeFormat],
    after: Sequence[CodeFormat],
    meant: CodeFormat,
) -> Effects:
    found = Effects(_named_by(centre, meant.id))
    day = centre.network.days.day_of(centre.now())
    last = 0
    while True:
        # Page by page: a writer waits for none of it.
        with centre.store.read() as connection:
            codes = register.every_code(connection, day, last)
        for last, code, in_use in codes:  # noqa: B007 - the last one is where the next page begins
            now, then = format_of(code, before), format_of(code, after)
            found.registered.count(in_use)
            if then is meant or format_of(code, [meant]) is not None:
                found.fit.count(in_use)
            if now is not None and then is None:
                found.lost.count(in_use)
            elif now is None and then is not None:
                found.found.count(in_use)
            elif now is not None and then is not None and now.id != then.id:
                found.moved.count(in_use)
        if not codes:
            return found


def _named_by(centre: Centre, id_: str) -> list[str]:
    today = centre.network.days.day_of(centre.now())
    with door.reading(centre.store) as connection:
        trials = {
            each.region for each in venues.trials_on(connection, today) if each.code_format == id_
        }
        return sorted(
            name
            for region, name in venues.region_names(connection).items()
            if region in trials
            or id_ in policy_of(connection, region, today).formats
            or any(
                id_ in each.policy.formats
                for each in policies_of(connection, region)
                if each.from_day > today
            )
        )
