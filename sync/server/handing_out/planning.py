"""What a card would be if it were handed out now; nothing is done yet."""

from dataclasses import dataclass
from datetime import date

from sync.protocol.card_codes import CardCode, normalise
from sync.server.centre import Centre
from sync.server.handing_out import checking, handing
from sync.server.handing_out.handing import Giver, HandOut
from sync.server.handing_out.policies import last_valid_day, policy_of
from sync.server.store import settings
from sync.server.store.handing_out import door


@dataclass(frozen=True, slots=True)
class Plan:
    """A code that may be handed out, the last valid day unless another is said, and what the
    region lets be said.
    """

    code: CardCode
    last_valid_day: date
    today: date
    latest: date
    most_children: int


def plan(centre: Centre, giver: Giver, card: HandOut) -> Plan:
    """What handing a card out would do. Raises `Refused` for what is wrong with it."""
    with door.reading(centre.store) as connection:
        giving = handing.begin_giving(connection, centre, giver, looks=True)
        new = handing.checked(giving, card)
        formats = settings.network(connection).code_formats
        return Plan(
            checking.recognised(new.code, formats, giving.policy),
            new.states[-1].last_valid_day,
            giving.today,
            last_valid_day(giving.today, giving.policy.longest_months),
            giving.policy.most_children,
        )


def is_same_code(one: str, other: str) -> bool:
    """Whether two readings are alike."""
    return bool(normalise(one)) and normalise(one) == normalise(other)


def day_if_renewed(centre: Centre, region: str) -> date:
    """Until when a card of a region is valid that is renewed now, unless a day is said."""
    with door.reading(centre.store) as connection:
        today = centre.network.days.day_of(centre.now())
        return last_valid_day(today, policy_of(connection, region, today).valid_months)
