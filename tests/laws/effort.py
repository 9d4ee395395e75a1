"""How long the laws look for a counterexample: for the same ones at every run of the suite, for new
ones where `BOXOFFICE_LAWS` is set (`tests/conftest.py`).
"""

import os

from hypothesis import HealthCheck, settings

_TIMES = int(os.environ.get("BOXOFFICE_LAWS", "1"))


def looking(examples: int, steps: int = 30) -> settings:
    """So many examples (and steps of a state machine) in the suite, `BOXOFFICE_LAWS` times as many
    where that is set.
    """
    return settings(
        max_examples=examples * _TIMES,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
