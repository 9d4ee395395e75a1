"""The desk's window in a process of its own, worked as the journeys of tests/journeys work it.

    python -m tests.bench.journey_child TASK FOLDER        (a JSON list of codes on stdin)

Answers on standard output with the gaps between the ticks of a 5 ms timer on the interface thread.
"""

import importlib

from boxoffice.__main__ import prepare
from boxoffice.deferring import import_qt


def main() -> None:
    """Do one task."""
    prepare()
    importlib.import_module("boxoffice.program")
    import_qt()
    importlib.import_module("tests.bench.journey_tasks").main()


if __name__ == "__main__":
    main()
