"""What the first start shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps from a bare laptop to a desk."""

    ADDRESS = "address"
    FINGERPRINT = "fingerprint"
    LIST = "list"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FirstStartScreen:
    """The step, and what is wrong beside which field."""

    step: Step
    address_error: str = ""
    code_error: str = ""
    error: str = ""
    """What is wrong with the step itself."""
    fingerprint: tuple[str, ...] = ()
    """The centre's fingerprint in groups, to be read aloud."""
    done: int = 0
    total: int = 0
    """Progress of the first list; a total of 0 is not known yet."""
    progress: str = ""
    busy: bool = False
    """Something runs: the buttons wait."""
    can_retry: bool = False
    forms: str = "print_forms"
    """How blank use forms are offered in the last step: printed, or saved where no printer is."""
