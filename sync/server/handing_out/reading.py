"""What stands on a card, as people write it. Everything here raises `Refused`."""

import re
from datetime import date, datetime

from sync.protocol.kinds import CardKind
from sync.protocol.list_files import MAX_CHILD_ALLOWANCE
from sync.server.handing_out.refusing import Problem, Refused

_SOME = re.compile(r"[0-9]{1,2}")


def read_day(text: str) -> date | None:
    """A day as 2027-03-14 or as 14.3.2027; None where nothing is written."""
    if not text.strip():
        return None
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise Refused(Problem.BAD_DAY)


def read_children(text: str) -> int:
    """A number of children; nothing is none."""
    if not text.strip():
        return 0
    if not _SOME.fullmatch(text.strip()):
        raise Refused(Problem.BAD_CHILDREN, most=MAX_CHILD_ALLOWANCE)
    return int(text)


def read_kind(text: str) -> CardKind:
    """`personal` or `community`; nothing is personal."""
    try:
        return CardKind(text.strip() or CardKind.PERSONAL)
    except ValueError as error:
        raise Refused(Problem.BAD_KIND) from error
