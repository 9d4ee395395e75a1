"""A program on a laptop whose clock is wrong.

    python -m tests.proof.wrong_clock SECONDS MODULE ARGUMENT ...

The clock under a desk is the operating system's, so that is where it is put wrong.
"""

import runpy
import sys
from datetime import UTC, datetime, timedelta
from unittest import mock

from boxoffice.domain.clock import SystemClock


def main() -> None:
    """Run the module as a program; what follows are its own arguments."""
    wrong_by = timedelta(seconds=float(sys.argv[1]))
    del sys.argv[:2]

    def now(_clock: SystemClock) -> datetime:
        return datetime.now(UTC) + wrong_by

    with mock.patch.object(SystemClock, "now", now):
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
