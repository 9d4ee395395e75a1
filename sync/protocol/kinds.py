"""The words that desk, centre and wire share, as closed sets (domain, Words)."""

from enum import StrEnum


class CardKind(StrEnum):
    """Who a card is for: a person, or an organisation's workers with a group."""

    PERSONAL = "personal"
    COMMUNITY = "community"


class CardStatus(StrEnum):
    """Whether a card is in use; the list holds no reason why one is not."""

    ACTIVE = "active"
    BLOCKED = "blocked"


class TicketKind(StrEnum):
    """What one ticket of an issue is for."""

    HOLDER = "holder"
    CHILD = "child"
    ASSISTANT = "assistant"
    WORKER = "worker"
    GROUP_CHILD = "group_child"


PERSONAL_TICKETS = (TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT)
COMMUNITY_TICKETS = (TicketKind.WORKER, TicketKind.GROUP_CHILD, TicketKind.ASSISTANT)
QUOTA_TICKETS = frozenset(TicketKind) - {TicketKind.ASSISTANT}


class EventKind(StrEnum):
    """How uses of an event are counted."""

    PERFORMANCE = "performance"
    VISIT = "visit"
    COURSE = "course"
    PASS = "pass"  # noqa: S105 - a season pass, not a password


class Sector(StrEnum):
    """The sector of the national statistics an event belongs to."""

    CULTURE = "culture"
    EDUCATION = "education"
    SCIENCE = "science"
    SPORT = "sport"


class LimitPeriod(StrEnum):
    """What a limit counts over: one giving (`visit`), an event, or a period of local days."""

    VISIT = "visit"
    EVENT = "event"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ABSOLUTE = "absolute"


class QuotaMode(StrEnum):
    """Whether a quota refuses when nothing is left, or only warns."""

    HARD = "hard"
    SOFT = "soft"


class Channel(StrEnum):
    """Where the customer was when the tickets were given."""

    COUNTER = "counter"
    PHONE = "phone"


class CardSource(StrEnum):
    """How a card's code reached the desk."""

    TYPED = "typed"
    WEDGE = "wedge"
    PICTURE = "picture"


class RowKind(StrEnum):
    """The kinds of ledger rows this version understands; others are stored all the same."""

    ISSUE = "issue"
    VOID = "void"
    COLLECTED = "collected"
    WALK_IN_EVENT = "walk_in_event"
    WALK_IN_CHANGE = "walk_in_change"
    REINCARNATION = "reincarnation"
    LEASE_RETURN = "lease_return"
    UNKNOWN_CARDS = "unknown_cards"


class ReincarnationReason(StrEnum):
    """Why a desk ended an incarnation of its ledger and began another one."""

    BEHIND_KEYS = "behind_keys"
    BEHIND_CENTRE = "behind_centre"
    COPIED = "copied"
    CLOSED = "closed"


class VoidReason(StrEnum):
    """Why an issue was taken back."""

    MISTAKE = "mistake"
    WRONG_COUNT = "wrong_count"
    WRONG_EVENT = "wrong_event"
    RETURNED = "returned"
    NOT_COLLECTED = "not_collected"


class Finding(StrEnum):
    """What judging found about a row; also the outcomes, which have a fixed precedence."""

    QUARANTINED = "quarantined"
    UNKNOWN_CARD = "unknown_card"
    VIOLATION = "violation"
    DOUBLE_ISSUE = "double_issue"
    OVER_QUOTA = "over_quota"
    REVIEW = "review"
    ACCEPTED_STALE = "accepted_stale"
    ACCEPTED = "accepted"


OUTCOME_PRECEDENCE = tuple(Finding)
"""An outcome is the first of a row's findings in this order (protocol, Judging)."""
