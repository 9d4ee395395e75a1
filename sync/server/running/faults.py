"""Keeping a fault of the centre's own code to the part it happened in, and the answer of a centre
that cannot serve just now.
"""

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from sync.protocol.problems import ProblemCode
from sync.web.problem_answers import ProblemError

log = logging.getLogger(__name__)
Value = TypeVar("Value")
RETRY_SECONDS = 5
"""So long a desk waits that is told to come later."""


def unavailable(detail: str = "") -> ProblemError:
    """The problem of a centre that cannot serve just now, with how long to wait."""
    wait = {"Retry-After": str(RETRY_SECONDS)}
    return ProblemError(ProblemCode.UNAVAILABLE, detail, headers=wait)


def contained(
    work: Callable[[], Value], what: str, *, passing: tuple[type[Exception], ...] = ()
) -> Value | None:
    """What the work gives; None where it raised anything but `passing`, which the caller gets.

    For work whose failure must not stop what stands beside it: one row, an acknowledgement, the
    worker's next look. The log hears the kind and the place of the error, never its text, which may
    hold what a row says.
    """
    try:
        return work()
    except passing:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error(
            "%s failed",
            what,
            extra={"error": type(error).__name__, "at": f"{place.name}:{place.lineno}"},
        )
        return None
